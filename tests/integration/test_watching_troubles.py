"""What passes while a file is read is remembered of no file; what is the file's is, in the end."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from declarant_client.application.ports.reading import Cause, Portion, UnreadableFileError
from declarant_client.application.ports.tables import ClearedWhen, TableField, TableMapping
from declarant_client.application.source_wording import results_of, standing_of
from declarant_client.application.watching import settling
from declarant_client.application.watching.reading_once import ReadSourceOnce
from declarant_client.application.watching.standing import Standing
from declarant_client.operating_system.child_process_limits import LimitedChild, start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.sources.format_reader import SourceFile
from declarant_client.sources.reading_child import answered
from declarant_client.sources.reading_messages import ReadFile, Refused
from declarant_client.wiring import Client
from tests.support.profiles import profile
from tests.support.watched_profiles import (
    SETTLING_SECONDS,
    NotingReader,
    export,
    folder_source,
    kept,
    now,
    until_kept,
    until_remembered,
    until_standing,
    watching,
)

DYING = (
    "import sys; from declarant_client.sources.reading_messages import *; o=sys.stdout.buffer; "
    "send(o, Ready(frozenset({'.xml'}))); received(sys.stdin.buffer)"
)


class Starts:
    """Starts the real reading child; while it ``fails``, none, or one that dies of its file."""

    def __init__(self, *, fails: bool = False, dying: int = 0) -> None:
        self.fails = fails
        self.dying = dying
        self.count = 0

    def __call__(self, command: Sequence[str]) -> LimitedChild:
        self.count += 1
        if self.fails:
            raise OSError(errno.ENOMEM, "no memory for another process")
        if self.dying:
            self.dying -= 1
            return start_limited([sys.executable, "-c", DYING])
        return start_limited(command)

    def opened(self) -> DeclarationFiles:
        return DeclarationFiles(start_limited=self)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with profile(tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def exported_at_once(folder: Path, keys: range) -> list[Path]:
    """Let files appear in a watched folder in one moment."""
    aside = folder.parent / "aside"
    aside.mkdir()
    for key in keys:
        export(aside, key)
    return sorted(aside.rename(folder / "more").iterdir())


@pytest.mark.processes
def test_while_the_reader_does_not_start_no_file_is_remembered_as_failed(
    client: Client, folder: Path
) -> None:
    source, starts, sources = folder_source(client, folder), Starts(), client.store.sources
    first = export(folder, 1)
    with watching(client, open_reader=starts.opened) as watch:
        until_remembered(client, source, first)
        starts.fails = True
        watch._reader.interrupt()
        before = starts.count
        more = exported_at_once(folder, range(2, 8))
        said = until_standing(watch, source, Standing.TROUBLED)
        assert "tried again later: 6." in str(standing_of(said))
        assert "does not start" in str(standing_of(said))
        assert set(sources.files(source.source_id)) == {first}
        starts.fails = False
        failed = starts.count - before
        until_remembered(client, source, *more)
        until_standing(watch, source, Standing.WATCHED)
    assert sources.failed_files(source.source_id) == []
    assert kept(client, range(1, 8)) == 7
    assert failed <= 3, "one start is tried for all of them, and again ever more seldom"
    reader = NotingReader(client)
    with watching(client, open_reader=reader.opened) as watch:
        until_standing(watch, source, Standing.WATCHED)
        assert now(watch, source).state.failed == 0
    assert reader.read_files == []


@pytest.mark.processes
def test_a_file_over_which_the_reader_died_is_tried_again(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "FIRST_DOUBT_SECONDS", 0.3)
    source, starts = folder_source(client, folder), Starts(dying=2)
    path = export(folder, 1)
    with watching(client, open_reader=starts.opened) as watch:
        memory = until_remembered(client, source, path)[path]
        until_standing(watch, source, Standing.WATCHED)
    assert (memory.failure, memory.declarations) == (None, 1)
    assert starts.count == 3


@pytest.mark.processes
def test_a_file_over_which_the_reader_dies_every_time_is_given_up_and_others_are_read(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "FIRST_DOUBT_SECONDS", 0.3)
    tries = 2 * settling.MOST_DOUBTS
    source, starts = folder_source(client, folder), Starts(dying=tries)
    path = export(folder, 1)
    with watching(client, open_reader=starts.opened) as watch:
        memory = until_remembered(client, source, path)[path]
        assert "given up" in str(memory.failure)
        export(folder, 2)
        until_kept(client, 2)
        assert until_standing(watch, source, Standing.WATCHED).state.failed == 1
    assert starts.count == tries + 1


@pytest.mark.processes
def test_a_source_read_once_says_which_file_is_to_be_tried_again(
    client: Client, folder: Path
) -> None:
    source, starts = folder_source(client, folder), Starts(dying=2)
    path = export(folder, 1)
    parts = replace(
        client.watching_parts, open_reader=starts.opened, settling_seconds=SETTLING_SECONDS
    )
    once = ReadSourceOnce(parts, threading.Event().wait)
    report = once.run(source, lambda _live: None, lambda: False)
    assert f"{path.name} was given up" in str(report.trouble)
    assert report.failed == ()
    report = once.run(source, lambda _live: None, lambda: False)
    assert (report.trouble, report.state.declarations) == (None, 1)


class Failing:
    """A format whose file cannot be read to its end."""

    endings = frozenset({".xml"})

    def __init__(self, error: OSError) -> None:
        self._error = error

    def recognises(self, file: SourceFile) -> bool:
        return True

    def read(self, file: SourceFile) -> Iterator[Portion]:
        raise self._error


@pytest.mark.parametrize(
    "error, cause",
    [
        (OSError(errno.EIO, "Input/output error"), Cause.SYSTEM),
        (OSError(errno.ESTALE, "Stale file handle"), Cause.SYSTEM),
        (PermissionError(errno.EACCES, "Permission denied"), Cause.SYSTEM),
        (OSError(errno.EINVAL, "Invalid argument"), Cause.UNCLEAR),
        (OSError("not a gzipped file"), Cause.UNCLEAR),
    ],
)
def test_what_the_system_reports_while_a_file_is_read_is_no_verdict_on_it(
    error: OSError, cause: Cause, folder: Path
) -> None:
    path = export(folder, 1)
    [refused] = answered([Failing(error)], ReadFile(os.fsencode(path)))
    assert isinstance(refused, Refused)
    assert refused.error().cause is cause


def test_why_a_file_was_refused_goes_over_the_pipe(folder: Path) -> None:
    [refused] = answered([], ReadFile(os.fsencode(export(folder, 1))))
    assert isinstance(refused, Refused)
    error = UnreadableFileError(refused.error().sentence, cause=Cause.UNCLEAR)
    assert (refused.error().cause, Refused.of(error).cause) == (Cause.CONTENT, Cause.UNCLEAR)


LIST = """\
Số TK;Ngày ĐK;Mã HQ;Mã loại hình;Phân luồng;Tên doanh nghiệp;Trạng thái;Ngày thông quan
108000000110;19/05/2024;03CC;A11;Luồng Xanh;ZZZ CU;Đã thông quan;20/05/2024
1.08E+11;19/05/2024;03CC;A11;Luồng Xanh;ZZZ CU;Đã thông quan;20/05/2024
1.08E+11;19/05/2024;03CC;A11;Luồng Xanh;ZZZ CU;Đã thông quan;20/05/2024
"""


def test_rows_that_were_left_out_are_told_and_so_is_what_the_user_can_do(
    client: Client, folder: Path
) -> None:
    sample = Path(__file__).parents[1] / "samples" / "ecus-list" / "BaoCaoToKhai.xlsx"
    report, table = folder / sample.name, folder / "list.csv"
    report.write_bytes(sample.read_bytes())
    table.write_text(LIST, encoding="utf-8")
    source = folder_source(client, folder)
    with watching(client) as watch:
        files = until_remembered(client, source, report, table)
        seen = until_standing(watch, source, Standing.WATCHED)
    assert (files[table].left_out, files[table].hint) == (2, None)
    assert (seen.state.left_out, seen.state.hint) == (2, files[report].hint)
    said = str(results_of(seen)[0])
    assert "Rows without a valid declaration: 2." in said
    assert "Ngày thông quan" in said


def test_an_unknown_table_is_read_once_the_user_has_said_what_its_columns_mean(
    client: Client, folder: Path
) -> None:
    table = folder / "table.csv"
    table.write_text("No;Released\n107999910010;11/18/2026\n", encoding="utf-8")
    source = folder_source(client, folder)
    with watching(client) as watch:
        known = until_remembered(client, source, table)[table]
        assert known.is_unknown_table
        client.store.table_mappings.keep(
            TableMapping(
                name="Other",
                columns={TableField.NUMBER: "No", TableField.CLEARED_DATE: "Released"},
                cleared_when=ClearedWhen.ALWAYS,
            )
        )
        export(folder, 1)
        files = until_remembered(client, source, table)
        assert (files[table].failure, files[table].declarations) == (None, 1)
        until_standing(watch, source, Standing.WATCHED)
