"""Which assessments a filter of the history shows, told by the columns of two indexes."""

from __future__ import annotations

import apsw

from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.contract.office import SubjectKind
from declarant_client.store.branches import known_branches
from declarant_client.store.columns import json_text, micros
from declarant_client.store.conditions import Conditions
from declarant_client.store.search_text import search_words

KIND_OF_LETTER = {str(kind)[0]: kind for kind in SubjectKind}
"""The kinds as the column ``rated`` names them."""


def way_of(wanted: HistoryFilter) -> str:
    """Return how to go through the assessments, called ``a``: newest last, rows left alone."""
    index = "history_searched" if search_words(wanted.search) else "history_filtered"
    return f"INDEXED BY {index}"


def conditions_of(wanted: HistoryFilter, connection: apsw.Connection) -> Conditions:
    """Return the conditions on the assessments, called ``a``."""
    conditions = Conditions()
    if wanted.since is not None:
        conditions.add("a.made_at >= ?", micros(wanted.since))
    if wanted.until is not None:
        conditions.add("a.made_at < ?", micros(wanted.until))
    for column, value in (
        ("a.enterprise", wanted.enterprise),
        ("a.account_id", wanted.account_id),
        ("a.state", wanted.state),
    ):
        if value is not None:
            conditions.add(f"{column} = ?", value)
    if wanted.branch is not None:
        add_branch(conditions, "a.branch_key", wanted.branch, connection)
    if wanted.subject_kind is not None or wanted.level is not None:
        kind = wanted.subject_kind[0] if wanted.subject_kind is not None else ""
        conditions.add("instr(a.rated, ?)", f"{kind}{wanted.level or ''}")
    for word in search_words(wanted.search):
        conditions.add(
            "(instr(a.search_text, ?) OR instr(lower(coalesce(a.receipt_number, '')), ?))",
            word,
            word,
        )
    return conditions


def add_branch(
    conditions: Conditions, column: str, branch: str, connection: apsw.Connection
) -> None:
    """Add that a row is of a branch, whichever of its names it goes by there."""
    keys = sorted(known_branches(connection).keys_of(branch))
    conditions.add(f"{column} IN (SELECT value FROM json_each(?))", json_text(keys))
