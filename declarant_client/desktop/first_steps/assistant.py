"""The set-up assistant: a dialog of four steps."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, give_role, headline_font, small_font
from declarant_client.desktop.first_steps.contact_step import ContactStep
from declarant_client.desktop.first_steps.language_step import LanguageStep
from declarant_client.desktop.first_steps.office_step import OfficeStep
from declarant_client.desktop.first_steps.parts import FirstStepsParts
from declarant_client.desktop.first_steps.sources_step import SourcesStep
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label

_SIZE = (680, 460)


class Step(Protocol):
    """What the assistant asks of a step."""

    def title(self) -> str: ...

    def text(self) -> str: ...

    def take_focus(self) -> None: ...


class Assistant(QDialog):
    """Nothing has to be filled in: each step can be passed over, and come back to."""

    settingChanged = Signal(object, object)
    """``(Setting, value)``, kept already."""
    accountsChanged = Signal()

    def __init__(
        self, parts: FirstStepsParts, step: int = 0, parent: QWidget | None = None
    ) -> None:
        """``step`` is the one to begin with, from 0."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set-up assistant"))
        self.contact = ContactStep(parts)
        self.steps = (LanguageStep(parts), OfficeStep(parts), SourcesStep(parts), self.contact)
        self._where = plain_label(font=small_font(), role=Role.MUTED)
        self._title = plain_label(font=headline_font(), wraps=True)
        self._text = plain_label(role=Role.MUTED, wraps=True)
        self._stack = QStackedWidget()
        self.leave = QPushButton(self.tr("Leave the assistant"), self)
        give_role(self.leave, Role.QUIET)
        self.back = QPushButton(self.tr("Back"), self)
        self.next = QPushButton("", self)
        self._lay_out()
        self._connect()
        self.show_step(step)

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._stack.currentIndex()

    def show_step(self, step: int) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(step)
        shown = cast("Step", self.steps[step])
        self._where.setText(
            self.tr("Step {step} of {all}").format(step=step + 1, all=len(self.steps))
        )
        self._title.setText(shown.title())
        self._text.setText(shown.text())
        self.back.setEnabled(step > 0)
        is_last = step == len(self.steps) - 1
        self.next.setText(self.tr("Begin") if is_last else self.tr("Next"))
        self.next.setDefault(True)
        shown.take_focus()
        self._recommend()
        announce(self, f"{self._where.text()}: {shown.title()}")

    def done(self, result: int) -> None:
        self.contact.keep()
        self.steps[1].let_go()
        super().done(result)

    def _recommend(self) -> None:
        # Where the step has a way of its own, that one is recommended until it was gone.
        is_done = self.steps[1].is_done
        goes_on = self.step in {0, len(self.steps) - 1} or (self.step == 1 and is_done)
        give_role(self.next, Role.PRIMARY if goes_on else None)
        if self.step == 1 and is_done:
            self.next.setFocus()

    def _go_on(self) -> None:
        if self.step == len(self.steps) - 1:
            self.accept()
        else:
            self.show_step(self.step + 1)

    def _connect(self) -> None:
        language, office, _sources, _contact = self.steps
        language.chosen.connect(self.settingChanged)
        office.withoutOffice.connect(self._go_on)
        office.isDone.connect(self._recommend)
        office.enrolled.connect(self.accountsChanged)
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.next.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
        line = QFrame()
        give_role(line, Role.LINE)
        line.setFixedHeight(Space.LINE)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.leave)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._where)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(Space.M)
        column.addWidget(self._stack, 1)
        column.addWidget(line)
        column.addSpacing(Space.S)
        column.addLayout(buttons)
        self.resize(*_SIZE)
