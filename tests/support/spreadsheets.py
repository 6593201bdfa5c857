"""Workbooks for tests: prints of declarations, and files that are damaged, locked or hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]

from declarant_client.sources.excel.printed_rows import CellValue

Cells = Mapping[str, CellValue]
"""A sheet: what stands in which cell, such as ``{"A1": "text"}``."""

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-excel"

IMPORT_PRINT: Cells = {
    "C1": "<IMP>",
    "F2": "Tờ khai hàng hóa nhập khẩu (thông quan)",
    "AA3": "*106999900010*",
    "C4": "Số tờ khai",
    "E4": 106999900010.0,
    "L4": "Số tờ khai đầu tiên",
    "W4": "/",
    "C6": "Mã phân loại kiểm tra",
    "I6": "2",
    "L6": "Mã loại hình",
    "P6": "A11  3 [ 4 ]",
    "U6": "Mã số hàng hóa đại diện của tờ khai",
    "AE6": "8240",
    "C7": "Tên cơ quan Hải quan tiếp nhận tờ khai",
    "L7": "HQHPKV1",
    "T7": "Mã bộ phận xử lý tờ khai",
    "AE7": "01",
    "C8": "Ngày đăng ký",
    "G8": "20/05/2024 09:36:04",
    "L8": "Ngày thay đổi đăng ký",
    "C9": "Người nhập khẩu",
    "D10": "Mã",
    "H10": "0200999001",
    "D11": "Tên",
    "H11": "Công ty TNHH Minh Họa",
    "C21": "Người xuất khẩu",
    "D22": "Mã",
    "D23": "Tên",
    "H23": "FOREIGN SELLER",
    "C29": "Đại lý Hải quan",
    "AA29": "Mã nhân viên Hải quan",
    "C76": "<IMP>",
    "D77": "Tờ khai hàng hóa nhập khẩu (thông quan)",
    "C79": "Số tờ khai",
    "E79": 106999900010.0,
    "C81": "Mã phân loại kiểm tra",
    "I81": "3",
    "C120": "Mục thông báo của Hải quan",
    "D122": "Ngày cấp phép",
    "N122": "20/05/2024  18:52:25",
    "D123": "Ngày hoàn thành kiểm tra",
    "N123": "20/05/2024  18:51:28",
    "D125": "Ngày phê duyệt BP",
    "N125": "   /   /",
    "C139": "<IMP>",
    "D140": "Tờ khai hàng hóa nhập khẩu (thông quan)",
    "C142": "Số tờ khai",
    "E142": 106999900010.0,
}
"""A cleared import, in the layout of the genuine prints (only what is read, and its neighbours)."""

EXPORT_PRINT: Cells = {
    "C1": "<EXP>",
    "E2": "Tờ khai hàng hóa xuất khẩu (thông quan)",
    "C4": "Số tờ khai",
    "E4": 307999900010.0,
    "K4": "Số tờ khai đầu tiên",
    "T4": "-",
    "U4": " / ",
    "C6": "Mã phân loại kiểm tra",
    "F6": "1",
    "I6": "Mã loại hình",
    "L6": "B11  9",
    "C7": "Tên cơ quan Hải quan tiếp nhận tờ khai",
    "J7": "HQHAIDUONG",
    "P7": "Mã bộ phận xử lý tờ khai",
    "Y7": "00",
    "C8": "Ngày đăng ký",
    "F8": "09/09/2025 16:52:12",
    "C12": "Người xuất khẩu",
    "D13": "Mã",
    "F13": "0200999001",
    "D14": "Tên",
    "F14": "CôNG TY TNHH MINH HọA",
    "C28": "Người nhập khẩu",
    "D30": "Tên",
    "F30": "FOREIGN BUYER",
    "C37": "Đại lý Hải quan",
    "W37": "Mã nhân viên Hải quan",
    "C69": "Mục thông báo của Hải quan",
    "D72": "Ngày cấp phép xuất nhập",
    "I72": "09/09/2025 16:52:12",
    "C82": "<EXP>",
    "C85": "Số tờ khai",
    "E85": 307999900010.0,
}


def changed(cells: Cells, **changes: CellValue | None) -> Cells:
    """Return ``cells`` with some set anew, or emptied (``None``)."""
    merged = {**cells, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def workbook(path: Path, sheets: Mapping[str, Cells], hidden: tuple[str, ...] = ()) -> Path:
    """Write an .xlsx file with these sheets, those in ``hidden`` hidden from the user."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, cells in sheets.items():
            page = book.add_worksheet(name)
            for cell, value in cells.items():
                page.write(cell, value)
            if name in hidden:
                page.very_hidden()
    return path


