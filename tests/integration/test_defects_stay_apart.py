"""A defect of ours at one account, or in one check, is told and keeps no other from its turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from declarant_client.application.fetching import FetchNews
from declarant_client.application.ports.offices import Account, Offices
from declarant_client.application.sending import SendDue, Sent
from declarant_client.application.sending_replies import SendReplies
from declarant_client.application.synchronising import Synchronise
from declarant_client.cli.doctor.findings import Finding, all_of, each
from declarant_client.domain.sentences import translate
from declarant_client.store.opening import Store
from tests.support.stored_things import SetClock, opened, with_account


class Nobody:
    """Stands where nothing is to be asked."""

    def at(self, account: Account) -> object:
        return account


class SendsButToOne:
    """Breaks at one account, as a defect does."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, account: Account, _office: object, *, cancelled: Any) -> Sent:
        assert not cancelled()
        self.asked.append(account.client_id)
        if account.client_id == "key-1":
            raise KeyError(account.client_id)
        return Sent(accepted=1)


class NoReplies:
    """Nobody has anything to say."""

    def hasten(self) -> None: ...

    def waiting(self) -> int:
        return 0

    def run(self, _account: Account, _office: object, *, cancelled: Any) -> Sent:
        assert not cancelled()
        return Sent()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda happened: seen.append(happened.exc_type))
    return seen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(opened(tmp_path)) as kept:
        yield kept


def test_an_account_at_which_something_breaks_holds_up_no_other(
    store: Store, told: list[type[BaseException]]
) -> None:
    for client_id in ("key-1", "key-2"):
        with_account(store, client_id)
    send = SendsButToOne()
    report = Synchronise(
        submissions=store.submissions,
        accounts=store.accounts,
        offices=cast("Offices", Nobody()),
        send=cast("SendDue", send),
        replies=cast("SendReplies", NoReplies()),
        fetch=cast("FetchNews", None),
        clock=SetClock(),
    ).run(all_now=True, fetch=False)
    assert send.asked == ["key-1", "key-2"]
    assert report.sent == 1
    assert ["nobody expected" in str(trouble) for trouble in report.troubles] == [True]
    assert told == [KeyError]


def test_a_check_of_the_doctor_that_breaks_is_a_finding_and_the_others_are_made(
    told: list[type[BaseException]],
) -> None:
    def breaks(_given: object) -> Any:
        raise IndexError

    fine = translate("cli", "ok")
    found = list(each([("first", breaks), ("second", lambda _: fine)], None))
    assert [(one.check, one.ok) for one in found] == [("first", False), ("second", True)]
    assert "IndexError" in str(found[0].sentence)

    def findings() -> Iterator[Finding]:
        yield Finding("source", ok=True, sentence=fine)
        raise IndexError

    assert [one.ok for one in all_of("source", findings)] == [True, False]
    assert told == [IndexError, IndexError]
