"""One field to search with, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QToolButton,
    QWidget,
)

from declarant_client.desktop.appearance import Space, Tone, icon
from declarant_client.desktop.widgets.labels import as_plain_tool_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

_BESIDE = 2
"""What Qt leaves free at each end of a field's text."""
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchField(QLineEdit):
    """A line to type in, with its sign in front and, while it holds text, a button to clear it.

    An input method hands Enter back a moment after it was pressed, and may show here by then what
    was typed behind it: where Enter leads on, that is no part of the search and kept for there.
    """

    def __init__(
        self, hint: str, parent: QWidget | None = None, *, enter_leads_on: bool = False
    ) -> None:
        """``hint`` says what can be searched; it is shown while the field is empty.

        Where it has no room, one word stands there and the whole hint is the tool tip.
        """
        super().__init__(parent)
        self._enter_leads_on = enter_leads_on
        self._composed = ""
        self._at_enter: dict[int, str] = {}
        self._behind_enter = ""
        self._hint = hint
        self.setAccessibleName(self.tr("Search"))
        sign = QAction(icon("search", Tone.MUTED), "", self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._name_buttons(self.tr("Search sign"))
        self.textChanged.connect(self._offer_clearing)
        self._show_hint()

    def explain(self, hint: str) -> None:
        """Say what can be searched."""
        self._hint = hint
        self._show_hint()

    def begin(self) -> None:
        """Let what is typed next be a search of its own."""
        self.setFocus()
        self.selectAll()

    def take_behind_enter(self) -> str:
        """Return, once, what was typed behind the Enter that is being acted on."""
        behind, self._behind_enter = self._behind_enter, ""
        return behind

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._show_hint()

    def event(self, event: QEvent) -> bool:
        # Asked for at the moment of the press, before the input method sees it.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _ENTER_KEYS:
            self._at_enter.setdefault(event.timestamp(), self.text() + self._composed)
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._enter_leads_on and event.key() in _ENTER_KEYS:
            self._set_aside(self._at_enter.pop(event.timestamp(), None))
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._at_enter.clear()
        super().focusOutEvent(event)

    def _set_aside(self, at_enter: str | None) -> None:
        """Keep apart what came since Enter was pressed, when this was the text."""
        by_now = self.text() + self._composed
        if at_enter is None or by_now == at_enter or not by_now.startswith(at_enter):
            return
        self._behind_enter = by_now.removeprefix(at_enter)
        if self._composed:
            QGuiApplication.inputMethod().reset()
            QApplication.sendEvent(self, QInputMethodEvent())
        self.setText(at_enter)

    def _show_hint(self) -> None:
        # Asking the style would make its many names in Python: a fiftieth of a start.
        room = self.width() - 2 * (Space.FIELD + _BESIDE) - self._signs_width()
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room
        shown = self._hint if fits else self.accessibleName()
        if shown != self.placeholderText():
            self.setPlaceholderText(shown)
            whole = "" if fits else self._hint
            self.setToolTip(as_plain_tool_tip(whole))
            self.setAccessibleDescription(whole)

    def _signs_width(self) -> int:
        # Qt leaves as much free beside each as it stands away from the field's edge.
        signs = [sign for sign in self.findChildren(QToolButton) if not sign.isHidden()]
        places = [sign.geometry() for sign in signs]
        return sum(min(place.right() + 1, self.width() - place.left()) for place in places)

    def _offer_clearing(self, text: str) -> None:
        # With the first text: Qt looks for the button's drawing in every theme, before the first
        # paint a hundredth of a second.
        if text and not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
            self._name_buttons(self.tr("Clear the search"))

    def _name_buttons(self, name: str) -> None:
        # Qt makes a button for each and gives it no name that a screen reader could say.
        for button in self.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(name)
