"""What starts the program loads little, and builds the rest once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

from declarant_client.domain.origin import Origin
from declarant_client.wiring.late import late
from tests.support.stored_things import opened, reading

# Each would be felt before the first rows are on the screen.
HEAVY = (
    *("msgspec", "requests", "keyring", "socket", "subprocess", "PySide6", "hashlib", "decimal"),
    "declarant_client.store.migrating",
)


def test_the_core_loads_nothing_that_the_first_rows_do_without() -> None:
    code = "import sys, declarant_client.wiring; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


def test_the_first_rows_are_read_without_anything_that_they_do_without(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        store.declarations.keep([reading()], Origin.PRINT)
    code = (
        "import sys, pathlib\n"
        "from declarant_client.application.ports.declarations import WorklistFilter\n"
        "from declarant_client.operating_system.clock import SystemClock\n"
        "from declarant_client.store.opening import open_store\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "kept = open_store(folder, clock=SystemClock(), refuse_network_path=lambda _: False)\n"
        "found = kept.declarations.identities(WorklistFilter())\n"
        "assert len(kept.declarations.rows(found)) == 1\n"
        "print(*sys.modules)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


class Whole:
    def __init__(self) -> None:
        self.built = 0

    @late
    def part(self) -> object:
        self.built += 1
        return object()


def test_a_late_part_is_built_when_first_asked_for_and_once_whoever_asks() -> None:
    whole, together = Whole(), Barrier(8)
    assert whole.built == 0

    def ask(_: int) -> object:
        together.wait(20)
        return whole.part

    with ThreadPoolExecutor(8) as threads:
        parts = set(threads.map(ask, range(8)))
    assert len(parts) == whole.built == 1
    assert isinstance(Whole.part, late)
