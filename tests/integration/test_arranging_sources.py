"""Sources are added, looked at before, proposed, tested, paused and removed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from declarant_client.application.arranging_sources import SourceRefusedError, SourceUnknownError
from declarant_client.application.importing import ImportReport
from declarant_client.application.ports.databases import DatabaseLogin, DatabaseServer
from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FolderSettings,
    NewSource,
)
from declarant_client.application.ports.world import KeyringMissingError
from declarant_client.application.source_wording import name_of, place_of, standing_of
from declarant_client.application.watching.standing import Live, Standing
from declarant_client.domain.declaration import Channel, Clearance
from declarant_client.wiring import Client
from tests.support.profiles import profile
from tests.support.watched_profiles import export, exported, kept

pytestmark = pytest.mark.processes

REPORT = Path(__file__).parents[1] / "samples" / "ecus-list" / "BaoCaoToKhai.xlsx"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with profile(tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def new(folder: Path, **wanted: bool) -> NewSource:
    return NewSource(name="  My\nfolder ", settings=FolderSettings(path=folder, **wanted))


def test_a_folder_is_looked_at_before_without_a_file_being_opened(
    client: Client, folder: Path
) -> None:
    old = export(folder, 1)
    os.utime(old, (1_600_000_000, 1_600_000_000))
    old.chmod(0)
    (folder / "inner").mkdir()
    export(folder / "inner", 2)
    (folder / "letter.docx").write_bytes(b"")
    seen = client.arranging.look_at(folder)
    assert (seen.files, seen.old, seen.is_there) == (2, 1, True)
    assert client.arranging.look_at(folder, recursive=False).files == 1
    assert not client.arranging.look_at(folder / "none").is_there


def test_a_folder_is_a_source_once(client: Client, folder: Path) -> None:
    source = client.arranging.add(new(folder))
    assert source.name == "My folder"
    with pytest.raises(SourceRefusedError):
        client.arranging.add(new(folder / "." / ".." / folder.name / "."))
    client.arranging.change(source)
    with pytest.raises(SourceRefusedError):
        client.arranging.add(new(export(folder, 1)))


def test_what_is_paused_removed_or_away_is_said(client: Client, folder: Path) -> None:
    here, gone = client.arranging.add(new(folder)), client.arranging.add(new(folder / "none"))
    client.arranging.pause(here.source_id)
    standings = [one.live.standing for one in client.arranging.listed()]
    assert standings == [Standing.PAUSED, Standing.AWAY]
    client.arranging.resume(here.source_id)
    assert client.arranging.listed()[0].live.standing is Standing.RESTING
    client.arranging.remove(gone.source_id)
    assert [one.source.source_id for one in client.arranging.listed()] == [here.source_id]
    with pytest.raises(SourceUnknownError):
        client.arranging.remove(gone.source_id)
    for one in client.arranging.listed():
        assert str(standing_of(one))
        assert (name_of(one.source), place_of(one.source.settings)) == ("My folder", str(folder))


def test_a_folder_is_tested_by_opening_it(client: Client, folder: Path) -> None:
    assert client.arranging.test(FolderSettings(path=folder)) is None
    with pytest.raises(SourceRefusedError):
        client.arranging.test(FolderSettings(path=folder / "none"))


def test_a_database_is_not_added_without_a_place_for_its_password(client: Client) -> None:
    settings = DatabaseSettings(server="may-chu", database="ECUS5VNACCS", login="reader")
    with pytest.raises(KeyringMissingError):
        client.arranging.add(NewSource(name="", settings=settings), "secret")
    assert client.arranging.listed() == []
    source = client.arranging.add(NewSource(name="", settings=settings))
    assert place_of(source.settings) == "ECUS5VNACCS @ may-chu"
    login = DatabaseLogin(server=DatabaseServer(host="may-chu"), user="reader")
    assert client.database_passwords.read(login) == "secret"


def test_the_folders_of_the_users_own_places_are_proposed(client: Client, folder: Path) -> None:
    documents = Path.home() / "Documents"
    (documents / "ECUS").mkdir(parents=True)
    export(documents / "ECUS", 1)
    proposed = client.arranging.propose(lambda: False)
    assert [(one.folder, one.files) for one in proposed] == [(documents / "ECUS", 1)]
    client.arranging.add(new(documents / "ECUS"))
    assert client.arranging.propose(lambda: False) == []


def test_a_source_is_read_once_when_somebody_asks(client: Client, folder: Path) -> None:
    export(folder, 1)
    (folder / "broken.xml").write_text("<Root/>", encoding="utf-8")
    source = client.arranging.add(new(folder))
    told: list[Live] = []
    report = client.reading_once.run(source, told.append, lambda: False)
    assert kept(client, range(1, 2)) == 1
    assert [memory.path.name for memory in report.failed] == ["broken.xml"]
    assert (report.state.files, report.state.declarations) == (2, 1)
    assert Standing.READING in {live.standing for live in told}
    known = client.store.sources.files(source.source_id)[folder / "broken.xml"]
    client.reading_once.run(source, told.append, lambda: False)
    assert client.store.sources.files(source.source_id)[folder / "broken.xml"] != known


def test_a_reading_that_is_cancelled_ends_soon(client: Client, folder: Path) -> None:
    export(folder, 1)
    source = client.arranging.add(new(folder))
    report = client.reading_once.run(source, lambda _live: None, lambda: True)
    assert report.cancelled
    assert kept(client, range(1, 2)) == 0


def imported(client: Client, unknown_as: Clearance | None = None) -> ImportReport:
    return client.importing.run([REPORT], unknown_as=unknown_as)


def test_an_import_asks_once_what_its_report_cannot_tell(client: Client) -> None:
    report = imported(client)
    assert (report.read, report.unknown) == (120, 120)
    assert [remark.hint is not None for remark in report.remarks] == [True]
    [asked] = client.store.unknown_reports.unanswered_reports()
    assert (asked.name, asked.count) == (str(REPORT), 120)


@pytest.mark.parametrize("word", [Clearance.CLEARED, Clearance.NONE])
def test_an_import_can_be_told_what_its_report_cannot_tell(client: Client, word: Clearance) -> None:
    report = imported(client, unknown_as=word)
    assert report.unknown == 0
    assert {declaration.clearance for declaration in report.declarations} == {word}
    assert client.store.unknown_reports.unanswered_reports() == []


def test_of_two_files_read_by_hand_the_one_that_was_changed_last_counts(
    client: Client, folder: Path
) -> None:
    corrected = exported(1).replace("<MA_PL_KTRA>1<", "<MA_PL_KTRA>3<")
    for name, text, changed_at in (
        ("a newer one.xml", corrected, 1_700_000_001),
        ("an older one.xml", exported(1), 1_700_000_000),
    ):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (changed_at, changed_at))
    [declaration] = client.importing.run([folder]).declarations
    assert declaration.channel is Channel.RED


def test_an_import_by_columns_that_were_not_saved_says_so(client: Client) -> None:
    report = client.importing.run([REPORT], read_as="none of this name")
    assert report.read == 0
    assert [failed.path for failed in report.failed] == [REPORT]


def test_the_day_from_which_on_declarations_wait_is_kept(client: Client, folder: Path) -> None:
    settings = FolderSettings(path=folder)
    source = client.arranging.add(
        NewSource(name="", settings=settings, waits_from=date(2026, 1, 1))
    )
    assert client.arranging.source(source.source_id).waits_from == date(2026, 1, 1)
