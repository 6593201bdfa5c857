"""Says an announcement through the system, and knows which page it leads to when it is clicked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from declarant_client.application.ports.desktop_messages import DesktopMessage, DesktopMessages
from declarant_client.domain.announcing import Announcement, NewsKind

if TYPE_CHECKING:
    from declarant_client.desktop.background import Background
    from declarant_client.desktop.presence.parts import PresenceParts
    from declarant_client.desktop.presence.tray_sign import TraySign

PAGES = {
    NewsKind.CLEARED: ("to_rate",),
    NewsKind.RESULTS: ("results", "history"),
    NewsKind.NOTICES: ("notices",),
    NewsKind.REFUSED: ("outbox",),
}
"""The key of the page that each kind leads to; the first that there is."""


class Messenger(QObject):
    """Speaks through the notification service where there is one, else at the sign in the tray."""

    clicked = Signal(object)
    """A ``NewsKind``."""

    def __init__(self, parts: PresenceParts, errands: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._messages: DesktopMessages | None = None
        self._notifier: QSocketNotifier | None = None
        self._tray: TraySign | None = None
        self._at_tray: NewsKind | None = None
        self._is_closed = False
        errands.run(self, parts.messages, self._connected)

    @property
    def reaches_service(self) -> bool:
        """Whether the system's notification service is spoken with."""
        return self._messages is not None

    def speak_at(self, tray: TraySign | None) -> None:
        """Take the sign in the tray where there is no service; ``None``: there is no sign."""
        self._tray = tray
        if tray is not None:
            tray.messageClicked.connect(self._tray_clicked)

    def say(self, announcement: Announcement) -> None:
        """Say it."""
        kind = announcement.kind
        title, text = self._words(announcement)
        if self._messages is not None:
            message = DesktopMessage(
                topic=str(kind), title=title, text=text, action=self.tr("Show")
            )
            try:
                self._messages.show(message)
            except OSError:
                self._disconnect()
            else:
                return
        if self._tray is not None:
            self._at_tray = kind
            self._tray.say(title, text)

    def close(self) -> None:
        """Say no more."""
        self._is_closed = True
        self._disconnect()

    def _words(self, announcement: Announcement) -> tuple[str, str]:
        titles = {
            NewsKind.CLEARED: self.tr("New declarations to rate: {count}"),
            NewsKind.RESULTS: self.tr("News of your low ratings: {count}"),
            NewsKind.NOTICES: self.tr("New notices and documents: {count}"),
            NewsKind.REFUSED: self.tr("Refused by the office: {count}"),
        }
        texts = {
            NewsKind.CLEARED: self.tr("Click here to rate them: one key rates, one more sends."),
            NewsKind.RESULTS: self.tr("Click here to see what the office did."),
            NewsKind.NOTICES: self.tr("Click here to read them."),
            NewsKind.REFUSED: self.tr("Click here to see why, and to correct it."),
        }
        kind = announcement.kind
        return titles[kind].format(count=announcement.count), texts[kind]

    def _connected(self, messages: DesktopMessages | None) -> None:
        if messages is None:
            return
        if self._is_closed:
            messages.close()
            return
        self._messages = messages
        self._notifier = QSocketNotifier(messages.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        if self._messages is None:
            return
        try:
            clicked = self._messages.heard()
        except (OSError, EOFError):
            self._disconnect()
            return
        for click in clicked:
            if click.activation:
                # Qt takes it from there when a window asks to come to the front.
                os.environ["XDG_ACTIVATION_TOKEN"] = click.activation
            self.clicked.emit(NewsKind(click.topic))

    def _tray_clicked(self) -> None:
        if self._at_tray is not None:
            self.clicked.emit(self._at_tray)

    def _disconnect(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._messages is not None:
            self._messages.close()
            self._messages = None
