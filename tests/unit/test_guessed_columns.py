"""What a table says is guessed from its header and its first rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.guessed_columns import (
    guessed_columns,
    guessed_mapping,
    occurring_words,
)
from declarant_client.application.ports.tables import ClearedWhen, SheetPreview, TableField


def sheet(*rows: tuple[str, ...], header: int = 0) -> SheetPreview:
    headers = tuple(cell for cell in rows[header] if cell.strip())
    return SheetPreview(name="", rows=rows, header_row=header, headers=headers)


@pytest.mark.parametrize(
    "header, field",
    [
        ("SỐ TỜ KHAI", TableField.NUMBER),
        ("Số TK:", TableField.NUMBER),
        ("Declaration number", TableField.NUMBER),
        ("Ngày thông quan", TableField.CLEARED_DATE),
        ("Ngay_thong_quan", TableField.CLEARED_DATE),
        ("Mã số thuế người nhập khẩu", TableField.ENTERPRISE_TAX_CODE),
        ("Phân luồng", TableField.CHANNEL),
        ("User khai báo", TableField.DECLARANT_USER),
    ],
)
def test_a_header_is_known_by_its_words_however_it_is_written(
    header: str, field: TableField
) -> None:
    assert guessed_columns(["STT", header]) == {field: header}


def test_the_closer_header_wins_and_the_other_is_left() -> None:
    assert guessed_columns(["Số tờ khai đầu tiên", "Số tờ khai"]) == {
        TableField.NUMBER: "Số tờ khai",
        TableField.FIRST_NUMBER: "Số tờ khai đầu tiên",
    }


def test_a_column_of_codes_is_not_taken_for_names() -> None:
    codes = sheet(("Số TK", "Chi cục"), ("1", "03CC"), ("2", "03EE"))
    names = sheet(("Số TK", "Chi cục"), ("1", "Cảng Hải Phòng"), ("2", "03EE"))
    assert guessed_mapping("x", codes).columns[TableField.BRANCH_CODE] == "Chi cục"
    assert guessed_mapping("x", names).columns[TableField.BRANCH_NAME] == "Chi cục"


def test_words_that_mean_cleared_are_told_from_those_that_say_not_yet() -> None:
    found = guessed_mapping(
        "x", sheet(("Số TK", "Trạng thái"), ("1", "Đã thông quan"), ("2", "Chưa thông quan"))
    )
    assert found.cleared_when is ClearedWhen.STATUS
    assert found.cleared_words == ("Đã thông quan",)


def test_a_date_of_clearance_says_more_than_a_status() -> None:
    found = guessed_mapping("x", sheet(("Số TK", "Ngày thông quan", "Trạng thái"), ("1", "", "")))
    assert found.cleared_when is ClearedWhen.CLEARED_DATE
    assert found.faults() == ()


def test_a_time_of_day_without_its_date_is_left_out() -> None:
    found = guessed_mapping("x", sheet(("Số TK", "Giờ thông quan"), ("1", "95443")))
    assert TableField.CLEARED_TIME not in found.columns


def test_words_are_those_below_their_header_beside_blank_columns() -> None:
    table = sheet(("", "", ""), ("Số TK", "", "Trạng thái"), ("1", "x", "A"), ("2",), header=1)
    assert occurring_words(table, "Trạng thái") == ("A",)


@given(st.lists(st.text(max_size=40), unique=True, max_size=12), st.text(max_size=20))
def test_whatever_the_headers_are_no_column_is_taken_twice(headers: list[str], cell: str) -> None:
    table = sheet(tuple(headers), tuple(cell for _ in headers))
    found = guessed_mapping("x", table)
    assert len(set(found.columns.values())) == len(found.columns)
    assert set(found.columns.values()) <= set(headers)
