"""The sources that declarations are read from by themselves, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from declarant_client.domain.declaration import Branch
from declarant_client.domain.sentences import Sentence


class SourceKind(StrEnum):
    """A folder that is watched, or a database that is asked every few minutes."""

    FOLDER = "folder"
    DATABASE = "database"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings:
    """Which files are read."""

    path: Path
    recursive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """How a database is reached, without its password, which lies in the keyring.

    ``server`` is a host; an ``instance`` or a ``port`` stands beside it, or neither.
    """

    server: str
    instance: str | None = None
    port: int | None = None
    database: str
    login: str
    poll_minutes: int = 5


SourceSettings = FolderSettings | DatabaseSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as the user sets it up."""

    name: str
    settings: SourceSettings
    is_on: bool = True
    waits_from: date | None = None
    """From which day on its declarations wait for a rating (see ``DeclarationStore.keep``)."""

    @property
    def kind(self) -> SourceKind:
        """What it is."""
        is_folder = isinstance(self.settings, FolderSettings)
        return SourceKind.FOLDER if is_folder else SourceKind.DATABASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(NewSource):
    """A source that is kept."""

    source_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What came of reading a source so far.

    ``files`` and ``failed`` count the files that are remembered, ``declarations`` what they (or
    the database) gave. ``last_end`` says how the last reading ended, if there is something to say.
    ``left_out`` counts the rows of files that hold no valid declaration, ``hint`` is the newest
    word on what the user can do so that files say more; of databases neither is kept.
    """

    last_read_at: datetime | None = None
    last_end: Sentence | None = None
    files: int = 0
    declarations: int = 0
    failed: int = 0
    left_out: int = 0
    hint: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMemory:
    """A file as it was when it was read.

    ``content_hash`` is the SHA-256 of its bytes; ``mtime_ns`` nanoseconds since 1970;
    ``declarations`` how many it gave. ``is_complete``: read to its end, or to what ``failure``
    names; a file that is not (a reading that was cancelled) is read again. ``left_out`` and
    ``hint`` as in ``Portion``; ``is_unknown_table``: the user can say what its columns mean.
    """

    path: Path
    size: int
    mtime_ns: int
    content_hash: bytes
    read_at: datetime
    is_complete: bool = True
    failure: Sentence | None = None
    declarations: int = 0
    left_out: int = 0
    hint: Sentence | None = None
    is_unknown_table: bool = False


class SourceStore(Protocol):
    """The sources, their states, and the files that were read of them.

    The order that is safe: keep a file's declarations first, remember the file after. A crash in
    between means that it is read again, and keeping the same again changes nothing. The same holds
    for a database's page and the cursor behind it.
    """

    def sources(self) -> list[Source]:
        """Return all sources, oldest first."""
        ...

    def add(self, new: NewSource) -> Source:
        """Add a source."""
        ...

    def change(self, source: Source) -> None:
        """Keep a source's changed name, settings, day, or whether it is on (pausing it).

        With other settings its files, its cursor and its branches are forgotten where they would
        mislead: for another folder, or another database. An earlier ``waits_from`` lets what was
        set aside from that day on wait for a rating. Raises ``LookupError`` when it is gone.
        """
        ...

    def remove(self, source_id: int) -> None:
        """Forget a source, its files and the branches it named; the declarations stay."""
        ...

    def state(self, source_id: int) -> SourceState:
        """Return what came of it so far; raises ``LookupError`` when it is gone."""
        ...

    def end_reading(
        self,
        source_id: int,
        at: datetime,
        end: Sentence | None = None,
        *,
        declarations: int = 0,
    ) -> None:
        """Keep that a reading ended, how, and how many more declarations a database gave."""
        ...

    def cursor(self, source_id: int) -> str | None:
        """Return where an incremental reading goes on (JSON of its reader)."""
        ...

    def keep_cursor(self, source_id: int, cursor: str | None) -> None:
        """Keep where reading goes on, once everything before it was kept."""
        ...

    def keep_branches(self, source_id: int, branches: Iterable[Branch]) -> None:
        """Keep the customs branches that a database names, in place of those it named before.

        They are known behind those that offices and directories name: by them a printed short name
        finds its code. One without a code, and all of a source that is gone, are not kept.
        """
        ...

    def files(self, source_id: int) -> Mapping[Path, FileMemory]:
        """Return every file that is remembered of a source."""
        ...

    def file(self, source_id: int, path: Path) -> FileMemory | None:
        """Return one file as it is remembered."""
        ...

    def is_content_known(self, source_id: int, content_hash: bytes) -> bool:
        """Whether a file of this content was read to its end without a failure (and was moved)."""
        ...

    def remember_files(self, source_id: int, files: Sequence[FileMemory]) -> None:
        """Remember files in place of what was remembered of their paths, in one transaction.

        For a source that is gone nothing is kept.
        """
        ...

    def forget_files(self, source_id: int, paths: Iterable[Path]) -> None:
        """Forget files that are no more, or that are to be read again."""
        ...

    def failed_files(self, source_id: int) -> list[FileMemory]:
        """Return the files that failed, by path; each has its ``failure``."""
        ...
