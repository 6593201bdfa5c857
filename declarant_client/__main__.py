"""``python -m declarant_client``: the same as ``declarant-client``."""

from __future__ import annotations

import sys

from declarant_client.cli import main

if __name__ == "__main__":
    sys.exit(main())
