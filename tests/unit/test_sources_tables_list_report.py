"""ECUS' list report: its columns wherever they stand, and what each row becomes."""

from __future__ import annotations

import io
import unicodedata
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from declarant_client.application.ports.reading import PORTION
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.sources.excel import ole2_files
from tests.support.tables import SAMPLES, old_sheets, reading, sheets, text_table

ROW: dict[str, Any] = {
    "Số TK": 107999910010.0,
    "Nhánh": "",
    "Ngày ĐK": date(2026, 11, 18),
    "Mã HQ": "03EE",
    "Mã loại hình": "E31",
    "Phân luồng": "Luồng vàng",
    "Tên doanh nghiệp": "CôNG TY TNHH MINH HọA",
    "Mã doanh nghiệp": "0200999002",
    "Trạng thái": "Đã thông quan",
    "Ngày thông quan": date(2026, 11, 19),
    "Giờ thông quan": 95443,
    "Bộ phận xử lý": "01",
    "User khai báo": "lan",
    "Mã đại lý hải quan": "0200999009",
    "Số tờ khai đầu tiên": 107999910000.0,
    "Tổng tiền thuế": 12.5,
}
DECLARATION = Declaration(
    number=DeclarationNumber("107999910010"),
    clearance=Clearance.CLEARED,
    regime="E31",
    branch=Branch(code="03EE"),
    team="01",
    channel=Channel.YELLOW,
    registered_at=datetime(2026, 11, 18, tzinfo=VIETNAM),
    cleared_at=datetime(2026, 11, 19, 9, 54, 43, tzinfo=VIETNAM),
    enterprise_tax_code=TaxCode("0200999002"),
    enterprise_name="CôNG TY TNHH MINH HọA",
    agent_code="0200999009",
    first_number=DeclarationNumber("107999910000"),
    declarant_user="lan",
)
UNCLEARED = ("Trạng thái", "Ngày thông quan", "Giờ thông quan")


def report(*rows: dict[str, Any], above: int = 0) -> list[list[Any]]:
    headers = list(ROW)
    notes: list[list[Any]] = [["BÁO CÁO TỜ KHAI"]] * above
    return [*notes, headers, *([row.get(header, "") for header in headers] for row in rows)]


def without(*headers: str) -> dict[str, Any]:
    return {header: value for header, value in ROW.items() if header not in headers}


def narrow(row: dict[str, Any]) -> list[list[Any]]:
    return [list(row), list(row.values())]


def only(content: bytes) -> Declaration:
    (found,) = reading(content).declarations
    return found


def test_a_row_gives_every_field() -> None:
    read = reading(sheets(report(ROW)))
    assert read.declarations == [DECLARATION]
    assert (read.failure, read.left_out, read.hints) == (None, 0, set())
    assert {portion.origin for portion in read.portions} == {Origin.LIST}


@given(st.permutations(list(ROW)), st.integers(0, 5), st.integers(0, 30))
def test_columns_stand_in_any_order_and_the_header_anywhere_near_the_top(
    headers: list[str], first_column: int, above: int
) -> None:
    rows: list[list[Any]] = [["Từ ngày 01/11/2026", "đến ngày 30/11/2026"]] * above
    rows += [headers, [ROW[header] for header in headers]]
    assert only(sheets(rows, first_column=first_column, first_row=3)) == DECLARATION


def test_a_header_below_hundreds_of_rows_is_found() -> None:
    notes: list[list[Any]] = [["Ghi chú", number] for number in range(450)]
    assert only(sheets([*notes, list(ROW), list(ROW.values())])) == DECLARATION


@pytest.mark.parametrize(
    "written",
    [
        str.upper,
        str.lower,
        lambda header: unicodedata.normalize("NFD", header),
        lambda header: header.replace(" ", "\n"),
        lambda header: f"  {header.replace(' ', '  ')}:",
        lambda header: header.replace(" ", "\N{NO-BREAK SPACE}"),
    ],
    ids=["upper case", "lower case", "NFD", "line breaks", "spaces and colon", "no-break spaces"],
)
def test_the_spelling_of_headers_does_not_matter(written: Any) -> None:
    rows = [[written(header) for header in ROW], list(ROW.values())]
    assert only(sheets(rows)) == DECLARATION


