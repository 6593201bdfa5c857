"""Every page calls what was rated, its branch and its office as the directory does in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.conflicts import SubjectSides
from declarant_client.application.directory_names import branch_names_in, names_in
from declarant_client.application.rating_form import Offered
from declarant_client.contract.assessments import BranchOnDeclaration, Subject, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import branch_name, subject_name
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.outbox.conflict_sides import ConflictSides
from declarant_client.desktop.results.news import ResultNews
from declarant_client.desktop.results.news_card import ResultCard
from declarant_client.desktop.to_rate.form.add_subject import AddSubject
from declarant_client.operating_system.resources import resources_folder
from tests.desktop.history_scene import history_page
from tests.desktop.notices_scene import notices_page
from tests.desktop.outbox_scene import outbox_page
from tests.desktop.reading import PATIENCE, open_page, says, texts
from tests.support.desk_facts import BRANCH_NAME, directory
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory
from tests.support.results_scene import results_page

BRANCH = ("Hai Phong Port Customs 1", BRANCH_NAME)
TEAM = ("Team 1", "Đội Thủ tục hàng hóa 1")
OFFICE = ("Regional Customs Sub-department III", "Chi cục Hải quan khu vực III")
WORDS = OfficeWords(names=names_in(directory()), branches=branch_names_in(directory()))


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    languages = Languages(qapp, resources_folder() / "translations")
    languages.install("vi")
    yield
    languages.remove()


def calls(page: QWidget, *names: tuple[str, str]) -> bool:
    """Whether a page says all names in English, and none in Vietnamese."""
    shown = texts(page)
    return all(
        any(english in text for text in shown) and not any(other in text for text in shown)
        for english, other in names
    )


@pytest.mark.parametrize(
    "kind, source, name, shown",
    [
        (SubjectKind.TEAM, SubjectSource.SHEET, TEAM[1], TEAM[0]),
        (SubjectKind.BRANCH, SubjectSource.DECLARATION, BRANCH[1], BRANCH[0]),
        (SubjectKind.TEAM, SubjectSource.TYPED, TEAM[1], TEAM[1]),
        (SubjectKind.OFFICER, SubjectSource.SHEET, TEAM[1], TEAM[1]),
        (SubjectKind.TEAM, SubjectSource.SHEET, "Đội cũ", "Đội cũ"),
    ],
)
def test_what_was_typed_and_who_is_a_person_keeps_the_name(
    qapp: object, kind: SubjectKind, source: SubjectSource, name: str, shown: str
) -> None:
    assert subject_name(Subject(kind=kind, name=name, source=source), WORDS) == shown


@pytest.mark.parametrize(
    "branch, shown",
    [
        (BranchOnDeclaration(code="03CC", name=BRANCH[1]), BRANCH[0]),
        (BranchOnDeclaration(short_name="HQHPKV1"), BRANCH[0]),
        (BranchOnDeclaration(code="03CC", name="Hải quan cũ"), "Hải quan cũ"),
        (BranchOnDeclaration(code="02CI", short_name="HQSGKV1"), "HQSGKV1"),
        (BranchOnDeclaration(), ""),
    ],
)
def test_a_branch_is_found_by_its_code_or_short_name_and_keeps_an_earlier_name(
    qapp: object, branch: BranchOnDeclaration, shown: str
) -> None:
    assert branch_name(branch, WORDS) == shown


def test_a_vietnamese_window_has_vietnamese_names(vietnamese: None) -> None:
    subject = Subject(kind=SubjectKind.TEAM, name=TEAM[1], source=SubjectSource.SHEET)
    assert subject_name(subject, WORDS) == TEAM[1]
    assert branch_name(BranchOnDeclaration(short_name="HQHPKV1"), WORDS) == BRANCH[1]


def test_the_history_calls_them_so(qtbot: QtBot, scene: DeskScene, threads: Threads) -> None:
    fill(scene)
    page = history_page(scene, threads, OfficesInMemory())
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: calls(page.detail, BRANCH, TEAM, OFFICE), timeout=PATIENCE)
    assert "Team 1: 2 of 5" in str(page.rows.index(0, 0).data())


def test_the_outbox_calls_them_so(qtbot: QtBot, scene: DeskScene, threads: Threads) -> None:
    account = scene.enrol()
    scene.rate(scene.declare(1), (4, 4))
    page = outbox_page(scene, threads, OfficesInMemory())
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: calls(page.detail, BRANCH, TEAM, OFFICE), timeout=PATIENCE)
    spoken = str(page.rows.index(0).data())
    assert "Team 1: 4 of 5" in spoken
    assert OFFICE[0] in spoken
    assert account.office.name.vi == OFFICE[1]


def test_the_results_call_them_so(qtbot: QtBot, scene: DeskScene, threads: Threads) -> None:
    fill(scene)
    page = results_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: calls(page.detail, TEAM, OFFICE), timeout=PATIENCE)
    assert "Team 1" in str(page.rows.index(0).data())


def test_the_card_above_the_form_calls_them_so(
    qtbot: QtBot, scene: DeskScene, threads: Threads
) -> None:
    fill(scene)
    card = ResultCard()
    qtbot.addWidget(card)
    news = ResultNews(scene.store.cases, scene.store.accounts, threads, card)
    news.untold.connect(card.show_answer)
    news.look()
    qtbot.waitUntil(lambda: calls(card, TEAM, OFFICE), timeout=PATIENCE)


def test_two_sides_of_a_conflict_call_it_so(qtbot: QtBot) -> None:
    subject = Subject(kind=SubjectKind.TEAM, name=TEAM[1], source=SubjectSource.SHEET)
    key = (subject.kind, subject.name)
    card = ConflictSides(SubjectSides(key=key, subject=subject, ours=None, theirs=None), WORDS)
    qtbot.addWidget(card)
    assert calls(card, TEAM)
    assert all(button.accessibleName().startswith(TEAM[0]) for button in card.buttons.values())


def test_what_may_be_added_to_a_form_is_offered_so_and_kept_as_the_office_is_sent_it(
    qtbot: QtBot,
) -> None:
    button = AddSubject()
    qtbot.addWidget(button)
    button.offer(Offered(teams=tuple(directory().branches[0].teams)), ())
    button.menu().aboutToShow.emit()
    offered = {action.text(): action for action in button.menu().actions()}
    with qtbot.waitSignal(button.chosen) as chosen:
        offered[TEAM[0]].trigger()
    assert chosen.args is not None
    assert chosen.args[0].name == TEAM[1]


def test_a_notice_says_so_who_sent_it(qtbot: QtBot, scene: DeskScene, threads: Threads) -> None:
    fill(scene)
    page = notices_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: says(page.reading, OFFICE[0]), timeout=PATIENCE)
