"""One source in the settings: what it is, how it stands, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.sources import SourceKind
from declarant_client.application.source_wording import name_of, place_of, results_of, standing_of
from declarant_client.application.watching.standing import SourceNow, Standing
from declarant_client.desktop.appearance import (
    Role,
    Space,
    colours_of,
    give_role,
    icon,
    paint_icon,
    small_font,
    strong_font,
)
from declarant_client.desktop.sources.standing_chip import standing_word
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.chip import Chip
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label

_DRAWING = 22
_STEPS = 1000


class SourceRow(QWidget):
    """Shows one source after another state of it without being built anew: the focus stays."""

    readNowWanted = Signal()
    switchWanted = Signal()
    """Pause it, or read it again."""
    editWanted = Signal()
    testWanted = Signal()
    failedWanted = Signal()
    removalWanted = Signal()

    def __init__(self, now: SourceNow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._drawing = _Drawing(now.source.kind, self)
        self._name = plain_label(font=strong_font())
        self.chip = Chip(parent=self)
        self._place = ElidedLabel()
        self._standing = plain_label(font=small_font(), wraps=True)
        self._results = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self._said = plain_label(font=small_font(), wraps=True)
        self._said.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._bar = QWidget(self)
        room = QVBoxLayout(self._bar)
        room.setContentsMargins(0, Space.XS, 0, Space.XS)
        room.addWidget(self._progress)
        self.read_now = QPushButton(self.tr("Read now"), self)
        self.switch = QPushButton(self)
        self.more = QToolButton(self)
        self.failed = QPushButton(self)
        self.edit, self.test, self.remove = self._actions()
        self._dress()
        self._lay_out()
        self._connect()
        self.show_now(now)

    def show_now(self, now: SourceNow) -> None:
        """Show how the source stands now."""
        if (now.source, now.state.last_read_at) != (self.now.source, self.now.state.last_read_at):
            self.say("")  # what a test said is of before
        self.now = now
        name, live = name_of(now.source), now.live
        self.setAccessibleName(name)
        self._name.setText(name)
        self._place.show_text(place_of(now.source.settings))
        self.chip.show_word(*standing_word(live.standing))
        is_reading = live.standing is Standing.READING
        in_trouble = live.standing is Standing.TROUBLED
        _tell(self._standing, said(standing_of(now)) if is_reading or in_trouble else "")
        give_role(self._standing, Role.FAULT if in_trouble else Role.MUTED)
        is_first = is_reading and now.state.last_read_at is None
        _tell(self._results, "" if is_first else said(results_of(now)[0]))
        self._show_progress(now)
        self._show_buttons(now, name)

    def say(self, text: str, *, is_fault: bool = False) -> None:
        """Say what came of a test; empty: nothing."""
        give_role(self._said, Role.FAULT if is_fault else None)
        _tell(self._said, text)

    def _show_progress(self, now: SourceNow) -> None:
        progress = now.live.progress
        self._bar.setVisible(progress is not None)
        if progress is None:
            return
        share = min(max(progress.share, 0.0), 1.0)
        if not progress.files_found and not share:
            self._progress.setRange(0, 0)
            return
        self._progress.setRange(0, max(progress.files_found, 1) * _STEPS)
        self._progress.setValue(round((progress.files_read + share) * _STEPS))

    def _show_buttons(self, now: SourceNow, name: str) -> None:
        is_reading = now.live.standing is Standing.READING
        is_elsewhere = now.live.standing is Standing.ELSEWHERE
        self.read_now.setEnabled(now.source.is_on and not is_reading and not is_elsewhere)
        if is_reading:
            word = self.tr("Cancel reading")
        else:
            word = self.tr("Pause") if now.source.is_on else self.tr("Resume")
        self.switch.setText(word)
        for button, does in (
            (self.read_now, self.tr("Read now")),
            (self.switch, word),
            (self.more, self.tr("More")),
        ):
            button.setAccessibleName(f"{does}: {name}")
        count = now.state.failed
        self.failed.setVisible(bool(count))
        self.failed.setText(self.tr("Files that could not be read: {count}…").format(count=count))

    def _actions(self) -> tuple[QAction, QAction, QAction]:
        menu = QMenu(self.more)
        edit = menu.addAction(self.tr("Edit…"))
        is_database = self.now.source.kind is SourceKind.DATABASE
        test = menu.addAction(self.tr("Test the connection") if is_database else self.tr("Test"))
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove…"))
        self.more.setMenu(menu)
        return edit, test, remove

    def _dress(self) -> None:
        self._place.setFont(small_font())
        give_role(self._place, Role.MUTED)
        for button in (self.read_now, self.switch):
            give_role(button, Role.QUIET)
        give_role(self.failed, Role.LINK)
        self.failed.setFont(small_font())
        give_role(self.more, Role.SMALL)
        self.more.setIcon(icon("more"))
        self.more.setToolTip(self.tr("More"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.read_now.clicked.connect(self.readNowWanted)
        self.switch.clicked.connect(self.switchWanted)
        self.failed.clicked.connect(self.failedWanted)
        self.edit.triggered.connect(self.editWanted)
        self.test.triggered.connect(self.testWanted)
        self.remove.triggered.connect(self.removalWanted)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(self._name)
        first.addWidget(self.chip)
        first.addStretch()
        for button in (self.read_now, self.switch, self.more):
            first.addWidget(button)
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addLayout(first)
        for label in (self._place, self._standing):
            texts.addWidget(label)
        texts.addWidget(self._bar)
        texts.addWidget(self._results)
        texts.addWidget(self._said)
        failed = QHBoxLayout()
        # Its words stand under the words above it, not its frame.
        failed.addSpacing(-Space.XS)
        failed.addWidget(self.failed)
        failed.addStretch()
        texts.addLayout(failed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)


class _Drawing(QWidget):
    """A folder, or a database."""

    def __init__(self, kind: SourceKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = "folder" if kind is SourceKind.FOLDER else "database"
        self.setFixedSize(QSize(_DRAWING, Space.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        square = QRectF(0, (self.height() - _DRAWING) / 2, _DRAWING, _DRAWING)
        paint_icon(painter, self._name, square, QColor(colours_of(self.palette()).muted))
        painter.end()


def _tell(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
