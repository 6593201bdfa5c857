"""Keeping assessments that were given together: each is one of its own, kept and undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, NewSubmission
from declarant_client.domain.sentences import SaidError


@dataclass(frozen=True, slots=True)
class Unsaid:
    """An assessment to take back: no draft remains of what was not typed for one alone."""

    assessment_id: str
    place: Place
    draft: Draft | None = None
    """What was written in its form before: it is there again afterwards."""


class GroupStore(Protocol):
    """Every method is one transaction; what it returns was committed."""

    def submit_all(self, news: Sequence[NewSubmission]) -> list[Unsaid | SaidError]:
        """Keep assessments as ``SubmissionStore.submit`` does.

        Return how to take each back, or why it cannot be kept.
        """
        ...

    def hold_all(self, assessment_ids: Sequence[str], until: datetime) -> None:
        """Hold those that are still held until the same time."""
        ...

    def any_here(self, assessment_ids: Sequence[str]) -> bool:
        """Whether any can still be taken back: no office can hold it."""
        ...

    def unsay_all(self, unsaid: Sequence[Unsaid]) -> list[str]:
        """Take assessments back; return the ids of those that had left already."""
        ...
