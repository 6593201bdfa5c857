"""The page "To rate": the list, the form, and the keys that carry from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistRow
from declarant_client.desktop.appearance import Role, give_role
from declarant_client.desktop.background import Lane
from declarant_client.desktop.to_rate.awaited_rows import AwaitedRows
from declarant_client.desktop.to_rate.form_panel import FormPanel
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.desktop.to_rate.worklist_panel import WorklistPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from declarant_client.application.ports.kept_readings import ToldBy
    from declarant_client.application.ports.narrowing import WorklistChoices
    from declarant_client.desktop.to_rate.desk import RatingDesk
    from declarant_client.desktop.to_rate.flow import RateFlow
    from declarant_client.desktop.to_rate.only_mine import OnlyMine
    from declarant_client.desktop.to_rate.page_keys import PageKeys
    from declarant_client.desktop.to_rate.reports.report_desk import ReportDesk
    from declarant_client.desktop.widgets.new_day import NewDay

_GATHER_MS = 120
_QUESTIONS_MS = 600
_ROWS_LATE_MS = 400
"""After so long keys are there even where no row is yet."""
_ROOMY = 960
"""Width from which list and form have all the room that they want."""
_EVERYTHING = WorklistFilter(show=Show.ALL)


class ToRatePage(QWidget):
    """No bare letter is a command: Vietnamese input methods compose them."""

    importWanted = Signal()
    sourcesWanted = Signal()
    """The user wants places to be looked for that declarations are read from."""
    mineKept = Signal()
    """What is shown is another list now, by choice or by the day: counts elsewhere follow."""

    def __init__(self, parts: ToRateParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._model = WorklistModel(parts.worklist, parts.threads.reading, self)
        # The rows are read while the rest of the page is built.
        self._model.show_only(WorklistFilter(mine=parts.mine() or None))
        self._choices = Lane(parts.threads.reading, self)
        self._facts = Lane(parts.threads.reading, self)
        self._known = Lane(parts.threads.reading, self)
        self.left = WorklistPanel(self._model, self)
        self.right = FormPanel(self)
        self._rows = AwaitedRows(self._model, self.left, self)
        self._rows_late = QTimer(self, singleShot=True, interval=_ROWS_LATE_MS)
        self._has_begun = False
        self.reports: ReportDesk | None = None
        # Commits come in bursts; the list is read once for all of them.
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._read_again)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    @cached_property
    def desk(self) -> RatingDesk:
        """Where the declaration at hand lies open; made with ``flow``."""
        from declarant_client.desktop.to_rate.desk import RatingDesk

        return RatingDesk(self._parts, self)

    @cached_property
    def flow(self) -> RateFlow:
        """What is typed goes through it; made once the first rows are seen, or a key is typed."""
        from declarant_client.desktop.to_rate.flow import RateFlow

        return RateFlow(self.desk, self._model, self._rows, self.left, self.right)

    @cached_property
    def _keys(self) -> PageKeys:
        from declarant_client.desktop.to_rate.page_keys import PageKeys

        return PageKeys(self, self.flow, self.left.filters.search, self.find_enterprise)

    @cached_property
    def new_day(self) -> NewDay:
        """Tells when another day has begun."""
        from declarant_client.desktop.widgets.new_day import NewDay

        return NewDay(self._parts.today, self)

    @cached_property
    def _only_mine(self) -> OnlyMine:
        from declarant_client.desktop.to_rate.only_mine import OnlyMine

        return OnlyMine(self._parts, self.left.filters, self)

    def store_changed(self) -> None:
        """Somebody committed something: read list and form again, soon."""
        if not self._gather.isActive():
            self._gather.start(max(_GATHER_MS, self._model.rest_ms()))

    def save(self) -> None:
        """Save the draft at hand; nothing is to be read any more."""
        self._gather.stop()
        self.desk.save()

    def make_next(self) -> bool:
        """Make a part of the form; see ``MadeAhead``."""
        return self.right.make_next()

    def take_focus(self) -> None:
        """Put the focus on the list, where one key rates, or on why it is empty."""
        self.left.take_focus()

    def rate_by_number(self) -> None:
        """Ask for a number and an office."""
        from declarant_client.desktop.to_rate.by_number import ByNumberDialog

        dialog = ByNumberDialog(self._parts, self)
        dialog.entered.connect(self._entered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_enterprise(self) -> None:
        """Let one enterprise be found, and show its declarations alone."""
        from declarant_client.desktop.to_rate.enterprise_finder import EnterpriseFinder

        finder = EnterpriseFinder(self)
        finder.chosen.connect(self.left.filters.choose_enterprise)
        finder.finished.connect(finder.deleteLater)
        finder.finished.connect(self.take_focus)
        wanted = self._model.wanted
        self._choices.ask(lambda: self._parts.worklist.by_enterprise(wanted), finder.offer)
        finder.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.left.make_room(narrow=event.size().width() < _ROOMY)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def _begin(self) -> None:
        """Let the keys do something; the rows go before."""
        if self._has_begun:
            return
        self._has_begun = True
        self._rows_late.stop()
        _ = self._keys
        self._only_mine.kept.connect(self.mineKept)
        self.new_day.dawned.connect(self._day_dawned)

    def _connect(self) -> None:
        self._rows.firstSeen.connect(self._begin)
        self._rows_late.timeout.connect(self._begin)
        self._rows_late.start()
        self.left.importWanted.connect(self.importWanted)
        self.left.sourcesWanted.connect(self.sourcesWanted)
        self.left.byNumberWanted.connect(self.rate_by_number)
        self.left.filters.finerOpened.connect(self._ask_choices)
        self.left.filters.enterpriseWanted.connect(self.find_enterprise)
        self.right.formMade.connect(
            lambda form: form.head.sourcesWanted.connect(self._show_sources)
        )
        self._model.loaded.connect(self._look_whether_anything_is_known)
        # The first rows and the first form go before the question.
        questions = QTimer(self, singleShot=True, interval=_QUESTIONS_MS)
        questions.timeout.connect(self._ask_about_reports)
        questions.start()

    def _day_dawned(self) -> None:
        self.store_changed()
        self.mineKept.emit()

    def _read_again(self) -> None:
        self._only_mine.follow()
        self._model.refresh()
        self.desk.refresh()
        if self.reports is not None:
            self.reports.refresh()

    def _ask_about_reports(self) -> None:
        if self._parts.reports is None:
            return
        from declarant_client.desktop.to_rate.reports.report_desk import ReportDesk

        self.reports = ReportDesk(self._parts.reports, self._parts.threads, self._column, self)
        self.reports.kept.connect(self.store_changed)
        self.reports.focusLeft.connect(self.take_focus)
        self.reports.refresh()

    def _ask_choices(self) -> None:
        def came(choices: WorklistChoices) -> None:
            self.left.filters.offer(choices)

        self._choices.ask(self._parts.worklist.choices, came)

    def _show_sources(self) -> None:
        form = self.desk.form
        if form is None:
            return
        declaration = form.row.declaration

        def came(told_by: Mapping[str, ToldBy]) -> None:
            from declarant_client.desktop.to_rate.form.facts_dialog import FactsDialog

            dialog = FactsDialog(declaration, told_by, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._facts.ask(lambda: self._parts.worklist.told_by(declaration.identity), came)

    def _look_whether_anything_is_known(self) -> None:
        if self._model.rowCount() == 0:
            self._known.ask(
                lambda: (self._parts.worklist.count(_EVERYTHING), self._parts.has_sources()),
                lambda known: self.left.show_emptiness(
                    nothing_known=known[0] == 0, no_sources=not known[1]
                ),
            )

    def _entered(self, row: WorklistRow) -> None:
        self.left.view.setFocus()
        self.flow.open_off_list(row.declaration.identity)

    def _lay_out(self) -> None:
        line = QFrame(self)
        give_role(line, Role.LINE)
        line.setFixedWidth(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(line)
        row.addWidget(self.right, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row, 1)
