"""The companion's window: a column of 360 pixels that stays on top and takes no focus by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    colours_of,
    give_role,
    icon,
    strong_font,
)
from declarant_client.desktop.application import Application
from declarant_client.desktop.companion.card import CompanionCard
from declarant_client.desktop.companion.tab import SIZE as TAB_SIZE
from declarant_client.desktop.companion.tab import CompanionTab
from declarant_client.desktop.to_rate.digit_keys import level_of, sends
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.empty_state import EmptyState
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label

WIDTH = 360
HEIGHT = 580


class CompanionWindow(QFrame):
    """Showing, updating and announcing never activate it; a click does, and then keys rate."""

    backWanted = Signal()
    foldWanted = Signal(bool)
    moved = Signal()
    """Its user has put it somewhere else."""
    undoWanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # The program is quit by its own word, not by this window's.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(self.tr("Companion · rating of customs service"))
        give_role(self, Role.PANEL)
        self.card = CompanionCard(self)
        self.tab = CompanionTab(self)
        self.tab.clicked.connect(lambda: self.foldWanted.emit(False))
        self._count = ElidedLabel()
        self._count.setFont(strong_font())
        self._said = plain_label(wraps=True)
        self._undo = QPushButton(icon("undo", Tone.ON_BAR), self.tr("Undo (Ctrl+Z)"), self)
        self._undo.clicked.connect(self.undoWanted)
        self._bar = QFrame(self)
        self._empty = EmptyState(self)
        self._whole_window = QPushButton(self.tr("Open the whole window (F9)"), self)
        self._whole_window.clicked.connect(self.card.wholeWanted)
        self._pages = QStackedWidget(self)
        self._whole = QWidget(self)
        self._grip: QPoint | None = None
        self._lay_out()
        self._add_keys()
        self.show_done()

    def fold(self, *, folded: bool) -> None:
        """Leave only the slim tab, or show all."""
        edge = 0 if folded else 1
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._whole.setVisible(not folded)
        self.tab.setVisible(folded)
        self.setFixedSize(self.size_when(folded=folded))
        self.keep_keys_on_card()

    def size_when(self, *, folded: bool) -> QSize:
        """Return the size of the tab, or of the whole column on the screen that it is on."""
        if folded:
            return TAB_SIZE
        return QSize(WIDTH, min(HEIGHT, self.screen().availableGeometry().height()))

    def show_count(self, count: int) -> None:
        """Show how many declarations wait."""
        self._count.show_text(self.tr("To rate: {count}").format(count=count))
        self.tab.show_count(count)

    @property
    def shows_card(self) -> bool:
        """Whether a declaration is to be seen: no key rates, sends or skips what is not."""
        return self.card.isVisibleTo(self)

    def show_card(self) -> None:
        """Show the declaration at hand."""
        self._pages.setCurrentWidget(self.card)

    def show_done(self) -> None:
        """Show that nothing waits."""
        self._show_nothing(
            "all-done",
            self.tr("Everything is rated"),
            self.tr("New declarations appear here as soon as they are read or reported."),
        )

    def show_nothing_found(self) -> None:
        """Show that search and filters hold everything back, and the way to them."""
        self._show_nothing(
            "search",
            self.tr("Nothing matches"),
            self.tr("No declaration fits the search and the filters of the whole window."),
            needs_whole=True,
        )

    def keep_keys_on_card(self) -> None:
        """Let a click anywhere into the companion be enough for keys to rate.

        The focus within the window is meant: nothing here activates the window itself. Left alone,
        Qt gives it to a button of the head when the tab goes: Enter would fold all away again.
        """
        if self.tab.isVisibleTo(self):
            self.tab.setFocus()
            return
        focused = self.focusWidget()
        if not (self.shows_card and self.card.stars.isEnabled()):
            self.setFocus()
        elif focused is None or not self.card.isAncestorOf(focused):
            self.card.stars.setFocus()

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Say what was just done; empty: nothing."""
        self._said.setText(text)
        self._undo.setVisible(can_undo)
        self._bar.setVisible(bool(text))
        if text:
            announce(self, text)

    def end_undo(self) -> None:
        """The time to undo is over: what offered it goes, other words stay until the next."""
        if not self._undo.isHidden():
            self.say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        level = level_of(event)
        if isinstance(focused, QPlainTextEdit) or self.tab.isVisible():
            super().keyPressEvent(event)
        elif level is not None:
            self._if_seen(lambda: self.card.levelChosen.emit(level))
        elif sends(event):
            is_answer = isinstance(focused, QRadioButton | QCheckBox)
            if isinstance(focused, QAbstractButton) and not is_answer:
                focused.click()
            else:
                self._if_seen(self.card.sendWanted.emit)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.moved.emit()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Other windows are as white: without a line nobody would see where this one ends.
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(self.palette()).border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        application = QApplication.instance()
        if isinstance(application, Application) and application.is_quitting:
            super().closeEvent(event)
            return
        # Closed by its user: the window that it stands for comes back.
        event.ignore()
        self.backWanted.emit()

    def _add_keys(self) -> None:
        for keys, does in (
            ("F9", self.backWanted.emit),
            ("Ctrl+Shift+M", self.backWanted.emit),
            ("Ctrl+Return", lambda: self._if_seen(self.card.sendWanted.emit)),
            ("Ctrl+Enter", lambda: self._if_seen(self.card.sendWanted.emit)),
            ("Ctrl+Right", lambda: self._if_seen(self.card.skipWanted.emit)),
            ("Ctrl+Z", self.undoWanted.emit),
            ("Escape", lambda: self.foldWanted.emit(True)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(does)

    def _if_seen(self, command: Callable[[], object]) -> None:
        if self.shows_card:
            command()

    def _show_nothing(
        self, drawing: str, title: str, text: str, *, needs_whole: bool = False
    ) -> None:
        self._empty.say(drawing, title, text)
        self._whole_window.setVisible(needs_whole)
        self._pages.setCurrentWidget(self._empty)
        self.keep_keys_on_card()

    def _head_button(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.SMALL)
        button.setIcon(icon(drawing))
        button.setAccessibleName(text)
        button.setToolTip(text)
        # Who clicks one goes on rating by keys.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        fold = self._head_button("fold", self.tr("Fold away to the edge (Esc)"))
        fold.clicked.connect(lambda: self.foldWanted.emit(True))
        back = self._head_button("whole", self.tr("Back to the whole window (F9)"))
        back.clicked.connect(self.backWanted)
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        head.addWidget(self._count, 1)
        head.addWidget(fold)
        head.addWidget(back)
        line = QFrame(self)
        give_role(line, Role.LINE)
        line.setFixedHeight(1)
        give_role(self._bar, Role.BAR)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        bar.addWidget(self._said, 1)
        bar.addWidget(self._undo)
        # Its place is kept: what is pressed twice must not slip away from under the mouse.
        keeps = self._bar.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(keeps)
        self._bar.hide()
        self._empty.narrow(WIDTH - 2 * Space.XL)
        self._empty.offer(self._whole_window)
        self._pages.addWidget(self.card)
        self._pages.addWidget(self._empty)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line)
        whole.addWidget(self._pages, 1)
        around = QVBoxLayout()
        around.setContentsMargins(Space.S, 0, Space.S, Space.S)
        around.addWidget(self._bar)
        whole.addLayout(around)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.tab)
        self.tab.hide()
