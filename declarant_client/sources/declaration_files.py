"""The front door to every format: finds the files and hands each to the reading child process."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.sources.file_search import found_files
from declarant_client.sources.reading_process import (
    SECONDS_PER_PORTION,
    ReadingProcess,
    StartLimited,
    default_child_command,
)


class DeclarationFiles:
    """Implements ``DeclarationReader``; usable from any thread.

    ``start_limited`` starts the child process that reads, with a memory limit; ``child_command``
    is what it runs (in a frozen bundle the program itself, with an argument).
    """

    def __init__(
        self,
        *,
        start_limited: StartLimited,
        child_command: Sequence[str] | None = None,
        seconds_per_portion: float = SECONDS_PER_PORTION,
    ) -> None:
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

    def read(self, path: Path) -> Generator[Portion, None, None]:
        """Yield what a file holds; see ``DeclarationReader``."""
        return self._process.read(path)

    def close(self) -> None:
        """End the child process; nothing can be read afterwards."""
        self._process.close()
