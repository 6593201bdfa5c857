"""One subject of the form: its name, its stars, the level's word, reasons and details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating import LOW_LEVEL, NAME_LIMIT
from declarant_client.application.rating_form import Offered
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    icon,
    small_font,
)
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.digit_keys import level_of
from declarant_client.desktop.to_rate.form.details import Details
from declarant_client.desktop.to_rate.subject_names import subject_name
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.stars import LEVELS, StarRating

NAME_LETTERS = 28
"""Letters of a name that want a line: for fewer, the level's word goes under the stars."""
_WORD_LETTERS = 30
"""An office may word its levels at length: then they wrap."""


def word_width(words: Mapping[int, str], font: QFont) -> int:
    """Return the room for the longest level's word, so that rows do not move as it changes."""
    metrics = QFontMetrics(font)
    most = metrics.averageCharWidth() * _WORD_LETTERS
    return min(most, max(map(metrics.horizontalAdvance, words.values()), default=0) + 1)


class SubjectRow(QFrame):
    """A row that is filled anew for each declaration: building widgets costs more than filling."""

    edited = Signal()
    removeWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DraftRow | None = None
        self._offered = Offered()
        self._words: Mapping[int, str] = {}
        self._is_narrow = False
        self._kind = plain_label(font=small_font(), role=Role.MUTED)
        self._name = plain_label(wraps=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._typed_name: QLineEdit | None = None
        self.stars = StarRating("", self)
        self._word = plain_label(role=Role.MUTED, wraps=True)
        self._rating = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.more = self._more_button()
        self.remove = self._remove_button()
        self._details: Details | None = None
        self._fault = plain_label(font=small_font(), role=Role.FAULT, wraps=True)
        self._fault.hide()
        self._lay_out()
        self.stars.levelChosen.connect(self._level_chosen)

    def show_row(self, row: DraftRow, offered: Offered, words: Mapping[int, str]) -> None:
        """Show a subject as the draft has it."""
        is_low = row.level is not None and row.level <= LOW_LEVEL
        self._offered = offered
        self._row = row
        if words != self._words:
            self._words = words
            self._word.setFixedWidth(word_width(words, self._word.font()))
            self._make_room(self.width())
        self._kind.setText(said(SUBJECT_KINDS[row.kind]))
        self._show_name(row)
        self.stars.set_subject(self.accessibleName())
        for button in (self.more, self.remove):
            button.setAccessibleDescription(self.accessibleName())
        self.stars.set_words(words)
        self.show_fault("")
        self._show_level()
        self._open(opened=bool(is_low or row.reasons or row.comment))

    @property
    def row(self) -> DraftRow:
        """The subject as it is filled in now."""
        if self._row is None:
            msg = "nothing is shown yet"
            raise LookupError(msg)
        return self._row

    def set_level(self, level: int, entry: Entry) -> None:
        """Give the subject a level; reasons that this level does not offer fall away."""
        offered = {reason.code for reason in self._offered.reasons_for(self.row.kind, level)}
        kept = tuple(code for code in self.row.reasons if code in offered)
        self._row = replace(self.row, level=level, entry=entry, reasons=kept)
        self._show_level()
        if level <= LOW_LEVEL and entry is Entry.SINGLE:
            self._open(opened=True)
        self.show_fault("")

    def adopt(self, reasons: tuple[str, ...], comment: str) -> None:
        """Take over what was said for all subjects, as far as it is offered for this one."""
        row = self.row
        offered = {reason.code for reason in self._offered.reasons_for(row.kind, row.level)}
        kept = tuple(code for code in reasons if code in offered)
        self._row = replace(row, reasons=kept, comment=comment)
        self._show_details()
        self.show_fault("")

    def show_fault(self, text: str) -> None:
        """Say what is missing here; empty text takes it back."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def focus_fault(self) -> None:
        """Put the focus where the missing thing is entered."""
        if self._typed_name is not None and self._typed_name.isVisible() and not self.row.name:
            self._typed_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._open(opened=True)
        if self._details is not None:
            self._details.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, before: QWidget) -> QWidget:
        """Put the row behind ``before`` in the order of Tab; return the row's last widget."""
        stops = [*(self.stars.star(level) for level in LEVELS), self.more, self.remove]
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        return before

    @property
    def last_stop(self) -> QWidget:
        """The row's last widget in the order of Tab."""
        return self.remove if self._details is None else self._details.comment

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = level_of(event)
        if level is None:
            super().keyPressEvent(event)
            return
        self.set_level(level, Entry.SINGLE)
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room(event.size().width())
        super().resizeEvent(event)

    def _make_room(self, width: int) -> None:
        """Leave the name a line's room: else the level's word stands under the stars."""
        parts = (self.stars, self.more, self.remove)
        name = self._name.fontMetrics().averageCharWidth() * NAME_LETTERS
        needed = name + self._word.minimumWidth() + sum(part.sizeHint().width() for part in parts)
        self._is_narrow = needed + Space.XXL > width
        ways = QBoxLayout.Direction
        self._rating.setDirection(ways.TopToBottom if self._is_narrow else ways.LeftToRight)
        self._rating.setSpacing(0 if self._is_narrow else Space.XS)
        self._word.setVisible(bool(self._word.text()) or not self._is_narrow)

    def _level_chosen(self, level: int) -> None:
        self.set_level(level, Entry.SINGLE)
        self.edited.emit()

    def _show_level(self) -> None:
        level = self.row.level
        if self.stars.level != level:
            self.stars.set_level(level)
        self._word.setText(self._words.get(level, "") if level else "")
        self._word.setVisible(bool(level) or not self._is_narrow)
        self.more.setEnabled(level is not None)
        self._show_details()

    def _show_details(self) -> None:
        if self._details is None:
            return
        row = self.row
        self._details.offer(self._offered.reasons_for(row.kind, row.level), row.reasons)
        self._details.write(row.comment)

    def _open(self, *, opened: bool) -> None:
        self.more.setChecked(opened)
        if opened and self._details is None:
            self._details = Details(self)
            self._details.edited.connect(self._details_edited)
            self._details.setContentsMargins(0, Space.S, Space.XS, Space.XS)
            self._grid.addWidget(self._details, 2, 0, 1, 4)
            QWidget.setTabOrder(self.remove, self._details.comment)
        if self._details is not None:
            self._show_details()
            self._details.setVisible(opened)

    def _details_edited(self) -> None:
        if self._details is not None:
            self._row = replace(
                self.row, reasons=self._details.chosen, comment=self._details.written
            )
            self.show_fault("")
            self.edited.emit()

    def _show_name(self, row: DraftRow) -> None:
        is_typed = row.source == SubjectSource.TYPED
        name = subject_name(row, self._offered)
        self._name.setVisible(not is_typed)
        self._name.setText(name)
        if is_typed and self._typed_name is None:
            self._typed_name = QLineEdit(self)
            self._typed_name.setMaxLength(NAME_LIMIT)
            self._typed_name.textEdited.connect(self._name_typed)
            self._grid.addWidget(self._typed_name, 1, 0, Qt.AlignmentFlag.AlignTop)
            before = self.stars.star(LEVELS[0]).previousInFocusChain() or self
            QWidget.setTabOrder(before, self._typed_name)
        if self._typed_name is not None:
            self._typed_name.setVisible(is_typed)
            self._typed_name.setText(row.name)
            self._typed_name.setAccessibleName(said(SUBJECT_KINDS[row.kind]))
            self._typed_name.setPlaceholderText(self.tr("Name"))
        self.setAccessibleName(f"{said(SUBJECT_KINDS[row.kind])}: {name}")

    def _name_typed(self, name: str) -> None:
        self._row = replace(self.row, name=name)
        self.edited.emit()

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.SMALL)
        button.setIcon(icon("comment", Tone.ACCENT))
        button.setCheckable(True)
        button.setAccessibleName(self.tr("Reasons and details"))
        button.setToolTip(self.tr("Reasons and details"))
        button.toggled.connect(lambda opened: self._open(opened=opened))
        return button

    def _remove_button(self) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.SMALL)
        button.setIcon(icon("close", Tone.MUTED))
        button.setAccessibleName(self.tr("Remove this subject"))
        button.setToolTip(self.tr("Remove this subject"))
        button.clicked.connect(self.removeWanted)
        return button

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self._grid.setHorizontalSpacing(Space.XS)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._grid.setColumnStretch(0, 1)
        # They stay together where the stars beside them are higher.
        self._grid.addWidget(self._kind, 0, 0, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self._name, 1, 0, Qt.AlignmentFlag.AlignTop)
        centre = Qt.AlignmentFlag.AlignVCenter
        self._rating.addWidget(self.stars)
        self._rating.addWidget(self._word)
        self._grid.addLayout(self._rating, 0, 1, 2, 1, centre)
        for column, part in enumerate((self.more, self.remove), start=2):
            self._grid.addWidget(part, 0, column, 2, 1, centre)
        self._grid.addWidget(self._fault, 3, 0, 1, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


def caption(text: str) -> QLabel:
    """Return the small title of a part of the form."""
    return plain_label(text, font=small_font(), role=Role.MUTED)
