"""Keeping assessments that were given together: each is one of its own, kept and undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from declarant_client.application.ports.declarations import Place
from declarant_client.application.ports.submissions import NewSubmission
from declarant_client.domain.sentences import SaidError


@dataclass(frozen=True, slots=True)
class Unsaid:
    """An assessment to take back: no draft remains of what was not typed for one alone."""

    assessment_id: str
    place: Place


class GroupStore(Protocol):
    """Every method is one transaction; what it returns was committed."""

    def submit_all(self, news: Sequence[NewSubmission]) -> list[SaidError | None]:
        """Keep assessments as ``SubmissionStore.submit`` does; an error for each that cannot be."""
        ...

    def hold_all(self, assessment_ids: Sequence[str], until: datetime) -> None:
        """Hold those that are still held until the same time."""
        ...

    def unsay_all(self, unsaid: Sequence[Unsaid]) -> list[str]:
        """Take assessments back; return the ids of those that had left already."""
        ...
