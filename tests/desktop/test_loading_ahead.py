"""Opening a page draws it: what it is made of was loaded before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.processes
def test_no_page_loads_anything_when_it_is_opened(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.pages_opened", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    )

    loaded: dict[str, list[str]] = json.loads(done.stdout)

    assert "settings" in loaded
    late = {key: names for key, names in loaded.items() if names}
    assert not late, "name these in declarant_client/wiring/ahead.py"
