"""Mutations of .xlsx files: in their unpacked parts, zipped again; and of the archive itself."""

from __future__ import annotations

import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from random import Random

from tests.support.mutations import markup, plain_bytes
from tests.support.mutations.plain_bytes import HOSTILE_NUMBERS, Mutation

Parts = dict[str, bytes]

_SAMPLES = Path(__file__).parents[2] / "samples"
_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OFTEN = (
    _SHEET,
    _SHEET,
    _BOOK,
    _STRINGS,
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "_rels/.rels",
)
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, ValueError, OSError, EOFError),
)
"""What ``zipfile`` raises for archives of all kinds of damage."""
_WHEN = (2024, 1, 1, 0, 0, 0)
_LARGEST_STORED = 1_500_000
"""Bytes of a part that may be left unpacked."""
_VML = b"<xml xmlns:v='urn:schemas-microsoft-com:vml'><v:shape>\xff<br></v:shape>"
_MORE_PARTS = (
    "xl/vbaProject.bin",
    "xl/externalLinks/externalLink1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/pivotCache/pivotCacheDefinition1.xml",
    "xl/tables/table1.xml",
    "xl/metadata.xml",
    "../../outside.xml",
    "/xl/workbook.xml",
    "XL/WORKBOOK.XML",
    "xl\\worksheets\\sheet1.xml",
    "n" * 65_000,
)
_STRING_CELL = b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>'
_CELLS = (
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<c r="A1048577"><v>1</v></c>',
    b'<c r="A99999999999"><v>1</v></c>',
    b'<c r="ZZ1000000" t="s"><v>0</v></c>',
    b'<c r="B2" t="s"><v>4294967295</v></c>',
    b'<c r="B2" t="s"><v>-1</v></c>',
    b'<c r="B2" s="4294967295"><v>1e300</v></c>',
    b'<c r="B2" s="1"><v>-99999999999</v></c>',
    b'<c r="B2" t="d"><v>2024-13-45T99:99:99</v></c>',
    b'<c r="B2" t="b"><v>2</v></c>',
    b'<c r="B2" t="e"><v>#BOOM!</v></c>',
    b'<c r="B2" t="zzz"><v>1</v></c>',
    b'<c r="B2"><f t="shared" si="0" ref="A1:XFD1048576">A1</f></c>',
    b'<c r="B2"><f t="array" ref="A1:XFD1048576">SUM(A1:XFD1048576)</f><v>3</v></c>',
    b'<c r="B2" t="str"><f>WEBSERVICE("http://127.0.0.1:1/")</f></c>',
    b"<c><v>1</v></c>",
    _STRING_CELL * 5_000,
    b"<c r='A1' t='inlineStr'><is>" + b"<r><t>a</t></r>" * 5_000 + b"</is></c>",
)
_ROWS = (
    b'<row r="0">' + _STRING_CELL + b"</row>",
    b'<row r="4294967296">' + _STRING_CELL + b"</row>",
    b'<row r="-1"><c r="A1"><v>1</v></c></row>',
    b'<row r="1" spans="1:99999999">' + _STRING_CELL + b"</row>",
    b"<row/>" * 50_000,
)


