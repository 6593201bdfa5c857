"""What went wrong without anybody expecting it: one window, whatever the number of errors."""
