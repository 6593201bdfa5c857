"""Opening a page draws it: what it is made of was loaded before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FEW = 3
"""Modules: each takes about a millisecond."""


@pytest.mark.processes
def test_next_to_nothing_is_loaded_when_a_page_is_opened(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.pages_opened", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    )

    loaded: dict[str, list[str]] = json.loads(done.stdout)

    assert "settings" in loaded
    late = {key: names for key, names in loaded.items() if len(names) > FEW}
    assert not late, "name these in declarant_client/wiring/ahead.py"
