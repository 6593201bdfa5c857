"""How large an archive gets, told before anything unpacks it."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarant_client.sources.excel.zip_bounds import SwellingArchiveError, checked
from tests.support.spreadsheets import IMPORT_PRINT, SAMPLES, lying_zip_bomb, workbook, zip_bomb

EXPECTED = (SwellingArchiveError, zipfile.BadZipFile, NotImplementedError, ValueError, OSError)


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.xlsx")))
def test_genuine_prints_stay_within_the_bound(sample: str) -> None:
    assert "xl/workbook.xml" in checked((SAMPLES / sample).read_bytes()).names


@pytest.mark.parametrize("bomb", [zip_bomb, lying_zip_bomb])
def test_a_bomb_is_found_whether_it_declares_its_size_or_lies(
    bomb: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = bomb(tmp_path / "bomb.xlsx")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(SwellingArchiveError):
        checked(path.read_bytes())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_a_damaged_archive_raises_nothing_unexpected(data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "print.xlsx"
    if not path.exists():
        workbook(path, {"TKN": IMPORT_PRINT})
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(0, len(content))) :]
    with contextlib.suppress(*EXPECTED):
        checked(bytes(content))
