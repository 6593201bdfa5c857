"""The history of the party: its list, and that no row ever hides behind a cursor."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from declarant_client.contract.assessments import AssessmentRecord
from declarant_client.contract.shapes import Page
from declarant_client.receiver.conformance import cursor_lists
from declarant_client.receiver.conformance.assessments import taken
from declarant_client.receiver.conformance.invented import assessment
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import ASSESSMENTS, Speaker
from declarant_client.receiver.conformance.visits import Visit

PART = Part("history", vi="Lịch sử của bên và cursor", en="The party's history, and cursors")
_WRITERS, _EACH = 4, 3

cursor_lists.add_rules(PART, ASSESSMENTS, Page[AssessmentRecord])


@PART.rule(
    "new-behind-cursor",
    vi="Phiếu mới xuất hiện sau cursor cũ: đủ, theo thứ tự ghi nhận, trang lớn hay nhỏ như nhau.",
    en="New rows appear behind an old cursor: all, in commit order, in large pages and in small.",
)
def _new_behind_cursor(visit: Visit) -> None:
    party = visit.submitter
    cursor = party.listed(ASSESSMENTS, party.beginning()).cursor
    sent = [assessment(party.tax_code) for _ in range(4)]
    for content in sent:
        taken(party, content)
    wanted = [content["assessment_id"] for content in sent]
    for limit in (None, 1, 3):
        listed = party.listed(ASSESSMENTS, cursor, limit=limit)
        found = [name for name in dict.fromkeys(_ids(listed.items)) if name in wanted]
        listed.last.expect(found == wanted, f"limit={limit}: {wanted} (≠ {found})")


@PART.rule(
    "change-behind-cursor",
    vi="Phiếu thay đổi (sửa, rút) xuất hiện lại sau cursor cũ.",
    en="A row that changes (revised, withdrawn) appears again behind an old cursor.",
)
def _change_behind_cursor(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    first = assessment(party.tax_code)
    number = first["declaration"]["number"]
    taken(party, first)
    cursor = party.listed(ASSESSMENTS, party.beginning()).cursor
    second = assessment(party.tax_code, number, revises=first["assessment_id"])
    taken(party, second)
    party.withdraw(second["assessment_id"])
    listed = party.listed(ASSESSMENTS, cursor)
    for content, state in ((first, "revised"), (second, "withdrawn")):
        states = [
            item.get("state") for item in listed.items if _ids([item]) == [content["assessment_id"]]
        ]
        listed.last.expect(states[-1:] == [state], f"{content['assessment_id']}: {state}")


@PART.rule(
    "concurrent-writers",
    vi="Nhiều máy ghi cùng lúc: không phiếu nào nấp sau một cursor đã đọc.",
    en="A row committed later never hides behind an earlier cursor, with concurrent writers too.",
)
def _concurrent_writers(visit: Visit) -> None:
    party = visit.submitter
    cursor = party.listed(ASSESSMENTS, party.beginning()).cursor
    written = threading.Event()
    with ThreadPoolExecutor(1) as reading:
        seen = reading.submit(_read_while, party, cursor, written)
        try:
            with ThreadPoolExecutor(_WRITERS) as writing:
                names = [name for each in writing.map(_write, [party] * _WRITERS) for name in each]
        finally:
            written.set()
        hidden = set(names) - seen.result()
    last = party.listed(ASSESSMENTS, cursor).last
    last.expect(not hidden, f"hidden behind the cursors: {sorted(hidden)}")


def _write(party: Speaker) -> list[str]:
    sent = [assessment(party.tax_code) for _ in range(_EACH)]
    for content in sent:
        taken(party, content)
    return [content["assessment_id"] for content in sent]


def _read_while(party: Speaker, cursor: str, written: threading.Event) -> set[str]:
    """Read on from each cursor to the next until all is written, and once more."""
    seen: set[str] = set()
    last = False
    while not last:
        last = written.is_set()
        listed = party.listed(ASSESSMENTS, cursor)
        cursor = listed.cursor
        seen.update(_ids(listed.items))
    return seen


def _ids(items: list[dict[str, Any]]) -> list[str]:
    return [str(item.get("receipt", {}).get("assessment_id")) for item in items]
