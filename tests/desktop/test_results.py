"""Results say what came of speaking up, and take the enterprise's word on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.cases import (
    CaseFilter,
    CaseLine,
    CaseShow,
    ReplyDraft,
    ReplyOutcome,
)
from declarant_client.application.replying import ReplyToAnswer
from declarant_client.contract.assessments import CaseOutcome, CaseReply, ReplyKind
from declarant_client.contract.shapes import Problem
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.results import list_view as list_module
from declarant_client.desktop.results.news import CaseNews, ResultNews
from declarant_client.desktop.results.news_card import ResultCard
from declarant_client.desktop.results.page import ResultsPage
from declarant_client.desktop.results.words import what_is_next
from declarant_client.desktop.widgets.head_with_chip import HeadWithChip
from declarant_client.desktop.widgets.reading_pane import Paragraph
from declarant_client.domain.declaration import Phase
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import SaidError, Sentence
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene
from tests.support.results_scene import course, fill_cases, results_page, tell

HOSTILE = "<b>Đậm</b> <img src='http://evil.example/x.png'>"


@pytest.fixture
def page(scene: DeskScene, threads: Threads) -> ResultsPage:
    return results_page(scene, threads)


def opened(qtbot: QtBot, page: ResultsPage, rows: int) -> ResultsPage:
    open_page(qtbot, page)
    page.take_focus()
    wait_rows(qtbot, page, rows)
    return page


def wait_rows(qtbot: QtBot, page: ResultsPage, rows: int) -> None:
    qtbot.waitUntil(
        lambda: page.rows.rowCount() == rows and (not rows or page.detail.line is not None),
        timeout=PATIENCE,
    )


def answered(scene: DeskScene, position: int = 1, **told: object) -> None:
    scene.enrol()
    steps = course(4, began=NOW - timedelta(days=3))
    tell(scene, position, steps, due_at=NOW + timedelta(days=2), **told)  # type: ignore[arg-type]


def numbers(page: ResultsPage) -> list[str]:
    keys = [page.rows.key(row) for row in range(page.rows.rowCount())]
    return [key.case_id[-1] for key in keys if key]


def reply(scene: DeskScene) -> ReplyState | None:
    (line,) = scene.store.cases.lines(scene.store.cases.keys(CaseFilter()))
    return line.reply.state if line.reply else None


def test_without_a_case_the_page_says_what_becomes_one_and_what_to_do(
    qtbot: QtBot, page: ResultsPage
) -> None:
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: says(page, "No case yet"), timeout=PATIENCE)
    rate = next(b for b in page.findChildren(QPushButton) if b.text() == "Rate declarations")
    with qtbot.waitSignal(page.rateWanted):
        rate.click()


def test_open_cases_stand_first_by_age_and_the_due_date_is_told_in_words(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    scene.enrol()
    fill_cases(scene, 7)
    opened(qtbot, page, 7)
    assert numbers(page) == ["2", "1", "0", "3", "4", "5", "6"]
    spoken = [str(page.rows.index(row).data()) for row in range(3)]
    assert "Answer due in 5 days" in spoken[0]
    assert "Answer due tomorrow" in spoken[1]
    assert "Overdue by 2 days" in spoken[2]
    page.head.part(CaseShow.ANSWERED).click()
    wait_rows(qtbot, page, 2)
    page.head.forget_all()
    page.head.search.setText("dat khong co")
    qtbot.waitUntil(lambda: says(page, "Nothing matches"), timeout=PATIENCE)


def test_news_is_read_when_it_was_looked_at_not_when_arrows_pass_over_it(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_module, "DWELL_MS", 3_600_000)
    scene.enrol()
    fill_cases(scene, 3)
    opened(qtbot, page, 3)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert scene.store.cases.unread() == 2
    with qtbot.waitSignal(page.unreadCounted, check_params_cb=lambda count: count == 1):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert scene.store.cases.unread() == 1
    with qtbot.waitSignal(page.unreadCounted, check_params_cb=lambda count: count == 2):
        page.detail.foot.mark_unread.trigger()


def test_an_answer_is_replied_to_and_the_reply_taken_back(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    form = page.detail.form
    assert form.isVisible()
    form.not_settled.click()
    form.submit()
    assert says(form, "Say why it is not settled")
    QTest.keyClicks(form.text, "Van cham")
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: reply(scene) is ReplyState.QUEUED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.detail, "Your reply: not settled"), timeout=PATIENCE)
    assert says(page.detail, "Van cham")
    assert says(page.detail, "Waiting to be sent")
    assert not form.isVisible()
    page.detail.foot.take_back.click()
    qtbot.waitUntil(lambda: reply(scene) is None, timeout=PATIENCE)
    qtbot.waitUntil(form.isVisible, timeout=PATIENCE)


def test_what_is_told_of_a_reply_goes_once_it_has_left(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    page.detail.form.settled.click()
    page.detail.form.submit()
    qtbot.waitUntil(lambda: "is sent by itself" in page.bar.text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: says(page.detail, "Waiting to be sent"), timeout=PATIENCE)
    assert page.bar.isVisible()
    (due,) = scene.store.replies.take_due(1, NOW, 10)
    outcome = ReplyOutcome(reply_id=due.reply_id, state=ReplyState.SENT, at=NOW)
    scene.store.replies.record([outcome])
    page.store_changed()
    qtbot.waitUntil(page.bar.isHidden, timeout=PATIENCE)


def test_a_reply_that_left_before_anybody_looked_is_not_told_as_still_here(
    qtbot: QtBot,
    scene: DeskScene,
    page: ResultsPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    keep = ReplyToAnswer.reply

    def keep_and_send(use: ReplyToAnswer, line: CaseLine, kind: ReplyKind, text: str) -> str:
        reply_id = keep(use, line, kind, text)
        scene.store.replies.take_due(1, NOW, 10)
        kept = CaseReply(kind=kind, text=text, at=NOW)
        outcome = ReplyOutcome(reply_id=reply_id, state=ReplyState.SENT, at=NOW, kept=kept)
        scene.store.replies.record([outcome])
        return reply_id

    monkeypatch.setattr(ReplyToAnswer, "reply", keep_and_send)
    page.detail.form.settled.click()
    with qtbot.waitSignal(page.replying.ended, timeout=PATIENCE):
        page.detail.form.submit()
    qtbot.waitUntil(lambda: says(page.detail, "Your reply: settled"), timeout=PATIENCE)
    qtbot.waitUntil(page.bar.isHidden, timeout=PATIENCE)


def test_what_is_told_of_one_case_goes_with_it(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene, 1)
    answered(scene, 2)
    opened(qtbot, page, 2)
    page.detail.form.settled.click()
    page.detail.form.submit()
    qtbot.waitUntil(lambda: "is sent by itself" in page.bar.text, timeout=PATIENCE)
    page.bar.follow.click()
    qtbot.waitUntil(lambda: page.bar.text == "The reply is taken back.", timeout=PATIENCE)
    qtbot.waitUntil(page.detail.form.isVisible, timeout=PATIENCE)
    assert page.bar.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(page.bar.isHidden, timeout=PATIENCE)


def test_a_row_says_that_and_how_was_replied(scene: DeskScene) -> None:
    answered(scene, replies=[CaseReply(kind=ReplyKind.NOT_RESOLVED, text="Chưa xong", at=NOW)])
    (key,) = scene.store.cases.keys(CaseFilter())
    (line,) = scene.store.cases.lines([key])
    assert what_is_next(line) == "Your reply: not settled"


def type_a_reply(page: ResultsPage, text: str = "Van cham") -> None:
    page.detail.form.not_settled.click()
    QTest.keyClicks(page.detail.form.text, text)


def draft(scene: DeskScene) -> ReplyDraft | None:
    (line,) = scene.store.cases.lines(scene.store.cases.keys(CaseFilter()))
    return line.draft


def test_what_is_being_typed_to_an_answer_saves_itself_and_is_there_again_after_a_restart(
    qtbot: QtBot, scene: DeskScene, threads: Threads, page: ResultsPage
) -> None:
    answered(scene)
    type_a_reply(opened(qtbot, page, 1))
    said = ReplyDraft(ReplyKind.NOT_RESOLVED, "Van cham")
    qtbot.waitUntil(lambda: draft(scene) == said, timeout=PATIENCE)
    page.close()
    after = opened(qtbot, results_page(scene, threads), 1)
    assert after.detail.form.not_settled.isChecked()
    assert after.detail.form.text.toPlainText() == "Van cham"


def test_what_was_typed_to_one_answer_is_saved_at_once_where_the_window_closes(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage, threads: Threads
) -> None:
    """Another language or size of text builds the window anew."""
    answered(scene)
    type_a_reply(opened(qtbot, page, 1))
    page.save()
    threads.writing.close()
    assert draft(scene) == ReplyDraft(ReplyKind.NOT_RESOLVED, "Van cham")


def test_what_was_typed_stays_with_its_case_while_others_are_looked_at(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene, 1)
    answered(scene, 2)
    form = opened(qtbot, page, 2).detail.form
    type_a_reply(page)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: form.text.toPlainText() == "", timeout=PATIENCE)
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: form.text.toPlainText() == "Van cham", timeout=PATIENCE)

    def begun() -> list[bool]:
        lines = scene.store.cases.lines(scene.store.cases.keys(CaseFilter()))
        return [line.draft is not None for line in lines]

    qtbot.waitUntil(lambda: begun() == [True, False], timeout=PATIENCE)


def test_a_reply_that_was_emptied_is_not_there_after_a_restart(
    qtbot: QtBot, scene: DeskScene, threads: Threads, page: ResultsPage
) -> None:
    answered(scene)
    type_a_reply(opened(qtbot, page, 1))
    qtbot.waitUntil(lambda: draft(scene) is not None, timeout=PATIENCE)
    page.detail.form.text.selectAll()
    QTest.keyClick(page.detail.form.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: draft(scene) is None, timeout=PATIENCE)
    page.close()
    after = opened(qtbot, results_page(scene, threads), 1)
    assert not after.detail.form.not_settled.isChecked()


def test_nothing_of_a_reply_that_was_kept_stays_in_the_form_though_somebody_typed_on(
    qtbot: QtBot, scene: DeskScene, threads: Threads, page: ResultsPage
) -> None:
    answered(scene)
    form = opened(qtbot, page, 1).detail.form
    type_a_reply(page)
    goes_on = Event()
    threads.writing.run(page, goes_on.wait, None)
    form.submit()
    QTest.keyClicks(form.text, " lam")
    page.save()
    with qtbot.waitSignal(page.replying.kept, timeout=PATIENCE):
        goes_on.set()
    page.save()
    qtbot.waitUntil(lambda: draft(scene) is None, timeout=PATIENCE)
    assert reply(scene) is ReplyState.QUEUED
    assert form.text.toPlainText() == ""


def test_a_reply_that_cannot_be_kept_is_still_a_draft(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(scene)
    opened(qtbot, page, 1)

    def fails(*_arguments: object) -> str:
        raise SaidError(Sentence("test", "The disk is full."))

    monkeypatch.setattr(ReplyToAnswer, "reply", fails)
    type_a_reply(page)
    page.detail.form.submit()
    qtbot.waitUntil(lambda: page.bar.text == "The disk is full.", timeout=PATIENCE)
    assert draft(scene) == ReplyDraft(ReplyKind.NOT_RESOLVED, "Van cham")
    assert page.detail.form.text.toPlainText() == "Van cham"


def test_words_that_the_office_holds_already_are_no_draft(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    """A copy of the database that was put back may be older than their sending."""
    said = CaseReply(kind=ReplyKind.NOT_RESOLVED, text="Vẫn chậm", at=NOW)
    answered(scene, replies=[said])
    (key,) = scene.store.cases.keys(CaseFilter())
    scene.store.replies.keep_draft(key, ReplyDraft(said.kind, f" {said.text}\n"))
    opened(qtbot, page, 1)
    assert not page.detail.form.isVisible()


def test_what_was_replied_to_asks_no_more_but_can_be_replied_to_again(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    said = CaseReply(kind=ReplyKind.ACCEPTED, text="Cảm ơn", at=NOW)
    answered(scene, replies=[said])
    opened(qtbot, page, 1)
    assert says(page.detail, "Your reply: settled")
    assert not page.detail.form.isVisible()
    page.detail.foot.reply.click()
    assert page.detail.form.isVisible()


def test_a_refused_reply_says_why_in_the_offices_words(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    page.detail.form.settled.click()
    page.detail.form.send.click()
    qtbot.waitUntil(lambda: reply(scene) is ReplyState.QUEUED, timeout=PATIENCE)
    (account,) = scene.store.accounts.accounts()
    (due,) = scene.store.replies.take_due(account.account_id, NOW, 1)
    problem = Problem(type="x/problems/forbidden", title="Khóa chỉ được đọc", status=403)
    outcome = ReplyOutcome(reply_id=due.reply_id, state=ReplyState.REFUSED, at=NOW, problem=problem)
    scene.store.replies.record([outcome])
    page.store_changed()
    qtbot.waitUntil(lambda: says(page.detail, "Khóa chỉ được đọc"), timeout=PATIENCE)


def test_what_the_office_wrote_stays_text(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    scene.enrol()
    steps = course(4, began=NOW - timedelta(days=3), outcome=CaseOutcome.UNFOUNDED)
    from msgspec.structs import replace

    steps[-1] = replace(steps[-1], text=HOSTILE, measures=HOSTILE, unit=HOSTILE)
    tell(scene, 1, steps, due_at=NOW)
    opened(qtbot, page, 1)
    labels = [label for label in page.detail.findChildren(QLabel) if HOSTILE in label.text()]
    assert len(labels) >= 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_case_leads_to_the_form_of_its_declaration(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    with qtbot.waitSignal(page.editWanted) as wanted:
        page.detail.foot.revise.click()
    assert wanted.args == ["10760000001", Phase.CLEARED]


def test_the_stage_stands_below_a_name_that_needs_the_whole_line(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    answered(scene)
    opened(qtbot, page, 1)
    line = page.detail.line
    assert line is not None
    subject = structs.replace(line.case.subject, name="Đ" * 30)
    line = replace(line, case=structs.replace(line.case, subject=subject))
    page.detail.show_line(line, OfficeWords(), NOW)

    def is_below() -> bool:
        (head,) = page.detail.findChildren(HeadWithChip)
        (name,) = head.findChildren(Paragraph)
        return head.chip.y() > name.geometry().bottom()

    page.resize(760, 600)
    qtbot.waitUntil(is_below, timeout=PATIENCE)


def test_news_is_announced_once_and_the_newest_answer_until_it_was_told(
    qtbot: QtBot, scene: DeskScene, threads: Threads, page: ResultsPage
) -> None:
    answered(scene)
    news = ResultNews(scene.store.cases, scene.store.accounts, threads, page)
    heard: list[CaseNews] = []
    untold: list[object] = []
    news.came.connect(heard.append)
    news.untold.connect(untold.append)
    card = ResultCard(page)
    news.untold.connect(card.show_answer)
    card.told.connect(news.set_told)
    news.look()
    qtbot.waitUntil(lambda: len(untold) == 1, timeout=PATIENCE)
    assert heard == [], "what was there before is counted, not announced"
    assert not card.isHidden()
    assert "has answered your rating of Phạm Quốc Khánh" in card.text.text()
    steps = course(4, began=NOW - timedelta(days=2))
    tell(scene, 2, steps, due_at=NOW + timedelta(days=2))
    news.look()
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE)
    assert [line.case.case_id for line in heard[0].lines] == ["V2026-000002"]
    assert heard[0].unread == 2
    assert "107600000020" in card.text.text(), "the newest one"
    with qtbot.waitSignal(card.wanted) as wanted:
        card.look.click()
    assert wanted.args is not None
    assert wanted.args[0].case_id == "V2026-000002"
    qtbot.waitUntil(lambda: scene.store.cases.untold_answer() is None, timeout=PATIENCE)
    news.look()
    qtbot.waitUntil(lambda: untold[-1] is None, timeout=PATIENCE)
    assert card.isHidden()
    assert len(heard) == 1


def test_a_case_is_opened_from_elsewhere_whatever_part_is_shown(
    qtbot: QtBot, scene: DeskScene, page: ResultsPage
) -> None:
    scene.enrol()
    fill_cases(scene, 5)
    opened(qtbot, page, 5)
    page.head.part(CaseShow.OPEN).click()
    wait_rows(qtbot, page, 3)
    key = scene.store.cases.keys(CaseFilter(show=CaseShow.ANSWERED))[1]
    page.open_case(key)
    qtbot.waitUntil(
        lambda: page.detail.line is not None and page.detail.line.key == key, timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: scene.store.cases.unread() == 3, timeout=PATIENCE)
