"""Tables of other software, by what the user says of their columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.application.ports.tables import (
    PREVIEW_COLUMNS,
    PREVIEW_ROWS,
    ClearedWhen,
    DateForm,
    TableField,
    TableMapping,
)
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.sources.tables.by_mapping import first_rows, read_as, tried
from declarant_client.sources.tables.table_kinds import ListReport, MappedTable
from tests.support.tables import SAMPLES, reading, sheets, source, text_table

HEADERS = {
    TableField.NUMBER: "Declaration no.",
    TableField.FIRST_NUMBER: "First",
    TableField.REGISTERED_DATE: "Registered",
    TableField.REGISTERED_TIME: "At",
    TableField.REGIME: "Type",
    TableField.CHANNEL: "Lane",
    TableField.BRANCH_CODE: "Office",
    TableField.BRANCH_SHORT_NAME: "Office short",
    TableField.BRANCH_NAME: "Office name",
    TableField.TEAM: "Team",
    TableField.STATUS: "State",
    TableField.CLEARED_DATE: "Cleared",
    TableField.CLEARED_TIME: "Cleared at",
    TableField.ENTERPRISE_TAX_CODE: "MST",
    TableField.ENTERPRISE_NAME: "Enterprise",
    TableField.AGENT_CODE: "Agent",
    TableField.AGENT_NAME: "Agent name",
    TableField.DECLARANT_USER: "Clerk",
}
MAPPING = TableMapping(
    name="other",
    columns=HEADERS,
    dates=DateForm.MONTH_FIRST,
    cleared_when=ClearedWhen.STATUS,
    cleared_words=("done", "Xong"),
    cancelled_words=("void",),
)
ROW: dict[TableField, Any] = {
    TableField.NUMBER: "307999910010",
    TableField.FIRST_NUMBER: "307999910000",
    TableField.REGISTERED_DATE: "11/04/2026",
    TableField.REGISTERED_TIME: "2:05 PM",
    TableField.REGIME: "B11",
    TableField.CHANNEL: "red",
    TableField.BRANCH_CODE: "03cc - Cảng Hải Phòng",
    TableField.BRANCH_SHORT_NAME: "HQHPKV1",
    TableField.BRANCH_NAME: "Hải quan cửa khẩu cảng Hải Phòng khu vực 1",
    TableField.TEAM: 1,
    TableField.STATUS: "XONG",
    TableField.CLEARED_DATE: "11/05/2026 08:00",
    TableField.CLEARED_TIME: "",
    TableField.ENTERPRISE_TAX_CODE: "0200999001-002",
    TableField.ENTERPRISE_NAME: "Công ty",
    TableField.AGENT_CODE: 200999009,
    TableField.AGENT_NAME: "Đại lý",
    TableField.DECLARANT_USER: "lan",
}
DECLARATION = Declaration(
    number=DeclarationNumber("307999910010"),
    clearance=Clearance.CLEARED,
    regime="B11",
    branch=Branch(
        code="03CC",
        short_name="HQHPKV1",
        name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1",
    ),
    team="01",
    channel=Channel.RED,
    registered_at=datetime(2026, 11, 4, 14, 5, tzinfo=VIETNAM),
    cleared_at=datetime(2026, 11, 5, 8, 0, tzinfo=VIETNAM),
    enterprise_tax_code=TaxCode("0200999001", "002"),
    enterprise_name="Công ty",
    agent_code="0200999009",
    agent_name="Đại lý",
    first_number=DeclarationNumber("307999910000"),
    declarant_user="lan",
)


def rows(*cells: dict[TableField, Any], also: tuple[str, ...] = ()) -> list[list[Any]]:
    return [
        [*also, *HEADERS.values()],
        *([*also, *(row.get(field, "") for field in HEADERS)] for row in cells),
    ]


def only(mapping: TableMapping, row: dict[TableField, Any]) -> Declaration:
    read = reading(sheets(rows(row)), [mapping])
    assert {portion.origin for portion in read.portions} == {Origin.TABLE}
    (found,) = read.declarations
    return found


def test_a_row_gives_every_field_that_is_mapped() -> None:
    assert only(MAPPING, ROW) == DECLARATION
    unmapped = replace(
        MAPPING,
        columns={TableField.NUMBER: "DECLARATION  NO", TableField.STATUS: "state"},
    )
    assert only(unmapped, ROW) == Declaration(
        number=DECLARATION.number, clearance=Clearance.CLEARED
    )


def test_the_same_table_as_text_gives_the_same() -> None:
    text = {**ROW, TableField.AGENT_CODE: "0200999009"}
    read = reading(text_table(rows(text), ",").encode(), [MAPPING])
    assert read.declarations == [DECLARATION]


@pytest.mark.parametrize(
    "form, written",
    [
        (DateForm.DAY_FIRST, "04/11/2026"),
        (DateForm.MONTH_FIRST, "11/04/2026"),
        (DateForm.YEAR_FIRST, "2026-11-04"),
        (DateForm.AS_THE_CELL_SAYS, "04/11/2026"),
        (DateForm.AS_THE_CELL_SAYS, "2026/11/04"),
        (DateForm.MONTH_FIRST, date(2026, 11, 4)),
        (DateForm.YEAR_FIRST, 46330),
    ],
    ids=str,
)
def test_dates_are_written_as_the_user_says_and_real_ones_need_no_form(
    form: DateForm, written: Any
) -> None:
    found = only(replace(MAPPING, dates=form), {**ROW, TableField.REGISTERED_DATE: written})
    assert found.registered_at == DECLARATION.registered_at


@pytest.mark.parametrize(
    "written", ["13/13/2026", "11/04/26", "04.11", "soon", "11/04/1899", True, 3.5, time(8, 0)]
)
def test_what_is_no_date_of_that_form_is_not_said(written: Any) -> None:
    assert only(MAPPING, {**ROW, TableField.REGISTERED_DATE: written}).registered_at is None


@pytest.mark.parametrize(
    "when, state, day, clearance",
    [
        (ClearedWhen.STATUS, "Done", "", Clearance.CLEARED),
        (ClearedWhen.STATUS, "waiting", "11/05/2026", Clearance.NONE),
        (ClearedWhen.STATUS, "Void", "11/05/2026", Clearance.CANCELLED),
        (ClearedWhen.CLEARED_DATE, "waiting", "11/05/2026", Clearance.CLEARED),
        (ClearedWhen.CLEARED_DATE, "done", "", Clearance.NONE),
        (ClearedWhen.CLEARED_DATE, "void", "11/05/2026", Clearance.CANCELLED),
        (ClearedWhen.ALWAYS, "", "", Clearance.CLEARED),
        (ClearedWhen.ALWAYS, "void", "", Clearance.CANCELLED),
        (ClearedWhen.UNKNOWN, "done", "11/05/2026", Clearance.UNKNOWN),
    ],
)
def test_the_user_says_what_means_cleared(
    when: ClearedWhen, state: str, day: str, clearance: Clearance
) -> None:
    row = {**ROW, TableField.STATUS: state, TableField.CLEARED_DATE: day}
    found = only(replace(MAPPING, cleared_when=when), row)
    assert found.clearance is clearance
    assert (found.cleared_at is not None) == (bool(day) and clearance is Clearance.CLEARED)


def test_a_mapping_that_cannot_tell_what_is_cleared_says_so() -> None:
    unknown = replace(MAPPING, cleared_when=ClearedWhen.UNKNOWN)
    (hint,) = reading(sheets(rows(ROW)), [unknown]).hints
    assert "do not say which declarations are cleared" in hint


def test_a_table_is_recognised_only_when_all_mapped_columns_are_there() -> None:
    lacking = [row[1:] for row in rows(ROW, ROW)]
    for content in (sheets(lacking), text_table(lacking).encode()):
        read = reading(content, [MAPPING])
        assert read.declarations == []
        assert read.failure is not None
        assert "columns" in str(read.failure)


def test_of_two_mappings_that_fit_the_one_that_names_more_columns_is_taken() -> None:
    less = TableMapping(name="less", columns={TableField.NUMBER: HEADERS[TableField.NUMBER]})
    for mappings in ([less, MAPPING], [MAPPING, less]):
        assert reading(sheets(rows(ROW)), mappings).declarations == [DECLARATION]


def test_ecus_own_report_goes_before_every_mapping_unless_one_is_named() -> None:
    mapping = TableMapping(
        name="mine",
        columns={TableField.NUMBER: "Số TK", TableField.ENTERPRISE_NAME: "Tên đối tác"},
        cleared_when=ClearedWhen.ALWAYS,
    )
    content = (SAMPLES / "BaoCaoToKhai.xlsx").read_bytes()
    assert {portion.origin for portion in reading(content, [mapping]).portions} == {Origin.LIST}
    (portion,) = read_as(source(content), mapping)
    assert portion.origin is Origin.TABLE
    assert {found.clearance for found in portion.declarations} == {Clearance.CLEARED}
    assert {found.enterprise_name for found in portion.declarations} == {"EXAMPLE CO., LTD"}


def test_the_second_of_two_columns_with_one_header_can_be_meant() -> None:
    table = [["No", "Date", "Date"], ["107999910010", "01/11/2026", "02/11/2026"]]
    mapping = TableMapping(
        name="twice",
        columns={
            TableField.NUMBER: "No",
            TableField.REGISTERED_DATE: "Date",
            TableField.CLEARED_DATE: "Date (2)",
        },
        cleared_when=ClearedWhen.CLEARED_DATE,
    )
    assert mapping.faults() == ()
    (found,) = reading(sheets(table), [mapping]).declarations
    assert found.registered_at == datetime(2026, 11, 1, tzinfo=VIETNAM)
    assert found.cleared_at == datetime(2026, 11, 2, tzinfo=VIETNAM)
    assert first_rows(source(sheets(table))).sheets[0].headers == ("No", "Date", "Date (2)")


def test_a_mapping_is_tried_on_the_first_rows_without_the_blank_ones() -> None:
    bad = {**ROW, TableField.NUMBER: "12"}
    note = {TableField.ENTERPRISE_NAME: "a note"}
    content = sheets([["Title"], *rows(ROW, {}, bad, note, ROW)])
    trial = tried(source(content), MAPPING, 3)
    assert [row.number for row in trial.rows] == [3, 5, 6]
    assert trial.rows[0].declaration == DECLARATION
    assert trial.rows[0].reason is None
    assert "12 digits" in str(trial.rows[1].reason)
    assert "a note, a sum" in str(trial.rows[2].reason)
    assert trial.hint is None


def test_a_missing_column_is_named() -> None:
    lacking = replace(MAPPING, columns={**HEADERS, TableField.TEAM: "Đội"})
    empty = sheets([])
    for content in (sheets(rows(ROW)), text_table(rows(ROW)).encode(), empty):
        for read in (lambda file: tried(file, lacking, 5), lambda file: [*read_as(file, lacking)]):
            with pytest.raises(UnreadableFileError, match=r"table\.csv has no column") as error:
                read(source(content))
            if content is not empty:
                assert "“Đội”" in str(error.value)


def test_the_first_rows_are_shown_as_text_with_the_row_that_looks_like_the_header() -> None:
    table: list[list[Any]] = [
        ["DANH SÁCH", "", ""],
        ["Số tờ khai", "Ngày", "Lúc"],
        [107999910010.0, date(2026, 11, 4), datetime(2026, 11, 4, 8, 5)],  # noqa: DTZ001 - a cell
    ]
    first, second = first_rows(source(sheets(table, [["x"] * 200] * 50))).sheets
    assert (first.name, first.header_row, first.headers) == (
        "Sheet1",
        1,
        ("Số tờ khai", "Ngày", "Lúc"),
    )
    assert first.rows[2] == ("107999910010", "04/11/2026", "04/11/2026 08:05:00")
    assert (len(second.rows), len(second.rows[0])) == (PREVIEW_ROWS, PREVIEW_COLUMNS)
    (text,) = first_rows(source(text_table(table).encode("utf-16"))).sheets
    assert (text.name, text.header_row, len(text.rows)) == ("", 1, 3)


def test_what_is_no_table_has_no_first_rows() -> None:
    with pytest.raises(UnreadableFileError, match="is no table"):
        first_rows(source(b"\x00\x01\x02"))


CELLS = (
    st.text(max_size=10)
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.dates()
    | st.sampled_from([*HEADERS.values(), "107999910010", "01/02/2026"])
)


@given(st.lists(st.lists(CELLS, max_size=20), max_size=8), st.sampled_from(DateForm))
def test_no_cell_of_any_kind_breaks_the_reading_of_a_row(
    table: list[list[Any]], form: DateForm
) -> None:
    mapping = replace(MAPPING, dates=form)
    kind_columns = {field: place for place, field in enumerate(HEADERS)}
    for kind in (MappedTable(mapping), ListReport()):
        row_reading = kind.reading(kind_columns)
        for row in table:
            if row_reading.declaration(row) is None:
                row_reading.lacks_its_number(row)


def test_a_date_of_clearance_in_another_form_leaves_it_unknown_and_says_so() -> None:
    mapping = replace(MAPPING, cleared_when=ClearedWhen.CLEARED_DATE, dates=DateForm.MONTH_FIRST)
    read = reading(
        text_table(rows({**ROW, TableField.CLEARED_DATE: "20/05/2024"}), ",").encode(), [mapping]
    )
    assert [one.clearance for one in read.declarations] == [Clearance.UNKNOWN]
    assert "20/05/2024" in "".join(read.hints)