def old_workbook(name: str, cells: Cells) -> bytes:
    """Return a genuine .xls (BIFF8) with one sheet."""
    from declarant_client.sources.excel.print_labels import position

    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(name)
    for cell, value in cells.items():
        page.write(*position(cell), value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@dataclass(frozen=True)
class Sheet:
    """A sheet as its reader hands it over, from cells by row and column (from 0)."""

    cells: Mapping[tuple[int, int], object]
    first_column: int = 0

    def rows(self) -> Iterator[list[object]]:
        """Yield each row's values."""
        height = max((row for row, _column in self.cells), default=-1) + 1
        width = max((column for _row, column in self.cells), default=-1) + 1
        for row in range(height):
            yield [self.cells.get((row, column), "") for column in range(width)]


def sheet(cells: Cells) -> Sheet:
    """Return the sheet with these cells."""
    from declarant_client.sources.excel.print_labels import position

    return Sheet({position(cell): value for cell, value in cells.items()})


def from_corner_to_corner(path: Path, far_cell: str = "XFD1048576") -> Path:
    """Write a kilobyte that makes calamine ask for 550 GB: cells A1 and XFD1048576."""
    row = far_cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{row}"><c r="{far_cell}"><v>1</v></c></row>'
    )
    _by_hand(path, f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode())
    return path


def zip_bomb(path: Path, megabytes: int = 400) -> Path:
    """Write a workbook whose sheet unpacks to so many megabytes, as its directory says."""
    path.write_bytes(_bomb(megabytes))
    return path


@cache
def _bomb(megabytes: int) -> bytes:
    """Packing so much nothing takes seconds: once is enough."""
    packed = io.BytesIO()
    _by_hand(packed, b" " * (megabytes * 1024 * 1024))
    return packed.getvalue()


def lying_zip_bomb(path: Path, megabytes: int = 400) -> Path:
    """Write a zip bomb whose directory declares ten bytes."""
    zip_bomb(path, megabytes)
    real = struct.pack("<I", megabytes * 1024 * 1024)
    content = path.read_bytes()
    path.write_bytes(content.replace(real, struct.pack("<I", 10)))
    return path


def _by_hand(file: Path | io.BytesIO, sheet_xml: bytes) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="TKN" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("_rels/.rels", _link(f"{relations}/officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        sheet_link = _link(f"{relations}/worksheet", "worksheets/sheet1.xml")
        archive.writestr("xl/_rels/workbook.xml.rels", sheet_link)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)


def _link(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def encrypted_xlsx(path: Path) -> Path:
    """Write an encrypted .xlsx: an OLE2 file with the package inside (MS-OFFCRYPTO 2.3.4)."""
    streams = {"EncryptionInfo": bytes(4096), "EncryptedPackage": zlib.compress(b"x") * 400}
    path.write_bytes(ole2(streams))
    return path


def encrypted_xls(path: Path) -> Path:
    """Write an encrypted .xls: a workbook stream with a FILEPASS record (MS-XLS 2.4.117)."""
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0, 0, 0, 0)
    protection = struct.pack("<HH", 0x002F, 54) + bytes([1, 0, 1, 0, 1, 0]) + bytes(48)
    path.write_bytes(ole2({"Workbook": begin + protection + struct.pack("<HH", 0x000A, 0)}))
    return path


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (MS-CFB, version 3) with these streams, padded to 4,096 bytes."""
    sector = 512
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    entries = [_directory_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    chains = [0xFFFFFFFD, 0xFFFFFFFE]  # sector 0 holds the chains, sector 1 the directory
    body = b""
    for index, (name, content) in enumerate(padded.items(), 1):
        first, count = len(chains), -(-len(content) // sector)
        chains += [*range(first + 1, first + count), 0xFFFFFFFE]
        sibling = index + 1 if index < len(padded) else 0xFFFFFFFF
        entries.append(_directory_entry(name, 2, first, len(content), right=sibling))
        body += content.ljust(count * sector, b"\0")
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(sector, b"\xff")
    directory = b"".join(entries).ljust(sector, b"\0")
    assert len(table) == len(directory) == sector
    magic = bytes.fromhex("D0CF11E0A1B11AE1")
    head = magic + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return head + table + directory + body


def _directory_entry(
    name: str, kind: int, first: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", first, size)
