"""The right side of the page: the form, or what to do while nothing lies open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from declarant_client.application.rating_form import RatingForm
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.to_rate.form.form_view import FormView
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.empty_state import EmptyState
from declarant_client.desktop.widgets.labels import plain_label


class FormPanel(QWidget):
    """Shows the open form, and above it what could not be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormView(self)
        self.trouble = TroubleBar(self)
        self._nothing = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        self._nothing.say(
            "rate",
            self.tr("One key rates, one more sends"),
            self.tr(
                "Choose a declaration on the left. Press 1 to 5 to rate all its subjects, Enter "
                "to send and go on to the next."
            ),
        )

    def show_form(self, form: RatingForm | None) -> None:
        """Show a form, or nothing."""
        if form is not None:
            self.form.show_form(form)
        self._stack.setCurrentIndex(0 if form is None else 1)

    def hold_still(self, *, held: bool) -> None:
        """While another form is on its way, the mouse must not fill in the one still seen."""
        self.form.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, held)


class TroubleBar(QFrame):
    """A sentence about something that was not saved, and the way back to it."""

    openWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.WARNING)
        self._identity = ""
        self._text = plain_label(wraps=True)
        open_again = QPushButton(self.tr("Open it again"), self)
        open_again.clicked.connect(self._open_again)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(open_again)
        self.hide()

    def tell(self, identity: str, text: str) -> None:
        """Say what was not saved."""
        self._identity = identity
        self._text.setText(text)
        self.show()
        announce(self, text)

    def _open_again(self) -> None:
        self.hide()
        self.openWanted.emit(self._identity)
