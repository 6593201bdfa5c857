"""An error that nobody expected is told, kept with the version, and the program goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client import __version__
from declarant_client.application.ports.error_reports import ErrorReport
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.operating_system.crash_reports import error_log, telling, wording
from declarant_client.operating_system.crash_reports.error_log import ErrorLog
from declarant_client.operating_system.crash_reports.telling import MOST_KINDS, ErrorReports
from declarant_client.operating_system.crash_reports.wording import LONGEST_REPORT, report_of
from tests.support.command_line import ROOT, CommandLine
from tests.support.erring_window import COMMENT, DISTINCT, SECRET, TAX_CODE

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PLANTED = (COMMENT, TAX_CODE, SECRET, "chậm", "s3cret")


def window(profile: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    """Run the real window, in which something goes wrong, and return what was seen."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.erring_window", str(profile), *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert not any(planted in done.stderr for planted in PLANTED)
    seen: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    return seen


def log_of(profile: Path) -> str:
    return (profile / "logs" / "errors.log").read_text(encoding="utf-8")


@pytest.mark.processes
@pytest.mark.parametrize("wrong", ["slot", "thread", "unraisable", "work", "sender", "watching"])
def test_an_error_in_any_thread_is_told_and_kept_and_the_program_goes_on(
    tmp_path: Path, wrong: str
) -> None:
    seen = window(tmp_path / "profile", wrong, "1")
    assert (seen["dialogs"], seen["window"], seen["sender"]) == (1, True, True)
    assert seen["watching"] or wrong != "watching"
    assert seen["title"] == "Something went wrong that nobody expected"
    report = seen["copied"]
    assert f"declarant-client {__version__}" in report
    assert "Qt 6" in report
    assert "ValueError: could not …" in report
    assert "in _raise" in report
    assert report in log_of(tmp_path / "profile")
    assert str(Path.home()) not in report
    assert not any(planted in report for planted in PLANTED if "raise ValueError" not in planted)


@pytest.mark.processes
def test_many_errors_open_one_window_and_are_written_once_each(tmp_path: Path) -> None:
    seen = window(tmp_path / "profile", "many", str(DISTINCT))
    assert seen["dialogs"] == 1
    log = log_of(tmp_path / "profile")
    assert log.count("KeyError: ") == DISTINCT
    assert TAX_CODE not in log
    assert "again, 4 times: KeyError" in log


