"""A list report of 100,000 rows read and kept, beside calamine and one plain table alone.

Ours is everything: the front door, the child process, the merging into the real store. The other
side is calamine reading all cells, by ``iter_rows`` and, for a second figure, by ``to_python``, and
each row put into one table of 25 columns with ``executemany`` of the standard library, one commit
at the end.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from declarant_client.application.importing import ImportDeclarations
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.wiring.core import look_for_garbage_in_small_steps
from tests.benchmarks.filled_store import opened
from tests.benchmarks.measuring import compare

ROWS = 100_000
HEADERS = (
    "Số TK",
    "Nhánh",
    "Ngày ĐK",
    "Mã HQ",
    "Mã loại hình",
    "Số hóa đơn TM",
    "Vận đơn",
    "Phương thức vận chuyển",
    "Số lượng kiện",
    "Tổng trọng lượng hàng (Gross)",
    "Số lượng cont",
    "Phân luồng",
    "Mã doanh nghiệp",
    "Trạng thái",
    "Ngày thông quan",
    "Giờ thông quan",
    "Bộ phận xử lý",
    "Mã đại lý hải quan",
    "User khai báo",
    "Số tờ khai đầu tiên",
    "Tên đối tác",
    "Ngày HĐTM",
    "Tên doanh nghiệp",
    "Tổng tiền thuế",
    "Tổng trị giá TT",
)
_FIRST_DAY = date(2025, 1, 1)


def run(pairs: int) -> Iterator[str]:
    """The whole import; ``pairs`` of some ten seconds each."""
    look_for_garbage_in_small_steps()  # as the program does when it starts, here for both sides
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        report = folder / "BaoCaoToKhai.xlsx"
        write_report(report)
        stores = count()
        files = DeclarationFiles(start_limited=start_limited)
        try:
            comparisons = compare(
                [
                    ("list report of 100,000 rows kept / calamine's iter_rows, executemany", "s"),
                    ("list report of 100,000 rows kept / calamine's to_python, executemany", "s"),
                ],
                lambda: _kept(files, report, folder / f"ours {next(stores)}"),
                lambda: (_alone(report, folder), _alone(report, folder, at_once=True)),
                pairs,
            )
            yield from (comparison.sentence() for comparison in comparisons)
        finally:
            files.close()


def write_report(path: Path, rows: int = ROWS) -> None:
    """Write a report as ECUS does: numbers as numbers, dates as dates, one in ten not cleared."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        for column, header in enumerate(HEADERS):
            sheet.write_string(0, column, header)
        for number in range(rows):
            for column, value in enumerate(row(number)):
                if isinstance(value, date):
                    sheet.write_datetime(number + 1, column, value, dates)
                elif value != "":
                    sheet.write(number + 1, column, value)


def row(number: int) -> tuple[Any, ...]:
    """The row of this place in the report."""
    day = _FIRST_DAY + timedelta(days=number // 150)
    is_cleared = number % 10 != 0
    clock = (7 + number % 11) * 10_000 + number % 60 * 100 + number // 60 % 60
    return (
        float(f"{'13'[number % 2]}07{number:08d}0"),
        "",
        day,
        ("03CC", "03CE", "03TG", "03EE", "03PJ")[number % 5],
        ("A11", "A12", "E31", "B11", "E62")[number % 5],
        f"INV-{number:05d}",
        f"EXB{number:07d}",
        "Đường biển (container)",
        number % 97,
        number % 9973 + 0.25,
        number % 5,
        ("Luồng Xanh", "Luồng Xanh", "Luồng vàng", "Luồng đỏ")[number % 4],
        f"02{number % 300:08d}",
        "Đã thông quan" if is_cleared else "Đã phân luồng",
        day if is_cleared else "",
        str(clock) if is_cleared else "",
        f"{number % 3:02d}",
        "0200999009" if number % 2 else "",
        ("lan", "minh", "Root")[number % 3],
        "",
        "EXAMPLE CO., LTD",
        day,
        f"CÔNG TY TNHH THƯƠNG MẠI VÀ DỊCH VỤ SỐ {number % 300}",
        number * 811 % 90_000_000,
        number * 7919 % 900_000_000,
    )


def _kept(files: DeclarationFiles, report: Path, folder: Path) -> tuple[float, float]:
    folder.mkdir()
    with opened(folder) as store:
        importing = ImportDeclarations(files, store.declarations, store.unknown_reports)
        start = time.perf_counter()
        result = importing.run([report])
        seconds = time.perf_counter() - start
    if result.new != ROWS:
        raise ValueError(result.new)
    return seconds, seconds


def _alone(report: Path, folder: Path, *, at_once: bool = False) -> float:
    path = folder / "alone.sqlite"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        columns = ", ".join(f"c{column}" for column in range(len(HEADERS)))
        connection.execute(f"CREATE TABLE report ({columns})")
        start = time.perf_counter()
        with CalamineWorkbook.from_path(str(report)) as book, connection:
            sheet = book.get_sheet_by_index(0)
            connection.executemany(
                f"INSERT INTO report VALUES ({', '.join('?' * len(HEADERS))})",  # noqa: S608 - only question marks
                (
                    [str(cell) if isinstance(cell, date) else cell for cell in values]
                    for values in (sheet.to_python() if at_once else sheet.iter_rows())
                ),
            )
        return time.perf_counter() - start
