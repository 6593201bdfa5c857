"""The form of several declarations: their subjects with counts, and what will be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from declarant_client.application.rating import LOW_LEVEL, faults
from declarant_client.application.rating_together import NOTHING_SAID, GroupKey, SaidOfAll, Together
from declarant_client.application.wording import LEVELS
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.to_rate.form.all_row import AllRow, common_level
from declarant_client.desktop.to_rate.together.group_foot import GroupFoot
from declarant_client.desktop.to_rate.together.group_head import GroupHead
from declarant_client.desktop.to_rate.together.group_row import GroupRow
from declarant_client.desktop.to_rate.together.notes import LeftOutNote, OneByOneNote
from declarant_client.desktop.to_rate.together.preview import Preview
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import Draft

translate = QCoreApplication.translate

_NOTHING = Together((), (), ())


@dataclass(frozen=True, slots=True)
class Given:
    """What was given to a group, so that it can be given again."""

    identities: frozenset[str] = frozenset()
    levels: Mapping[GroupKey, int] = field(default_factory=dict)
    all: int | None = None
    said: SaidOfAll = NOTHING_SAID


class GroupView(QWidget):
    """Levels stay while the choice grows and shrinks; low ones are given one by one."""

    singlyWanted = Signal()
    """The chosen declarations are to be opened one by one."""
    othersWanted = Signal(object)
    """Identities of those that are not rated together, to be opened one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._together = _NOTHING
        self._levels: dict[GroupKey, int] = {}
        self._all: int | None = None
        self._said = NOTHING_SAID
        self._before: Given | None = None
        self._words: Mapping[int, str] = {}
        self._pool: list[GroupRow] = []
        self.head = GroupHead(self)
        self.left_out = LeftOutNote(self)
        self.one_by_one = OneByOneNote(self)
        self.top = AllRow(
            self,
            spoken=self.tr("All subjects of all declarations"),
            prompt=self.tr("Press 3 to 5"),
        )
        self._card = QFrame(self)
        self.preview = Preview(self)
        self._summary = plain_label(font=strong_font(), wraps=True)
        self.foot = GroupFoot(self)
        self._lay_out()
        self.top.levelChosen.connect(self.set_all)
        self.top.detailsEdited.connect(self._say_of_all)
        self.one_by_one.wanted.connect(self.singlyWanted)
        self.left_out.wanted.connect(
            lambda: self.othersWanted.emit([one.identity for one in self._together.left_out])
        )

    @property
    def together(self) -> Together:
        """What lies open."""
        return self._together

    @property
    def given(self) -> Given:
        """What the user gave to what lies open."""
        identities = frozenset(form.row.declaration.identity for form in self._together.forms)
        return Given(identities, dict(self._levels), self._all, self._said)

    def take_up(self, given: Given) -> None:
        """Begin with this when these declarations, or some of them, lie open next."""
        self._before = given

    def begin_anew(self, identities: Sequence[str]) -> None:
        """Another group: no level is given yet, unless one comes back that was taken back."""
        before = self._before
        if before is None or not before.identities.issuperset(identities):
            before = Given()
        self._before = None
        self._levels, self._all, self._said = dict(before.levels), before.all, before.said
        self.top.unfold(unfolded=self._said != NOTHING_SAID)
        self.one_by_one.hide()

    def show_reading(self, read: int, wanted: int) -> None:
        """Say how far reading has come."""
        self.head.show_reading(read, wanted)
        self.foot.send.setEnabled(False)

    def show_together(self, together: Together) -> None:
        """Show a group; subjects that are new to it take the level given to all."""
        self._together = together
        if self._all is not None:
            for group in together.groups:
                self._levels.setdefault(group.key, self._all)
        self._words = _words(together)
        self.head.show_together(together)
        self.left_out.show_left_out(together.left_out)
        self._show_rows()
        self._show_levels()

    def set_all(self, level: int) -> None:
        """Give every subject a level, unless it is one that is given one by one."""
        if not self._may_be_given(level):
            return
        self._all = level
        self._levels = {group.key: level for group in self._together.groups}
        self._show_levels()

    def drafts(self) -> Sequence[Draft]:
        """Return what will be sent; nothing while no level is given."""
        given = self._given()
        if not given:
            return []
        drafts = self._together.drafts(given, self._said)
        return [draft for draft in drafts if any(row.level for row in draft.rows)]

    def show_missing(self, drafts: Sequence[Draft]) -> bool:
        """Say what keeps these from being sent; False for nothing."""
        missing = faults(drafts[0]) if drafts else ()
        if drafts and not missing:
            return False
        fault = self.tr("Give the subjects a level: 3, 4 or 5.")
        if missing:
            fault = said(missing[0].sentence)
            self.top.unfold(unfolded=True)
            self.top.focus_details()
        self.foot.show_fault(fault)
        announce(self, fault)
        return True

    def _say_of_all(self, reasons: tuple[str, ...], comment: str) -> None:
        self._said = SaidOfAll(reasons, comment)
        self._show_what_is_sent()

    def _set_level(self, position: int, level: int) -> None:
        if self._may_be_given(level):
            self._levels[self._together.groups[position].key] = level
            self._all = None
        self._show_levels()

    def _may_be_given(self, level: int) -> bool:
        self.one_by_one.setVisible(level <= LOW_LEVEL)
        if level <= LOW_LEVEL:
            self._show_levels()
            announce(self, self.one_by_one.text)
        return level > LOW_LEVEL

    def _given(self) -> dict[GroupKey, int]:
        keys = {group.key for group in self._together.groups}
        return {key: level for key, level in self._levels.items() if key in keys}

    def _show_rows(self) -> None:
        groups = self._together.groups
        while len(self._pool) < len(groups):
            self._pool.append(self._new_row(len(self._pool)))
        for position, row in enumerate(self._pool):
            row.setVisible(position < len(groups))
            if position < len(groups):
                group = groups[position]
                row.show_group(group, self._levels.get(group.key), self._words)
        self._card.setVisible(bool(groups))

    def _show_levels(self) -> None:
        groups = self._together.groups
        for row, group in zip(self._pool, groups, strict=False):
            row.show_level(self._levels.get(group.key))
        levels = {self._levels.get(group.key) for group in groups}
        self._show_said(common_level(levels))
        self.top.show_levels(levels, self._words)
        self._show_what_is_sent()

    def _show_said(self, level: int | None) -> None:
        """Show what is said of all; reasons that not all offer at their level fall away."""
        reasons = self._together.reasons_for(level)
        offered = {reason.code for reason in reasons}
        kept = tuple(code for code in self._said.reasons if code in offered)
        if self._together.forms:
            self._said = replace(self._said, reasons=kept)
        self.top.show_details(reasons, kept, self._said.comment)

    def _show_what_is_sent(self) -> None:
        drafts = self.drafts()
        rated = {draft.place.identity for draft in drafts}
        forms = [form for form in self._together.forms if form.row.declaration.identity in rated]
        self.preview.show_drafts(forms, drafts)
        self._summary.setText(_summary(drafts) if drafts else self.tr("Nothing will be sent yet."))
        self.foot.show_count(len(drafts), len(self._together.forms))

    def _framed(self, preview: Preview) -> QFrame:
        card = QFrame(self)
        give_role(card, Role.CARD)
        around = QVBoxLayout(card)
        around.setContentsMargins(Space.S, Space.XS, Space.XS, Space.XS)
        around.addWidget(preview)
        return card

    def _new_row(self, position: int) -> GroupRow:
        row = GroupRow(self._card)
        row.levelWanted.connect(lambda level: self._set_level(position, level))
        layout = self._card.layout()
        if layout is not None:
            layout.addWidget(row)
        return row

    def _lay_out(self) -> None:
        give_role(self._card, Role.CARD)
        rows = QVBoxLayout(self._card)
        rows.setContentsMargins(0, Space.XS, 0, Space.XS)
        rows.setSpacing(0)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inner.setSpacing(Space.M)
        for part in (self.head, self.left_out, self.one_by_one, self.top, self._card):
            inner.addWidget(part)
        inner.addSpacing(Space.S)
        inner.addWidget(self._summary)
        inner.addWidget(self._framed(self.preview), 1)
        scroll = QScrollArea(self)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self.foot)


def _words(together: Together) -> Mapping[int, str]:
    levels = together.forms[0].offered.levels if together.forms else ()
    if levels:
        return {level.level: text_of(level.name) for level in levels}
    return {level: said(word) for level, word in LEVELS.items()}


def _summary(drafts: Sequence[Draft]) -> str:
    counts = dict.fromkeys((5, 4, 3), 0)
    for draft in drafts:
        for row in draft.rows:
            if row.level is not None:
                counts[row.level] += 1
    given = " · ".join(f"{level}★ × {count}" for level, count in counts.items() if count)
    words = QCoreApplication.translate("GroupView", "Will be sent: {count} assessments ({given})")
    if any(row.reasons or row.comment for draft in drafts for row in draft.rows):
        words = QCoreApplication.translate(
            "GroupView",
            "Will be sent: {count} assessments ({given}), each with what is said of all",
        )
    return words.format(count=len(drafts), given=given)
