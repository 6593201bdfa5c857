"""Where Tab leads: in the order of the eye, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLayout, QWidget


def follow_one_another(*stops: QWidget) -> None:
    """Let Tab lead from each to the next; what is made later lies behind all else until then."""
    for before, behind in pairwise(stops):
        QWidget.setTabOrder(before, behind)


def stop_at_checked(group: QButtonGroup) -> None:
    """Let Tab stop at the checked button of a group, at each while none is; arrows lead on."""

    def follow() -> None:
        checked = group.checkedButton()
        for button in group.buttons():
            is_stop = checked is None or button is checked
            policy = button.focusPolicy()
            tab = Qt.FocusPolicy.TabFocus
            button.setFocusPolicy(policy | tab if is_stop else policy & ~tab)

    group.buttonToggled.connect(follow)
    follow()


def stops_within(widget: QWidget) -> Iterator[QWidget]:
    """Yield where Tab may stop in a widget, in the order in which its layouts hold it."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops_within(widget)
        elif (inner := item.layout()) is not None:
            yield from _stops_in(inner)
