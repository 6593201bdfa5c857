"""What a damaged database still holds, merged into the copy restored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import apsw
import msgspec

from declarant_client.application.ports.submissions import Draft
from declarant_client.contract.assessments import Assessment, Case, Receipt, Sheet
from declarant_client.contract.notices import Notice
from declarant_client.contract.office import Directory, OfficeDescription
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.origin import Origin
from declarant_client.store import outbox
from declarant_client.store.columns import json_value, json_value_or_none, sentence_of
from declarant_client.store.history_filter import levels_of_word
from declarant_client.store.readings import readings_of
from declarant_client.store.salvage import DamagedTable, Row, Table, table_of
from declarant_client.store.true_content import SavedContent, is_true, is_true_reply
from declarant_client.store.worklist_choices import count_anew

# What refers to others comes behind them.
ALL_TABLES = (
    "accounts",
    "assessments",
    "ratings",
    "cases",
    "replies",
    "drafts",
    "reply_drafts",
    "contacts",
    "directories",
    "branches",
    "branch_keys",
    "cursors",
    "feeds",
    "notices",
    "readings_of_origins",
    "clearance_answers",
    "sheets",
    "sheet_assessments",
    "declarations",
    "sources",
    "source_files",
    "source_branches",
    "table_mappings",
    "unknown_reports",
    "unknown_report_declarations",
)
WHAT_WAS_SAID = ("accounts", "assessments", "ratings", "cases", "replies")
"""What a copy that the user chooses gets from the database it replaces."""

_READS_AS: dict[str, dict[str, Callable[[Any], object]]] = {
    "accounts": {"office": lambda text: json_value(text, OfficeDescription)},
    "assessments": {
        "receipt": lambda text: json_value_or_none(text, Receipt),
        "problem": lambda text: json_value_or_none(text, Problem),
        "trouble": sentence_of,
        "rated": levels_of_word,
    },
    "cases": {"details": lambda text: json_value(text, Case)},
    "replies": {
        "problem": lambda text: json_value_or_none(text, Problem),
        "trouble": sentence_of,
    },
    "drafts": {"draft": lambda text: json_value(text, Draft)},
    "directories": {"directory": lambda text: json_value(text, Directory)},
    "feeds": {"keywords": msgspec.json.decode, "trouble": sentence_of},
    "notices": {
        "notice": lambda text: json_value(text, Notice),
        "before": lambda text: json_value_or_none(text, Notice),
    },
    "clearance_answers": {"clearance": Clearance},
    "readings_of_origins": {
        "origin": Origin,
        "readings": lambda text: readings_of(text, Origin.PRINT),
    },
    "sheets": {"sheet": lambda text: json_value(text, Sheet)},
    "sources": {"settings": msgspec.json.decode, "last_end": sentence_of},
    "source_files": {"failure": sentence_of, "hint": sentence_of},
    "table_mappings": {"mapping": msgspec.json.decode},
    "unknown_reports": {"hint": sentence_of},
}
_SENSELESS = (msgspec.MsgspecError, TypeError, ValueError, LookupError)
_OF_DECLARATIONS = frozenset(
    {"readings_of_origins", "clearance_answers", "sheets", "sheet_assessments", "declarations"}
)
_OF_OFFICES = frozenset(
    {"assessments", "ratings", "cases", "notices", "sheets", "sheet_assessments", "cursors"}
)
_READ_BY_SOURCES = frozenset({"readings_of_origins", "unknown_reports", "sources", "source_files"})
"""Nothing of what waits for a second look is sent before the user says so."""

_WAITING = "state IN ('held', 'queued', 'sending', 'unknown')"


@dataclass(slots=True)
class Merged:
    """What came of it."""

    broken: set[str] = field(default_factory=set)
    """Tables of which not surely every row could be read."""
    read: set[str] = field(default_factory=set)
    """Assessments that the damaged database told of itself: their states are the newest."""
    known: set[str] = field(default_factory=set)
    """Assessments that an index of the damaged database names, readable or not."""
    knows_all: bool = False
    """Whether all of that index could be read; a name in it may be damaged, too."""
    left_out: int = 0
    """Rows that could be read and make no sense."""


def merge_damaged(
    into: apsw.Connection,
    damaged: apsw.Connection,
    saved: SavedContent,
    tables: Sequence[str] = ALL_TABLES,
) -> Merged:
    """Merge in what can be read; within one transaction of ``into``, its foreign keys off.

    A table that is surely whole replaces the copy's; of another, each row that can be read does.
    """
    merged = Merged()
    for name in tables:
        table = table_of(into, name)
        source = DamagedTable(damaged, table)
        rows = _with_sense(list(source.rows()), table, saved, merged)
        if not source.is_complete:
            merged.broken.add(name)
        if name not in merged.broken:
            into.execute(f"DELETE FROM {name}")
        _write(into, table, rows, merged)
    _look_into_index(damaged, merged)
    _numbers_go_on(into, damaged)
    drop_what_hangs(into)
    count_anew(into)
    return merged


def settle(into: apsw.Connection, merged: Merged, now: int) -> None:
    """Make what follows from the rows anew, and let what is missing be read and fetched again."""
    from declarant_client.store.rows import mark_assessed
    from declarant_client.store.taking_in import make_anew

    drop_what_hangs(into)
    _rate_anew(into)
    if merged.broken & _OF_DECLARATIONS:
        make_anew(into, _identities(into), now)
    if merged.broken & _OF_OFFICES:
        into.execute("DELETE FROM cursors")
    if "notices" in merged.broken:
        into.execute("UPDATE feeds SET etag = NULL, last_modified = NULL, next_at = NULL")
    if merged.broken & _READ_BY_SOURCES:
        into.execute("DELETE FROM source_files")
        into.execute("UPDATE sources SET cursor = NULL")
    mark_assessed(into, (one for (one,) in into.execute("SELECT identity FROM assessments")))


def _with_sense(
    rows: Sequence[Row], table: Table, saved: SavedContent, merged: Merged
) -> list[Row]:
    """Return the rows whose values can be read as what they stand for.

    An assessment's bytes, and a reply's words, must be what was saved: nothing else is sent.
    """
    reads = {
        table.columns.index(name): read for name, read in _READS_AS.get(table.name, {}).items()
    }
    sensible = []
    for row in rows:
        try:
            for index, read in reads.items():
                read(row[index])
            _look_at_content(dict(zip(table.columns, row, strict=True)), table, saved, merged)
        except _SENSELESS:
            _left_out(merged, table)
        else:
            sensible.append(row)
    return sensible


def _look_at_content(
    row: dict[str, Any], table: Table, saved: SavedContent, merged: Merged
) -> None:
    if table.name == "assessments":
        assessments = saved.assessments if row["made_here"] else None
        if not is_true(row["assessment_id"], row["content"], assessments):
            raise ValueError
        merged.read.add(row["assessment_id"])
    elif table.name == "replies" and not is_true_reply(
        row["reply_id"], row["kind"], row["text"], saved.replies
    ):
        raise ValueError


def _write(into: apsw.Connection, table: Table, rows: Sequence[Row], merged: Merged) -> None:
    columns = [name for name in table.columns if name not in _generated(into, table.name)]
    chosen = [table.columns.index(name) for name in columns]
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT OR REPLACE INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"
    for row in rows:
        values = tuple(row[index] for index in chosen)
        try:
            if table.name == "assessments":
                _give_way(into, dict(zip(columns, values, strict=True)))
            into.execute(sql, values)
        except (apsw.ConstraintError, apsw.MismatchError):
            _left_out(merged, table)


def _left_out(merged: Merged, table: Table) -> None:
    merged.left_out += 1
    merged.broken.add(table.name)


def _give_way(into: apsw.Connection, new: dict[str, Any]) -> None:
    """Withdraw what the copy still has on its way where by now something else is.

    It was withdrawn since, here or at the office: the office's own history has the last word.
    """
    if new["state"] in {"held", "queued", "sending", "unknown"}:
        into.execute(
            f"""UPDATE assessments SET state = 'withdrawn', uncertain = 0, ended_at = made_at
                WHERE assessment_id <> ? AND {_WAITING} AND revises IS ?
                  AND (revises IS NOT NULL OR (identity = ? AND phase = ?))""",
            (new["assessment_id"], new["revises"], new["identity"], new["phase"]),
        )


def _generated(into: apsw.Connection, table: str) -> set[str]:
    return {
        name
        for (name,) in into.execute(
            "SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (2, 3)", (table,)
        )
    }


def _look_into_index(damaged: apsw.Connection, merged: Merged) -> None:
    with suppress(apsw.Error, UnicodeDecodeError):
        for (one,) in damaged.execute(
            "SELECT assessment_id FROM assessments INDEXED BY sqlite_autoindex_assessments_1"
        ):
            merged.known.add(one)
        merged.knows_all = True


def lost_of(into: apsw.Connection, merged: Merged) -> int:
    """Return how many assessments there were and are not."""
    kept = kept_ids(into)
    lost = len(merged.known - kept)
    return max(0, lost - len(kept - merged.known)) if merged.knows_all else lost


def kept_ids(into: apsw.Connection) -> set[str]:
    """Return the ids of all assessments that are there."""
    return {one for (one,) in into.execute("SELECT assessment_id FROM assessments")}


def _numbers_go_on(into: apsw.Connection, damaged: apsw.Connection) -> None:
    """Let no number be given again that was given once."""
    try:
        given = list(damaged.execute("SELECT name, seq FROM sqlite_sequence"))
    except (apsw.Error, UnicodeDecodeError):
        return
    for name, number in given:
        if not isinstance(number, int) or name not in ALL_TABLES:
            continue
        into.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name))
        if not into.changes():
            into.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, number))


def drop_what_hangs(into: apsw.Connection) -> None:
    """Drop rows whose owner could not be read, again and again until none is left."""
    while hanging := {
        (table, rowid) for table, rowid, *_ in into.execute("PRAGMA foreign_key_check")
    }:
        tables = {table for table, _ in hanging}
        for table in tables:
            into.execute(_DROP[table])


_ACCOUNTS = "account_id NOT IN (SELECT account_id FROM accounts)"
_ENTRIES = "entry NOT IN (SELECT entry FROM assessments)"
_SOURCES = "source_id NOT IN (SELECT source_id FROM sources)"
_DROP = {
    "assessments": f"UPDATE assessments SET account_id = NULL WHERE {_ACCOUNTS}",
    "ratings": f"DELETE FROM ratings WHERE {_ENTRIES}",
    "cases": f"DELETE FROM cases WHERE {_ENTRIES}",
    "replies": """DELETE FROM replies
        WHERE (entry, case_id) NOT IN (SELECT entry, case_id FROM cases)""",
    "reply_drafts": """DELETE FROM reply_drafts
        WHERE (entry, case_id) NOT IN (SELECT entry, case_id FROM cases)""",
    "directories": f"DELETE FROM directories WHERE {_ACCOUNTS}",
    "branches": f"DELETE FROM branches WHERE {_ACCOUNTS}",
    "branch_keys": """DELETE FROM branch_keys
        WHERE (account_id, code) NOT IN (SELECT account_id, code FROM branches)""",
    "cursors": f"DELETE FROM cursors WHERE {_ACCOUNTS}",
    "notices": f"""DELETE FROM notices
        WHERE {_ACCOUNTS} OR feed_id NOT IN (SELECT feed_id FROM feeds)""",
    "sheets": f"DELETE FROM sheets WHERE {_ACCOUNTS}",
    "sheet_assessments": """DELETE FROM sheet_assessments
        WHERE (identity, account_id) NOT IN (SELECT identity, account_id FROM sheets)""",
    "source_files": f"DELETE FROM source_files WHERE {_SOURCES}",
    "source_branches": f"DELETE FROM source_branches WHERE {_SOURCES}",
    "unknown_report_declarations": """UPDATE unknown_report_declarations SET report_id = NULL
        WHERE report_id NOT IN (SELECT report_id FROM unknown_reports)""",
}


def _rate_anew(into: apsw.Connection) -> None:
    """Write the ratings of assessments that have none; they follow from the content."""
    for entry, content in list(
        into.execute(
            """SELECT entry, content FROM assessments
               WHERE entry NOT IN (SELECT entry FROM ratings)"""
        )
    ):
        outbox.insert_ratings(into, entry, json_value(content, Assessment))


def _identities(into: apsw.Connection) -> Iterator[int]:
    for (identity,) in into.execute(
        "SELECT identity FROM readings_of_origins UNION SELECT identity FROM sheets"
    ):
        yield identity
