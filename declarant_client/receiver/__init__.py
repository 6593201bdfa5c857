"""The receiving office: the contract served over HTTP, and the office's own commands."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence

_NEEDED = ("litestar", "sqlalchemy", "uvicorn")
_WRONG_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``declarant-receiver``; return 0 done, 1 failed, 2 wrong usage or not installed."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(
            f"declarant-receiver needs {', '.join(missing)}: install declarant-client[receiver].",
            file=sys.stderr,
        )
        return _WRONG_USAGE
    from declarant_client.receiver.command_line import run

    return run(sys.argv[1:] if arguments is None else arguments)
