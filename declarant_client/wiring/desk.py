"""The desk: one session on a profile, opened again in another language or size."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.asking_settings import ASKING_SETTINGS
from declarant_client.application.ports.settings import (
    DECLARANT_USER,
    DENSITY,
    LANGUAGE,
    TEXT_SIZE,
    THEME,
    Density,
    Setting,
    Theme,
)
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.shell.pages import HasPlaces
from declarant_client.domain.sentences import Sentence
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.core import Client
from declarant_client.wiring.pages import Around, read_ahead
from declarant_client.wiring.profile import speech_of
from declarant_client.wiring.session_parts import session_parts

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import OneWindow
    from declarant_client.wiring.anew import Deed
    from declarant_client.wiring.first_steps import FirstSteps
    from declarant_client.wiring.presence import DeskPresence
    from declarant_client.wiring.second_start import Start


class Desk(QObject):
    """Keeps one session open; a new language opens another in its place."""

    def __init__(
        self,
        client: Client,
        given: MemorySecrets,
        languages: Languages,
        appearance: Appearance,
        profile: Path | None,
    ) -> None:
        super().__init__()
        self._client = client
        self._given = given
        self._languages = languages
        self._appearance = appearance
        self._profile = profile
        self._session: Session | None = None
        self._asked_keys: set[int] = set()
        self.deed: Deed | None = None
        """What is to be done once the window is closed; it opens again afterwards."""
        self._opens_anew = False
        self._was_closed_early = False
        # By its own word: nothing may keep a program running that nobody sees.
        self._quits = QTimer(self, singleShot=True, interval=0)
        self._quits.timeout.connect(QApplication.quit)

    @property
    def session(self) -> Session:
        """The session that is open."""
        if self._session is None:
            raise LookupError
        return self._session

    @cached_property
    def first_steps(self) -> FirstSteps:
        """Shows the set-up assistant; loaded when it may be wanted."""
        from declarant_client.wiring.first_steps import FirstSteps

        return FirstSteps(
            self._client,
            self._given,
            lambda: self.session,
            setting_changed=self._setting_changed,
            accounts_changed=self._send_now,
        )

    @cached_property
    def presence(self) -> DeskPresence:
        """Keeps the desk in reach beside other work; loaded behind the first paint."""
        from declarant_client.wiring.presence import DeskPresence

        return DeskPresence(self._client, self._profile, lambda: self.session)

    def open(
        self, *, works: bool = True, told: tuple[Sentence, ...] = (), in_tray: bool = False
    ) -> Session:
        """Show the window, or let it begin unseen for ``in_tray``.

        ``works`` is false for a picture: nothing is sent or read by itself. ``told`` is what
        became of a deed before.
        """
        settings = self._client.settings
        self._appearance.size(settings.get(TEXT_SIZE), Density(settings.get(DENSITY)))
        self._appearance.choose(Theme(settings.get(THEME)))
        threads = Threads.made(self._client.store.close_thread, self._client.store.stopping)
        if not in_tray:
            # The rows are read while the window is made, which then paints both at once.
            threads.reading.run(self, partial(read_ahead, self._client), None)
        parts = session_parts(
            self._client,
            threads,
            self._around(),
            asked_keys=self._asked_keys,
            works=works,
            told=told,
        )
        session = self._session = Session(parts)
        QApplication.instance().aboutToQuit.connect(session.close)  # type: ignore[union-attr]
        session.closed.connect(self._closed)
        session.window.companionWanted.connect(self._be_companion)
        session.behind.add(_give_icon)
        session.window.assistantWanted.connect(self._show_first_steps)
        if works:
            session.behind.add(lambda: self.presence.begin(in_tray=in_tray))
            session.window.stays_when_closed = self._stays_until_begun
            session.begun.connect(self._begun)
        if in_tray:
            session.begin_unseen()
        else:
            session.show()
        return session

    def begin(self, start: Start, right: OneWindow | None) -> None:
        """Listen for later starts where this has the right to, and read the files of this one."""
        if right is not None:
            self.presence.listen(right)
        if start.files:
            self.session.window.imports.read(list(start.files))

    def end(self) -> None:
        """Hear nobody any more, and let the window go: its timers would beat on unseen."""
        self._quits.stop()
        self.presence.close()
        if self._session is not None:
            self._session.window.deleteLater()
            self._session.deleteLater()

    def _around(self) -> Around:
        def restore(name: str) -> None:
            from declarant_client.wiring.anew import Restore

            self._begin_anew(Restore(self._profile, name))

        def erase() -> None:
            from declarant_client.wiring.anew import EraseAll

            self._begin_anew(EraseAll(self._profile))

        return Around(
            window=lambda: self.session.window,
            given_for_run=self._given,
            setting_changed=self._setting_changed,
            accounts_changed=self._send_now,
            watcher=lambda: self.session.watcher,
            restore=restore,
            erase=erase,
            session=lambda: self.session,
        )

    def _begin_anew(self, deed: Deed) -> None:
        self.deed = deed
        # Not within the signal of a widget that is about to go.
        QTimer.singleShot(0, QApplication.quit)

    def _stays_until_begun(self) -> bool:
        """Put off a closing that comes before it is known whether there is a tray to go on in.

        Once: who closes the window again means it.
        """
        application = QApplication.instance()
        if self._was_closed_early or getattr(application, "is_quitting", False):
            return False
        self._was_closed_early = True
        return True

    def _begun(self) -> None:
        if self._was_closed_early:
            self._was_closed_early = False
            self.session.window.close()

    def _closed(self) -> None:
        if not self._opens_anew:
            self._quits.start()

    def offer_first_steps(self) -> None:
        """Show the set-up assistant where nobody has worked with the profile yet."""
        self.first_steps.offer()

    def _show_first_steps(self) -> None:
        self.first_steps.show(step=0)

    def _be_companion(self) -> None:
        self.presence.be_companion()

    def _send_now(self) -> None:
        self.session.window.sendNowWanted.emit()

    def _setting_changed(self, setting: Setting[str], value: object) -> None:
        if setting.key == THEME.key:
            self._appearance.choose(Theme(str(value)))
        elif setting.key == DECLARANT_USER.key or setting in ASKING_SETTINGS:
            self.session.window.store_changed()
        elif setting.key in {LANGUAGE.key, TEXT_SIZE.key, DENSITY.key}:
            # Not within the signal of a widget that is about to go.
            QTimer.singleShot(0, self._open_anew)
        else:
            self.presence.setting_changed(setting)

    def _open_anew(self) -> None:
        """Open the window again in the new language or size; nothing typed is lost."""
        application = QApplication.instance()
        old = self.session
        step = self.first_steps.leave() if "first_steps" in self.__dict__ else None
        shown, place = old.window.stack.shown_key, old.window.stack.place
        QApplication.setQuitOnLastWindowClosed(False)
        application.aboutToQuit.disconnect(old.close)  # type: ignore[union-attr]
        self.presence.leave()
        self._opens_anew = True
        old.window.quit()
        self._opens_anew = False
        self._languages.install(speech_of(self._profile).language)
        page = self.open().window.show_page(shown)
        if isinstance(page, HasPlaces):
            page.go_to(place)
        if step is not None:
            self.first_steps.show(step=step)
        old.window.deleteLater()
        old.deleteLater()
        QApplication.setQuitOnLastWindowClosed(True)


def _give_icon() -> None:
    """Give the program its picture for title bar and taskbar: not before the first paint."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resources_folder() / "icons" / "application.png")))
