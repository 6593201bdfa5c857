"""Saying what the columns of another software's table mean."""
