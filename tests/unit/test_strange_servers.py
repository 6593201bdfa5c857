"""What a server elsewhere may not make this computer do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from declarant_client.application.fetching import MOST_PAGES, FetchNews
from declarant_client.application.ports.offices import (
    AccountStore,
    Office,
    OfficeUnreachableError,
)
from declarant_client.contract.shapes import Page
from declarant_client.office.exchange import Answer
from declarant_client.office.transport import Transport
from declarant_client.office.web import HttpWeb


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:631/", "https://localhost/", "http://[::1]:8080/"]
)
def test_no_server_elsewhere_leads_to_what_listens_on_this_computer(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask_once(_transport: Transport, address: str, *_: object) -> Answer:
        asked.append(address)
        return Answer(status=302, headers={"location": location}, body=b"")

    monkeypatch.setattr(Transport, "ask_once", ask_once)
    web = HttpWeb(client_version="1")
    with pytest.raises(OfficeUnreachableError, match="not fetched from"):
        web.fetch("https://gazette.example/new.rss", {})
    web.close()
    assert asked == ["https://gazette.example/new.rss"]


@dataclass
class EndlessOffice:
    """An office whose lists have no end: every page is empty, and there is more."""

    pages: int = 0

    def describe(self) -> object:
        return object()

    def fetch_directory(self, _etag: str | None) -> object:
        return SimpleNamespace(directory=None, etag=None)

    def _page(self, _cursor: str | None) -> Page[Any]:
        self.pages += 1
        return Page(items=[], next_cursor=f"c{self.pages}", has_more=True)

    fetch_sheets = fetch_assessments = fetch_notices = _page


@dataclass
class Kept:
    """Keeps the place in each list, and nothing else."""

    cursors: dict[object, str] = field(default_factory=dict)

    def cursor(self, _account_id: int, stream: object) -> str | None:
        return self.cursors.get(stream)

    def keeper(self, stream: str) -> Callable[[int, list[Any], str], int]:
        def keep(_account_id: int, _items: list[Any], cursor: str) -> int:
            self.cursors[stream] = cursor
            return 0

        return keep

    def directory(self, _account_id: int) -> None:
        return None

    def keep_office(self, _account_id: int, _office: object) -> None:
        return None


def test_an_office_whose_lists_have_no_end_is_left_for_the_next_run_and_read_on_there() -> None:
    office, kept = EndlessOffice(), Kept()
    store: Any = SimpleNamespace(
        keep_sheets=kept.keeper("sheets"),
        keep_records=kept.keeper("assessments"),
        keep_notices=kept.keeper("notices"),
    )
    fetch = FetchNews(store, store, cast("AccountStore", kept), store)
    account: Any = SimpleNamespace(account_id=1)
    for runs in (1, 2):
        fetch.run(account, cast("Office", office), lambda: False)
        assert office.pages == runs * 3 * MOST_PAGES
        assert kept.cursors["notices"] == f"c{office.pages}"
