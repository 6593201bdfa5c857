"""The system tells of changes in a folder, of nothing else, and the telling ends in order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from declarant_client.application.ports.folder_changes import FolderAwayError, FolderChanges
from declarant_client.operating_system.folder_changes import system_folder_changes
from tests.support.waiting import until

QUIET_SECONDS = 1.0
"""How long nothing has to come for it to count as nothing."""
LONGEST = 20.0


@pytest.fixture
def changes() -> Iterator[FolderChanges]:
    told = system_folder_changes()
    yield told
    told.close()


def until_quiet(rang: threading.Event) -> None:
    """Let what is still on its way come."""
    while rang.wait(QUIET_SECONDS):
        rang.clear()


def test_new_files_are_told_also_in_folders_that_are_new(
    changes: FolderChanges, tmp_path: Path
) -> None:
    rang = threading.Event()
    changes.watch(tmp_path, recursive=True, changed=rang.set)
    inner = tmp_path / "in"
    for make in (
        lambda: (tmp_path / "a.xls").write_text("x"),
        inner.mkdir,
        lambda: (inner / "b.xls").write_text("x"),
        lambda: (inner / "b.xls").rename(tmp_path / "c.xls"),
    ):
        until_quiet(rang)
        make()
        assert rang.wait(LONGEST)


def test_reading_a_file_is_no_change(changes: FolderChanges, tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_text("x")
    rang = threading.Event()
    changes.watch(tmp_path, recursive=True, changed=rang.set)
    until_quiet(rang)
    file.read_text()
    list(tmp_path.iterdir())
    assert not rang.wait(QUIET_SECONDS)


def test_nothing_is_told_of_inner_folders_that_are_not_wanted(
    changes: FolderChanges, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    rang = threading.Event()
    changes.watch(tmp_path, recursive=False, changed=rang.set)
    until_quiet(rang)
    (tmp_path / "in" / "a.xls").write_text("x")
    assert not rang.wait(QUIET_SECONDS)


def test_nothing_is_told_once_it_is_forgotten(changes: FolderChanges, tmp_path: Path) -> None:
    rang = threading.Event()
    changes.watch(tmp_path, recursive=True, changed=rang.set)
    changes.forget(tmp_path)
    until_quiet(rang)
    (tmp_path / "a.xls").write_text("x")
    assert not rang.wait(QUIET_SECONDS)
    changes.watch(tmp_path, recursive=True, changed=rang.set)
    (tmp_path / "b.xls").write_text("x")
    assert rang.wait(LONGEST)


def test_a_folder_that_is_not_there_cannot_be_watched(
    changes: FolderChanges, tmp_path: Path
) -> None:
    with pytest.raises(FolderAwayError):
        changes.watch(tmp_path / "none", recursive=True, changed=lambda: None)


def test_a_folder_may_be_taken_away_while_it_is_watched(
    changes: FolderChanges, tmp_path: Path
) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    rang = threading.Event()
    changes.watch(inner, recursive=True, changed=rang.set)
    until_quiet(rang)
    inner.rmdir()
    changes.forget(inner)
    # Windows lets a folder go when the last one that looks at it has.
    until(lambda: not inner.exists(), "the folder is gone")
    inner.mkdir()
    changes.watch(inner, recursive=True, changed=rang.set)
    until_quiet(rang)
    (inner / "a.xls").write_text("x")
    assert rang.wait(LONGEST)
