"""Looking at the arguments and environments of every process while something runs (Linux)."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_BETWEEN_LOOKS_SECONDS = 0.005


class ProcessWatch:
    """Collects ``cmdline`` and ``environ`` of all processes that it can read."""

    def __init__(self) -> None:
        self.seen: set[bytes] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="process watch")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_BETWEEN_LOOKS_SECONDS):
            for process in Path("/proc").iterdir():
                if process.name.isdigit():
                    for what in ("cmdline", "environ"):
                        # It may be gone by now, or another user's.
                        with suppress(OSError):
                            self.seen.add((process / what).read_bytes())
