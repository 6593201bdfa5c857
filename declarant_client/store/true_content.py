"""Whether the bytes of what waits are what was saved: SQLite keeps no sums of what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import apsw
import msgspec

from declarant_client.contract.assessments import Assessment
from declarant_client.contract.canonical import canonical_bytes
from declarant_client.store.columns import json_value
from declarant_client.store.replies_beside import ReplyBeside, replies_of
from declarant_client.store.saved_beside import Line, Saved, content_of


@dataclass(frozen=True, slots=True)
class SavedContent:
    """What the second record tells of content, by id."""

    assessments: Mapping[str, Saved]
    replies: Mapping[str, ReplyBeside]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> SavedContent:
        """Return what some lines tell."""
        return cls(content_of(lines), replies_of(lines))


def is_true(assessment_id: object, content: object, saved: Mapping[str, Saved] | None) -> bool:
    """Whether content is an assessment of this id, and, made here, its bytes as they were saved.

    ``saved`` is what the second record tells; ``None`` for what was not made here.
    """
    try:
        told = json_value(content, Assessment)  # type: ignore[arg-type]  # judged by the decoder
        if told.assessment_id != assessment_id:
            return False
        if saved is None:
            return True
        known = saved.get(told.assessment_id)
        return content == (canonical_bytes(told) if known is None else known.content)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return False


def is_true_reply(
    reply_id: object, kind: object, text: object, saved: Mapping[str, ReplyBeside]
) -> bool:
    """Whether the words of a reply are as they were saved."""
    known = saved.get(str(reply_id))
    return known is None or (known.kind, known.text) == (kind, text)


def untrue_content(connection: apsw.Connection, saved: SavedContent) -> str | None:
    """Return the id of the first assessment or reply that is not what was saved."""
    for assessment_id, content, made_here in connection.execute(
        "SELECT assessment_id, content, made_here FROM assessments ORDER BY entry"
    ):
        if not is_true(assessment_id, content, saved.assessments if made_here else None):
            return str(assessment_id)
    # A copy may be older than replies are.
    if saved.replies and connection.table_exists("main", "replies"):
        for reply_id, kind, text in connection.execute("SELECT reply_id, kind, text FROM replies"):
            if not is_true_reply(reply_id, kind, text, saved.replies):
                return str(reply_id)
    return None
