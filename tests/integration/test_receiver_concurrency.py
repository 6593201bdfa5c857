"""Several writers at once: no row hides behind a cursor, no assessment is taken twice."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from declarant_client.contract.office import Party, PartyKind, Role
from declarant_client.receiver import sheets
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.cursors import ListName, place
from declarant_client.receiver.seal import seal_of
from declarant_client.receiver.storage import Storage, last_change
from tests.support.receiver_process import ReceiverProcess
from tests.support.sheet_writer import write
from tests.support.wire_party import Parties, WireParty, assessment, low_assessment, problem

ROOT = Path(__file__).parents[2]
TAX_CODE = "0200999001"
SPEAKER = Speaker(
    client_id="k",
    party=Party(tax_code=TAX_CODE, name="Ví Dụ", kind=PartyKind.ENTERPRISE),
    role=Role.READ,
)
PLANS = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=5), min_size=2, max_size=4)
"""For each writer the sizes of its transactions."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    with ReceiverProcess(tmp_path).set_up() as receiver:
        yield receiver


def _read_on(storage: Storage, cursor: str | None, limit: int) -> tuple[list[str], str]:
    with storage.reading() as connection:
        newest = last_change(connection)
        where = place(ListName.SHEETS, cursor, str(limit), newest=newest, seal=seal_of(connection))
        page = sheets.page(connection, SPEAKER, where)
    return [sheet.number for sheet in page.items], page.next_cursor


@settings(max_examples=12, deadline=None)
@given(plans=PLANS, limit=st.integers(1, 7))
def test_no_row_hides_behind_a_cursor_whatever_the_writers_do(plans: list[list[int]], limit: int):
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "office.sqlite3"
        storages = [Storage.open(file, busy_seconds=60) for _ in range(len(plans) + 1)]
        reader, writers = storages[0], storages[1:]
        with ThreadPoolExecutor(len(plans)) as threads:
            works = [
                threads.submit(write, storage, TAX_CODE, position * 1000, sizes)
                for position, (storage, sizes) in enumerate(zip(writers, plans, strict=True))
            ]
            seen = _all_seen(reader, works, limit)
        for storage in storages:
            storage.close()
    for work in works:
        work.result()
    expected = {
        f"1{position * 1000 + number:010d}0"
        for position, sizes in enumerate(plans)
        for number in range(sum(sizes))
    }
    assert len(seen) == len(expected)
    assert set(seen) == expected
    _each_writer_in_its_own_order(seen)


def _all_seen(reader: Storage, works: list[Future[None]], limit: int) -> list[str]:
    seen: list[str] = []
    cursor = None
    while True:
        were_done = all(work.done() for work in works)
        numbers, cursor = _read_on(reader, cursor, limit)
        seen += numbers
        if were_done and not numbers:
            return seen


def _each_writer_in_its_own_order(seen: list[str]) -> None:
    by_writer: dict[int, list[int]] = {}
    for number in seen:
        identity = int(number[1:11])
        by_writer.setdefault(identity // 1000, []).append(identity)
    for identities in by_writer.values():
        assert identities == sorted(identities)


@pytest.mark.processes
def test_a_reader_over_http_sees_every_row_of_writers_in_other_processes(
    office: ReceiverProcess,
):
    parties = Parties(office)
    party = parties.enrol(TAX_CODE)
    writers = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.support.sheet_writer", str(office.database)),
                *(TAX_CODE, str(position * 1000), "40", "3"),
            ],
            cwd=ROOT,
        )
        for position in range(3)
    ]
    seen: list[str] = []
    cursor = None
    while True:
        were_done = all(writer.poll() is not None for writer in writers)
        items, cursor = party.listed("/v1/sheets?limit=7", cursor)
        seen += [item["number"] for item in items]
        if were_done and not items:
            break
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert len(seen) == len(set(seen)) == 3 * 40 * 3
    _each_writer_in_its_own_order(seen)
    parties.close()


@pytest.mark.processes
def test_two_servers_on_one_database_take_an_assessment_once(office: ReceiverProcess):
    parties = Parties(office)
    party = parties.enrol(TAX_CODE)
    beside = ReceiverProcess(office.database.parent)
    with beside, ThreadPoolExecutor(8) as threads:
        for _ in range(5):
            content = assessment(TAX_CODE)
            answers = list(
                threads.map(
                    lambda url, content=content: _send_until_taken(url, party, content),
                    [office.url, beside.url] * 4,
                )
            )
            assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
            assert len({answer.text for answer in answers}) == 1
    parties.close()


def _send_until_taken(url: str, party: WireParty, content: dict[str, object]) -> requests.Response:
    headers = {
        "Authorization": party.authorization,
        "Idempotency-Key": str(content["assessment_id"]),
    }
    while True:
        answer = requests.post(f"{url}/v1/assessments", json=content, headers=headers, timeout=30)
        if answer.status_code != 409:
            return answer
        assert problem(answer) == (409, "in-progress")


@pytest.mark.processes
def test_of_many_first_assessments_of_one_declaration_one_stands(office: ReceiverProcess):
    parties = Parties(office)
    clients = [parties.enrol(TAX_CODE) for _ in range(4)]
    first = low_assessment(TAX_CODE)
    contents = [low_assessment(TAX_CODE, str(first["declaration"]["number"])) for _ in clients]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(WireParty.send, clients, contents))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    (taken,) = [answer.json() for answer in answers if answer.ok]
    standing = {answer.json()["current"]["assessment_id"] for answer in answers if not answer.ok}
    assert standing == {taken["assessment_id"]}
    parties.close()


@pytest.mark.processes
def test_a_request_that_is_still_worked_on_is_in_progress(office: ReceiverProcess):
    parties = Parties(office)
    party, same = parties.enrol(TAX_CODE), parties.enrol(TAX_CODE)
    content = assessment(TAX_CODE)
    with (
        closing(sqlite3.connect(office.database, isolation_level=None)) as database,
        ThreadPoolExecutor(2) as threads,
    ):
        database.execute("BEGIN IMMEDIATE")
        works = [threads.submit(client.send, content) for client in (party, same)]
        done, waiting = wait(works, return_when=FIRST_COMPLETED)
        database.execute("ROLLBACK")
        (refused,), (taken,) = done, waiting
        assert problem(refused.result()) == (409, "in-progress")
        assert int(refused.result().headers["Retry-After"]) >= 1
        assert taken.result().status_code == 201
    parties.close()


@pytest.mark.processes
def test_what_was_acknowledged_is_there_after_the_server_was_killed(office: ReceiverProcess):
    parties = Parties(office)
    party = parties.enrol(TAX_CODE)
    contents = [assessment(TAX_CODE) for _ in range(3)]
    receipts = [party.send(content).json() for content in contents]
    office.restart()
    party.sign_in()
    records, _cursor = party.listed("/v1/assessments")
    assert [record["receipt"] for record in records] == receipts
    assert [party.send(content).json() for content in contents] == receipts
    parties.close()
