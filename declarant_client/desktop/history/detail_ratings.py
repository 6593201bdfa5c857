"""The ratings of one assessment: subject, level, reasons, details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Rating
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import (
    level_word,
    reason_texts,
    subject_kind,
    subject_name,
)
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.level_shown import LevelShown
from declarant_client.desktop.widgets.reading_pane import Column, paragraph
from declarant_client.domain.sentences import translate


def add_ratings(column: Column, entry: HistoryEntry, words: OfficeWords) -> None:
    """Add every rating."""
    column.add_title(said(translate("history", "Ratings")))
    for rating in entry.assessment.ratings:
        column.add(rating_card(rating, words))


def rating_card(rating: Rating, words: OfficeWords) -> QFrame:
    """Return one rating as a card."""
    frame = QFrame()
    give_role(frame, Role.CARD)
    room = QVBoxLayout(frame)
    room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    room.setSpacing(Space.XS)
    room.addWidget(plain_label(subject_kind(rating.subject), font=small_font(), role=Role.MUTED))
    head = QHBoxLayout()
    head.setSpacing(Space.M)
    head.addWidget(paragraph(subject_name(rating.subject, words)), 1)
    level = LevelShown(rating.level, level_word(rating.level, words))
    head.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
    room.addLayout(head)
    for reason in reason_texts(rating, words):
        room.addWidget(paragraph(f"•  {reason}"))
    if rating.comment:
        room.addWidget(paragraph(said(translate("history", "“{comment}”", comment=rating.comment))))
    return frame
