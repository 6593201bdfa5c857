"""The real window while it empties a full outbox: how long its thread was held up, as JSON.

Run as a process of its own with the profile's folder and the number that waits; the key of its
account comes as JSON on standard input. The office is away at first: the window says ``ready``
once it was measured idle, and sends all when it hears, by another line, that the office is there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

# Its imports stand in the program's own order.
from tests.benchmarks.heartbeat_window import Work, held_up  # isort: split

from declarant_client.application.synchronising import SyncReport
from declarant_client.desktop.background.sender import Sender
from declarant_client.desktop.session import Session
from declarant_client.operating_system.keyring_secrets import MemorySecrets


class Sending:
    """Sends all that waits, once the office is there."""

    def __init__(self) -> None:
        self.sent = 0
        self._done: Callable[[], None] = lambda: None

    def ready(self, session: Session) -> None:
        """Let the office come; what the sender does by itself in that moment counts, too."""
        (sender,) = session.findChildren(Sender)
        sender.reported.connect(self._reported)
        print("ready", flush=True)
        sys.stdin.readline()

    def begin(self, session: Session, done: Callable[[], None]) -> None:
        """Send now, as a user would."""
        self._done = done
        session.window.sendNowWanted.emit()

    def _reported(self, report: SyncReport) -> None:
        self.sent += report.sent
        if not report.waiting:
            self._done()


def main(profile: Path) -> None:
    """Measure the idle window, then the same window while it sends."""
    given = MemorySecrets()
    given.keep(*json.loads(sys.stdin.readline()))
    sending = Sending()
    figures = held_up(profile, given, Work(sending.ready, sending.begin))
    print(json.dumps({**figures, "sent": sending.sent}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
