"""Which files a folder is said to hold, and where exports are found without being told."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from declarant_client.application.arranging_sources import looks_like_export
from declarant_client.application.ports.folder_changes import FileStamp, FolderAwayError
from declarant_client.operating_system.export_places import DEEPEST, UsualPlaces
from declarant_client.operating_system.folders import DiskFolders


def never() -> bool:
    return False


def put(path: Path, content: str = "x", *, at: int | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    if at is not None:
        os.utime(path, (at, at))
    return path


def test_files_that_other_programs_are_busy_with_are_left_alone(tmp_path: Path) -> None:
    whole = put(tmp_path / "a.xls")
    for name in ("~$a.xls", "b.xls.tmp", "b.XLS.PART", "c.xlsx.crdownload", ".hidden.xls"):
        put(tmp_path / name)
    assert list(DiskFolders().files(tmp_path, recursive=True)) == [whole]


def test_inner_folders_count_only_when_they_are_wanted(tmp_path: Path) -> None:
    inner = put(tmp_path / "2026" / "11" / "a.xls", "four")
    os.utime(inner, ns=(5, 7_000_000_000))
    assert DiskFolders().files(tmp_path, recursive=False) == {}
    found = DiskFolders().files(tmp_path, recursive=True)
    assert found == {inner: FileStamp(4, 7_000_000_000)}
    assert DiskFolders().stamp(inner) == found[inner]


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_that_leads_back_up_ends_no_look(tmp_path: Path) -> None:
    file = put(tmp_path / "in" / "a.xls")
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "broken.xls").symlink_to(tmp_path / "none")
    assert list(DiskFolders().files(tmp_path, recursive=True)) == [file]


def test_a_folder_that_is_not_there_is_away_and_so_is_a_file_in_its_place(tmp_path: Path) -> None:
    for path in (tmp_path / "none", put(tmp_path / "file")):
        with pytest.raises(FolderAwayError):
            DiskFolders().files(path, recursive=True)
    with pytest.raises(FolderAwayError):
        DiskFolders().identity(tmp_path / "none")


def test_a_hash_can_be_given_up(tmp_path: Path) -> None:
    file = put(tmp_path / "a.xls", "content")
    assert DiskFolders().content_hash(file, lambda: True) is None
    whole = DiskFolders().content_hash(file, never)
    assert whole == DiskFolders().content_hash(put(tmp_path / "b.xls", "content"), never)
    assert whole != DiskFolders().content_hash(put(tmp_path / "c.xls", "another"), never)


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("ToKhaiHQ7N_QDTQ_106999900010.xls", True),
        ("tokhaihq7x_307999900010.XLSX", True),
        ("ECUS5VNACCS2018_ToKhai_107999900060_STT2131.xml", True),
        ("BaoCaoToKhai.csv", True),
        ("ToKhaiHQ7N_QDTQ_106999900010.pdf", False),
        ("my ToKhaiHQ7N.xls", False),
        ("invoice.xlsx", False),
    ],
)
def test_exports_are_known_by_their_names(name: str, wanted: bool) -> None:
    assert looks_like_export(name) is wanted


def test_folders_with_exports_are_found_with_their_counts(tmp_path: Path) -> None:
    put(tmp_path / "Documents" / "ToKhaiHQ7N_1.xls", at=1_700_000_000)
    put(tmp_path / "Documents" / "ToKhaiHQ7N_2.xls", at=1_600_000_000)
    put(tmp_path / "Documents" / "letter.docx")
    put(tmp_path / "Desktop" / "ecus" / "xml" / "BaoCaoToKhai.xlsx", at=1_750_000_000)
    places = UsualPlaces(lambda: [tmp_path / "Documents", tmp_path / "Desktop"])
    found = {found.folder: found for found in places.search(looks_like_export, never)}
    assert set(found) == {tmp_path / "Documents", tmp_path / "Desktop" / "ecus" / "xml"}
    assert found[tmp_path / "Documents"].files == 2
    assert found[tmp_path / "Documents"].newest == datetime.fromtimestamp(1_700_000_000, UTC)


def test_the_search_for_exports_has_bounds(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(str(level) for level in range(DEEPEST + 1)))
    put(deep / "ToKhaiHQ7N_1.xls")
    assert not list(UsualPlaces(lambda: [tmp_path]).search(looks_like_export, never))
    put(tmp_path / "ToKhaiHQ7N_1.xls")
    assert list(UsualPlaces(lambda: [tmp_path]).search(looks_like_export, never))
    assert not list(UsualPlaces(lambda: [tmp_path]).search(looks_like_export, lambda: True))
    hasty = UsualPlaces(lambda: [tmp_path], longest_seconds=0)
    assert not list(hasty.search(looks_like_export, never))


def test_other_computers_are_never_searched(tmp_path: Path) -> None:
    put(tmp_path / "ToKhaiHQ7N_1.xls")
    places = UsualPlaces(lambda: [tmp_path], on_network=lambda _path: True)
    assert not list(places.search(looks_like_export, never))
