"""What is exported into a watched folder is read by itself, once, when it is whole."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.watching import rounds, watched_folder
from declarant_client.application.watching.settling import SETTLING_SECONDS
from declarant_client.application.watching.standing import Standing
from declarant_client.domain.declaration import Channel
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.operating_system.clock import SystemClock
from declarant_client.operating_system.folders import DiskFolders
from declarant_client.wiring import Client
from tests.support.profiles import profile
from tests.support.waiting import until
from tests.support.watched_profiles import (
    NotingReader,
    export,
    exported,
    folder_source,
    is_kept,
    kept,
    now,
    number,
    until_kept,
    until_remembered,
    until_standing,
    watching,
)

pytestmark = pytest.mark.processes


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with profile(tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def channel_of(client: Client, key: int) -> Channel | None:
    parsed = DeclarationNumber.parse(number(key))
    assert parsed is not None
    declaration = client.store.declarations.declaration(parsed.identity)
    assert declaration is not None
    return declaration.channel


def test_old_and_new_files_are_read_in_folders_within_folders(client: Client, folder: Path) -> None:
    export(folder, 1)
    source = folder_source(client, folder)
    with watching(client) as watch:
        until_kept(client, 1)
        until_standing(watch, source, Standing.WATCHED)
        inner = folder / "2026" / "11"
        inner.mkdir(parents=True)
        export(inner, 2)
        until_kept(client, 2)
        state = until_standing(watch, source, Standing.WATCHED).state
    until_remembered(client, source, *folder.rglob("*.xml"))
    assert state.last_read_at is not None


def test_inner_folders_are_left_alone_where_they_are_not_wanted(
    client: Client, folder: Path
) -> None:
    (folder / "old").mkdir()
    export(folder / "old", 1)
    folder_source(client, folder, recursive=False)
    with watching(client):
        export(folder, 2)
        until_kept(client, 2)
    assert not is_kept(client, 1)


def test_a_file_is_read_only_when_it_has_stopped_growing(client: Client, folder: Path) -> None:
    source = folder_source(client, folder)
    text = exported(1).encode()
    pieces = [text[at : at + 1 + len(text) // 8] for at in range(0, len(text), 1 + len(text) // 8)]
    path = folder / "growing.xml"
    reader = NotingReader(client)
    with watching(client, settling_seconds=SETTLING_SECONDS, open_reader=reader.opened) as watch:
        until_standing(watch, source, Standing.WATCHED)
        pause = threading.Event()
        with path.open("wb", buffering=0) as stream:
            for piece in pieces:
                stream.write(piece)
                # Growing takes longer than settling: whoever reads too early reads a part of it.
                pause.wait(0.5)
        memory = until_remembered(client, source, path)[path]
    assert memory.declarations == 1
    assert reader.read_files == [path]


def test_a_file_under_way_is_left_alone_until_it_has_its_name(client: Client, folder: Path) -> None:
    source = folder_source(client, folder)
    with watching(client):
        busy = [folder / "1.xml.part", folder / "2.xml.crdownload", folder / "~$3.xml"]
        for key, path in enumerate(busy, 1):
            path.write_text(exported(key), encoding="utf-8")
        export(folder, 4)
        until_kept(client, 4)
        assert kept(client, range(1, 4)) == 0
        whole = busy[0].rename(folder / "1.xml")
        until_remembered(client, source, whole)
    assert kept(client, range(1, 5)) == 2


def test_what_is_no_declaration_is_remembered_as_failed_and_read_again_when_asked(
    client: Client, folder: Path
) -> None:
    source = folder_source(client, folder)
    broken = folder / "broken.xml"
    broken.write_text("<Root><nothing/></Root>", encoding="utf-8")
    (folder / "letter.docx").write_bytes(b"of no kind that is read")
    with watching(client) as watch:
        first = until_remembered(client, source, broken)
        assert list(first) == [broken]
        assert first[broken].failure is not None
        assert now(watch, source).state.failed == 1
        watch.read_now(source.source_id)
        until(
            lambda: (
                client.store.sources.files(source.source_id).get(broken, first[broken]).read_at
                > first[broken].read_at
            ),
            "the broken file was read again",
        )


def test_the_same_content_is_not_read_again_and_changed_content_is(
    client: Client, folder: Path
) -> None:
    source = folder_source(client, folder)
    path = export(folder, 1)
    with watching(client):
        until_remembered(client, source, path)
        os.utime(path, (1_700_000_000, 1_700_000_000))
        copy = folder / "copy.xml"
        copy.write_bytes(path.read_bytes())
        files = until_remembered(client, source, copy)
        assert files[copy].declarations == 0
        until(
            lambda: (
                client.store.sources.files(source.source_id)[path].mtime_ns
                == 1_700_000_000_000_000_000
            ),
            "the touched file is remembered as it is now",
        )
        assert client.store.sources.files(source.source_id)[path].declarations == 1
        assert channel_of(client, 1) is Channel.GREEN
        export(folder, 1, channel="Do")
        until(
            lambda: (
                client.store.sources.files(source.source_id)[path].content_hash
                != files[path].content_hash
            ),
            "the changed file was read",
        )


def test_of_two_files_the_one_that_was_changed_last_counts_in_whichever_order_they_come(
    client: Client, folder: Path
) -> None:
    source = folder_source(client, folder)
    corrected = exported(1).replace("<MA_PL_KTRA>1<", "<MA_PL_KTRA>3<")
    assert corrected != exported(1)
    newer = folder / "newer.xml"
    newer.write_text(corrected, encoding="utf-8")
    with watching(client):
        until_remembered(client, source, newer)
        assert channel_of(client, 1) is Channel.RED
        older = folder / "older.part"
        older.write_text(exported(1), encoding="utf-8")
        os.utime(older, (1_700_000_000, 1_700_000_000))
        until_remembered(client, source, older.rename(folder / "older.xml"))
        assert channel_of(client, 1) is Channel.RED
        back = folder / "back.part"
        back.write_text(exported(1) + "\n", encoding="utf-8")
        until_remembered(client, source, back.rename(folder / "back.xml"))
        assert channel_of(client, 1) is Channel.GREEN


def test_after_a_restart_nothing_is_read_twice_and_nothing_is_missed(
    client: Client, folder: Path
) -> None:
    source = folder_source(client, folder)
    before = [export(folder, key) for key in range(1, 11)]
    with watching(client):
        known = until_remembered(client, source, *before)
    meanwhile = [export(folder, key) for key in range(11, 21)]
    reader = NotingReader(client)
    with watching(client, open_reader=reader.opened):
        files = until_remembered(client, source, *before, *meanwhile)
    assert {path: files[path] for path in before} == known
    assert sorted(reader.read_files) == sorted(meanwhile)
    assert kept(client, range(1, 21)) == 20


def test_a_folder_that_is_away_is_waited_for_and_said_so(client: Client, tmp_path: Path) -> None:
    later = tmp_path / "share"
    source = folder_source(client, later)
    with watching(client) as watch:
        until_standing(watch, source, Standing.AWAY)
        later.mkdir()
        export(later, 1)
        watch.read_now(source.source_id)
        until_kept(client, 1)
        gone = later.rename(tmp_path / "gone")
        watch.read_now(source.source_id)
        until_standing(watch, source, Standing.AWAY)
        gone.rename(later)
        export(later, 2)
        watch.read_now(source.source_id)
        until_kept(client, 2)
        # Back again, it is told of by the system as before.
        export(later, 3)
        until_kept(client, 3)


class SilentChanges:
    """A system that promises word of every change and keeps silent."""

    def watch(self, *_folder: object, **_wanted: object) -> None:
        return None

    def forget(self, _folder: object) -> None:
        return None

    def close(self) -> None:
        return None


class JumpingClock:
    """The computer's clock, which can be moved as by a sleep."""

    def __init__(self) -> None:
        self.slept = timedelta(0)

    def now(self) -> datetime:
        return SystemClock().now() + self.slept


