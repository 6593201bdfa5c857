"""A SELECT in Transact-SQL as SQLite understands it, by way of sqlglot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError, UnsupportedError

from tests.support.tds_server.errors import SqlServerError, incorrect_syntax, invalid_object
from tests.support.tds_server.types import DATE_TYPES, SqlType, sql_type

MOMENT, DAY, LATER = "tds_moment", "tds_day", "tds_later"
"""Functions that the SQLite side brings: a moment, a day, a moment moved by so much."""

ELSEWHERE = "elsewhere."
"""Before the name of a system table of another database: there is nothing in it."""

NOTHING = "nothing"
"""The empty table that stands for whatever a function of the server's would give."""

_SYSTEM_SCHEMAS = frozenset({"sys", "information_schema"})
_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In)
_TEXT_TYPES = exp.DataType.TEXT_TYPES


@dataclass(frozen=True)
class Surroundings:
    """What a translation depends on beside the text."""

    variables: Mapping[str, str | int]
    """``@@`` names in capitals and their values."""
    columns: Mapping[str, SqlType]
    """Names of columns in small letters and their types."""
    database: str
    """The database whose tables there are."""
    current: str
    """The database in use."""


@dataclass(frozen=True)
class Translated:
    """A query for SQLite and what it gives, as far as the text tells."""

    text: str
    names: list[str]
    """Empty when there is a ``*``: then SQLite knows the names."""
    types: list[SqlType | None]
    tables: dict[str, str]
    """Tables in small letters, and how the query spelled them."""


def translated(text: str, around: Surroundings) -> Translated:
    """Translate one SELECT; raise ``SqlServerError`` as a server would."""
    try:
        tree = sqlglot.parse_one(text, read="tsql", error_level=ErrorLevel.RAISE)
    except ParseError as error:
        near = error.errors[0].get("highlight", "") if error.errors else ""
        raise incorrect_syntax(str(near)) from error
    _refuse_rows_in_comparisons(tree)
    tables = {table.name.lower(): _spelled(table) for table in tree.find_all(exp.Table)}
    projections = list(tree.selects) if isinstance(tree, exp.Query) else []
    starred = any(projection.is_star for projection in projections)
    types = [_type_of(projection, around) for projection in projections]
    names = [] if starred else [_name_of(projection) for projection in projections]
    _compare_moments(tree, around)
    # The innermost first: what is replaced is not looked into again.
    for node in reversed(list(tree.walk())):
        changed = _for_sqlite(node, around)
        if changed is not node:
            node.replace(changed)
    try:
        query = tree.sql("sqlite", unsupported_level=ErrorLevel.RAISE)
    except UnsupportedError as error:
        raise SqlServerError(50000, f"Not known to the server for tests: {error}") from error
    return Translated(query, names, [] if starred else types, tables)


def _refuse_rows_in_comparisons(tree: exp.Expr) -> None:
    for comparison in tree.find_all(*_COMPARISONS):
        if isinstance(comparison.this, exp.Tuple):
            text = (
                "An expression of non-boolean type specified in a context where a condition is "
                "expected, near ','."
            )
            raise SqlServerError(4145, text, 15)


def _spelled(table: exp.Table) -> str:
    return ".".join(part for part in (table.catalog, table.db, table.name) if part)


def _name_of(projection: exp.Expr) -> str:
    """A column without a name has none: SQLite would show its text."""
    return str(projection.alias_or_name) if isinstance(projection, exp.Alias | exp.Column) else ""


def _type_of(part: exp.Expr, around: Surroundings) -> SqlType | None:
    """The type of an expression, as far as the text and the tables' definitions tell it."""
    for kind, tell in _TELLING:
        if isinstance(part, kind):
            return tell(part, around)
    return None


def _type_of_case(part: exp.Expr, around: Surroundings) -> SqlType | None:
    results = [branch.args["true"] for branch in part.args["ifs"]]
    known = (_type_of(result, around) for result in results)
    return next((found for found in known if found), None)


_TELLING: tuple[
    tuple[tuple[type[exp.Expr], ...], Callable[[exp.Expr, Surroundings], SqlType | None]], ...
] = (
    ((exp.Cast,), lambda part, _around: sql_type(part.args["to"].sql("tsql"))),
    ((exp.Column,), lambda part, around: around.columns.get(part.name.lower())),
    ((exp.Count,), lambda _part, _around: SqlType("int")),
    ((exp.Case,), _type_of_case),
    ((exp.StrToTime, exp.CurrentTimestamp), lambda _part, _around: SqlType("datetime")),
    (
        (exp.Alias, exp.Paren, exp.Max, exp.Min, exp.Coalesce, exp.DateAdd),
        lambda part, around: _type_of(part.this, around),
    ),
)


