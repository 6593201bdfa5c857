"""The administrator's script grants exactly what is read, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from declarant_client.sources.ecus_database.tables import TABLES

SCRIPT = Path(__file__).parents[2] / "resources" / "ecus-database" / "create_reader.sql"
READER = "declarant_reader"


@pytest.fixture(scope="module")
def batches() -> list[str]:
    return re.split(r"(?m)^GO$", SCRIPT.read_text(encoding="utf-8-sig"))


@pytest.fixture(scope="module")
def grants(batches: list[str]) -> list[exp.Grant]:
    trees = [tree for batch in batches if "GRANT" in batch for tree in sqlglot.parse(batch, "tsql")]
    assert all(isinstance(tree, exp.Grant) for tree in trees)
    return [tree for tree in trees if isinstance(tree, exp.Grant)]


def test_it_grants_the_selection_of_exactly_the_columns_that_are_read(
    grants: list[exp.Grant],
) -> None:
    granted = {}
    for grant in grants:
        (privilege,) = grant.args["privileges"]
        assert privilege.this.name.upper() == "SELECT"
        securable = grant.args["securable"]
        assert securable.db == "dbo"
        granted[securable.name] = {column.name for column in privilege.expressions}
        assert [principal.this.name for principal in grant.args["principals"]] == [READER]
    assert granted == {table.name: {column.name for column in table.c} for table in TABLES}


def test_it_gives_no_role_and_no_right_beside(batches: list[str]) -> None:
    code = re.sub(r"/\*.*?\*/|--[^\n]*", "", "".join(batches), flags=re.DOTALL)
    words = set(re.findall(r"[A-Z_]+", code.upper()))
    assert code.upper().count("GRANT ") == len(TABLES)
    assert not words & {
        "SP_ADDROLEMEMBER",
        "ROLE",
        "SYSADMIN",
        "CONTROL",
        "INSERT",
        "DELETE",
        "UPDATE",
    }


def test_it_holds_no_password_and_stops_until_one_is_chosen(batches: list[str]) -> None:
    script = "".join(batches)
    assert re.findall(r"@password NVARCHAR\(128\) = N'([^']*)'", script) == ["<CHANGE-ME>"]
    assert re.search(
        r"IF @password = N'<CHANGE-ME>'\s+BEGIN\s+RAISERROR .*\s+SET NOEXEC ON", script
    )


def test_it_may_run_again(batches: list[str]) -> None:
    script = "".join(batches)
    for made, seen in (
        ("CREATE LOGIN", "server_principals"),
        ("CREATE USER", "database_principals"),
    ):
        before = script[: script.index(made)]
        assert "IF NOT EXISTS (SELECT" in before
        assert f"FROM sys.{seen} WHERE name = N'{READER}')" in before


def test_what_came_after_2008_r2_is_not_in_it(batches: list[str]) -> None:
    script = "".join(batches).upper()
    for newer in ("IF EXISTS", "CREATE OR ALTER", "THROW", "CONCAT(", "ADD MEMBER", "IIF("):
        assert newer not in re.sub(r"IF NOT EXISTS", "", script)


def test_it_begins_with_the_mark_by_which_management_studio_knows_its_encoding() -> None:
    assert SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")
