"""Watching the places that declarations come from: folders and databases."""
