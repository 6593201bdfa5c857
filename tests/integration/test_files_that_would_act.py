"""A file is data: no formula is computed, no link followed, no macro run, nothing fetched."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from declarant_client.domain.declaration import Declaration
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.support import acting_files, xml_exports
from tests.support.acting_files import Bait
from tests.support.reading import WholeReading, whole
from tests.support.spreadsheets import IMPORT_PRINT, workbook

pytestmark = pytest.mark.processes

SECRET = "the content of another file"
Read = Callable[[Path], WholeReading]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port on this computer that somebody might ask for something."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture
def bait(tmp_path: Path, listener: socket.socket) -> Bait:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return Bait(address=address, secret=secret, marker=tmp_path / "marker")


@pytest.fixture
def read() -> Iterator[Read]:
    files = DeclarationFiles(start_limited=start_limited)
    yield partial(whole, files)
    files.close()


@pytest.fixture
def untouched(bait: Bait, listener: socket.socket) -> Callable[[object], bool]:
    """Tell that nobody asked, nothing was made, and nothing of the secret was read."""

    def is_untouched(outcome: object) -> bool:
        return not was_asked(listener) and not bait.marker.exists() and SECRET not in str(outcome)

    return is_untouched


def was_asked(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


def only(reading: WholeReading) -> Declaration:
    assert reading.failure is None, str(reading.failure)
    (found,) = reading.declarations
    return found


@pytest.fixture
def plain(tmp_path: Path, read: Read) -> Declaration:
    """What the same print says that wants nothing."""
    return only(read(workbook(tmp_path / "as it is.xlsx", {"TKN": IMPORT_PRINT})))


Untouched = Callable[[object], bool]


def test_somebody_who_asks_would_be_seen(bait: Bait, listener: socket.socket) -> None:
    assert not was_asked(listener)
    socket.create_connection(listener.getsockname()[:2]).close()
    assert was_asked(listener)


def test_a_formula_is_worth_what_was_saved_with_it(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    found = only(read(acting_files.with_formulas(tmp_path, bait)))
    assert found.enterprise_name == "As it was saved"
    assert (found.enterprise_tax_code, found.team) == (None, None)
    assert untouched(found)


@pytest.mark.parametrize(
    "make", [acting_files.with_links, acting_files.with_macros], ids=["links", "macros"]
)
def test_links_objects_and_macros_are_left_alone(
    make: Callable[[Path, Bait], Path],
    tmp_path: Path,
    bait: Bait,
    read: Read,
    plain: Declaration,
    untouched: Untouched,
) -> None:
    reading = read(make(tmp_path, bait))
    assert only(reading) == plain
    assert untouched(reading)


def test_the_ending_of_a_workbook_with_macros_changes_nothing(
    tmp_path: Path, bait: Bait, read: Read, plain: Declaration, untouched: Untouched
) -> None:
    path = acting_files.with_macros(tmp_path, bait)
    reading = read(path.rename(path.with_suffix(".xlsm")))
    assert only(reading) == plain
    assert untouched(reading)


def test_a_workbook_with_a_macro_sheet_is_refused(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    reading = read(acting_files.with_macro_sheet(tmp_path, bait))
    assert reading.declarations == ()
    assert untouched(reading)


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]
)
def test_no_part_of_a_workbook_brings_another_file_in(
    part: str, tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    assert untouched(read(acting_files.with_entities_in(part, tmp_path, bait)))


def test_what_a_workbook_includes_is_not_read(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    assert untouched(read(acting_files.with_inclusions(tmp_path, bait)))


def test_an_xml_export_that_defines_entities_is_refused(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    name = "<_Ten_DV_L1>"
    path = tmp_path / "entities.xml"
    for defined in (
        f'<!DOCTYPE Root [<!ENTITY e SYSTEM "{bait.secret_url}">]>',
        f'<!DOCTYPE Root SYSTEM "{bait.address}/x.dtd">',
        f'<!DOCTYPE Root [<!ENTITY % p SYSTEM "{bait.address}/p.ent"> %p;]>',
    ):
        text = xml_exports.export(*xml_exports.tables()).replace(name, f"{name}&e;")
        path.write_text(text.replace("<Root>", f"{defined}<Root>"), encoding="utf-8")
        reading = read(path)
        assert "defines abbreviations" in str(reading.failure)
        assert untouched(reading)


def test_an_xml_export_that_includes_another_file_gives_what_it_says_itself(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{}"/>'
    style = f'<?xml-stylesheet type="text/xsl" href="{bait.address}/x.xsl"?>'
    text = xml_exports.export(*xml_exports.tables())
    for href in (bait.secret_url, f"{bait.address}/included"):
        changed = text.replace("<_Ten_DV_L1>", "<_Ten_DV_L1>" + include.format(href))
        path = tmp_path / "includes.xml"
        path.write_text(changed.replace("<Root>", style + "<Root>"), encoding="utf-8")
        reading = read(path)
        assert str(only(reading).number) == "107999900060"
        assert untouched(reading)


def test_a_cell_of_a_text_table_that_begins_like_a_formula_is_a_text(
    tmp_path: Path, bait: Bait, read: Read, untouched: Untouched
) -> None:
    cell = f"=cmd|'/c echo > {bait.marker}'!A1"
    path = tmp_path / "list.csv"
    path.write_text(
        "Số TK,Ngày ĐK,Tên doanh nghiệp,Ngày thông quan\n"
        f'107999900010,01/09/2025,"{cell}",02/09/2025\n',
        encoding="utf-8",
    )
    reading = read(path)
    assert only(reading).enterprise_name == cell
    assert untouched("")
