"""Where on this computer the declaration software may have put what it hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsFound:
    """A folder that holds files named as exports are: how many, and the newest one's time."""

    folder: Path
    files: int
    newest: datetime


class ExportPlaces(Protocol):
    """The usual places: the user's documents, desktop and downloads, and what is called ECUS."""

    def search(
        self, looks_right: Callable[[str], bool], cancelled: Callable[[], bool]
    ) -> Iterator[ExportsFound]:
        """Yield the folders with files whose names look right, as they are found.

        Never looks at another computer; ends by itself after a few seconds.
        """
        ...
