"""What a report for support may hold: nothing of anybody, wherever it stands in the profile."""

from __future__ import annotations

import json
import os
import string
import subprocess
import sys
import tempfile
import tokenize
import zipfile
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarant_client.cli.doctor import _findings, computer
from declarant_client.cli.doctor.findings import Finding
from declarant_client.cli.doctor.redaction import Vocabulary, names_in
from declarant_client.cli.doctor.report import CONTENTS, contents_of
from declarant_client.domain.sentences import Sentence
from declarant_client.operating_system.crash_reports.error_log import ErrorLog
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import open_client
from tests.support.command_line import ROOT, CommandLine
from tests.support.planted import Planted, holds, plant

PLANTED = Planted(
    secret="s3cret-of-the-key/w1th+signs",
    tax_code="0314404243",
    enterprise="CÔNG TY TNHH ĐÔNG Á — Á Châu",
    person="Nguyễn Văn Mẫu",
    phone="0900 000 001",
    number="107767905230",
    comment="Cán bộ yêu cầu quá nhiều chứng từ, chờ 3 ngày",
)

_VIETNAMESE = "ăâđêôơưáàảãạấầẩẫậắằẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_LETTERS = string.ascii_letters + _VIETNAMESE + _VIETNAMESE.upper()
_words = st.lists(st.text(_LETTERS, min_size=5, max_size=9), min_size=2, max_size=5).map(" ".join)
_digits = st.text(string.digits, min_size=7, max_size=7)
planted = st.builds(
    Planted,
    secret=st.text(string.ascii_letters + string.digits + "-_+/", min_size=16, max_size=40),
    tax_code=_digits.map("031".__add__),
    enterprise=_words,
    person=_words,
    phone=_digits.map(lambda digits: f"09{digits[:2]} {digits[2:5]} {digits[5:]}1"),
    number=_digits.map(lambda digits: f"1077{digits}0"),
    comment=_words,
)


def findings(folder: Path, values: Planted) -> tuple[dict[str, bytes], list[Finding]]:
    client = open_client(folder, secrets=MemorySecrets(), language="en")
    try:
        plant(client, values)
        found = list(_findings(client))
        found += [Finding("x", ok=False, sentence=Sentence("cli", values.comment)), *_said(values)]
        return contents_of(folder, found, client), found
    finally:
        client.close()


def _said(values: Planted) -> list[Finding]:
    """A finding for every sentence of the report's own kind, filled with each value."""
    return [
        Finding("y", ok=False, sentence=Sentence("cli", source, {"path": value, "office": value}))
        for source in ("The profile lies in {path}.", "{office}: {trouble}")
        for value in (*values.all(), int(values.tax_code), float(values.number))
    ]


# A child process knows nothing of the profile, and costs as much as all else.
_WITHOUT_CHILDREN = [
    one for one in computer.CHECKS if one[0] not in {"spreadsheets", "child limits"}
]


@given(planted)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_in_a_profile_nothing_of_it_gets_into_the_report(values: Planted) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(computer, "CHECKS", _WITHOUT_CHILDREN)
        contents, found = findings(Path(folder), values)
    assert any(values.enterprise in str(one.sentence) for one in found)
    for name, content in contents.items():
        assert holds(content, values.all()) == [], name


