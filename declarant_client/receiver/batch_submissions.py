"""Taking a batch in: one transaction for all, and few questions to the database.

What comes of each is the same as if they had come one after the other. What is new is looked up
and written together; what revises something, or meets something that is there or came before it
in the batch, takes the way of a single submission, in its turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select

from declarant_client.contract.assessments import Assessment, AssessmentState, Sheet
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.receiver import parties, sheets, submissions, tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.received import Received
from declarant_client.receiver.storage import Storage, Writing
from declarant_client.receiver.submissions import Submitted, Taken

_assessments = tables.assessments
End = Submitted | ProblemError
"""What comes of one: its receipt, or the problem that keeps it out."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One item of a batch that could be read."""

    key: str
    received: Received


def submit_all(
    storage: Storage, speaker: Speaker, offered: Sequence[Offered | ProblemError]
) -> list[End]:
    """Take in what can be taken in; return what came of each, in order.

    A problem that is offered is returned as it is.
    """
    ends: dict[int, End] = {}
    left: dict[int, Offered] = {}
    for place, one in enumerate(offered):
        if isinstance(one, ProblemError):
            ends[place] = one
        else:
            left[place] = one
    if left:
        # Replays need no lock: they are the common case after a lost answer.
        with storage.reading() as connection:
            known = submissions.rows_of_keys(connection, speaker, _keys(left))
        ends |= {
            place: _replayed(known[one.key], one) for place, one in left.items() if one.key in known
        }
    left = {place: one for place, one in left.items() if place not in ends}
    if left:
        with storage.writing() as writing:
            ends |= _Taking(writing, speaker, left).ends()
    return [ends[place] for place in range(len(offered))]


def _keys(offered: dict[int, Offered]) -> list[str]:
    return [one.key for one in offered.values()]


def _replayed(row: Row[Any], offered: Offered) -> End:
    try:
        return submissions.replayed(row, offered.received)
    except ProblemError as error:
        return error


class _Taking:
    """Takes in several, by their places in the batch, within one transaction."""

    def __init__(self, writing: Writing, speaker: Speaker, offered: dict[int, Offered]) -> None:
        self._writing = writing
        self._speaker = speaker
        self._offered = offered
        self._ends: dict[int, End] = {}
        self._together: dict[int, Taken] = {}
        connection = writing.connection
        self._met = _used_ids(connection, speaker, _keys(offered))
        """Ids, and below declarations, that something is known of already."""
        identities = [
            identity for one in offered.values() if (identity := _identity(one)) is not None
        ]
        self._met |= _assessed(connection, identities)
        self._sheets: dict[str, Sheet] = sheets.known_sheets(connection, identities)
        self._may_speak_for = cache(lambda root: parties.may_speak_for(connection, speaker, root))

    def ends(self) -> dict[int, End]:
        """Take all in; return what came of each."""
        for place, one in self._offered.items():
            try:
                self._take(place, one)
            except ProblemError as error:
                self._ends[place] = error
        self._keep_together()
        return self._ends

    def _take(self, place: int, one: Offered) -> None:
        if one.key in self._met:
            self._take_singly(place, one)
            return
        assessment = submissions.checked(one.key, one.received)
        identity = DeclarationNumber(assessment.declaration.number).identity
        if assessment.revises is not None or identity in self._met:
            self._take_singly(place, one)
            return
        self._together[place] = self._taken(one, assessment, identity)
        self._met |= {one.key, identity}

    def _taken(self, one: Offered, assessment: Assessment, identity: str) -> Taken:
        sheet = self._sheets.get(identity)
        chain = submissions.chain_of(self._speaker, assessment, sheet, self._may_speak_for)
        return Taken(assessment, one.received, chain, sheet, kept_as=one.key)

    def _take_singly(self, place: int, one: Offered) -> None:
        self._keep_together()
        with self._writing.connection.begin_nested():
            self._ends[place] = submissions.submit(
                self._writing, self._speaker, one.key, one.received
            )

    def _keep_together(self) -> None:
        if not self._together:
            return
        taken = list(self._together.values())
        receipts = submissions.keep(self._writing, self._speaker, taken)
        for place, receipt in zip(self._together, receipts, strict=True):
            self._ends[place] = Submitted(receipt, replayed=False)
        self._together.clear()


def _identity(offered: Offered) -> str | None:
    try:
        assessment = offered.received.assessment()
    except ProblemError:
        return None
    return DeclarationNumber(assessment.declaration.number).identity


def _used_ids(connection: Connection, speaker: Speaker, keys: Sequence[str]) -> set[str]:
    """Return which of some ids anything is kept under, or the party has used."""
    used = select(_assessments.c.assessment_id).where(_assessments.c.assessment_id.in_(keys))
    return {
        *connection.execute(used).scalars(),
        *submissions.rows_of_keys(connection, speaker, keys),
    }


def _assessed(connection: Connection, identities: Sequence[str]) -> set[str]:
    """Return which of some declarations have an assessment that stands, whoever sent it."""
    found = select(_assessments.c.identity).where(
        _assessments.c.identity.in_(identities),
        _assessments.c.state == AssessmentState.CURRENT,
    )
    return set(connection.execute(found).scalars())
