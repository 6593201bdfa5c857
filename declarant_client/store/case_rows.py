"""Writing cases as an office tells them: which stage, and what of it is news."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from declarant_client.contract.assessments import Case, CaseEvent, CaseEventKind
from declarant_client.store.columns import json_text, micros
from declarant_client.store.search_text import text_of_case

_NEXT = "(SELECT coalesce(max(news), 0) + 1 FROM cases WHERE news > 0)"
_STAGES = {CaseEventKind.ANSWERED: "answered", CaseEventKind.CLOSED: "closed"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is here of a case that the office tells of."""

    details: str
    events: int


def keep_case(connection: apsw.Connection, entry: int, case: Case, *, restored: bool) -> bool:
    """Keep a case as it is told now; return whether anything in it is new.

    What the office did since is news. Of a whole history that is restored, what is closed is not:
    it was read elsewhere, or long ago.
    """
    known, text = _known(connection, entry, case.case_id), json_text(case)
    if known is not None and known.details == text:
        return False
    events = sorted(case.events, key=lambda event: event.sequence)
    new = events[known.events if known else 0 :]
    stage = stage_of(events)
    is_news = any(event.kind is not CaseEventKind.RECEIVED for event in new) and not (
        restored and stage == "closed"
    )
    is_answer = is_news and any(event.kind is CaseEventKind.ANSWERED for event in new)
    _write(connection, entry, case, text, events)
    if is_news:
        connection.execute(
            f"""UPDATE cases SET unread = 1, untold = max(untold, ?), news = {_NEXT}
                WHERE entry = ? AND case_id = ?""",
            (is_answer, entry, case.case_id),
        )
    return True


def stage_of(events: list[CaseEvent]) -> str:
    """Return how far a case is; one that is taken up again is open again."""
    return _STAGES.get(events[-1].kind, "open") if events else "open"


def write_details(connection: apsw.Connection, entry: int, case: Case) -> None:
    """Keep what we said in a case; nothing in it is news to us."""
    connection.execute(
        "UPDATE cases SET details = ? WHERE entry = ? AND case_id = ?",
        (json_text(case), entry, case.case_id),
    )


def _known(connection: apsw.Connection, entry: int, case_id: str) -> _Known | None:
    for details, events in connection.execute(
        "SELECT details, events FROM cases WHERE entry = ? AND case_id = ?", (entry, case_id)
    ):
        return _Known(details, events)
    return None


def _write(
    connection: apsw.Connection, entry: int, case: Case, text: str, events: list[CaseEvent]
) -> None:
    is_open = all(event.kind is not CaseEventKind.CLOSED for event in events)
    connection.execute(
        """INSERT INTO cases (entry, case_id, details, is_open, stage, events, opened_at,
               changed_at, search_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET details = excluded.details, is_open = excluded.is_open,
               stage = excluded.stage, events = excluded.events, opened_at = excluded.opened_at,
               changed_at = excluded.changed_at, search_text = excluded.search_text""",
        (
            entry,
            case.case_id,
            text,
            is_open,
            stage_of(events),
            len(events),
            micros(events[0].at) if events else 0,
            micros(events[-1].at) if events else 0,
            text_of_case(case),
        ),
    )
