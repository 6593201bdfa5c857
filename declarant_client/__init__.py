"""The declarant's client: rate the customs service of each declaration and see what came of it."""

__version__ = "0.1.0"
