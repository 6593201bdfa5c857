"""Effective days go into a calendar as all-day events that it recognises when they come again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from icalendar import Calendar, Event

from declarant_client.application.calendars import ExportCalendar
from declarant_client.application.ports.offices import NoticeFilter
from declarant_client.exports.calendar_file import CalendarFile
from declarant_client.store.opening import Store
from tests.support.stored_things import SetClock, notice, opened, with_account


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path / "store")
    account = with_account(store).account_id
    first = notice(
        "n-1",
        in_force_on=date(2026, 5, 1),
        expired_on=date(2027, 12, 31),
        document_type="Thông tư",
        source_link="https://gazette.vn/1",
    )
    withdrawn = notice("n-3", in_force_on=date(2026, 6, 1), withdrawn=True)
    store.notices.keep_notices(account, [first, notice("n-2"), withdrawn], "c")
    yield store
    store.close()


def events(path: Path) -> list[Event]:
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")  # type: ignore[return-value]


def speak(_context: str, source: str) -> str:
    return source


def test_all_that_is_filtered_goes_in_and_unknown_days_do_not(store: Store, tmp_path: Path):
    export = ExportCalendar(store.notices, CalendarFile(), SetClock())
    path = tmp_path / "days.ics"
    assert export.all(NoticeFilter(), path, speak=speak) == 3
    found = {str(event["uid"]): event for event in events(path)}
    assert len(found) == 3
    first = next(event for event in found.values() if "url" in event and "status" not in event)
    assert first.decoded("dtstart") == date(2026, 5, 1)
    assert first.decoded("dtend") == date(2026, 5, 2)
    assert str(first["summary"]) == "Takes effect: Thông tư 38/2015/TT-BTC"
    assert [str(e["status"]) for e in found.values() if "status" in e] == ["CANCELLED"]


def test_a_day_that_moved_replaces_the_one_in_the_calendar(store: Store, tmp_path: Path):
    export = ExportCalendar(store.notices, CalendarFile(), SetClock())
    kept = next(k for k in store.notices.notices(NoticeFilter(), None, 9) if k.notice.expired_on)
    assert export.one(kept, tmp_path / "before.ics", speak=speak) == 2
    moved = msgspec.structs.replace(kept.notice, revision=2, in_force_on=date(2026, 7, 1))
    store.notices.keep_notices(kept.account_id or 0, [moved], "d")
    again = next(k for k in store.notices.notices(NoticeFilter(), None, 9) if k.notice.expired_on)
    export.one(again, tmp_path / "after.ics", speak=speak)
    before, after = events(tmp_path / "before.ics")[0], events(tmp_path / "after.ics")[0]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after.decoded("dtstart") == date(2026, 7, 1)
