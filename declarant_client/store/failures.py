"""What SQLite reports, told by its cause: the environment's doing becomes a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from declarant_client.application.ports import keeping
from declarant_client.domain.sentences import Sentence

_CAUSES: tuple[
    tuple[
        type[apsw.Error] | tuple[type[apsw.Error], ...],
        type[keeping.StoreError],
        Callable[[Path], Sentence],
    ],
    ...,
] = (
    (apsw.FullError, keeping.DiskFullError, keeping.disk_full),
    (apsw.ReadOnlyError, keeping.ReadOnlyStoreError, keeping.read_only),
    ((apsw.BusyError, apsw.LockedError), keeping.LockedStoreError, keeping.locked),
    (apsw.CorruptError, keeping.DamagedStoreError, keeping.damaged),
    (apsw.NotADBError, keeping.NotADatabaseError, keeping.not_a_database),
    (
        (apsw.CantOpenError, apsw.PermissionsError),
        keeping.CannotOpenStoreError,
        keeping.cannot_open,
    ),
    (apsw.InterruptError, keeping.StoppedReadingError, keeping.stopped),
    ((apsw.IOError, apsw.ProtocolError), keeping.DiskFailedError, keeping.disk_failed),
)


@contextmanager
def told_by_cause(path: Path) -> Iterator[None]:
    """Raise what the environment did as a ``StoreError``; our own mistakes pass as they are."""
    try:
        yield
    except apsw.Error as error:
        for causes, told, sentence in _CAUSES:
            if isinstance(error, causes):
                raise told(sentence(path)) from error
        raise
