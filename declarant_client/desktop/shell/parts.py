"""What the window is given by wiring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import date

    from declarant_client.application.importing import FilesFound, ImportProgress, ImportReport
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.shell.pages import Page
    from declarant_client.desktop.shell.status_words import QueueFigures
    from declarant_client.desktop.tables.parts import TableParts


class Importing(Protocol):
    """``application.importing.ImportDeclarations``."""

    def look_at(
        self, paths: Iterable[Path], today: date, cancelled: Callable[[], bool] = ...
    ) -> FilesFound: ...

    def run(
        self,
        paths: Iterable[Path],
        progress: Callable[[ImportProgress], None] = ...,
        cancelled: Callable[[], bool] = ...,
        *,
        read_as: str | None = ...,
        waits_from: date | None = ...,
    ) -> ImportReport: ...


def _no_endings() -> frozenset[str]:
    return frozenset()


class WindowParts(NamedTuple):
    """Pages, threads and what the frame around the pages asks of the store."""

    pages: tuple[Page, ...]
    threads: Threads
    importing: Callable[[], Importing]
    """Asked when the first file is to be read: what reads files is loaded then."""
    queue: Callable[[], QueueFigures]
    """Asked in the background whenever the store changed."""
    today: Callable[[], date]
    """The day in Vietnam."""
    memory: Path
    """The small file in the profile that remembers the window's place."""
    endings: Callable[[], frozenset[str]] = _no_endings
    """The endings of files that can be read; asked in the background, may raise ``SaidError``."""
    tables: Callable[[], TableParts] | None = None
    """Asked when a table of other software is to be set up."""