def test_what_can_leak_is_seen_by_the_search() -> None:
    for value in PLANTED.all():
        written = [
            *(value.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")),
            *(json.dumps(value).encode(), ascii(value).encode(), quote(value).encode()),
            *(b64encode(b"x" * before + value.encode()) for before in range(3)),
            *(b64encode(value.encode("utf-16-le") + b"x" * behind) for behind in range(3)),
            *(value.upper().encode(), value.encode().hex().encode()),
        ]
        for form in written:
            assert holds(b"...." + form + b"..", [value]) == [value]


_HARD_TO_READ = (
    r"""
a = r"b\\" + "c"  # d "e
f = rb'g\' h' + '"i"' * 0x1F + 1_000j + ""  # it's
if f: ăn = {"j\
k": l.m, 'n': (), "": f"{o}" f's'}
"""
    '"""A text with a "word" in it, \\""" and "" more"""; p'
)


def test_names_are_what_stands_in_no_text_and_no_comment() -> None:
    assert names_in(_HARD_TO_READ) == {*"aflmp", "if", "ăn"}
    package = ROOT / "declarant_client" / "store"
    for module in package.glob("s*.py"):
        with tokenize.open(module) as code:
            read = list(tokenize.generate_tokens(code.readline))
            code.seek(0)
            names = names_in(code.read())
        told = {token.string for token in read if token.type == tokenize.NAME}
        # Since Python 3.12 a name within a text counts as one there.
        assert names == told if sys.version_info < (3, 12) else names <= told


@pytest.mark.processes
def test_the_command_writes_a_file_for_its_user_alone_and_says_what_is_in_it(
    tmp_path: Path,
) -> None:
    command_line = CommandLine(tmp_path)
    findings(command_line.profile, PLANTED)
    report = tmp_path / "report.zip"
    done = command_line.run("doctor", "--report", str(report), code=1)
    with zipfile.ZipFile(report) as whole:
        assert whole.namelist() == [name for name, _ in CONTENTS]
        assert all(name in done.stdout for name in whole.namelist())
        unpacked = {name: whole.read(name) for name in whole.namelist()}
    assert holds(report.read_bytes() + b"".join(unpacked.values()), PLANTED.all()) == []
    told = json.loads(unpacked["report.json"])
    assert told["profile"]["submissions"]["queued"] == 1
    assert told["profile"]["database"]["rows"]["sources"] == 2
    checks = {check["check"]: check for check in told["checks"]}
    assert checks["source"]["says"] == "Source …: …"
    assert {one["key"]: one["value"] for one in told["profile"]["settings"]}["rater_name"] == "set"
    if os.name == "posix":
        assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.processes
def test_a_report_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    there = tmp_path / "history.zip"
    there.write_bytes(b"mine")
    done = command_line.run("doctor", "--report", str(there), code=1)
    assert "is there already" in done.stderr
    assert there.read_bytes() == b"mine"


@pytest.mark.processes
def test_a_profile_that_cannot_be_opened_gives_a_report_all_the_same(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    (command_line.profile / "data").mkdir(parents=True)
    (command_line.profile / "data" / "declarant.sqlite3").mkdir()
    report = tmp_path / "report.zip"
    command_line.run("doctor", "--report", str(report), code=1)
    with zipfile.ZipFile(report) as whole:
        told = json.loads(whole.read("report.json"))
    assert told["profile"] is None
    assert told["checks"][-1]["ok"] is False


@pytest.mark.processes
def test_where_an_error_happened_stays_readable_in_the_report(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    for wrong, expected in (("segfault", "0"), ("nothing", "1")):
        subprocess.run(
            [sys.executable, "-m", "tests.support.erring_window", str(profile), wrong, expected],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
    text = (profile / "logs").joinpath("errors.log")
    broken = "from declarant_client.cli import main, rating\nrating.run = None\nmain()"
    subprocess.run(
        [
            *(sys.executable, "-c", broken, "--profile", str(profile)),
            *("rate", "107767905230", "--level", "5"),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    lines = list(Vocabulary().lines(text.read_text(encoding="utf-8").splitlines()))
    assert "TypeError: 'NoneType' object is not callable" in "\n".join(lines)
    assert any("cli/commands.py" in line and line.endswith("in run") for line in lines)
    client = open_client(profile, secrets=MemorySecrets())
    try:
        crashes = contents_of(profile, [], client)["crashes.txt"].decode()
    finally:
        client.close()
    assert "Fatal Python error: Segmentation fault" in crashes
    assert 'File "declarant_client/wiring/window.py"' in crashes


def test_only_the_newest_lines_of_a_long_log_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("declarant_client.cli.doctor.report.MOST_LINES", 3)
    log = ErrorLog(tmp_path / "logs")
    for number in range(5):
        log.add(f"2026-03-02T08:00:0{number}Z, sender")
    assert contents_of(tmp_path, [], None)["errors.txt"].splitlines() == [
        b"",
        b"2026-03-02T08:00:04Z sender",
    ]


@pytest.mark.processes
@pytest.mark.skipif(os.name != "posix", reason="processes' numbers as POSIX has them")
def test_the_doctor_names_the_process_that_sends(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    client = open_client(command_line.profile, secrets=MemorySecrets())
    try:
        assert client.right.take()
        checks = command_line.json("doctor", code=None)["checks"]
        client.right.release()
    finally:
        client.close()
    (sending,) = [check["message"] for check in checks if check["check"] == "sending"]
    assert sending == f"Another process of this profile sends: number {os.getpid()}."
