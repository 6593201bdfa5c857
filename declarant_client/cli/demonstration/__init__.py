"""``demo``: the whole of it on one computer, with a receiving office of its own."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from declarant_client.cli.demonstration.display import has_display
from declarant_client.cli.demonstration.job import do_main_job
from declarant_client.cli.demonstration.office import EmbeddedOffice
from declarant_client.cli.demonstration.places import Places, places
from declarant_client.cli.demonstration.preparing import enrolled, prepared_client
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.keyring_secrets import MemorySecrets

_STEP_SECONDS_FOR_EYES = 5.0
"""The demonstration officer's pace when a person watches."""

_STEP_SECONDS_WITHOUT = 0.5


def run(terminal: Terminal, options: argparse.Namespace) -> int:
    """Show the program at work: in a window, or without one step by step; 0 when it was done."""
    headless = options.headless
    if not headless and not has_display():
        terminal.remark(
            translate("cli", "There is no display, so the main job is done without a window.")
        )
        headless = True
    pace = _STEP_SECONDS_WITHOUT if headless else _STEP_SECONDS_FOR_EYES
    with (
        _ended_in_order(),
        places(options.keep) as where,
        EmbeddedOffice(where.office, officer_seconds=pace) as office,
    ):
        terminal.say(
            translate(
                "cli", "The receiving office of the demonstration answers at {url}.", url=office.url
            )
        )
        if headless:
            return do_main_job(terminal, where, office)
        return _in_window(terminal, where, office)


def _in_window(terminal: Terminal, where: Places, office: EmbeddedOffice) -> int:
    from declarant_client.wiring import open_window

    secrets = MemorySecrets()
    client = prepared_client(where, secrets, terminal.speech.language)
    try:
        enrolled(client, office)
        client.importing.run([where.samples])
        client.sync_now.run()
    finally:
        client.close()
    return open_window(where.profile, secrets=secrets, language=terminal.speech.language)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Turn a termination into an ordinary end, so that the office ends and folders are removed."""

    def end(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
