"""``declarant-receiver conformance``: our office keeps the contract, and who breaks it is told."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from declarant_client.receiver.command_line import run
from declarant_client.receiver.conformance.addresses import address
from declarant_client.receiver.conformance.exchanges import Asking
from declarant_client.receiver.conformance.line import Line, NoAnswerError
from tests.support import broken_offices
from tests.support.breaking_office import BreakingOffice, Passing, intact
from tests.support.certificates import new_authority
from tests.support.conformance_checks import TAX_CODE, Checks, checked, office_to_check
from tests.support.wire_party import WireParty

OFFICES_ALONE = {
    "transport.https",
    "signing-in.role-read",
    "signing-in.revoked-key",
    "withdrawal.answered",
    "cases.reply",
    "limits.too-many",
}
"""What cannot be checked on loopback from outside with a key that submits."""


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checks]:
    with office_to_check(tmp_path_factory.mktemp("conformance")) as made:
        yield made


@pytest.fixture
def breaking(checks: Checks) -> Iterator[BreakingOffice]:
    yield checks.breaking
    checks.breaking.before = checks.breaking.after = intact


def test_our_office_breaks_no_rule(checks: Checks):
    answer = checks.of(checks.office.url, "--json")
    assert (answer.code, answer.named("broken")) == (0, set()), answer.out
    assert answer.named("not_checked") == OFFICES_ALONE
    assert len(answer.named("ok")) > 90


def test_passed_on_without_a_change_our_office_breaks_no_rule_either(
    checks: Checks, breaking: BreakingOffice
):
    assert checks.of(breaking.url, "--json").named("broken") == set()


def test_nothing_that_a_check_wrote_stands_afterwards(checks: Checks):
    answer = checks.of(checks.office.url, "--json")
    assert json.loads(answer.out)["left"] == []
    for code in (checks.code, checks.other_code):
        party = WireParty(checks.office.url, code)
        records, _cursor = party.listed("/v1/assessments")
        party.close()
        assert {record["state"] for record in records} <= {"revised", "withdrawn"}
        numbers = {record["assessment"]["declaration"]["number"][:3] for record in records}
        assert numbers <= {"199"}
        raters = {record["assessment"]["rater"]["name"] for record in records}
        assert all("CONFORMANCE CHECK" in rater for rater in raters)


def test_without_a_code_nothing_is_written_and_the_rest_is_named_with_its_reason(checks: Checks):
    answer = checked(checks.office.url, "--json")
    assert answer.code == 0
    assert {"transport.unknown-path", "office.public", "feed.required"} <= answer.named("ok")
    assert answer.findings["batch.size"]["why"]["en"] == "no --code was given"
    assert answer.findings["batch.size"]["outcome"] == "not_checked"


def test_without_a_second_code_only_what_needs_it_is_left_out(checks: Checks):
    options = ("--code", checks.code, "--only", "withdrawal", "--json")
    answer = checked(checks.office.url, *options)
    assert answer.named("not_checked") == {"withdrawal.foreign", "withdrawal.answered"}


def test_a_second_code_of_the_same_party_checks_nothing_foreign(checks: Checks):
    options = ("--code", checks.code, "--second-code", checks.code, "--only", "cases", "--json")
    finding = checked(checks.office.url, *options).findings["cases.foreign"]
    assert finding["why"]["en"] == "--second-code is of the same party"


def test_a_key_that_may_only_read_is_not_asked_to_submit(checks: Checks):
    code = checks.office.enrolment_code_for(TAX_CODE, "--role", "read")
    answer = checked(checks.office.url, "--code", code, "--json")
    assert answer.code == 0, answer.out
    assert answer.outcomes["signing-in.role-read"] == "ok"
    assert answer.findings["assessments.hash"]["why"]["en"] == "the key's role is read"


def test_a_code_that_is_refused_is_one_broken_rule_and_many_unchecked(checks: Checks):
    answer = checked(checks.office.url, "--code", "2222-3333", "--json")
    assert answer.named("broken") == {"signing-in.enrolment"}
    assert answer.findings["batch.size"]["why"]["en"] == "enrolling with --code failed"


def test_no_secret_is_ever_told(checks: Checks, breaking: BreakingOffice):
    secrets: set[str] = set()

    def chatty(passing: Passing) -> None:
        if passing.path in {"/v1/enrolments", "/oauth2/token"}:
            said = passing.content
            secrets.update({said.get("client_secret", ""), said.get("access_token", "")})
            passing.change(expires_in="soon" if "expires_in" in said else None)
        else:
            repeated = f"{passing.asked.get('authorization')} {passing.sent!r}"
            passing.answer(500, {"debug": repeated, "secrets": sorted(secrets)}, "text/html")

    def granted(passing: Passing) -> None:
        chatty(passing)
        if passing.path == "/oauth2/token" and passing.status == 200:
            passing.change(expires_in=60)

    for broken, options in ((chatty, ("--json",)), (granted, ())):
        breaking.after = broken
        secrets.clear()
        answer = checks.of(breaking.url, *options)
        assert answer.code == 1
        told = answer.out + answer.err
        given = secrets | {checks.code, checks.other_code}
        assert not [secret for secret in given if secret and secret in told]


def test_it_says_what_it_will_write_before_and_the_totals_after(checks: Checks):
    answer = checks.of(checks.office.url, "--only", "office", "--only", "revisions")
    assert "submitted" in answer.err
    assert "[đúng / ok] office.public: GET /v1/office mở cho mọi người" in answer.out
    assert answer.out.rstrip().endswith("/ Total: 8 ok, 0 BROKEN, 0 not checked")


def test_a_broken_rule_is_told_in_words(checks: Checks, breaking: BreakingOffice):
    breaking.after = dict(broken_offices.AFTER)["office.confidentiality"]
    answer = checked(breaking.url, "--only", "office")
    assert answer.code == 1
    assert "[SAI / BROKEN] office.confidentiality" in answer.out
    assert "đã gửi / sent: GET /v1/office" in answer.out
    assert "phải là / expected: confidentiality: vi, en" in answer.out
    assert answer.err.endswith("declarant-receiver: 1 quy tắc bị sai / rules are broken\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ftp://office.test",),
        ("office.test",),
        ("http://office.test",),
        ("http://192.0.2.1",),
        ("https://",),
        ("https://name:word@office.test",),
        ("https://office.test/?a=1",),
        ("https://office.test:x",),
        ("https://office.test", "--only", "nothing"),
    ],
    ids=str,
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    assert run(["conformance", *arguments]) == 2
    said = capsys.readouterr().err
    assert "usage:" in said
    assert "name:word" not in said


def test_an_address_may_have_a_path_and_loopback_may_be_plain():
    assert str(address("https://office.test:8443/customs/")) == "https://office.test:8443/customs"
    assert str(address("http://[::1]:80")) == "http://[::1]:80"
    assert address("http://localhost").port is None


def test_an_office_that_does_not_answer_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    answer = checked(url, "--code", "any")
    assert (answer.code, answer.out) == (1, "")
    assert f"declarant-receiver: {url}: không có câu trả lời / no answer" in answer.err


class Raw:
    """A server that sends ``said`` to each connection, and keeps the connection as told."""

    def __init__(
        self, said: bytes, *, drips: bool = False, tls: ssl.SSLContext | None = None
    ) -> None:
        self._said = said
        self._drips = drips
        self._tls = tls
        self._ending = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self.port = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            pass
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        while not self._ending.is_set():
            accepted, _address = self._listening.accept()
            with accepted:
                self._answer(accepted)

    def _answer(self, accepted: socket.socket) -> None:
        try:
            if self._tls is not None:
                self._tls.wrap_socket(accepted, server_side=True).close()
                return
            accepted.recv(65536)
            accepted.sendall(self._said)
            while self._drips and not self._ending.wait(0.02):
                accepted.sendall(b"x")
        except OSError:
            return


@pytest.mark.parametrize(
    "said",
    [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"],
    ids=["in the headers", "in the body"],
)
def test_an_answer_that_drips_is_cut_off(said: bytes):
    with Raw(said, drips=True) as server:
        line = Line(address(f"http://127.0.0.1:{server.port}"), seconds=0.3)
        with pytest.raises(NoAnswerError) as refused:
            line.ask(Asking(method="GET", path="/v1/office"))
    assert "no answer: no whole answer within" in refused.value.came


def test_an_answer_without_end_is_not_read_to_its_end():
    said = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 50_000
    with Raw(said) as server:
        line = Line(address(f"http://127.0.0.1:{server.port}"), largest=1000)
        with pytest.raises(NoAnswerError) as refused:
            line.ask(Asking(method="GET", path="/v1/office"))
    assert "more than 1000 bytes" in refused.value.came


def test_an_answer_that_is_cut_short_is_none():
    with Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}") as server:
        line = Line(address(f"http://127.0.0.1:{server.port}"))
        with pytest.raises(NoAnswerError) as refused:
            line.ask(Asking(method="GET", path="/v1/office"))
    assert "8 more expected" in refused.value.came


def test_what_speaks_no_http_is_no_answer_and_soon_not_asked_any_more():
    with Raw(b"220 mail.test ESMTP\r\n") as server:
        line = Line(address(f"http://127.0.0.1:{server.port}"))
        told = []
        for _attempt in range(6):
            with pytest.raises(NoAnswerError) as refused:
                line.ask(Asking(method="GET", path="/v1/office"))
            told.append(refused.value.came)
    assert "does not answer any more" in told[-1]
    assert "does not answer any more" not in told[-2]


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path):
    with Raw(b"", tls=new_authority(tmp_path).server()) as server:
        answer = checked(f"https://127.0.0.1:{server.port}")
    assert answer.code == 1
    assert "certificate" in answer.err


def test_after_429_it_waits_as_long_as_it_was_told(checks: Checks, breaking: BreakingOffice):
    slow = [7, 9999, 0]

    def slowing(passing: Passing) -> None:
        if slow:
            passing.status = 429
            passing.headers["retry-after"] = str(slow.pop(0))

    breaking.after = slowing
    waited: list[float] = []
    line = Line(address(breaking.url), pause=waited.append)
    assert line.ask(Asking(method="GET", path="/v1/office")).status == 200
    assert waited == [7, 60, 1]
    assert len(line.slowed) == 3
