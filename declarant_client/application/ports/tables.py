"""Tables of other declaration software: what the user says of their columns, and trying it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from declarant_client.application.ports.reading import Portion
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.vietnamese_text import folded

NAME_LIMIT = 80
"""Characters of a mapping's name."""
HEADER_LIMIT = 200
"""Characters of a column's header, and of a word that says what is cleared."""
WORD_LIMIT = 50
"""Words that mean "cleared", and words that mean "cancelled"."""
PREVIEW_ROWS = 30
"""Rows of each sheet in a preview."""
PREVIEW_COLUMNS = 100
PREVIEW_SHEETS = 8
PREVIEW_TEXT = 100
"""Characters of each cell in a preview."""
TRIED_ROWS = 20


class TableField(StrEnum):
    """What a column can hold of a declaration.

    The columns of dates may hold times too; the columns of times are for those that do not.
    """

    NUMBER = "number"
    FIRST_NUMBER = "first_number"
    REGISTERED_DATE = "registered_date"
    REGISTERED_TIME = "registered_time"
    REGIME = "regime"
    CHANNEL = "channel"
    BRANCH_CODE = "branch_code"
    BRANCH_SHORT_NAME = "branch_short_name"
    BRANCH_NAME = "branch_name"
    TEAM = "team"
    STATUS = "status"
    CLEARED_DATE = "cleared_date"
    CLEARED_TIME = "cleared_time"
    ENTERPRISE_TAX_CODE = "enterprise_tax_code"
    ENTERPRISE_NAME = "enterprise_name"
    AGENT_CODE = "agent_code"
    AGENT_NAME = "agent_name"
    DECLARANT_USER = "declarant_user"


class DateForm(StrEnum):
    """How dates are written where the cell holds text; a real date needs no form.

    ``AS_THE_CELL_SAYS`` takes what begins with four digits as the year, else the day first.
    """

    AS_THE_CELL_SAYS = "cell"
    DAY_FIRST = "dd/MM/yyyy"
    MONTH_FIRST = "MM/dd/yyyy"
    YEAR_FIRST = "yyyy-MM-dd"


class ClearedWhen(StrEnum):
    """What says in a table that a declaration is cleared; ``UNKNOWN``: nothing does."""

    CLEARED_DATE = "cleared_date"
    STATUS = "status"
    ALWAYS = "always"
    UNKNOWN = "unknown"


class FaultyMappingError(SaidError):
    """A mapping that cannot be kept or used; the sentence says what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What the columns of a table mean, saved by name.

    ``columns`` gives each field the header of its column; headers and words are compared without
    regard to case, diacritics and white space. Where a header stands several times, ``Header (2)``
    is the second of them.
    """

    name: str
    columns: Mapping[TableField, str]
    dates: DateForm = DateForm.AS_THE_CELL_SAYS
    cleared_when: ClearedWhen = ClearedWhen.UNKNOWN
    cleared_words: tuple[str, ...] = ()
    """What the status column holds when a declaration is cleared; any of them."""
    cancelled_words: tuple[str, ...] = ()
    """What it holds when a declaration is cancelled, whatever says "cleared"."""

    def faults(self) -> tuple[Sentence, ...]:
        """Return what has to be changed before it can be used, nothing when it is sound."""
        return (*_faults_of_name(self.name), *_faults_of_columns(self), *_faults_of_clearance(self))

    def check(self) -> None:
        """Raise ``FaultyMappingError`` with the first fault."""
        for fault in self.faults():
            raise FaultyMappingError(fault)


def _faults_of_name(name: str) -> Iterator[Sentence]:
    if not name.strip():
        yield translate("tables", "Give these columns a name under which they are saved.")
    elif len(name) > NAME_LIMIT:
        yield translate(
            "tables", "The name is too long: at most {limit} characters.", limit=NAME_LIMIT
        )


def _faults_of_columns(mapping: TableMapping) -> Iterator[Sentence]:
    columns = mapping.columns
    if TableField.NUMBER not in columns:
        yield translate("tables", "Choose the column that holds the declaration number.")
    if any(not header.strip() or len(header) > HEADER_LIMIT for header in columns.values()):
        yield translate(
            "tables",
            "A column's header must have 1 to {limit} characters.",
            limit=HEADER_LIMIT,
        )
    times = Counter(folded(header) for header in columns.values())
    for header in columns.values():
        if times.pop(folded(header), 0) > 1:
            yield translate(
                "tables", "The column “{column}” is chosen more than once.", column=header
            )
    for date, time in _DATES_OF_TIMES:
        if time in columns and date not in columns:
            yield translate(
                "tables",
                "The column “{column}” holds a time of day: choose the column of its date, too.",
                column=columns[time],
            )


