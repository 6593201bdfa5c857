"""The top row of several declarations: one level for every subject of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role, title_font
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.stars import StarRating

_BIG_STAR = Space.STAR + 8


class TopRow(QFrame):
    """Shows the level that all have in common."""

    levelWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.ALL)
        self.stars = StarRating(self.tr("All subjects of all declarations"), self, side=_BIG_STAR)
        self.stars.levelChosen.connect(self.levelWanted)
        self._word = plain_label(font=title_font())
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(plain_label(self.tr("All"), font=title_font()))
        row.addWidget(self.stars)
        row.addWidget(self._word, 1)

    def show_levels(self, levels: Sequence[int | None], words: Mapping[int, str]) -> None:
        """Show what the subjects have in common."""
        self.stars.set_words(words)
        different = set(levels)
        level = different.pop() if len(different) == 1 else None
        different.discard(None)
        self.stars.set_level(level)
        nothing = self.tr("Different levels") if different else self.tr("Press 3 to 5")
        self._word.setText(words.get(level, "") if level else nothing)
        give_role(self._word, None if level else Role.MUTED)
