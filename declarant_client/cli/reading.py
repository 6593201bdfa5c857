"""``import``: reading files of the declaration software."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from declarant_client.application.importing import ImportProgress, ImportReport
from declarant_client.cli.documents import import_document
from declarant_client.cli.tables import display_width, one_line, shortened
from declarant_client.cli.terminal import Terminal, width_of
from declarant_client.domain.sentences import translate
from declarant_client.wiring import Client


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Read paths and tell what came of each; 1 when a file failed, 130 when interrupted."""
    with _interrupt_noted() as interrupted:
        report = client.importing.run(options.paths, _progress(terminal), interrupted)
    terminal.document(import_document(report, terminal.speech.translate))
    for failed in report.failed:
        terminal.remark(failed.reason)
    _tell(terminal, report)
    if report.cancelled:
        raise KeyboardInterrupt
    return 1 if report.failed else 0


def _tell(terminal: Terminal, report: ImportReport) -> None:
    if not report.read and not report.failed:
        terminal.say(
            translate(
                "cli", "Nothing there is a file of the declaration software that can be read."
            )
        )
        return
    terminal.say(
        translate(
            "cli",
            "Declarations read: {read} (new {new}, updated {updated}, unchanged {unchanged}).",
            read=report.read,
            new=report.new,
            updated=report.updated,
            unchanged=report.unchanged,
        )
    )
    if report.not_cleared:
        terminal.say(translate("cli", "Not cleared yet: {count}.", count=report.not_cleared))
    if report.failed:
        terminal.say(
            translate("cli", "Files that could not be read: {count}.", count=len(report.failed))
        )


def _progress(terminal: Terminal) -> Callable[[ImportProgress], None]:
    """Return what shows progress: one line on a terminal's standard error, else nothing."""
    width = width_of(sys.stderr)

    def show(progress: ImportProgress) -> None:
        if width is None:
            return
        line = ""
        if progress.path is not None:
            sentence = translate(
                "cli",
                "Reading {position} of {count}: {file}",
                position=progress.files_read + 1,
                count=progress.files_found,
                file=one_line(progress.path.name),
            )
            line = shortened(terminal.said(sentence), width - 1)
        # Blanks, not an escape sequence: old consoles would show one as it is.
        blanks = " " * (width - 1 - display_width(line))
        print(f"\r{line}{blanks}\r", end="", file=sys.stderr, flush=True)

    return show


@contextmanager
def _interrupt_noted() -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl+C into a wish to end, so that what was read is kept; a second ends."""
    noted = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        if noted.is_set():
            signal.default_int_handler(number, frame)
        noted.set()

    if threading.current_thread() is not threading.main_thread():
        yield noted.is_set
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted.is_set
    finally:
        signal.signal(signal.SIGINT, before)