def test_after_the_computer_slept_every_folder_is_looked_at(client: Client, folder: Path) -> None:
    source = folder_source(client, folder)
    clock = JumpingClock()
    with watching(client, changes=SilentChanges(), clock=clock) as watch:
        until(lambda: now(watch, source).state.last_read_at is not None, "the folder was looked at")
        export(folder, 1)
        watch.look()
        clock.slept = timedelta(hours=8)
        watch.look()
        until_kept(client, 1)


class NetworkFolders(DiskFolders):
    """This computer's folders, taken for another's."""

    def lies_on_network(self, folder: Path) -> bool:
        return True


def test_a_folder_on_the_network_is_looked_at_now_and_then(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("declarant_client.application.watching.looking.POLL_SECONDS", 0.2)
    source = folder_source(client, folder)
    with watching(client, folders=NetworkFolders(), changes=SilentChanges()) as watch:
        until(lambda: now(watch, source).state.last_read_at is not None, "the folder was looked at")
        export(folder, 1)
        until_kept(client, 1)


def test_a_paused_reading_keeps_what_was_read_and_goes_on_later(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched_folder, "TURN_SECONDS", 0.05)
    paths = [export(folder, key) for key in range(300)]
    source = folder_source(client, folder)
    with watching(client) as watch:
        until(lambda: kept(client, range(300)) > 0, "some are read")
        progress = now(watch, source).live.progress
        assert progress is None or progress.files_found == 300
        watch.pause(source.source_id)
        until_standing(watch, source, Standing.PAUSED)
        until(lambda: watch._standings.of(source.source_id) is None, "it is watched no longer")
        before = client.store.sources.files(source.source_id)
        some = kept(client, range(300))
        assert 0 < some < 300
        assert len(before) <= some
        watch.resume(source.source_id)
        files = until_remembered(client, source, *paths)
    assert {path: files[path] for path in before} == before
    assert kept(client, range(300)) == 300


def test_the_end_comes_at_once_in_the_middle_of_a_file(client: Client, folder: Path) -> None:
    # Seconds of reading before the first declaration: nobody is late for its middle.
    goods = "<Hang><Ten>x</Ten></Hang>" * 3_000_000
    large = folder / "large.xml"
    large.write_text(f"<Root><Hangs>{goods}</Hangs><DToKhaiMDIDs/></Root>", encoding="utf-8")
    source = folder_source(client, folder)
    with watching(client) as watch:
        until_standing(watch, source, Standing.READING)
        ended = threading.Thread(target=watch.stop)
        ended.start()
        ended.join(5)
        assert not ended.is_alive()
    assert large not in client.store.sources.files(source.source_id)


def test_of_two_that_watch_one_reads_and_the_other_takes_over(
    client: Client, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "RIGHT_AGAIN_SECONDS", 0.1)
    source = folder_source(client, folder)
    with profile(tmp_path / "profile") as other, watching(client) as first:
        until_standing(first, source, Standing.WATCHED)
        with watching(other) as second:
            until_standing(second, source, Standing.ELSEWHERE)
            first.stop()
            until_standing(second, source, Standing.WATCHED)
            export(folder, 1)
            until_kept(other, 1)


def test_sources_that_are_added_and_removed_meanwhile_are_heard_of(
    client: Client, folder: Path
) -> None:
    export(folder, 1)
    with watching(client) as watch:
        source = folder_source(client, folder)
        watch.look()
        until_kept(client, 1)
        client.store.sources.remove(source.source_id)
        watch.look()
        until(lambda: watch._standings.of(source.source_id) is None, "it is watched no longer")
        assert watch.state() == []


def test_what_is_older_than_the_chosen_day_does_not_wait_for_a_rating(
    client: Client, folder: Path
) -> None:
    path = export(folder, 1)
    source = folder_source(client, folder, waits_from=date(2100, 1, 1))
    with watching(client):
        until_remembered(client, source, path)
    assert client.store.declarations.count(WorklistFilter(show=Show.UNRATED)) == 0
    assert client.store.declarations.count(WorklistFilter(show=Show.ALL)) == 1


def test_a_report_that_cannot_tell_is_asked_about_once(client: Client, folder: Path) -> None:
    sample = Path(__file__).parents[1] / "samples" / "ecus-list" / "BaoCaoToKhai.xlsx"
    report = folder / sample.name
    report.write_bytes(sample.read_bytes())
    source = folder_source(client, folder)
    with watching(client):
        until_remembered(client, source, report)
    [asked] = client.store.unknown_reports.unanswered_reports()
    assert (asked.name, asked.count) == (str(report), 120)
    assert asked.hint is not None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root opens every file")
def test_a_file_that_cannot_be_opened_is_tried_again(client: Client, folder: Path) -> None:
    source = folder_source(client, folder)
    path = export(folder, 1)
    path.chmod(0)
    with watching(client) as watch:
        until_standing(watch, source, Standing.WATCHED)
        export(folder, 2)
        until_kept(client, 2)
        assert path not in client.store.sources.files(source.source_id)
        path.chmod(0o600)
        watch.read_now(source.source_id)
        until_remembered(client, source, path)
