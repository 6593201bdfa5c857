"""Where a demonstration keeps things, and what is left of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from declarant_client.operating_system.paths import make_private_folder
from declarant_client.operating_system.resources import resources_folder


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one demonstration."""

    profile: Path
    office: Path
    results: Path
    """Exports and pictures: they stay."""

    @property
    def samples(self) -> Path:
        """The sample files of the declaration software."""
        return resources_folder() / "sample" / "ecus-excel"


@contextmanager
def places(keep: Path | None) -> Iterator[Places]:
    """Make the folders: all under ``keep``, or new ones of which only the results stay.

    Raises ``ProfileUnusableError`` where nothing can be kept under ``keep``.
    """
    root = Path(tempfile.mkdtemp(prefix="declarant-demo-")) if keep is None else keep.absolute()
    where = Places(root / "profile", root / "office", root / "results")
    make_private_folder(where.office)
    try:
        yield where
    finally:
        if keep is None:
            for folder in (where.profile, where.office):
                shutil.rmtree(folder, ignore_errors=True)
            if not where.results.exists():
                shutil.rmtree(root, ignore_errors=True)