@pytest.mark.parametrize(
    "number", [107999910010.0, "107999910010,0", " 1079 9991 0010", "'107999910010"]
)
def test_the_number_may_be_text_or_a_number(number: Any) -> None:
    assert only(sheets(report({**ROW, "Số TK": number}))) == DECLARATION


@pytest.mark.parametrize(
    "day", [date(2026, 11, 18), "18/11/2026", " 18-11-2026 ", "2026-11-18", 46344]
)
def test_a_date_may_be_real_or_written_or_counted(day: Any) -> None:
    assert only(sheets(report({**ROW, "Ngày ĐK": day}))) == DECLARATION


@pytest.mark.parametrize("clock", [95443, "095443", "09:54:43", time(9, 54, 43), 0.4129976851])
def test_a_time_may_lack_its_leading_zero(clock: Any) -> None:
    assert only(sheets(report({**ROW, "Giờ thông quan": clock}))) == DECLARATION


@pytest.mark.parametrize("clock", ["", "chiều", 250000, 96100, -1, 1e300, "99999999999"])
def test_without_a_valid_time_the_day_begins(clock: Any) -> None:
    found = only(sheets(report({**ROW, "Giờ thông quan": clock})))
    assert found.cleared_at == datetime(2026, 11, 19, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "written, channel",
    [
        ("Luồng Xanh", Channel.GREEN),
        ("Luồng vàng", Channel.YELLOW),
        ("LUỒNG ĐỎ", Channel.RED),
        ("Do", Channel.RED),
        (2, Channel.YELLOW),
        ("", None),
        ("Luồng tím", None),
    ],
)
def test_the_channel_is_a_colour(written: Any, channel: Channel | None) -> None:
    assert only(sheets(report({**ROW, "Phân luồng": written}))).channel is channel


@pytest.mark.parametrize(
    "status, clearance",
    [
        ("Đã thông quan", Clearance.CLEARED),
        ("ĐÃ THÔNG QUAN", Clearance.CLEARED),
        ("Hủy tờ khai", Clearance.CANCELLED),
        ("Huỷ tờ khai", Clearance.CANCELLED),
        ("Nhập mới", Clearance.NONE),
        ("Đã khai báo", Clearance.NONE),
        ("Đã đăng ký", Clearance.NONE),
        ("Đã phân luồng", Clearance.NONE),
        ("Đã kiểm hóa", Clearance.NONE),
        ("Đã tính thuế sau kiểm hóa", Clearance.NONE),
        ("Điều chỉnh thuế", Clearance.NONE),
        ("", Clearance.UNKNOWN),
        ("một trạng thái mới", Clearance.UNKNOWN),
    ],
)
def test_the_status_alone_says_what_is_cleared(status: str, clearance: Clearance) -> None:
    row = without("Ngày thông quan", "Giờ thông quan") | {"Trạng thái": status}
    found = only(sheets(narrow(row)))
    assert (found.clearance, found.cleared_at) == (clearance, None)


@pytest.mark.parametrize("day, clearance", [("", Clearance.NONE), ("/  /", Clearance.NONE)])
def test_without_a_status_a_blank_date_says_not_cleared(day: str, clearance: Clearance) -> None:
    row = without("Trạng thái") | {"Ngày thông quan": day}
    assert only(sheets(narrow(row))).clearance is clearance
    assert only(sheets(narrow(without("Trạng thái")))) == DECLARATION


@pytest.mark.parametrize(
    "written",
    ["5/20/2024 2:54", "20/05/24", "20 May 2024", "20240520", 20240520.0, "45432.5", "20/5"],
    ids=str,
)
def test_a_date_of_clearance_that_cannot_be_read_is_not_taken_for_none(written: Any) -> None:
    row = {**without("Trạng thái", "Giờ thông quan"), "Ngày thông quan": written}
    read = reading(text_table(narrow(row)).encode())
    assert [one.clearance for one in read.declarations] == [Clearance.UNKNOWN]
    assert str(written).removesuffix(".0") in "".join(read.hints)


