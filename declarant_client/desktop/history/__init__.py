"""The history: every assessment, what came of it, totals, and the export of what is filtered."""
