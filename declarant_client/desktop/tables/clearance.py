"""How dates are written, and what says in the table that a declaration is cleared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from declarant_client.application.ports.tables import ClearedWhen, DateForm, TableMapping
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.tables.columns import BOX_WIDTH, StillBox, Value
from declarant_client.desktop.tables.words import CLEARED_WHEN, DATE_FORMS
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence
from declarant_client.domain.vietnamese_text import folded

_BETWEEN = ";"


class Meaning(StrEnum):
    """What a word of the status column means."""

    UNDER_WAY = "under_way"
    CLEARED = "cleared"
    CANCELLED = "cancelled"


class ClearanceChoices(QWidget):
    """Date form, what means cleared, and the words of the status column."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dates: StillBox[DateForm] = StillBox(self.tr("How dates are written"))
        self.dates.offer(*_choices(DATE_FORMS))
        self.when: StillBox[ClearedWhen] = StillBox(self.tr("A declaration is cleared when"))
        self.when.offer(*_choices(CLEARED_WHEN))
        self.words = StatusWords(self.when, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        boxes: tuple[QComboBox, ...] = (self.dates, self.when)
        for line, box in enumerate(boxes):
            label = plain_label(box.accessibleName(), wraps=True)
            label.setBuddy(box)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(grid)
        column.addWidget(self.words)
        self.dates.activated.connect(self.changed)
        self.when.activated.connect(self._when_changed)
        self.words.changed.connect(self.changed)

    def show_mapping(self, mapping: TableMapping, occurring: Sequence[str]) -> None:
        """Show a mapping, and the words that occur in its status column."""
        self.dates.choose(mapping.dates)
        self.when.choose(mapping.cleared_when)
        self.words.show_words(mapping, occurring)
        self.words.say_what_for(self.when.value())

    def offer_words(self, occurring: Sequence[str]) -> None:
        """Another status column was chosen: its words take the place of the others."""
        self.words.offer(occurring)

    def _when_changed(self) -> None:
        self.words.say_what_for(self.when.value())
        self.changed.emit()


class StatusWords(QWidget):
    """The words of the status column, each with what it means; others can be typed."""

    changed = Signal()

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        """The Tab key leads here from ``after``."""
        super().__init__(parent)
        self._after = after
        self._title = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self.boxes: dict[str, StillBox[Meaning]] = {}
        self.others = QLineEdit(self)
        self.others.setFixedWidth(BOX_WIDTH)
        self.others.setAccessibleName(self.tr("Other words that mean cleared"))
        self.others.setPlaceholderText(self.tr("separated by ;"))
        self.others.textEdited.connect(self.changed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        self.hide()

    def show_words(self, mapping: TableMapping, occurring: Sequence[str]) -> None:
        """Show what a mapping says of the words that occur; others it names are added."""
        known = {folded(word) for word in occurring}
        cleared = {folded(word) for word in mapping.cleared_words}
        cancelled = {folded(word) for word in mapping.cancelled_words}
        named = [word for word in mapping.cancelled_words if folded(word) not in known]
        others = [word for word in mapping.cleared_words if folded(word) not in known]
        self.others.setText(f"{_BETWEEN} ".join(others))
        self.offer([*occurring, *named])
        for word, box in self.boxes.items():
            if folded(word) in cancelled:
                box.choose(Meaning.CANCELLED)
            elif folded(word) in cleared:
                box.choose(Meaning.CLEARED)

    def offer(self, words: Sequence[str]) -> None:
        """Ask what these words mean."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.others:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        before = self._after
        for line, word in enumerate(words):
            self.boxes[word] = box = self._box(word)
            label = plain_label(f"“{word}”", wraps=True)
            label.setBuddy(box)
            self._grid.addWidget(label, line, 0)
            self._grid.addWidget(box, line, 1)
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.others)
        label = plain_label(self.tr("Other words that mean cleared"), wraps=True)
        self._grid.addWidget(label, len(words), 0)
        self._grid.addWidget(self.others, len(words), 1)

    def say_what_for(self, when: ClearedWhen) -> None:
        """Say what the words decide; show them where there are any."""
        self._title.setText(
            self.tr("What the words of the status column mean:")
            if when is ClearedWhen.STATUS
            else self.tr("A word of the status column may tell what is cancelled:")
        )
        self.setVisible(when is ClearedWhen.STATUS or bool(self.boxes))

    def meaning(self, wanted: Meaning) -> tuple[str, ...]:
        """Return the words that mean this."""
        words = [word for word, box in self.boxes.items() if box.value() is wanted]
        if wanted is Meaning.CLEARED:
            others = (word.strip() for word in self.others.text().split(_BETWEEN))
            words.extend(word for word in others if word)
        return tuple(words)

    def _box(self, word: str) -> StillBox[Meaning]:
        box: StillBox[Meaning] = StillBox(self.tr("What “{word}” means").format(word=word))
        box.offer(
            (Meaning.UNDER_WAY, self.tr("Not cleared yet")),
            [(Meaning.CLEARED, self.tr("Cleared")), (Meaning.CANCELLED, self.tr("Cancelled"))],
        )
        box.activated.connect(self.changed)
        return box


def _choices(
    words: Mapping[Value, Sentence],
) -> tuple[tuple[Value, str], list[tuple[Value, str]]]:
    first, *others = ((value, said(word)) for value, word in words.items())
    return first, others
