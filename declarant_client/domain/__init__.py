"""What things are and which moves are allowed: frozen values, pure functions, no I/O."""
