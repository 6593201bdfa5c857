"""The client killed again and again: nothing it called saved is lost, and nothing arrives twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.client_kills import POINTS, Lane, lanes, run_lanes
from tests.support.client_reckoning import is_whole
from tests.support.killed_client import Told

pytestmark = [pytest.mark.processes, pytest.mark.timeout(180)]


def test_what_the_client_called_saved_is_at_the_office_once_wherever_it_is_killed(tmp_path: Path):
    with lanes(tmp_path, seed=11, count=2) as (office, made):
        at_random = ["at any moment"] * 4
        named = list(POINTS)
        wanted = [[*named[::2], *at_random, "command line"], [*named[1::2], "window", *at_random]]
        run_lanes(made, wanted, lambda: True)
        for lane in made:
            lane.settle(office.database)
        assert [lane.findings.faults for lane in made] == [[], []]
        assert sum(lane.findings.kills.total() for lane in made) == 24
        assert sum(lane.findings.confirmed for lane in made) > 10

        _check_that_the_reckoning_finds_what_is_wrong(made[0], office.database)


def _check_that_the_reckoning_finds_what_is_wrong(lane: Lane, office: Path) -> None:
    """Claim things that are not so."""
    ledger = lane.ledger
    ledger.note(Told("saved", "199999999990", "00000000-0000-7000-8000-000000000000"))
    sent = next(key for key in ledger.confirmed if key not in ledger.taken_back)
    ledger.note(Told("undone", ledger.confirmed[sent], sent))
    ledger.note(Told("drafted", "199999999980", level=5))
    ledger.note(Told("exported", path=str(lane.orders.exports / "never.csv")))
    half = lane.orders.exports / "half.json"
    half.write_text('[{"number": "1', encoding="utf-8")
    ledger.note(Told("exporting", path=str(half)))
    lane.findings = replace(lane.findings, faults=[])
    lane.settle(office)
    found = sorted(fault.split(":")[0] for fault in lane.findings.faults)
    assert found == [
        "a draft is lost",
        "an export is lost",
        "half an export",
        "lost",
        "taken back, and sent",
    ]


@pytest.mark.parametrize(
    "name, content, whole",
    [
        ("a.json", b"[]", True),
        ("a.json", b"[{", False),
        ("a.csv", b"\xef\xbb\xbfa,b\r\n1,2\r\n", True),
        ("a.csv", b"\xef\xbb\xbfa,b\r\n1", False),
        ("a.xlsx", b"PK\x03\x04", False),
    ],
)
def test_half_a_file_is_seen_as_one(tmp_path: Path, name: str, content: bytes, whole: bool):
    path = tmp_path / name
    path.write_bytes(content)
    assert is_whole(path) is whole
