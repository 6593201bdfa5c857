"""Hostile files read through the real child, and everything that must not come of it."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from declarant_client.application.ports.reading import PORTION, UnreadableFileError
from declarant_client.application.ports.tables import ClearedWhen, TableField, TableMapping
from declarant_client.domain.declaration import Declaration
from declarant_client.operating_system.child_process_limits import (
    MEMORY_LIMIT,
    LimitedChild,
    start_limited,
)
from declarant_client.sources import refusals
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.sources.reading_process import SECONDS_PER_PORTION, patience
from tests.support import watched_reading_child
from tests.support.mutations import SAMPLES, Case

SOUND = SAMPLES / "ecus-excel" / "ToKhaiHQ7X_QDTQ_307999900010.xls"
SOUND_NUMBER = "307999900010"
_LONGEST_TEXT = 300
_YEARS = range(1990, 2201)
_SECONDS_MORE = 5.0
"""Beyond the time limit: to end a child and to start another on a busy computer."""
_MAPPING = TableMapping(
    name="any",
    columns={TableField.NUMBER: "Số TK", TableField.REGISTERED_DATE: "Ngày ĐK"},
    cleared_when=ClearedWhen.UNKNOWN,
)
_KILLED = refusals.breaks_the_reader(Path()).source
_TOO_SLOW = refusals.takes_too_long(Path(), 0).source
_LOOK_EVERY = 0.02
"""Seconds between two looks at the memory."""


@dataclass
class Findings:
    """What came of the files so far."""

    cases: int = 0
    read: int = 0
    """Files that gave declarations, and no refusal."""
    refused: Counter[str] = field(default_factory=Counter)
    """By the sentence's source text."""
    killed: int = 0
    """Files of which the child died: allowed, when it is replaced."""
    took_too_long: int = 0
    starts: int = 0
    slowest: tuple[float, str] = (0.0, "")
    """Seconds, and whose."""
    most_memory: int = 0
    """Bytes that a child held at most."""
    failures: list[str] = field(default_factory=list)


class HostileReading:
    """Reads hostile files one after the other and judges what comes out."""

    def __init__(self, files: DeclarationFiles, logbook: Path, folder: Path) -> None:
        self.findings = Findings()
        self._files = files
        self._logbook = logbook.open("rb")
        self._folder = folder
        self._children: list[LimitedChild] = []
        self._memory = _MemoryWatch(self._children)

    def started(self, child: LimitedChild) -> None:
        """Note a child that was started."""
        self._children.append(child)
        self.findings.starts += 1

    def close(self) -> None:
        """End the child."""
        self._memory.end()
        self._files.close()
        self._logbook.close()

    def examine(self, case: Case) -> None:
        """Read a case in every way in which files are read."""
        path = self._folder / case.name
        path.write_bytes(case.content)
        self.examine_file(path, case)
        path.unlink()

    def examine_file(self, path: Path, what: object) -> None:
        """Read a file; ``what`` says in a failure what it is."""
        self.findings.cases += 1
        children = len(self._children)
        for reading in (self._read, self._read_as, self._first_rows):
            begin = time.monotonic()
            for fault in reading(path):
                self._fail(what, fault)
            self._measure(time.monotonic() - begin, what, SECONDS_PER_PORTION * patience(path))
            if len(self._children) > children:
                break  # it would kill the next ones in the same way
        for name, *note in map(json.loads, self._logbook.readlines()):
            self._fail(what, f"reader of {name} raised {note}")
        if len(self._children) > children:
            self._read_sound(what)

    def _fail(self, what: object, fault: str) -> None:
        self.findings.failures.append(f"{what}: {fault}")

    def _read(self, path: Path) -> Iterator[str]:
        yield from self._judged(path, is_counted=True)

    def _read_as(self, path: Path) -> Iterator[str]:
        if path.suffix in {".xlsx", ".xls", ".csv"}:
            yield from self._judged(path, mapping=_MAPPING)

    def _judged(
        self, path: Path, *, mapping: TableMapping | None = None, is_counted: bool = False
    ) -> Iterator[str]:
        try:
            portions = self._files.read_as(path, mapping) if mapping else self._files.read(path)
            for portion in portions:
                yield from _faults(portion.declarations)
        except UnreadableFileError as error:
            yield from self._refusal(path, error, is_counted=is_counted)
        except BaseException as error:  # noqa: BLE001 - whatever else it is, it is the finding
            yield f"raised {error!r}"
        else:
            self.findings.read += is_counted

    def _first_rows(self, path: Path) -> Iterator[str]:
        try:
            self._files.first_rows(path)
        except UnreadableFileError as error:
            yield from self._refusal(path, error)
        except BaseException as error:  # noqa: BLE001 - as above
            yield f"raised {error!r}"

    def _refusal(
        self, path: Path, error: UnreadableFileError, *, is_counted: bool = False
    ) -> Iterator[str]:
        said = str(error)
        if path.name not in said:
            yield f"a sentence that does not name the file: {said}"
        if "does not start" in said:
            yield "the child was not replaced"
        if is_counted:
            self.findings.refused[error.sentence.source] += 1
            self.findings.killed += error.sentence.source == _KILLED
            self.findings.took_too_long += error.sentence.source == _TOO_SLOW

    def _read_sound(self, what: object) -> None:
        """The file behind one that cost the child its life is read as if nothing had been."""
        try:
            (portion,) = self._files.read(SOUND)
        except UnreadableFileError as error:
            self._fail(what, f"the next file was not read: {error}")
            return
        if [str(found.number) for found in portion.declarations] != [SOUND_NUMBER]:
            self._fail(what, "the next file was read wrongly")

    def _measure(self, seconds: float, what: object, most: float) -> None:
        # A file may cost two children, and each portion has its own time.
        if seconds > most + _SECONDS_MORE:
            self._fail(what, f"took {seconds:.1f} s")
        self.findings.slowest = max(self.findings.slowest, (seconds, str(what)))
        self._memory.look()
        held, self._memory.most = self._memory.most, 0
        self.findings.most_memory = max(self.findings.most_memory, held)
        if held > MEMORY_LIMIT:
            self._fail(what, f"its reader held {held} bytes")


