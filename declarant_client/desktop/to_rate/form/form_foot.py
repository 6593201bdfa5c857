"""The line under the form: what is missing or where it will go, and the button that sends."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from declarant_client.application.rating_form import RatingForm
from declarant_client.application.wording import PHASES
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.to_rate.form.foot import Foot


class FormFoot(Foot):
    """Says to whom the assessment goes; sends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = ""

    def show_form(self, form: RatingForm, *, locked: bool) -> None:
        """Show where the assessment will go, and what the button does."""
        self._where = self._destination(form)
        self.send.setEnabled(form.draft is not None and not locked)
        self.send.setText(self._action(form))
        self.skip.setVisible(form.waits)
        self.show_fault("")

    def show_fault(self, text: str) -> None:
        """Say what is missing; empty text shows the destination again."""
        self.say(text or self._where, is_fault=bool(text))

    def _destination(self, form: RatingForm) -> str:
        if form.is_only_read:
            where = self.tr("Your key for this office may only read: it will wait here")
        elif form.account is None:
            where = self.tr("No office connected yet: it will wait here")
        else:
            where = self.tr("To {office}").format(office=text_of(form.account.office.name))
        phase = said(PHASES[form.place.phase]) if form.place else ""
        return " · ".join(part for part in (phase, where) if part)

    def _action(self, form: RatingForm) -> str:
        if form.revises:
            return self.tr("Send the revision (Enter)")
        if form.standing is not None:
            return self.tr("Save the change (Enter)")
        return self.tr("Send and next (Enter)")
