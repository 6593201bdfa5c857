"""What a receiving office types."""

from __future__ import annotations

import io
import json
import os
import socket
import ssl
import subprocess
import sys
import urllib.request
from argparse import Namespace
from pathlib import Path

import psutil
import pytest
import requests

from declarant_client.receiver.command_line import run
from declarant_client.receiver.commands.terminal import Terminal
from tests.support.certificates import new_authority
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import Parties, low_assessment, new_tax_code, sheet


@pytest.fixture
def office(tmp_path: Path) -> ReceiverProcess:
    """An office that is set up; its server is down, for commands need none."""
    return ReceiverProcess(tmp_path).set_up()


def _refused(office: ReceiverProcess, *arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    assert run(["--database", str(office.database), *arguments], out=out, err=err) == 1
    assert out.getvalue() == ""
    said = err.getvalue()
    assert said.startswith("declarant-receiver: ")
    assert said.count("\n") == 1
    return said


def _file(folder: Path, content: object, name: str = "file.json") -> str:
    file = folder / name
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nothing",),
        ("case",),
        ("enterprise", "add"),
        ("serve", "--port", "x"),
        ("serve", "--port", "70000"),
        ("enterprise", "add", "0200999001", "--name", "\udcff"),
        ("case", "assign", "V1", "--unit", "\udcff"),
        ("serve", "--requests-per-minute", "0"),
        ("case", "answer", "V1", "--text", "x"),
        ("case", "answer", "V1", "--text", "x", "--outcome", "maybe"),
    ],
    ids=str,
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    assert run(arguments) == 2
    assert "usage:" in capsys.readouterr().err


def test_help_ends_with_0(capsys: pytest.CaptureFixture[str]):
    assert run(["--help"]) == 0
    assert "enterprise" in capsys.readouterr().out


def test_the_database_may_be_named_before_or_after_the_command(office: ReceiverProcess):
    file = str(office.database)
    for arguments in (("--database", file, "key", "list"), ("key", "list", "--database", file)):
        assert run(arguments, out=io.StringIO()) == 0


@pytest.mark.parametrize(
    "arguments", [("key", "list"), ("case", "list"), ("notice", "list"), ("case", "close", "V1")]
)
def test_a_mistyped_database_is_no_new_office(arguments: tuple[str, ...], tmp_path: Path):
    file = tmp_path / "o.sqlite3"
    err = io.StringIO()
    assert run(["--database", str(file), *arguments], out=io.StringIO(), err=err) == 1
    assert f"there is no database {file}" in err.getvalue()
    assert not file.exists()


def test_an_enrolment_code_alone_is_printed_so_that_a_program_can_read_it(office: ReceiverProcess):
    printed = office.command("enterprise", "add", new_tax_code())
    assert printed.count("\n") == 1
    assert [len(group) for group in printed.strip().split("-")] == [4] * 6


@pytest.mark.parametrize("tax_code", ["12", "02009990012", "abc"])
def test_what_is_no_tax_code_is_refused(office: ReceiverProcess, tax_code: str):
    assert tax_code in _refused(office, "enterprise", "add", tax_code)


def test_many_parties_are_let_in_from_a_file_all_or_none(office: ReceiverProcess, tmp_path: Path):
    entries = [
        {"tax_code": "0300888001", "name": "Một", "uses": 2},
        {"tax_code": "0300888002 - 001", "kind": "agent", "role": "read"},
    ]
    printed = office.command("enterprise", "import", _file(tmp_path, {"enterprises": entries}))
    codes = dict(line.split("\t") for line in printed.splitlines())
    assert list(codes) == ["0300888001", "0300888002-001"]
    entries.append({"tax_code": "no"})
    _refused(office, "enterprise", "import", _file(tmp_path, entries))


