"""The window's own entry, with a heart that writes each block it feels into a file.

Run as ``python -m tests.support.beating_desk LOG ARGUMENT…``: what stands behind LOG goes to the
program. A line of the log is the wall clock in seconds and the lateness in milliseconds; the first
is 0 late, and marks when the heart began.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from declarant_client.cli import desk
from declarant_client.wiring.desk import Desk
from tests.support.heart import FRAME_MS, Heartbeat


def main(log: Path, arguments: list[str]) -> int:
    """Run the program; its heart begins with the first paint."""
    written = log.open("w", encoding="ascii", buffering=1)
    heart = Heartbeat()
    opened = Desk.open

    def tell(late: float) -> None:
        if late > FRAME_MS or not heart.late[1:]:
            written.write(f"{time.time():.4f} {late if late > FRAME_MS else 0:.1f}\n")

    def open_beating(self: Desk, **options: Any) -> Any:
        session = opened(self, **options)
        heart.told = tell
        session.window.firstPainted.connect(lambda: heart.start(session))
        return session

    Desk.open = open_beating  # type: ignore[method-assign]
    with written:
        return desk.main(arguments)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