def _faults(declarations: Sequence[Declaration]) -> Iterator[str]:
    """Yield what is wrong with declarations: their texts and times are bounded, or nothing."""
    if len(declarations) > PORTION:
        yield f"{len(declarations)} declarations in one portion"
    for found in declarations:
        branch = found.branch
        texts = (
            *(found.regime, found.team, found.enterprise_name, found.agent_code),
            *(found.agent_name, found.declarant_user, branch.code, branch.short_name, branch.name),
        )
        for text in texts:
            if text is not None and not (text.isprintable() and 0 < len(text) <= _LONGEST_TEXT):
                yield f"a text that nobody can show: {text[:400]!r}"
        for time_ in (found.registered_at, found.cleared_at):
            if time_ is not None and (time_.tzinfo is None or time_.year not in _YEARS):
                yield f"a time that is none: {time_!r}"


def peak_memory(pid: int) -> int:
    """Return the most bytes that a running process held, 0 when it has ended."""
    if sys.platform == "linux":
        try:
            status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        _, found, peak = status.partition("VmHWM:")
        return int(peak.split(None, 1)[0]) * 1024 if found else 0
    try:
        memory: Any = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "peak_wset", memory.rss))


class _MemoryWatch:
    """Looks again and again at what the newest child holds: one that died cannot be asked."""

    def __init__(self, children: Sequence[LimitedChild]) -> None:
        self.most = 0
        self._children = children
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory watch")
        self._thread.start()

    def _watch(self) -> None:
        while not self._ends.wait(_LOOK_EVERY):
            self.look()

    def look(self) -> None:
        if self._children:
            self.most = max(self.most, peak_memory(self._children[-1].process.pid))

    def end(self) -> None:
        self._ends.set()
        self._thread.join()


@contextmanager
def hostile_reading(folder: Path, memory_limit: int = MEMORY_LIMIT) -> Iterator[HostileReading]:
    """Give a reading through a watched child; files lie in ``folder`` for a moment."""
    logbook = folder / "logbook"
    logbook.touch()
    script = str(Path(watched_reading_child.__file__))
    reading: HostileReading

    def start(command: Sequence[str]) -> LimitedChild:
        child = start_limited(command, memory_limit)
        reading.started(child)
        return child

    command = [sys.executable, "-P", script, str(logbook)]
    files = DeclarationFiles(start_limited=start, child_command=command)
    reading = HostileReading(files, logbook, folder)
    try:
        yield reading
    finally:
        reading.close()
