"""What the history shows: period, enterprise, office, subject, level, state, search."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QWidget

from declarant_client.application.history_charts import ANSWER_CLASSES, answer_word
from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.charts import (
    Choice,
    ChosenAnswer,
    ChosenBranch,
    ChosenClearance,
    ChosenKind,
    ChosenMonth,
    month_word,
)
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.application.ports.world import Clock
from declarant_client.application.wording import LEVELS, STATES
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.history.periods import (
    PERIODS,
    Period,
    bounds,
    days_of_month,
    midnight,
)
from declarant_client.desktop.history.reading import HistoryChoices
from declarant_client.desktop.speech import said, text_of, texts_in_order
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.submission import ToldState

TYPING_PAUSE_MS = 200
_FIRST_DAY = QDate(2018, 1, 1)

_STATES_SHOWN = tuple(state for state in ToldState if state is not ToldState.DRAFT)


class HistoryFilters(QWidget):
    """The row of filters; the search field is the page's, in its head."""

    changed = Signal()

    def __init__(self, search: QLineEdit, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._clock = clock
        self.period: ChoiceBox[Period] = ChoiceBox(self.tr("Period"))
        self.enterprise: ChoiceBox[str | None] = ChoiceBox(self.tr("Enterprise"))
        self.office: ChoiceBox[int | None] = ChoiceBox(self.tr("Receiving office"))
        self.branch: ChoiceBox[str | None] = ChoiceBox(self.tr("Customs branch"))
        self.subject: ChoiceBox[SubjectKind | None] = ChoiceBox(self.tr("Assessed subject"))
        self.level: ChoiceBox[int | None] = ChoiceBox(self.tr("Level"))
        self.state: ChoiceBox[ToldState | None] = ChoiceBox(self.tr("State"))
        self.answer: ChoiceBox[int | None] = ChoiceBox(self.tr("Processing result"))
        today = self._today()
        self.first_day = _day_field(today - timedelta(days=29))
        self.last_day = _day_field(today)
        self._until_word = plain_label(self.tr("to"), role=Role.MUTED)
        self._until_word.setFixedHeight(Space.CONTROL)
        self._cleared_month: date | None = None
        self.cleared = QPushButton(icon("close", Tone.ACCENT), "", self)
        self.cleared.setToolTip(self.tr("Show every month of clearance"))
        self.cleared.hide()
        self.clear = QPushButton(self.tr("Clear filters"))
        give_role(self.clear, Role.QUIET)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._lay_out()
        self._fill()
        self._connect()

    def wanted(self) -> HistoryFilter:
        """Return what is chosen."""
        since, until = bounds(self.period.value(), self._today())
        if self.period.value() is Period.CHOSEN:
            since = midnight(_day(self.first_day))
            until = midnight(_day(self.last_day) + timedelta(days=1))
        return HistoryFilter(
            since=since,
            until=until,
            enterprise=self.enterprise.value(),
            account_id=self.office.value(),
            branch=self.branch.value(),
            subject_kind=self.subject.value(),
            level=self.level.value(),
            state=self.state.value(),
            answer=self.answer.value(),
            cleared_month=self._cleared_month,
            search=self._search.text().strip(),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is filtered."""
        return self.wanted() != HistoryFilter()

    def offer(self, choices: HistoryChoices) -> None:
        """Take what occurs in the store as choices; what is chosen stays chosen."""
        self.enterprise.offer(
            (None, self.tr("All enterprises")),
            [
                (code, f"{name} ({code})" if name != code else code)
                for code, name in choices.enterprises
            ],
        )
        self.office.offer(
            (None, self.tr("All offices")),
            [
                (account.account_id, f"{text_of(account.office.name)} · {account.party_tax_code}")
                for account in choices.accounts
            ],
        )
        self.branch.offer((None, self.tr("All branches")), texts_in_order(choices.branches))
        self.enterprise.setVisible(len(choices.enterprises) > 1)
        self.branch.setVisible(len(choices.branches) > 1)
        self.office.setVisible(len(choices.accounts) > 1)

    def chosen(self) -> frozenset[Choice]:
        """Return which bars of the charts the filters are set to."""
        found: set[Choice] = set()
        if (branch := self.branch.value()) is not None:
            found.add(ChosenBranch(branch))
        if (kind := self.subject.value()) is not None:
            found.add(ChosenKind(kind))
        if (answer := self.answer.value()) is not None:
            found.add(ChosenAnswer(answer))
        if self._cleared_month is not None:
            found.add(ChosenClearance(self._cleared_month))
        if self.period.value() is Period.CHOSEN:
            month = _day(self.first_day)
            if (month, _day(self.last_day)) == days_of_month(month):
                found.add(ChosenMonth(month))
        return frozenset(found)

    def toggle(self, choice: Choice) -> None:
        """Filter to what a bar stands for, or no longer when it is filtered to that already."""
        is_set = choice in self.chosen()
        match choice:
            case ChosenMonth(month):
                self.period.choose(Period.ALL if is_set else Period.CHOSEN)
                first, last = days_of_month(month)
                with QSignalBlocker(self.first_day), QSignalBlocker(self.last_day):
                    self.last_day.setMinimumDate(_FIRST_DAY)
                    self.first_day.setDate(QDate(first.year, first.month, first.day))
                    self.last_day.setDate(QDate(last.year, last.month, last.day))
                    self.last_day.setMinimumDate(self.first_day.date())
            case ChosenBranch(key):
                self.branch.choose(None if is_set else key)
            case ChosenKind(kind):
                self.subject.choose(None if is_set else kind)
            case ChosenAnswer(place):
                self.answer.choose(None if is_set else place)
            case ChosenClearance(month):
                self._cleared_month = None if is_set else month
        self._changed()

    def forget_all(self) -> None:
        """Show everything again."""
        for box in self._boxes():
            box.setCurrentIndex(0)
        self._cleared_month = None
        self._search.clear()
        self._changed()

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (
            self.period,
            self.enterprise,
            self.branch,
            self.office,
            self.subject,
            self.level,
            self.state,
            self.answer,
        )

    def _today(self) -> date:
        return self._clock.now().astimezone(VIETNAM).date()

    def _lay_out(self) -> None:
        flow = FlowLayout(self)
        days: tuple[QLabel | QDateEdit, ...] = (self.first_day, self._until_word, self.last_day)
        for widget in (self.period, *days, *self._boxes()[1:], self.cleared, self.clear):
            flow.addWidget(widget)
        self.first_day.setAccessibleName(self.tr("First day"))
        self.last_day.setAccessibleName(self.tr("Last day"))

    def _fill(self) -> None:
        words = [(period, said(word)) for period, word in PERIODS.items()]
        self.period.offer(words[0], words[1:])
        self.subject.offer(
            (None, self.tr("All subjects")),
            [(kind, said(word)) for kind, word in SUBJECT_KINDS.items()],
        )
        self.level.offer(
            (None, self.tr("All levels")),
            [(level, f"{level} ★ {said(word)}") for level, word in LEVELS.items()],
        )
        self.state.offer(
            (None, self.tr("All states")), [(state, said(STATES[state])) for state in _STATES_SHOWN]
        )
        self.answer.offer(
            (None, self.tr("All results")),
            [(place, said(answer_word(place))) for place in ANSWER_CLASSES],
        )
        self.offer(HistoryChoices())
        self._show_days()

    def _connect(self) -> None:
        for box in self._boxes():
            box.activated.connect(self._changed)
        self.first_day.dateChanged.connect(self.last_day.setMinimumDate)
        self.last_day.setMinimumDate(self.first_day.date())
        for field in (self.first_day, self.last_day):
            field.dateChanged.connect(self._changed)
        self._search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._changed)
        self.cleared.clicked.connect(self._forget_clearance)
        self.clear.clicked.connect(self.forget_all)

    def _forget_clearance(self) -> None:
        self._cleared_month = None
        self._changed()

    def _changed(self) -> None:
        self._typing.stop()
        self._show_days()
        self._show_clearance()
        self.changed.emit()

    def _show_clearance(self) -> None:
        month = self._cleared_month
        if month is not None:
            told = self.tr("Cleared in {month}").format(month=month_word(month))
            self.cleared.setText(told)
            self.cleared.setAccessibleName(f"{told}. {self.cleared.toolTip()}")
        self._show(self.cleared, shown=month is not None)

    def _show_days(self) -> None:
        chosen = self.period.value() is Period.CHOSEN
        for widget in (self.first_day, self._until_word, self.last_day):
            widget.setVisible(chosen)
        self._show(self.clear, shown=self.is_narrowed)

    def _show(self, button: QPushButton, *, shown: bool) -> None:
        """Show a button or not; the keyboard does not vanish with one that was pressed."""
        if not shown and button.hasFocus():
            self.period.setFocus()
        button.setVisible(shown)


def _day_field(shown: date) -> QDateEdit:
    field = QDateEdit(QDate(shown.year, shown.month, shown.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("dd/MM/yyyy")
    field.setMinimumDate(_FIRST_DAY)
    return field


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
