"""The outbox read for a page: what it holds, by which way, and one item hastened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports.outbox import OutboxFilter, OutboxShow
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.outbox_lines import OutboxLines
from tests.support.desk_facts import NOW, refusal
from tests.support.desk_scene import DeskScene, open_scene

SINCE = NOW - timedelta(days=30)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[DeskScene]:
    opened = open_scene(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def outbox(scene: DeskScene) -> OutboxLines:
    return OutboxLines(scene.store.connections)


def shown(outbox: OutboxLines, show: OutboxShow = OutboxShow.ALL, search: str = "") -> list[str]:
    keys = outbox.keys(OutboxFilter(ended_since=SINCE, show=show, search=search))
    return [line.assessment_id for line in outbox.lines(keys)]


def test_the_lines_agree_with_the_outbox_that_the_command_line_lists(
    scene: DeskScene, outbox: OutboxLines
) -> None:
    account = scene.enrol()
    for position in range(12):
        scene.clock.at = NOW - timedelta(days=4 * position)
        made = scene.rate(scene.declare(position))
        match position % 4:
            case 0:
                scene.accept(made, account, f"HP-{position}")
            case 1:
                scene.end(made, account, state=SubmissionState.REFUSED, problem=refusal())
            case 2:
                scene.store.submissions.withdraw(made, scene.clock.at)
    items = scene.store.submissions.outbox(SINCE)
    assert shown(outbox) == [item.assessment_id for item in items]
    figures = outbox.figures(SINCE)
    assert figures.all == len(items)
    assert figures.waiting == scene.store.submissions.waiting()
    assert figures.refused == scene.store.submissions.refused()
    assert figures.sent == len(shown(outbox, OutboxShow.SENT))


def test_no_part_goes_through_the_whole_history(scene: DeskScene, outbox: OutboxLines) -> None:
    seen: list[str] = []
    with scene.store.connections.reading() as connection:
        connection.exec_trace = lambda _c, sql, _b: seen.append(sql) or True  # type: ignore[func-returns-value]
    for show in OutboxShow:
        outbox.keys(OutboxFilter(ended_since=SINCE, show=show))
        outbox.keys(OutboxFilter(ended_since=SINCE, show=show, search="hp"))
    outbox.figures(SINCE)
    with scene.store.connections.reading() as connection:
        connection.exec_trace = None
        queries = [sql for sql in seen if sql.lstrip().startswith("SELECT")]
        assert len(queries) >= 12
        plans = [" ".join(_plan(connection, sql)) for sql in queries]
    assert [plan for plan in plans if "SCAN assessments" in _without_index(plan)] == []


def _plan(connection: apsw.Connection, sql: str) -> list[str]:
    values = [1] * (sql.count("?1") and 1) + ["x"] * sql.replace("?1", "").count("?")
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def _without_index(plan: str) -> str:
    # A partial index gone through holds only what is wanted.
    for name in ("assessments_waiting", "assessments_refused", "assessments_ended"):
        plan = plan.replace(f"SCAN assessments USING INDEX {name}", "")
        plan = plan.replace(f"SCAN assessments USING COVERING INDEX {name}", "")
    return plan


def test_only_what_waits_can_be_hastened(scene: DeskScene, outbox: OutboxLines) -> None:
    account = scene.enrol()
    store = scene.store.submissions
    waits = scene.rate(scene.declare(1))
    scene.end(
        waits, account, state=SubmissionState.UNKNOWN, next_attempt_at=NOW + timedelta(hours=1)
    )
    accepted, withdrawn = scene.rate(scene.declare(2)), scene.rate(scene.declare(3))
    store.withdraw(withdrawn, NOW)
    scene.accept(accepted, account)
    assert store.take_due(account.account_id, NOW, 10) == []
    for ended in (accepted, withdrawn, "01958e0a-0000-7000-8000-000000000000"):
        assert not outbox.hasten_one(ended)
    assert outbox.hasten_one(waits)
    assert [item.assessment_id for item in store.take_due(account.account_id, NOW, 10)] == [waits]


def test_hastening_ends_a_hold_and_keeps_what_is_unknown_unknown(
    scene: DeskScene, outbox: OutboxLines
) -> None:
    account = scene.enrol()
    unknown = scene.rate(scene.declare(1))
    scene.end(unknown, account, state=SubmissionState.UNKNOWN)
    assert outbox.hasten_one(unknown)
    item = scene.store.submissions.item(unknown)
    assert item is not None
    assert item.state is SubmissionState.UNKNOWN, "it may be at the office: never merely waiting"
