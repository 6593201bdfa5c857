"""Printing, with a preview and as PDF; what prints is loaded when it is first asked for."""
