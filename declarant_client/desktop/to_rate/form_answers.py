"""What is typed and answered in the form, on its way to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.desk import RatingDesk
    from declarant_client.desktop.to_rate.form.form_view import FormView
    from declarant_client.desktop.to_rate.form_panel import FormPanel
    from declarant_client.desktop.to_rate.worklist_view import WorklistView
    from declarant_client.domain.declaration import Clearance, Phase


class FormAnswers(QObject):
    """An answer that opens the form anew gives the focus back to the list."""

    def __init__(
        self, desk: RatingDesk, view: WorklistView, right: FormPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._right = right
        right.formMade.connect(self._connect)

    def _connect(self, form: FormView) -> None:
        form.edited.connect(self._edited)
        form.standing.withdrawWanted.connect(self._desk.withdraw)
        form.put_off.againWanted.connect(self._ask_again)
        form.question.clearanceAnswered.connect(self._clearance_answered)
        form.question.phaseChosen.connect(self._phase_chosen)

    def _edited(self) -> None:
        draft = self._right.form.draft()
        if draft is not None:
            self._desk.edited(draft)

    def _ask_again(self) -> None:
        form = self._desk.form
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if form is not None:
            self._desk.putting_off.ask_again([form.row.declaration.identity])

    def _clearance_answered(self, clearance: Clearance) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.answer_clearance(clearance)

    def _phase_chosen(self, phase: Phase) -> None:
        form = self._desk.form
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if form is not None:
            self._desk.open(form.row.declaration.identity, phase)
