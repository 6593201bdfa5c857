"""How long ended history is kept: nothing goes before it was said how much that is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.settings import HISTORY_DAYS, Setting, Settings
from declarant_client.desktop.appearance import Role, small_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.rows_section import RowsSection
from declarant_client.desktop.settings.work_bar import WorkBar
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.questions import confirmed

if TYPE_CHECKING:
    from declarant_client.application.forgetting_history import ForgetEndedHistory


class HistorySection(RowsSection):
    """One row; a shorter time is asked about with the number of assessments that would go."""

    def __init__(
        self,
        forgetting: Callable[[], ForgetEndedHistory],
        settings: Settings,
        threads: Threads,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__((HISTORY_DAYS,), settings, threads.writing, parent)
        self._forgetting = forgetting
        self._before: object = 0
        self._count = 0
        self._counting = Lane(threads.errands, self)
        self.gone = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self.gone.hide()
        self.add(self.gone)
        self.work = WorkBar(threads.lengthy, self.tr("Progress of the deletion"))
        self.add(self.work)
        self.kept.connect(self._kept)

    def keep(self, setting: Setting[Any], value: object) -> None:
        if not isinstance(value, int) or not value:
            self._counting.drop()
            self.gone.hide()
            super().keep(setting, value)
            return
        self._tell(self.tr("Counting what would go…"))
        self._counting.ask(
            lambda: self._forgetting().preview(value), partial(self._ask, setting, value)
        )

    def _ask(self, setting: Setting[Any], value: object, count: int) -> None:
        self.gone.hide()
        row = self.rows[setting.key]
        question = self.tr(
            "Delete %n ended assessment(s) now, and further ones as they grow older?", "", count
        )
        consequence = self.tr(
            "They go from this computer for good, with their receipts and results; what an office "
            "has received stays with the office. Export before what you want to keep. Nothing "
            "open or unsent goes."
        )
        if count and not confirmed(self, question, consequence, self.tr("Delete")):
            row.show_value(self.value_of(setting))
            return
        self._before, self._count = self.value_of(setting), count
        super().keep(setting, value)

    def _kept(self, setting: Setting[Any], value: object) -> None:
        count, self._count = self._count, 0
        before = self._before
        if not value or not count:
            return

        def let_go(
            progress: Callable[[float], None], is_stopped: Callable[[], bool]
        ) -> tuple[int, bool]:
            gone = self._forgetting().run_now(
                lambda so_far: progress(so_far / max(count, so_far + 1)), is_stopped
            )
            return gone, is_stopped()

        def went(done: tuple[int, bool]) -> None:
            gone, is_stopped = done
            text = self.tr("%n assessment(s) deleted.", "", gone)
            if is_stopped:
                # Else the rest would go by itself, tomorrow at the latest.
                RowsSection.keep(self, setting, before)
                text = f"{text} {self.tr('Cancelled: what is left is kept as long as before.')}"
            self._tell(text)
            announce(self, text)

        self.work.begin(
            self.tr("Deleting… Cancelling keeps what is left; what has gone does not come back."),
            let_go,
            went,
            lambda error: self.say(said(error.sentence)),
            unbegun=(0, True),
            trigger=self.rows[setting.key].control,
        )

    def _tell(self, text: str) -> None:
        self.gone.setText(text)
        self.gone.show()
