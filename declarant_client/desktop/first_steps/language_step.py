"""The first step: which language the program speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from declarant_client.application.ports.settings import LANGUAGE, Language
from declarant_client.desktop.appearance import Role, Space
from declarant_client.desktop.first_steps.parts import FirstStepsParts
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError


class LanguageStep(QWidget):
    """A language is chosen by its own name; the window speaks it at once."""

    chosen = Signal(object, object)
    """``(Setting, value)``, kept already."""

    def __init__(self, parts: FirstStepsParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._fault = plain_label(role=Role.FAULT, wraps=True)
        self._fault.hide()
        self.vietnamese = QRadioButton("Tiếng Việt")
        self.english = QRadioButton("English")
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for button in (self.vietnamese, self.english):
            self._group.addButton(button)
            column.addWidget(button)
        column.addWidget(self._fault)
        column.addStretch()
        speaks = self.vietnamese if parts.speaks_vietnamese() else self.english
        speaks.setChecked(True)
        if parts.settings.fixed_by_policy(LANGUAGE):
            self._say(self.tr("Fixed by the administrator of this computer."))
            self.vietnamese.setEnabled(False)
            self.english.setEnabled(False)
        self._group.buttonClicked.connect(lambda _: self._keep())

    def title(self) -> str:
        """Return the step's title, in both languages: whoever reads one only must find it."""
        return "Ngôn ngữ · Language"

    def text(self) -> str:
        """Return what the step is for."""
        return self.tr("The language of the window. It can be changed in the settings at any time.")

    def take_focus(self) -> None:
        """Put the focus on the language that is spoken."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus()

    def _keep(self) -> None:
        is_vietnamese = self.vietnamese.isChecked()
        language = str(Language.VIETNAMESE if is_vietnamese else Language.ENGLISH)
        if is_vietnamese == self._parts.speaks_vietnamese():
            return

        def failed(error: SaidError) -> None:
            self._say(said(error.sentence))

        self._parts.threads.writing.run(
            self,
            lambda: self._parts.settings.set(LANGUAGE, language),
            lambda _: self.chosen.emit(LANGUAGE, language),
            failed,
        )

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.show()