_DATES_OF_TIMES = (
    (TableField.REGISTERED_DATE, TableField.REGISTERED_TIME),
    (TableField.CLEARED_DATE, TableField.CLEARED_TIME),
)


def _faults_of_clearance(mapping: TableMapping) -> Iterator[Sentence]:
    columns, by = mapping.columns, mapping.cleared_when
    words = (*mapping.cleared_words, *mapping.cancelled_words)
    if by is ClearedWhen.CLEARED_DATE and TableField.CLEARED_DATE not in columns:
        yield translate("tables", "Choose the column that holds the date of clearance.")
    if (by is ClearedWhen.STATUS or words) and TableField.STATUS not in columns:
        yield translate("tables", "Choose the column that holds the status.")
    if by is ClearedWhen.STATUS and not any(word.strip() for word in mapping.cleared_words):
        yield translate("tables", "Say which words in the status column mean “cleared”.")
    cleared = {folded(word) for word in mapping.cleared_words}
    for word in mapping.cancelled_words:
        if folded(word) in cleared:
            yield translate(
                "tables", "“{word}” cannot mean both “cleared” and “cancelled”.", word=word
            )
    if len(words) > WORD_LIMIT or any(len(word) > HEADER_LIMIT for word in words):
        yield translate(
            "tables",
            "At most {limit} words can be given for the status, of {length} characters at most.",
            limit=WORD_LIMIT,
            length=HEADER_LIMIT,
        )


class TableMappings(Protocol):
    """The mappings that the user has saved, by name."""

    def all(self) -> tuple[TableMapping, ...]:
        """Return all of them in the order of their names."""
        ...

    def keep(self, mapping: TableMapping, *, instead_of: str | None = None) -> None:
        """Save a mapping, in the place of the one named ``instead_of`` where that is given.

        Tables of watched folders that were of no known form are read again by it.
        Raises ``FaultyMappingError`` when it is not sound, or when another has its name
        (``name_is_taken``).
        """
        ...

    def drop(self, name: str) -> None:
        """Forget a mapping; nothing happens when there is none of that name."""
        ...


def name_is_taken(
    name: str, others: Sequence[TableMapping], *, instead_of: str | None = None
) -> Sentence | None:
    """Say that another mapping has this name; names differ by more than case and diacritics."""
    for other in others:
        if other.name != instead_of and folded(other.name) == folded(name):
            return translate(
                "tables", "There are columns saved as “{name}” already.", name=other.name
            )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """The first rows of one sheet, from its first filled row and column on."""

    name: str
    """Empty for a text file."""
    rows: tuple[tuple[str, ...], ...]
    header_row: int | None
    """The index in ``rows`` of what looks like the header; ``None`` where nothing does."""
    headers: tuple[str, ...]
    """The columns that can be chosen: the header's texts, each one different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """The first rows of a table, as text, for who says what its columns mean."""

    sheets: tuple[SheetPreview, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRow:
    """What one row becomes by a mapping: a declaration, or the sentence why it is left out."""

    number: int
    """The row's number in its sheet, the first filled row being 1."""
    declaration: Declaration | None = None
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTrial:
    """What the first rows of a table become by a mapping."""

    rows: tuple[TriedRow, ...]
    hint: Sentence | None = field(default=None)
    """What the table cannot say by this mapping."""


class TableReader(Protocol):
    """Reads tables by what the user says of their columns; usable from any thread.

    Each raises ``UnreadableFileError``, also when the file is no table.
    """

    def first_rows(self, path: Path) -> TablePreview:
        """Return the first rows of any spreadsheet or text table."""
        ...

    def tried(self, path: Path, mapping: TableMapping, rows: int = TRIED_ROWS) -> MappingTrial:
        """Return what the first ``rows`` rows below the header become by a mapping.

        Raises ``FaultyMappingError`` for a mapping that is not sound.
        """
        ...

    def read_as(self, path: Path, mapping: TableMapping | str) -> Generator[Portion, None, None]:
        """Yield what a file holds by a mapping (or the saved one of that name), whatever it is.

        Raises ``FaultyMappingError`` for a mapping that is not sound.
        """
        ...
