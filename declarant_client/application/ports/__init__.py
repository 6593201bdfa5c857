"""What the use cases ask of the world outside: Protocols and the plain values they exchange."""
