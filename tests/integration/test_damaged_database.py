"""A damaged database: set aside, the newest good copy restored, what can be read merged in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports import keeping
from declarant_client.application.ports.cases import CaseFilter, ReplyDraft
from declarant_client.contract.assessments import ReplyKind
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.store import setting_right
from declarant_client.store.damage import mark_of
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.salvage import DamagedTable, table_of
from tests.support.damaged_databases import (
    Filled,
    after_a_kill,
    damaged_and_set_right,
    filled,
    ruin_page,
)
from tests.support.stored_things import assessment, draft_of, opened, reading


@pytest.fixture
def made(tmp_path: Path) -> Filled:
    """A profile with a copy, and more that was kept since."""
    made = filled(tmp_path / "profile")
    made.store.copies.make()
    made.use(10)
    return made


def told(made: Filled) -> str:
    return " ".join(str(sentence) for sentence in made.store.told)


def aside(made: Filled) -> list[Path]:
    return sorted(made.folder.glob("declarant-damaged-*.sqlite3"))


def is_whole(made: Filled) -> bool:
    with made.store.connections.reading() as connection:
        return (
            connection.execute("PRAGMA integrity_check").get == "ok"
            and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        )


def header_destroyed(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def schema_destroyed(path: Path) -> None:
    for page in range(8):
        ruin_page(path, page)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def no_database(path: Path) -> None:
    path.write_bytes(b"something else entirely, and longer than a page's header " * 2000)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def later_format(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[18] = 9
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [header_destroyed, schema_destroyed, no_database, cut_off])
def test_damage_that_opening_meets_is_set_right_and_told(
    made: Filled, damage: Callable[[Path], None]
):
    made.close()
    damage(made.path)
    before = made.path.read_bytes()
    made.open()
    assert "The database was damaged" in told(made)
    assert "no longer be read: 0" in told(made)
    assert [path.read_bytes() for path in aside(made)] == [before]
    assert str(aside(made)[0]) in told(made)
    assert made.missing() == made.editable_though_received() == []
    assert is_whole(made)
    assert not mark_of(made.path).exists()


def test_a_header_that_speaks_of_a_later_format_is_damage_and_no_write_protection(made: Filled):
    made.close()
    later_format(made.path)
    made.open()
    with pytest.raises(keeping.ReadOnlyStoreError):
        made.store.submissions.recover_interrupted()
    made.close()
    made.open()
    assert "was damaged" in told(made)
    assert made.missing() == []


def test_a_database_that_is_empty_or_gone_is_restored_from_its_copy(made: Filled):
    for damage in (emptied, Path.unlink):
        made.close()
        damage(made.path)
        made.open()
        assert "restored" in told(made)
        assert made.missing() == made.editable_though_received() == []


@pytest.mark.parametrize("seed", range(24))
def test_damage_anywhere_loses_nothing_that_was_called_saved(tmp_path: Path, seed: int):
    assert damaged_and_set_right(tmp_path / "profile", seed).faults == []


def test_what_is_only_in_the_damaged_database_comes_back(made: Filled):
    declaration, draft = reading("107767905230"), draft_of(assessment("107767905230"))
    made.store.declarations.keep([declaration], Origin.PRINT)
    made.store.drafts.save_draft(draft)
    (key,) = made.store.cases.keys(CaseFilter())
    typed = ReplyDraft(ReplyKind.NOT_RESOLVED, "Vẫn chưa")
    made.store.replies.keep_draft(key, typed)
    made.close()
    header_destroyed(made.path)
    store = made.open()
    assert store.declarations.declaration(declaration.identity) is not None
    assert store.drafts.draft(draft.place) == draft
    assert [line.draft for line in store.cases.lines([key])] == [typed]


def test_around_a_ruined_page_every_other_row_is_read(made: Filled):
    made.close()
    connection = apsw.Connection(str(made.path))
    pages = [
        page
        for (page,) in connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'assessments' AND pagetype = 'leaf'"
        )
    ]
    rows = connection.execute("SELECT count(*) FROM assessments").get
    on_page = connection.execute("SELECT ncell FROM dbstat WHERE pageno = ?", (pages[3],)).get
    table = table_of(connection, "assessments")
    connection.close()
    ruin_page(made.path, pages[3] - 1)
    connection = apsw.Connection(str(made.path))
    source = DamagedTable(connection, table)
    assert len(list(source.rows())) == rows - on_page
    assert not source.is_complete
    connection.close()


def test_what_may_have_been_sent_since_the_copy_is_only_sent_again_unchanged(made: Filled):
    """Without the second record, too: a power cut may have taken its last lines."""
    (made.folder / "saved.log").unlink()
    made.close()
    no_database(made.path)
    store = made.open()
    assert made.editable_though_received() == []
    waiting = [item for item in store.submissions.outbox(made.clock.now()) if item.state.waits]
    assert {item.state for item in waiting} <= {SubmissionState.UNKNOWN, SubmissionState.SENDING}
    due = store.submissions.take_due(made.account.account_id, made.clock.now(), 100)
    assert all(made.saved[item.assessment_id] == item.canonical for item in due)


def test_what_was_withdrawn_stays_withdrawn_and_what_was_undone_stays_away(made: Filled):
    waiting = [
        item
        for item in made.store.submissions.outbox(made.clock.now())
        if item.state is SubmissionState.QUEUED
    ]
    withdrawn, undone = waiting[0], waiting[-1]
    made.store.copies.make()
    assert made.store.submissions.withdraw(withdrawn.assessment_id, made.clock.now())
    assert made.store.submissions.undo(undone.assessment_id, draft_of(assessment(undone.number)))
    made.close()
    no_database(made.path)
    store = made.open()
    for gone in (withdrawn, undone):
        item = store.submissions.item(gone.assessment_id)
        assert item is None or item.state is SubmissionState.WITHDRAWN


@pytest.mark.parametrize("part", [0.0, 0.4, 0.9])
def test_a_log_that_was_deleted_or_cut_is_noticed_and_what_was_saved_is_added(
    tmp_path: Path, part: float
):
    made = filled(tmp_path / "profile")
    after_a_kill(made)
    wal = made.path.with_name(DATABASE_NAME + "-wal")
    wal.write_bytes(wal.read_bytes()[: round(wal.stat().st_size * part)])
    if not part:
        wal.unlink()
    made.open()
    assert "newest entries were missing" in told(made) or "database was gone" in told(made)
    assert made.missing() == made.editable_though_received() == []
    made.close()
    made.open()
    assert not made.store.told
    made.close()


def test_a_whole_log_after_a_kill_is_no_damage(tmp_path: Path):
    made = filled(tmp_path / "profile")
    after_a_kill(made)
    made.open()
    assert not made.store.told
    assert made.missing() == []
    made.close()


def test_damage_met_while_working_is_told_and_set_right_at_the_next_opening(made: Filled):
    made.close()
    made.open()
    with made.store.connections.on_its_own() as connection:
        pages = [
            page
            for (page,) in connection.execute(
                "SELECT pageno FROM dbstat WHERE name = 'assessments' AND pagetype = 'leaf'"
            )
        ]
    made.close()
    ruin_page(made.path, pages[0] - 1)
    made.open()
    with pytest.raises(keeping.DamagedStoreError, match="start it again"):
        made.store.copies.check()
    made.close()
    made.open()
    assert "was damaged" in told(made)
    assert made.missing() == []


def test_a_flipped_letter_in_what_waits_to_be_sent_is_found(made: Filled):
    """SQLite keeps no sums: its own check finds nothing here."""
    made.close()
    content = made.path.read_bytes()
    at = content.rindex("Chờ quá lâu".encode())
    made.path.write_bytes(content[:at] + b"c" + content[at + 1 :])
    made.open()
    assert is_whole(made)
    assert len(made.missing()) == 1
    with pytest.raises(keeping.DamagedStoreError):
        made.store.copies.check()
    made.close()
    made.open()
    assert made.missing() == []


def test_setting_right_can_be_interrupted_anywhere(made: Filled, monkeypatch: pytest.MonkeyPatch):
    made.close()
    header_destroyed(made.path)
    before = made.path.read_bytes()
    real, left = Path.rename, [0]

    def failing(self: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError
        left[0] -= 1
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        for left[0] in (0, 1):
            with pytest.raises(keeping.CannotOpenStoreError):
                made.open()
    made.open()
    assert "was damaged" in told(made)
    assert made.missing() == []
    assert [path.read_bytes() for path in aside(made)] == [before]


def test_an_exchange_that_was_interrupted_takes_no_place_of_what_was_written_since(made: Filled):
    made.close()
    restored = made.path.with_name(DATABASE_NAME + ".restored")
    shutil.copy(made.path, restored)
    os.utime(restored, ns=(0, made.path.stat().st_mtime_ns - 1))
    made.open()
    made.use(3)
    assert not made.store.told
    assert not aside(made)
    assert made.missing() == []


def test_a_damaged_database_that_another_process_uses_is_left_alone(made: Filled):
    made.close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(made.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    header_destroyed(made.path)
    with pytest.raises(keeping.LockedStoreError, match="in use by another process"):
        made.open()
    assert made.path.exists()
    assert not aside(made)
    holder.communicate("end\n")
    made.open()
    assert made.missing() == []


HOLD = """
import sys, apsw
connection = apsw.Connection(sys.argv[1])
connection.execute("SELECT count(*) FROM declarations").get
print("held", flush=True)
sys.stdin.readline()
"""


START = """
import sys
from datetime import timedelta
from pathlib import Path
from declarant_client.operating_system.file_lock import FileLock
from tests.support.stored_things import opened
folder = Path(sys.argv[1])
sys.stdin.readline()
store = opened(folder, right=FileLock(folder / "opening.lock"), patience=timedelta(seconds=20))
print(len(store.told), store.submissions.waiting())
store.close()
"""


@pytest.mark.processes
def test_two_that_start_at_once_set_a_damaged_database_right_once(made: Filled):
    made.close()
    header_destroyed(made.path)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(made.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.communicate() for process in started]
    assert sorted(out.split()[0] for out, _ in ends) == ["0", "0", "1"], ends
    assert len(aside(made)) == 1
    made.open()
    assert made.missing() == []


def test_a_disk_that_is_full_while_setting_right_leaves_everything_as_it_was(
    made: Filled, monkeypatch: pytest.MonkeyPatch
):
    made.close()
    header_destroyed(made.path)
    before = made.path.read_bytes()

    def full(*_arguments: object) -> None:
        raise keeping.DiskFullError(keeping.disk_full(made.path))

    with monkeypatch.context() as patched:
        patched.setattr(setting_right, "merge_damaged", full)
        with pytest.raises(keeping.DiskFullError):
            made.open()
    assert made.path.read_bytes() == before
    made.open()
    assert made.missing() == []


def test_a_clock_set_back_a_year_damages_nothing_and_holds_up_no_sending(made: Filled):
    made.clock.advance(timedelta(days=-365))
    made.close()
    store = made.open()
    assert not store.told
    store.submissions.release_held(made.clock.now(), everything=False)
    store.submissions.recover_interrupted()
    due = store.submissions.take_due(made.account.account_id, made.clock.now(), 100)
    assert {item.assessment_id for item in due} == set(made.saved) - made.received


def test_a_sound_database_is_opened_without_a_word(made: Filled):
    made.close()
    store = opened(made.folder)
    assert store.told == ()
    store.close()
