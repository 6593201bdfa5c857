"""The columns of the declaration software's tables mean the same from a database and an export."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.sources import ecus_columns
from declarant_client.sources.ecus_columns import (
    DTOKHAIMD_COLUMNS,
    DTOKHAIMD_VNACCS2_COLUMNS,
    DTOKHAIMD_VNACCS_COLUMNS,
    SHAIQUAN_COLUMNS,
    Row,
    declaration,
)

NUMBER = "107999900060"
NO_TIME = {"GIO_DK": None, "GIO_CAP_PHEP": None, "GIO_DUYET_BP": None}
NO_PERMIT = {"NGAY_CAP_PHEP": None, "NGAY_DUYET_BP": None, "NGAY_HUY_KB": None, **NO_TIME}

values = (
    st.none()
    | st.text(max_size=30)
    | st.sampled_from(["NULL", " ", "T", "H", "X", "1", "95443", "2026-11-02", NUMBER, "\ufffd?"])
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.datetimes()
    | st.dates()
)


def rows(columns: tuple[str, ...]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(columns), values)


def said(
    dtokhaimd: Row | None = None, vnaccs: Row | None = None, vnaccs2: Row | None = None
) -> Declaration:
    found = declaration({"SOTK": NUMBER} | dict(dtokhaimd or {}), vnaccs or {}, vnaccs2 or {})
    assert found is not None
    return found


def cleared(dtokhaimd: Row, vnaccs: Row) -> tuple[Clearance, datetime | None]:
    found = said(dtokhaimd, NO_PERMIT | dict(vnaccs))
    return found.clearance, found.cleared_at


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)  # type: ignore[misc,arg-type]


def test_a_row_as_the_database_types_it_gives_the_whole_declaration() -> None:
    dtokhaimd = {
        "_DToKhaiMDID": Decimal(2175),
        "_XorN": "X",
        "SOTK": Decimal("307999900070.0"),
        "SOTK_DAU_TIEN": Decimal("307999900062.0"),
        "MA_LH": "B11  ",
        "MA_HQ": "03EE  ",
        "TEN_HQ": "HQDINHVU",
        "NGAY_DK": datetime(2026, 11, 3),  # noqa: DTZ001 - as the driver gives it
        "MA_DV": "0200999002-001",
        "_Ten_DV_L1": "CôNG TY TNHH MINH HọA",
        "MA_DVKT": "0200999009",
        "_TEN_DVKT": "Đại lý Minh Họa",
        "USER_DK": "Root",
        "PLUONG": "Do",
        "TTTK": "T",
    }
    vnaccs = {
        "MA_PL_KTRA": 3,
        "GIO_DK": Decimal("81502.0"),
        "NGAY_CAP_PHEP": datetime(2026, 11, 3),  # noqa: DTZ001
        "GIO_CAP_PHEP": 160211.0,
    }
    office = {"Ma_HQ": "03EE", "Ten_HQ": "HQDINHVU", "TEN_HQ_VN": "Hải quan cảng Đình Vũ"}
    assert declaration(dtokhaimd, vnaccs, {"NHOM_HO_SO": 1}, office) == Declaration(
        number=DeclarationNumber("307999900070"),
        clearance=Clearance.CLEARED,
        regime="B11",
        branch=Branch(code="03EE", short_name="HQDINHVU", name="Hải quan cảng Đình Vũ"),
        team="01",
        channel=Channel.RED,
        registered_at=at(2026, 11, 3, 8, 15, 2),
        cleared_at=at(2026, 11, 3, 16, 2, 11),
        enterprise_tax_code=TaxCode("0200999002", "001"),
        enterprise_name="CôNG TY TNHH MINH HọA",
        agent_code="0200999009",
        agent_name="Đại lý Minh Họa",
        first_number=DeclarationNumber("307999900062"),
        declarant_user="Root",
    )


@given(
    rows(DTOKHAIMD_COLUMNS),
    rows(DTOKHAIMD_VNACCS_COLUMNS),
    rows(DTOKHAIMD_VNACCS2_COLUMNS),
    rows(SHAIQUAN_COLUMNS),
)
@example({column: Decimal("sNaN") for column in DTOKHAIMD_COLUMNS}, {}, {}, {})  # no hash
def test_no_row_breaks_the_reading_and_a_valid_number_is_always_a_declaration(
    dtokhaimd: Row, vnaccs: Row, vnaccs2: Row, office: Row
) -> None:
    assert declaration({**dtokhaimd, "_XorN": "N", "SOTK": NUMBER}, vnaccs, vnaccs2, office)
    found = declaration(dtokhaimd, vnaccs, vnaccs2, office)
    if found is not None:
        for moment in (found.registered_at, found.cleared_at):
            assert moment is None or 1990 <= moment.year < 2200
        for name in (found.enterprise_name, found.agent_name, found.declarant_user):
            assert name is None or (0 < len(name) <= 300 and name.isprintable())


@pytest.mark.parametrize(
    "value",
    [
        NUMBER,
        f" {NUMBER} ",
        f"{NUMBER}.0",
        f"{NUMBER}.0000",
        107999900060,
        107999900060.0,
        Decimal(NUMBER),
        Decimal(f"{NUMBER}.00"),
        "1.07999900060E11",
    ],
    ids=repr,
)
def test_the_number_is_read_however_it_is_typed(value: object) -> None:
    found = declaration({"SOTK": value})
    assert found is not None
    assert str(found.number) == NUMBER


@pytest.mark.parametrize(
    "value",
    [None, "NULL", "", 0, Decimal(0), 12345.0, "12345.0", "207999900060", "?", float("nan")],
    ids=repr,
)
def test_what_has_no_number_yet_is_no_declaration(value: object) -> None:
    assert declaration({"SOTK": value, "TTTK": "T"}) is None


@pytest.mark.parametrize(
    "kind, number, is_one",
    [
        ("N", NUMBER, True),
        ("X", NUMBER, False),
        ("N", "307999900070", False),
        ("x ", "307999900070", True),
        ("?", NUMBER, True),
        (None, NUMBER, True),
    ],
)
def test_import_and_export_must_not_contradict_the_numbers_first_digit(
    kind: str | None, number: str, is_one: bool
) -> None:
    dtokhaimd = {"SOTK": number, "_XorN": kind}
    assert (declaration(dtokhaimd) is not None) is is_one
    assert ecus_columns.contradicts(dtokhaimd) is not is_one


def test_a_first_number_of_the_other_kind_is_not_said() -> None:
    assert said({"SOTK_DAU_TIEN": "307999900070"}).first_number is None
    first = said({"SOTK_DAU_TIEN": "107999900012 -"}).first_number
    assert first == DeclarationNumber("107999900012")


PERMIT = {"NGAY_CAP_PHEP": "2026-11-02", "GIO_CAP_PHEP": "95443"}
PERMIT_TIME = at(2026, 11, 2, 9, 54, 43)
BP = {"NGAY_DUYET_BP": "2026-11-01", "GIO_DUYET_BP": 170000}
BP_TIME = at(2026, 11, 1, 17)


@pytest.mark.parametrize("state", ["T", "t ", None, "NULL", "?", "P", "K", "S", "C", "D"])
def test_a_permit_clears_whatever_the_state(state: str | None) -> None:
    assert cleared({"TTTK": state}, PERMIT) == (Clearance.CLEARED, PERMIT_TIME)
    assert cleared({"TTTK": state}, PERMIT | BP) == (Clearance.CLEARED, PERMIT_TIME)


def test_the_state_t_clears_also_without_a_permit_date() -> None:
    assert cleared({"TTTK": "T"}, {}) == (Clearance.CLEARED, None)
    assert cleared({"TTTK": "T"}, BP) == (Clearance.CLEARED, BP_TIME)
    assert said({"TTTK": "T"}).clearance is Clearance.CLEARED


def test_release_before_permit_is_its_approval_without_a_permit() -> None:
    assert cleared({"TTTK": "P"}, BP) == (Clearance.RELEASED_BEFORE_PERMIT, BP_TIME)
    assert cleared({}, BP) == (Clearance.RELEASED_BEFORE_PERMIT, BP_TIME)


def test_a_cancellation_stands_above_every_other_state() -> None:
    assert cleared({"TTTK": "H"}, PERMIT) == (Clearance.CANCELLED, None)
    assert cleared({"TTTK": "T"}, PERMIT | {"NGAY_HUY_KB": "2026-11-05"}) == (
        Clearance.CANCELLED,
        None,
    )


@pytest.mark.parametrize("blank", ["NULL", " \n ", "1900-01-01", date(1900, 1, 1), "?", None])
def test_a_blank_date_neither_clears_nor_cancels(blank: object) -> None:
    dates = dict.fromkeys(["NGAY_CAP_PHEP", "NGAY_DUYET_BP", "NGAY_HUY_KB"], blank)
    assert cleared({"TTTK": "P"}, dates) == (Clearance.NONE, None)


def test_without_a_state_and_a_column_for_the_permit_nobody_can_tell() -> None:
    assert said().clearance is Clearance.UNKNOWN
    assert said({"TTTK": "?"}).clearance is Clearance.UNKNOWN
    assert said({"TTTK": "N"}).clearance is Clearance.NONE
    assert said({}, {"NGAY_CAP_PHEP": None}).clearance is Clearance.NONE


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31))  # noqa: DTZ001 - the zone is added
)
def test_a_clock_without_its_leading_zeros_is_read(moment: datetime) -> None:
    clock = int(f"{moment:%H%M%S}")
    day = f"{moment:%Y-%m-%d}"
    expected = moment.replace(microsecond=0, tzinfo=VIETNAM)
    typed = [clock, str(clock), f"{clock}.0", Decimal(clock), f"{clock:06}"]
    for number in typed:
        assert said({"NGAY_DK": day}, {"GIO_DK": number}).registered_at == expected
    for written in (moment, f"{moment:%Y-%m-%d %H:%M:%S}", f"{moment:%Y-%m-%dT%H:%M:%S}.123+07:00"):
        assert said({"NGAY_DK": written}, {"GIO_DK": None}).registered_at == expected
        assert said({"NGAY_DK": written}, {"GIO_DK": "?"}).registered_at == expected


@pytest.mark.parametrize("clock", [None, "NULL", 240000, 96443, -1, 1e300, "9h", 1234567])
def test_a_day_without_a_possible_clock_is_the_days_begin(clock: object) -> None:
    assert said({"NGAY_DK": "2026-11-02"}, {"GIO_DK": clock}).registered_at == at(2026, 11, 2)


@pytest.mark.parametrize(
    "day", ["NULL", "2026-02-30", "2026-1-2", "02/11/2026", "0001-01-01", "9999-12-31", 20261102]
)
def test_impossible_days_are_not_said(day: object) -> None:
    assert said({"NGAY_DK": day}, {"GIO_DK": 95443}).registered_at is None


@pytest.mark.parametrize(
    "group, colour, channel",
    [
        ("1", "Do", Channel.GREEN),
        (2, None, Channel.YELLOW),
        (Decimal("3.0"), None, Channel.RED),
        ("NULL", "Xanh", Channel.GREEN),
        (None, "Vang", Channel.YELLOW),
        ("?", "Luồng Vàng", Channel.YELLOW),
        (" ", "Đỏ", Channel.RED),
        (4, "NULL", None),
        (None, "Dỏ?", None),
    ],
)
def test_the_channel_is_the_inspection_group_else_the_colour(
    group: object, colour: str | None, channel: Channel | None
) -> None:
    assert said({"PLUONG": colour}, {"MA_PL_KTRA": group}).channel is channel


@pytest.mark.parametrize(
    "group, team",
    [
        ("00", "00"),
        ("1", "01"),
        (Decimal(0), "00"),
        (12, "12"),
        ("A1", "A1"),
        ("NULL", None),
        (" ", None),
        ("123", None),
        ("?", None),
    ],
)
def test_the_team_is_two_characters(group: object, team: str | None) -> None:
    assert said({}, {}, {"NHOM_HO_SO": group}).team == team


@pytest.mark.parametrize(
    "code, name, office, branch",
    [
        ("03CC", "HQHPKV1", {}, Branch(code="03CC", short_name="HQHPKV1")),
        (
            "03cc ",
            "C?ng H?i Phòng KV1",
            {"Ten_HQ": "HQHPKV1", "TEN_HQ_VN": "Hải quan cảng Hải Phòng"},
            Branch(code="03CC", short_name="HQHPKV1", name="Hải quan cảng Hải Phòng"),
        ),
        ("03CC", "C?ng H?i Phòng KV1", {}, Branch(code="03CC", name="C?ng H?i Phòng KV1")),
        ("03CC", "HQH?KV1", {}, Branch(code="03CC")),
        ("03?C", "\ufffd\ufffd", {}, Branch()),
        (None, "NULL", {"Ten_HQ": " "}, Branch()),
    ],
)
def test_the_branch_has_a_code_and_an_unmangled_name_if_there_is_one(
    code: str | None, name: str, office: Row, branch: Branch
) -> None:
    dtokhaimd = {"SOTK": NUMBER, "MA_HQ": code, "TEN_HQ": name}
    found = declaration(dtokhaimd, office=office)
    assert found is not None
    assert found.branch == branch


def test_a_mangled_name_is_shown_as_it_came_and_a_lost_one_is_not_said() -> None:
    assert said({"_Ten_DV_L1": "C\ufffdNG TY T?I"}).enterprise_name == "C\ufffdNG TY T?I"
    for lost in ("???", "\ufffd \ufffd", "NULL", " \n\t", "-", "/"):
        assert said({"_Ten_DV_L1": lost}).enterprise_name is None


def test_a_tax_code_that_is_a_number_gets_its_leading_zero_back() -> None:
    assert said({"MA_DV": Decimal(200999001)}).enterprise_tax_code == TaxCode("0200999001")
    assert said({"MA_DV": "NULL"}).enterprise_tax_code is None
