"""The window: one folder for each screen, shared widgets, and the work kept off its thread."""
