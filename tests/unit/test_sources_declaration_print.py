"""Reading the print of a declaration by its labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.sources.excel.declaration_print import declarations
from declarant_client.sources.excel.print_labels import LABELS, position
from declarant_client.sources.excel.printed_rows import CellValue
from tests.support.spreadsheets import (
    EXPORT_PRINT,
    IMPORT_PRINT,
    Cells,
    Sheet,
    changed,
    old_workbook,
    sheet,
)
from tests.support.tables import reading

PATH = Path("print.xlsx")
PERMIT = datetime(2024, 5, 20, 18, 52, 25, tzinfo=VIETNAM)
IMPORTED = Declaration(
    number=DeclarationNumber("106999900010"),
    clearance=Clearance.CLEARED,
    regime="A11",
    branch=Branch(short_name="HQHPKV1"),
    team="01",
    channel=Channel.YELLOW,
    registered_at=datetime(2024, 5, 20, 9, 36, 4, tzinfo=VIETNAM),
    cleared_at=PERMIT,
    enterprise_tax_code=TaxCode("0200999001"),
    enterprise_name="Công ty TNHH Minh Họa",
)
EXPORTED = Declaration(
    number=DeclarationNumber("307999900010"),
    clearance=Clearance.CLEARED,
    regime="B11",
    branch=Branch(short_name="HQHAIDUONG"),
    team="00",
    channel=Channel.GREEN,
    registered_at=datetime(2025, 9, 9, 16, 52, 12, tzinfo=VIETNAM),
    cleared_at=datetime(2025, 9, 9, 16, 52, 12, tzinfo=VIETNAM),
    enterprise_tax_code=TaxCode("0200999001"),
    enterprise_name="CôNG TY TNHH MINH HọA",
)


def read(*cells: Cells) -> tuple[Declaration, ...]:
    return declarations(PATH, [sheet(each) for each in cells])


def import_print(**changes: CellValue | None) -> Cells:
    return changed(IMPORT_PRINT, **changes)


def refusal(cells: Cells) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(cells)
    return str(caught.value.sentence)


def test_an_import_and_an_export_are_read_whole() -> None:
    assert read(IMPORT_PRINT) == (IMPORTED,)
    assert read(EXPORT_PRINT) == (EXPORTED,)


@pytest.mark.parametrize(
    "name, cells, found", [("TKN", IMPORT_PRINT, IMPORTED), ("TKX", EXPORT_PRINT, EXPORTED)]
)
def test_an_old_workbook_is_a_print_like_a_new_one(name: str, cells: Cells, found: Declaration):
    assert reading(old_workbook(name, cells)).declarations == [found]


insertions = st.dictionaries(st.integers(2, 150), st.integers(1, 4), max_size=6)
column_insertions = st.dictionaries(st.integers(0, 40), st.integers(1, 3), max_size=4)


@given(st.sampled_from([IMPORT_PRINT, EXPORT_PRINT]), insertions, column_insertions)
def test_inserted_rows_and_columns_change_nothing(
    cells: Cells, rows: dict[int, int], columns: dict[int, int]
) -> None:
    def moved(place: int, inserted: dict[int, int]) -> int:
        return place + sum(count for at, count in inserted.items() if place >= at)

    placed = sorted((*position(name), value) for name, value in cells.items())
    shifted = {(moved(row, rows), moved(col, columns)): value for row, col, value in placed}
    assert declarations(PATH, [Sheet(shifted)]) == read(cells)


@pytest.mark.parametrize(
    "cell, field",
    [
        ("I6", "channel"),
        ("P6", "regime"),
        ("AE7", "team"),
        ("G8", "registered_at"),
        ("H10", "enterprise_tax_code"),
        ("H11", "enterprise_name"),
    ],
)
def test_an_empty_value_is_not_the_next_label_nor_anything_else(cell: str, field: str) -> None:
    assert read(import_print(**{cell: None})) == (replace(IMPORTED, **{field: None}),)  # type: ignore[arg-type]


def test_an_empty_office_is_not_the_next_label() -> None:
    assert read(import_print(L7=None)) == (replace(IMPORTED, branch=Branch()),)


@given(
    st.sampled_from(["I6", "P6", "L7", "AE7", "G8", "H10", "H11", "G29", "N29", "W4"]),
    st.text(max_size=400) | st.floats() | st.integers(-(2**63), 2**63 - 1),
)
def test_whatever_stands_in_a_cell_the_declaration_stays_sound(cell: str, value: CellValue) -> None:
    (declaration,) = read(import_print(**{cell: value}))
    assert (declaration.number, declaration.cleared_at) == (IMPORTED.number, PERMIT)
    texts = [
        declaration.regime,
        declaration.team,
        declaration.branch.short_name,
        declaration.agent_code,
    ]
    assert all(text is None or 0 < len(text) <= 64 for text in texts)
    names = [declaration.enterprise_name, declaration.agent_name]
    assert all(name is None or 0 < len(name) <= 300 for name in names)


@pytest.mark.parametrize(
    "number",
    [106999900010, 106999900010.0, "106999900010\u00a0", " 106999900010.0", "*106999900010*"],
)
def test_the_number_is_read_as_integer_float_and_text(number: CellValue) -> None:
    cells = import_print(E4=number, E79=number, E142=number)
    assert read(cells) == (IMPORTED,)


@pytest.mark.parametrize("blank", [None, "/  /", "   /   /", " /    /", "  "])
def test_a_blank_permit_date_is_not_cleared_whatever_the_title(blank: str | None) -> None:
    uncleared = replace(IMPORTED, clearance=Clearance.NONE, cleared_at=None)
    assert read(import_print(N122=blank)) == (uncleared,)


@pytest.mark.parametrize(
    "title",
    [
        "Bản xác nhận nội dung tờ khai hàng hóa nhập khẩu<In thử>",
        "Tờ khai hàng hóa nhập khẩu (thông báo kết quả phân luồng)",
    ],
)
def test_a_permit_date_under_another_title_is_not_cleared(title: str) -> None:
    uncleared = replace(IMPORTED, clearance=Clearance.NONE, cleared_at=None)
    assert read(import_print(F2=title)) == (uncleared,)


def test_an_approved_release_without_permit_is_released_before_permit() -> None:
    released = replace(
        IMPORTED,
        clearance=Clearance.RELEASED_BEFORE_PERMIT,
        cleared_at=datetime(2024, 5, 21, 8, 0, tzinfo=VIETNAM),
    )
    assert read(import_print(N122="/ /", N125="21/05/2024  08:00:00")) == (released,)


def test_with_a_permit_the_release_before_it_is_history() -> None:
    assert read(import_print(N125="19/05/2024")) == (IMPORTED,)


def test_the_permit_is_never_taken_from_its_usual_cell() -> None:
    uncleared = replace(IMPORTED, clearance=Clearance.NONE, cleared_at=None)
    assert read(import_print(D122=None)) == (uncleared,)
    assert read(import_print(C120=None)) == (uncleared,)


def test_the_permit_of_another_declarations_page_does_not_count() -> None:
    uncleared = replace(IMPORTED, clearance=Clearance.NONE, cleared_at=None)
    assert read(import_print(E79=106999900020.0)) == (uncleared,)


def test_the_head_of_a_later_page_never_fills_a_gap_of_the_first() -> None:
    assert read(import_print(I6=None)) == (replace(IMPORTED, channel=None),)


@pytest.mark.parametrize(
    "label, field",
    [("C6", "channel"), ("L6", "regime"), ("T7", "team"), ("C8", "registered_at"), ("C4", None)],
)
def test_where_a_label_is_nowhere_on_the_page_its_usual_cell_counts(
    label: str, field: str | None
) -> None:
    assert read(import_print(**{label: None})) == (IMPORTED,), field


def test_without_its_section_the_enterprise_stands_in_its_usual_cells() -> None:
    assert read(import_print(C9=None, C21=None)) == (IMPORTED,)


def test_the_bar_code_counts_only_where_the_numbers_label_is_missing() -> None:
    assert read(import_print(C4=None, E4=None, C79=None, E79=None, N122=None)) == (
        replace(IMPORTED, clearance=Clearance.NONE, cleared_at=None),
    )
    assert "no declaration number" in refusal(import_print(E4=None))


@pytest.mark.parametrize(
    "cells, code, name",
    [
        ({}, None, None),
        ({"G29": "0106123456"}, "0106123456", None),
        ({"G29": "0106123456", "K29": "Công ty Đại lý"}, "0106123456", "Công ty Đại lý"),
        ({"G29": "Công ty Đại lý"}, None, "Công ty Đại lý"),
    ],
)
def test_an_agent_has_a_code_and_a_name_or_neither(
    cells: dict[str, str], code: str | None, name: str | None
) -> None:
    (declaration,) = read(import_print(**cells))
    assert (declaration.agent_code, declaration.agent_name) == (code, name)


def test_a_split_declaration_names_its_first_number() -> None:
    (declaration,) = read(import_print(R4="107767905230  -"))
    assert declaration.first_number == DeclarationNumber("107767905230")


def test_decomposed_labels_with_colons_and_odd_spaces_are_labels() -> None:
    cells = import_print(C6=" Mã  phân loại kiê\u0309m tra :", C8="NGÀY ĐĂNG KÝ:")
    assert read(cells) == (IMPORTED,)


def test_the_content_decides_between_import_and_export_not_the_sheets_name() -> None:
    found = declarations(PATH, [sheet(EXPORT_PRINT)])
    assert found == (EXPORTED,)


def test_a_blank_frame_has_no_number() -> None:
    frame = {name: value for name, value in IMPORT_PRINT.items() if str(value) in _printed_labels()}
    assert "no declaration number" in refusal(frame)


def _printed_labels() -> set[str]:
    from declarant_client.sources.excel.print_labels import label_key

    kept = {str(value) for value in IMPORT_PRINT.values() if label_key(str(value)) in LABELS}
    return kept | {"<IMP>", "Tờ khai hàng hóa nhập khẩu (thông quan)"}


def test_an_exports_number_in_an_import_form_is_a_contradiction() -> None:
    sentence = refusal(import_print(E4=307999900010.0))
    assert "print.xlsx" in sentence
    assert "307999900010" in sentence


@pytest.mark.parametrize("cell", ["C1", "F2"])
def test_without_marker_or_title_it_is_no_print(cell: str) -> None:
    cells = import_print(**{cell: None})
    only_first_page = {name: value for name, value in cells.items() if position(name)[0] < 70}
    assert read(only_first_page) == ()


def test_a_blank_frame_beside_a_filled_form_is_no_failure() -> None:
    assert read(import_print(E4=None), EXPORT_PRINT) == (EXPORTED,)
