"""A batch of Transact-SQL taken apart into its statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import Token, TokenType
from sqlglot.errors import TokenError

from tests.support.tds_server.errors import SqlServerError, incorrect_syntax

_SELECTING = frozenset({"SELECT", "WITH"})
_HARMLESS = _SELECTING | {"SET", "USE", "BEGIN", "COMMIT", "ROLLBACK", "SAVE", "IF"}
_SHORT = frozenset({"SET", "USE", "BEGIN", "COMMIT", "ROLLBACK"})
"""Statements that the next verb ends, since none of theirs can stand in them."""

_OF_THE_SERVER = frozenset({"SYS", "INFORMATION_SCHEMA", "FN_LISTEXTENDEDPROPERTY"})

_TOO_NEW = frozenset({"CONCAT", "CONCAT_WS", "DATEFROMPARTS", "EOMONTH", "FORMAT", "IIF"}) | {
    *("STRING_AGG", "STRING_SPLIT", "TRIM", "TRY_CAST", "TRY_CONVERT", "TRY_PARSE")
}
"""Functions that came after SQL Server 2008 R2."""


@dataclass(frozen=True)
class Statement:
    """One statement: its first word in capitals and its text."""

    verb: str
    text: str
    words: tuple[str, ...]
    """Its words and signs in capitals, without texts in quotes and quoted names."""

    @property
    def selects(self) -> bool:
        """Whether it asks for rows."""
        return self.verb in _SELECTING and not self.writes

    @property
    def reads_tables(self) -> bool:
        """Whether it asks for rows of a table that is not the server's own."""
        places = (place for place, word in enumerate(self.words, 1) if word == "FROM")
        return self.selects and any(
            not _OF_THE_SERVER.intersection(self.words[place : place + 3])
            and self.words[place : place + 1] != ("(",)
            for place in places
        )

    @property
    def writes(self) -> bool:
        """Whether it could change anything but the session: also ``SELECT … INTO``."""
        return self.verb not in _HARMLESS or (self.verb in _SELECTING and "INTO" in self.words)


def statements(batch: str) -> list[Statement]:
    """Take a batch apart; raise ``SqlServerError`` when not even its words can be told."""
    try:
        tokens = sqlglot.tokenize(batch, read="tsql")
    except TokenError as error:
        raise incorrect_syntax(batch[:20]) from error
    return [_statement(batch, part) for part in _parts(tokens)]


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    depth = 0
    for token in tokens:
        depth += {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(token.token_type, 0)
        ends = token.token_type is TokenType.SEMICOLON and depth == 0
        begins = bool(part) and depth == 0 and _word(part[0]) in _SHORT and _word(token) in _VERBS
        if part and (ends or begins):
            yield part
            part = []
        if not ends:
            part.append(token)
    if part:
        yield part


_VERBS = _HARMLESS | {"INSERT", "UPDATE", "DELETE", "EXEC", "EXECUTE", "CREATE", "DROP", "ALTER"}
_QUOTED = frozenset({TokenType.STRING, TokenType.NATIONAL_STRING, TokenType.IDENTIFIER})


def _word(token: Token) -> str:
    return "" if token.token_type in _QUOTED else token.text.upper()


def _statement(batch: str, part: list[Token]) -> Statement:
    words = tuple(_word(token) for token in part)
    return Statement(words[0], batch[part[0].start : part[-1].end + 1], words)


def refuse_what_is_too_new(statement: Statement, major: int) -> None:
    """Raise what a server of before 2012 says to what came with 2012 or later."""
    words = statement.words
    if "LIMIT" in words:
        raise incorrect_syntax("LIMIT")
    if major >= FIRST_WITH_OFFSET:
        return
    if "OFFSET" in words:
        raise incorrect_syntax("OFFSET")
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if word in _TOO_NEW and following == "(":
            raise SqlServerError(195, f"'{word}' is not a recognized built-in function name.", 15)


FIRST_WITH_OFFSET = 11
"""SQL Server 2012."""
