"""What ``declarant-receiver`` does: one module for each noun of the command line."""
