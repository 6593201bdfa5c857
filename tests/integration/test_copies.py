"""Copies of everything kept: made by themselves, checked, thinned out, and good for restoring."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.copying import KeepCopies
from declarant_client.application.ports import keeping
from declarant_client.application.ports.copies import (
    CopyCancelledError,
    CopyFailedError,
    DamagedCopyError,
    NoSuchCopyError,
)
from declarant_client.domain.copies import ALWAYS_STAY, Made, is_due, to_keep
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.opening import restore_copy
from tests.support.damaged_databases import Filled, filled, ruin_page
from tests.support.power_cuts import first_version
from tests.support.stored_things import NOW, SetClock, opened

HOUR = timedelta(hours=1)


@pytest.fixture
def made(tmp_path: Path) -> Filled:
    return filled(tmp_path / "profile", 5)


def restored(made: Filled, name: str) -> str:
    right = FileLock(made.folder / "opening.lock")
    sentence = restore_copy(
        made.folder,
        name,
        clock=made.clock,
        refuse_network_path=lambda _path: False,
        right=right,
        patience=timedelta(milliseconds=200),
    )
    return str(sentence)


def test_a_copy_holds_everything_and_restores_it(made: Filled):
    """The copy that the program makes is restored here, in every run of the tests."""
    copy = made.store.copies.make()
    made.close()
    made.path.unlink()
    store = made.open()
    assert "gone" in str(store.told[0])
    assert made.missing() == made.editable_though_received() == []
    assert copy.path.exists()
    assert store.copies.all() == [copy]


def test_a_copy_is_one_file_that_is_whole_and_the_users_alone(made: Filled):
    copy = made.store.copies.make()
    assert [path.name for path in copy.path.parent.iterdir()] == [copy.name]
    connection = apsw.Connection(str(copy.path), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("PRAGMA integrity_check").get == "ok"
    connection.close()
    if sys.platform != "win32":
        assert copy.path.stat().st_mode & 0o077 == copy.path.parent.stat().st_mode & 0o077 == 0


def test_the_log_is_brought_over_before_a_copy_is_made(made: Filled):
    wal = made.path.with_name(made.path.name + "-wal")
    before = made.path.stat().st_mtime_ns
    assert wal.stat().st_size
    made.store.copies.make()
    assert made.path.stat().st_mtime_ns > before


def test_what_is_written_during_a_copy_is_in_it_whole_or_not_at_all(made: Filled):
    copies = [made.store.copies.make()]
    made.use(5)
    copies.append(made.store.copies.make())
    counts = []
    for copy in copies:
        connection = apsw.Connection(str(copy.path), flags=apsw.SQLITE_OPEN_READONLY)
        counts.append(connection.execute("SELECT count(*) FROM assessments WHERE made_here").get)
        connection.close()
    assert counts == [5, 10]


def test_a_copy_says_how_far_it_is_and_holds_one_moment_whatever_is_written_meanwhile(
    made: Filled, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("declarant_client.store.copying._PAGES", 10)
    told: list[float] = []

    def progress(share: float) -> None:
        told.append(share)
        # Else a copy that begins anew with each of these would not end.
        if len(told) < 20:
            made.use(1)

    copy = made.store.copies.make(progress)
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == 1.0
    connection = apsw.Connection(str(copy.path), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("SELECT count(*) FROM assessments WHERE made_here").get == 5
    connection.close()


@pytest.mark.parametrize("at", [0.0, 1.0])
def test_a_copy_that_is_cancelled_while_copied_or_looked_through_leaves_nothing(
    made: Filled, monkeypatch: pytest.MonkeyPatch, at: float
):
    monkeypatch.setattr("declarant_client.store.copying._PAGES", 10)
    monkeypatch.setattr("declarant_client.store.copying._STEPS_BETWEEN_LOOKS", 10)
    kept = made.store.copies.make()
    told = [0.0]
    with pytest.raises(CopyCancelledError):
        made.store.copies.make(told.append, lambda: max(told) >= at and len(told) > 1)
    assert list(made.store.copies.folder.iterdir()) == [kept.path]
    assert (1.0 in told) is (at == 1.0)
    made.use(1)
    assert made.store.copies.make().made_at


def test_a_copy_is_due_an_hour_after_the_last_and_only_where_something_changed(made: Filled):
    copies = made.store.copies
    assert copies.is_due()
    copies.make()
    made.clock.advance(2 * HOUR)
    assert not copies.is_due()
    made.use(1)
    assert copies.is_due()
    copies.make()
    made.use(1)
    assert not copies.is_due()
    made.clock.advance(-365 * 24 * HOUR)
    assert copies.is_due()


def test_copies_are_made_by_themselves_and_a_check_precedes_them(made: Filled):
    keeps = KeepCopies(made.store.copies, made.clock)
    for _ in range(3):
        keeps.run()
    assert len(made.store.copies.all()) == 1
    for _ in range(4):
        made.clock.advance(timedelta(minutes=31))
        made.use(1)
        keeps.run()
    assert len(made.store.copies.all()) == 3
    made.store.connections.close()
    with apsw.Connection(str(made.path)) as connection:
        page = connection.execute(
            "SELECT min(pageno) FROM dbstat WHERE name = 'assessments' AND pagetype = 'leaf'"
        ).get
    connection.close()
    ruin_page(made.path, page - 1)
    made.clock.advance(timedelta(days=1))
    made.open()
    before = made.store.copies.all()
    with pytest.raises(keeping.DamagedStoreError):
        KeepCopies(made.store.copies, made.clock).run()
    assert made.store.copies.all() == before


def test_a_damaged_database_becomes_no_copy(made: Filled):
    made.close()
    made.open()
    with made.store.connections.writing() as connection:
        connection.execute("DROP TRIGGER content_stays")
        connection.execute("UPDATE assessments SET content = CAST(content || ' ' AS BLOB)")
    with pytest.raises(keeping.DamagedStoreError):
        made.store.copies.make()
    assert list(made.store.copies.folder.iterdir()) == []


def test_a_copy_that_cannot_be_made_is_told_and_leaves_no_rest(made: Filled):
    made.store.copies.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(CopyFailedError, match="No copy of the database could be made"):
        made.store.copies.make()
    assert made.missing() == []


def test_the_newest_good_copy_is_restored_where_the_newest_is_damaged(made: Filled):
    made.store.copies.make()
    made.use(5)
    made.clock.advance(2 * HOUR)
    newest = made.store.copies.make()
    made.close()
    ruin_page(newest.path, 12)
    made.path.unlink()
    store = made.open()
    assert "02/03/2026 15:00" in str(store.told[0])
    assert made.missing() == []


def test_of_copies_the_number_tells_which_is_newer_and_not_a_clock_that_was_wrong(made: Filled):
    made.clock.advance(timedelta(days=365))
    wrong = made.store.copies.make()
    made.clock.advance(timedelta(days=-365))
    made.use(1)
    right = made.store.copies.make()
    assert [copy.name for copy in made.store.copies.all()] == [right.name, wrong.name]


def test_a_copy_can_be_restored_by_hand_and_ratings_made_since_stay(made: Filled):
    copy = made.store.copies.make()
    made.use(5)
    made.close()
    said = restored(made, copy.name)
    made.open()
    assert "10 in all" in said
    assert made.missing() == made.editable_though_received() == []
    assert len(list(made.folder.glob("*-before-restoring-*.sqlite3"))) == 1
    assert not made.store.told


def test_a_copy_is_not_restored_beneath_a_process_that_works(made: Filled):
    copy = made.store.copies.make()
    with pytest.raises(keeping.LockedStoreError, match="in use"):
        restored(made, copy.name)
    made.close()
    with pytest.raises(NoSuchCopyError):
        restored(made, "../../etc/passwd")
    ruin_page(copy.path, 12)
    with pytest.raises(DamagedCopyError):
        restored(made, copy.name)


def test_old_copies_are_cleared_away_and_nothing_else(made: Filled):
    folder = made.store.copies.folder
    folder.mkdir()
    (folder / "mine.sqlite3").write_bytes(b"")
    (folder / "before-0002-20200101T000000Z.sqlite3").write_bytes(b"")
    for day in range(40):
        made.clock.at = NOW + timedelta(days=day)
        made.store.copies.make()
    names = {path.name for path in folder.iterdir()}
    assert {"mine.sqlite3", "before-0002-20200101T000000Z.sqlite3"} < names
    assert len(names) - 2 == 15 + 3


def test_a_copy_of_an_older_version_is_restored_and_brought_to_this_one(tmp_path: Path):
    kept = first_version(tmp_path / "profile")
    migrate(ConnectionFactory(tmp_path / "profile" / "declarant.sqlite3"), steps(), NOW)
    (tmp_path / "profile" / "declarant.sqlite3").unlink()
    store = opened(tmp_path / "profile", SetClock())
    with store.connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM declarations").get == kept
    store.close()


times = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@given(st.lists(times, max_size=60), times)
def test_thinning_out_keeps_the_newest_and_only_what_was_there(at: list[datetime], now: datetime):
    copies = {Made(number, moment) for number, moment in enumerate(at)}
    kept = to_keep(copies, now)
    assert kept <= copies
    newest = sorted(copies, key=lambda made: made.number)[-ALWAYS_STAY:]
    assert set(newest) <= kept
    assert to_keep(kept, now) == kept
    assert len(kept) <= ALWAYS_STAY + 2 * (25 + 15 + 15)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=300))
def test_while_copies_are_made_each_hour_day_and_week_keeps_one(minutes: list[int]):
    """A steady clock, copies each hour at least, thinned out after each: the promise holds."""
    now, made = NOW, list[Made]()
    kept: set[Made] = set()
    for number, pause in enumerate(minutes):
        now += timedelta(minutes=30 + pause) if number % 7 else timedelta(hours=9 + pause)
        made.append(Made(number, now))
        kept = to_keep(kept | {made[-1]}, now)
    for one in made:
        age = now - one.at
        if age <= timedelta(hours=23):
            assert any(abs(one.at - other.at) < HOUR for other in kept)
        elif age <= timedelta(days=13):
            assert any(abs(one.at - other.at) < timedelta(days=1) for other in kept)
        elif age <= timedelta(days=90):
            assert any(abs(one.at - other.at) < timedelta(days=7) for other in kept)


def test_a_clock_set_forward_for_an_hour_clears_nothing_away_that_counts():
    copies = {Made(number, NOW - timedelta(days=number)) for number in range(1, 11)}
    kept = to_keep(copies, NOW + timedelta(days=3650))
    assert len(kept) == ALWAYS_STAY
    assert is_due(NOW, NOW + timedelta(days=3650))
    assert is_due(NOW + timedelta(days=1), NOW)
    assert is_due(None, NOW)
    assert not is_due(NOW, NOW + timedelta(minutes=59))
