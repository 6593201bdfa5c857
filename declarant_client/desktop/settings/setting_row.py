"""One setting: its name, what it does, and the control that changes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.settings import Setting
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.drawing import Drawing
from declarant_client.desktop.widgets.labels import plain_label

_CONTROL_WIDTH = 240
_MOST = 1_000_000


class SettingRow(QWidget):
    """Tells what was chosen; whether it could be kept is said underneath."""

    chosen = Signal(object, object)
    """``(Setting, value)``"""

    def __init__(
        self,
        setting: Setting[Any],
        value: object,
        *,
        is_fixed: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``is_fixed``: policy decides, nobody can change it here."""
        super().__init__(parent)
        self.setting = setting
        self._is_fixed = is_fixed
        self._told = ""
        self.control = self._control(value)
        self.control.setEnabled(not is_fixed)
        # A wheel that scrolls the page must not change what it passes over.
        self.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.control.installEventFilter(self)
        self._fault = plain_label(font=small_font(), role=Role.FAULT, wraps=True)
        self._fault.hide()
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def say(self, fault: str) -> None:
        """Say why the choice could not be kept; empty: it was."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if fault:
            announce(self.control, fault)

    def show_value(self, value: object) -> None:
        """Show a value without telling ``chosen``."""
        self.control.blockSignals(True)
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(bool(value))
        elif isinstance(self.control, QSpinBox) and isinstance(value, int):
            self.control.setValue(value)
        elif isinstance(self.control, ChoiceBox):
            self.control.choose(value)
        elif isinstance(self.control, QLineEdit):
            self._told = str(value)
            self.control.setText(self._told)
        self.control.blockSignals(False)

    @property
    def is_edited(self) -> bool:
        """Whether something is being typed into it."""
        return self.control.hasFocus() and isinstance(self.control, QLineEdit | QSpinBox)

    def _control(self, value: object) -> QWidget:
        control: QWidget
        if self.setting.choices:
            control = self._choice(value)
        elif isinstance(value, bool):
            # As wide as it is: its focus is to be seen beside it, not at the end of a wide field.
            return self._switch(value)
        elif isinstance(value, int):
            control = self._number(value)
        else:
            control = self._text(str(value))
        control.setFixedWidth(_CONTROL_WIDTH)
        return control

    def _choice(self, value: object) -> QComboBox:
        box: ChoiceBox[object] = ChoiceBox(said(self.setting.name))
        choices: list[tuple[object, str]] = [
            (choice, word if isinstance(word, str) else said(word))
            for choice, word in self.setting.words.items()
        ]
        box.offer(choices[0], choices[1:])
        box.choose(value)
        box.activated.connect(lambda _: self.chosen.emit(self.setting, box.value()))
        return box

    def _switch(self, value: bool) -> QCheckBox:  # noqa: FBT001 - the setting's value
        box = QCheckBox()
        box.setChecked(value)
        box.toggled.connect(lambda is_on: self.chosen.emit(self.setting, is_on))
        return box

    def _number(self, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(
            self.setting.lowest or 0,
            _MOST if self.setting.highest is None else self.setting.highest,
        )
        box.setValue(value)
        # Told when typing is done, not at each digit: 1 on the way to 15 is not meant.
        box.setKeyboardTracking(False)
        if self.setting.unit is not None:
            box.setSuffix(said(self.setting.unit))
        box.lineEdit().setTextMargins(Space.S - Space.HAIR, 0, 0, 0)
        box.valueChanged.connect(lambda number: self.chosen.emit(self.setting, number))
        return box

    def _text(self, value: str) -> QLineEdit:
        self._told = value
        field = QLineEdit(value)

        def tell() -> None:
            if field.text() != self._told:
                self._told = field.text()
                self.chosen.emit(self.setting, field.text())

        field.editingFinished.connect(tell)
        return field

    def _lay_out(self) -> None:
        name, description = said(self.setting.name), said(self.setting.description)
        if self._is_fixed:
            fixed = self.tr("Fixed by the administrator of this computer.")
            description = f"{description} {fixed}"
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(description)
        label = plain_label(name, wraps=True)
        label.setBuddy(self.control)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        if self._is_fixed:
            head.addWidget(Drawing("lock", Space.M))
        head.addWidget(label, 1)
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addLayout(head)
        texts.addWidget(plain_label(description, font=small_font(), role=Role.MUTED, wraps=True))
        texts.addWidget(self._fault)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(texts, 1)
        row.addWidget(self.control)