def test_keys_are_listed_and_revoked_once(office: ReceiverProcess):
    with office:
        parties = Parties(office)
        party = parties.enrol()
        parties.close()
    client_id = party.enrolment["client_id"]
    (key,) = json.loads(office.command("key", "list", "--json"))
    assert (key["client_id"], key["name"], key["revoked_at"]) == (client_id, "máy 1", None)
    assert "secret" not in office.command("key", "list", "--json")
    office.command("key", "revoke", client_id)
    assert "revoked" in office.command("key", "list")
    assert client_id in _refused(office, "key", "revoke", client_id)


@pytest.mark.parametrize(
    "noun, content",
    [
        (("sheets", "import"), [{"number": "1"}]),
        (("office", "import"), {"office_id": "X"}),
        (("directory", "import"), []),
        (("notice", "publish"), [{"title": "no id"}]),
        (("notice", "withdraw"), [{"notice_id": "unknown", "changed": "x"}]),
        (("notice", "change"), [{"notice_id": "unknown", "kind": "event", "title": "x"}]),
    ],
    ids=str,
)
def test_a_file_that_does_not_fit_is_refused_in_one_sentence(
    office: ReceiverProcess, tmp_path: Path, noun: tuple[str, ...], content: object
):
    _refused(office, *noun, _file(tmp_path, content))


@pytest.mark.parametrize("text", ["{", "\ufeff", '{"a": NaN', "= 1"])
@pytest.mark.parametrize("name", ["broken.json", "broken.toml"])
def test_a_broken_file_is_refused_in_one_sentence(
    office: ReceiverProcess, tmp_path: Path, name: str, text: str
):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert name in _refused(office, "office", "import", str(tmp_path / name))


def test_a_missing_file_is_refused_in_one_sentence(office: ReceiverProcess):
    assert "nowhere.json" in _refused(office, "sheets", "import", "nowhere.json")


def test_a_file_of_sheets_is_taken_whole_or_not_at_all(office: ReceiverProcess, tmp_path: Path):
    good, bad = sheet("100000000000", new_tax_code()), sheet("200000000000", new_tax_code())
    _refused(office, "sheets", "import", _file(tmp_path, [good, bad]))
    err = io.StringIO()
    arguments = ["--database", str(office.database), "sheets", "import", _file(tmp_path, [good])]
    assert run(arguments, err=err) == 0
    assert "1 sheets imported" in err.getvalue()


def test_a_notice_is_published_once_and_changed_only_with_a_word_of_what_changed(
    office: ReceiverProcess, tmp_path: Path
):
    notice = {"notice_id": "n-1", "kind": "event", "title": "Mẫu"}
    file = _file(tmp_path, notice)
    office.command("notice", "publish", file)
    assert "n-1" in _refused(office, "notice", "publish", file)
    office.command("notice", "publish", "--if-new", file)
    _refused(office, "notice", "change", file)
    (listed,) = json.loads(office.command("notice", "list", "--json"))
    assert listed["revision"] == 1


def test_what_an_enterprise_wrote_does_not_steer_the_officers_terminal(tmp_path: Path):
    out = io.StringIO()
    terminal = Terminal(database=tmp_path / "none", options=Namespace(), out=out)
    terminal.result("Đội 01\tchậm\x1b[31m\x01, \N{RIGHT-TO-LEFT OVERRIDE}rất chậm")
    assert out.getvalue() == "Đội 01\tchậm[31m, rất chậm\n"


def test_a_case_takes_its_steps_in_order(office: ReceiverProcess):
    with office:
        parties = Parties(office)
        party = parties.enrol()
        content = low_assessment(party.tax_code)
        assert party.send(content).status_code == 201
        parties.close()
    (file,) = json.loads(office.command("case", "list", "--json"))
    case_id = file["case"]["case_id"]
    assert file["declaration_number"] == content["declaration"]["number"]
    assert (file["comment"], file["contact"]["phone"]) == ("Chờ ba ngày", "0225 000 000")
    answer = ("answer", case_id, "--outcome", "partly", "--text", "Đúng một phần")
    for early in (("verifying", case_id), answer, ("close", case_id)):
        assert case_id in _refused(office, "case", *early)
    office.command("case", "assign", case_id, "--unit", "Đội 1")
    office.command("case", *answer)
    assert "answered" in office.command("case", "list", "--open")
    office.command("case", "close", case_id)
    assert office.command("case", "list", "--open") == ""
    assert "V0" in _refused(office, "case", "close", "V0")


