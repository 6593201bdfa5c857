"""What a user can do: one module for each use case, and the ports that they need."""
