"""What a screen reader is told: the live AT-SPI tree of a running program, and its announcements.

The bindings belong to the system's own Python, which runs `reading_accessibly` for it.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from installer.system_packages import SYSTEM_PYTHON

READING = Path(__file__).with_name("reading_accessibly.py")


@dataclass(frozen=True, slots=True)
class Accessible:
    """One node of the tree as a screen reader sees it."""

    role: str
    name: str
    states: frozenset[str]
    actions: tuple[str, ...] = ()
    children: tuple[Accessible, ...] = field(default=(), repr=False)

    def walk(self) -> Iterator[Accessible]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @classmethod
    def of(cls, node: Mapping[str, Any]) -> Accessible:
        """Return the node that the reading program wrote as JSON."""
        return cls(
            role=node["role"],
            name=node["name"],
            states=frozenset(node["states"]),
            actions=tuple(node["actions"]),
            children=tuple(cls.of(child) for child in node["children"]),
        )


@dataclass(frozen=True, slots=True)
class AccessibleDesk:
    """A session bus with accessibility on; programs started in its environment are on it."""

    environment: dict[str, str]

    def tree(self, process: int) -> Accessible | None:
        """Return what the program with this process number shows, or nothing before it is there."""
        node = json.loads(self._asked("tree", str(process)))
        return Accessible.of(node) if node else None

    @contextmanager
    def listening(self, process: int, log: Path) -> Iterator[None]:
        """Write announcements and moves of the focus into ``log``, a JSON document each line."""
        with log.open("wb") as written:
            listener = subprocess.Popen(
                [SYSTEM_PYTHON, str(READING), "listen", str(process)],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=written,
            )
            try:
                yield
            finally:
                listener.kill()
                listener.wait()

    def _asked(self, *words: str) -> str:
        done = subprocess.run(
            [SYSTEM_PYTHON, str(READING), *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def accessible_desk(folder: Path, display: Mapping[str, str]) -> Iterator[AccessibleDesk]:
    """Start a bus of the test's own, on which the accessibility bus is started when asked for."""
    run = folder / "accessible run"
    run.mkdir(mode=0o700)
    environment = {
        **display,
        "XDG_RUNTIME_DIR": str(run),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    environment.pop("AT_SPI_BUS_ADDRESS", None)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        yield AccessibleDesk(environment)
    finally:
        # What the bus activated ends with it; it has no other parent.
        os.killpg(bus.pid, 15)
        bus.wait()
        if bus.stdout is not None:
            bus.stdout.close()
