"""A long sheet of an .xlsx workbook cut into several, so that its first rows come before its last.

calamine takes a whole sheet apart before it gives a row. Cut where a row begins, each piece is a
sheet of its own with the same head, and is taken apart when its rows are wanted: the rows come
sooner, and the cells of one piece at a time are held. Whatever is not as every program writes it
is left whole; that is only slower.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

WORTHWHILE = range(8 * 1024 * 1024, 160 * 1024 * 1024)
"""Unpacked bytes of a workbook that is cut: calamine holds them twice while it opens it."""
_PIECE = 6 * 1024 * 1024
"""Bytes of rows in one piece: a few thousand."""
_LONGEST_HEAD = 64 * 1024
"""What stands before the rows is repeated in each piece."""
_LARGEST_BOOK = 256 * 1024
"""Bytes of the part that names the sheets, and of the one that says where they are."""
_SHEETS = "xl/worksheets/"
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_FIRST_ROW, _LAST_ROW = b"<sheetData>", b"</sheetData>"
_SHEET = re.compile(rb"<sheet\s[^>]{0,2000}>")
_RELATION = re.compile(rb"<Relationship\s[^>]{0,2000}>")
_NUMBERED = re.compile(rb"<row\s(?:[^>]{0,400}\s)?r=\"([0-9]{1,7})\"")
_SIZE = re.compile(rb"<dimension\s[^>]{0,200}/>")
_NO_ROWS = (b"<!", b"<?")
"""What begins something in which a row is no row; the declaration stands before all rows."""


@dataclass(frozen=True, slots=True)
class CutWorkbook:
    """A workbook whose long sheets are cut; the pieces behind the first stand behind all sheets."""

    stream: io.BytesIO
    pieces: Mapping[int, int]
    """How many more there are of the sheet at a place, in the order of the sheets."""
    heights: Mapping[int, int]
    """The number of a cut sheet's last row."""


@dataclass(frozen=True, slots=True)
class _LongSheet:
    """A sheet that can be cut: its part, its place in the book, where its pieces begin and end."""

    part: str
    place: int
    head: bytes
    cuts: tuple[int, ...]
    height: int


def cut(parts: Mapping[str, bytearray]) -> CutWorkbook | None:
    """Return a workbook with its long sheets cut; ``None`` where there is nothing to cut."""
    book, relations = bytes(parts.get(_BOOK, b"")), bytes(parts.get(_RELATIONS, b""))
    if max(len(book), len(relations)) > _LARGEST_BOOK:
        return None
    if book.count(b"</sheets>") != 1 or relations.count(b"</Relationships>") != 1:
        return None
    long = [
        sheet
        for name, xml in parts.items()
        if name.startswith(_SHEETS) and len(xml) >= WORTHWHILE.start
        if (place := _place(name, book, relations)) is not None
        if (sheet := _long_sheet(name, place, xml)) is not None
    ]
    if not long or b'"cut-' in book + relations or b' xmlns:r="' not in book:
        return None
    return _written(parts, sorted(long, key=lambda sheet: sheet.place), book, relations)


def _place(part: str, book: bytes, relations: bytes) -> int | None:
    """Return which of the book's sheets a part is."""
    target = part.removeprefix("xl/").encode()
    named = [
        found[1]
        for relation in _RELATION.findall(relations)
        if b'"%s"' % target in relation or b'"/xl/%s"' % target in relation
        if (found := re.search(rb'\sId="([^"]+)"', relation))
    ]
    if len(named) != 1:
        return None
    sheets = _SHEET.findall(book)
    places = [place for place, sheet in enumerate(sheets) if b':id="%s"' % named[0] in sheet]
    return places[0] if len(places) == 1 else None


def _long_sheet(part: str, place: int, xml: bytearray) -> _LongSheet | None:
    """Return where a sheet can be cut; ``None`` where that is not sure."""
    begin, end = xml.find(_FIRST_ROW) + len(_FIRST_ROW), xml.find(_LAST_ROW)
    if not len(_FIRST_ROW) <= begin <= min(_LONGEST_HEAD, end):
        return None
    if any(_occurs(sign, xml, begin) for sign in _NO_ROWS):
        return None
    cuts = [begin]
    while (wanted := cuts[-1] + _PIECE) < end and (at := xml.find(b"<row ", wanted, end)) >= 0:
        if not _NUMBERED.match(xml, at):
            return None  # nobody would know which row it is
        cuts.append(at)
    last = _NUMBERED.match(xml, max(xml.rfind(b"<row ", begin, end), 0))
    if last is None or len(cuts) == 1:
        return None
    # It says how large the whole sheet is, for which room would be made with each piece.
    head = _SIZE.sub(b"", bytes(xml[:begin]))
    return _LongSheet(part, place, head, (*cuts, end), int(last[1]))


def _occurs(sign: bytes, xml: bytearray, begin: int) -> bool:
    """Whether two bytes occur: the first stands everywhere, and one rare byte is found quicker."""
    return xml.find(sign[1:], begin) >= 0 and xml.find(sign, begin) >= 0


def _written(
    parts: Mapping[str, bytearray], long: list[_LongSheet], book: bytes, relations: bytes
) -> CutWorkbook:
    stream = io.BytesIO()
    more_sheets, more_relations = b"", b""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for sheet in long:
            for number, piece in enumerate(_pieces(sheet, parts[sheet.part])):
                name = f"cut-{sheet.place}-{number}"
                with archive.open(f"{_SHEETS}{name}.xml" if number else sheet.part, "w") as file:
                    for some in (sheet.head, piece, b"</sheetData></worksheet>"):
                        file.write(some)
                if number:
                    more_sheets += b'<sheet name="%s" sheetId="60000" r:id="%s"/>' % (
                        2 * (name.encode(),)
                    )
                    more_relations += _relation(name.encode())
        for part in parts.keys() - {sheet.part for sheet in long} - {_BOOK, _RELATIONS}:
            archive.writestr(part, bytes(parts[part]))
        archive.writestr(_BOOK, book.replace(b"</sheets>", more_sheets + b"</sheets>"))
        ending = b"</Relationships>"
        archive.writestr(_RELATIONS, relations.replace(ending, more_relations + ending))
    stream.seek(0)
    return CutWorkbook(
        stream,
        pieces={sheet.place: len(sheet.cuts) - 2 for sheet in long},
        heights={sheet.place: sheet.height for sheet in long},
    )


def _pieces(sheet: _LongSheet, xml: bytearray) -> Iterator[memoryview]:
    with memoryview(xml) as whole:
        for begin, end in pairwise(sheet.cuts):
            yield whole[begin:end]


def _relation(name: bytes) -> bytes:
    return b'<Relationship Id="%s" Type="%s" Target="worksheets/%s.xml"/>' % (name, _TYPE, name)
