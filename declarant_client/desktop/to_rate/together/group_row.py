"""One subject of several declarations: its name, of how many, its stars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.rating_together import SubjectGroup
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.speech import figure, said
from declarant_client.desktop.to_rate.digit_keys import level_of
from declarant_client.desktop.to_rate.form.subject_row import NAME_LETTERS, word_width
from declarant_client.desktop.to_rate.row_words import office_name
from declarant_client.desktop.to_rate.subject_names import subject_name
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label
from declarant_client.desktop.widgets.stars import StarRating


class GroupRow(QFrame):
    """Tells which level was wanted; whether it is given is decided by who hears of it."""

    levelWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Mapping[int, str] = {}
        self._is_narrow = False
        self._name = plain_label(wraps=True)
        # Neither may make the row wider than a small window.
        self._kind = ElidedLabel()
        self._kind.setFont(small_font())
        give_role(self._kind, Role.MUTED)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stars = StarRating("", self)
        self.stars.levelChosen.connect(self.levelWanted)
        self._word = plain_label(role=Role.MUTED, wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._kind, 0, 0)
        grid.addWidget(self._name, 1, 0)
        self._rating = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rating.addWidget(self.stars)
        self._rating.addWidget(self._word)
        grid.addLayout(self._rating, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

    def show_group(self, group: SubjectGroup, level: int | None, words: Mapping[int, str]) -> None:
        """Show a subject, of how many declarations it is one, and its level."""
        if group.count == 1:
            name = self.tr("{name} · 1 declaration").format(name=group_name(group))
        else:
            name = self.tr("{name} · {count} declarations").format(
                name=group_name(group), count=figure(group.count)
            )
        kind = said(SUBJECT_KINDS[group.row.kind])
        if group.row.kind is SubjectKind.TEAM:
            kind = f"{kind} · {office_name(group.form.row)}"
        self._kind.show_text(kind)
        self._name.setText(name)
        if words != self._words:
            self._words = words
            self._word.setFixedWidth(word_width(words, self._word.font()))
            self._make_room(self.width())
        self.setAccessibleName(f"{kind}, {name}")
        self.stars.setAccessibleName(self.accessibleName())
        self.stars.set_words(words)
        self.show_level(level)

    def show_level(self, level: int | None) -> None:
        """Show a level, or none."""
        self.stars.set_level(level)
        self._word.setText(self._words.get(level, "") if level else "")
        self._word.setVisible(bool(level) or not self._is_narrow)
        give_role(self._word, None if level else Role.MUTED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room(event.size().width())
        super().resizeEvent(event)

    def _make_room(self, width: int) -> None:
        """Leave the name its room, as a single subject's row does."""
        name = self._name.fontMetrics().averageCharWidth() * NAME_LETTERS
        needed = name + self._word.minimumWidth() + self.stars.sizeHint().width() + Space.XXL
        self._is_narrow = needed > width
        ways = QBoxLayout.Direction
        self._rating.setDirection(ways.TopToBottom if self._is_narrow else ways.LeftToRight)
        self._rating.setSpacing(0 if self._is_narrow else Space.M)
        self._word.setVisible(bool(self._word.text()) or not self._is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = level_of(event)
        if level is None:
            super().keyPressEvent(event)
        else:
            self.levelWanted.emit(level)


def group_name(group: SubjectGroup) -> str:
    """Return a subject's name in the reader's language, where the directory has it."""
    return subject_name(group.row, group.form.offered)
