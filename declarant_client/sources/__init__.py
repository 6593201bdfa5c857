"""Readers of what the declaration software wrote: one module per format, one registry."""
