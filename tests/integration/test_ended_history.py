"""Ended history goes when the user wants it to; nothing open, unsent or begun ever does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from declarant_client.application.forgetting_history import ForgetEndedHistory
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.cases import CaseFilter, ReplyDraft
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import Draft, HistoryFilter
from declarant_client.contract.assessments import ReplyKind
from declarant_client.domain.declaration import Declaration, Phase
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from tests.support.desk_facts import a_declaration, subjects
from tests.support.desk_scene import DeskScene, open_scene

YEAR = timedelta(days=365)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[DeskScene]:
    opened = open_scene(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def account(scene: DeskScene) -> Account:
    return scene.enrol()


def forgetting(scene: DeskScene, days: int = 366) -> ForgetEndedHistory:
    return ForgetEndedHistory(scene.store.ended_history, lambda: days, scene.clock)


def accepted(
    scene: DeskScene, account: Account, position: int, levels: tuple[int, ...] = (5, 5)
) -> Declaration:
    declaration = scene.declare(position)
    comment = "Chờ lâu" if min(levels) < 3 else ""
    scene.accept(
        scene.rate(declaration, levels, comment=comment), account, f"HP-2026-{position:06d}"
    )
    return declaration


def numbers(scene: DeskScene) -> set[str]:
    found = scene.store.submissions.history(HistoryFilter(), None, 100).entries
    return {entry.assessment.declaration.number for entry in found}


def numbers_of(*declarations: Declaration) -> set[str]:
    return {declaration.number.digits for declaration in declarations}


def test_only_what_ended_long_before_the_newest_receipt_goes(
    scene: DeskScene, account: Account
) -> None:
    ended = accepted(scene, account, 0)
    open_case = accepted(scene, account, 1, (5, 2))
    current = scene.store.submissions.current(Place(open_case.identity, Phase.CLEARED))
    assert current is not None
    scene.answer(open_case, current.assessment.assessment_id, account)
    begun = accepted(scene, account, 2)
    scene.rating.save_draft(Draft(place=Place(begun.identity, Phase.CLEARED), rows=subjects()))
    refused = scene.declare(3)
    scene.end(scene.rate(refused), account, state=SubmissionState.REFUSED)
    unknown = scene.declare(4)
    scene.end(scene.rate(unknown), account, state=SubmissionState.UNKNOWN)
    revised = accepted(scene, account, 5)
    scene.clock.at += 2 * YEAR
    scene.accept(scene.rate(revised, (4, 4)), account, "HP-2028-000001")
    queued, newest = scene.declare(6), accepted(scene, account, 7)
    scene.rate(queued)
    assert forgetting(scene).preview(366) == 1
    assert forgetting(scene).run() == 1
    staying = (open_case, begun, refused, unknown, revised, queued, newest)
    assert numbers(scene) == numbers_of(*staying)
    assert numbers_of(ended).isdisjoint(numbers(scene))


def test_what_is_being_typed_to_an_answer_keeps_its_history(
    scene: DeskScene, account: Account
) -> None:
    accepted(scene, account, 0)
    answered = accepted(scene, account, 1, (5, 2))
    current = scene.store.submissions.current(Place(answered.identity, Phase.CLEARED))
    assert current is not None
    scene.answer(answered, current.assessment.assessment_id, account, closed=True)
    scene.store.cases.set_told()
    (key,) = scene.store.cases.keys(CaseFilter())
    scene.store.cases.mark_read(key)
    scene.clock.at += 2 * YEAR
    accepted(scene, account, 2)
    scene.store.replies.keep_draft(key, ReplyDraft(ReplyKind.NOT_RESOLVED, "Vẫn chậm"))
    assert forgetting(scene).run() == 1
    (line,) = scene.store.cases.lines([key])
    assert line.draft is not None
    scene.store.replies.drop_draft(key)
    assert forgetting(scene).run() == 1
    assert scene.store.cases.lines([key]) == []


@pytest.mark.parametrize("stopped_by", ["cancelling", "another setting"])
def test_what_is_stopped_goes_no_further_and_what_is_left_goes_when_wanted_again(
    scene: DeskScene, account: Account, monkeypatch: pytest.MonkeyPatch, stopped_by: str
) -> None:
    monkeypatch.setattr("declarant_client.application.forgetting_history._PLACES", 2)
    for position in range(7):
        accepted(scene, account, position)
    scene.clock.at += 2 * YEAR
    accepted(scene, account, 7)
    days, told = [366], list[int]()
    ended = ForgetEndedHistory(scene.store.ended_history, lambda: days[-1], scene.clock)

    def progress(gone: int) -> None:
        told.append(gone)
        if stopped_by == "another setting" and gone == 4:
            days.append(0)

    def cancelled() -> bool:
        return stopped_by == "cancelling" and 4 in told

    assert ended.run_now(progress, cancelled) == 4
    assert told == [2, 4]
    assert len(numbers(scene)) == 4
    days.append(366)
    assert ended.run_now(told.append) == 3
    assert told[2:] == [2, 3]


def test_what_went_is_not_asked_about_again_nor_brought_back(
    scene: DeskScene, account: Account, tmp_path: Path
) -> None:
    gone = accepted(scene, account, 0)
    taken_back = scene.declare(1)
    scene.rating.withdraw(scene.rate(taken_back))
    scene.clock.at += 2 * YEAR
    accepted(scene, account, 2)
    assert forgetting(scene).run() == 2
    # A reading anew, and the second record beside the database, know it still.
    scene.store.declarations.keep([replace(a_declaration(0), team="99")], Origin.PRINT)
    waiting = scene.store.declarations.worklist(WorklistFilter(), None, 10).rows
    assert {row.declaration.identity for row in waiting} == {taken_back.identity}
    put_off = WorklistFilter(show=Show.PUT_OFF)
    assert [
        row.declaration.identity
        for row in scene.store.declarations.worklist(put_off, None, 10).rows
    ] == [gone.identity]
    scene.store.close()
    again = open_scene(tmp_path)
    try:
        assert len(numbers(again)) == 1
    finally:
        again.store.close()


def test_nothing_goes_unless_it_is_wanted_and_a_clock_that_jumps_clears_nothing(
    scene: DeskScene, account: Account
) -> None:
    kept = accepted(scene, account, 0)
    scene.clock.at += 20 * YEAR
    assert forgetting(scene).run() == 0
    accepted(scene, account, 1)
    assert forgetting(scene, days=0).run() == 0
    assert forgetting(scene, days=0).preview(0) == 0
    assert numbers_of(kept) <= numbers(scene)
