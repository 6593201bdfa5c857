"""``import``: reading files of the declaration software."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from declarant_client.application.importing import ImportProgress, ImportReport, SourceRemark
from declarant_client.cli.documents import import_document
from declarant_client.cli.reading_arguments import UNKNOWN_AS
from declarant_client.cli.tables import display_width, one_line, shortened
from declarant_client.cli.terminal import Terminal, width_of
from declarant_client.domain.sentences import translate
from declarant_client.wiring import Client


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Read paths and tell what came of each; 1 when a file failed, 130 when interrupted."""
    unknown_as = UNKNOWN_AS[options.unknown_as] if options.unknown_as else None
    with interrupt_noted() as interrupted:
        report = client.importing.run(
            options.paths,
            _progress(terminal),
            interrupted,
            read_as=options.read_as,
            unknown_as=unknown_as,
            waits_from=options.waits_from,
        )
    terminal.document(import_document(report, terminal.speech.translate))
    for failed in report.failed:
        terminal.remark(failed.reason)
    for remark in report.remarks:
        _say_of(terminal, remark)
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
    if report.unknown:
        terminal.say(
            translate(
                "cli",
                "Not known whether they are cleared: {count}. Say so for all of a report with "
                "--unknown-as, or in the window.",
                count=report.unknown,
            )
        )
    if report.failed:
        terminal.say(
            translate("cli", "Files that could not be read: {count}.", count=len(report.failed))
        )


def _say_of(terminal: Terminal, remark: SourceRemark) -> None:
    if remark.left_out:
        terminal.remark(
            translate(
                "cli",
                "{file}: rows without a valid declaration: {count}.",
                file=remark.path.name,
                count=remark.left_out,
            )
        )
    if remark.hint is not None:
        terminal.remark(remark.hint)


def _progress(terminal: Terminal) -> Callable[[ImportProgress], None]:
    line = progress_line(terminal)

    def show(progress: ImportProgress) -> None:
        name = "" if progress.path is None else progress.path.name
        if 0 < progress.share < 1:
            name = f"{int(progress.share * 100)} % · {name}"
        line(progress.files_read, progress.files_found, name)

    return show


def progress_line(terminal: Terminal) -> Callable[[int, int, str], None]:
    """Return what shows progress: one line on a terminal's standard error, else nothing.

    It is given how many files were read, of how many, and the one at hand: empty ends the line.
    """
    width = width_of(sys.stderr)

    def show(read: int, found: int, file: str) -> None:
        if width is None:
            return
        line = ""
        if file:
            sentence = translate(
                "cli",
                "Reading {position} of {count}: {file}",
                position=read + 1,
                count=found,
                file=one_line(file),
            )
            line = shortened(terminal.said(sentence), width - 1)
        # Blanks, not an escape sequence: old consoles would show one as it is.
        blanks = " " * (width - 1 - display_width(line))
        print(f"\r{line}{blanks}\r", end="", file=sys.stderr, flush=True)

    return show


@contextmanager
def interrupt_noted() -> Iterator[Callable[[], bool]]:
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
