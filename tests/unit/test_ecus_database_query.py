"""What is asked of the declaration software's database: on a twin of its tables, and as T-SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import mssql
from sqlalchemy.pool import NullPool
from sqlalchemy.sql import Select
from sqlglot import exp

from declarant_client.application.ports.databases import PageRead, ReadingMark
from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.sources.ecus_database import query
from declarant_client.sources.ecus_database.reading import (
    offices_of,
    pages_of,
    trial_of,
    window_of,
)
from declarant_client.sources.ecus_database.tables import TABLES
from tests.support.ecus_twin import SECRET, TRAPS, Row, add_rows, cleared, make_twin

TODAY = date(2026, 11, 3)
FROM_NOVEMBER = ReadingMark(since=date(2026, 10, 26))


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    return make_twin(tmp_path / "twin.db")


@pytest.fixture
def connection(twin: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{twin}", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def read(connection: Connection, mark: ReadingMark, size: int = 500) -> list[PageRead]:
    return list(pages_of(connection, mark, today=TODAY, size=size))


def declarations(pages: list[PageRead]) -> list[Declaration]:
    return [declaration for page in pages for declaration in page.portion.declarations]


def by_number(pages: list[PageRead]) -> dict[str, Declaration]:
    return {declaration.number.digits: declaration for declaration in declarations(pages)}


def test_a_cleared_declaration_carries_what_all_four_tables_say(connection: Connection) -> None:
    found = by_number(read(connection, FROM_NOVEMBER))["107999900060"]
    assert found.clearance is Clearance.CLEARED
    assert found.cleared_at == datetime(2026, 11, 2, 9, 54, 43, tzinfo=VIETNAM)
    assert found.registered_at == datetime(2026, 11, 2, 8, 0, tzinfo=VIETNAM)
    assert found.branch == Branch(
        code="03CC", short_name="HQHPKV1", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
    )
    assert (found.team, found.channel, found.regime) == ("01", Channel.GREEN, "A11")
    assert (found.declarant_user, found.enterprise_name) == ("Root", "CôNG TY TNHH VÍ Dụ")


def test_an_export_through_an_agent_gets_its_office_from_the_offices_table(
    connection: Connection,
) -> None:
    found = by_number(read(connection, FROM_NOVEMBER))["307999900070"]
    assert found.cleared_at == datetime(2026, 11, 2, 0, 0, 5, tzinfo=VIETNAM)
    assert found.channel is Channel.RED
    assert found.branch == Branch(
        code="03EE", short_name="HQDINHVU", name="Hải quan cửa khẩu cảng Đình Vũ"
    )
    assert (found.agent_code, found.agent_name) == ("A001", "ĐạI Lý HảI QUAN VÍ DỤ")


def test_release_cancellation_and_what_waits_are_read_beside_permits(
    connection: Connection,
) -> None:
    found = by_number(read(connection, FROM_NOVEMBER))
    assert {number: found[number].clearance for number in sorted(found)} == {
        "107999900060": Clearance.CLEARED,
        "107999900080": Clearance.RELEASED_BEFORE_PERMIT,
        "107999900090": Clearance.CANCELLED,
        "107999900100": Clearance.CANCELLED,
        "107999900110": Clearance.NONE,
        "107999900120": Clearance.NONE,
        "107999900140": Clearance.NONE,
        "107999900150": Clearance.CANCELLED,
        "307999900070": Clearance.CLEARED,
    }
    released = found["107999900080"].cleared_at
    assert released == datetime(2026, 11, 2, 14, 5, 7, tzinfo=VIETNAM)


def test_a_declaration_of_nothing_but_nulls_is_read(connection: Connection) -> None:
    found = by_number(read(connection, FROM_NOVEMBER))["107999900110"]
    assert found.branch == Branch()
    assert (found.team, found.enterprise_name, found.enterprise_tax_code) == (None, None, None)


def test_a_split_declaration_names_its_first(connection: Connection) -> None:
    found = by_number(read(connection, FROM_NOVEMBER))["107999900120"]
    assert found.first_number is not None
    assert found.first_number.digits == "107999900060"
    assert found.channel is Channel.YELLOW


def test_drafts_are_passed_over_and_false_numbers_are_counted(connection: Connection) -> None:
    (page,) = read(connection, FROM_NOVEMBER)
    assert page.portion.left_out == 2
    assert page.portion.origin is Origin.DATABASE


def test_two_keys_with_one_number_give_it_twice(connection: Connection) -> None:
    numbers = [each.number.digits for each in declarations(read(connection, FROM_NOVEMBER))]
    assert numbers.count("107999900060") == 2


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_pages_of_any_size_give_each_row_once(connection: Connection, size: int) -> None:
    pages = read(connection, FROM_NOVEMBER, size)
    assert declarations(pages) == declarations(read(connection, FROM_NOVEMBER))
    assert all(len(page.portion.declarations) <= size for page in pages)
    shares = [page.portion.share for page in pages]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_many_permits_of_one_day_fall_over_no_border_of_pages(tmp_path: Path) -> None:
    many = [cleared(10_000 + each, 108_000_000_000 + each * 10) for each in range(1201)]
    path = make_twin(tmp_path / "many.db", many)
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        pages = list(pages_of(connection, FROM_NOVEMBER, today=TODAY))
    assert [len(page.portion.declarations) for page in pages] == [500, 500, 201]
    assert len(by_number(pages)) == 1201


@pytest.mark.parametrize("stopped_after", [1, 2, 4])
def test_a_round_that_was_broken_off_goes_on_behind_the_page_that_was_kept(
    connection: Connection, stopped_after: int
) -> None:
    before = read(connection, FROM_NOVEMBER, 2)[:stopped_after]
    kept = ReadingMark.read(before[-1].mark.written())
    after = read(connection, kept, 2)
    whole = read(connection, FROM_NOVEMBER, 2)
    assert declarations(before) + declarations(after) == declarations(whole)
    assert after[-1].mark == whole[-1].mark


def test_a_finished_round_leads_to_a_week_before_the_newest_permit(
    connection: Connection, twin: Path
) -> None:
    mark = read(connection, FROM_NOVEMBER)[-1].mark
    assert mark == ReadingMark(since=FROM_NOVEMBER.since, permits_until=date(2026, 11, 2))
    add_rows(twin, [cleared(5000, 109999900010, day="2026-11-20")])
    mark = read(connection, mark)[-1].mark
    # The day of the permit has not come yet: somebody's clock is wrong.
    assert mark.permits_until == TODAY
    later = date(2026, 11, 25)
    (page,) = pages_of(connection, mark, today=later)
    assert page.mark.permits_until == date(2026, 11, 20)
    assert window_of(page.mark, today=later) == date(2026, 11, 13)


def test_what_is_added_or_cancelled_between_two_rounds_comes_with_the_second(
    connection: Connection, twin: Path
) -> None:
    mark = read(connection, FROM_NOVEMBER)[-1].mark
    add_rows(twin, [cleared(1, 105999900010, day="2026-10-28")])
    assert "105999900010" in by_number(read(connection, mark))


@pytest.mark.parametrize("vnaccs", [None, {"MA_PL_KTRA": "2"}], ids=["no row", "no date"])
def test_what_was_cleared_without_a_date_comes_long_after_it_was_registered(
    connection: Connection, twin: Path, vnaccs: dict[str, Any] | None
) -> None:
    head = {"NGAY_DK": "2026-10-01T00:00:00", "TTTK": "T"}
    add_rows(twin, [Row(key=1, number=105999900010.0, head=head, vnaccs=vnaccs)])
    found = by_number(read(connection, FROM_NOVEMBER))["105999900010"]
    assert found.clearance is Clearance.CLEARED


def test_the_first_reading_takes_everything_or_begins_where_it_is_asked_to(
    connection: Connection,
) -> None:
    assert "106999900010" not in by_number(read(connection, FROM_NOVEMBER))
    assert "106999900010" in by_number(read(connection, ReadingMark()))


def test_an_empty_database_gives_one_page_with_nothing(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{make_twin(tmp_path / 'none.db', [])}", poolclass=NullPool)
    with engine.connect() as connection:
        (page,) = read(connection, FROM_NOVEMBER)
        assert page.portion.declarations == ()
        assert page.mark == FROM_NOVEMBER
        assert trial_of(connection).since is None


def test_a_test_says_how_many_and_since_when(connection: Connection) -> None:
    found = trial_of(connection)
    assert found.declarations == len(TRAPS) - 1
    assert found.since == date(2024, 5, 20)


def test_offices_come_with_every_name_that_has_a_code(connection: Connection) -> None:
    assert offices_of(connection) == (
        Branch(
            code="03CC", short_name="HQHPKV1", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
        ),
        Branch(code="03EE", short_name="HQDINHVU", name="Hải quan cửa khẩu cảng Đình Vũ"),
        Branch(code="03PL", short_name="HQHUNGYEN"),
    )


def test_nothing_of_other_columns_ever_comes_along(connection: Connection) -> None:
    rows = connection.execute(query.page(window=None, below=None, size=500)).all()
    assert SECRET not in repr(rows)


@given(
    st.builds(
        ReadingMark,
        since=st.none() | st.dates(),
        permits_until=st.none() | st.dates(),
        below=st.none() | st.integers() | st.text(),
        permits_met=st.none() | st.dates(),
    )
)
def test_a_mark_is_kept_as_it_is(mark: ReadingMark) -> None:
    assert ReadingMark.read(mark.written()) == mark


QUERIES = {
    "a page": query.page(window=TODAY, below=17, size=500),
    "the first page of all": query.page(window=None, below=None, size=500),
    "a page without offices": query.page(window=TODAY, below=17, size=500, with_offices=False),
    "a count": query.count(window=TODAY, below=17),
    "the extent": query.extent(),
    "the offices": query.offices(),
    "the databases": query.databases(),
}


def transact_sql(statement: Select[Any], version: tuple[int, ...]) -> str:
    dialect: Any = mssql.dialect(paramstyle="pyformat")
    dialect.server_version_info = version
    dialect._setup_version_attributes()
    compiled = statement.compile(
        dialect=dialect, compile_kwargs={"literal_binds": True, "render_postcompile": True}
    )
    return str(compiled)


@pytest.mark.parametrize("version", [(10, 50, 6000, 34), (16, 0, 1000, 6)])
@pytest.mark.parametrize("name", QUERIES)
def test_only_selects_of_named_columns_are_sent(name: str, version: tuple[int, ...]) -> None:
    (tree,) = sqlglot.parse(transact_sql(QUERIES[name], version), read="tsql")
    assert isinstance(tree, exp.Select)
    assert not list(tree.find_all(exp.Star, exp.Offset, exp.Fetch, exp.Into, exp.Lock))
    assert all(column.table for column in tree.find_all(exp.Column))
    if "page" in name:
        assert "SELECT TOP 500 " in transact_sql(QUERIES[name], version)
        assert tree.args["limit"].expression.name == "500"


def test_a_page_reads_exactly_the_columns_that_are_listed() -> None:
    (tree,) = sqlglot.parse(transact_sql(QUERIES["a page"], (10, 50)), read="tsql")
    assert isinstance(tree, exp.Select)
    selected = [
        (column.table, column.name) for part in tree.selects for column in part.find_all(exp.Column)
    ]
    assert selected == [(table.name, column.name) for table in TABLES for column in table.c]
    assert {column.name for column in tree.find_all(exp.Column)} <= {name for _, name in selected}


def test_a_page_without_offices_does_not_touch_their_table() -> None:
    asked = transact_sql(QUERIES["a page without offices"], (10, 50))
    tree = sqlglot.parse_one(asked, read="tsql")
    assert {table.name for table in tree.find_all(exp.Table)} == {
        table.name for table in TABLES if table.name != "SHAIQUAN"
    }


def test_days_are_compared_in_the_form_that_no_language_turns_around() -> None:
    assert "'2026-11-03T00:00:00'" in transact_sql(QUERIES["a page"], (10, 50))
