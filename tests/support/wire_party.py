"""A party that speaks with a receiving office over the bare wire, as any client could."""

from __future__ import annotations

import itertools
import time
import uuid
from typing import Any

import requests

from tests.support.receiver_process import ReceiverProcess

TIMEOUT = 30
_tax_codes = itertools.count(1)
_declarations = itertools.count(1)


def new_tax_code() -> str:
    """A tax code that no other test of this run uses."""
    return f"0300{next(_tax_codes):06d}"


def new_number(kind: str = "import") -> str:
    """A declaration number that no other test of this run uses; its 12th digit is 0."""
    return f"{'1' if kind == 'import' else '3'}{next(_declarations):010d}0"


def new_id() -> str:
    """A UUIDv7 (RFC 9562, 5.7)."""
    milliseconds = int(time.time() * 1000).to_bytes(6, "big")
    drawn = bytearray(milliseconds + uuid.uuid4().bytes[6:])
    drawn[6] = (drawn[6] & 0x0F) | 0x70
    return str(uuid.UUID(bytes=bytes(drawn)))


def rating(level: int = 5, *, code: str | None = "03CC", **more: Any) -> dict[str, Any]:
    """A rating of a branch."""
    subject = {"kind": "branch", "name": "HQHPKV1", "source": "declaration", "code": code}
    return {"subject": subject, "level": level, "entry": "single", **more}


def assessment(tax_code: str, number: str | None = None, **more: Any) -> dict[str, Any]:
    """A complete five-star assessment; ``more`` replaces or adds members."""
    number = number or new_number()
    return {
        "assessment_id": new_id(),
        "declaration": {
            "number": number,
            "kind": "import" if number[0] == "1" else "export",
            "branch": {"code": "03CC", "short_name": "HQHPKV1"},
            "enterprise": {"tax_code": tax_code},
        },
        "phase": "cleared",
        "ratings": [rating()],
        "rater": {"name": "Lan"},
        "made_at": "2026-11-02T08:15:00+07:00",
        "client_version": "0.1.0",
        **more,
    }


def low_assessment(tax_code: str, number: str | None = None, **more: Any) -> dict[str, Any]:
    """A complete one-star assessment with what the office needs for it."""
    low = {
        "ratings": [rating(1, comment="Chờ ba ngày")],
        "contact": {"name": "Lan", "phone": "0225 000 000"},
    }
    return assessment(tax_code, number, **{**low, **more})


def sheet(number: str, tax_code: str, **more: Any) -> dict[str, Any]:
    """A sheet as an office imports it."""
    return {
        "number": number,
        "kind": "import" if number[0] == "1" else "export",
        "status": "cleared",
        "enterprise": {"tax_code": tax_code, "name": "Công ty Ví Dụ"},
        "branch": {"code": "03CC", "short_name": "HQHPKV1"},
        "officers": [{"code": "MAU-1001", "name": "Nguyễn Văn Ví Dụ"}],
        "cleared_at": "2026-11-02T08:00:00+07:00",
        **more,
    }


class WireParty:
    """One key of one party, signed in; answers are bare HTTP responses."""

    def __init__(self, url: str, enrolment_code: str, *, name: str = "máy 1") -> None:
        self._http = requests.Session()
        self._http.trust_env = False
        self.url = url
        enrolment = self._http.post(
            f"{url}/v1/enrolments", json={"code": enrolment_code, "name": name}, timeout=TIMEOUT
        )
        assert enrolment.status_code == 201, enrolment.text
        self.enrolment: dict[str, Any] = enrolment.json()
        self.tax_code: str = self.enrolment["party"]["tax_code"]
        self._http.headers["Declarant-Client-Version"] = "0.1.0"
        self._http.headers["Accept-Language"] = "en"
        self.sign_in()

    @property
    def authorization(self) -> str:
        """The header that the party's requests carry now."""
        return str(self._http.headers["Authorization"])

    def sign_in(self) -> str:
        """Get a new access token, use it from now on, and return it."""
        answer = self._http.post(
            f"{self.url}/oauth2/token",
            data={"grant_type": "client_credentials"},
            auth=(self.enrolment["client_id"], self.enrolment["client_secret"]),
            timeout=TIMEOUT,
        )
        assert answer.status_code == 200, answer.text
        token = str(answer.json()["access_token"])
        self._http.headers["Authorization"] = f"Bearer {token}"
        return token

    def get(self, path: str, **headers: str) -> requests.Response:
        """GET with the party's token."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._http.get(self.url + path, headers=named, timeout=TIMEOUT)

    def post(self, path: str, content: Any = None, **headers: str) -> requests.Response:
        """POST JSON, or ``bytes`` as they are, with the party's token."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(content, bytes):
            named.setdefault("Content-Type", "application/json")
            return self._http.post(self.url + path, data=content, headers=named, timeout=TIMEOUT)
        return self._http.post(self.url + path, json=content, headers=named, timeout=TIMEOUT)

    def send(self, content: dict[str, Any], key: str | None = None) -> requests.Response:
        """Submit an assessment under its own id."""
        return self.post(
            "/v1/assessments", content, Idempotency_Key=key or content["assessment_id"]
        )

    def withdraw(self, assessment_id: str, key: str | None = None) -> requests.Response:
        """Withdraw an assessment."""
        path = f"/v1/assessments/{assessment_id}/withdrawal"
        return self.post(path, Idempotency_Key=key or new_id())

    def listed(self, path: str, cursor: str | None = None) -> tuple[list[dict[str, Any]], str]:
        """Read a list to its end; return its items and the cursor to read on from."""
        items: list[dict[str, Any]] = []
        while True:
            joint = "&" if "?" in path else "?"
            answer = self.get(path if cursor is None else f"{path}{joint}cursor={cursor}")
            assert answer.status_code == 200, answer.text
            page = answer.json()
            items += page["items"]
            cursor = page["next_cursor"]
            if not page["has_more"]:
                return items, str(cursor)

    def record(self, assessment_id: str) -> dict[str, Any]:
        """The office's record of one assessment."""
        records, _cursor = self.listed("/v1/assessments")
        (found,) = [one for one in records if one["receipt"]["assessment_id"] == assessment_id]
        return found

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


def problem(answer: requests.Response) -> tuple[int, str]:
    """The status and name of a problem, which must be one in form."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    content = answer.json()
    assert content["status"] == answer.status_code
    assert content["title"]
    assert content["detail"]
    return answer.status_code, content["type"].rsplit("/problems/", 1)[1]


class Parties:
    """Enrols parties of one office and closes their connections at the end."""

    def __init__(self, office: ReceiverProcess) -> None:
        self._office = office
        self._made: list[WireParty] = []

    def enrol(self, tax_code: str | None = None, *options: str) -> WireParty:
        """Let a party in (a new one unless named) and give it a key."""
        code = self._office.enrolment_code_for(tax_code or new_tax_code(), *options)
        party = WireParty(self._office.url, code)
        self._made.append(party)
        return party

    def close(self) -> None:
        """Close every connection."""
        for party in self._made:
            party.close()
