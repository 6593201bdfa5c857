"""The top row: one level, one reason, one word for every subject at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating_form import Offered
from declarant_client.contract.office import Reason
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, title_font
from declarant_client.desktop.to_rate.form.details import Details
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.stars import StarRating

_BIG_STAR = Space.STAR + 8


class AllRow(QFrame):
    """Sets all subjects; shows their level while they have the same one."""

    levelChosen = Signal(int)
    detailsEdited = Signal(object, object)
    """``(codes of the chosen reasons, comment)`` for every subject."""

    def __init__(
        self, parent: QWidget | None = None, *, spoken: str = "", prompt: str = ""
    ) -> None:
        """``spoken`` says what is rated, ``prompt`` which keys give a level."""
        super().__init__(parent)
        give_role(self, Role.ALL)
        self._words: Mapping[int, str] = {}
        self._prompt = prompt or self.tr("Press 1 to 5")
        self._chosen: Sequence[str] = ()
        self._comment: str | None = ""
        self.stars = StarRating(spoken or self.tr("All subjects"), self, side=_BIG_STAR)
        self.stars.levelChosen.connect(self.levelChosen)
        self._word = plain_label(font=title_font())
        self._word.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title = plain_label(self.tr("All"), font=title_font())
        self._rating = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._more = QToolButton(self)
        give_role(self._more, Role.SMALL)
        self._more.setIcon(icon("comment", Tone.ACCENT))
        self._more.setCheckable(True)
        self._more.setAccessibleName(self.tr("Reasons and details for all subjects"))
        self._more.setToolTip(self._more.accessibleName())
        self._more.toggled.connect(self._open)
        self._details: Details | None = None
        self._reasons: Sequence[Reason] = ()
        self._lay_out()

    def show_rows(
        self, rows: Sequence[DraftRow], offered: Offered, words: Mapping[int, str]
    ) -> None:
        """Show what the subjects have in common."""
        level = common_level({row.level for row in rows})
        kinds = {row.kind for row in rows}
        self._reasons = [
            reason
            for reason in offered.reasons
            if level in reason.levels and kinds & set(reason.subject_kinds)
        ]
        comments = {row.comment for row in rows}
        self.show_details(
            self._reasons,
            self.common_reasons(rows),
            comments.pop() if len(comments) == 1 else None,
        )
        self.show_levels({row.level for row in rows}, words)

    def show_levels(self, levels: AbstractSet[int | None], words: Mapping[int, str]) -> None:
        """Show the level that all have, or that there are different ones."""
        if words != self._words:
            self._words = words
            self._make_room(self.width())
        self.stars.set_words(words)
        level = common_level(levels)
        if self.stars.level != level:
            self.stars.set_level(level)
        is_mixed = level is None and bool(levels - {None})
        nothing = self.tr("Different levels") if is_mixed else self._prompt
        self._word.setText(words.get(level, "") if level else nothing)
        give_role(self._word, None if level else Role.MUTED)
        self._more.setEnabled(level is not None)

    def show_details(
        self, reasons: Sequence[Reason], chosen: Sequence[str], comment: str | None
    ) -> None:
        """Offer reasons and show what is said of all; ``None``: no comment is common to all."""
        self._reasons, self._chosen, self._comment = reasons, chosen, comment
        if self._details is not None and self._more.isChecked():
            self._details.offer(reasons, chosen)
            if comment is not None:
                self._details.write(comment)

    @property
    def last_stop(self) -> QWidget:
        """The row's last widget in the order of Tab."""
        return self._more if self._details is None else self._details.comment

    @property
    def reasons(self) -> Sequence[Reason]:
        """The reasons that are offered for the level that all subjects have."""
        return self._reasons

    def common_reasons(self, rows: Sequence[DraftRow]) -> list[str]:
        """Return the codes of the reasons chosen for every subject that they are meant for."""
        return [
            reason.code
            for reason in self._reasons
            if all(reason.code in row.reasons for row in rows if row.kind in reason.subject_kinds)
        ]

    @property
    def is_unfolded(self) -> bool:
        """Whether reasons and details for all subjects are shown."""
        return self._more.isChecked()

    def unfold(self, *, unfolded: bool) -> None:
        """Show or fold away reasons and details for all subjects."""
        self._more.setChecked(unfolded)

    def focus_details(self) -> None:
        """Put the focus on the text for all subjects."""
        if self._details is not None:
            self._details.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room(event.size().width())
        super().resizeEvent(event)

    def _make_room(self, width: int) -> None:
        """Put the word under the stars where it would be cut beside them, whatever it is."""
        metrics = self._word.fontMetrics()
        texts = (*self._words.values(), self.tr("Different levels"), self._prompt)
        word = max(map(metrics.horizontalAdvance, texts)) + Space.XS
        parts = (self._title, self.stars, self._more)
        narrow = word + sum(part.sizeHint().width() + Space.M for part in parts) + Space.XL > width
        ways = QBoxLayout.Direction
        self._rating.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._rating.setSpacing(0 if narrow else Space.M)

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal
        if opened and self._details is None:
            self._details = Details(self)
            self._details.edited.connect(self._edited)
            self._details.setContentsMargins(0, 0, Space.XS, Space.XS)
            self._grid.addWidget(self._details, 1, 0, 1, 3)
            QWidget.setTabOrder(self._more, self._details.comment)
        if self._details is not None:
            self._details.offer(self._reasons, self._chosen)
            self._details.write(self._comment or "")
            self._details.setVisible(opened)

    def _edited(self) -> None:
        if self._details is not None:
            self.detailsEdited.emit(self._details.chosen, self._details.written)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._rating.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignLeft)
        self._rating.addWidget(self._word, 1)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addLayout(self._rating, 0, 1)
        self._grid.addWidget(self._more, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(1, 1)


def common_level(levels: AbstractSet[int | None]) -> int | None:
    """Return the level that all have; ``None`` where there are several, or none."""
    return next(iter(levels)) if len(levels) == 1 else None
