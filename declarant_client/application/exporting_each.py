"""Exporting what the history shows into one file for each enterprise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from declarant_client.application.exporting import ExportHistory
from declarant_client.application.ports.history import HistoryLines
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.domain.sentences import Translate

_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z-]")


@dataclass(frozen=True, slots=True)
class ExportedFiles:
    """What was written."""

    paths: tuple[Path, ...]
    assessments: int


def _no_progress(_written: int) -> None:
    return None


def _never() -> bool:
    return False


class ExportByEnterprise:
    """Writes a file for each enterprise that occurs, named after the wanted file and it."""

    def __init__(self, lines: HistoryLines, export: ExportHistory) -> None:
        self._lines = lines
        self._export = export

    def run(
        self,
        wanted: HistoryFilter,
        path: Path,
        *,
        speak: Translate,
        progress: Callable[[int], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
        personal: bool = True,
    ) -> ExportedFiles:
        """Write ``name-TAXCODE.ending`` beside ``path`` for each; those done stay after a cancel.

        Raises what ``ExportHistory.run`` does.
        """
        done = 0
        paths: list[Path] = []
        for enterprise in self._lines.enterprises(wanted):
            target = _named(path, enterprise, paths)
            done += self._export.run(
                replace(wanted, enterprise=enterprise or ""),
                target,
                speak=speak,
                progress=_behind(done, progress),
                cancelled=cancelled,
                personal=personal,
            )
            paths.append(target)
        return ExportedFiles(tuple(paths), done)


def _behind(before: int, progress: Callable[[int], None]) -> Callable[[int], None]:
    """Tell what one file counts behind what the files before it held."""
    return lambda written: progress(before + written)


def _named(path: Path, enterprise: str | None, taken: list[Path]) -> Path:
    """Return a file's name; of a tax code that came from elsewhere only what is harmless."""
    code = _NOT_IN_A_NAME.sub("", enterprise or "") or "0"
    target, number = path.with_stem(f"{path.stem}-{code}"), 1
    while target in taken:
        number += 1
        target = path.with_stem(f"{path.stem}-{code}-{number}")
    return target
