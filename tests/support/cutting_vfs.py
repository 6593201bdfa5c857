"""An SQLite VFS that records what is written and waited for, and the states a power cut may leave.

Everything since a file's last sync may have reached the disk or not, write by write, in any order,
torn within a page or a sector. A new or deleted name is certain once its folder was synced: SQLite
does so with the first sync of a new log or journal and with a deletion that asks for it. The shared
memory beside a log is made anew after every start, so it never survives.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written, or with ``content`` ``None`` a file cut off at ``offset``."""

    offset: int
    content: bytes | None


@dataclass(slots=True)
class Disk:
    """One file's content: what is certain, and what was written since."""

    certain: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.pending:
            _apply(self.certain, write)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.certain)
        if not self.pending:
            return bytes(content)
        kind = chance.random()
        if kind < 0.15:  # none of it
            return bytes(content)
        if kind < 0.4:  # in order, up to somewhere
            reached = list(self.pending[: chance.randint(0, len(self.pending))])
        else:  # any of it, in any order
            share = chance.random()
            reached = [write for write in self.pending if chance.random() < share]
            chance.shuffle(reached)
        torn = chance.randrange(len(reached)) if reached and chance.random() < 0.7 else -1
        for number, write in enumerate(reached):
            for part in _torn(write, chance) if number == torn else (write,):
                _apply(content, part)
        return bytes(content)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to one name: written, cut off, synced, made or deleted."""

    kind: str
    name: str
    write: Write | None = None
    certain: bool = False


class Recording:
    """All steps since recording began, on the files that were there then."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []
        self.there_before = {
            path.name: path.read_bytes()
            for path in folder.glob("*.sqlite3*")
            if not path.name.endswith("-shm")
        }

    def add(self, step: Step) -> None:
        self.steps.append(step)

    def __len__(self) -> int:
        return len(self.steps)


class CuttingVFS(apsw.VFS):
    """Passes everything on to the system's own VFS, and records it."""

    def __init__(self, name: str, recording: Recording) -> None:
        self._recording = recording
        self._system = apsw.vfs_names()[0]
        super().__init__(name, self._system)

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        path = name if isinstance(name, str) or name is None else name.filename()
        if path is None:
            return super().xOpen(name, flags)
        plain = Path(path).name
        is_new = not Path(path).exists()
        file = RecordedFile(self._system, name, flags, plain, self._recording)
        if is_new:
            self._recording.add(Step("make", plain))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self._recording.add(Step("delete", Path(filename).name, certain=bool(syncdir)))


class RecordedFile(apsw.VFSFile):
    """One open file."""

    def __init__(
        self, system: str, name: Any, flags: list[int], plain: str, recording: Recording
    ) -> None:
        self._plain = plain
        self._recording = recording
        super().__init__(system, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._recording.add(Step("write", self._plain, Write(offset, bytes(data))))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._recording.add(Step("write", self._plain, Write(newsize, None)))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._recording.add(Step("sync", self._plain))


@contextmanager
def recording(folder: Path, name: str = "cutting") -> Iterator[Recording]:
    """Record what happens through the VFS called ``name``."""
    made = Recording(folder)
    vfs = CuttingVFS(name, made)
    try:
        yield made
    finally:
        vfs.unregister()


class Folder:
    """The disk as the steps so far leave it: files, and which names lead to them for certain."""

    def __init__(self, recorded: Recording) -> None:
        self._steps = recorded.steps
        self._done = 0
        self._disks = {
            name: Disk(bytearray(content)) for name, content in recorded.there_before.items()
        }
        self._certain: dict[str, Disk | None] = dict(self._disks)
        self._names: list[tuple[str, Disk | None]] = []
        """Names made and deleted since the folder was synced, in order."""

    def go_to(self, step: int) -> None:
        """Do the steps before this one."""
        while self._done < step:
            self._do(self._steps[self._done])
            self._done += 1

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return files as a cut at this point may leave them."""
        reached = self._names[: chance.randint(0, len(self._names))]
        names = self._certain | dict(reached)
        return {name: disk.after_a_cut(chance) for name, disk in names.items() if disk is not None}

    def _do(self, step: Step) -> None:
        if step.kind == "make":
            self._disks[step.name] = Disk()
            self._names.append((step.name, self._disks[step.name]))
        elif step.kind == "delete":
            self._disks.pop(step.name, None)
            self._names.append((step.name, None))
            if step.certain:
                self._sync_names()
        elif step.kind == "sync":
            self._disks[step.name].sync()
            if any(disk is self._disks[step.name] for _, disk in self._names):
                self._sync_names()
        elif step.write is not None:
            self._disks[step.name].pending.append(step.write)

    def _sync_names(self) -> None:
        self._certain.update(self._names)
        self._names.clear()


def _apply(content: bytearray, write: Write) -> None:
    if write.content is None:
        del content[write.offset :]
        return
    if len(content) < write.offset:
        content.extend(b"\0" * (write.offset - len(content)))
    content[write.offset : write.offset + len(write.content)] = write.content


def _torn(write: Write, chance: random.Random) -> Iterator[Write]:
    """Yield what reached the disk of one write: its beginning, or some of its sectors."""
    content = write.content
    if content is None:
        return
    if chance.random() < 0.5:
        yield Write(write.offset, content[: chance.randrange(len(content))])
        return
    for start in range(0, len(content), SECTOR):
        if chance.random() < 0.5:
            yield Write(write.offset + start, content[start : start + SECTOR])
