"""The command line on a real profile: exit codes, streams, interruption, no Qt."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from declarant_client.application.importing import EveryReader, ImportDeclarations
from declarant_client.application.ports.reading import Portion
from declarant_client.cli import commands, main, reading
from declarant_client.cli.arguments import parser
from declarant_client.cli.reading import run as run_import
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.wiring import Client, Speech
from tests.support.command_line import CommandLine
from tests.support.history_entries import english
from tests.support.profiles import SAMPLES, profile

IMPORT_NUMBER = "106999900010"


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    """What every command of a test begins with."""
    return ["--profile", str(tmp_path / "profile"), "--language", "en"]


def test_reading_rating_and_listing_end_with_0(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "import", str(SAMPLES)]) == 0
    assert main([*given, "rate", IMPORT_NUMBER, "--level", "5"]) == 0
    assert main([*given, "declarations", "--search", "minh hoa mot"]) == 0
    shown = capsys.readouterr().out
    assert "Declarations read: 4 (new 4, updated 0, unchanged 0)." in shown
    assert "Waiting to be sent" in shown


def test_a_file_that_fails_is_named_and_ends_with_1(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.xls"
    damaged.write_bytes(b"no spreadsheet")

    assert main([*given, "import", str(SAMPLES), str(damaged)]) == 1
    told = capsys.readouterr()
    assert "damaged.xls" in told.err
    assert "Declarations read: 4" in told.out


def test_a_long_file_shows_on_a_terminal_how_far_it_is_read(
    given: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "width_of", lambda _stream: 80)
    rows = [f"1{row:010d}0;01/03/2026;03CC;A11;02/03/2026" for row in range(6_000)]
    report = tmp_path / "BaoCaoToKhai.csv"
    report.write_text(
        "\n".join(["Số TK;Ngày ĐK;Mã HQ;Mã loại hình;Ngày thông quan", *rows]),
        encoding="utf-8-sig",
    )
    assert main([*given, "import", str(report)]) == 0
    assert re.search(r"Reading 1 of 1: [1-9][0-9]? % · BaoCaoToKhai.csv", capsys.readouterr().err)


def test_only_declarations_from_the_day_given_wait_for_a_rating(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "import", "--from", "2100-01-01", str(SAMPLES)]) == 0
    capsys.readouterr()
    main([*given, "--json", "declarations", "--unrated"])
    assert json.loads(capsys.readouterr().out) == []
    main([*given, "--json", "declarations"])
    assert len(json.loads(capsys.readouterr().out)) == 4


def test_an_empty_folder_is_no_failure(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "import", str(tmp_path)]) == 0
    assert "Nothing there" in capsys.readouterr().out


def test_a_path_that_is_no_unicode_is_told_in_valid_json(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "import", "--json", "\udcff.xls"]) == 1
    (failed,) = json.loads(capsys.readouterr().out)["failed"]
    assert failed["path"] == "?.xls"


def test_waiting_ends_sync_with_3_and_nothing_waiting_with_0(given: list[str]) -> None:
    assert main([*given, "sync"]) == 0
    main([*given, "import", str(SAMPLES)])
    main([*given, "rate", IMPORT_NUMBER, "--level", "5"])
    assert main([*given, "sync"]) == 3


def test_wrong_usage_ends_with_2(given: list[str]) -> None:
    assert main([*given, "rate"]) == 2


def test_wrong_usage_is_told_a_program_as_a_document(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "rate", "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert "--level" in said["error"]["message"]


@pytest.mark.parametrize(
    "command", [["--profile", "", "outbox"], ["import", ""], ["export", " "]], ids=str
)
def test_an_empty_path_is_wrong_usage_and_not_the_current_folder(
    given: list[str], command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert main([*given, *command]) == 2
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "command",
    [
        ["rate", "12", "--level", "5"],
        ["rate", IMPORT_NUMBER, "--level", "5"],
        ["export", "history.doc"],
        ["settings", "colour"],
        ["settings", "language", "fr"],
        ["login"],
        ["login", "--office", "http://office.example"],
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_and_ends_with_1(
    given: list[str], command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "--json", *command]) == 1

    told = capsys.readouterr()
    message = json.loads(told.out)["error"]["message"]
    assert message in told.err
    assert "Traceback" not in told.err


def test_what_waits_for_an_account_says_so_in_the_outbox_and_sync_points_there(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "import", str(SAMPLES)])
    main([*given, "rate", IMPORT_NUMBER, "--level", "5"])
    capsys.readouterr()
    assert main([*given, "outbox"]) == 0
    assert "No key here may send" in capsys.readouterr().out
    assert main([*given, "--json", "outbox"]) == 0
    assert "No key here may send" in json.loads(capsys.readouterr().out)[0]["trouble"]
    assert main([*given, "sync"]) == 3
    assert "declarant-client outbox" in capsys.readouterr().err


def test_a_low_level_needs_words_and_a_contact(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "import", str(SAMPLES)])
    low = [*given, "rate", IMPORT_NUMBER, "--level", "2"]
    assert main(low) == 1
    assert main([*low, "--comment", "Chậm"]) == 1
    assert main([*low, "--comment", "Chậm", "--contact-name", "M"]) == 1
    assert main([*low, "--comment", "Chậm", "--contact-name", "M", "--contact-phone", "1"]) == 0
    assert "contact" in capsys.readouterr().err


def test_what_is_not_cleared_is_rated_while_it_goes_on_and_not_as_cleared(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "import", str(SAMPLES)])
    rate = [*given, "rate", "107999900030", "--level", "5"]
    assert main([*rate, "--phase", "cleared"]) == 1
    assert "not cleared yet" in capsys.readouterr().err
    assert main([*rate, "--phase", "during"]) == 0


def test_the_raters_name_is_the_settings_else_the_systems(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "minh")
    main([*given, "import", str(SAMPLES)])
    main([*given, "rate", IMPORT_NUMBER, "--level", "5"])
    main([*given, "settings", "rater_name", "Nguyễn Thị Minh"])
    main([*given, "rate", "107999900020", "--level", "5"])
    capsys.readouterr()

    main([*given, "history", "--json"])
    history = json.loads(capsys.readouterr().out)
    assert {entry["number"]: entry["rater"] for entry in history} == {
        IMPORT_NUMBER: "minh",
        "107999900020": "Nguyễn Thị Minh",
    }


def test_settings_are_set_shown_and_reset(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "settings", "hold_seconds", "30"])
    main([*given, "settings", "hold_seconds"])
    main([*given, "settings", "hold_seconds", "--reset"])
    assert capsys.readouterr().out.splitlines() == [
        "hold_seconds = 30",
        "hold_seconds = 30",
        "hold_seconds = 10",
    ]


def test_the_language_of_the_setting_is_spoken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--profile", str(tmp_path)]
    main([*given, "settings", "language", "vi"])
    capsys.readouterr()
    main([*given, "rate"])
    assert "Cách dùng:" in capsys.readouterr().err


def test_the_systems_vietnamese_is_spoken_without_any_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert main(["--profile", str(tmp_path), "declarations"]) == 0
    assert "Chưa có tờ khai nào" in capsys.readouterr().out


def test_a_damaged_database_is_set_aside_and_told(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "outbox"])
    database = tmp_path / "profile" / "data" / "declarant.sqlite3"
    database.write_bytes(b"not a database, at all" * 100)

    assert main([*given, "outbox"]) == 0
    told = capsys.readouterr().err
    (aside,) = database.parent.glob("declarant-damaged-*.sqlite3")
    capsys.readouterr()
    main([*given, "doctor"])
    assert aside.name in capsys.readouterr().out
    assert aside.read_bytes() == b"not a database, at all" * 100
    assert str(aside) in told
    assert "Traceback" not in told


def test_a_command_makes_a_copy_when_one_is_due_and_restores_it(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "import", str(SAMPLES)])
    main([*given, "rate", IMPORT_NUMBER, "--level", "5"])
    capsys.readouterr()
    assert main([*given, "copies", "--json"]) == 0
    (copy,) = json.loads(capsys.readouterr().out)
    assert main([*given, "copies", "restore", copy["name"]]) == 0
    assert "ratings made since were kept: 1 in all" in capsys.readouterr().out
    assert main([*given, "copies", "restore", "nothing"]) == 1
    assert "no copy called" in capsys.readouterr().err


def test_the_doctor_says_what_works_and_what_does_not(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    found = {check["check"]: check["ok"] for check in report["checks"]}
    assert found == {
        "versions": True,
        "profile": True,
        "permissions": True,
        "room": True,
        "languages": True,
        "keyring": False,
        "spreadsheets": True,
        "child limits": True,
        "crashes": True,
        "database": True,
        "set aside": True,
        "copies": True,
        "settings": True,
        "outbox": True,
        "sending": True,
        "proxy": True,
        "account": True,
    }
    assert report["ok"] is False


def test_an_interruption_ends_with_130(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", interrupted)
    assert main([*given, "outbox"]) == 130
    assert "Interrupted" in capsys.readouterr().err


class InterruptingReader:
    """Reads like the real one, and is interrupted by Ctrl+C at the second file."""

    def __init__(self, client: Client) -> None:
        self._reader = client.reader
        self._read = 0

    def files(self, paths: Iterable[Path]) -> Iterator[Path]:
        return self._reader.files(paths)

    def read(self, path: Path, following: Path | None = None) -> Generator[Portion, None, None]:
        self._read += 1
        if self._read == 2:
            signal.raise_signal(signal.SIGINT)
        return self._reader.read(path, following)

    def close(self) -> None:
        self._reader.close()


def test_an_interrupted_import_keeps_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parser(english).parse_args(["import", str(SAMPLES)])
    terminal = Terminal(Speech("en", english))
    with profile(tmp_path) as client:
        importing = ImportDeclarations(
            cast("EveryReader", InterruptingReader(client)),
            client.store.declarations,
            client.store.unknown_reports,
        )
        with pytest.raises(KeyboardInterrupt):
            run_import(terminal, options, cast("Client", SimpleNamespace(importing=importing)))
        kept = [
            number
            for path in client.reader.files([SAMPLES])
            for number in [DeclarationNumber.parse(path.stem[-12:])]
            if number and client.store.declarations.declaration(number.identity)
        ]
    assert len(kept) == 2
    assert "Declarations read: 2" in capsys.readouterr().out


@pytest.mark.processes
def test_a_reader_that_has_seen_enough_causes_no_complaint(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    client.run("import", str(SAMPLES))
    process = client.start("--json", "declarations")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert complaint == ""


@pytest.mark.processes
def test_the_command_line_runs_without_loading_qt_or_what_is_heavy(tmp_path: Path) -> None:
    look = (
        "import sys; from declarant_client.cli import main;"
        f"main(['--profile', {str(tmp_path)!r}, 'declarations']);"
        "heavy = {'PySide6', 'shiboken6', 'requests', 'keyring', 'xlsxwriter', 'litestar'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_a_sender_that_died_was_sending_is_told_as_of_unknown_end(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*given, "import", str(SAMPLES)])
    main([*given, "rate", IMPORT_NUMBER, "--level", "5"])
    with profile(tmp_path / "profile") as client:
        with client.store.connections.writing() as connection:
            connection.execute(
                "UPDATE assessments SET state = 'sending', attempts = 1, office_id = 'hp'"
            )
        capsys.readouterr()
        assert client.right.take()
        try:
            main([*given, "--json", "outbox"])
            (item,) = json.loads(capsys.readouterr().out)
            assert item["state"] == "sending", "another process of the profile sends it"
        finally:
            client.right.release()
    main([*given, "--json", "outbox"])
    (item,) = json.loads(capsys.readouterr().out)
    assert item["state"] == "unknown"
