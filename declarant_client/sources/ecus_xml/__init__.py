"""The XML export of the declaration software."""
