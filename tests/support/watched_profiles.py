"""A profile that watches, and folders into which the declaration software exports."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from declarant_client.application.ports.reading import DeclarationReader, Portion
from declarant_client.application.ports.sources import (
    FileMemory,
    FolderSettings,
    NewSource,
    Source,
)
from declarant_client.application.watching.standing import SourceNow, Standing
from declarant_client.application.watching.watch_sources import WatchSources
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.wiring import Client
from tests.support.waiting import until
from tests.support.xml_exports import GREEN_IMPORT

SETTLING_SECONDS = 0.2
"""Of whole files that are put there at once; growing ones need the real time."""
_TEXT = GREEN_IMPORT.read_text(encoding="utf-8")
_NUMBER = "107999900060"


def number(key: int) -> str:
    """The 12 digits of an invented import declaration."""
    return f"1079{key:07d}0"


def exported(key: int, *, channel: str = "Xanh") -> str:
    """What the declaration software writes of a declaration."""
    return _TEXT.replace(_NUMBER, number(key)).replace("<PLUONG>Xanh<", f"<PLUONG>{channel}<")


def export(folder: Path, key: int, **wanted: str) -> Path:
    """Export a declaration into a folder, as the declaration software names it."""
    path = folder / f"ECUS5VNACCS2018_ToKhai_{number(key)}_STT{key}.xml"
    path.write_text(exported(key, **wanted), encoding="utf-8")
    return path


def folder_source(
    client: Client, folder: Path, *, recursive: bool = True, waits_from: date | None = None
) -> Source:
    """Add a folder as a source."""
    settings = FolderSettings(path=folder, recursive=recursive)
    return client.store.sources.add(NewSource(name="", settings=settings, waits_from=waits_from))


@contextmanager
def watching(client: Client, **instead: Any) -> Iterator[WatchSources]:
    """Watch the sources of a profile; ``instead`` stands for some of the parts."""
    wanted = {"settling_seconds": SETTLING_SECONDS, **instead}
    watch = WatchSources(replace(client.watching_parts, **wanted))
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()


class NotingReader:
    """The real reader of watching; notes what it was asked to read."""

    def __init__(self, client: Client) -> None:
        self._open = client.watching_parts.open_reader
        self.read_files: list[Path] = []

    def opened(self) -> DeclarationReader:
        """Open a real reader whose reading is noted."""
        reader = self._open()
        read = reader.read

        def noted(path: Path) -> Generator[Portion, None, None]:
            self.read_files.append(path)
            return read(path)

        vars(reader)["read"] = noted
        return reader


def is_kept(client: Client, key: int) -> bool:
    parsed = DeclarationNumber.parse(number(key))
    assert parsed is not None
    return client.store.declarations.declaration(parsed.identity) is not None


def kept(client: Client, keys: range) -> int:
    return sum(is_kept(client, key) for key in keys)


def until_kept(client: Client, *keys: int) -> None:
    until(lambda: all(is_kept(client, key) for key in keys), f"declarations {keys} are kept")


def until_remembered(client: Client, source: Source, *paths: Path) -> dict[Path, FileMemory]:
    """Wait until files were read to their end, and return what is remembered."""

    def remembered() -> bool:
        known = client.store.sources.files(source.source_id)
        return all(path in known and known[path].is_complete for path in paths)

    until(remembered, f"{[path.name for path in paths]} are remembered")
    return dict(client.store.sources.files(source.source_id))


def now(watch: WatchSources, source: Source) -> SourceNow:
    return next(one for one in watch.state() if one.source.source_id == source.source_id)


def until_standing(watch: WatchSources, source: Source, standing: Standing) -> SourceNow:
    until(lambda: now(watch, source).live.standing is standing, f"the source is {standing.value}")
    return now(watch, source)
