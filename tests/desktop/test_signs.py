"""A state and a channel have one sign: the same word on the same ground in every list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.wording import CHANNELS, STATES
from declarant_client.desktop.appearance import Appearance, Pair
from declarant_client.desktop.history import row_painter as history_rows
from declarant_client.desktop.history.rows import ENTRY_ROLE
from declarant_client.desktop.outbox import row_painter as outbox_rows
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate import worklist_delegate as worklist_rows
from declarant_client.desktop.to_rate.listed_rows import ROW_ROLE
from declarant_client.desktop.widgets.chip import CHANNEL_KINDS, STATE_KINDS
from declarant_client.desktop.widgets.keyed_rows import LINE_ROLE
from declarant_client.domain.declaration import Channel
from declarant_client.domain.submission import SubmissionState
from tests.support.desk_facts import a_declaration
from tests.support.history_entries import entry

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

    for module in (history_rows, outbox_rows, worklist_rows):
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


def on_its_way(state: SubmissionState) -> OutboxLine:
    return OutboxLine(
        key=1,
        entry=replace(entry(), state=state),
        attempts=1,
        held_until=None,
        next_attempt_at=None,
        account_id=1,
        account_trouble=None,
        behind=False,
        replaced=False,
    )


def to_rate(channel: Channel, state: SubmissionState | None) -> WorklistRow:
    return WorklistRow(
        declaration=replace(a_declaration(1), channel=channel),
        branch_name=None,
        branch_name_en=None,
        assessed=state is not None,
        state=state,
        has_draft=False,
        assessed_by=None,
    )


# What is held counts down in the outbox, and is told there from what waits for a second look.
@pytest.mark.parametrize("state", [state for state in SubmissionState if state != "held"])
def test_a_state_has_the_same_word_and_colours_in_worklist_outbox_and_history(
    appearance: Appearance, signs: list[Sign], state: SubmissionState
):
    paint(worklist_rows.WorklistDelegate(), ROW_ROLE, to_rate(Channel.RED, state))
    paint(outbox_rows.OutboxRowPainter(_Clock(), appearance), LINE_ROLE, on_its_way(state))
    paint(history_rows.HistoryRowPainter(), ENTRY_ROLE, replace(entry(), state=state))
    channel, *states = signs
    red = (said(CHANNELS[Channel.RED]), getattr(appearance.colours, CHANNEL_KINDS[Channel.RED]))
    assert channel == red
    assert states == [(said(STATES[state]), getattr(appearance.colours, STATE_KINDS[state]))] * 3


def test_a_revised_assessment_says_so_alike_in_outbox_and_history(
    appearance: Appearance, signs: list[Sign]
):
    line = on_its_way(SubmissionState.ACCEPTED)
    revised = replace(line.entry, revised_by="0198c0de-0000-7000-8000-000000000002")
    paint(
        outbox_rows.OutboxRowPainter(_Clock(), appearance), LINE_ROLE, replace(line, entry=revised)
    )
    paint(history_rows.HistoryRowPainter(), ENTRY_ROLE, revised)
    first, second = signs
    assert first == second
    assert first[0] != said(STATES[SubmissionState.ACCEPTED])
