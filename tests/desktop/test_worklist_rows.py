"""The worklist's rows while they change: nothing that was chosen slips, nothing sent comes back."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import Show, WorklistRow
from declarant_client.desktop.to_rate.list_difference import difference
from declarant_client.desktop.to_rate.listed_rows import ListedRows
from declarant_client.desktop.to_rate.rows_at_work import RowsAtWork
from tests.support.desk_facts import a_declaration

POSITIONS = st.lists(st.integers(0, 8), unique=True)


def a_row(position: int, *, has_draft: bool = False) -> WorklistRow:
    return WorklistRow(
        declaration=a_declaration(position),
        branch_name=None,
        branch_name_en=None,
        assessed=False,
        state=None,
        has_draft=has_draft,
        assessed_by=None,
    )


def some_rows(positions: list[int], *, has_draft: bool = False) -> list[WorklistRow]:
    return [a_row(position, has_draft=has_draft) for position in positions]


def identity(position: int) -> str:
    return a_declaration(position).identity


def keys_of(positions: list[int]) -> array[int]:
    return array("q", [int(identity(position)) for position in positions])


@given(
    before=POSITIONS,
    after=POSITIONS,
    found=st.none() | st.tuples(POSITIONS, POSITIONS),
    most_runs=st.integers(0, 3),
    has_draft=st.booleans(),
)
def test_whatever_comes_what_is_pointed_at_stays_the_same_declaration(
    qapp: QObject,
    before: list[int],
    after: list[int],
    found: tuple[list[int], list[int]] | None,
    most_runs: int,
    has_draft: bool,
):
    """``found`` is a difference found before: of these two lists, as a rule, or of others."""
    rows = ListedRows(qapp, most_runs=most_runs)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent=rows)
    rows.replace(keys_of(before), some_rows(before))
    pointed = {each: QPersistentModelIndex(rows.index(at)) for at, each in enumerate(before)}
    one, other = found or (before, after)
    differs = difference(keys_of(one), keys_of(other))
    rows.merge(keys_of(after), some_rows(after[:2], has_draft=has_draft), differs)
    assert list(rows.keys) == list(keys_of(after))
    assert rows.rowCount() == len(after)
    known = [rows.row_at(at) for at in range(len(after))]
    assert known == [*some_rows(after[:2], has_draft=has_draft), *([None] * len(after[2:]))]
    rows.take_content(some_rows(after, has_draft=has_draft))
    assert [rows.row_at(at) for at in range(len(after))] == some_rows(after, has_draft=has_draft)
    for each, index in pointed.items():
        assert index.isValid() == (each in after)
        assert not index.isValid() or index.row() == rows.position(identity(each))
    rows.deleteLater()


@given(before=POSITIONS, after=POSITIONS)
def test_a_difference_is_what_goes_and_what_comes(before: list[int], after: list[int]):
    differs = difference(keys_of(before), keys_of(after))
    gone = [before[at] for first, last in differs.gone for at in range(first, last + 1)]
    assert gone == [each for each in before if each not in after]
    assert differs.coming == keys_of([each for each in after if each not in before])
    assert differs.joins(keys_of(before), keys_of(after))


def test_an_answer_asked_for_before_a_rating_was_saved_does_not_bring_its_row_back():
    at_work = RowsAtWork()
    at_work.let_leave([identity(1)])
    stale = keys_of([0, 1, 2])
    assert at_work.staying(stale, Show.UNRATED) == keys_of([0, 2])
    assert at_work.staying(stale, Show.ALL) == stale
    at_work.has_settled([identity(1)])
    assert at_work.staying(stale, Show.UNRATED) == stale


def test_the_row_that_is_being_worked_on_stays_where_it_is_until_it_is_let_go():
    at_work = RowsAtWork()
    shown = keys_of([0, 1, 2])
    at_work.pin(identity(1))
    assert at_work.with_pinned(keys_of([0, 2, 3]), shown) == keys_of([0, 1, 2, 3])
    assert at_work.with_pinned(keys_of([1, 0]), shown) == keys_of([1, 0])
    at_work.pin("")
    assert at_work.with_pinned(keys_of([0, 2]), shown) == keys_of([0, 2])


def test_a_row_is_no_text_for_an_input_method(qapp: QObject, qtbot: QtBot):
    rows = ListedRows(qapp)
    rows.replace(keys_of([0]), some_rows([0]))
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(rows)
    view.show()
    view.setCurrentIndex(rows.index(0))
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
