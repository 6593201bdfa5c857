"""Hostile files: every sample mutated, and files that would like to be run, computed or fetched."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.sources.ecus_xml.xml_export import XmlExport
from declarant_client.sources.edi.reader import EdiMessages
from declarant_client.sources.format_reader import OPENING_BYTES, SourceFile
from declarant_client.sources.reading_child import answered
from declarant_client.sources.reading_messages import Found, ReadFile, received, send
from declarant_client.sources.registry import known_formats, read
from declarant_client.sources.tables.known_tables import TextTables
from tests.support import edi_messages, watched_reading_child, xml_exports
from tests.support.hostile_reading import SOUND, hostile_reading
from tests.support.mutations import WAYS, case, samples, workbooks
from tests.support.spreadsheets import IMPORT_PRINT, from_corner_to_corner, workbook

CASES = 500
SEED = 20_200_324
PARTS = 4
"""The cases are dealt out, so that several processors share them."""
TEXT_FORMATS = (XmlExport(), EdiMessages(), TextTables())
"""Those that are read by Python alone and may be read in this process."""
LARGEST_HERE = 300_000


@pytest.mark.processes
@pytest.mark.parametrize("part", range(PARTS))
def test_of_500_hostile_files_nothing_comes_but_declarations_or_one_sentence(
    part: int, tmp_path: Path
) -> None:
    with hostile_reading(tmp_path) as reading:
        for number in range(part, CASES, PARTS):
            reading.examine(case(SEED, number))
    again = f"repeat with: python -m tests.torture hostile_files --seed {SEED} --case NUMBER"
    assert not reading.findings.failures, again
    assert reading.findings.cases == CASES // PARTS
    assert reading.findings.read
    assert len(reading.findings.refused) > 5, "the cases get to many places of the readers"


@pytest.mark.processes
def test_a_file_that_kills_the_reader_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    path = from_corner_to_corner(tmp_path / "corners.xlsx")
    with hostile_reading(tmp_path) as reading:
        reading.examine_file(path, "corners")
    assert reading.findings.failures == []
    assert reading.findings.killed == 1
    assert reading.findings.starts == 3, "two died of it, the third reads on"


class Hungry:
    """A reader for which the memory does not suffice."""

    endings = frozenset({".xls"})

    def recognises(self, file: SourceFile) -> bool:
        return True

    def read(self, file: SourceFile) -> Iterator[Portion]:
        raise MemoryError(file.size)


def test_a_child_without_memory_ends_instead_of_reading_on() -> None:
    with pytest.raises(MemoryError):
        list(answered([Hungry()], ReadFile(os.fsencode(SOUND))))


@pytest.mark.processes
@pytest.mark.skipif(sys.platform == "darwin", reason="nothing fails there, it is killed instead")
def test_a_file_for_which_the_memory_does_not_suffice_does_not_spoil_the_next_one(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path / "sheets.xlsx", {"TKN": IMPORT_PRINT})
    parts = dict(workbooks.unpacked(path.read_bytes()))
    sheet = b'<sheet name="x" sheetId="2" r:id="rId1"/>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<sheets>", b"<sheets>" + sheet * 800_000
    )
    path.write_bytes(workbooks.packed(parts))
    with hostile_reading(tmp_path, memory_limit=300 * 1024 * 1024) as reading:
        reading.examine_file(path, "sheets")
    assert reading.findings.failures == []
    assert reading.findings.killed == 1
    assert reading.findings.starts == 3


def test_every_sample_has_its_turn_and_every_mutation() -> None:
    taken: Counter[PurePath] = Counter()
    ways: set[tuple[str, str]] = set()
    for made in map(case, [SEED] * CASES, range(CASES)):
        taken[made.sample] += 1
        ways.update((made.sample.suffix, way) for way in made.ways)
    assert set(taken) == set(samples())
    assert min(taken.values()) >= CASES // len(samples())
    assert {(end, way.__name__) for end, every in WAYS.items() for way in every} <= ways


def test_nearly_every_mutated_workbook_gets_past_the_zip_layer() -> None:
    made = [case(SEED, number) for number in range(CASES)]
    books = [found.content for found in made if found.sample.suffix == ".xlsx"]
    sound = [content for content in books if workbooks.unpacked(content)]
    assert len(sound) > len(books) * 2 / 3


def test_a_case_is_the_same_in_every_run() -> None:
    script = (
        "import hashlib\nfrom tests.support.mutations import case\n"
        f"print([hashlib.sha256(case({SEED}, n).content).hexdigest() for n in range(40)])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    here = [hashlib.sha256(case(SEED, number).content).hexdigest() for number in range(40)]
    assert ended.stdout.strip() == str(here)


@pytest.mark.parametrize("sheet", [None, b"<worksheet", b'<worksheet><dimension ref="A"/>'])
def test_the_reader_itself_says_that_a_sheet_is_damaged(
    sheet: bytes | None, tmp_path: Path
) -> None:
    parts = dict(workbooks.unpacked(workbook(tmp_path / "a.xlsx", {"TKN": {}}).read_bytes()))
    del parts["xl/worksheets/sheet1.xml"]
    if sheet is not None:
        parts["xl/worksheets/sheet1.xml"] = sheet
    file = source(workbooks.packed(parts), "damaged sheet.xlsx")
    with pytest.raises(UnreadableFileError, match=r"damaged sheet\.xlsx is damaged"):
        list(read(known_formats(), file))


def test_what_a_reader_raises_beside_the_documented_error_is_noted(tmp_path: Path) -> None:
    def defective(file: SourceFile) -> None:
        raise KeyError(file.size)

    with (tmp_path / "logbook").open("wb", buffering=0) as logbook:
        watched = watched_reading_child.watched(defective, logbook)
        with pytest.raises(KeyError):
            watched(source(b"12345", "a.csv"))
    name, kind, *_ = json.loads((tmp_path / "logbook").read_bytes())
    assert (name, kind) == ("a.csv", "KeyError")


OPENINGS = (
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"<Root>",
    b'<?xml version="1.0"?><Root><DToKhaiMDIDs><DToKhaiMD><Data><SOTK>',
    xml_exports.GREEN_IMPORT.read_bytes()[:3_000],
    edi_messages.sample(edi_messages.IMPORT)[:398],
    edi_messages.sample(edi_messages.EXPORT)[:2_000],
    edi_messages.sample(edi_messages.SIGNED)[:600],
    edi_messages.sample(edi_messages.COMPRESSED)[:200],
    b"\x00\x01\x00\x00\x1f\x8b\x08",
    b"Content-Type: text/plain\r\n\r\n",
    "Số TK,Ngày ĐK,Mã HQ,Phân luồng,Ngày thông quan\r\n".encode(),
    "sep=;\nSố TK;Ngày ĐK;Trạng thái\n".encode(),
    "Số TK\tNgày ĐK\tTrạng thái\n".encode("utf-16"),
)
FRAGMENTS = st.sampled_from(
    [
        *(b",", b";", b"\t", b'"', b"\r\n", b"\n", b"<Data>", b"</Data>", b"<SOTK>", b"&#0;"),
        *(b"107999900010", b"307999900010.0", b"31/12/2025", b"2025-12-31T23:59:59", b"NULL"),
        *("Số TK".encode(), "٣١/١٢/٢٠٢٥".encode(), "²".encode(), b"1e400", b"\x00", b"<![CDATA["),
    ]
)


@given(st.sampled_from(OPENINGS), st.lists(FRAGMENTS | st.binary(max_size=40), max_size=40))
def test_whatever_follows_the_begin_of_a_text_format_is_read_or_refused(
    opening: bytes, rest: list[bytes]
) -> None:
    read_here(opening + b"".join(rest))


HEADER = "Số TK,Ngày ĐK,Mã HQ,Phân luồng,Tên doanh nghiệp,Ngày thông quan\r\n"
MARKS = "a" + "\u0301\u0316" * 40_000
"""Marks above and below by turns, which have to be sorted for comparison."""
LONG_WAYS = {
    "marks in a name": f"{HEADER}107999900010,01/09/2025,03CC,Xanh,{MARKS},\n" * 10,
    "marks in a channel": f"{HEADER}107999900010,01/09/2025,03CC,{MARKS},x,\n" * 10,
    "marks in a date": f"{HEADER}107999900010,{MARKS},03CC,Xanh,x,\n" * 10,
    "texts in mail, a long way below its begin": "Content-Type: text/plain\n"
    + "a\n" * 2_000_000
    + "Content-Type: text/plain\n" * 20
    + "\n",
    "lines of one letter": HEADER + "x\n" * 200_000,
    "a quote in every line": HEADER + '"a\n' * 200_000,
    "ampersands that are none": "<Root><DToKhaiMDIDs><DToKhaiMD><Data><SOTK>" + "&" * 1_000_000,
}


@pytest.mark.parametrize("way", LONG_WAYS)
def test_nothing_takes_the_square_of_its_length(way: str) -> None:
    begin = time.process_time()
    read_here(LONG_WAYS[way].encode())
    assert time.process_time() - begin < 6, "a hundredth of a second to a second, on any computer"


TEXT_SAMPLES = [
    place for place, sample in enumerate(samples()) if sample.suffix not in {".xls", ".xlsx"}
]


@given(st.integers(0, 10**6), st.sampled_from(TEXT_SAMPLES))
def test_no_mutated_text_leads_a_reader_to_an_error_of_its_own(turn: int, sample: int) -> None:
    made = case(SEED, turn * len(samples()) + sample)
    read_here(made.content[:LARGEST_HERE], made.name)


def source(content: bytes, name: str = "hostile.txt") -> SourceFile:
    return SourceFile(
        path=PurePath(name),
        size=len(content),
        opening=content[:OPENING_BYTES],
        stream=io.BytesIO(content),
    )


def read_here(content: bytes, name: str = "hostile.txt") -> list[Portion]:
    """Read in this process, without the child's last net; what is read survives the pipe."""
    portions: list[Portion] = []
    said = name
    try:
        for portion in read(TEXT_FORMATS, source(content, name)):
            assert through_the_pipe(portion) == portion
            portions.append(portion)
    except UnreadableFileError as error:
        said = str(error)
    assert name in said
    return portions


def through_the_pipe(portion: Portion) -> Portion:
    pipe = io.BytesIO()
    send(pipe, Found.of(portion, is_last=True))
    pipe.seek(0)
    content = received(pipe)
    assert content is not None
    answer = msgspec.json.decode(content, type=Found)
    return answer.portion()
