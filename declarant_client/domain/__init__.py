"""What things are and which moves are allowed: frozen values and pure functions, no input or output."""