@pytest.mark.parametrize(
    "written",
    ["", "-", "  /  /    ", "chưa", "0", "00/00/0000", "01/01/1900", "1900-01-01 00:00:00"],
    ids=str,
)
def test_what_stands_for_no_date_is_not_cleared_without_a_hint(written: str) -> None:
    row = {**without("Trạng thái", "Giờ thông quan"), "Ngày thông quan": written}
    read = reading(text_table(narrow(row)).encode())
    assert [one.clearance for one in read.declarations] == [Clearance.NONE]
    assert read.hints == set()


@pytest.mark.parametrize(
    "written, clock",
    [
        ("20/05/2024 9:54:43 SA", (9, 54, 43)),
        ("20/05/2024 2:54:43 CH", (14, 54, 43)),
        ("20/05/2024 12:05 sa", (0, 5, 0)),
        ("2024-05-20T02:54:43Z", (9, 54, 43)),
        ("2024-05-20T09:54:43+07:00", (9, 54, 43)),
        ("2024-05-20T04:54:43.123+0200", (9, 54, 43)),
    ],
    ids=str,
)
def test_a_date_may_bear_a_vietnamese_half_of_the_day_or_an_offset(
    written: str, clock: tuple[int, int, int]
) -> None:
    row = {**without("Giờ thông quan"), "Ngày thông quan": written}
    (found,) = reading(text_table(narrow(row)).encode()).declarations
    assert found.cleared_at == datetime(2024, 5, 20, *clock, tzinfo=VIETNAM)


@pytest.mark.parametrize("clock", ["9:54:43 SA", "95443.0", "9h54m43 sa"])
def test_a_time_may_be_written_as_a_fraction_or_with_a_vietnamese_half_of_the_day(
    clock: str,
) -> None:
    (found,) = reading(text_table(narrow({**ROW, "Giờ thông quan": clock})).encode()).declarations
    assert found.cleared_at == DECLARATION.cleared_at


def test_tax_adjusted_after_the_permit_is_cleared_and_a_cancelled_one_never() -> None:
    adjusted = only(sheets(report({**ROW, "Trạng thái": "Điều chỉnh thuế"})))
    assert (adjusted.clearance, adjusted.cleared_at) == (Clearance.CLEARED, DECLARATION.cleared_at)
    cancelled = only(sheets(report({**ROW, "Trạng thái": "Hủy tờ khai"})))
    assert (cancelled.clearance, cancelled.cleared_at) == (Clearance.CANCELLED, None)


def test_a_report_that_cannot_tell_leaves_it_unknown_and_names_the_columns_to_show() -> None:
    read = reading(sheets(narrow(without(*UNCLEARED))))
    assert [found.clearance for found in read.declarations] == [Clearance.UNKNOWN]
    (hint,) = read.hints
    assert "“Ngày thông quan” or “Trạng thái”" in hint
    for header in ("Ngày thông quan", "Trạng thái"):
        columns = without(*(set(UNCLEARED) - {header}))
        assert reading(sheets(narrow(columns))).hints == set()


def test_blanks_notes_sums_and_repeated_headers_do_not_count_but_bad_numbers_do() -> None:
    blank: dict[str, Any] = {}
    rows = report(
        ROW,
        blank,
        {"Số TK": "Tổng cộng: 2", "Ngày ĐK": date(2026, 11, 18), "Tổng tiền thuế": 25},
        {"Số TK": 300},
        {"Số TK": "Ghi chú 1: số liệu tạm tính"},
        {header: header for header in ROW},
        {**ROW, "Số TK": ""},
        {**ROW, "Số TK": 0},
        {**ROW, "Số TK": 10799991},
        {**ROW, "Số TK": "1.08E+11"},
        {**ROW, "Số TK": 507999910010},
    )
    read = reading(sheets(rows))
    assert (len(read.declarations), read.left_out, read.failure) == (1, 3, None)


def test_a_first_number_of_the_other_kind_is_not_believed() -> None:
    found = only(sheets(report({**ROW, "Số tờ khai đầu tiên": 307999910000.0})))
    assert found.first_number is None


