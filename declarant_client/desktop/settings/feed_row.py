"""One official gazette that is followed: how it stands, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.feeds import Feed
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, small_font
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.chip import Chip
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.reading_pane import paragraph


class FeedRow(QWidget):
    """Name, address, keywords, how the last asking ended; the buttons below."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = feed
        self.is_busy = False
        """Whether it is being asked."""
        self.setAccessibleName(feed.name)
        self.fetch = self._button("refresh", self.tr("Fetch now"), self.tr("Fetch {name} now"))
        self.change = self._button(
            "pencil", self.tr("Keywords…"), self.tr("Change the keywords of {name}")
        )
        self.switch = (
            self._button("", self.tr("Switch off"), self.tr("Switch {name} off"))
            if feed.is_on
            else self._button("", self.tr("Switch on"), self.tr("Switch {name} on"))
        )
        self.remove = self._button("", self.tr("Remove…"), self.tr("Remove {name}"))
        self.fetch.setEnabled(feed.is_on)
        head = QHBoxLayout()
        head.addWidget(paragraph(feed.name), 1)
        head.addWidget(self._chip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(head)
        for text in (feed.asked_address, self._keywords(), self._standing()):
            column.addWidget(paragraph(text, font=small_font(), role=Role.MUTED))
        if feed.trouble is not None:
            column.addWidget(paragraph(said(feed.trouble), role=Role.FAULT))
        column.addSpacing(Space.XS)
        column.addWidget(self._buttons())

    def say_busy(self) -> None:
        """Show that it is being asked."""
        # A button that cannot be pressed would lose the keyboard.
        self.is_busy = True
        self.fetch.setText(self.tr("Fetching…"))

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return what can be pressed, in the order of the eye; every row has the same."""
        return (self.fetch, self.change, self.switch, self.remove)

    def _button(self, drawing: str, word: str, name: str) -> QPushButton:
        button = QPushButton(word, self)
        if drawing:
            button.setIcon(icon(drawing, Tone.TEXT))
        button.setAccessibleName(name.format(name=self.feed.name))
        give_role(button, Role.QUIET)
        return button

    def _buttons(self) -> QWidget:
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in self.buttons():
            flow.addWidget(button)
        return buttons

    def _chip(self) -> Chip:
        if not self.feed.is_on:
            return Chip(self.tr("Off"), "neutral", self)
        if self.feed.trouble is not None:
            return Chip(self.tr("Trouble"), "warning", self)
        if self.feed.fetched_at is None:
            return Chip(self.tr("Waiting"), "neutral", self)
        return Chip(self.tr("On"), "good", self)

    def _keywords(self) -> str:
        if not self.feed.keywords:
            return self.tr("No keywords: everything is kept")
        return self.tr("Keywords: {words}").format(words=", ".join(self.feed.keywords))

    def _standing(self) -> str:
        if self.feed.fetched_at is None:
            return self.tr("Not fetched yet")
        return self.tr("Last fetched {time} · %n notice(s) kept", "", self.feed.notices).format(
            time=moment(self.feed.fetched_at)
        )
