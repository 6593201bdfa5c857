"""The question what the declarations of a report are, asked above the worklist."""
