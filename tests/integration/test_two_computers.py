"""Two computers of one enterprise and its agent rate the same declarations, in any order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarant_client.application.conflicts import NoConflictError, Side
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.contract.office import SubjectKind
from tests.support.two_computers import (
    CONTACT,
    ENTERPRISE,
    Enterprise,
    Event,
    check,
    choose,
    enterprise,
    happen,
    place,
    running_office,
    settle,
)

pytestmark = pytest.mark.processes

_fresh = (f"10{count:09d}0" for count in itertools.count(1))

levels = st.tuples(st.integers(1, 5), st.none() | st.integers(1, 5))
sides = st.none() | st.sampled_from(list(Side))
events = st.lists(
    st.builds(
        Event,
        who=st.integers(0, 2),
        what=st.sampled_from(["rate", "rate", "rate", "sync", "sync", "restart", "leave", "merge"]),
        number=st.integers(0, 1),
        levels=levels,
        side=sides,
    ),
    min_size=2,
    max_size=8,
)
choices = st.lists(st.tuples(st.sampled_from(["leave", "merge"]), sides), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Enterprise]:
    folder = tmp_path_factory.mktemp("two-computers")
    with running_office(folder / "office") as office, enterprise(folder, office) as made:
        yield made


@given(course=events, chosen=choices)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_in_whichever_order_they_rate_and_sync_one_assessment_stands_and_nothing_is_lost(
    scene: Enterprise, course: list[Event], chosen: list[tuple[str, Side | None]]
):
    numbers = (next(_fresh), next(_fresh))
    for event in course:
        happen(scene, event, numbers)
    settle(scene, chosen)
    check(scene, numbers)


def test_the_second_is_told_who_rated_and_when_and_sees_both_also_after_a_restart(
    scene: Enterprise,
):
    first, second, _ = scene.computers
    number = next(_fresh)
    first.rate(number, (5, None))
    second.rate(number, (4, 1))
    first.sync()
    second.sync()
    second.restart()

    (conflict,) = second.conflicts(number)

    assert conflict.number == number
    assert conflict.theirs is not None
    (theirs,) = first.confirmed[-1:]
    assert (conflict.theirs.assessment_id, conflict.theirs.rater) == (theirs, "Lan")
    item = first.client.store.submissions.item(theirs)
    assert item is not None
    assert item.receipt is not None
    assert conflict.theirs.at == item.receipt.received_at
    seen = {
        sides.subject.kind: (
            sides.ours.level if sides.ours else None,
            sides.theirs.level if sides.theirs else None,
        )
        for sides in conflict.subjects
    }
    assert seen == {SubjectKind.BRANCH: (4, 5), SubjectKind.TEAM: (1, None)}
    assert [sides.usual for sides in conflict.subjects] == [Side.OURS, Side.OURS]


def test_a_merge_takes_ours_where_we_said_something_and_keeps_what_was_written(scene: Enterprise):
    first, second, _ = scene.computers
    number = next(_fresh)
    first.rate(number, (2, 1))
    second.rate(number, (4, None))
    first.sync()
    second.sync()
    (conflict,) = second.conflicts(number)
    second.merge(conflict)
    second.sync()
    merged = second.client.store.submissions.current(place(number))
    assert merged is not None
    assert conflict.theirs is not None
    assert merged.assessment.revises == conflict.theirs.assessment_id
    said = {one.subject.kind: (one.level, one.comment) for one in merged.assessment.ratings}
    assert said == {SubjectKind.BRANCH: (4, "Minh nói."), SubjectKind.TEAM: (1, "Lan nói.")}
    assert merged.assessment.contact is not None
    assert merged.assessment.contact.name == CONTACT.name
    check(scene, [number])


def test_choosing_theirs_for_every_subject_is_leaving_it(scene: Enterprise):
    first, second, _ = scene.computers
    number = next(_fresh)
    first.rate(number, (3, None))
    second.rate(number, (4, None))
    first.sync()
    second.sync()
    before = len(scene.received())
    (conflict,) = second.conflicts(number)
    choose(second, conflict, "merge", Side.THEIRS)
    second.sync()
    assert len(scene.received()) == before
    check(scene, [number])


def test_two_revisions_that_cross_lead_to_the_same_choice_against_the_newer_one(scene: Enterprise):
    first, second, agent = scene.computers
    number = next(_fresh)
    first.rate(number, (5, None))
    for computer in (first, second, agent):
        computer.sync()
    second.rate(number, (4, None))
    first.rate(number, (3, None))
    first.sync()
    second.sync()
    (conflict,) = second.conflicts(number)
    assert conflict.theirs is not None
    assert conflict.theirs.rater == "Lan"
    assert [sides.theirs.level for sides in conflict.subjects if sides.theirs] == [3]
    # While the second decides, the first changes its mind once more.
    first.rate(number, (2, None))
    first.sync()
    second.merge(conflict)
    second.sync()
    (again,) = second.conflicts(number)
    assert [sides.theirs.level for sides in again.subjects if sides.theirs] == [2]
    assert [sides.ours.level for sides in again.subjects if sides.ours] == [4]
    second.merge(again)
    second.sync()
    assert not second.conflicts(number)
    check(scene, [number])


def test_what_was_revised_and_withdrawn_meanwhile_can_be_sent_anew(scene: Enterprise):
    first, second, _ = scene.computers
    number = next(_fresh)
    first.rate(number, (5, None))
    first.sync()
    second.sync()
    second.rate(number, (4, None))
    withdraw = WithdrawAssessment(
        submissions=first.client.store.submissions,
        accounts=first.client.store.accounts,
        offices=first.client.offices,
        clock=first.client.clock,
    )
    assert withdraw.run(first.confirmed[-1])
    second.sync()
    (conflict,) = second.conflicts(number)
    assert conflict.theirs is None
    second.merge(conflict)
    second.sync()
    assert not second.conflicts(number)
    assert len(scene.current()[number[:11]]) == 1


def test_the_choice_is_made_once(scene: Enterprise):
    first, second, _ = scene.computers
    number = next(_fresh)
    first.rate(number, (5, None))
    second.rate(number, (4, None))
    first.sync()
    second.sync()
    (conflict,) = second.conflicts(number)
    second.leave(conflict)
    with pytest.raises(NoConflictError):
        second.leave(conflict)
    with pytest.raises(NoConflictError):
        second.merge(conflict)


def test_a_low_level_that_is_taken_over_comes_with_the_contact_given_for_it(scene: Enterprise):
    first, _, agent = scene.computers
    number = next(_fresh)
    agent.rate(number, (5, 1))
    agent.sync()
    first.rate(number, (4, None))
    first.sync()
    (conflict,) = first.conflicts(number)
    team = next(one for one in conflict.subjects if one.subject.kind is SubjectKind.TEAM)
    first.client.store.drafts.forget_contact(ENTERPRISE)
    first.merge(conflict, {team.key: Side.THEIRS})
    first.sync()
    check(scene, [number])
    merged = first.client.store.submissions.current(place(number))
    assert merged is not None
    assert merged.assessment.contact is not None
    assert merged.assessment.contact.phone == CONTACT.phone
