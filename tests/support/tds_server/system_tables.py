"""What a server tells of itself in tables: the few that clients ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import apsw

from tests.support.tds_server.packets import PROCESS_ID
from tests.support.tds_server.translation import ELSEWHERE, NOTHING

TableColumns = Mapping[str, Sequence[tuple[str, str]]]
"""Tables by name; of each column the name and the type as written."""

_NAME = "NVARCHAR(128)"
_OF_THE_SERVER = {
    "sys.databases": f"name {_NAME}, database_id INT, state TINYINT, state_desc NVARCHAR(60), "
    "is_read_only BIT",
    NOTHING: "value INT",
    "sys.system_views": f"name {_NAME}",
    "sys.dm_exec_sessions": "session_id SMALLINT, transaction_isolation_level SMALLINT",
}
_OF_A_DATABASE = {
    "sys.tables": f"name {_NAME}, object_id INT, schema_id INT",
    "sys.columns": f"name {_NAME}, object_id INT, column_id INT",
    "information_schema.tables": f"TABLE_CATALOG {_NAME}, TABLE_SCHEMA {_NAME}, "
    f"TABLE_NAME {_NAME}, TABLE_TYPE VARCHAR(10)",
    "information_schema.columns": f"TABLE_SCHEMA {_NAME}, TABLE_NAME {_NAME}, "
    f"COLUMN_NAME {_NAME}, ORDINAL_POSITION INT, DATA_TYPE {_NAME}",
}
_ALL = {
    **_OF_THE_SERVER,
    **_OF_A_DATABASE,
    **{ELSEWHERE + name: columns for name, columns in _OF_A_DATABASE.items()},
}


def tables_of(connection: apsw.Connection) -> dict[str, list[tuple[str, str]]]:
    """The tables of an SQLite database with their columns."""
    tables: dict[str, list[tuple[str, str]]] = {}
    query = (
        "SELECT m.name, c.name, c.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS c "
        "WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
    )
    for table, column, written in connection.execute(query):
        tables.setdefault(str(table), []).append((str(column), str(written)))
    return tables


def fill_system_tables(
    connection: apsw.Connection, tables: TableColumns, databases: Sequence[str], isolation: int
) -> None:
    """Make the system tables anew, as temporary tables of this connection."""
    for name, columns in _ALL.items():
        connection.execute(f'DROP TABLE IF EXISTS temp."{name}"')
        connection.execute(f'CREATE TEMP TABLE "{name}" ({columns})')
    connection.executemany(
        "INSERT INTO temp.\"sys.databases\" VALUES (?, ?, 0, 'ONLINE', 0)",
        [(name, number) for number, name in enumerate(databases, 1)],
    )
    connection.execute("INSERT INTO temp.\"sys.system_views\" VALUES ('dm_exec_sessions')")
    connection.execute(
        'INSERT INTO temp."sys.dm_exec_sessions" VALUES (?, ?)', (PROCESS_ID, isolation)
    )
    for number, name in enumerate(sorted(tables, key=str.lower)):
        _describe(connection, name, 1000 + number, tables[name])


def _describe(
    connection: apsw.Connection, table: str, number: int, columns: Sequence[tuple[str, str]]
) -> None:
    connection.execute('INSERT INTO temp."sys.tables" VALUES (?, ?, 1)', (table, number))
    connection.execute(
        "INSERT INTO temp.\"information_schema.tables\" VALUES (NULL, 'dbo', ?, 'BASE TABLE')",
        (table,),
    )
    for place, (column, written) in enumerate(columns, 1):
        connection.execute(
            'INSERT INTO temp."sys.columns" VALUES (?, ?, ?)', (column, number, place)
        )
        connection.execute(
            "INSERT INTO temp.\"information_schema.columns\" VALUES ('dbo', ?, ?, ?, ?)",
            (table, column, place, written.partition("(")[0].lower()),
        )
