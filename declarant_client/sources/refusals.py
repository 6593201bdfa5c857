"""Why a file gave no declaration: one whole sentence each, naming the file and a way out."""

from __future__ import annotations

import errno
from pathlib import Path, PurePath

from declarant_client.domain.sentences import Sentence, translate
from declarant_client.sources.held_files import (
    LOCK_VIOLATION,
    SHARING_VIOLATION,
    is_held_elsewhere,
)

_MEGABYTE = 1024 * 1024


def missing(path: PurePath) -> Sentence:
    """There is nothing at that path."""
    return translate("sources", "{file} does not exist (any more).", file=path.name)


def is_folder(path: PurePath) -> Sentence:
    """A folder was given where a file was expected."""
    return translate("sources", "{file} is a folder, not a file.", file=path.name)


def not_a_regular_file(path: PurePath) -> Sentence:
    """A device, pipe or socket: reading it could wait for ever."""
    return translate("sources", "{file} is not an ordinary file.", file=path.name)


def denied(path: PurePath) -> Sentence:
    """The system does not let this user read it."""
    return translate("sources", "You have no permission to read {file}.", file=path.name)


def in_use(path: PurePath) -> Sentence:
    """Another program holds it locked (Windows)."""
    return translate(
        "sources",
        "{file} is in use by another program. Close it there and import it again.",
        file=path.name,
    )


def unreadable(path: PurePath, reason: str) -> Sentence:
    """The system reports another error; ``reason`` is in its own words."""
    return translate(
        "sources", "{file} could not be read: {reason}.", file=path.name, reason=reason
    )


def empty(path: PurePath) -> Sentence:
    """Not one byte."""
    return translate("sources", "{file} is empty. Print it to Excel again.", file=path.name)


def too_large(path: PurePath, limit: int) -> Sentence:
    """Larger than any genuine file; ``limit`` in bytes."""
    return translate(
        "sources",
        "{file} is too large: at most {megabytes} MB are read.",
        file=path.name,
        megabytes=limit // _MEGABYTE,
    )


def of_no_known_kind(path: PurePath) -> Sentence:
    """Its content is of no format that is read."""
    return translate(
        "sources",
        "{file} is not a file that this program reads, such as an Excel print of a declaration.",
        file=path.name,
    )


def format_not_loaded(path: PurePath, name: str) -> Sentence:
    """No format takes it, and one that an installed package brings could not be loaded."""
    return translate(
        "sources",
        "{file} is of no format that this program reads by itself, and the additional format "
        "“{format}” could not be loaded. Have the package that brings it installed again.",
        file=path.name,
        format=name,
    )


def not_a_spreadsheet(path: PurePath) -> Sentence:
    """It begins like a spreadsheet and is something else."""
    return translate("sources", "{file} is not an Excel workbook.", file=path.name)


def protected(path: PurePath) -> Sentence:
    """Encrypted."""
    return translate(
        "sources",
        "{file} is protected by a password. Save it without one and import it again.",
        file=path.name,
    )


def damaged(path: PurePath) -> Sentence:
    """It cannot be taken apart."""
    return translate("sources", "{file} is damaged. Print it to Excel again.", file=path.name)


def swells(path: PurePath) -> Sentence:
    """A zip bomb, or packed so that it might be one."""
    return translate(
        "sources",
        "{file} was not opened: unpacked, it is larger than any genuine print.",
        file=path.name,
    )


def breaks_the_reader(path: PurePath) -> Sentence:
    """The child process ended while it read the file, twice."""
    return translate(
        "sources",
        "{file} was given up: it is damaged or would use up the memory. Print it to Excel again.",
        file=path.name,
    )


def takes_too_long(path: PurePath, seconds: float) -> Sentence:
    """The time limit passed."""
    return translate(
        "sources",
        "{file} was given up: it could not be read within {seconds} seconds.",
        file=path.name,
        seconds=f"{seconds:g}",
    )


def reader_does_not_start(path: PurePath | None) -> Sentence:
    """The child process cannot be started: nothing about the file, if it was for one."""
    if path is None:
        return translate("sources", "The program's reader of files does not start.")
    return translate(
        "sources",
        "{file} was not read: the program's reader of files does not start.",
        file=path.name,
    )


def closing(path: PurePath | None) -> Sentence:
    """The program is being closed."""
    if path is None:
        return translate("sources", "The program is being closed.")
    return translate("sources", "{file} was not read: the program is being closed.", file=path.name)


def not_a_declaration(path: PurePath) -> Sentence:
    """A spreadsheet, but none of the forms that are known."""
    return translate(
        "sources",
        "{file} is an Excel file, but not the print of a customs declaration, no list report and "
        "no table whose columns are known.",
        file=path.name,
    )


def without_number(path: PurePath) -> Sentence:
    """The form of a declaration without a valid number: a blank frame."""
    return translate(
        "sources",
        "{file} has the form of a declaration, but no declaration number.",
        file=path.name,
    )


def number_of_other_kind(path: PurePath, number: str) -> Sentence:
    """An import form with an export's number, or the other way round."""
    return translate(
        "sources",
        "{file} contradicts itself: import and export have other numbers than {number}.",
        file=path.name,
        number=number,
    )


def damaged_export(path: PurePath) -> Sentence:
    """An XML export that is cut off, or no well-formed XML."""
    return translate(
        "sources",
        "{file} is damaged or cut off. Export the declaration to XML again.",
        file=path.name,
    )


def defines_entities(path: PurePath) -> Sentence:
    """An XML file with a DOCTYPE: entity bombs and references to other files need one."""
    return translate(
        "sources",
        "{file} was not read: it defines abbreviations or refers to other files, which no export"
        " of a declaration does.",
        file=path.name,
    )


def export_without_declarations(path: PurePath) -> Sentence:
    """An XML export whose tables are empty."""
    return translate(
        "sources",
        "{file} is an XML export without any declaration. Choose the declaration in the"
        " declaration software and export it again.",
        file=path.name,
    )


def too_many_declarations(path: PurePath, limit: int) -> Sentence:
    """An XML export with more rows in a table than are kept."""
    return translate(
        "sources",
        "{file} holds more than {count} declarations. Export fewer at a time.",
        file=path.name,
        count=limit,
    )


def from_the_system(path: Path, error: OSError) -> Sentence:
    """Say what the operating system reported while the file was opened or read."""
    if getattr(error, "winerror", None) in {SHARING_VIOLATION, LOCK_VIOLATION}:
        return in_use(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return missing(path)
        case IsADirectoryError():
            return is_folder(path)
        case PermissionError():
            return in_use(path) if is_held_elsewhere(path) else denied(path)
        case OSError(errno=errno.EBUSY | errno.ETXTBSY):
            return in_use(path)
        case _:
            return unreadable(path, error.strerror or type(error).__name__)
