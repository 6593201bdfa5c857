"""The declaration at hand in a narrow column: facts, one row of stars, reasons, send and skip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    headline_font,
    icon,
    small_font,
    tabular,
    title_font,
)
from declarant_client.desktop.to_rate.form.details import Details
from declarant_client.desktop.to_rate.row_words import (
    channel_word,
    enterprise_words,
    kind_words,
    place_words,
    time_words,
)
from declarant_client.desktop.widgets.chip import CHANNEL_KINDS, Chip
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label
from declarant_client.desktop.widgets.stars import StarRating

if TYPE_CHECKING:
    from declarant_client.application.ports.declarations import WorklistRow
    from declarant_client.contract.office import Reason

_STAR = Space.STAR + 14


class CompanionCard(QWidget):
    """Shows one declaration, and tells what the user wants; it decides nothing."""

    levelChosen = Signal(int)
    detailsEdited = Signal(object, object)
    """``(codes of the chosen reasons, comment)`` for every subject."""
    sendWanted = Signal()
    skipWanted = Signal()
    wholeWanted = Signal()
    """The whole window is wanted: here is no room for what this declaration needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Mapping[int, str] = {}
        self._number = plain_label(font=tabular(headline_font()))
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._channel = Chip(parent=self)
        self._kind = self._line(muted=True)
        self._place = self._line()
        self._enterprise = self._line(keeps_end=True)
        self.stars = StarRating(self.tr("All subjects"), self, side=_STAR)
        self.stars.levelChosen.connect(self.levelChosen)
        self._word = plain_label(font=title_font(), role=Role.MUTED)
        self._word.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._subjects = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self._subjects.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.details = Details(self)
        self.details.edited.connect(self._details_edited)
        self._hint = plain_label(wraps=True)
        self.whole = QPushButton(self.tr("Open the whole window (F9)"), self)
        self.whole.clicked.connect(self.wholeWanted)
        self.send = QPushButton(icon("send", Tone.ON_ACCENT), self.tr("Send (Enter)"), self)
        give_role(self.send, Role.PRIMARY)
        self.send.clicked.connect(self.sendWanted)
        self.skip = QPushButton(self.tr("Skip"), self)
        self.skip.setToolTip(self.tr("No opinion: Ctrl+→"))
        self.skip.clicked.connect(self.skipWanted)
        self._lay_out()

    def show_row(self, row: WorklistRow) -> None:
        """Show a declaration's facts."""
        declaration = row.declaration
        self._number.setText(declaration.number.digits)
        channel = declaration.channel
        self._channel.show_word(
            channel_word(channel) if channel else "",
            CHANNEL_KINDS[channel] if channel else "neutral",
        )
        self._kind.show_text(f"{kind_words(row)} · {time_words(row)}")
        self._place.show_text(place_words(row))
        self._enterprise.show_text(enterprise_words(declaration))

    def show_answers(
        self, level: int | None, words: Mapping[int, str], subjects: Sequence[str]
    ) -> None:
        """Show what all subjects have in common, and which those are."""
        self.stars.set_words(words)
        if self.stars.level != level:
            self.stars.set_level(level)
        self._word.setText(words.get(level, "") if level else self.tr("Press 1 to 5"))
        give_role(self._word, None if level else Role.MUTED)
        self._subjects.setText(" · ".join(subjects))

    def show_details(
        self, reasons: Sequence[Reason], chosen: Sequence[str], comment: str | None
    ) -> None:
        """Offer reasons and a text; ``None``: nothing is to be said in words."""
        self.details.setVisible(comment is not None)
        if comment is not None:
            self.details.offer(reasons, chosen)
            self.details.write(comment)

    def hint(self, text: str, *, is_fault: bool = False, needs_whole: bool = False) -> None:
        """Say what is missing, or why this cannot be rated here; empty: nothing."""
        give_role(self._hint, Role.FAULT if is_fault else Role.MUTED)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self.whole.setVisible(needs_whole)

    def let_rate(self, *, can_rate: bool, can_skip: bool) -> None:
        """Let stars and buttons be used, or not."""
        self.stars.setEnabled(can_rate)
        self.send.setEnabled(can_rate)
        self.skip.setEnabled(can_skip)

    def _details_edited(self) -> None:
        self.detailsEdited.emit(self.details.chosen, self.details.written)

    @staticmethod
    def _line(*, muted: bool = False, keeps_end: bool = False) -> ElidedLabel:
        line = ElidedLabel(keeps_end=keeps_end)
        line.setFont(small_font())
        if muted:
            give_role(line, Role.MUTED)
        return line

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._number, 1)
        top.addWidget(self._channel)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inner.setSpacing(Space.XS)
        inner.addLayout(top)
        for line in (self._kind, self._place, self._enterprise):
            inner.addWidget(line)
        inner.addSpacing(Space.M)
        inner.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self._word)
        inner.addWidget(self._subjects)
        inner.addSpacing(Space.S)
        for part in (self.details, self._hint, self.whole):
            inner.addWidget(part)
            part.hide()
        inner.addStretch()
        keys = plain_label(
            self.tr("1–5 rate · Enter sends · Ctrl+→ skips"),
            font=small_font(),
            role=Role.MUTED,
            wraps=True,
        )
        keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(keys)
        scroll = QScrollArea(self)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.skip)
        foot.addWidget(self.send, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
