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
        self._threads = threads
        self._counting = Lane(threads.errands, self)
        self.gone = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self.gone.hide()
        self.add(self.gone)
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
        super().keep(setting, value)

    def _kept(self, _setting: object, value: object) -> None:
        if value:
            self._threads.lengthy.run(self, lambda: self._forgetting().run_now(), self._went)

    def _went(self, count: int) -> None:
        text = self.tr("%n assessment(s) deleted.", "", count)
        self._tell(text)
        announce(self, text)

    def _tell(self, text: str) -> None:
        self.gone.setText(text)
        self.gone.show()