def test_a_database_that_is_none_is_refused_in_one_sentence(tmp_path: Path):
    (tmp_path / "office.sqlite3").write_text("x" * 5000)
    _refused(ReceiverProcess(tmp_path), "key", "list")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "office.example"])  # noqa: S104
def test_plain_http_is_served_on_loopback_only(office: ReceiverProcess, host: str):
    assert "loopback" in _refused(office, "serve", "--host", host, "--port", "0")


@pytest.mark.processes
def test_https_is_served_with_the_offices_certificate(tmp_path: Path):
    authority = new_authority(tmp_path)
    authority.server()
    (chain,) = map(str, tmp_path.glob("server-*.pem"))
    options = ("--tls-certificate", chain, "--tls-key", chain)
    with ReceiverProcess(tmp_path, *options).set_up() as office:
        assert office.url.startswith("https://")
        trust = ssl.create_default_context(cafile=authority.bundle)
        trust.verify_flags &= ~ssl.VERIFY_X509_STRICT  # the test's authority is a plain one
        address = f"{office.url}/v1/office"
        with urllib.request.urlopen(address, context=trust) as answer:  # noqa: S310 - our own office
            assert answer.status == 200


@pytest.mark.processes
def test_a_client_that_goes_away_in_the_middle_is_no_failure_of_the_office(
    office: ReceiverProcess,
):
    with office:
        address = ("127.0.0.1", int(office.url.rsplit(":", 1)[1]))
        with socket.create_connection(address, timeout=30) as client:
            client.sendall(
                b"POST /v1/sheets/lookup HTTP/1.1\r\nHost: office\r\nContent-Length: 100\r\n\r\n{"
            )
        assert requests.get(f"{office.url}/v1/office", timeout=30).ok
        assert office.end() == 0
    assert "failed" not in office.log


def test_a_port_that_is_taken_is_said_in_one_sentence(office: ReceiverProcess):
    with office:
        port = office.url.rsplit(":", 1)[1]
        _refused(office, "serve", "--port", port)


def test_a_ready_file_of_an_earlier_run_does_not_outlive_a_failed_start(
    office: ReceiverProcess, tmp_path: Path
):
    ready = tmp_path / "earlier.json"
    with office:
        ready.write_text("{}", encoding="utf-8")
        port = office.url.rsplit(":", 1)[1]
        _refused(office, "serve", "--port", port, "--ready-file", str(ready))
    assert not ready.exists()


@pytest.mark.processes
def test_the_module_runs_as_a_program(office: ReceiverProcess):
    command = [sys.executable, "-m", "declarant_client.receiver", "openapi"]
    windows_console = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    ended = subprocess.run(command, capture_output=True, check=True, env=windows_console)
    assert json.loads(ended.stdout.decode())["openapi"].startswith("3.1")


@pytest.mark.processes
def test_the_server_ends_when_the_process_that_started_it_is_killed(office: ReceiverProcess):
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(office.database)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    receiver = psutil.Process(int(parent.stdout.readline()))
    assert receiver.is_running()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    receiver.wait(timeout=30)


_PARENT = """
import subprocess, sys
child = subprocess.Popen(
    [sys.executable, "-m", "declarant_client.receiver", "serve", "--database", sys.argv[1],
     "--port", "0", "--until-stdin-closes"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
child.stdout.readline()
print(child.pid, flush=True)
child.wait()
"""
