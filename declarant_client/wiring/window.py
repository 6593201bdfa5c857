"""The window on a profile: from the first paint to an orderly end."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.world import KeySecrets
from declarant_client.desktop.appearance import Appearance, serve_icons
from declarant_client.desktop.application import Application
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
from declarant_client.domain.sentences import SaidError, Sentence
from declarant_client.operating_system.keyring_secrets import (
    KeyringSecrets,
    LayeredSecrets,
    MemorySecrets,
)
from declarant_client.operating_system.paths import named_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.core import open_client
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.profile import speech_of
from declarant_client.wiring.second_start import Start
from declarant_client.wiring.unexpected import errors_kept, offer_crashes, qt_versions

if TYPE_CHECKING:
    from declarant_client.application.ports.proxies import Ways
    from declarant_client.application.ports.second_start import OneWindow
    from declarant_client.desktop.garbage import Garbage
    from declarant_client.desktop.session import Session
    from declarant_client.wiring.anew import Deed

FAILED = 1
APPLICATION = "declarant-client"


class Opening(NamedTuple):
    """What is to be opened, and how."""

    profile: Path | None
    language: str | None = None
    start: Start = Start()
    right: OneWindow | None = None
    """The right to be the profile's one window; without it nobody can call this one."""
    later: Callable[[], None] | None = None
    """Done in the background once all is under way; nobody waits for it."""


def run_window(opening: Opening, *, secrets: KeySecrets | None = None) -> int:
    """Open the window and return its exit code once it is closed."""
    application = made_application(named_folders(opening.profile).icons)
    errors = UnexpectedErrors()
    with errors_kept(opening.profile, errors.show, qt_versions) as tell:
        try:
            return _run(application, errors, opening, secrets=secrets)
        except Exception as error:  # noqa: BLE001 - there is nobody else who could be told
            tell(error, "start")
            errors.wait()
            return FAILED


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
                session.behind.add(partial(_started, application, ending))
                session.behind.add(partial(offer_crashes, client.folders, errors))
                if not in_tray and not client.folders.window_memory.exists():
                    session.behind.add(desk.offer_first_steps)
                session.behind.add(partial(desk.begin, opening.start, opening.right))
                if opening.later is not None:
                    session.behind.add(partial(_do_later, session, opening.later))
                code = application.exec()
            if desk.deed is not None:
                desk.deed.prepare(client)
        finally:
            client.close()
        if desk.deed is None:
            return code
        told, in_tray = (_done(desk.deed),), False
        opening = opening._replace(start=Start(), later=None)
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
    from declarant_client.application.ports.proxies import DIRECT
    from declarant_client.desktop.proxy_resolver import resolved_ways

    ways = resolved_ways(url)
    if ways == DIRECT and sys.platform == "linux":
        from declarant_client.operating_system.proxies import fixed_ways

        return fixed_ways(url)
    return ways


def made_application(painted: Path | None = None) -> Application:
    """Return the application, its icons served; ``painted`` keeps them painted."""
    application = Application(sys.argv[:1])
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName(APPLICATION)
    serve_icons(resources_folder() / "icons", painted)
    return application


def _started(application: QApplication, ending: ExitStack) -> None:
    """Do what had to wait until the first page was there."""
    from declarant_client.wiring.ending import ends_on_signal

    ending.enter_context(ends_on_signal(application.quit))
    ending.callback(look_for_garbage(application).end)
    paint_first()


def _do_later(session: Session, work: Callable[[], None]) -> None:
    session.threads.lengthy.run(session, work, None)


def look_for_garbage(application: QApplication) -> Garbage:
    """Begin what was put off until the first page was there, and return what does it.

    What was made until now stays, and need not be gone through.
    """
    from declarant_client.desktop.garbage import Garbage

    gc.freeze()
    return Garbage(application)


def paint_first() -> None:
    """Let the other threads of this process give Python's lock back soon: in 0.3 milliseconds.

    A paint takes it some twenty times, and waits for it each time.
    """
    sys.setswitchinterval(0.000_3)


def _told(error: SaidError) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    from declarant_client.desktop.speech import said

    box = QMessageBox(QMessageBox.Icon.Critical, "", "")
    # It may name a file: nothing in it is markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(said(error.sentence))
    box.exec()
    return FAILED
