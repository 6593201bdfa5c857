"""Setting sources up: adding, looking before adding, proposing, testing, pausing, removing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from declarant_client.application.old_files import OLD
from declarant_client.application.ports.databases import (
    DatabaseTested,
    DeclarationDatabases,
)
from declarant_client.application.ports.export_places import ExportPlaces, ExportsFound
from declarant_client.application.ports.folder_changes import FolderAwayError, Folders
from declarant_client.application.ports.reading import DeclarationReader
from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FolderSettings,
    NewSource,
    Source,
    SourceSettings,
    SourceStore,
)
from declarant_client.application.ports.world import Clock, KeyringMissingError
from declarant_client.application.watching.standing import Live, SourceNow, Standing, now_of
from declarant_client.application.watching.watched_database import database_of
from declarant_client.domain.sentences import SaidError, translate

NAME_LIMIT = 100

_EXPORT = re.compile(
    r"(?:ToKhaiHQ7[NX]|ECUS5VNACCS2018_ToKhai_|BaoCaoToKhai).*\.(?:xlsx?|xml|csv)", re.IGNORECASE
)
"""How the declaration software names what it hands over (``domain.md`` 2a to 2c); the name proves
nothing, but it is enough for a proposal."""


class SourceRefusedError(SaidError):
    """The source cannot be set up so."""


class SourceUnknownError(SaidError):
    """There is no source of that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderPreview:
    """What a folder holds, without a file being opened.

    ``old`` of the ``files`` were changed more than ``OLD`` ago: when there are many, the user is
    asked from which day on their declarations should wait for a rating.
    """

    files: int = 0
    old: int = 0
    is_there: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceParts:
    """What arranging needs."""

    sources: SourceStore
    folders: Folders
    places: ExportPlaces
    reader: Callable[[], DeclarationReader]
    databases: Callable[[], DeclarationDatabases]
    keep_password: Callable[[DatabaseSettings, str], None]
    """Keeps a login's password in the keyring; raises ``KeyringMissingError``."""
    forget_password: Callable[[DatabaseSettings], None]
    clock: Clock


