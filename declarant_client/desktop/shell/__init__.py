"""The window around the pages: rail, status line, reading files, what is remembered."""