@pytest.mark.processes
@pytest.mark.skipif(os.name == "nt", reason="the exit code is a signal's")
def test_a_process_that_died_is_told_of_at_the_next_start_and_then_set_aside(
    tmp_path: Path,
) -> None:
    profile = tmp_path / "profile"
    assert window(profile, "segfault", code=-signal.SIGSEGV) == {}
    seen = window(profile, "nothing", "1")
    assert seen["title"] == "The program ended all at once the last time"
    assert f"declarant-client {__version__}" in seen["copied"]
    assert "Segmentation fault" in seen["copied"]
    assert "tests/support/erring_window.py" in seen["copied"]
    assert str(ROOT) not in seen["copied"]
    assert window(profile, "nothing")["dialogs"] == 0
    kept = list((profile / "logs").rglob("run-*.txt"))
    assert [path.parent.name for path in kept] == ["crashes"]
    assert kept[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.processes
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_process_that_was_killed_or_still_runs_is_no_crash(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.support.watching_process", str(command_line.profile)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with running:
        assert running.stdout is not None
        assert running.stdout.readline()
        assert window(command_line.profile, "nothing")["dialogs"] == 0
        assert len(list((command_line.profile / "logs").glob("run-*"))) == 1
        running.kill()
    assert window(command_line.profile, "nothing")["dialogs"] == 0
    assert not list((command_line.profile / "logs").rglob("run-*"))


@pytest.mark.processes
def test_the_command_line_says_one_sentence_where_the_report_is_and_fails(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    command_line.run("declarations")
    broken = (
        "import sys, declarant_client.cli.declarations as d\n"
        "def run(*_): raise ValueError('0314404243 Cán bộ chậm trễ')\n"
        "d.run = run\n"
        "from declarant_client.cli import main\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-c", broken, "--language", "en", "--json"),
            *("--profile", str(command_line.profile), "declarations"),
        ],
        cwd=ROOT,
        env=command_line.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    log = command_line.profile / "logs" / "errors.log"
    said = f"Something went wrong that nobody expected. A report for support is in {log}."
    assert (done.returncode, done.stderr) == (1, said + "\n")
    assert json.loads(done.stdout) == {"error": {"message": said}}
    report = log.read_text(encoding="utf-8")
    assert f"declarant-client {__version__}" in report
    assert "ValueError" in report
    assert not any(planted in report for planted in PLANTED)
    assert log.stat().st_mode & 0o777 == 0o600


class Clock:
    def now(self) -> datetime:
        return NOW


def throw(error: Exception) -> NoReturn:
    raise error


def raised(error: Exception) -> Exception:
    """Return the error with a traceback."""
    try:
        throw(error)
    except Exception as caught:  # noqa: BLE001 - whichever it is
        return caught


values = st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=60)


def report_with(kind: type[Exception], value: str) -> str:
    try:
        try:
            throw(kind(value))
        except Exception as inner:
            inner.add_note(value)
            raise ExceptionGroup(value, [raised(kind(value)), inner]) from inner
    except ExceptionGroup as error:
        return report_of(error, where="main", at=NOW, versions=())


def words_of(report: str) -> set[str]:
    return {word.strip("'\"()[],.:;") for word in report.split()}


@given(values, st.sampled_from([ValueError, KeyError, OSError, UnicodeError, RuntimeError]))
def test_no_value_in_an_errors_message_gets_into_a_report(
    value: str, kind: type[Exception]
) -> None:
    code = {"kind", "value", "inner", "error", "errors", "caught", "raised", "report_with", "throw"}
    known = words_of(report_with(kind, "")) | wording.PYTHON_SAYS | code
    more = words_of(report_with(kind, value)) - known
    assert more <= {"add_note", "ExceptionGroup", "Exception", "report_of", "NOW", "…", "sub"}


def test_what_is_said_to_a_person_is_reported_without_its_values() -> None:
    error = raised(SaidError(translate("store", "The file {path} is full.", path="/home/lan/x")))
    report = report_of(error, where="main", at=NOW, versions=())
    assert "The file {path} is full." in report
    assert "lan" not in report


def test_names_in_the_code_stay_readable() -> None:
    def wrong() -> None:
        object().no_such_attribute  # type: ignore[attr-defined] # noqa: B018 - the error is the point

    try:
        wrong()
    except AttributeError as error:
        report = report_of(error, where="main", at=NOW, versions=())
    assert "AttributeError: 'object' object has no attribute 'no_such_attribute'" in report


def test_a_report_is_bounded_however_deep_the_error() -> None:
    def deeper(depth: int) -> None:
        deeper(depth + 1)

    try:
        deeper(0)
    except RecursionError as error:
        report = report_of(error, where="main", at=NOW, versions=())
    assert len(report) <= LONGEST_REPORT + 1
    assert "RecursionError: maximum recursion depth exceeded" in report


def test_the_log_is_bounded_and_its_users_alone_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_log, "LARGEST", 4_000)
    before = os.umask(0)
    try:
        log = ErrorLog(tmp_path / "logs")
        for number in range(100):
            assert log.add(f"{number} " + "x" * 500)
    finally:
        os.umask(before)
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == ["errors.log", "errors.log.1"]
    assert sum(file.stat().st_size for file in files) < 10_000
    assert log.lines()[-2].startswith("99 ")
    if os.name == "posix":
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert (tmp_path / "logs").stat().st_mode & 0o777 == 0o700


def test_an_error_that_repeats_for_ever_fills_no_log(tmp_path: Path) -> None:
    shown: list[ErrorReport] = []
    reports = ErrorReports(ErrorLog(tmp_path), Clock(), shown.append)
    for _ in range(10_000):
        reports.tell(raised(ValueError("x")), "main")
    assert reports.count == 10_000
    assert [one.is_again for one in shown] == [False] + [True] * 13, "at 1, 2, 4, 8 … 8192"
    assert (tmp_path / "errors.log").stat().st_size < 5_000


def test_of_ever_new_kinds_the_first_beyond_the_bound_is_told_and_then_no_other(
    tmp_path: Path,
) -> None:
    shown: list[ErrorReport] = []
    reports = ErrorReports(ErrorLog(tmp_path), Clock(), shown.append)
    for number in range(MOST_KINDS + 20):
        reports.tell(raised(type(f"Error{number}", (Exception,), {})("x")), "main")
    assert len([one for one in shown if not one.is_again]) == MOST_KINDS + 1


def test_an_error_while_telling_of_errors_ends_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class UnsayableError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    shown: list[object] = []
    reports = ErrorReports(ErrorLog(tmp_path), Clock(), shown.append)
    reports.tell(raised(UnsayableError()), "main")
    assert len(shown) == 1
    monkeypatch.setattr(telling, "report_of", None)
    reports.tell(raised(KeyError("x")), "main")
    assert len(shown) == 1


def test_a_log_that_cannot_be_written_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"")
    shown: list[Any] = []
    ErrorReports(ErrorLog(tmp_path / "logs"), Clock(), shown.append).tell(
        raised(ValueError("x")), "main"
    )
    assert shown[0].kept_in is None
