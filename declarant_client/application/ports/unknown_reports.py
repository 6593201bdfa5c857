"""Reports that cannot say which of their declarations are cleared: one question for each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from declarant_client.domain.declaration import Clearance
from declarant_client.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class UnknownReport:
    """A report that waits for the user's word; ``count`` of its declarations are still unknown."""

    report_id: int
    name: str
    read_at: datetime
    count: int
    hint: Sentence | None


class UnknownReportStore(Protocol):
    """Asks once for a whole report what its declarations are.

    A declaration belongs to the newest report that could not tell; one of a dismissed report is
    not asked about with another report. What a better source tells meanwhile needs no answer, and
    a report with nothing left to ask is gone. What is set aside is not counted, but answered too.
    """

    def remember_unknown_report(
        self, name: str, identities: Sequence[str], hint: Sentence | None
    ) -> None:
        """Remember that a report (its path) could not tell these; called after ``keep``.

        It may be called for each portion: the same name goes on with the same report.
        """
        ...

    def unanswered_reports(self) -> list[UnknownReport]:
        """Return the reports to ask about, newest first."""
        ...

    def identities(self, report_id: int) -> tuple[str, ...]:
        """Return those declarations of a report that are still unknown."""
        ...

    def answer_report(self, report_id: int, clearance: Clearance) -> int:
        """Answer all that is still unknown of a report, in one transaction; return how many."""
        ...

    def dismiss_report(self, report_id: int) -> None:
        """Ask no more for the whole report: each declaration is asked about singly."""
        ...

    def ask_again(self, report: UnknownReport, identities: Sequence[str]) -> None:
        """Take an answer, or the word to ask singly, back, in one transaction.

        The answers for these declarations are forgotten; those that are unknown then are asked
        about with this report again.
        """
        ...
