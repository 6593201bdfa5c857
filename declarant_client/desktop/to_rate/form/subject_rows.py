"""All subjects of the form, with the top row that sets them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating import LOW_LEVEL, Fault
from declarant_client.application.rating_form import Offered
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.form.add_subject import AddSubject
from declarant_client.desktop.to_rate.form.all_row import AllRow
from declarant_client.desktop.to_rate.form.subject_row import SubjectRow
from declarant_client.desktop.widgets.announcement import announce

_USUALLY = 2
"""Subjects of a declaration without an office's sheet: branch and team."""


def follows_all(row: DraftRow) -> bool:
    """Whether the top row speaks of a subject: of officers, only of those a sheet names."""
    return row.kind is not SubjectKind.OFFICER or row.source is SubjectSource.SHEET


class SubjectRows(QWidget):
    """Rows are kept and filled anew; a shown declaration uses as many as it needs."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = Offered()
        self._words: Mapping[int, str] = {}
        self._pool: list[SubjectRow] = []
        self._shown = 0
        self.all = AllRow(self)
        self.all.levelChosen.connect(self.set_all)
        self.all.detailsEdited.connect(self.adopt_all)
        self.add = AddSubject(self)
        self.add.chosen.connect(self._add)
        self._card = QFrame(self)
        give_role(self._card, Role.CARD)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(0, Space.XS, 0, Space.XS)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.all)
        column.addWidget(self._card)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(
        self, rows: tuple[DraftRow, ...], offered: Offered, words: Mapping[int, str]
    ) -> None:
        """Show a draft's rows."""
        self._offered, self._words = offered, words
        self._shown = len(rows)
        while len(self._pool) < len(rows):
            self._pool.append(self._new_row())
        for position, widget in enumerate(self._pool):
            if position < len(rows):
                widget.show_row(rows[position], offered, words)
            widget.setVisible(position < len(rows))
        self._show_common()

    def make_next(self) -> bool:
        """Make a row for a declaration to come; return whether there were too few."""
        if len(self._pool) >= _USUALLY:
            return False
        row = self._new_row()
        row.hide()
        self._pool.append(row)
        return True

    def begin_anew(self) -> None:
        """Another declaration is shown: what was unfolded for all is folded away."""
        self.all.unfold(unfolded=False)

    @property
    def drafted(self) -> tuple[DraftRow, ...]:
        """The rows as they are filled in now."""
        return tuple(widget.row for widget in self.widgets)

    @property
    def widgets(self) -> list[SubjectRow]:
        """The rows that are shown."""
        return self._pool[: self._shown]

    def set_all(self, level: int) -> None:
        """Give every subject a level; at a low one, what is asked for can be said once for all."""
        for widget in self.widgets:
            if follows_all(widget.row):
                widget.set_level(level, Entry.ALL)
        self._changed()
        self._say(level)
        self.all.unfold(unfolded=level <= LOW_LEVEL and self._shown > 1)

    def _say(self, level: int) -> None:
        # The key was pressed in the list: nothing that has the focus tells what it did.
        said_level = self.tr("All subjects: {level} of 5, {word}")
        announce(self, said_level.format(level=level, word=self._words.get(level, "")))

    def focus_fault(self, position: int) -> QWidget:
        """Put the focus where the missing thing is entered; return the row that holds it."""
        widget = self.widgets[position]
        if self.all.is_unfolded and widget.row.name:
            self.all.focus_details()
            return self.all
        widget.focus_fault()
        return widget

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say in each row what is missing."""
        for position, widget in enumerate(self.widgets):
            found = [said(fault.sentence) for fault in faults if fault.row == position]
            widget.show_fault("\n".join(found))

    def _new_row(self) -> SubjectRow:
        widget = SubjectRow(self._card)
        widget.edited.connect(self._changed)
        widget.removeWanted.connect(lambda: self._remove(widget))
        self._rows.addWidget(widget)
        widget.follow(self._pool[-1].last_stop if self._pool else self.all.last_stop)
        return widget

    def _changed(self) -> None:
        self._show_common()
        self.edited.emit()

    def _show_common(self) -> None:
        rows = self.drafted
        common = [row for row in rows if follows_all(row)]
        self.all.show_rows(common, self._offered, self._words)
        self.add.offer(self._offered, rows)

    def adopt_all(self, reasons: tuple[str, ...], comment: str) -> None:
        """Give every subject the reasons that are meant for it, and a text."""
        for widget in self.widgets:
            widget.adopt(reasons, comment)
        self.edited.emit()

    def _add(self, row: DraftRow) -> None:
        common = {known.level for known in self.drafted if follows_all(known)}
        # A subject added to a form that says one thing of all of them says it too.
        level = common.pop() if len(common) == 1 and follows_all(row) else None
        new = replace(row, level=level, entry=Entry.ALL if level else Entry.SINGLE)
        self.show_rows((*self.drafted, new), self._offered, self._words)
        self.edited.emit()
        added = self.widgets[-1]
        if row.source == SubjectSource.TYPED:
            added.focus_fault()
        else:
            added.stars.take_focus()

    def _remove(self, removed: SubjectRow) -> None:
        rows = tuple(widget.row for widget in self.widgets if widget is not removed)
        self.show_rows(rows, self._offered, self._words)
        self.all.stars.take_focus()
        self.edited.emit()
