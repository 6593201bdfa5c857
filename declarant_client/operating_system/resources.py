"""Where icons, translations, sample data and the published contract lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


class ResourcesMissingError(FileNotFoundError):
    """The program was installed without its resources: a defect of the installation."""


@cache
def resources_folder() -> Path:
    """Return the folder ``resources``; raise ``ResourcesMissingError`` where there is none."""
    return resources_folder_of(_PACKAGE)


def resources_folder_of(package: Path) -> Path:
    """Return the resources of a package folder: inside it (wheel), or beside it (clone).

    Beside it counts in a clone only: in ``site-packages`` a neighbour of that name is another's.
    """
    inside = package / "resources"
    if inside.is_dir():
        return inside
    beside = package.parent / "resources"
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise ResourcesMissingError(str(inside))
