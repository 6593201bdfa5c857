"""The window on a profile: from the first paint to an orderly end."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.asking_settings import ASKING_SETTINGS
from declarant_client.application.ports.proxies import DIRECT, Ways
from declarant_client.application.ports.settings import (
    DECLARANT_USER,
    DENSITY,
    LANGUAGE,
    SYNC_MINUTES,
    TEXT_SIZE,
    THEME,
    Density,
    Setting,
    Theme,
)
from declarant_client.application.ports.world import KeySecrets
from declarant_client.desktop.appearance import Appearance, serve_icons
from declarant_client.desktop.application import Application
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session, SessionParts
from declarant_client.desktop.shell.pages import HasPlaces
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
from declarant_client.domain.sentences import SaidError, Sentence
from declarant_client.operating_system.keyring_secrets import (
    KeyringSecrets,
    LayeredSecrets,
    MemorySecrets,
)
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.anew import Deed, EraseAll, Restore
from declarant_client.wiring.core import Client, open_client
from declarant_client.wiring.pages import Around, pages_of
from declarant_client.wiring.profile import speech_of
from declarant_client.wiring.second_start import Start
from declarant_client.wiring.unexpected import errors_kept, offer_crashes, qt_versions

if TYPE_CHECKING:
    from declarant_client.application.ports.offices import Account
    from declarant_client.application.ports.second_start import Call, OneWindow
    from declarant_client.desktop.accounts import KeyParts
    from declarant_client.desktop.background.sender import SenderParts
    from declarant_client.desktop.companion.companion import Companion
    from declarant_client.desktop.first_steps.assistant import Assistant
    from declarant_client.desktop.presence.calls import Calls
    from declarant_client.desktop.presence.presence import Presence
    from declarant_client.desktop.results.news import ResultNews
    from declarant_client.desktop.sources.watcher import WatcherParts, Watching
    from declarant_client.desktop.tables.parts import TableParts

FAILED = 1
APPLICATION = "declarant-client"


def run_window(
    profile: Path | None,
    *,
    secrets: KeySecrets | None = None,
    language: str | None = None,
    start: Start | None = None,
    right: OneWindow | None = None,
) -> int:
    """Open the window and return its exit code once it is closed.

    ``right`` is the right to be the profile's one window; without it nobody can call this one.
    """
    application = made_application()
    errors = UnexpectedErrors()
    with errors_kept(profile, errors.show, qt_versions) as tell:
        try:
            opening = Opening(profile, language, start or Start(), right)
            return _run(application, errors, opening, secrets=secrets)
        except Exception as error:  # noqa: BLE001 - there is nobody else who could be told
            tell(error, "start")
            errors.wait()
            return FAILED


@dataclass(frozen=True, slots=True)
class Opening:
    """What is to be opened, and how."""

    profile: Path | None
    language: str | None
    start: Start
    right: OneWindow | None


def _run(
    application: QApplication,
    errors: UnexpectedErrors,
    opening: Opening,
    *,
    secrets: KeySecrets | None,
) -> int:
    given = MemorySecrets()
    layered = LayeredSecrets(given, secrets or KeyringSecrets())
    languages = _spoken(application, opening.profile, opening.language)
    appearance = Appearance(application)
    told: tuple[Sentence, ...] = ()
    in_tray = opening.start.in_tray
    while True:
        if isinstance(application, Application):
            application.is_quitting = False
        try:
            client = open_client(
                opening.profile,
                secrets=layered,
                language=opening.language,
                system_proxies=system_ways,
            )
        except SaidError as error:
            return _told(error)
        try:
            desk = Desk(client, given, languages, appearance, opening.profile)
            with ExitStack() as ending:
                ending.callback(desk.end)
                session = desk.open(told=told, in_tray=in_tray)
                session.begun.connect(lambda ending=ending: _started(application, ending))
                session.begun.connect(partial(offer_crashes, client.folders, errors))
                if not in_tray and not client.folders.window_memory.exists():
                    session.begun.connect(desk.offer_first_steps)
                session.begun.connect(partial(desk.begin, opening))
                code = application.exec()
            if desk.deed is not None:
                desk.deed.prepare(client)
        finally:
            client.close()
        if desk.deed is None:
            return code
        told, in_tray = (_done(desk.deed),), False
        opening = replace(opening, start=Start())
        languages.install(speech_of(opening.profile, opening.language).language)


def _done(deed: Deed) -> Sentence:
    """Do it; return what to tell, also where it could not be done."""
    try:
        return deed.do()
    except SaidError as error:
        return error.sentence


def _spoken(application: QApplication, profile: Path | None, language: str | None) -> Languages:
    languages = Languages(application, resources_folder() / "translations")
    languages.install(speech_of(profile, language).language)
    return languages


def tell_before_start(error: SaidError, profile: Path | None, language: str | None) -> None:
    """Say in a box why no window opens."""
    _spoken(made_application(), profile, language)
    _told(error)


def system_ways(url: str) -> Ways:
    """Return the ways to ``url`` by Qt's resolver; on Linux also by GNOME's fixed settings."""
    from declarant_client.desktop.proxy_resolver import resolved_ways

    ways = resolved_ways(url)
    if ways == DIRECT and sys.platform == "linux":
        from declarant_client.operating_system.proxies import fixed_ways

        return fixed_ways(url)
    return ways


def made_application() -> Application:
    """Return the application, its icons served."""
    application = Application(sys.argv[:1])
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName(APPLICATION)
    serve_icons(resources_folder() / "icons")
    return application


def _give_icon() -> None:
    """Give the program its picture for title bar and taskbar: not before the first paint."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resources_folder() / "icons" / "application.png")))


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
        self._assistant: Assistant | None = None
        self.deed: Deed | None = None
        """What is to be done once the window is closed; it opens again afterwards."""
        self._calls: Calls | None = None
        self._presence: Presence | None = None
        self._companion: Companion | None = None
        self._opens_anew = False
        # By its own word: nothing may keep a program running that nobody sees.
        self._quits = QTimer(self, singleShot=True, interval=0)
        self._quits.timeout.connect(QApplication.quit)

    def offer_first_steps(self) -> None:
        """Show the set-up assistant where nobody has worked with this profile yet."""
        from declarant_client.wiring.first_steps import is_empty

        def answered(empty: bool) -> None:  # noqa: FBT001 - an answer, not an argument
            if empty:
                self.show_first_steps()

        threads, store = self.session.threads, self._client.store
        threads.reading.run(self.session.window, lambda: is_empty(store), answered)

    def show_first_steps(self, step: int = 0) -> None:
        """Show the set-up assistant at a step, counted from 0."""
        from declarant_client.wiring.first_steps import assistant_of

        assistant = assistant_of(
            self._client,
            self.session.threads,
            given_for_run=self._given,
            watcher=self.session.watcher,
            step=step,
            window=self.session.window,
        )
        assistant.settingChanged.connect(self._setting_changed)
        assistant.accountsChanged.connect(self._send_now)
        assistant.finished.connect(self._first_steps_done)
        self._assistant = assistant
        assistant.open()

    def _first_steps_done(self) -> None:
        assistant, self._assistant = self._assistant, None
        if assistant is not None:
            assistant.deleteLater()
            self.session.window.store_changed()

    @property
    def session(self) -> Session:
        """The session that is open."""
        if self._session is None:
            raise LookupError
        return self._session

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
        threads = Threads.made(self._client.store.close_thread)
        around = Around(
            window=lambda: self.session.window,
            given_for_run=self._given,
            setting_changed=self._setting_changed,
            accounts_changed=self._send_now,
            key_wanted=self._ask_for_key,
            watcher=lambda: self.session.watcher,
            restore=lambda name: self._begin_anew(Restore(self._profile, name)),
            erase=lambda: self._begin_anew(EraseAll(self._profile)),
            session=lambda: self.session,
        )
        store = self._client.store
        session = Session(
            SessionParts(
                window=WindowParts(
                    pages=pages_of(self._client, threads, around),
                    threads=threads,
                    importing=lambda: self._client.importing,
                    queue=lambda: QueueFigures(
                        accounts=len(store.accounts.accounts()),
                        waiting=store.submissions.waiting() + store.replies.waiting(),
                        refused=store.submissions.refused(),
                    ),
                    memory=self._client.folders.window_memory,
                    endings=lambda: self._client.reader.endings(),  # noqa: PLW0108 - read late
                    tables=lambda: _tables(self._client, threads),
                ),
                data_version=store.connections.data_version,
                close_thread=store.close_thread,
                keys=self._keys,
                told=(*told, *self._client.store.told),
                sender=self._sender if works else None,
                case_news=lambda session: _case_news(self._client, threads, session),
                watching=self._watching,
                watches=works,
            )
        )
        QApplication.instance().aboutToQuit.connect(session.close)  # type: ignore[union-attr]
        self._session = session
        session.closed.connect(self._closed)
        session.window.companionWanted.connect(self._be_companion)
        session.begun.connect(_give_icon)
        session.window.assistantWanted.connect(self.show_first_steps)
        if works:
            session.begun.connect(lambda: self._be_present(in_tray=in_tray))
        if in_tray:
            session.begin_unseen()
        else:
            session.show()
        return session

    def _begin_anew(self, deed: Deed) -> None:
        self.deed = deed
        # Not within the signal of a widget that is about to go.
        QTimer.singleShot(0, QApplication.quit)

    def _closed(self) -> None:
        if not self._opens_anew:
            self._quits.start()

    def begin(self, opening: Opening) -> None:
        """Listen for later starts, and read the files of this one."""
        if opening.right is not None:
            from declarant_client.desktop.presence.calls import Calls

            calls = self._calls = Calls(opening.right, self)
            calls.came.connect(self._called)
            calls.listen()
        if opening.start.files:
            self.session.window.imports.read(list(opening.start.files))

    def end(self) -> None:
        """Hear nobody any more."""
        self._quits.stop()
        if self._calls is not None:
            self._calls.close()

    def _called(self, call: Call) -> None:
        """A later start hands over what it was asked to do."""
        if call.raises or call.files:
            self._come_forward(call)
        if call.files:
            self.session.window.imports.read(list(call.files))

    def _come_forward(self, call: Call) -> None:
        if self._presence is None:
            self.session.come_forward()
        else:
            self._presence.come_forward(call)

    def _be_present(self, *, in_tray: bool) -> None:
        from declarant_client.desktop.presence.presence import Presence
        from declarant_client.wiring.presence_parts import presence_parts

        session = self.session
        presence = self._presence = Presence(presence_parts(self._client, self._profile), session)
        presence.companionWanted.connect(self._be_companion)
        presence.quitWanted.connect(session.window.quit)
        presence.quitWanted.connect(QApplication.quit)
        presence.begin(in_tray=in_tray)

    def _be_companion(self) -> None:
        """Let the companion stand in the window's place; built when it is first wanted."""
        session = self.session
        if self._companion is None or self._companion.main is not session.window:
            from declarant_client.desktop.companion.companion import Companion

            memory = self._client.folders.config / "companion.ini"
            companion = self._companion = Companion(session.window, memory)
            companion.shownChanged.connect(self._companion_shown)
        self._companion.take_over()

    def _companion_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.session.attend(shown)
        if self._presence is not None:
            self._presence.companion_shown(shown)

    def _send_now(self) -> None:
        self.session.window.sendNowWanted.emit()

    def _ask_for_key(self, account: Account) -> None:
        self.session.ask_for_key(account)

    def _keys(self) -> KeyParts:
        from declarant_client.desktop.accounts import KeyParts

        return KeyParts(
            accounts=self._client.store.accounts,
            given_for_run=self._given,
            asked=self._asked_keys,
        )

    def _sender(self) -> SenderParts:
        from declarant_client.desktop.background.sender import SenderParts

        client = self._client
        return SenderParts(
            synchronise=client.synchronise,
            right=client.right,
            clock=client.clock,
            sync_elsewhere=client.sync_now.run,
            between_fetches=lambda: timedelta(minutes=client.settings.get(SYNC_MINUTES)),
            close_thread=client.store.close_thread,
            keep_copies=client.keeping_copies.run,
        )

    def _watching(self) -> WatcherParts:
        from declarant_client.desktop.sources.watcher import WatcherParts

        client = self._client

        def made(changed: Callable[[], None]) -> Watching:
            from declarant_client.application.watching.watch_sources import WatchSources

            return WatchSources(client.watching_parts, changed)

        return WatcherParts(made=made, arranging=lambda: client.arranging)

    def _setting_changed(self, setting: Setting[str], value: object) -> None:
        if setting.key == THEME.key:
            self._appearance.choose(Theme(str(value)))
        elif setting.key == DECLARANT_USER.key or setting in ASKING_SETTINGS:
            self.session.window.store_changed()
        elif setting.key in {LANGUAGE.key, TEXT_SIZE.key, DENSITY.key}:
            # Not within the signal of a widget that is about to go.
            QTimer.singleShot(0, self._open_anew)
        elif self._presence is not None:
            self._presence.setting_changed(setting)

    def _open_anew(self) -> None:
        """Open the window again in the new language or size; nothing typed is lost."""
        application = QApplication.instance()
        old = self.session
        step = self._assistant.step if self._assistant is not None else None
        self._assistant = None
        shown, place = old.window.stack.shown_key, old.window.stack.place
        QApplication.setQuitOnLastWindowClosed(False)
        application.aboutToQuit.disconnect(old.close)  # type: ignore[union-attr]
        self._presence = None
        self._opens_anew = True
        old.window.quit()
        self._opens_anew = False
        self._languages.install(speech_of(self._profile).language)
        page = self.open().window.show_page(shown)
        if isinstance(page, HasPlaces):
            page.go_to(place)
        if step is not None:
            self.show_first_steps(step)
        old.window.deleteLater()
        old.deleteLater()
        QApplication.setQuitOnLastWindowClosed(True)


def _started(application: QApplication, ending: ExitStack) -> None:
    """Do what had to wait until the first page was there."""
    from declarant_client.wiring.ending import ends_on_signal

    ending.enter_context(ends_on_signal(application.quit))
    # ``open_window`` put it off; what was made until now stays, and need not be gone through.
    gc.freeze()
    gc.enable()


def _tables(client: Client, threads: Threads) -> TableParts:
    from declarant_client.desktop.tables.parts import TableParts

    return TableParts(client.reader, client.store.table_mappings, threads)


def _case_news(client: Client, threads: Threads, session: QObject) -> ResultNews:
    from declarant_client.desktop.results.news import ResultNews

    return ResultNews(client.store.cases, threads, session)


def _told(error: SaidError) -> int:
    from PySide6.QtWidgets import QMessageBox

    from declarant_client.desktop.speech import said

    box = QMessageBox(QMessageBox.Icon.Critical, "", said(error.sentence))
    box.exec()
    return FAILED
