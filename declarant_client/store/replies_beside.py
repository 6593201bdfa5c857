"""Replies to answers as the second record tells of them: each with the case that it answers.

A reply hangs on a case, and a case on an assessment that may have been made elsewhere: what a
database lost of these is put back with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import apsw
import msgspec

from declarant_client.application.ports.cases import NewReply
from declarant_client.contract.assessments import (
    Assessment,
    AssessmentRecord,
    AssessmentState,
    Case,
    Receipt,
    ReplyKind,
)
from declarant_client.store.columns import json_text, json_value, micros
from declarant_client.store.saved_beside import Kind, Line, SavedReply


@dataclass(frozen=True, slots=True)
class ReplyBeside:
    """What one line holds of a reply."""

    kind: ReplyKind
    text: str
    made_at: int
    case: Case
    """What is answered, as it was when the reply was written."""
    record: AssessmentRecord | None
    """The assessment of the case, ``None`` before its office's word: then it was made here."""


def alike(case: Case, kind: str, text: str) -> int:
    """Return how many replies of these words a case holds."""
    return sum(reply.kind == kind and reply.text == text for reply in case.replies)


def reply_line(connection: apsw.Connection, new: NewReply) -> Line:
    """Return what the second record is told of a reply that was kept just now."""
    content, receipt, state, unverified, account_id, details = connection.execute(
        """SELECT a.content, a.receipt, a.state, a.unverified, a.account_id, c.details
           FROM cases c JOIN assessments a USING (entry) WHERE entry = ? AND case_id = ?""",
        tuple(new.key),
    ).get
    case, record = json_value(details, Case), None
    if receipt is not None:
        record = AssessmentRecord(
            assessment=json_value(content, Assessment),
            receipt=json_value(receipt, Receipt),
            state=AssessmentState.WITHDRAWN if state == "withdrawn" else AssessmentState.CURRENT,
            unverified=bool(unverified),
            cases=[case],
        )
    told = ReplyBeside(new.kind, new.text, micros(new.made_at), case, record)
    saved = SavedReply(account_id, json_text(told).encode())
    return Line(Kind.REPLIED, (new.reply_id,), reply=saved)


def replies_of(lines: Sequence[Line]) -> dict[str, ReplyBeside]:
    """Return every reply that was saved, by id; what a later version wrote may not be read."""
    replies = {}
    for line in lines:
        if line.reply is not None:
            with suppress(msgspec.MsgspecError):
                replies[line.ids[0]] = json_value(line.reply.content, ReplyBeside)
    return replies
