"""The declaration software's SQL Server database; loaded only when such a source is set up."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from declarant_client.application.ports.databases import (
    DatabasePasswords,
    DatabaseTrouble,
    UnreadableDatabaseError,
)
from declarant_client.domain.sentences import translate

if TYPE_CHECKING:
    from declarant_client.application.ports.databases import DeclarationDatabases

_NEEDED = ("sqlalchemy", "pymssql")
"""What the optional extra ``sqlserver`` brings."""


def ecus_databases(
    *, passwords: DatabasePasswords, today: Callable[[], date]
) -> DeclarationDatabases:
    """Return the databases; ``today`` is the day in Vietnam.

    Raises ``UnreadableDatabaseError`` where the extra is not installed.
    """
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise _not_installed()
    from declarant_client.sources.ecus_database.reading import EcusDatabases

    return EcusDatabases(passwords=passwords, today=today)


def _not_installed() -> UnreadableDatabaseError:
    return UnreadableDatabaseError(
        DatabaseTrouble.NOT_INSTALLED,
        translate(
            "databases",
            "This installation cannot read a SQL Server database: install the program with its "
            'extra "sqlserver" (declarant-client[sqlserver]), or import one list report a day.',
        ),
    )
