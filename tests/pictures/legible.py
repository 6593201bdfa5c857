"""Whether every text has the room it needs: measured from the widgets' own geometry."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from declarant_client.desktop.shell.rail import RailEntry
from declarant_client.desktop.widgets.choice_box import MARGIN as CHOICE_MARGIN
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.labels import ElidedLabel
from declarant_client.desktop.widgets.reading_pane import Paragraph

_SLACK = 1
"""Pixels by which fonts are rounded."""
_FIELD_MARGIN = 2
"""What Qt leaves free at each end of a field's text."""
_SHOWN_WHOLE = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


def faults(root: QWidget) -> list[str]:
    """Return what is clipped and what lies over one another, in words for whoever mends it."""
    found = [*_clipped(root), *_cut_off(root), *_overlapping(root)]
    return sorted(set(found))


def _clipped(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        lacks = _lacking(widget)
        if lacks:
            yield f"clipped by {lacks.width()}x{lacks.height()}: {_named(widget)}"


def _lacking(widget: QWidget) -> QSize | None:
    """Return by how much a widget is too small for its text."""
    if isinstance(widget, ElidedLabel):
        return None  # It ends in … by design, and says all in its tool tip.
    if isinstance(widget, RailEntry):
        return _difference(QSize(widget.needed_width(), 0), widget.size())
    if isinstance(widget, QLabel):
        return _label_lacks(widget)
    if isinstance(widget, QComboBox | QLineEdit):
        return _combo_lacks(widget) if isinstance(widget, QComboBox) else _field_lacks(widget)
    if isinstance(widget, QPushButton | QToolButton | QAbstractButton) and widget.text():
        return _difference(widget.sizeHint(), widget.size())
    return None


def _label_lacks(label: QLabel) -> QSize | None:
    if not label.text().strip():
        return None
    if not label.wordWrap():
        return _difference(label.sizeHint(), label.size())
    room = label.contentsRect().width()
    metrics = QFontMetrics(label.font())
    # A line is broken between words alone: one that is too long is cut off, but in a paragraph.
    words = [] if isinstance(label, Paragraph) else label.text().split()
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    needed = QSize(widest, label.heightForWidth(label.width()))
    return _difference(needed, QSize(room, label.height()))


def _combo_lacks(box: QComboBox) -> QSize | None:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
    # A choice box ends its text in … where it lacks room, and needs some for that beside it.
    beside = CHOICE_MARGIN if isinstance(box, ChoiceBox) else 0
    return _difference(_size_of(box, box.currentText(), beside), room.size())


def _field_lacks(field: QLineEdit) -> QSize | None:
    """Measure what stands in a field, or what it says while it is empty."""
    # A path may be longer than any window: it can be gone through, and copied.
    text = field.placeholderText() if field.isReadOnly() else field.displayText()
    text = text or field.placeholderText()
    if not text:
        return None
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    contents = QStyle.SubElement.SE_LineEditContents
    room = field.style().subElementRect(contents, option, field).marginsRemoved(field.textMargins())
    # Qt leaves as much free beside a button as it stands away from the field's edge.
    places = [one.geometry() for one in field.findChildren(QAbstractButton) if one.isVisible()]
    buttons = sum(min(place.right() + 1, field.width() - place.left()) for place in places)
    return _difference(_size_of(field, text, 2 * _FIELD_MARGIN + buttons), room.size())


def _size_of(widget: QWidget, text: str, beside: int) -> QSize:
    metrics = widget.fontMetrics()
    return QSize(metrics.horizontalAdvance(text) + beside, metrics.height())


def _difference(needed: QSize, given: QSize) -> QSize | None:
    lacks = QSize(max(0, needed.width() - given.width()), max(0, needed.height() - given.height()))
    return lacks if lacks.width() > _SLACK or lacks.height() > _SLACK else None


def _cut_off(root: QWidget) -> Iterator[str]:
    """Yield what a parent cuts off where nobody can scroll to it."""
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, _SHOWN_WHOLE) or not widget.isVisible():
            continue
        if isinstance(widget, ElidedLabel) or widget.rect().isEmpty():
            continue
        area = _scroll_area(widget, root)
        frame = area.viewport() if area else root
        seen = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
        outside = seen.left() < -_SLACK or seen.right() > frame.rect().right() + _SLACK
        if area is None:
            outside |= seen.top() < -_SLACK or seen.bottom() > frame.rect().bottom() + _SLACK
        elif area.horizontalScrollBar().maximum() > 0:
            outside = False
        if outside:
            yield f"cut off: {_named(widget)}"


def _scroll_area(widget: QWidget, root: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _overlapping(root: QWidget) -> Iterator[str]:
    shown = [
        (widget, _place(widget, root))
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _SHOWN_WHOLE) and widget.isVisible() and _has_content(widget)
    ]
    for at, (first, place) in enumerate(shown):
        for second, other in shown[at + 1 :]:
            if first.isAncestorOf(second) or second.isAncestorOf(first):
                continue
            common = place.intersected(other)
            if common.width() > _SLACK and common.height() > _SLACK:
                yield f"overlapping: {_named(first)} and {_named(second)}"


def _place(widget: QWidget, root: QWidget) -> QRect:
    """Return what can be seen of a widget, in the root's places."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(root, seen.topLeft()), seen.size())


def _has_content(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text())
    return not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _named(widget: QWidget) -> str:
    text = getattr(widget, "text", str)() or widget.accessibleName()
    owner = widget.parentWidget()
    return f"{type(widget).__name__} “{text[:60]}” in {type(owner).__name__}"
