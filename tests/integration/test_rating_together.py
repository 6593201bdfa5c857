"""Several declarations rated together: each its own assessment, one hold, one way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.ports.together import Unsaid
from declarant_client.application.rating_form import RatingForms
from declarant_client.application.rating_together import (
    ALREADY_RATED,
    NOTHING_SAID,
    GroupKey,
    RateTogether,
    SaidOfAll,
    SavedTogether,
    Together,
    put_together,
)
from declarant_client.contract.assessments import Entry, SheetStatus
from declarant_client.contract.office import OfficerIdentity, SubjectKind
from declarant_client.domain.declaration import Branch, Clearance, Declaration, Phase
from declarant_client.domain.sentences import SaidError
from declarant_client.domain.submission import SubmissionState
from tests.support.desk_scene import DeskScene, open_scene
from tests.support.stored_things import sheet

HOLD = timedelta(seconds=10)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[DeskScene]:
    opened = open_scene(tmp_path)
    yield opened
    opened.store.close()


def rating_together(scene: DeskScene) -> RateTogether:
    store = scene.store
    forms = RatingForms(store.declarations, store.drafts, store.submissions, store.accounts)
    return RateTogether(forms, scene.rating, store.together, scene.clock)


def chosen(scene: DeskScene, declared: list[Declaration]) -> Together:
    use = rating_together(scene)
    opened = [use.form(one.identity) for one in declared]
    return put_together([form for form in opened if form is not None])


def all_at(together: Together, level: int) -> dict[GroupKey, int]:
    return {group.key: level for group in together.groups}


def save(
    scene: DeskScene,
    together: Together,
    levels: dict[GroupKey, int],
    hold: timedelta | None = HOLD,
    said: SaidOfAll = NOTHING_SAID,
) -> SavedTogether:
    numbers = [form.row.declaration.number.digits for form in together.forms]
    steps = rating_together(scene).submitting(
        together.drafts(levels, said), numbers, rater="Minh", hold=hold
    )
    *_, saved = steps
    return saved


def waiting(scene: DeskScene) -> int:
    return scene.store.declarations.count(WorklistFilter())


def test_subjects_are_grouped_and_a_teams_code_means_something_in_its_branch_only(
    scene: DeskScene,
):
    here, there = Branch(short_name="HQHPKV1"), Branch(short_name="HQDINHVU")
    declared = [
        scene.declare(at, branch=branch, team=team)
        for at, (branch, team) in enumerate(
            [(here, "01"), (here, "01"), (here, "02"), (there, "01")]
        )
    ]
    groups = chosen(scene, declared).groups
    assert [(group.row.kind, group.row.name, group.count) for group in groups] == [
        (SubjectKind.BRANCH, "HQHPKV1", 3),
        (SubjectKind.BRANCH, "HQDINHVU", 1),
        (SubjectKind.TEAM, "Đội 01", 2),
        (SubjectKind.TEAM, "Đội 01", 1),
        (SubjectKind.TEAM, "Đội 02", 1),
    ]


def test_officers_are_a_subject_only_where_the_offices_sheet_names_them(scene: DeskScene):
    account = scene.enrol()
    named, unnamed = scene.declare(0), scene.declare(1)
    officer = OfficerIdentity(code="CC-07", name="Nguyễn Văn An")
    told = sheet(named.number.digits, SheetStatus.CLEARED, officers=[officer])
    scene.store.declarations.keep_sheets(account.account_id, [told], "c")
    together = chosen(scene, [named, unnamed])
    officers = [group for group in together.groups if group.row.kind is SubjectKind.OFFICER]
    assert [group.count for group in officers] == [1]
    with_officer, without = together.drafts(all_at(together, 5))
    assert SubjectKind.OFFICER in {row.kind for row in with_officer.rows}
    assert SubjectKind.OFFICER not in {row.kind for row in without.rows}


def test_each_is_an_assessment_of_its_own_that_says_it_was_entered_in_bulk(scene: DeskScene):
    declared = [scene.declare(at) for at in range(3)]
    together = chosen(scene, declared)
    saved = save(scene, together, all_at(together, 4))
    assert len(saved.saved) == 3
    assert len({one.assessment_id for one in saved.saved}) == 3
    for declaration in declared:
        entry = scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED))
        assert entry is not None
        assert entry.assessment.declaration.number == declaration.number.digits
        assert {(one.level, one.entry) for one in entry.assessment.ratings} == {(4, Entry.BULK)}
    assert waiting(scene) == 0


def test_a_group_may_be_rated_otherwise_than_the_rest_or_not_at_all(scene: DeskScene):
    together = chosen(scene, [scene.declare(0, team="01"), scene.declare(1, team="02")])
    branch, first, _second = (group.key for group in together.groups)
    drafts = together.drafts({branch: 5, first: 3})
    assert [[row.level for row in draft.rows] for draft in drafts] == [[5, 3], [5, None]]


def test_the_hold_begins_for_all_when_the_last_is_saved(scene: DeskScene):
    declared = [scene.declare(at) for at in range(3)]
    together = chosen(scene, declared)
    save(scene, together, all_at(together, 5))
    held = {item.held_until for item in scene.store.submissions.outbox(scene.clock.at)}
    assert held == {scene.clock.at + HOLD}
    assert scene.store.submissions.release_held(scene.clock.at + HOLD, everything=False) == 3


def test_one_undo_takes_all_back_and_names_what_has_left(scene: DeskScene):
    account = scene.enrol()
    declared = [scene.declare(at) for at in range(3)]
    together = chosen(scene, declared)
    saved = save(scene, together, all_at(together, 5), hold=None)
    (left,) = scene.store.submissions.take_due(account.account_id, scene.clock.at, 1)
    back = rating_together(scene).undo(saved)
    of_left = [
        number
        for one, number in zip(saved.saved, saved.numbers, strict=True)
        if one.assessment_id == left.assessment_id
    ]
    assert list(back.left) == of_left
    assert len(back.identities) == waiting(scene) == 2
    row = scene.store.declarations.row(back.identities[0])
    assert row is not None
    assert not row.has_draft


def test_a_group_can_be_taken_back_as_long_as_one_of_it_is_here(scene: DeskScene):
    account = scene.enrol()
    together = chosen(scene, [scene.declare(at) for at in range(2)])
    saved = save(scene, together, all_at(together, 5))
    assert rating_together(scene).can_undo(saved)
    scene.store.submissions.release_held(scene.clock.at, everything=True)
    for still in (True, False):
        assert len(scene.store.submissions.take_due(account.account_id, scene.clock.at, 1)) == 1
        assert rating_together(scene).can_undo(saved) is still


def test_what_was_rated_meanwhile_is_named_and_the_others_are_saved(scene: DeskScene):
    declared = [scene.declare(at) for at in range(3)]
    together = chosen(scene, declared)
    scene.rate(declared[1])
    saved = save(scene, together, all_at(together, 5))
    assert saved.numbers == (declared[0].number.digits, declared[2].number.digits)
    assert [(one.number, one.why) for one in saved.not_saved] == [
        (declared[1].number.digits, ALREADY_RATED)
    ]


def test_what_another_process_saves_in_the_same_moment_hinders_it_alone(
    scene: DeskScene, monkeypatch: pytest.MonkeyPatch
):
    declared = [scene.declare(at) for at in range(3)]
    together = chosen(scene, declared)
    real = scene.store.together.submit_all

    def late(news: list[object]) -> list[Unsaid | SaidError]:
        scene.rate(declared[1])
        return real(news)  # type: ignore[arg-type]

    monkeypatch.setattr(scene.store.together, "submit_all", late)
    saved = save(scene, together, all_at(together, 5))
    assert [one.number for one in saved.not_saved] == [declared[1].number.digits]
    states = [item.state for item in scene.store.submissions.outbox(scene.clock.at)]
    assert sorted(states) == [SubmissionState.HELD, SubmissionState.HELD, SubmissionState.QUEUED]


def test_what_goes_its_own_way_is_named_with_the_reason(scene: DeskScene):
    plain = scene.declare(0)
    unknown = scene.declare(1, clearance=Clearance.UNKNOWN, cleared_at=None)
    cancelled = scene.declare(2, clearance=Clearance.CANCELLED)
    rated = scene.declare(3)
    scene.rate(rated)
    written = scene.declare(4)
    form = rating_together(scene).form(written.identity)
    assert form is not None
    assert form.draft is not None
    rows = (replace(form.draft.rows[0], comment="Chờ lâu"), *form.draft.rows[1:])
    scene.rating.save_draft(replace(form.draft, rows=rows))
    together = chosen(scene, [plain, unknown, cancelled, rated, written])
    assert [one.row.declaration for one in together.forms] == [plain]
    assert [one.number for one in together.left_out] == [
        one.number.digits for one in (unknown, cancelled, rated, written)
    ]
    assert len({one.why.source for one in together.left_out}) == 4


def test_reasons_and_one_comment_are_said_of_every_subject_they_are_offered_for(scene: DeskScene):
    scene.enrol()
    together = chosen(scene, [scene.declare(at) for at in range(2)])
    offered = together.reasons_for(4)
    assert offered
    said = SaidOfAll(tuple(reason.code for reason in offered), "Nhanh, đúng hẹn")
    save(scene, together, all_at(together, 4), said=said)
    for form in together.forms:
        entry = scene.store.submissions.current(Place(form.row.declaration.identity, Phase.CLEARED))
        assert entry is not None
        for rating in entry.assessment.ratings:
            meant = [one.code for one in offered if rating.subject.kind in one.subject_kinds]
            assert (rating.reasons, rating.comment) == (meant, "Nhanh, đúng hẹn")


def test_a_reason_that_one_office_does_not_offer_in_the_same_words_is_offered_to_none(
    scene: DeskScene,
):
    scene.enrol()
    together = chosen(scene, [scene.declare(at) for at in range(2)])
    first, second = together.forms
    (reason, *_) = together.reasons_for(5)
    renamed = structs.replace(reason, text=structs.replace(reason.text, vi="Việc khác"))
    elsewhere = replace(second.offered, reasons=(renamed,))
    assert second.account is not None
    other = replace(second.account, account_id=second.account.account_id + 1)
    mixed = replace(together, forms=(first, replace(second, offered=elsewhere, account=other)))
    assert reason not in mixed.reasons_for(5)
    assert mixed.reasons_for(None) == ()


def test_one_undo_brings_back_the_drafts_that_were_there(scene: DeskScene):
    drafted, plain = scene.declare(0), scene.declare(1)
    form = rating_together(scene).form(drafted.identity)
    assert form is not None
    assert form.draft is not None
    begun = replace(form.draft, rows=tuple(replace(row, level=3) for row in form.draft.rows))
    scene.rating.save_draft(begun)
    together = chosen(scene, [drafted, plain])
    saved = save(scene, together, all_at(together, 5))
    assert scene.store.drafts.draft(begun.place) is None
    rating_together(scene).undo(saved)
    assert scene.store.drafts.draft(begun.place) == begun
    assert scene.store.drafts.draft(Place(plain.identity, Phase.CLEARED)) is None
