"""Whether the database is of this version: asked at every opening, when nothing is to be done."""

from __future__ import annotations

from pathlib import Path

from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.failures import told_by_cause


def step_files() -> list[Path]:
    """Return the files of the steps that belong to this version, in order."""
    folder = Path(__file__).parent / "migrations"
    files = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(files, key=lambda file: file.name)


def number_of(file: Path) -> int:
    """Return the number with which the name of a step's file begins."""
    return int(file.name[:4])


def is_current(factory: ConnectionFactory) -> bool:
    """Whether all steps of this version were applied, and no others; raises ``StoreError``."""
    if not factory.path.exists() or not factory.path.stat().st_size:
        return False  # A new database is opened once, by what makes it.
    connection = factory.open()
    try:
        with told_by_cause(factory.path):
            if not connection.table_exists("main", "migrations"):
                return False
            applied = connection.execute("SELECT number FROM migrations")
            return {number for (number,) in applied} == set(map(number_of, step_files()))
    finally:
        connection.close()
