"""Where ``resources/`` lies: inside the installed package, or beside it in a clone."""

from __future__ import annotations

from pathlib import Path

import declarant_client

_PACKAGE = Path(declarant_client.__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of a resource; raise ``FileNotFoundError``."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(("resources", *parts)))
