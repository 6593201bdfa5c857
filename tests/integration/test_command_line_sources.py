"""Sources from the command line, as a person at a terminal sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.watched_profiles import export, number

pytestmark = pytest.mark.processes

REPORT = Path(__file__).parents[1] / "samples" / "ecus-list" / "BaoCaoToKhai.xlsx"
PASSWORD = "invented-password-of-a-login"
DATABASE = ("--database", "--server", "may-chu.invalid", "--login", "reader")


def test_a_folder_is_added_read_paused_and_removed(tmp_path: Path) -> None:
    client, folder = CommandLine(tmp_path), tmp_path / "exports"
    folder.mkdir()
    assert "Nothing is read by itself yet" in client.run("sources").stdout
    added = client.run("sources", "add", str(folder), "--name", "Xuất").stdout
    assert "Files there: 0" in added
    export(folder, 1)
    read = client.run("sources", "read-now", "1")
    assert "Xuất: declarations 1, files 1" in read.stdout
    assert number(1) in client.run("declarations").stdout
    assert "Paused." in client.run("sources", "pause", "1").stdout
    assert "Watched while a window is open." in client.run("sources", "resume", "1").stdout
    assert "Nothing is read by itself yet" in client.run("sources", "remove", "1").stdout
    assert "There is no source number 1." in client.run("sources", "test", "1", code=1).stderr


def test_of_several_sources_none_is_touched_when_one_is_not_there(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    client.run("sources", "add", str(tmp_path / "exports"))
    client.run("sources", "remove", "1", "7", code=1)
    assert [source["id"] for source in client.json("sources")] == [1]


def test_a_password_is_kept_in_the_keyring_and_nowhere_else(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    added = client.run("sources", "add", *DATABASE, "--password-stdin", typed=f"{PASSWORD}\n")
    tested = client.run("sources", "test", "1", code=1)
    listed = client.run("sources", "--json")
    assert PASSWORD in (tmp_path / "keyring.json").read_text(encoding="utf-8")
    for done in (added, tested, listed):
        assert PASSWORD not in done.stdout + done.stderr
    for file in client.profile.rglob("*"):
        assert file.is_dir() or PASSWORD.encode() not in file.read_bytes()
    client.run("sources", "remove", "1")
    assert PASSWORD not in (tmp_path / "keyring.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [(), ("--database",), ("x", *DATABASE), ("--database", "--server", "a")]
)
def test_half_a_source_is_refused_with_what_is_missing(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert "Give a folder" in CommandLine(tmp_path).run("sources", "add", *arguments, code=1).stderr


def test_what_was_left_out_is_said_of_a_source_as_of_an_import(tmp_path: Path) -> None:
    client, folder = CommandLine(tmp_path), tmp_path / "exports"
    folder.mkdir()
    (folder / REPORT.name).write_bytes(REPORT.read_bytes())
    (folder / "list.csv").write_text(
        "Số TK;Ngày ĐK;Mã loại hình;Trạng thái;Ngày thông quan\n"
        "108000000110;19/05/2024;A11;Đã thông quan;20/05/2024\n"
        "1.08E+11;19/05/2024;A11;Đã thông quan;20/05/2024\n",
        encoding="utf-8",
    )
    client.run("sources", "add", str(folder))
    read = client.run("sources", "read-now", "1")
    assert "Rows without a valid declaration: 1." in read.stderr
    assert "Ngày thông quan" in read.stderr
    listed = client.json("sources")
    for told in (*client.json("sources", "read-now", "1"), *listed):
        assert told["left_out"] == 1
        assert "Ngày thông quan" in told["hint"]
    assert "Rows without a valid declaration: 1." in listed[0]["said"]


def test_an_import_says_what_it_cannot_tell_and_can_be_told(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    said = client.run("import", str(REPORT))
    assert "Not known whether they are cleared: 120." in said.stdout
    assert "Ngày thông quan" in said.stderr
    told = client.json("import", str(REPORT), "--unknown-as", "cleared")
    assert (told["unknown"], told["not_cleared"]) == (0, 0)
