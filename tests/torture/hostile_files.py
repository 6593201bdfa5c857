"""Samples made hostile, each read by the real child: nothing but the documented error comes out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from declarant_client.operating_system.child_process_limits import MEMORY_LIMIT
from tests.support.hostile_reading import Findings, HostileReading, hostile_reading
from tests.support.mutations import case
from tests.torture.ordeals import Effort, Ordeal, Outcome

_TOLD_EVERY = 1_000
_MEGABYTE = 1024 * 1024


def run(effort: Effort) -> Ordeal:
    """Read so many hostile files; with ``effort.only`` that one, and keep it."""
    if effort.only is not None:
        yield from _kept(effort, effort.only)
    with tempfile.TemporaryDirectory() as folder, hostile_reading(Path(folder)) as reading:
        begin = time.monotonic()
        failures = 0
        numbers = range(effort.cases) if effort.only is None else [effort.only]
        for number in numbers:
            if effort.is_over():
                break
            reading.examine(case(effort.seed, number))
            findings = reading.findings
            yield from _new_failures(findings, failures, effort.seed, number)
            failures = len(findings.failures)
            if findings.cases % _TOLD_EVERY == 0:
                yield f"{findings.cases:,} files after {time.monotonic() - begin:.0f} s"
    yield from _told(reading, time.monotonic() - begin)
    found = reading.findings
    return Outcome(found.cases, len(found.failures), f"{found.killed:,} ended the reader")


def _kept(effort: Effort, number: int) -> Iterator[str]:
    made = case(effort.seed, number)
    path = Path(tempfile.gettempdir()) / made.name
    path.write_bytes(made.content)
    yield f"{made} lies in {path}"


def _new_failures(findings: Findings, known: int, seed: int, number: int) -> Iterator[str]:
    failures = findings.failures[known:]
    yield from (f"FAILED {failure}" for failure in failures)
    if failures:
        yield f"  again: python -m tests.torture hostile_files --seed {seed} --case {number}"


def _told(reading: HostileReading, seconds: float) -> Iterator[str]:
    findings = reading.findings
    yield f"{findings.cases:,} files in {seconds:.0f} s: {findings.read:,} read"
    for sentence, times in findings.refused.most_common():
        yield f"{times:>7,}  {sentence}"
    slowest, which = findings.slowest
    yield f"slowest: {slowest:.2f} s, {which}"
    held = findings.most_memory // _MEGABYTE
    yield f"most memory of a reader: {held} MB of {MEMORY_LIMIT // _MEGABYTE} MB"
    yield (
        f"{findings.killed:,} files killed the reader and {findings.took_too_long:,} took too long;"
        f" it was started {findings.starts:,} times, and read the next file each time"
    )
