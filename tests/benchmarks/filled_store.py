"""A store with as many declarations as a large customs agent collects in some years."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.operating_system.clock import SystemClock
from declarant_client.store.opening import Store, open_store

MANY = 100_000
BATCH = 5_000
LATEST = datetime(2026, 11, 20, 17, 0, tzinfo=VIETNAM)
_CHANNELS = (Channel.GREEN, Channel.GREEN, Channel.YELLOW, Channel.RED)
_BRANCHES = ("HQHPKV1", "HQCPNHANH", "HQHAIDUONG", "HQTHAIBINH")


def declaration(count: int) -> Declaration:
    """The declaration of this place in the row, the newest being 0."""
    cleared = LATEST - timedelta(minutes=7 * count)
    return Declaration(
        number=DeclarationNumber(f"{'13'[count % 2]}07{count:08d}0"),
        clearance=Clearance.CLEARED,
        regime=("A11", "E31", "B11", "E62")[count % 4],
        branch=Branch(short_name=_BRANCHES[count % 4]),
        team="00",
        channel=_CHANNELS[count % 4],
        registered_at=cleared - timedelta(hours=5),
        cleared_at=cleared,
        enterprise_tax_code=TaxCode.parse(f"02{count % 300:08d}"),
        enterprise_name=f"CÔNG TY TNHH THƯƠNG MẠI VÀ DỊCH VỤ SỐ {count % 300}",
    )


def fill(folder: Path, many: int = MANY) -> None:
    """Keep so many declarations, through the store's own door."""
    with opened(folder) as store:
        for start in range(0, many, BATCH):
            store.declarations.keep(
                [declaration(n) for n in range(start, start + BATCH)], Origin.PRINT
            )


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store of a folder, closed at the end."""
    store = open_store(folder, clock=SystemClock(), refuse_network_path=lambda _: False)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def filled_folder(many: int = MANY) -> Iterator[Path]:
    """A folder with a filled store, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        fill(Path(folder), many)
        yield Path(folder)


@cache
def filled_once(many: int = MANY, ratings: int = 0) -> Path:
    """The folder of a filled store, with so many rated subjects, for all benchmarks of a run.

    Whoever writes to it copies it first; it is gone when the run ends.
    """
    from tests.benchmarks import filled_history

    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    fill(Path(folder.name), many)
    if ratings:
        with opened(Path(folder.name)) as store:
            filled_history.fill(store, ratings)
    return Path(folder.name)
