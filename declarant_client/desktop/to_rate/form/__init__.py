"""The rating form: facts, subjects with their stars, reasons, details, contact, sending."""
