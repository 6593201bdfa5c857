"""Where Tab leads: in the order of the eye, whatever was made first."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def follow_one_another(*stops: QWidget) -> None:
    """Let Tab lead from each to the next; what is made later lies behind all else until then."""
    for before, behind in pairwise(stops):
        QWidget.setTabOrder(before, behind)
