"""The program beside other work: sign in the tray, announcements, stepping aside, coming back."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from declarant_client.application.ports.presence_settings import START_WITH_SYSTEM, TRAY
from declarant_client.application.ports.setting import Setting
from declarant_client.desktop.presence.announcer import Announcer
from declarant_client.desktop.presence.messenger import PAGES, Messenger
from declarant_client.desktop.presence.stepping_aside import SteppingAside
from declarant_client.desktop.presence.tray_sign import Quiet, TraySign
from declarant_client.domain.announcing import NewsKind

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import Call
    from declarant_client.desktop.presence.parts import PresenceParts
    from declarant_client.desktop.session import Session
    from declarant_client.desktop.shell.status_words import QueueFigures

_TRAY_COMES_MS = 2_000
_TRAY_LOOKS = 30
"""A desktop that is just starting may show its tray a minute after the program."""


class Presence(QObject):
    """Begins behind the first paint; ends with its session."""

    quitWanted = Signal()
    companionWanted = Signal()

    def __init__(self, parts: PresenceParts, session: Session) -> None:
        super().__init__(session)
        self._parts = parts
        self._session = session
        self._window = session.window
        threads = session.threads
        self.tray: TraySign | None = None
        self._looks_for_tray = 0
        self.announcer = Announcer(parts, threads.reading, self)
        self.messenger = Messenger(parts, threads.errands, self)
        self.aside = SteppingAside(
            parts, self._window, threads.writing, lambda: self.tray is not None, self
        )
        self._tray_comes = QTimer(self, singleShot=True, interval=_TRAY_COMES_MS)
        self._tray_comes.timeout.connect(self._look_for_tray)
        self._quiet_ends = QTimer(self, singleShot=True)
        self._quiet_ends.timeout.connect(self._show_quiet)
        self._count = 0
        self._connect()

    def begin(self, *, in_tray: bool) -> None:
        """Put the sign into the tray; ``in_tray``: as long as that is there, nothing else."""
        self._turn_autostart()
        self._looks_for_tray = _TRAY_LOOKS
        if in_tray:
            QApplication.setQuitOnLastWindowClosed(False)
        self._look_for_tray()

    def come_forward(self, call: Call | None = None) -> None:
        """Show the window, in front where the system allows it."""
        if call is not None and call.activation:
            # Qt takes it from there when a window asks to come to the front.
            os.environ["XDG_ACTIVATION_TOKEN"] = call.activation
        self._session.come_forward()

    def companion_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """The companion shows what waits, or no longer does."""
        self.announcer.shows_waiting = shown
        if shown:
            self.aside.came_back()

    def setting_changed(self, setting: Setting[Any]) -> None:
        """A setting was changed in the window: it holds at once."""
        if setting.key == TRAY.key:
            self._looks_for_tray = 1
            self._look_for_tray()
        elif setting.key == START_WITH_SYSTEM.key:
            self._turn_autostart()
        else:
            self.announcer.settings_changed()

    def close(self) -> None:
        """Take sign and connections away."""
        QObject.disconnect(self._looked)
        self._tray_comes.stop()
        self._quiet_ends.stop()
        self.announcer.close()
        self.messenger.close()
        self.aside.close()
        self._take_sign_away()

    def _connect(self) -> None:
        session, window = self._session, self._window
        window.figures.read.connect(self._figures_read)
        window.seenChanged.connect(self._seen)
        session.caseNews.connect(self.announcer.case_news)
        session.closed.connect(self.close)
        self.announcer.announced.connect(self.messenger.say)
        self.messenger.clicked.connect(self._show_news)
        self.aside.stranded.connect(lambda: session.come_forward(minimised=True))
        # The application outlives the window: it must not ask after one that is gone.
        self._looked = QApplication.instance().applicationStateChanged.connect(  # type: ignore[union-attr]
            self._look_who_looks
        )

    def _figures_read(self, queue: QueueFigures, counts: dict[str, int]) -> None:
        self._look_who_looks()
        self._count = counts.get("to_rate", 0)
        if self.tray is not None:
            self.tray.show_count(self._count)
        self.announcer.figures_read(queue, counts)

    def _look_who_looks(self) -> None:
        self.announcer.looks(looks=self._window.isActiveWindow())

    def _seen(self, seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        if seen:
            self.aside.came_back()
            QApplication.setQuitOnLastWindowClosed(True)

    def _show_news(self, kind: NewsKind) -> None:
        self.come_forward()
        keys = {page.key for page in self._window.stack.pages}
        self._window.show_page(next(key for key in PAGES[kind] if key in keys))

    def _look_for_tray(self) -> None:
        """Bring the sign in line with the setting and with what the system has."""
        self._looks_for_tray -= 1
        if not self._parts.settings.get(TRAY):
            self._take_sign_away()
            self._show_if_unseen()
        elif QSystemTrayIcon.isSystemTrayAvailable():
            self._put_sign()
        elif self._looks_for_tray > 0:
            self._tray_comes.start()
        else:
            self._show_if_unseen()

    def _show_if_unseen(self) -> None:
        if not self._window.isVisible():
            self._session.come_forward(minimised=True)

    def _put_sign(self) -> None:
        if self.tray is not None:
            return
        tray = self.tray = TraySign(self._parts.picture, self)
        tray.openWanted.connect(self.come_forward)
        tray.companionWanted.connect(self.companionWanted)
        tray.sendNowWanted.connect(self._window.sendNowWanted)
        tray.quietChosen.connect(self._be_quiet)
        tray.quitWanted.connect(self.quitWanted)
        tray.show_count(self._count)
        self.messenger.speak_at(tray)
        self._show_quiet()

    def _take_sign_away(self) -> None:
        if self.tray is not None:
            self.tray.close()
            self.tray = None
            self.messenger.speak_at(None)

    def _be_quiet(self, quiet: Quiet) -> None:
        match quiet:
            case Quiet.NOT:
                self.announcer.pause(None)
            case Quiet.HOUR:
                self.announcer.pause_for(timedelta(hours=1))
            case Quiet.TOMORROW:
                self.announcer.pause_until_tomorrow()
        self._tell_end_of_quiet()

    def _show_quiet(self) -> None:
        if self.tray is None:
            return
        until = self.announcer.paused_until
        now = self._parts.clock.now()
        if until is None or until <= now:
            self.tray.show_quiet(Quiet.NOT)
            return
        self.tray.show_quiet(Quiet.HOUR if until - now <= timedelta(hours=1) else Quiet.TOMORROW)
        self._tell_end_of_quiet()

    def _tell_end_of_quiet(self) -> None:
        until = self.announcer.paused_until
        if until is None:
            self._quiet_ends.stop()
            return
        left = (until - self._parts.clock.now()).total_seconds()
        self._quiet_ends.start(max(round(left * 1000), 1))

    def _turn_autostart(self) -> None:
        on = self._parts.settings.get(START_WITH_SYSTEM)
        self._session.threads.errands.run(
            self, lambda: self._parts.turn_autostart(on), lambda _: None
        )
