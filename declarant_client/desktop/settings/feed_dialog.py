"""Which feed to follow, what to keep of it, and whether it answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.following_feeds import FeedTried, FollowFeeds
from declarant_client.application.ports.feeds import GAZETTE_KEYWORDS, Feed
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_WIDTH = 520
_ADDRESS_LIMIT = 2000
_NAME_LIMIT = 200
_KEYWORDS_LIMIT = 2000


def typed_keywords(text: str) -> list[str]:
    """Return the keywords of a line: between commas or semicolons."""
    return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]


class FeedDialog(QDialog):
    """Address, name, keywords; a known feed's address stays."""

    saved = Signal()
    """What was entered is kept."""

    def __init__(
        self,
        following: Callable[[], FollowFeeds],
        background: Background,
        feed: Feed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._following = following
        self._background = background
        self._feed = feed
        self._asking: Task | None = None
        self.address = QLineEdit(feed.address if feed else "")
        self.name = QLineEdit(feed.name if feed else "")
        self.keywords = QLineEdit(", ".join(feed.keywords if feed else GAZETTE_KEYWORDS))
        self.test = QPushButton(icon("refresh", Tone.TEXT), self.tr("Test"))
        self.told = plain_label(wraps=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._lay_out()
        self.test.clicked.connect(self._test)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.address.textChanged.connect(self._look)
        self._look()

    def _test(self) -> None:
        address, keywords = self.address.text(), typed_keywords(self.keywords.text())
        self._say(self.tr("Asking…"))
        self.test.setEnabled(False)
        self._asking = self._background.run(
            self,
            lambda: self._following().try_out(address, keywords),
            self._tested,
            self._failed,
        )

    def _tested(self, tried: FeedTried) -> None:
        self.test.setEnabled(True)
        if not self.name.text().strip():
            self.name.setText(tried.title[:_NAME_LIMIT])
        self._say(
            self.tr("It answers. Entries: {entries}; with one of the keywords: {fitting}.").format(
                entries=tried.entries, fitting=tried.fitting
            )
        )

    def _keep(self) -> None:
        following, feed = self._following, self._feed
        address, name = self.address.text(), self.name.text()
        keywords = typed_keywords(self.keywords.text())

        def keep() -> None:
            if feed is None:
                following().add(address, name, keywords)
            else:
                following().change(feed, is_on=feed.is_on, keywords=keywords)

        self._save.setEnabled(False)
        self._background.run(self, keep, lambda _: self._kept(), self._failed)

    def _kept(self) -> None:
        self.saved.emit()
        self.accept()

    def _failed(self, error: SaidError) -> None:
        self._look()
        give_role(self.told, Role.FAULT)
        self.told.setText(said(error.sentence))
        announce(self, self.told.text())

    def _say(self, text: str) -> None:
        give_role(self.told, Role.MUTED)
        self.told.setText(text)
        announce(self, text)

    def _look(self) -> None:
        has_address = bool(self.address.text().strip())
        self.test.setEnabled(has_address)
        self._save.setEnabled(has_address)

    def _lay_out(self) -> None:
        self.setWindowTitle(
            self.tr("Follow an official gazette")
            if self._feed is None
            else self.tr("Keywords of {name}").format(name=self._feed.name)
        )
        self.address.setMaxLength(_ADDRESS_LIMIT)
        self.address.setPlaceholderText("https://")
        self.name.setMaxLength(_NAME_LIMIT)
        self.name.setPlaceholderText(self.tr("as the feed calls itself"))
        self.keywords.setMaxLength(_KEYWORDS_LIMIT)
        for line in (self.address, self.name):
            line.setReadOnly(self._feed is not None)
        give_role(self._save, Role.PRIMARY)
        form = QFormLayout()
        form.setVerticalSpacing(Space.S)
        asked = QHBoxLayout()
        asked.setSpacing(Space.S)
        asked.addWidget(self.address, 1)
        asked.addWidget(self.test)
        form.addRow(self.tr("Address (RSS or Atom)"), asked)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Keywords"), self.keywords)
        hint = plain_label(
            self.tr(
                "Between commas. Kept is what holds one of them; without keywords, everything. "
                "Letters with marks are meant exactly: “thuế” does not find “thuê”."
            ),
            role=Role.MUTED,
            wraps=True,
        )
        # Enter saves; it does not ask.
        self.test.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
