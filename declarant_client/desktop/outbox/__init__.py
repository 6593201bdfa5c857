"""The outbox: everything on its way, how it stands, and what may still be done about it."""
