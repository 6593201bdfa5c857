"""What takes effect within the days set, above everything else until it is put away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.notice_wording import taking_effect_words
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    icon,
    strong_font,
)
from declarant_client.desktop.notices.words import head_word
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label
from declarant_client.desktop.widgets.tab_order import follow_one_another
from declarant_client.domain.sentences import Sentence, translate

_MOST_LINES = 3
_SIGN = 18


class ReminderBar(QWidget):
    """A line for each of the soonest, a button to show it, one to put all away."""

    showWanted = Signal(object)
    """Show this ``KeptNotice``."""
    putAwayWanted = Signal(object)
    """These ``KeptNotice``s were seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        give_role(frame, Role.WARNING)
        self._shown: tuple[KeptNotice, ...] = ()
        self._today: date | None = None
        sign = plain_label()
        sign.setPixmap(icon("bell", Tone.TEXT).pixmap(_SIGN, _SIGN))
        self._title = plain_label(font=strong_font())
        self.put_away = QPushButton(self.tr("Put away"))
        give_role(self.put_away, Role.QUIET)
        self.put_away.clicked.connect(lambda: self.putAwayWanted.emit(self._shown))
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.put_away)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addLayout(self._lines)
        self.hide()

    def remind(self, notices: Sequence[KeptNotice], today: date) -> None:
        """Show what takes effect soon; nothing hides the bar."""
        if (tuple(notices), today) == (self._shown, self._today):
            return
        self._today = today
        is_news = {kept.place for kept in notices} - {kept.place for kept in self._shown}
        self._shown = tuple(notices)
        self._clear()
        shows = []
        for kept in notices[:_MOST_LINES]:
            line, show = self._line(kept, today)
            self._lines.addWidget(line)
            shows.append(show)
        follow_one_another(self.put_away, *shows)
        self._title.setText(self.tr("%n document(s) will take effect soon", "", len(notices)))
        left = len(notices) - _MOST_LINES
        if left > 0:
            more = plain_label(self.tr("and %n more", "", left))
            more.setContentsMargins(_SIGN + Space.S, 0, 0, 0)
            self._lines.addWidget(more)
        self.setVisible(bool(notices))
        if is_news:
            announce(self, self._title.text())

    def _line(self, kept: KeptNotice, today: date) -> tuple[QWidget, QPushButton]:
        on = kept.notice.in_force_on or today
        when = taking_effect_words((on - today).days)
        sentence = translate("notices", "{when} · {title}", when=when, title=kept.notice.title)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(_SIGN + Space.S, 0, 0, 0)
        row.setSpacing(Space.S)
        show = QPushButton(head_word(kept.notice))
        show.setAccessibleName(said(_shown_by(kept, sentence)))
        give_role(show, Role.LINK)
        show.clicked.connect(lambda: self.showWanted.emit(kept))
        row.addWidget(show)
        row.addWidget(ElidedLabel(said(sentence)), 1)
        return line, show

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _shown_by(kept: KeptNotice, sentence: Sentence) -> Sentence:
    return translate(
        "notices", "Show {document}: {what}", document=head_word(kept.notice), what=sentence
    )