@lru_cache(maxsize=8)
def unpacked(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of an archive, none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except _DAMAGED:
        return {}


def packed(parts: Mapping[str, bytes], chance: Random | None = None) -> bytes:
    """Return the parts as an archive, some of them packed, in a sound zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _WHEN)
            is_packed = len(content) > _LARGEST_STORED or (chance and chance.random() < 1 / 8)
            part.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
            archive.writestr(part, content, compresslevel=1)
    return file.getvalue()


def _changed(chance: Random, content: bytes, change: Callable[[Parts], None]) -> bytes:
    parts = dict(unpacked(content))
    if not parts:
        return content
    change(parts)
    return packed(parts, chance)


def _some_part(chance: Random, parts: Mapping[str, bytes]) -> str:
    usual = [name for name in _OFTEN if name in parts]
    return chance.choice(usual if usual and chance.random() < 5 / 6 else sorted(parts))


def part_markup_changed(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        for _ in range(chance.choice((1, 1, 2, 5))):
            name = _some_part(chance, parts)
            parts[name] = chance.choice(markup.ALL)(chance, parts[name])

    return _changed(chance, content, change)


def part_bytes_changed(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        name = _some_part(chance, parts)
        parts[name] = chance.choice(plain_bytes.ALL)(chance, parts[name])

    return _changed(chance, content, change)


def sheet_with_odd_cells(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        sheet = parts.get(_SHEET, b"")
        if chance.random() < 3 / 4:
            before, row, behind = sheet.partition(b"</row>")
            parts[_SHEET] = before + chance.choice(_CELLS) + row + behind
        else:
            before, rows, behind = sheet.partition(b"<sheetData>")
            parts[_SHEET] = before + rows + chance.choice(_ROWS) + behind

    return _changed(chance, content, change)


def sheet_size_declared(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        reference = chance.choice(
            (b"A1:XFD1048576", b"XFD1048576:A1", b"A1", b"", b"A0:B0", b"A1:AAAAAAA9")
        )
        sheet = parts.get(_SHEET, b"")
        before, data, behind = sheet.partition(b"<sheetData")
        parts[_SHEET] = before + b'<dimension ref="' + reference + b'"/>' + data + behind

    return _changed(chance, content, change)


def strings_shared_wrongly(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        strings = parts.get(_STRINGS, b"<sst><si><t>x</t></si></sst>")
        count = str(chance.choice((-1, *HOSTILE_NUMBERS, 1 << 63))).encode()
        parts[_STRINGS] = chance.choice(
            (
                strings.replace(
                    b"<sst", b'<sst count="' + count + b'" uniqueCount="' + count + b'"', 1
                ),
                strings.replace(b"<si>", b"<si><rPh><t>", chance.choice((1, -1))),
                strings.replace(b"</si>", b"", chance.choice((1, 3, -1))),
                b'<sst uniqueCount="' + count + b'"/>',
                strings.replace(b"</sst>", b"<si><t>x</t></si>" * 50_000 + b"</sst>"),
            )
        )

    return _changed(chance, content, change)


def sheets_listed_wrongly(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        book = parts.get(_BOOK, b"")
        sheet = chance.choice(
            (
                b'<sheet name="TKN" sheetId="1" r:id="rId1"/>',
                b'<sheet name="" sheetId="0" r:id=""/>',
                b'<sheet name="' + b"N" * 70_000 + b'" sheetId="9" r:id="rId99"/>',
                b'<sheet name="../TKN" state="veryHidden" sheetId="-1" r:id="rId1"/>',
                b"<sheet/>",
            )
        )
        times = min(chance.choice((1, 10, 5_000)), 1 + _LARGEST_STORED // len(sheet))
        parts[_BOOK] = book.replace(b"</sheets>", sheet * times + b"</sheets>")

    return _changed(chance, content, change)


def link_led_astray(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        name = chance.choice(("xl/_rels/workbook.xml.rels", "_rels/.rels"))
        target = chance.choice(
            (
                b'Target="file:///etc/passwd" TargetMode="External"',
                b'Target="http://127.0.0.1:1/x" TargetMode="External"',
                b'Target="../../../../etc/passwd"',
                b'Target="/xl/workbook.xml"',
                b'Target="worksheets/../workbook.xml"',
                b'Target="\\\\127.0.0.1\\share"',
                b'Target=""',
            )
        )
        links = parts.get(name, b"")
        wrong = links.replace(b"Target=", target + b" Was=", chance.choice((1, 2, -1)))
        parts[name] = wrong

    return _changed(chance, content, change)


def part_removed(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        del parts[_some_part(chance, parts)]

    return _changed(chance, content, change)


def part_emptied(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        parts[_some_part(chance, parts)] = chance.choice((b"", b"<", b"<x/>", b"\x00" * 5_000))

    return _changed(chance, content, change)


def parts_exchanged(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        one, other = _some_part(chance, parts), _some_part(chance, parts)
        parts[one], parts[other] = parts[other], parts[one]

    return _changed(chance, content, change)


def part_of_another_sample(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        others = sorted(_SAMPLES.rglob("*.xlsx"))
        other = unpacked(chance.choice(others).read_bytes())
        name = _some_part(chance, other)
        parts[name] = other[name]

    return _changed(chance, content, change)


def part_added(chance: Random, content: bytes) -> bytes:
    def change(parts: Parts) -> None:
        name = chance.choice(_MORE_PARTS)
        parts[name] = chance.choice((b"", _VML, chance.randbytes(999), parts.get(_BOOK, b"")))
        if chance.random() < 1 / 2:
            kind = b'<Override PartName="/%s" ContentType="application/xml"/>' % name.encode()
            types = parts.get(_CONTENT_TYPES, b"")
            parts[_CONTENT_TYPES] = types.replace(b"</Types>", kind + b"</Types>")

    return _changed(chance, content, change)


def part_twice(chance: Random, content: bytes) -> bytes:
    parts = unpacked(content)
    if not parts:
        return content
    file = io.BytesIO(content)
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile says that the name is there already
        name = _some_part(chance, parts)
        again = zipfile.ZipInfo(name, _WHEN)
        archive.writestr(again, chance.choice(markup.ALL)(chance, parts[name]))
    return file.getvalue()


def _number_put(chance: Random, content: bytes, signature: bytes, size: int) -> bytes:
    """Write a hostile number into one of the archive's structures with that signature."""
    places = [found.start() for found in re.finditer(re.escape(signature), content)]
    if not places:
        return content
    at = chance.choice(places) + chance.randrange(len(signature), size)
    worst = struct.pack("<I", chance.choice(HOSTILE_NUMBERS))[: chance.choice((1, 2, 4))]
    return content[:at] + worst + content[at + len(worst) :]


def local_header_changed(chance: Random, content: bytes) -> bytes:
    return _number_put(chance, content, b"PK\x03\x04", 30)


def directory_entry_changed(chance: Random, content: bytes) -> bytes:
    return _number_put(chance, content, b"PK\x01\x02", 46)


def directory_end_changed(chance: Random, content: bytes) -> bytes:
    return _number_put(chance, content, b"PK\x05\x06", 22)


IN_PARTS: tuple[Mutation, ...] = (
    *(part_markup_changed,) * 6,
    part_bytes_changed,
    part_bytes_changed,
    sheet_with_odd_cells,
    sheet_with_odd_cells,
    sheet_size_declared,
    strings_shared_wrongly,
    sheets_listed_wrongly,
    link_led_astray,
    part_removed,
    part_emptied,
    parts_exchanged,
    part_of_another_sample,
    part_added,
)
IN_ARCHIVE: tuple[Mutation, ...] = (
    part_twice,
    local_header_changed,
    directory_entry_changed,
    directory_end_changed,
)
