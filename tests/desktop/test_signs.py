"""A state and a channel have one sign: the same word on the same ground in every list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.wording import CHANNELS, STATE_TONES, STATES
from declarant_client.desktop.appearance import Appearance, Pair
from declarant_client.desktop.history import row_painter as history_rows
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.outbox import row_painter as outbox_rows
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate import worklist_delegate as worklist_rows
from declarant_client.desktop.to_rate.listed_rows import ROW_ROLE
from declarant_client.desktop.widgets import lines_painter
from declarant_client.desktop.widgets.chip import CHANNEL_KINDS
from declarant_client.desktop.widgets.keyed_rows import LINE_ROLE
from declarant_client.domain.declaration import Channel
from declarant_client.domain.submission import SubmissionState, ToldState
from declarant_client.exports.columns import Rows
from declarant_client.exports.printed import PrintedSheets
from tests.support.desk_facts import a_declaration
from tests.support.history_entries import english, entry, totals, words

Sign = tuple[str, Pair]


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 3, 18, tzinfo=UTC)


@pytest.fixture
def signs(monkeypatch: pytest.MonkeyPatch) -> list[Sign]:
    """What is painted as a chip from now on."""
    painted: list[Sign] = []

    def note(_painter: QPainter, _rect: QRectF, word: str, pair: Pair, _font: QFont) -> None:
        painted.append((word, pair))

    for module in (lines_painter, worklist_rows):
        monkeypatch.setattr(module, "paint_chip", note)
    return painted


def paint(delegate: QStyledItemDelegate, role: int, told: object) -> None:
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(told, role)
    model.appendRow(item)
    picture = QPixmap(900, 140)
    painter = QPainter(picture)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 900, 140)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()


def at_state(told: ToldState) -> HistoryEntry:
    """Return an assessment whose state is told so."""
    states = {ToldState.REVISED: "accepted", ToldState.SECOND_LOOK: "held"}
    revising = "0198c0de-0000-7000-8000-000000000002"
    return replace(
        entry(),
        state=SubmissionState(states.get(told, told)),
        awaits_second_look=told is ToldState.SECOND_LOOK,
        revised_by=revising if told is ToldState.REVISED else None,
    )


def on_its_way(told: ToldState) -> OutboxLine:
    return OutboxLine(
        key=1,
        entry=at_state(told),
        attempts=1,
        held_until=None,
        next_attempt_at=None,
        account_id=1,
        account_trouble=None,
        behind=False,
        replaced=False,
    )


def to_rate(channel: Channel, told: ToldState) -> WorklistRow:
    rated = at_state(told)
    return WorklistRow(
        declaration=replace(a_declaration(1), channel=channel),
        branch_name=None,
        branch_name_en=None,
        assessed=True,
        state=rated.state,
        awaits_second_look=rated.awaits_second_look,
        has_draft=False,
        assessed_by=None,
    )


# What can be undone counts down in the outbox.
@pytest.mark.parametrize("told", [told for told in ToldState if told is not ToldState.HELD])
def test_a_state_has_the_same_word_and_colours_in_worklist_outbox_and_history(
    appearance: Appearance, signs: list[Sign], told: ToldState
):
    if told is not ToldState.REVISED:  # the worklist shows the newest, which nothing revises
        paint(worklist_rows.WorklistDelegate(), ROW_ROLE, to_rate(Channel.RED, told))
        channel = signs.pop(0)
        red = (said(CHANNELS[Channel.RED]), getattr(appearance.colours, CHANNEL_KINDS[Channel.RED]))
        assert channel == red
    paint(
        outbox_rows.OutboxRowPainter(_Clock(), OfficeWords, appearance), LINE_ROLE, on_its_way(told)
    )
    paint(history_rows.HistoryRowPainter(), LINE_ROLE, at_state(told))
    sign = (said(STATES[told]), getattr(appearance.colours, STATE_TONES[told]))
    assert set(signs) == {sign}


@pytest.mark.parametrize("told", list(ToldState))
def test_paper_and_files_say_a_state_in_the_same_word(told: ToldState):
    word = STATES[told].said(english)
    runs = next(Rows(words(), english, list).of(at_state(told)))
    assert word in chain.from_iterable(runs)
    printed = PrintedSheets(words).history([at_state(told)], totals(), _Clock().now(), english)
    assert f"<td>{word}</td>" in printed.html
