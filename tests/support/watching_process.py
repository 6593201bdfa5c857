"""A client process that watches the sources of a profile until its standard input ends.

``python -m tests.support.watching_process PROFILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from declarant_client.application.watching.watch_sources import WatchSources
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import open_client


def main() -> None:
    """Watch; print a line when it has begun, and one when it has ended in order."""
    client = open_client(Path(sys.argv[1]), secrets=MemorySecrets(), language="vi")
    watching = WatchSources(client.watching_parts)
    watching.start()
    print("watching", flush=True)  # noqa: T201 - what the test waits for
    sys.stdin.read()
    watching.stop()
    client.close()
    print("ended", flush=True)  # noqa: T201 - what the test waits for


if __name__ == "__main__":
    main()