class ArrangeSources:
    """What a user does to the list of sources; may be used from any thread.

    Whoever watches is told to ``look`` afterwards.
    """

    def __init__(self, parts: SourceParts) -> None:
        self._parts = parts

    def listed(self) -> list[SourceNow]:
        """Return every source as it stands while nobody watches here."""
        sources = self._parts.sources
        return [
            now_of(source, sources.state(source.source_id), self._live(source))
            for source in sources.sources()
        ]

    def source(self, source_id: int) -> Source:
        """Return a source; raise ``SourceUnknownError``."""
        for source in self._parts.sources.sources():
            if source.source_id == source_id:
                return source
        raise SourceUnknownError(
            translate("sources", "There is no source number {number}.", number=source_id)
        )

    def add(self, new: NewSource, password: str | None = None) -> Source:
        """Add a source; raise ``SourceRefusedError`` or, for its password, ``KeyringMissingError``.

        ``new.waits_from`` is the day from which on its declarations wait for a rating.
        """
        new = replace(new, name=_one_line(new.name))
        if isinstance(new.settings, FolderSettings):
            new = replace(new, settings=self._checked(new.settings, None))
        elif password is not None:
            self._parts.keep_password(new.settings, password)
        return self._parts.sources.add(new)

    def change(self, source: Source, password: str | None = None) -> None:
        """Keep a source's changed settings; raises as ``add`` does."""
        source = replace(source, name=_one_line(source.name))
        if isinstance(source.settings, FolderSettings):
            checked = self._checked(source.settings, source.source_id)
            source = replace(source, settings=checked)
        elif password is not None:
            self._parts.keep_password(source.settings, password)
        self._parts.sources.change(source)

    def pause(self, source_id: int) -> Source:
        """Read a source no longer; raise ``SourceUnknownError``."""
        return self._turned(source_id, is_on=False)

    def resume(self, source_id: int) -> Source:
        """Read a source again; raise ``SourceUnknownError``."""
        return self._turned(source_id, is_on=True)

    def remove(self, source_id: int) -> Source:
        """Forget a source, its files and its password; its declarations stay."""
        source = self.source(source_id)
        self._parts.sources.remove(source_id)
        settings = source.settings
        if isinstance(settings, DatabaseSettings) and not self._is_used(settings):
            with suppress(KeyringMissingError):  # then there is nothing to forget
                self._parts.forget_password(settings)
        return source

    def look_at(self, folder: Path, *, recursive: bool = True) -> FolderPreview:
        """Count a folder's files of kinds that are read, and the old ones among them."""
        try:
            found = self._parts.folders.files(folder, recursive=recursive)
        except FolderAwayError:
            return FolderPreview(is_there=False)
        endings = self._parts.reader().endings()
        times = [stamp.modified_ns for path, stamp in found.items() if _ends(path, endings)]
        before = (self._parts.clock.now() - OLD).timestamp() * 1e9
        return FolderPreview(files=len(times), old=sum(time < before for time in times))

    def propose(self, cancelled: Callable[[], bool]) -> list[ExportsFound]:
        """Return the folders of this computer where exports lie, newest first."""
        known = [
            source.settings.path
            for source in self._parts.sources.sources()
            if isinstance(source.settings, FolderSettings)
        ]
        found = [
            exports
            for exports in self._parts.places.search(looks_like_export, cancelled)
            if exports.folder not in known
        ]
        return sorted(found, key=_newest, reverse=True)

    def test(self, settings: SourceSettings, password: str | None = None) -> DatabaseTested | None:
        """Try whether a source can be read; what a database holds, ``None`` for a folder.

        Raises ``SourceRefusedError`` or ``UnreadableDatabaseError``, which say what is wrong.
        """
        if isinstance(settings, DatabaseSettings):
            return self._parts.databases().test(database_of(settings), password)
        try:
            self._parts.folders.files(settings.path, recursive=False)
        except FolderAwayError as error:
            raise SourceRefusedError(
                translate(
                    "sources",
                    "The folder {path} is not there, or cannot be opened.",
                    path=str(settings.path),
                )
            ) from error
        return None

    def _live(self, source: Source) -> Live | None:
        if isinstance(source.settings, FolderSettings):
            try:
                self._parts.folders.identity(source.settings.path)
            except FolderAwayError:
                return Live(standing=Standing.AWAY)
        state = self._parts.sources.state(source.source_id)
        if state.last_end is not None:
            return Live(standing=Standing.TROUBLED, trouble=state.last_end)
        return None

    def _turned(self, source_id: int, *, is_on: bool) -> Source:
        source = replace(self.source(source_id), is_on=is_on)
        self._parts.sources.change(source)
        return source

    def _checked(self, settings: FolderSettings, source_id: int | None) -> FolderSettings:
        typed = settings.path.expanduser()
        path = Path(os.path.abspath(typed))  # noqa: PTH100 - without dots, but links stay links
        if path.is_file():
            raise SourceRefusedError(
                translate("sources", "{path} is a file; choose its folder.", path=str(path))
            )
        for other in self._parts.sources.sources():
            is_same = isinstance(other.settings, FolderSettings) and other.settings.path == path
            if is_same and other.source_id != source_id:
                raise SourceRefusedError(
                    translate("sources", "The folder {path} is a source already.", path=str(path))
                )
        return replace(settings, path=path)

    def _is_used(self, settings: DatabaseSettings) -> bool:
        login = database_of(settings).login
        return any(
            isinstance(other.settings, DatabaseSettings)
            and database_of(other.settings).login == login
            for other in self._parts.sources.sources()
        )


def looks_like_export(name: str) -> bool:
    """Whether a file's name is one that the declaration software gives."""
    return _EXPORT.fullmatch(name) is not None


def _ends(path: Path, endings: frozenset[str]) -> bool:
    return path.suffix.lower() in endings


def _newest(exports: ExportsFound) -> datetime:
    return exports.newest


def _one_line(name: str) -> str:
    return " ".join(name.split())[:NAME_LIMIT]
