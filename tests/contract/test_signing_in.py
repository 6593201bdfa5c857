"""Who speaks: enrolment codes, keys, tokens, roles."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import requests

from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import Parties, WireParty, assessment, new_tax_code, problem


def _enrol(office: ReceiverProcess, code: str) -> requests.Response:
    content = {"code": code, "name": "máy 1"}
    return requests.post(f"{office.url}/v1/enrolments", json=content, timeout=30)


def _token(party: WireParty, **form: str) -> requests.Response:
    return requests.post(f"{party.url}/oauth2/token", data=form, timeout=30)


def _expire(office: ReceiverProcess, table: str) -> None:
    with closing(sqlite3.connect(office.database)) as database, database:
        database.execute(f"UPDATE {table} SET ends_at = '2020-01-01 00:00:00.000000'")  # noqa: S608


def test_enrolment_answers_with_the_party_its_role_and_a_key(parties: Parties):
    party = parties.enrol("0300999999-001", "--name", "Chi nhánh Ví Dụ", "--kind", "agent")
    assert party.enrolment["party"] == {
        "tax_code": "0300999999-001",
        "name": "Chi nhánh Ví Dụ",
        "kind": "agent",
    }
    assert party.enrolment["role"] == "submit"
    assert party.enrolment["key_name"] == "máy 1"


def test_an_enrolment_code_is_good_for_as_many_uses_as_were_stated(office: ReceiverProcess):
    code = office.enrolment_code_for(new_tax_code(), "--uses", "2")
    assert [_enrol(office, code).status_code for _ in range(3)] == [201, 201, 403]
    assert problem(_enrol(office, code)) == (403, "enrolment-code-invalid")


def test_an_enrolment_code_may_be_typed_in_any_spelling(office: ReceiverProcess):
    code = office.enrolment_code_for(new_tax_code())
    assert _enrol(office, f" {code.lower().replace('-', ' ')} ").status_code == 201


def test_an_enrolment_code_ends_with_its_last_day(office: ReceiverProcess):
    code = office.enrolment_code_for(new_tax_code())
    _expire(office, "enrolment_codes")
    assert problem(_enrol(office, code)) == (403, "enrolment-code-invalid")


def test_a_code_that_is_almost_right_is_refused(office: ReceiverProcess):
    code = office.enrolment_code_for(new_tax_code())
    almost = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert problem(_enrol(office, almost)) == (403, "enrolment-code-invalid")
    assert problem(_enrol(office, "2222")) == (403, "enrolment-code-invalid")


def test_a_token_is_given_by_http_basic_and_by_form(parties: Parties):
    party = parties.enrol()
    answer = _token(
        party,
        grant_type="client_credentials",
        client_id=party.enrolment["client_id"],
        client_secret=party.enrolment["client_secret"],
    )
    assert answer.status_code == 200
    assert answer.json()["token_type"] == "Bearer"
    assert answer.json()["expires_in"] == 3600
    assert answer.headers["Cache-Control"] == "no-store"
    assert party.sign_in()


@pytest.mark.parametrize(
    "form, status, error",
    [
        ({"scope": "submit"}, 400, "invalid_request"),
        ({"grant_type": "client_credentials"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials", "client_id": "k-1"}, 401, "invalid_client"),
        (
            {"grant_type": "client_credentials", "client_id": "k-1", "client_secret": "x"},
            401,
            "invalid_client",
        ),
    ],
)
def test_a_refused_grant_is_an_rfc_6749_error(
    steady: WireParty, form: dict[str, str], status: int, error: str
):
    answer = _token(steady, **form)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    if status == 401:
        assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_another_grant_type_is_an_rfc_6749_error(steady: WireParty):
    answer = _token(
        steady,
        grant_type="password",
        client_id=steady.enrolment["client_id"],
        client_secret=steady.enrolment["client_secret"],
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


@pytest.mark.parametrize(
    "authorization", [None, "Bearer", "Bearer nothing", "Basic abc", "nothing"]
)
def test_without_a_valid_token_there_is_only_a_401(steady: WireParty, authorization: str | None):
    headers = {"Authorization": authorization} if authorization else {}
    answer = requests.get(f"{steady.url}/v1/sheets", headers=headers, timeout=30)
    assert problem(answer) == (401, "unauthorized")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_ends_and_a_new_one_is_given(office: ReceiverProcess, parties: Parties):
    party = parties.enrol()
    _expire(office, "access_tokens")
    assert problem(party.get("/v1/sheets")) == (401, "unauthorized")
    party.sign_in()
    assert party.get("/v1/sheets").status_code == 200


def test_a_revoked_key_is_refused_at_once_and_the_partys_other_key_is_not(
    office: ReceiverProcess, parties: Parties
):
    lost = parties.enrol()
    kept = parties.enrol(lost.tax_code)
    office.command("key", "revoke", lost.enrolment["client_id"])
    assert problem(lost.get("/v1/sheets")) == (401, "unauthorized")
    answer = _token(
        lost,
        grant_type="client_credentials",
        client_id=lost.enrolment["client_id"],
        client_secret=lost.enrolment["client_secret"],
    )
    assert answer.json()["error"] == "invalid_client"
    assert kept.get("/v1/sheets").status_code == 200


def test_a_key_that_may_only_read_reads_and_does_nothing_else(parties: Parties):
    party = parties.enrol(None, "--role", "read")
    content = assessment(party.tax_code)
    assert party.get("/v1/sheets").status_code == 200
    assert problem(party.send(content)) == (403, "forbidden")
    assert problem(party.withdraw(content["assessment_id"])) == (403, "forbidden")
    assert problem(party.post("/v1/assessments/batch", {"items": []})) == (403, "forbidden")
    assert problem(party.post("/v1/cases/V1/replies", {"kind": "accepted"})) == (403, "forbidden")


def test_neither_codes_nor_secrets_nor_tokens_are_kept_in_clear(
    office: ReceiverProcess, parties: Parties
):
    code = office.enrolment_code_for(new_tax_code(), "--uses", "2")
    party = WireParty(office.url, code)
    secrets = (code, code.replace("-", "")[8:], party.enrolment["client_secret"], party.sign_in())
    party.close()
    kept = b"".join(
        file.read_bytes() for file in office.database.parent.glob(f"{office.database.name}*")
    )
    assert not [secret for secret in secrets if secret.encode() in kept]
    assert not [secret for secret in secrets if secret in office.log]
