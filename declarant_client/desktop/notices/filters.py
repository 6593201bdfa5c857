"""Which notices are shown: unread, starred or all, kind, standing, body, field, days, search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from declarant_client.application.notice_wording import STANDINGS
from declarant_client.application.office_wording import NOTICE_KINDS
from declarant_client.application.ports.legal_standing import Standing
from declarant_client.application.ports.offices import NoticeChoices, NoticeFilter, Period
from declarant_client.contract.notices import NoticeKind
from declarant_client.desktop.appearance import Space
from declarant_client.desktop.notices.pairs_layout import PairsLayout
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.sentences import Sentence, translate

TYPING_PAUSE_MS = 200
_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)


class Show(StrEnum):
    """Which notices, by what the reader did with them."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"


class Days(StrEnum):
    """Which days, of publication or of taking effect."""

    ANY = "any"
    PUBLISHED_WEEK = "published_week"
    PUBLISHED_MONTH = "published_month"
    PUBLISHED_YEAR = "published_year"
    EFFECT_NEXT_MONTH = "effect_next_month"
    EFFECT_LAST_MONTH = "effect_last_month"
    EFFECT_YEAR = "effect_year"


_DAYS: dict[Days, Sentence] = {
    Days.PUBLISHED_WEEK: translate("notices", "Published in the last 7 days"),
    Days.PUBLISHED_MONTH: translate("notices", "Published in the last 30 days"),
    Days.PUBLISHED_YEAR: translate("notices", "Published this year"),
    Days.EFFECT_NEXT_MONTH: translate("notices", "Takes effect within 30 days"),
    Days.EFFECT_LAST_MONTH: translate("notices", "Took effect in the last 30 days"),
    Days.EFFECT_YEAR: translate("notices", "Takes effect this year"),
}


class NoticeFilters(QWidget):
    """Search and filters above the list of notices."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.search = SearchField(self.tr("Search symbol, title, abstract, issuing body…"))
        self.show_only: ChoiceBox[Show] = ChoiceBox(self.tr("Which notices"))
        self.kind: ChoiceBox[NoticeKind | None] = ChoiceBox(self.tr("Kind"))
        self.standing: ChoiceBox[Standing | None] = ChoiceBox(self.tr("Status"))
        self.body: ChoiceBox[str | None] = ChoiceBox(self.tr("Issuing body"))
        self.field: ChoiceBox[str | None] = ChoiceBox(self.tr("Field"))
        self.days: ChoiceBox[Days] = ChoiceBox(self.tr("Days"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._fill()
        self._lay_out()
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._changed)

    def wanted(self) -> NoticeFilter:
        """Return what is chosen."""
        today, days = self._today(), self.days.value()
        return NoticeFilter(
            unread=self.show_only.value() is Show.UNREAD,
            starred=self.show_only.value() is Show.STARRED,
            search=self.search.text().strip(),
            kind=self.kind.value(),
            standing=self.standing.value(),
            body=self.body.value(),
            field=self.field.value(),
            published=_published(days, today),
            in_force=_in_force(days, today),
            today=today,
        )

    def offer(self, choices: NoticeChoices) -> None:
        """Offer the issuing bodies and fields that occur; what is chosen stays while it does."""
        self.body.offer((None, self.tr("All bodies")), [(body, body) for body in choices.bodies])
        self.field.offer((None, self.tr("All fields")), [(name, name) for name in choices.fields])

    def forget_all(self) -> None:
        """Show everything again."""
        for box in self._boxes():
            box.setCurrentIndex(0)
        self.search.clear()
        self._changed()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in the order of the eye."""
        return [self.search, *self._boxes()]

    def _boxes(self) -> tuple[ChoiceBox[Any], ...]:
        return (self.show_only, self.kind, self.standing, self.body, self.field, self.days)

    def _lay_out(self) -> None:
        self._pairs = PairsLayout()
        for box in self._boxes():
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self._pairs.add_box(box)
            box.activated.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addLayout(self._pairs)

    def _fill(self) -> None:
        self.show_only.offer(
            (Show.ALL, self.tr("All notices")),
            [(Show.UNREAD, self.tr("Unread")), (Show.STARRED, self.tr("Starred"))],
        )
        self.kind.offer(
            (None, self.tr("All kinds")),
            [(kind, said(word)) for kind, word in NOTICE_KINDS.items()],
        )
        self.standing.offer(
            (None, self.tr("Any status")),
            [(standing, said(word)) for standing, word in STANDINGS.items()],
        )
        self.days.offer(
            (Days.ANY, self.tr("Any day")), [(days, said(word)) for days, word in _DAYS.items()]
        )
        self.offer(NoticeChoices())

    def _changed(self) -> None:
        self._typing.stop()
        self.changed.emit()


def _published(days: Days, today: date) -> Period | None:
    since = {
        Days.PUBLISHED_WEEK: today - _WEEK,
        Days.PUBLISHED_MONTH: today - _MONTH,
        Days.PUBLISHED_YEAR: date(today.year, 1, 1),
    }.get(days)
    return None if since is None else Period(since=since)


def _in_force(days: Days, today: date) -> Period | None:
    return {
        Days.EFFECT_NEXT_MONTH: Period(since=today, until=today + _MONTH),
        Days.EFFECT_LAST_MONTH: Period(since=today - _MONTH, until=today),
        Days.EFFECT_YEAR: Period(since=date(today.year, 1, 1), until=date(today.year, 12, 31)),
    }.get(days)
