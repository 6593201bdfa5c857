"""One subject that two have rated: what each says, side by side, and whose word is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.conflicts import Side, SubjectSides
from declarant_client.contract.assessments import Rating
from declarant_client.desktop.appearance import Role, Space, give_role, small_font, strong_font
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
from declarant_client.desktop.widgets.reading_pane import paragraph
from declarant_client.domain.sentences import translate


class ConflictSides(QFrame):
    """A card: the subject, and below it both sides as two radio buttons."""

    chosen = Signal()

    def __init__(
        self, sides: SubjectSides, words: OfficeWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        give_role(self, Role.CARD)
        self._sides = sides
        self._name = subject_name(sides.subject, words)
        self._group = QButtonGroup(self)
        self.buttons = {
            Side.OURS: QRadioButton(self.tr("Yours")),
            Side.THEIRS: QRadioButton(self.tr("Theirs")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(self._subject(), 0, 0, 1, 2)
        for column, (side, rating) in enumerate(
            ((Side.OURS, sides.ours), (Side.THEIRS, sides.theirs))
        ):
            grid.addWidget(self._cell(side, rating, words), 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.buttons[sides.usual].setChecked(True)
        self._group.idClicked.connect(lambda _: self.chosen.emit())

    @property
    def side(self) -> Side:
        """Whose word is taken."""
        return Side.OURS if self.buttons[Side.OURS].isChecked() else Side.THEIRS

    @property
    def taken(self) -> Rating | None:
        """What is said of the subject then; ``None``: nothing."""
        return self._sides.ours if self.side is Side.OURS else self._sides.theirs

    def offer(self, *, choice: bool) -> None:
        """Let a side be chosen, or show only what was said."""
        for button in self.buttons.values():
            button.setVisible(choice)

    def _subject(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        kind = plain_label(subject_kind(self._sides.subject), font=small_font(), role=Role.MUTED)
        row.addWidget(kind)
        row.addWidget(paragraph(self._name, font=strong_font()), 1)
        return head

    def _cell(self, side: Side, rating: Rating | None, words: OfficeWords) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        button = self.buttons[side]
        self._group.addButton(button)
        column.addWidget(button)
        told = [self.tr("Not rated")]
        if rating is None:
            column.addWidget(plain_label(told[0], role=Role.MUTED))
        else:
            word = level_word(rating.level, words)
            column.addWidget(LevelShown(rating.level, word), 0, Qt.AlignmentFlag.AlignLeft)
            told = [self.tr("{level} of 5, {word}").format(level=rating.level, word=word)]
            texts = [f"•  {reason}" for reason in reason_texts(rating, words)]
            if rating.comment:
                texts.append(said(translate("history", "“{comment}”", comment=rating.comment)))
            for text in texts:
                column.addWidget(paragraph(text))
            told += texts
        button.setAccessibleName("; ".join([f"{self._name}: {button.text()}", *told]))
        return cell
