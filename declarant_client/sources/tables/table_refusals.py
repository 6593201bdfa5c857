"""Why a table gave no declaration, and what one cannot say: whole sentences, as in ``refusals``."""

from __future__ import annotations

from pathlib import PurePath

from declarant_client.domain.sentences import Sentence, translate


def table_without_rows(path: PurePath) -> Sentence:
    """A table's header, and below it nothing but blanks, notes and sums."""
    return translate(
        "sources",
        "{file} has the header of a table, but no declaration below it.",
        file=path.name,
    )


def table_without_numbers(path: PurePath) -> Sentence:
    """Rows of declarations, none of which has a valid number."""
    return translate(
        "sources",
        "{file} has rows, but in none of them a valid declaration number. Show the column with all "
        "12 digits and export it again.",
        file=path.name,
    )


def broken_table(path: PurePath, row: int) -> Sentence:
    """A text file's line without an end, or a quote that is never closed."""
    return translate(
        "sources",
        "{file} cannot be read as a table: line {row} does not end. Export it again.",
        file=path.name,
        row=row,
    )


def columns_not_known(path: PurePath) -> Sentence:
    """A text file in columns, none of whose rows is a header that is known."""
    return translate(
        "sources",
        "{file} is no list report of ECUS with the column “Số TK”, and what its columns mean is "
        "not known.",
        file=path.name,
    )


def column_missing(path: PurePath, column: str) -> Sentence:
    """It was to be read by a mapping, and has no such column."""
    return translate(
        "sources",
        "{file} has no column “{column}”: these columns are those of another table.",
        file=path.name,
        column=column,
    )


def no_table(path: PurePath) -> Sentence:
    """It was to be read by a mapping, and is neither a workbook nor text."""
    return translate(
        "sources",
        "{file} is no table: neither an Excel workbook nor text in columns.",
        file=path.name,
    )


def no_mapping_named(path: PurePath, name: str) -> Sentence:
    """It was to be read by a saved mapping that does not exist."""
    return translate(
        "sources",
        "{file} was not read: there are no columns saved as “{name}”.",
        file=path.name,
        name=name,
    )


def row_without_number() -> Sentence:
    """A row of a table that is none of a declaration."""
    return translate("sources", "No declaration number: a note, a sum, or not registered yet.")


def row_with_bad_number() -> Sentence:
    """A row of a table that is one of a declaration, and cannot be used."""
    return translate("sources", "Not a valid declaration number of 12 digits.")


def list_report_without_clearance() -> Sentence:
    """What to do about a list report that does not say what is cleared."""
    return translate(
        "sources",
        "This list report does not say which declarations are cleared. In ECUS, show the column "
        "“Ngày thông quan” or “Trạng thái” and export it again.",
    )


def table_without_clearance() -> Sentence:
    """What is to be known of a table whose mapping cannot tell what is cleared."""
    return translate(
        "sources", "The columns of this table do not say which declarations are cleared."
    )


def unread_clearance_date(written: str) -> Sentence:
    """What to do about dates of clearance in a form that is not known."""
    return translate(
        "sources",
        "The date of clearance “{written}” could not be read, so that it is not known whether such "
        "declarations are cleared. Export the column as dates, as in 20/05/2024.",
        written=written,
    )
