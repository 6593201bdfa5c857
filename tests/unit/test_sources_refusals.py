"""What the operating system reports, said in the user's words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from declarant_client.sources import refusals

PATH = Path("folder") / "print.xlsx"


@pytest.mark.parametrize(
    "error, reason",
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "does not exist"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "is a folder"),
        (PermissionError(errno.EACCES, "Permission denied"), "no permission"),
        (OSError(errno.EBUSY, "Device or resource busy"), "in use by another program"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("odd"), "OSError"),
    ],
)
def test_each_error_has_its_sentence_with_the_files_name(error: OSError, reason: str) -> None:
    sentence = str(refusals.from_the_system(PATH, error))
    assert reason in sentence
    assert "print.xlsx" in sentence


@pytest.mark.parametrize("windows_code", [32, 33])
def test_a_file_locked_on_windows_is_in_use_not_forbidden(windows_code: int) -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    error.winerror = windows_code  # type: ignore[attr-defined,unused-ignore]
    assert "in use by another program" in str(refusals.from_the_system(PATH, error))


def test_permission_denied_means_in_use_where_another_program_holds_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(refusals, "is_held_elsewhere", lambda path: path == PATH)
    error = PermissionError(errno.EACCES, "Permission denied")
    assert "in use by another program" in str(refusals.from_the_system(PATH, error))
    assert "no permission" in str(refusals.from_the_system(PATH.with_name("other.xlsx"), error))


def test_a_files_name_with_braces_is_shown_as_it_is() -> None:
    assert "{x}.xlsx" in str(refusals.damaged(Path("{x}.xlsx")))
