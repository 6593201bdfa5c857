"""The demonstration office: filled in by real commands, and its loop closes for real."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from declarant_client.receiver.demonstration_officer import DemonstrationOfficer
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import WireParty, low_assessment, problem, rating

pytestmark = pytest.mark.processes
SAMPLES = ("106999900010", "107999900020", "307999900010")


def _party(office: ReceiverProcess) -> WireParty:
    assert office.enrolment_code
    return WireParty(office.url, office.enrolment_code)


def test_the_demonstration_has_sheets_notices_and_reasons(tmp_path: Path):
    with ReceiverProcess(tmp_path, demo=True) as office:
        party = _party(office)
        sheets = {sheet["number"]: sheet for sheet in party.listed("/v1/sheets")[0]}
        notices = party.listed("/v1/notices")[0]
        directory = party.get("/v1/directory").json()
        party.close()
    assert party.enrolment["party"]["name"] == "Công ty TNHH Xuất nhập khẩu Minh Họa Một"
    assert len(sheets) >= 15
    for number in SAMPLES:
        assert sheets[number]["officers"]
        assert sheets[number]["stages"]
        assert sheets[number]["team"]
    teams = {
        branch["code"]: {team["code"] for team in branch["teams"]}
        for branch in directory["branches"]
    }
    for sheet in sheets.values():
        assert sheet["team"]["code"] in teams[sheet["branch"]["code"]]
    assert {sheet["status"] for sheet in sheets.values()} == {
        "in_procedure",
        "released",
        "cleared",
        "cancelled",
    }
    assert {notice["kind"] for notice in notices} == {"legal_document", "guidance", "event"}
    assert any(notice["withdrawn"] for notice in notices)
    assert any(notice["changed"] and not notice["withdrawn"] for notice in notices)
    assert all("VĂN BẢN MẪU" in notice["title"] for notice in notices)


def test_starting_the_demonstration_again_changes_nothing(tmp_path: Path):
    office = ReceiverProcess(tmp_path, demo=True)
    with office:
        first = _party(office)
        cursors = {path: first.listed(path)[1] for path in ("/v1/sheets", "/v1/notices")}
        office.restart()
        second = _party(office)
        again = {path: second.listed(path, cursor)[0] for path, cursor in cursors.items()}
        first.close()
        second.close()
    assert again == {"/v1/sheets": [], "/v1/notices": []}
    assert second.tax_code == first.tax_code


def test_the_demonstration_officer_closes_every_case_and_takes_up_what_is_not_resolved(
    tmp_path: Path,
):
    office = ReceiverProcess(tmp_path, "--demo-officer-seconds", "0", demo=True)
    with office:
        party = _party(office)
        officer = DemonstrationOfficer(office.database, pause_seconds=60)
        outside = {"ratings": [rating(1, reasons=["OUT-PORT"])]}
        for content in (
            low_assessment(party.tax_code, SAMPLES[0]),
            low_assessment(party.tax_code, SAMPLES[2], **outside),
        ):
            assert party.send(content).status_code == 201
        for _ in range(5):
            officer.work_once()
        cases = [record["cases"][0] for record in party.listed("/v1/assessments")[0]]
        party.post(f"/v1/cases/{cases[0]['case_id']}/replies", {"kind": "not_resolved"})
        for _ in range(4):
            officer.work_once()
        again = [record["cases"][0] for record in party.listed("/v1/assessments")[0]]
        party.close()
    steps = ["received", "assigned", "verifying", "answered", "closed"]
    assert [[event["kind"] for event in case["events"]] for case in cases] == [steps, steps]
    assert [case["events"][3]["outcome"] for case in cases] == ["founded", "outside_customs"]
    assert "demonstration officer" in cases[0]["events"][1]["unit"]
    reopened = {case["case_id"]: [event["kind"] for event in case["events"]] for case in again}
    assert reopened[cases[0]["case_id"]] == [*steps, "verifying", "answered", "closed"]
    assert reopened[cases[1]["case_id"]] == steps


def test_the_served_demonstration_works_cases_by_itself(tmp_path: Path):
    with ReceiverProcess(tmp_path, "--demo-officer-seconds", "0.02", demo=True) as office:
        party = _party(office)
        content = low_assessment(party.tax_code, SAMPLES[0])
        party.send(content)
        cursor = None
        kinds: list[str] = []
        while "closed" not in kinds:
            records, cursor = party.listed("/v1/assessments", cursor)
            kinds = [event["kind"] for record in records for event in record["cases"][0]["events"]]
        party.close()
        assert office.end() == 0


def test_the_ready_file_says_where_the_office_is_and_is_the_owners_alone(tmp_path: Path):
    with ReceiverProcess(tmp_path, demo=True) as office:
        ready = tmp_path / "ready.json"
        content = json.loads(ready.read_text(encoding="utf-8"))
        assert content == {
            "url": office.url,
            "enrolment_code": office.enrolment_code,
            "database": str(office.database.resolve()),
        }
        if sys.platform != "win32":
            for file in (ready, office.database):
                assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_server_ends_in_order_when_its_standard_input_closes(tmp_path: Path):
    assert ReceiverProcess(tmp_path, demo=True).start().end() == 0


def test_the_server_ends_in_order_on_sigterm(tmp_path: Path):
    in_order = 1 if sys.platform == "win32" else 0  # Windows ends processes without a word.
    assert ReceiverProcess(tmp_path, demo=True).start().terminate() == in_order


def test_a_party_of_the_demonstration_gets_no_other_partys_sheets(tmp_path: Path):
    with ReceiverProcess(tmp_path, demo=True) as office:
        stranger = WireParty(office.url, office.enrolment_code_for("0300000001"))
        assert stranger.listed("/v1/sheets")[0] == []
        content = low_assessment("0200999001", SAMPLES[0])
        assert problem(stranger.send(content)) == (403, "forbidden")
        stranger.close()
