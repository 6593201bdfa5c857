"""One field to search with, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from declarant_client.desktop.appearance import Tone, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchField(QLineEdit):
    """A line to type in, with its sign in front and, while it holds text, a button to clear it.

    An input method hands Enter back a moment after it was pressed, and may show here by then what
    was typed behind it: where Enter leads on, that is no part of the search and kept for there.
    """

    def __init__(
        self, hint: str, parent: QWidget | None = None, *, enter_leads_on: bool = False
    ) -> None:
        """``hint`` says what can be searched; it is shown while the field is empty."""
        super().__init__(parent)
        self._enter_leads_on = enter_leads_on
        self._composed = ""
        self._at_enter: dict[int, str] = {}
        self._behind_enter = ""
        self.setPlaceholderText(hint)
        self.setAccessibleName(self.tr("Search"))
        sign = QAction(icon("search", Tone.MUTED), "", self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._name_buttons(self.tr("Search sign"))
        self.textChanged.connect(self._offer_clearing)

    def begin(self) -> None:
        """Let what is typed next be a search of its own."""
        self.setFocus()
        self.selectAll()

    def take_behind_enter(self) -> str:
        """Return, once, what was typed behind the Enter that is being acted on."""
        behind, self._behind_enter = self._behind_enter, ""
        return behind

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
