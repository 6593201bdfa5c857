"""A reply called saved comes back from the second record, and is compared before it goes again."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from declarant_client.application.ports.cases import CaseFilter, CaseKey, CaseLine, ReplyOutcome
from declarant_client.application.ports.keeping import DamagedStoreError
from declarant_client.contract.assessments import Case, CaseReply, ReplyKind
from declarant_client.domain.reply import ReplyState
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.saved_beside import SavedBeside
from tests.support.damaged_databases import Filled, after_a_kill, filled
from tests.support.stored_things import NOW, record_of

SAID = CaseReply(kind=ReplyKind.NOT_RESOLVED, text="Chưa xong", at=NOW)


@pytest.fixture
def made(tmp_path: Path):
    """A profile with a reply in another computer's case, waiting to be sent."""
    made = filled(tmp_path / "profile", 2)
    yield made
    made.close()


def key_of(made: Filled) -> CaseKey:
    (key,) = made.store.cases.keys(CaseFilter())
    return key


def line_of(made: Filled) -> CaseLine:
    (line,) = made.store.cases.lines([key_of(made)])
    return line


def state_of(made: Filled, reply_id: str) -> str | None:
    with made.store.connections.reading() as connection:
        state: str | None = connection.execute(
            "SELECT state FROM replies WHERE reply_id = ?", (reply_id,)
        ).get
        return state


def sent(made: Filled, *, kept: bool = True) -> str:
    """Send the one that waits; let the office keep it, or no word come."""
    (due,) = made.store.replies.take_due(made.account.account_id, NOW, 10)
    reply = CaseReply(kind=due.kind, text=due.text, at=NOW)
    state = ReplyState.SENT if kept else ReplyState.UNKNOWN
    outcome = ReplyOutcome(reply_id=due.reply_id, state=state, at=NOW, kept=reply if kept else None)
    made.store.replies.record([outcome])
    made.replied.pop(due.reply_id)
    return due.reply_id


def tell(made: Filled, case: Case) -> None:
    """Let the office tell how the case stands."""
    record = record_of(line_of(made).entry.assessment, cases=[case])
    made.store.submissions.keep_records(made.account.account_id, [record], "r")


def lose_everything(made: Filled) -> None:
    """Lose the database; nothing but the second record, and copies, stay."""
    made.close()
    made.path.unlink()
    made.open()


def test_it_comes_back_with_its_case_though_the_database_is_gone(made: Filled):
    before = line_of(made)
    lose_everything(made)
    assert made.missing() == []
    after = line_of(made)
    assert (after.case, after.entry.assessment) == (before.case, before.entry.assessment)
    assert after.reply is not None
    assert after.reply.state is ReplyState.UNKNOWN, "an office may have it"
    assert not after.unread, "what was answered had been read"


def test_one_that_a_cut_log_took_is_added_and_told(made: Filled):
    made.close()
    made.open()
    (waiting,) = made.replied
    assert made.store.replies.take_back(waiting, NOW)
    made.replied.clear()
    reply_id = made.reply(key_of(made), "Chưa xong")
    after_a_kill(made)
    made.path.with_name(f"{DATABASE_NAME}-wal").unlink()
    made.open()
    (told,) = map(str, made.store.told)
    assert "replies to answers added again: 1" in told
    assert made.missing() == []
    assert state_of(made, waiting) == ReplyState.WITHDRAWN
    assert state_of(made, reply_id) == ReplyState.UNKNOWN
    made.close()
    made.open()
    assert not made.store.told


def test_one_that_was_taken_back_stays_away(made: Filled):
    made.store.copies.make()
    (reply_id,) = made.replied
    assert made.store.replies.take_back(reply_id, NOW)
    for _ in range(2):
        lose_everything(made)
        assert state_of(made, reply_id) in {None, ReplyState.WITHDRAWN}
        for copy in (made.folder / "copies").iterdir():
            copy.unlink()


def test_one_that_could_not_be_taken_back_any_more_comes_back(made: Filled):
    reply_id = sent(made, kept=False)
    assert not made.store.replies.take_back(reply_id, NOW)
    lose_everything(made)
    assert state_of(made, reply_id) == ReplyState.UNKNOWN


def test_one_that_its_office_kept_is_not_sent_again(made: Filled):
    reply_id = sent(made)
    lose_everything(made)
    assert state_of(made, reply_id) is None, "it comes with its case"
    assert made.store.replies.waiting() == 0


@pytest.mark.parametrize("copied", [False, True])
def test_of_two_in_one_case_the_newer_comes_back_though_the_end_of_the_older_was_lost(
    made: Filled, monkeypatch: pytest.MonkeyPatch, copied: bool
):
    if copied:
        made.store.copies.make()
    with monkeypatch.context() as patched:
        patched.setattr(SavedBeside, "note", lambda *_arguments: None)
        sent(made)
    made.reply(key_of(made), "Chưa xong")
    lose_everything(made)
    assert made.missing() == []


@pytest.mark.parametrize("since", ["copied since", "copied before"])
def test_words_that_were_said_before_are_not_taken_for_it(made: Filled, since: str):
    made.store.copies.make()
    sent(made)
    made.reply(key_of(made), "Chưa xong")
    sent(made)
    again = made.reply(key_of(made), "Chưa xong")
    if since == "copied since":
        made.store.copies.make()
    held = line_of(made).case
    lose_everything(made)
    assert state_of(made, again) == ReplyState.UNKNOWN
    tell(made, held)
    made.store.replies.settle_unknown(made.account.account_id)
    assert state_of(made, again) == ReplyState.QUEUED, "the office does not have it"
    made.store.replies.take_due(made.account.account_id, NOW, 10)
    made.store.replies.recover_interrupted()
    tell(made, replace(held, replies=[*held.replies, SAID]))
    made.store.replies.settle_unknown(made.account.account_id)
    assert state_of(made, again) == ReplyState.SENT


def test_changed_words_are_found_and_never_sent(made: Filled):
    made.close()
    content = made.path.read_bytes()
    at = content.rindex("Vẫn chưa xong".encode())
    made.path.write_bytes(content[:at] + b"v" + content[at + 1 :])
    made.open()
    assert len(made.missing()) == 1
    with pytest.raises(DamagedStoreError, match="start it again"):
        made.store.copies.check()
    made.close()
    made.open()
    assert made.missing() == []


def test_what_a_later_version_tells_is_passed_over(made: Filled):
    record = SavedBeside(made.path)
    known = record.all()
    text = b"heard_of 1 and more"
    with (made.folder / "saved.log").open("ab") as file:
        file.write(b"\n%08x %s\n" % (zlib.crc32(text), text))
    assert record.all() == known
    assert record.last() == known[-1]
