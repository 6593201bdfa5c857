"""A profile that is open: its folders, settings, language, clock and store, until it is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from declarant_client.application.ports.settings import LANGUAGE, Language, Settings
from declarant_client.domain.sentences import Translate
from declarant_client.operating_system.catalogue import catalogue_for
from declarant_client.operating_system.language import system_language
from declarant_client.operating_system.paths import ProfileFolders, named_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.operating_system.settings.layered import settings_of
from declarant_client.store.opening import Store

if TYPE_CHECKING:
    from declarant_client.application.ports.proxies import Proxies, Ways
    from declarant_client.application.ports.world import Clock, KeySecrets


class Speech(NamedTuple):
    """The language in force and its catalogue."""

    language: str
    """``vi`` or ``en``."""
    translate: Translate


class OpenProfile:
    """What all parts of a client are built from.

    Every part may be used from any thread; a thread that ends calls ``store.close_thread``.
    """

    def __init__(
        self,
        *,
        folders: ProfileFolders,
        settings: Settings,
        speech: Speech,
        clock: Clock,
        store: Store,
        secrets: KeySecrets,
        language: str | None,
        system_proxies: Proxies | None = None,
    ) -> None:
        """``language`` is asked for instead of the setting's.

        ``system_proxies`` knows how this computer is set; else its fixed settings are read.
        """
        self.folders = folders
        self.settings = settings
        self.speech = speech
        self.clock = clock
        self.store = store
        self.secrets = secrets
        self._language = language
        self.system_proxies = system_proxies or _fixed_ways
        self._closing = ExitStack()
        self._closing.callback(store.close)

    def at_end(self, ends: Callable[[], None]) -> None:
        """Let ``close`` call ``ends``, the last first."""
        self._closing.callback(ends)

    def close(self) -> None:
        """End the reading child process, the connections and the database."""
        self._closing.close()

    def spoken(self) -> str:
        """Return the language to speak with an office: asked for, else the setting's now."""
        return self._language or chosen_language(self.settings)


def speech_of(profile: Path | None, language: str | None = None) -> Speech:
    """Return the language to speak: asked for, else the setting's, else the system's.

    Makes no folder and raises nothing, so that every other trouble can be told.
    """
    if language is None:
        language = chosen_language(settings_of(named_folders(profile)))
    return Speech(language, catalogue_for(language, resources_folder()))


def chosen_language(settings: Settings) -> str:
    """Return ``vi`` or ``en``: the setting's, else the system's."""
    chosen = settings.get(LANGUAGE)
    return system_language() if chosen == Language.SYSTEM else chosen


def _fixed_ways(url: str) -> Ways:
    from declarant_client.operating_system.proxies import fixed_ways

    return fixed_ways(url)


def pause(seconds: float) -> None:
    """Wait, for use cases that ask again."""
    threading.Event().wait(seconds)