@pytest.mark.parametrize(
    "rows, said",
    [
        (report(), "no declaration below it"),
        (report({"Số TK": "Tổng cộng"}), "no declaration below it"),
        (report({**ROW, "Số TK": 12}), "none of them a valid declaration number"),
    ],
)
def test_a_report_without_any_declaration_says_so(rows: list[list[Any]], said: str) -> None:
    for content in (sheets(rows), text_table(rows).encode()):
        read = reading(content)
        assert read.declarations == []
        assert read.failure is not None
        assert said in str(read.failure)
        assert "table.csv" in str(read.failure)


def test_a_report_that_goes_on_in_the_next_sheet_is_read_whole() -> None:
    second = {**ROW, "Số TK": 107999910020.0}
    read = reading(sheets(report(ROW), [["Bìa"]], report(second)))
    assert [str(found.number) for found in read.declarations] == ["107999910010", "107999910020"]
    shares = [portion.share for portion in read.portions]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_long_reports_come_in_portions_that_say_how_far_the_reading_is() -> None:
    rows = report(*({**ROW, "Số TK": float(107999000010 + number * 10)} for number in range(1_300)))
    for content in (sheets(rows), text_table(rows).encode("utf-16")):
        portions = reading(content).portions
        assert [len(portion.declarations) for portion in portions] == [PORTION, PORTION, 300]
        shares = [portion.share for portion in portions]
        assert shares == sorted(set(shares))
        assert shares[0] == pytest.approx(PORTION / 1_300, abs=0.05)
        assert shares[-1] == 1


@pytest.mark.parametrize("name", ["BaoCaoToKhai.xlsx", "BaoCaoToKhai_du_cot.xlsx"])
def test_an_old_workbook_gives_what_the_new_one_does(name: str) -> None:
    """With the default columns (2b), and with the additional ones: its own bytes, BIFF8."""
    content = (SAMPLES / name).read_bytes()
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_index(0).to_python()
    old = old_sheets(rows)
    assert old.startswith(ole2_files.MAGIC)
    new, read = reading(content), reading(old)
    assert read.declarations == new.declarations
    assert (read.failure, read.left_out, read.hints) == (None, 0, new.hints)


def test_an_old_workbook_goes_on_in_its_next_sheet_with_real_dates_and_times() -> None:
    first = {**ROW, "Giờ thông quan": time(9, 54, 43)}
    read = reading(old_sheets(report(first, above=3), report({**ROW, "Số TK": "307999910020"})))
    assert read.declarations[0] == DECLARATION
    assert [str(found.number) for found in read.declarations] == ["107999910010", "307999910020"]


def test_every_sample_gives_what_it_holds() -> None:
    default = reading((SAMPLES / "BaoCaoToKhai.xlsx").read_bytes())
    assert len(default.declarations) == 120
    assert {found.clearance for found in default.declarations} == {Clearance.UNKNOWN}
    assert len(default.hints) == 1
    whole = reading((SAMPLES / "BaoCaoToKhai_du_cot.xlsx").read_bytes())
    assert len(whole.declarations) == 300
    assert (whole.left_out, whole.hints, whole.failure) == (0, set(), None)
    first, last = whole.declarations[0], whole.declarations[-1]
    assert first.identity == last.identity
    assert (first.number.amendment, last.number.amendment) == (0, 2)
    assert (first.channel, last.channel) == (Channel.GREEN, Channel.YELLOW)
    assert first.cleared_at == datetime(2026, 10, 4, 19, 10, 47, tzinfo=VIETNAM)
    assert {found.declarant_user for found in whole.declarations} == {"lan", "minh", "Root"}
    csv = reading((SAMPLES / "BaoCaoToKhai_du_cot.csv").read_bytes())
    assert len(csv.declarations) == 40
    assert csv.declarations[0].cleared_at == datetime(2026, 11, 4, 16, 37, 4, tzinfo=VIETNAM)
    for read in (whole, csv):
        for found in read.declarations:
            assert (found.clearance is Clearance.CLEARED) == (found.cleared_at is not None)
            assert None not in {found.team, found.regime, found.channel, found.branch.code}
            assert None not in {found.enterprise_tax_code, found.enterprise_name}
