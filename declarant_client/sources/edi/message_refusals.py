"""What is said of an EDI message that cannot be used, and of one that says little.

No sentence quotes a message beyond its code, its declaration number and its sizes.
"""

from __future__ import annotations

from pathlib import PurePath

from declarant_client.domain.sentences import Sentence, translate


def packed_badly(path: PurePath) -> Sentence:
    """Compressed or encoded, and cannot be unpacked again."""
    return translate(
        "sources",
        "{file} is damaged: the EDI message in it cannot be unpacked. Save it again.",
        file=path.name,
    )


def swells(path: PurePath) -> Sentence:
    """A gzip bomb, or wrapped more often than anybody does."""
    return translate(
        "sources",
        "{file} was not opened: unpacked, it is larger than any EDI message, or packed too often.",
        file=path.name,
    )


def header_cut_off(path: PurePath) -> Sentence:
    """The first line has not a header's length."""
    return translate(
        "sources",
        "{file} is damaged: the EDI message in it has no complete header. Save it again.",
        file=path.name,
    )


def other_length(path: PurePath, announced: int, real: int) -> Sentence:
    """The header's total length is another one; both in bytes."""
    return translate(
        "sources",
        "{file} contradicts itself: the message announces {announced} bytes and has {real}. "
        "It may be cut off: save it again.",
        file=path.name,
        announced=announced,
        real=real,
    )


def other_number(path: PurePath) -> Sentence:
    """The first item is not the header's subject."""
    return translate(
        "sources",
        "{file} contradicts itself: the header of the message and its first item name different "
        "declarations.",
        file=path.name,
    )


def too_few_items(path: PurePath, code: str, least: int, count: int) -> Sentence:
    """It ends before the items that are read."""
    return translate(
        "sources",
        "{file} is incomplete: a message {code} has at least {least} items, and this one has "
        "{count}. Save it again.",
        file=path.name,
        code=code,
        least=least,
        count=count,
    )


def of_another_kind(path: PurePath, code: str) -> Sentence:
    """A sound message about something else."""
    return translate(
        "sources",
        "{file} is an EDI message {code}, which tells nothing about the channel or the clearance "
        "of a declaration.",
        file=path.name,
        code=code,
    )


def only_header_read(path: PurePath, code: str) -> Sentence:
    """A hint: the positions of this message's items are not known for certain."""
    return translate(
        "sources",
        "{file}: of an EDI message {code} only the declaration number, the state and the time are "
        "read. Customs branch, channel, regime and enterprise are missing; they can come from the "
        "Excel print, the XML export, the list report or the database.",
        file=path.name,
        code=code,
    )
