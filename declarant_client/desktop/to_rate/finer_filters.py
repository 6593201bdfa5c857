"""The finer filters of the worklist, which open on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.wording import CHANNELS, KINDS
from declarant_client.desktop.appearance import Space
from declarant_client.desktop.speech import said, texts_in_order
from declarant_client.domain.declaration import Channel
from declarant_client.domain.identifiers import DeclarationKind

if TYPE_CHECKING:
    from declarant_client.application.ports.narrowing import WorklistChoices


class FinerFilters(QWidget):
    """Enterprise, kind, channel, office and user; built when first opened."""

    chosen = Signal()
    userChosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._enterprise = self._box(self.tr("All enterprises"), self.tr("Enterprise"))
        self._branch = self._box(self.tr("All offices"), self.tr("Office"))
        self._kind = self._box(self.tr("Import and export"), self.tr("Import or export"))
        for kind in DeclarationKind:
            self._kind.addItem(said(KINDS[kind]), kind)
        self._channel = self._box(self.tr("All channels"), self.tr("Channel"))
        for channel in Channel:
            self._channel.addItem(said(CHANNELS[channel]), channel)
        self.user = self._user_box()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(self._enterprise, 0, 0, 1, 2)
        grid.addWidget(self._branch, 1, 0, 1, 2)
        grid.addWidget(self._kind, 2, 0)
        grid.addWidget(self._channel, 2, 1)
        grid.addWidget(self.user, 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def narrowed(self, wanted: WorklistFilter) -> WorklistFilter:
        """Return the filter with what is chosen here."""
        return wanted._replace(
            enterprise=self._enterprise.currentData(),
            branch=self._branch.currentData(),
            kind=self._kind.currentData(),
            channel=self._channel.currentData(),
        )

    def offer(self, choices: WorklistChoices) -> None:
        """Give the boxes their choices; what is chosen stays chosen."""
        _fill(self._enterprise, choices.enterprises)
        _fill(self._branch, texts_in_order(choices.branches))
        chosen = str(self.user.currentData() or "")
        users = [text for _, text in choices.declarant_users]
        # A user who declared nothing that is known yet stays chosen.
        missing = [chosen] if chosen and not _holds(users, chosen) else []
        _fill(self.user, [(user, self._mine_words(user)) for user in (*users, *missing)])
        self.choose_user(chosen)

    def choose_user(self, user: str) -> None:
        """Choose a user without telling anybody; who is not offered yet is added."""
        box = self.user
        box.blockSignals(True)
        offered = [str(box.itemData(row) or "") for row in range(box.count())]
        if not _holds(offered, user):
            box.addItem(self._mine_words(user), user)
            offered.append(user)
        keys = [one.casefold() for one in offered]
        box.setCurrentIndex(keys.index(user.casefold()))
        box.blockSignals(False)

    def choose_enterprise(self, code: str | None, name: str) -> None:
        """Choose an enterprise without telling anybody; one not offered yet is added."""
        box = self._enterprise
        box.blockSignals(True)
        if code is not None and box.findData(code) < 0:
            box.addItem(name, code)
        box.setCurrentIndex(max(box.findData(code), 0))
        box.blockSignals(False)

    @property
    def enterprise_name(self) -> str:
        """The name of the enterprise chosen."""
        return self._enterprise.currentText()

    def clear(self) -> None:
        """Choose nothing; the user stays."""
        for box in (self._enterprise, self._branch, self._kind, self._channel):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)

    def _mine_words(self, user: str) -> str:
        return self.tr("Only mine (user {user})").format(user=user)

    def _user_box(self) -> QComboBox:
        box = self._plain_box(self.tr("Everyone's declarations"), self.tr("Declared by"))
        box.currentIndexChanged.connect(lambda _: self.userChosen.emit(box.currentData() or ""))
        return box

    def _box(self, everything: str, name: str) -> QComboBox:
        box = self._plain_box(everything, name)
        box.currentIndexChanged.connect(self.chosen)
        return box

    def _plain_box(self, everything: str, name: str) -> QComboBox:
        box = QuietBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem(everything, None)
        return box


class QuietBox(QComboBox):
    """Letters and digits choose nothing here: input methods compose them, and digits rate."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _holds(users: Sequence[str], user: str) -> bool:
    return user.casefold() in {one.casefold() for one in users}


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
