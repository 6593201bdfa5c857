"""Cases read for a page: keys first, then the lines that are looked at; what of them is news."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from declarant_client.application.ports.cases import (
    CaseFigures,
    CaseFilter,
    CaseKey,
    CaseLine,
    CaseShow,
    KeptReply,
)
from declarant_client.contract.assessments import ReplyKind
from declarant_client.contract.shapes import Problem
from declarant_client.domain.reply import ReplyState
from declarant_client.store import history
from declarant_client.store.columns import (
    json_text,
    json_value_or_none,
    sentence_of,
    time_at,
    time_or_none,
)
from declarant_client.store.conditions import Conditions
from declarant_client.store.connection import Connections
from declarant_client.store.reply_drafts import drafts_of
from declarant_client.store.search_text import search_words

_SHOWN = {
    CaseShow.OPEN: "c.stage = 'open'",
    CaseShow.ANSWERED: "c.stage = 'answered'",
    CaseShow.CLOSED: "c.stage = 'closed'",
    CaseShow.UNREAD: "c.unread = 1",
}
# What has waited longest first; then what was answered, and what was closed, lately.
_ORDER = """CASE c.stage WHEN 'open' THEN 0 WHEN 'answered' THEN 1 ELSE 2 END,
    iif(c.stage = 'open', c.opened_at, -c.changed_at), c.entry, c.case_id"""
_REPLIES = """SELECT r.entry, r.case_id, r.reply_id, r.kind, r.text, r.made_at, r.state,
    r.next_attempt_at, r.problem, r.trouble
FROM json_each(?) w JOIN replies r ON r.entry = w.value
WHERE r.state IN ('queued', 'sending', 'unknown', 'refused') ORDER BY r.reply"""


class Cases:
    """The ``CaseStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keys(self, wanted: CaseFilter) -> tuple[CaseKey, ...]:
        conditions = Conditions()
        if wanted.show in _SHOWN:
            conditions.add(_SHOWN[wanted.show])
        words = search_words(wanted.search)
        for word in words:
            conditions.add(
                """(instr(a.search_text, ?) OR instr(c.search_text, ?)
                    OR instr(lower(c.case_id), ?)
                    OR instr(lower(coalesce(a.receipt_number, '')), ?))""",
                word,
                word,
                word,
                word,
            )
        joined = "JOIN assessments a USING (entry)" if words else ""
        with self._connections.reading() as connection:
            found = connection.execute(
                f"SELECT c.entry, c.case_id FROM cases c {joined} WHERE {conditions}"
                f" ORDER BY {_ORDER}",
                conditions.values,
            )
            return tuple(CaseKey(entry, case_id) for entry, case_id in found)

    def lines(self, keys: Sequence[CaseKey]) -> list[CaseLine]:
        with self._connections.reading() as connection:
            return _lines(connection, keys)

    def figures(self) -> CaseFigures:
        with self._connections.reading() as connection:
            counted = dict(connection.execute("SELECT stage, count(*) FROM cases GROUP BY stage"))
            unread = _unread(connection)
        return CaseFigures(
            open=counted.get("open", 0),
            answered=counted.get("answered", 0),
            closed=counted.get("closed", 0),
            unread=unread,
        )

    def unread(self) -> int:
        with self._connections.reading() as connection:
            return _unread(connection)

    def mark_read(self, key: CaseKey, *, read: bool = True) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE cases SET unread = ?1, untold = iif(?1, untold, 0)
                   WHERE entry = ?2 AND case_id = ?3""",
                (not read, key.entry, key.case_id),
            )

    def newest(self) -> int:
        with self._connections.reading() as connection:
            found: int = connection.execute(
                "SELECT coalesce(max(news), 0) FROM cases WHERE news > 0"
            ).get
            return found

    def news_since(self, number: int, limit: int) -> list[CaseLine]:
        with self._connections.reading() as connection:
            keys = connection.execute(
                """SELECT entry, case_id FROM cases WHERE unread = 1 AND news > ?
                   ORDER BY news DESC LIMIT ?""",
                (number, limit),
            )
            return _lines(connection, [CaseKey(*row) for row in keys])

    def untold_answer(self) -> CaseLine | None:
        with self._connections.reading() as connection:
            keys = connection.execute(
                "SELECT entry, case_id FROM cases WHERE untold = 1 ORDER BY news DESC LIMIT 1"
            )
            return next(iter(_lines(connection, [CaseKey(*row) for row in keys])), None)

    def set_told(self) -> None:
        with self._connections.writing() as connection:
            connection.execute("UPDATE cases SET untold = 0 WHERE untold = 1")


def _unread(connection: apsw.Connection) -> int:
    counted: int = connection.execute("SELECT count(*) FROM cases WHERE unread = 1").get
    return counted


def _lines(connection: apsw.Connection, keys: Sequence[CaseKey]) -> list[CaseLine]:
    numbers = sorted({key.entry for key in keys})
    entries = history.entries_of(connection, numbers)
    unread = {
        CaseKey(entry, case_id)
        for entry, case_id in connection.execute(
            """SELECT entry, case_id FROM json_each(?) w JOIN cases ON entry = w.value
               WHERE unread = 1""",
            (json_text(numbers),),
        )
    }
    replies, drafts = _replies(connection, numbers), drafts_of(connection, numbers)
    found = []
    for key in keys:
        entry = entries.get(key.entry)
        case = next((c for c in entry.cases if c.case_id == key.case_id), None) if entry else None
        if entry is not None and case is not None:
            found.append(
                CaseLine(
                    key=key,
                    case=case,
                    entry=entry,
                    unread=key in unread,
                    reply=replies.get(key),
                    draft=drafts.get(key),
                )
            )
    return found


def _replies(connection: apsw.Connection, numbers: Sequence[int]) -> dict[CaseKey, KeptReply]:
    return {
        CaseKey(row[0], row[1]): KeptReply(
            reply_id=row[2],
            kind=ReplyKind(row[3]),
            text=row[4],
            made_at=time_at(row[5]),
            state=ReplyState(row[6]),
            next_attempt_at=time_or_none(row[7]),
            problem=json_value_or_none(row[8], Problem),
            trouble=sentence_of(row[9]),
        )
        for row in connection.execute(_REPLIES, (json_text(list(numbers)),))
    }
