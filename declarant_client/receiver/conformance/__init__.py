"""Holds any receiving office against the published contract, from outside, over HTTP alone.

One module for each part of the contract; each of its rules is one named check.
"""
