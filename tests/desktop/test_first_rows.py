"""What a start is spared until its first rows are painted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from declarant_client.domain.origin import Origin
from declarant_client.operating_system.paths import profile_folders
from tests.support.stored_things import opened, reading

OTHERS = {"WizardOption", "DockWidgetFeature", "FontDialogOption"}
"""Enumerations of widgets that the first rows do without."""


@pytest.mark.processes
def test_python_does_not_learn_every_kind_of_widget_before_the_first_rows(tmp_path: Path) -> None:
    store = opened(profile_folders(tmp_path).data)
    store.declarations.keep([reading("100000000010"), reading("100000000020")], Origin.PRINT)
    store.close()

    done = subprocess.run(
        [sys.executable, "-m", "tests.support.first_rows_painted", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        timeout=100,
    )

    made = set(json.loads(done.stdout))
    assert "EchoMode" in made
    assert not made & OTHERS, "who asks Qt for a widget that Python did not make?"
