"""What the office tells: itself, its directory, its sheets, its notices."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest
import requests

from declarant_client.contract.assessments import Sheet
from declarant_client.contract.notices import Notice
from declarant_client.contract.office import Directory, OfficeDescription
from tests.contract.conftest import ImportSheets
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import (
    Parties,
    WireParty,
    assessment,
    new_id,
    new_number,
    new_tax_code,
    sheet,
)

ATOM = "{http://www.w3.org/2005/Atom}"
NoticeCommand = Callable[..., None]


@pytest.fixture
def notice_command(office: ReceiverProcess, tmp_path: Path) -> NoticeCommand:
    def run(verb: str, *notices: dict[str, Any]) -> None:
        file = tmp_path / "notices.json"
        file.write_text(json.dumps(list(notices)), encoding="utf-8")
        office.command("notice", verb, str(file))

    return run


def _feed(office: ReceiverProcess) -> ET.Element:
    answer = requests.get(f"{office.url}/v1/notices.atom", timeout=30)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314 - our own office's document


def _entries(office: ReceiverProcess) -> dict[str, ET.Element]:
    return {
        entry.findtext(f"{ATOM}title", ""): entry for entry in _feed(office).iter(f"{ATOM}entry")
    }


def test_anybody_may_ask_who_the_office_is(office: ReceiverProcess):
    answer = requests.get(f"{office.url}/v1/office", timeout=30)
    described = msgspec.json.decode(answer.content, type=OfficeDescription)
    assert described.name.vi
    assert described.confidentiality.en
    assert "03CC" in {branch.code for branch in described.branches}
    assert abs((datetime.now(described.clock.tzinfo) - described.clock).total_seconds()) < 60


def test_the_directory_is_whole_and_answers_304_while_nothing_changed(
    office: ReceiverProcess, steady: WireParty
):
    first = steady.get("/v1/directory")
    directory = msgspec.json.decode(first.content, type=Directory)
    assert {level.level for level in directory.levels} == {1, 2, 3, 4, 5}
    assert any(reason.outside_customs for reason in directory.reasons)
    again = steady.get("/v1/directory", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert steady.get("/v1/directory", If_None_Match='W/"other", "x"').status_code == 200


def test_every_level_and_kind_of_subject_has_a_reason_to_choose(steady: WireParty):
    directory = msgspec.json.decode(steady.get("/v1/directory").content, type=Directory)
    offered = {
        (level, kind)
        for reason in directory.reasons
        for level in reason.levels
        for kind in reason.subject_kinds
    }
    kinds = ("branch", "team", "stage", "officer")
    assert offered == {(level, kind) for level in range(1, 6) for kind in kinds}


def test_a_party_gets_the_sheets_of_its_own_tax_code_and_its_branches(
    parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    own, of_branch, foreign = new_number(), new_number("export"), new_number()
    import_sheets(
        sheet(own, party.tax_code),
        sheet(of_branch, f"{party.tax_code}-001"),
        sheet(foreign, new_tax_code()),
    )
    items, _cursor = party.listed("/v1/sheets")
    assert [msgspec.convert(item, Sheet).number for item in items] == [own, of_branch]


def test_an_agent_gets_the_sheets_that_name_it(parties: Parties, import_sheets: ImportSheets):
    agent = parties.enrol(None, "--kind", "agent")
    named, other = new_number(), new_number()
    enterprise = new_tax_code()
    import_sheets(
        sheet(named, enterprise, agent={"code": agent.tax_code}), sheet(other, enterprise)
    )
    assert [item["number"] for item in agent.listed("/v1/sheets")[0]] == [named]


def test_a_mandate_shows_sheets_that_were_there_before_the_agents_cursor(
    office: ReceiverProcess, parties: Parties, import_sheets: ImportSheets
):
    agent = parties.enrol(None, "--kind", "agent")
    enterprise, number, own = new_tax_code(), new_number(), new_number()
    import_sheets(sheet(number, enterprise), sheet(own, agent.tax_code))
    before, cursor = agent.listed("/v1/sheets")
    office.command("enterprise", "mandate", agent.tax_code, enterprise)
    now_seen, _cursor = agent.listed("/v1/sheets", cursor)
    assert [item["number"] for item in before] == [own]
    assert [item["number"] for item in now_seen] == [number]


def test_a_sheet_comes_again_when_it_changed_and_only_then(
    parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    number = new_number()
    import_sheets(sheet(number, party.tax_code, status="in_procedure"))
    _items, cursor = party.listed("/v1/sheets")
    import_sheets(sheet(number, party.tax_code, status="in_procedure"))
    unchanged, cursor = party.listed("/v1/sheets", cursor)
    amended = f"{number[:11]}1"
    import_sheets(sheet(amended, party.tax_code, status="cleared"))
    changed, _cursor = party.listed("/v1/sheets", cursor)
    assert unchanged == []
    assert [(item["number"], item["status"]) for item in changed] == [(amended, "cleared")]


def test_a_sheet_says_who_assessed_its_declaration(parties: Parties, import_sheets: ImportSheets):
    party = parties.enrol()
    number = new_number()
    import_sheets(sheet(number, party.tax_code))
    _items, cursor = party.listed("/v1/sheets")
    content = assessment(party.tax_code, number)
    assert party.send(content).status_code == 201
    ((item,), cursor) = party.listed("/v1/sheets", cursor)
    assert [(one["assessment_id"], one["rater"], one["phase"]) for one in item["assessed"]] == [
        (content["assessment_id"], "Lan", "cleared")
    ]
    party.withdraw(content["assessment_id"])
    ((item,), _cursor) = party.listed("/v1/sheets", cursor)
    assert item["assessed"] == []


def test_a_page_holds_at_most_what_was_asked_for(parties: Parties, import_sheets: ImportSheets):
    party = parties.enrol()
    numbers = [new_number() for _ in range(5)]
    import_sheets(*(sheet(number, party.tax_code) for number in numbers))
    page = party.get("/v1/sheets?limit=2").json()
    assert [item["number"] for item in page["items"]] == numbers[:2]
    assert page["has_more"]
    rest, _cursor = party.listed("/v1/sheets", page["next_cursor"])
    assert [item["number"] for item in rest] == numbers[2:]


def test_lookup_answers_a_foreign_number_like_one_that_does_not_exist(
    parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    own, foreign, unknown = new_number(), new_number(), new_number()
    import_sheets(sheet(own, party.tax_code), sheet(foreign, new_tax_code()))
    answer = party.post("/v1/sheets/lookup", {"numbers": [foreign, unknown, f"{own[:11]}3"]})
    assert [item["number"] for item in answer.json()["items"]] == [own]
    for number in (foreign, unknown):
        assert party.post("/v1/sheets/lookup", {"numbers": [number]}).json() == {"items": []}


def test_a_changed_notice_comes_again_as_a_new_revision(
    steady: WireParty, notice_command: NoticeCommand
):
    notice = {"notice_id": new_id(), "kind": "guidance", "title": "VĂN BẢN MẪU"}
    notice_command("publish", notice)
    items, cursor = steady.listed("/v1/notices")
    published = msgspec.convert(items[-1], Notice)
    notice_command("change", {**notice, "in_force_on": "2026-12-01", "changed": "Ngày áp dụng"})
    ((changed,), cursor) = steady.listed("/v1/notices", cursor)
    notice_command("withdraw", {"notice_id": notice["notice_id"], "changed": "Bãi bỏ"})
    ((withdrawn,), _cursor) = steady.listed("/v1/notices", cursor)
    assert (published.revision, published.changed, published.withdrawn) == (1, None, False)
    assert (changed["revision"], changed["changed"]) == (2, "Ngày áp dụng")
    assert changed["posted_at"] == items[-1]["posted_at"]
    assert (withdrawn["revision"], withdrawn["withdrawn"]) == (3, True)
    assert withdrawn["in_force_on"] == "2026-12-01"


def test_the_feed_keeps_an_entrys_id_and_moves_its_updated_time(
    office: ReceiverProcess, notice_command: NoticeCommand
):
    title = f"VĂN BẢN MẪU {new_id()}"
    notice = {
        "notice_id": new_id(),
        "kind": "legal_document",
        "title": title,
        "abstract": "Thông tư <b>&\u0001 mẫu",
        "source_link": "https://van-ban-mau.example/1",
        "posted_at": "2026-01-02T03:04:05+07:00",
    }
    notice_command("publish", notice)
    first = _entries(office)[title]
    notice_command("change", {**notice, "changed": "Đính chính"})
    second = _entries(office)[title]
    assert first.findtext(f"{ATOM}id") == second.findtext(f"{ATOM}id")
    assert first.findtext(f"{ATOM}updated") == "2026-01-02T03:04:05+07:00"
    assert second.findtext(f"{ATOM}updated", "") > "2026-01-02T03:04:05+07:00"
    assert "Thông tư <b>& mẫu" in second.findtext(f"{ATOM}content", "")


def test_the_feed_has_what_atom_requires(office: ReceiverProcess, notice_command: NoticeCommand):
    link = "javascript:alert(1)"
    for kind in ("event", "guidance"):
        notice = {"notice_id": new_id(), "kind": kind, "title": "Mẫu", "source_link": link}
        notice_command("publish", notice)
    feed = _feed(office)
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert element.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo
    assert link not in ET.tostring(feed, encoding="unicode")


def test_the_feed_answers_304_while_nothing_changed(office: ReceiverProcess):
    first = requests.get(f"{office.url}/v1/notices.atom", timeout=30)
    known = {"If-None-Match": first.headers["ETag"]}
    again = requests.get(f"{office.url}/v1/notices.atom", headers=known, timeout=30)
    assert (again.status_code, again.content) == (304, b"")
