"""The demonstration leaves nothing behind but what it says, whatever ends it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import psutil
import pytest

from declarant_client.cli.demonstration.display import has_display
from declarant_client.cli.demonstration.office import EmbeddedOffice, OfficeNotStartedError
from declarant_client.cli.demonstration.places import places
from declarant_client.operating_system.paths import ProfileUnusableError
from tests.support.command_line import CommandLine
from tests.support.waiting import until


def test_only_the_results_stay_of_folders_that_nobody_asked_for() -> None:
    with places(None) as where:
        where.profile.mkdir()
        where.results.mkdir()
        (where.results / "picture.png").touch()
    root = where.results.parent

    assert list(root.iterdir()) == [where.results]
    (where.results / "picture.png").unlink()
    where.results.rmdir()
    root.rmdir()


def test_nothing_stays_when_there_are_no_results() -> None:
    with places(None) as where:
        root = where.office.parent
        assert root.is_dir()
    assert not root.exists()


def test_a_folder_that_was_asked_for_is_kept(tmp_path: Path) -> None:
    with places(tmp_path / "kept") as where:
        assert where.office.is_dir()
    assert where.office.is_dir()


def test_a_place_that_cannot_be_a_folder_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProfileUnusableError) as error, places(tmp_path / "file"):
        pass
    assert "Choose another one" in str(error.value.sentence)


@pytest.mark.parametrize("code, told", [(2, "declarant-client[receiver]"), (1, "out of order")])
def test_an_office_that_does_not_start_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str
) -> None:
    program = f"import sys; print('out of order', file=sys.stderr); sys.exit({code})"
    monkeypatch.setattr(
        EmbeddedOffice, "_command", lambda _self, _ready: [sys.executable, "-c", program]
    )
    with (
        pytest.raises(OfficeNotStartedError) as error,
        EmbeddedOffice(tmp_path, officer_seconds=0),
    ):
        pass
    assert told in str(error.value.sentence)


@pytest.mark.parametrize(
    "environment",
    [
        {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"},
        {"QT_QPA_PLATFORM": "minimal:font=x", "DISPLAY": "far.example:0"},
    ],
)
def test_a_window_that_nobody_would_see_needs_no_display(environment: dict[str, str]) -> None:
    assert has_display(environment) is False


@pytest.mark.processes
def test_a_terminated_demonstration_ends_its_office_and_removes_its_data(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    client.environment["TMPDIR"] = str(tmp_path)
    process = client.start("demo", "--headless")
    until(lambda: list(tmp_path.glob("declarant-demo-*/office/office.sqlite3")), "the office is up")
    children = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    process.communicate()

    _, alive = psutil.wait_procs(children, timeout=20)
    assert process.returncode == 128 + 15
    assert alive == []
    assert list(tmp_path.glob("declarant-demo-*")) == []


@pytest.mark.processes
@pytest.mark.timeout(300)
def test_without_a_display_the_job_is_done_without_a_window_and_again_on_what_was_kept(
    tmp_path: Path,
) -> None:
    client = CommandLine(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        client.environment.pop(name, None)
    for _ in range(2):
        done = client.run("--json", "demo", "--keep", str(tmp_path / "kept"))
        assert "There is no display" in done.stderr
        assert json.loads(done.stdout)["done"] is True

    client.profile = tmp_path / "kept" / "profile"
    history = client.json("history")
    assert len(history) == 3
    assert {entry["state"] for entry in history} == {"accepted"}
    notices = [notice["notice_id"] for notice in client.json("notices")]
    assert notices
    assert sorted(set(notices)) == sorted(notices)
    assert os.listdir(tmp_path / "kept" / "results")  # noqa: PTH208 - names are enough
