"""The keys of the page "To rate"; loaded once its first rows are seen, or with the first key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from declarant_client.desktop.to_rate.digit_keys import LEVELS_BY_LETTER, level_of, sends
from declarant_client.desktop.to_rate.flow import RateFlow
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.putting_off import PutOff


class PageKeys(QObject):
    """Digits rate and Enter sends, wherever on the page no text is typed."""

    def __init__(
        self,
        page: QWidget,
        flow: RateFlow,
        search: SearchField,
        find_enterprise: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._flow = flow
        self._search = search
        for keys, does in (
            ("Ctrl+Return", flow.send),
            ("Ctrl+Enter", flow.send),
            ("Ctrl+Z", flow.undo),
            ("Ctrl+F", search.begin),
            ("Ctrl+E", find_enterprise),
            ("Ctrl+Right", lambda: flow.put_off(PutOff.NO_OPINION)),
            ("Ctrl+Shift+Right", flow.offer_to_put_off),
        ):
            shortcut = QShortcut(QKeySequence(keys), page)
            # A key that is held down sends or takes back one rating, not several.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(does)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False for a key that is not the page's."""
        focused = QApplication.focusWidget()
        level = level_of(event)
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            if focused is self._search and sends(event):
                self._go_to_found()
        elif level is not None:
            self._flow.set_level(level)
        elif sends(event):
            self._press_or_send(focused)
        else:
            return False
        return True

    def _go_to_found(self) -> None:
        behind = self._search.take_behind_enter()
        self._flow.go_to_found()
        for letter in behind:
            if letter in LEVELS_BY_LETTER:
                self._flow.set_level(LEVELS_BY_LETTER[letter])

    def _press_or_send(self, focused: QWidget | None) -> None:
        # Enter presses the button that has the focus; stars and reasons are answers, not buttons.
        is_answer = isinstance(focused, QRadioButton | QCheckBox)
        if isinstance(focused, QAbstractButton) and not is_answer:
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            self._flow.send()
