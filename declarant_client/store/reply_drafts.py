"""What is being typed to offices' answers, one draft for each case."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from declarant_client.application.ports.cases import CaseKey, ReplyDraft
from declarant_client.contract.assessments import ReplyKind
from declarant_client.store.columns import json_text


def keep_draft(connection: apsw.Connection, key: CaseKey, draft: ReplyDraft) -> None:
    """Keep a draft in place of an earlier one; nothing where the case is gone."""
    connection.execute(
        """INSERT INTO reply_drafts
           SELECT entry, case_id, ?, ? FROM cases WHERE entry = ? AND case_id = ?
           ON CONFLICT DO UPDATE SET kind = excluded.kind, text = excluded.text""",
        (draft.kind, draft.text, *key),
    )


def forget_draft(connection: apsw.Connection, key: CaseKey) -> None:
    """Forget the draft of a case."""
    connection.execute("DELETE FROM reply_drafts WHERE entry = ? AND case_id = ?", tuple(key))


def drafts_of(connection: apsw.Connection, entries: Sequence[int]) -> dict[CaseKey, ReplyDraft]:
    """Return the drafts of all cases of some assessments."""
    return {
        CaseKey(entry, case_id): ReplyDraft(ReplyKind(kind), text)
        for entry, case_id, kind, text in connection.execute(
            """SELECT d.entry, d.case_id, d.kind, d.text
               FROM json_each(?) w JOIN reply_drafts d ON d.entry = w.value""",
            (json_text(list(entries)),),
        )
    }
