"""Errors that nobody expected, on the command line: a sentence, the report's place, exit code 1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from declarant_client.application.ports.error_reports import ErrorReport
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.wiring import errors_kept

FAILED = 1


def run_told(terminal: Terminal, profile: Path | None, command: Callable[[], int]) -> int:
    """Run a command; tell of errors of any of its threads, and return its exit code or 1."""
    reports: list[ErrorReport] = []
    with errors_kept(profile, reports.append) as tell:
        try:
            code = command()
        except (SaidError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - there is nobody else who could be told
            tell(error, "main")
            terminal.fail(_told(reports[-1:]))
            return FAILED
    if reports:
        # Its document was printed: what a thread of it met is a remark.
        terminal.remark(_told(reports))
    return code or (FAILED if reports else 0)


def _told(reports: list[ErrorReport]) -> Sentence:
    kept_in = reports[0].kept_in if reports else None
    if kept_in is None:
        return translate("trouble", "Something went wrong that nobody expected.")
    return translate(
        "trouble",
        "Something went wrong that nobody expected. A report for support is in {path}.",
        path=kept_in,
    )
