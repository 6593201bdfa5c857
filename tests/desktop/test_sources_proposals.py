"""What is proposed of the folders in which exports were found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.export_places import ExportsFound
from declarant_client.desktop.sources.proposals import proposals_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOME = Path("home")


def found(*names: str) -> list[ExportsFound]:
    """Folders with a file each, the first the newest."""
    return [
        ExportsFound(folder=HOME / name, files=1, newest=NOW - timedelta(days=age))
        for age, name in enumerate(names)
    ]


def proposed(*names: str) -> list[tuple[str, bool, int]]:
    return [
        (each.folder.relative_to(HOME).as_posix(), each.recursive, each.files)
        for each in proposals_of(found(*names))
    ]


def test_a_folder_by_itself_is_watched_without_those_inside_it() -> None:
    assert proposed("Downloads") == [("Downloads", False, 1)]


def test_folders_of_periods_are_watched_in_what_they_lie_in_so_that_the_next_is_too() -> None:
    assert proposed("Xuat/2026-11", "Xuat/2026-10") == [("Xuat", True, 2)]
    assert proposed("Xuat/2026/11", "Xuat/2026/10", "Xuat/2025/12", "Xuat/2025/11") == [
        ("Xuat", True, 4)
    ]


def test_folders_of_other_names_stay_apart() -> None:
    assert proposed("Documents/ECUS", "Documents/Khach A") == [
        ("Documents/ECUS", False, 1),
        ("Documents/Khach A", False, 1),
    ]


def test_one_within_another_is_watched_with_it() -> None:
    assert proposed("ECUS/luu", "ECUS") == [("ECUS", True, 2)]


def test_the_newest_comes_first() -> None:
    assert [name for name, *_ in proposed("b", "a", "c")] == ["b", "a", "c"]


NAMES = st.sampled_from(["a", "b", "2025", "2026", "01", "02"])


@given(st.lists(st.lists(NAMES, min_size=1, max_size=4).map("/".join), unique=True))
def test_every_folder_lies_in_exactly_one_proposal_and_no_file_is_lost(names: list[str]) -> None:
    proposals = proposals_of(found(*names))
    assert sum(each.files for each in proposals) == len(names)
    for name in names:
        folder = HOME / name
        covering = [
            each
            for each in proposals
            if folder == each.folder or (each.recursive and each.folder in folder.parents)
        ]
        assert len(covering) == 1
