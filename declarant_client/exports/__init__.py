"""Writing the history to a file of the user's: XLSX, CSV and JSON, whole or not at all."""
