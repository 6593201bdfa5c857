"""What a low rating asks for, what becomes of drafts, and what may be taken back."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import TypedContact
from declarant_client.application.rating_form import RatingForm
from declarant_client.contract.assessments import Rater
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.declaration import Clearance, Phase
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.domain.submission import SubmissionState
from tests.desktop.desk import (
    PATIENCE,
    declare,
    focus,
    kept,
    levels,
    open_number,
    press,
    show,
    shown_levels,
    wait_open,
)
from tests.desktop.reading import says
from tests.support.desk_facts import CONTACT, office_description
from tests.support.desk_scene import DeskScene
from tests.support.stored_things import assessment, record_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def test_a_low_level_shows_who_will_see_it_and_asks_for_reason_and_contact(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    form = page.right.form
    assert not form.contact.isVisible()
    press(Qt.Key.Key_1)
    assert form.contact.isVisible()
    shown = [label.text() for label in form.contact.findChildren(QLabel)]
    assert office_description().confidentiality.en in shown
    press(Qt.Key.Key_Return)
    assert kept(scene) == {}
    # The cursor stands where the reason is written, for all subjects at once.
    qtbot.keyClicks(QApplication.focusWidget(), "slow")
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is form.contact.name
    qtbot.keyClicks(form.contact.name, "Nhung")
    qtbot.keyClicks(form.contact.phone, CONTACT.phone)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(kept(scene)) == 1, timeout=PATIENCE)
    entry = kept(scene)[only.number.digits]
    assert levels(entry) == [1, 1]
    assert {rating.comment for rating in entry.assessment.ratings} == {"slow"}


def test_the_contact_is_remembered_for_the_next_low_rating(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    scene.rate(first, (2, 2), comment="slow")
    wait_open(qtbot, show(qtbot, page), second)
    press(Qt.Key.Key_2)
    assert page.right.form.contact.contact == TypedContact.of(CONTACT)


def test_a_reason_that_the_new_level_does_not_offer_falls_away(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    row = page.right.form.subjects.widgets[0]
    QTest.mouseClick(row.stars.star(2), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    row.adopt(("slow",), "")
    assert row.row.reasons == ("slow",)
    focus(page.left.view)
    press(Qt.Key.Key_5)
    assert not row.row.reasons


def test_a_draft_saves_itself_and_is_there_again_after_a_restart(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    first, second = declare(scene, 2)
    page = show(qtbot, ToRatePage(to_rate_parts))
    wait_open(qtbot, page, first)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Down)
    wait_open(qtbot, page, second)
    place = Place(first.identity, Phase.CLEARED)
    qtbot.waitUntil(lambda: scene.store.drafts.draft(place) is not None, timeout=PATIENCE)
    again = show(qtbot, ToRatePage(to_rate_parts))
    wait_open(qtbot, again, first)
    assert set(shown_levels(again)) == {4}


@pytest.mark.parametrize("made_here", [False, True], ids=["on another computer", "here"])
def test_a_rating_is_called_ones_own_only_where_it_was_made_here(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, *, made_here: bool
) -> None:
    (account,) = scene.store.accounts.accounts()
    (only,) = declare(scene, 1)
    if made_here:
        scene.accept(scene.rate(only), account)
    else:
        told = record_of(assessment(only.number.digits, rater=Rater(name="Lan")))
        scene.store.submissions.keep_records(account.account_id, [told], "c")
    show(qtbot, page).flow.open_off_list(only.identity)
    wait_open(qtbot, page, only)
    assert says(page, "You rated this declaration") == made_here
    assert says(page, "Lan rated this declaration") != made_here


def test_what_is_typed_is_saved_when_the_window_closes(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, to_rate_parts: ToRateParts
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_3)
    page.save()
    to_rate_parts.threads.close()
    draft = scene.store.drafts.draft(Place(only.identity, Phase.CLEARED))
    assert draft is not None
    assert {row.level for row in draft.rows} == {3}


def test_undo_brings_the_rating_back_as_a_draft(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    press(Qt.Key.Key_Z, CTRL)
    wait_open(qtbot, page, first)
    assert set(shown_levels(page)) == {4}
    assert scene.store.submissions.waiting() == 0


def test_undo_typed_before_the_commit_came_back_takes_back_that_very_rating(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second, _third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    for key in (Qt.Key.Key_5, Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_Return):
        press(key)
    press(Qt.Key.Key_Z, CTRL)
    wait_open(qtbot, page, second)
    assert set(shown_levels(page)) == {3}
    assert scene.store.submissions.waiting() == 1


def test_ctrl_z_in_a_text_field_undoes_typing_only(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    focus(page.left.filters.search)
    qtbot.keyClicks(page.left.filters.search, "hai")
    press(Qt.Key.Key_Z, CTRL)
    assert page.left.filters.search.text() == ""
    assert open_number(page) == second.number.digits


def test_saved_is_said_only_after_the_commit(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, _second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_5)
    with qtbot.waitSignal(page.desk.sending.saved, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
        assert not page.left.sent_bar.offers_undo
    assert page.left.sent_bar.offers_undo
    assert list(kept(scene)) == [first.number.digits]


def test_what_could_not_be_saved_is_told_and_not_lost(
    qtbot: QtBot,
    scene: DeskScene,
    page: ToRatePage,
    to_rate_parts: ToRateParts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)

    def full(*_arguments: object, **_named: object) -> None:
        raise SaidError(translate("store", "The disk is full."))

    monkeypatch.setattr(to_rate_parts.rating(), "submit", full)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.right.unsaved.isVisible, timeout=PATIENCE)
    wait_open(qtbot, page, second)
    page.flow.open_off_list(first.identity)
    wait_open(qtbot, page, first)
    assert set(shown_levels(page)) == {4}
    assert kept(scene) == {}


def test_an_unknown_clearance_is_asked_for_once(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    only = scene.declare(0, clearance=Clearance.UNKNOWN, cleared_at=None)
    wait_open(qtbot, show(qtbot, page), only)
    form = page.right.form
    assert form.question.isVisible()
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    assert kept(scene) == {}
    QTest.mouseClick(form.question.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.is_ready and page.desk.form is not None, timeout=PATIENCE)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(kept(scene)) == 1, timeout=PATIENCE)
    assert kept(scene)[only.number.digits].assessment.phase is Phase.CLEARED


def test_what_an_office_holds_is_changed_by_a_revision_only(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    account = scene.enrol()
    (only,) = declare(scene, 1)
    made = scene.rate(only, (3, 3))
    scene.accept(made, account)
    page = show(qtbot, ToRatePage(to_rate_parts))
    page.flow.open_off_list(only.identity)
    wait_open(qtbot, page, only)
    assert shown_levels(page) == [3, 3]
    press(Qt.Key.Key_5)
    assert shown_levels(page) == [3, 3]
    QTest.mouseClick(page.right.form.standing.revise, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    place = Place(only.identity, Phase.CLEARED)

    def is_revised() -> bool:
        standing = scene.store.submissions.current(place)
        return standing is not None and standing.assessment.revises == made

    qtbot.waitUntil(is_revised, timeout=PATIENCE)


def test_what_was_not_sent_yet_can_be_withdrawn(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    scene.rate(only, (3, 3))
    show(qtbot, page)
    page.flow.open_off_list(only.identity)
    wait_open(qtbot, page, only)
    QTest.mouseClick(page.right.form.standing.withdraw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: kept(scene)[only.number.digits].state is SubmissionState.WITHDRAWN,
        timeout=PATIENCE,
    )


def test_text_from_files_and_offices_is_never_markup(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    only = scene.declare(0, enterprise_name="<b>A</b><img src='file:///etc/passwd'>")
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    for label in page.findChildren(QLabel):
        is_ours = label.buddy() is not None
        assert is_ours or label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert "<b>" not in label.toolTip()


def test_rich_text_pasted_into_details_stays_plain(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_3)
    page.right.form.subjects.all.unfold(unfolded=True)
    page.right.form.subjects.all.focus_details()
    pasted = QMimeData()
    pasted.setHtml("<b>nhanh</b>")
    pasted.setText("nhanh")
    QApplication.clipboard().setMimeData(pasted)
    press(Qt.Key.Key_V, CTRL)
    # Left there, the clipboard would destroy Python's object after Python has ended: a crash.
    QApplication.clipboard().clear()
    assert {row.comment for row in page.right.form.subjects.drafted} == {"nhanh"}


def test_what_is_being_typed_outlives_news_from_elsewhere(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, to_rate_parts: ToRateParts
) -> None:
    first, _ = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_3)
    # Another process reads the declaration anew before the draft is written.
    scene.store.declarations.keep([replace(first, enterprise_name="Tên mới")], Origin.PRINT)
    page.desk.refresh()
    answered = Event()
    to_rate_parts.threads.reading.run(page, lambda: None, lambda _: answered.set())
    qtbot.waitUntil(answered.is_set, timeout=PATIENCE)
    assert set(shown_levels(page)) == {3}


def test_news_from_elsewhere_leave_the_cursor_where_it_is(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, _ = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_1)
    name = page.right.form.contact.name
    focus(name)
    QTest.keyClicks(name, "Nguyen Minh")
    name.setCursorPosition(6)
    page.desk.save()
    place = Place(first.identity, Phase.CLEARED)
    qtbot.waitUntil(lambda: scene.store.drafts.draft(place) is not None, timeout=PATIENCE)
    opened = page.desk.form
    qtbot.waitUntil(lambda: _read_anew(page, opened), timeout=PATIENCE)
    assert (name.text(), name.cursorPosition()) == ("Nguyen Minh", 6)


def _read_anew(page: ToRatePage, opened: RatingForm | None) -> bool:
    page.desk.refresh()
    return page.desk.form != opened
