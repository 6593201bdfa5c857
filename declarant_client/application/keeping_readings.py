"""Keeping what sources give, many declarations in one transaction, whatever reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.kept_readings import KeptReading
from declarant_client.application.ports.reading import Portion
from declarant_client.application.ports.unknown_reports import UnknownReportStore
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence

BATCH = 50
"""Declarations kept in one transaction at least: few show soon, many are quick."""
MOST_TOGETHER = 4_000
"""Declarations of one large file kept in one transaction: some fifty milliseconds of work."""


def _nothing(_results: Sequence[KeptReading]) -> None:
    return None


@dataclass(slots=True)
class _Unknown:
    """What one report could not tell."""

    identities: list[str] = field(default_factory=list)
    hint: Sentence | None = None


class KeepingReadings:
    """Takes portions in and keeps them; what cannot be told is asked about once for each report."""

    def __init__(
        self,
        declarations: DeclarationStore,
        unknown_reports: UnknownReportStore | None,
        *,
        waits_from: date | None = None,
        kept: Callable[[Sequence[KeptReading]], None] = _nothing,
    ) -> None:
        """``waits_from`` as in ``DeclarationStore.keep``; ``kept`` is told of each transaction.

        Without ``unknown_reports`` nothing is asked.
        """
        self._declarations = declarations
        self._unknown_reports = unknown_reports
        self._waits_from = waits_from
        self._told = kept
        self._origin: Origin | None = None
        self._waiting: list[Declaration] = []
        self._as_of: list[datetime | None] = []
        self._unknown: dict[str, _Unknown] = {}

    def take(self, report: str, portion: Portion, as_of: datetime | None) -> None:
        """Take in a portion of a report, named by its path; keep it once there is enough.

        ``as_of`` as in ``DeclarationStore.keep``.
        """
        if portion.origin is not self._origin:
            self.keep()
            self._origin = portion.origin
        self._waiting.extend(portion.declarations)
        self._as_of.extend([as_of] * len(portion.declarations))
        unknown = [
            declaration.identity
            for declaration in portion.declarations
            if declaration.clearance is Clearance.UNKNOWN
        ]
        if unknown:
            asked = self._unknown.setdefault(report, _Unknown())
            asked.identities.extend(unknown)
            asked.hint = portion.hint or asked.hint
        enough = BATCH if portion.share >= 1 else MOST_TOGETHER
        if len(self._waiting) >= enough:
            self.keep()

    def keep(self) -> None:
        """Keep what waits, in one transaction; then ask about what is unknown of it."""
        if self._origin is not None and self._waiting:
            kept = self._declarations.keep(
                self._waiting, self._origin, as_of=self._as_of, waits_from=self._waits_from
            )
            self._told(kept)
            self._waiting.clear()
            self._as_of.clear()
        asked, self._unknown = self._unknown, {}
        if self._unknown_reports is not None:
            for report, unknown in asked.items():
                self._unknown_reports.remember_unknown_report(
                    report, unknown.identities, unknown.hint
                )
