"""What a start is spared until its first rows are painted."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from declarant_client.domain.origin import Origin
from declarant_client.operating_system.paths import profile_folders
from tests.support.stored_things import opened, reading

OTHERS = {"WizardOption", "DockWidgetFeature", "FontDialogOption"}
"""Enumerations of widgets that the first rows do without."""
LATE = {
    f"declarant_client.desktop.to_rate.{name}"
    for name in ("desk", "digit_keys", "flow", "sending", "together.group_desk")
}
"""What works on rows that are seen."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a start had made and loaded when its first rows were painted."""
    tmp_path = tmp_path_factory.mktemp("profile")
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

    return {name: set(values) for name, values in json.loads(done.stdout).items()}


@pytest.mark.processes
def test_python_does_not_learn_every_kind_of_widget_before_the_first_rows(
    start: dict[str, set[str]],
) -> None:
    assert "EchoMode" in start["kinds"]
    assert not start["kinds"] & OTHERS, "who asks Qt for a widget that Python did not make?"


@pytest.mark.processes
def test_what_works_on_the_first_rows_is_loaded_once_they_are_seen(
    start: dict[str, set[str]],
) -> None:
    assert "declarant_client.desktop.to_rate.page" in start["modules"]
    assert not start["modules"] & LATE
