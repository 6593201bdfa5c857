"""The steps by which the database grew, one SQL file each; a published step is never changed."""
