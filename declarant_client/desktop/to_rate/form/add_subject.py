"""Adding a stage, a team or an officer to the form: from the directory, or typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating_form import Offered
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.appearance import Role, Tone, give_role, icon
from declarant_client.desktop.to_rate.subject_names import subject_name


class AddSubject(QPushButton):
    """A button whose menu holds the subjects that may be added."""

    chosen = Signal(object)
    """A ``DraftRow`` without a level; its name is empty where it is to be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.QUIET)
        self.setIcon(icon("add", Tone.ACCENT))
        self.setText(self.tr("Add a subject"))
        self._offered = Offered()
        self._present: Sequence[DraftRow] = ()
        self._menu = QMenu(self)
        # The menu is filled when it opens: forms come and go far more often.
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def offer(self, offered: Offered, present: Sequence[DraftRow]) -> None:
        """Offer what the directory has and the form does not show yet."""
        self._offered, self._present = offered, present

    def _fill(self) -> None:
        self._menu.clear()
        for title, rows in (
            (self.tr("Professional stages"), self._stages()),
            (self.tr("Officers"), self._officers()),
            (self.tr("Working teams"), self._teams()),
        ):
            fresh = [row for row in rows if not self._is_present(row)]
            if fresh:
                self._menu.addSection(title)
            for row in fresh:
                self._add(subject_name(row, self._offered).replace("&", "&&"), row)
        self._menu.addSection(self.tr("Not on the list"))
        self._add(self.tr("Stage, typed…"), _typed(SubjectKind.STAGE))
        self._add(self.tr("Officer, typed…"), _typed(SubjectKind.OFFICER))

    def _add(self, text: str, row: DraftRow) -> None:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda: self.chosen.emit(row))

    def _is_present(self, row: DraftRow) -> bool:
        return any(row.kind == known.kind and row.code == known.code for known in self._present)

    def _stages(self) -> Iterator[DraftRow]:
        for stage in self._offered.stages:
            yield _listed(SubjectKind.STAGE, stage.code, stage.name.vi, SubjectSource.DIRECTORY)

    def _teams(self) -> Iterator[DraftRow]:
        for team in self._offered.teams:
            yield _listed(SubjectKind.TEAM, team.code, team.name.vi, SubjectSource.DIRECTORY)

    def _officers(self) -> Iterator[DraftRow]:
        for officer in self._offered.officers:
            yield _listed(SubjectKind.OFFICER, officer.code, officer.name, SubjectSource.SHEET)


def _listed(kind: SubjectKind, code: str, name: str, source: SubjectSource) -> DraftRow:
    return DraftRow(kind=kind, code=code, name=name, source=source)


def _typed(kind: SubjectKind) -> DraftRow:
    return DraftRow(kind=kind, code=None, name="", source=SubjectSource.TYPED)