def _compare_moments(tree: exp.Expr, around: Surroundings) -> None:
    """Compare and order dates as moments: SQLite would compare their texts."""
    for comparison in list(tree.find_all(*_COMPARISONS)):
        if any(_is_moment(side, around) for side in comparison.iter_expressions()):
            for side in list(comparison.iter_expressions()):
                if not isinstance(side, exp.Query):
                    side.replace(_call(MOMENT, side.copy()))
    for ordered in tree.find_all(exp.Ordered):
        if _is_moment(ordered.this, around):
            ordered.this.replace(_call(MOMENT, ordered.this.copy()))


def _is_moment(part: exp.Expr, around: Surroundings) -> bool:
    known = _type_of(part, around)
    return known is not None and known.name in DATE_TYPES - {"time"}


def _call(name: str, *given: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=list(given))


def _for_sqlite(node: exp.Expr, around: Surroundings) -> exp.Expr:
    for kind, change in _CHANGES:
        if isinstance(node, kind):
            return change(node, around)
    return node


def _literal(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    return exp.Literal.string(node.name)


def _variable(node: exp.Expr, around: Surroundings) -> exp.Expr:
    if isinstance(node.parent, exp.Parameter):
        return node
    doubled = isinstance(node.this, exp.Parameter)
    name = node.this.name if doubled else node.name
    if not doubled or name.upper() not in around.variables:
        raise SqlServerError(137, f'Must declare the scalar variable "@{name}".', 15, 2)
    value = around.variables[name.upper()]
    return exp.Literal.string(value) if isinstance(value, str) else exp.Literal.number(value)


def _schema(_node: exp.Expr, _around: Surroundings) -> exp.Expr:
    return exp.Literal.string("dbo")


def _login(_node: exp.Expr, _around: Surroundings) -> exp.Expr:
    """What sqlglot makes of ``SUSER_SNAME()``."""
    return _call("suser_sname")


def _moment(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    return _call(MOMENT, node.this)


def _cast(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    known = sql_type(node.args["to"].sql("tsql"))
    if known is not None and known.name in DATE_TYPES:
        return _call(DAY if known.name == "date" else MOMENT, node.this)
    if node.args["to"].this in _TEXT_TYPES:
        text = exp.cast(node.this, "TEXT")
        if known is not None and known.length:
            return exp.Substring(this=text, start=exp.Literal.number(1), length=_number(known))
        return text
    return node


def _number(known: SqlType) -> exp.Expr:
    return exp.Literal.number(known.length)


def _later(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    unit = exp.Literal.string(node.text("unit").upper())
    return _call(LATER, unit, node.expression, node.this)


def _joined_text(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    """``+`` between texts; it is told from a sum by a text in quotes or a CAST to text."""
    sides = (node.this, node.expression)
    if any(_is_text(side) for side in sides):
        return exp.DPipe(this=sides[0], expression=sides[1])
    return node


def _is_text(part: exp.Expr) -> bool:
    if isinstance(part, exp.Cast):
        return part.to.this in _TEXT_TYPES
    if isinstance(part, exp.Add):
        return _is_text(part.this) or _is_text(part.expression)
    return isinstance(part, exp.National | exp.Substring) or (
        isinstance(part, exp.Literal) and part.is_string
    )


def _table(node: exp.Expr, around: Surroundings) -> exp.Expr:
    if not isinstance(node, exp.Table) or isinstance(node.this, exp.Func):
        return exp.Table(this=exp.to_identifier(NOTHING, quoted=True))
    catalog, schema = node.catalog or around.current, node.db
    at_home = catalog.lower() == around.database.lower()
    name = node.name
    if schema.lower() in _SYSTEM_SCHEMAS:
        everywhere = name.lower() in {"databases", "system_views", "dm_exec_sessions"}
        name = ("" if at_home or everywhere else ELSEWHERE) + f"{schema}.{name}"
    elif schema.lower() not in {"", "dbo"} or not at_home:
        raise invalid_object(_spelled(node))
    alias = node.args.get("alias")
    return exp.Table(this=exp.to_identifier(name, quoted=True), alias=alias)


def _column(node: exp.Expr, _around: Surroundings) -> exp.Expr:
    node.set("db", None)
    node.set("catalog", None)
    return node


_Change = Callable[[exp.Expr, Surroundings], exp.Expr]
_CHANGES: tuple[tuple[type[exp.Expr], _Change], ...] = (
    (exp.National, _literal),
    (exp.Parameter, _variable),
    (exp.CurrentSchema, _schema),
    (exp.CurrentUser, _login),
    (exp.StrToTime, _moment),
    (exp.Cast, _cast),
    (exp.DateAdd, _later),
    (exp.Add, _joined_text),
    (exp.Table, _table),
    (exp.Column, _column),
)
