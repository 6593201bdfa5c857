"""The right side of the page: the form, or what to do while nothing lies open.

The form is built when the first declaration lies open, behind the list's first paint; or, where
nothing waits at the start, in pieces while nobody needs it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.form.form_view import FormView
    from declarant_client.desktop.to_rate.together.group_view import GroupView
    from declarant_client.desktop.to_rate.unsaved_bar import UnsavedBar
    from declarant_client.desktop.widgets.empty_state import EmptyState


class FormPanel(QWidget):
    """Shows the open form, and above it what could not be saved."""

    formMade = Signal(object)
    """The ``FormView`` was built."""
    groupMade = Signal(object)
    """The ``GroupView`` was built."""
    openWanted = Signal(str)
    """Identity of a declaration whose rating was not saved: open it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget(self)
        self._single: QWidget | None = None
        self._shows_group = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)

    @cached_property
    def form(self) -> FormView:
        """The form of the open declaration."""
        from declarant_client.desktop.to_rate.form.form_view import FormView

        form = FormView(self)
        self._stack.addWidget(form)
        self.formMade.emit(form)
        return form

    @cached_property
    def group(self) -> GroupView:
        """The form of several declarations."""
        from declarant_client.desktop.to_rate.together.group_view import GroupView

        group = GroupView(self)
        self._stack.addWidget(group)
        self.groupMade.emit(group)
        return group

    def show_group(self, *, shown: bool) -> None:
        """Show the form of several in the place of the one, or no longer."""
        self._shows_group = shown
        single = self._single or self._nothing
        self._stack.setCurrentWidget(self.group if shown else single)

    @cached_property
    def unsaved(self) -> UnsavedBar:
        """What could not be saved."""
        from declarant_client.desktop.to_rate.unsaved_bar import UnsavedBar

        bar = UnsavedBar(self)
        bar.openWanted.connect(self.openWanted)
        self._column.insertWidget(0, bar)
        return bar

    def put_above(self, widget: QWidget) -> None:
        """Let something stand above the form that has nothing to do with it."""
        self._column.insertWidget(0, widget)

    def show_form(self, form: RatingForm | None) -> None:
        """Show a form, or what to do while nothing lies open."""
        if form is None:
            self._single = self._nothing
        else:
            self.form.show_form(form)
            self._single = self.form
        if not self._shows_group:
            self._stack.setCurrentWidget(self._single)

    def make_next(self) -> bool:
        """Make a part of the form before the first declaration is there."""
        if "form" in self.__dict__:
            return self.form.subjects.make_next()
        # A stack shows the first that it is given, which must not be a form of nothing.
        _ = self.form if self._stack.count() else self._nothing
        return True

    def hold_still(self, *, held: bool) -> None:
        """While another form is on its way, the mouse must not fill in the one still seen."""
        self._stack.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, held)

    @cached_property
    def _nothing(self) -> EmptyState:
        from declarant_client.desktop.widgets.empty_state import EmptyState

        nothing = EmptyState(self)
        self._stack.addWidget(nothing)
        nothing.say(
            "rate",
            self.tr("One key rates, one more sends"),
            self.tr(
                "A declaration of the list opens here. Press 1 to 5 to rate all its subjects, "
                "Enter to send and go on to the next."
            ),
        )
        return nothing
