"""The front door to every format: finds the files and hands each to the reading child process."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.application.ports.tables import (
    TRIED_ROWS,
    MappingTrial,
    TableMapping,
    TablePreview,
)
from declarant_client.domain.vietnamese_text import folded
from declarant_client.sources.file_search import found_files
from declarant_client.sources.reading_process import (
    SECONDS_PER_PORTION,
    ReadingProcess,
    StartLimited,
    default_child_command,
)
from declarant_client.sources.tables import table_refusals


def _no_tables() -> Sequence[TableMapping]:
    return ()


class DeclarationFiles:
    """Implements ``DeclarationReader`` and ``TableReader``; usable from any thread.

    ``tables`` returns the saved mappings for tables of other software, asked for with each file.
    ``start_limited`` starts the child process that reads, with a memory limit; ``child_command``
    is what it runs (in a frozen bundle the program itself, with an argument).
    """

    def __init__(
        self,
        *,
        start_limited: StartLimited,
        tables: Callable[[], Sequence[TableMapping]] = _no_tables,
        child_command: Sequence[str] | None = None,
        seconds_per_portion: float = SECONDS_PER_PORTION,
    ) -> None:
        self._tables = tables
        self._process = ReadingProcess(
            child_command or default_child_command(),
            start_limited,
            seconds_per_portion=seconds_per_portion,
        )

    def files(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the files that stand for ``paths``, each once; see ``DeclarationReader``."""
        paths = list(paths)
        try:
            endings = self._process.endings() if any(path.is_dir() for path in paths) else ()
        except UnreadableFileError:
            return iter(paths)  # reading them says what is wrong
        return found_files(paths, frozenset(endings))

    def endings(self) -> frozenset[str]:
        """Return the endings for which folders are searched; see ``DeclarationReader``."""
        return self._process.endings()

    def read(self, path: Path, following: Path | None = None) -> Generator[Portion, None, None]:
        """Yield what a file holds; see ``DeclarationReader``."""
        sound = [mapping for mapping in self._tables() if not mapping.faults()]
        return self._process.read(path, sound, following=following)

    def read_as(self, path: Path, mapping: TableMapping | str) -> Generator[Portion, None, None]:
        """Yield what a file holds by a mapping, whatever else it may be; see ``TableReader``."""
        if isinstance(mapping, str):
            mapping = self._named(path, mapping)
        else:
            mapping.check()
        return self._process.read(path, read_as=mapping)

    def first_rows(self, path: Path) -> TablePreview:
        """Return the first rows of any table; see ``TableReader``."""
        return self._process.first_rows(path)

    def tried(self, path: Path, mapping: TableMapping, rows: int = TRIED_ROWS) -> MappingTrial:
        """Return what a table's first rows become by a mapping; see ``TableReader``."""
        mapping.check()
        return self._process.tried(path, mapping, rows)

    def _named(self, path: Path, name: str) -> TableMapping:
        for mapping in self._tables():
            if folded(mapping.name) == folded(name):
                # Saved, yet not sound: by another version, or by hand.
                for fault in mapping.faults():
                    raise UnreadableFileError(fault)
                return mapping
        raise UnreadableFileError(table_refusals.no_mapping_named(path, name))

    def close(self) -> None:
        """End the child process; nothing can be read afterwards."""
        self._process.close()
