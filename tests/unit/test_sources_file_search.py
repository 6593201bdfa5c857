"""Which files stand for the paths that a user named."""

from __future__ import annotations

from pathlib import Path

import pytest

from declarant_client.sources.file_search import found_files

ENDINGS = frozenset({".xls", ".xlsx"})


def found(*paths: Path) -> list[Path]:
    return list(found_files(paths, ENDINGS))


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError as error:  # Windows lets only some users make links
        pytest.fail(f"this test needs the right to make links: {error}")


def test_folders_are_searched_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    made(tmp_path, "b.xlsx", "a.XLS", "z/a.xlsx", "m/n/b.xlsx", "m/a.xls")
    names = [path.relative_to(tmp_path).as_posix() for path in found(tmp_path)]
    assert names == ["a.XLS", "b.xlsx", "m/a.xls", "m/n/b.xlsx", "z/a.xlsx"]


def test_a_folder_gives_only_what_may_be_a_spreadsheet_a_named_file_is_taken_as_it_is(
    tmp_path: Path,
) -> None:
    (text, _, sheet) = made(tmp_path, "readme.txt", "._a.xlsx", "a.xlsx")
    assert found(tmp_path) == [sheet]
    assert found(text) == [text]


def test_lock_files_are_left_out_everywhere(tmp_path: Path) -> None:
    (lock,) = made(tmp_path, "~$a.xlsx")
    assert found(tmp_path, lock) == []


def test_a_file_that_is_given_twice_comes_once(tmp_path: Path) -> None:
    first, second = made(tmp_path, "a.xlsx", "inner/b.xlsx")
    roundabout = tmp_path / "inner" / ".." / "a.xlsx"
    assert found(second, first, roundabout, tmp_path, tmp_path / "inner") == [second, first]


def test_a_path_that_does_not_exist_comes_so_that_reading_it_says_so(tmp_path: Path) -> None:
    gone = tmp_path / "gone.xlsx"
    assert found(gone, gone) == [gone]


def test_links_that_lead_back_up_end_nowhere(tmp_path: Path) -> None:
    (file,) = made(tmp_path, "inner/a.xlsx")
    linked(tmp_path / "inner" / "up", tmp_path)
    linked(tmp_path / "inner" / "b.xlsx", file)
    assert found(tmp_path) == [file]


def test_a_very_deep_folder_is_searched_to_its_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 60)
    made(deep, "a.xlsx")
    assert found(tmp_path) == [deep / "a.xlsx"]
