"""The child process that reads files: what is in them may kill it, and nothing else.

Run as ``python -m declarant_client.sources.reading_child`` (or by the bundle's own executable
through ``main``). It answers the messages of ``reading_messages`` on standard output until
standard input ends, can open files for reading only (``read_only``), keeps none open between two
requests, and leaves its limits to its parent.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from declarant_client.application.ports.reading import Cause, Portion, UnreadableFileError
from declarant_client.application.ports.tables import TableMapping
from declarant_client.sources import read_only, refusals
from declarant_client.sources.format_reader import OPENING_BYTES, FormatReader, SourceFile
from declarant_client.sources.reading_messages import (
    FirstRows,
    Found,
    ReadFile,
    ReadFirstRows,
    Ready,
    Refused,
    Request,
    Said,
    Tried,
    TryMapping,
    received,
    send,
)
from declarant_client.sources.registry import known_formats, read
from declarant_client.sources.sending_ahead import send_all
from declarant_client.sources.tables.by_mapping import first_rows, read_as, tried

LONGEST_SECONDS = 90
"""For one portion: more than a parent that lives ever waits."""


def main() -> None:
    """Answer requests until standard input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Nothing that a library prints may get between the answers.
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    # Ctrl+C in a terminal goes to all its processes; when to end is the parent's decision.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    read_only.from_now_on()
    # A long table makes values by the hundred thousand, and hardly any that refer back.
    gc.set_threshold(50_000, 20, 20)
    with requests, answers:
        serve(known_formats(), requests, answers)


def serve(formats: Sequence[FormatReader], requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request of one pipe on the other."""
    decoder: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
    try:
        send(answers, Ready(frozenset().union(*(known.endings for known in formats))))
        while (content := received(requests)) is not None:
            request = decoder.decode(content)
            _wake_up_dead(LONGEST_SECONDS)
            send_all(answers, _in_time(answered(formats, request)))
            _wake_up_dead(0)
    except BrokenPipeError:
        pass  # the parent is gone


def _in_time(answers: Iterator[Struct]) -> Iterator[Struct]:
    for answer in answers:
        yield answer
        _wake_up_dead(LONGEST_SECONDS)


def _wake_up_dead(seconds: int) -> None:
    """Let the system end this process after so long (0: not): a killed parent cannot."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def answered(
    formats: Sequence[FormatReader], request: Request
) -> Iterator[Found | FirstRows | Tried | Refused]:
    """Yield what was asked for and, as the last, that this was all, or why there is no more."""
    path = Path(os.fsdecode(request.path))
    try:
        with _opened(path) as stream:
            file = _begun(path, stream, request)
            match request:
                case ReadFile(read_as=None):
                    yield from _found(path, read(formats, file))
                case ReadFile(read_as=TableMapping() as mapping):
                    yield from _found(path, read_as(file, mapping))
                case ReadFirstRows():
                    yield FirstRows(first_rows(file))
                case TryMapping(mapping=mapping, rows=rows):
                    yield Tried.of(tried(file, mapping, rows))
    except UnreadableFileError as error:
        yield Refused.of(error)
    except OSError as error:
        yield Refused(Said.of(refusals.from_the_system(path, error)), cause=_cause_of(error))
    except MemoryError:
        raise  # what is held may not come back: the next file needs a child that has room
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic is no Exception; a reader's defect is one
        yield Refused(Said.of(refusals.damaged(path)))


def _cause_of(error: OSError) -> Cause:
    """Return whether it was the system: a reader of damaged content may ask it for nonsense, too.

    Windows tells many a trouble of the network by the same number.
    """
    return Cause.UNCLEAR if error.errno in {None, errno.EINVAL} else Cause.SYSTEM


def _begun(path: Path, stream: BinaryIO, request: Request) -> SourceFile:
    opening = stream.read(OPENING_BYTES)
    if not opening:
        raise UnreadableFileError(refusals.empty(path))
    stream.seek(0)
    size = os.fstat(stream.fileno()).st_size
    mappings = request.mappings if isinstance(request, ReadFile) else ()
    return SourceFile(path=path, size=size, opening=opening, stream=stream, mappings=mappings)


def _found(path: Path, read: Iterator[Portion]) -> Iterator[Found]:
    portions = iter(read)
    waiting = next(portions, None)
    if waiting is None:
        raise UnreadableFileError(refusals.of_no_known_kind(path))
    for portion in portions:
        yield Found.of(waiting, is_last=False)
        waiting = portion
    yield Found.of(waiting, is_last=True)


def _opened(path: Path) -> BinaryIO:
    """Open an ordinary file; opening a pipe would wait for a writer."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        next(path.iterdir(), None)  # a folder that cannot be opened is the better reason
        raise UnreadableFileError(refusals.is_folder(path))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFileError(refusals.not_a_regular_file(path))
    return path.open("rb")


if __name__ == "__main__":
    main()
