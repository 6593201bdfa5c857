"""What a VNACCS message says of its declaration.

Source: ``domain.md`` 2e, certain for the import message ``VAD1AG``, checked on one genuine
message. Behind the header stands one item in each line, UTF-8, padded with spaces to a length in
bytes; blank items are present, so an item is found by its number, counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.declaration import VIETNAM, Branch, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber
from declarant_client.sources import field_values as values
from declarant_client.sources import refusals
from declarant_client.sources.edi import message_refusals
from declarant_client.sources.edi.header import CommonHeader, common_header

_FORM = "%d%m%Y%H%M%S"
_FORM_LENGTH = 14
_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNumbers:
    """Where a message's facts stand; a time is its day's item and its hour's."""

    channel: int
    regime: int
    office: int
    team: int
    registered: tuple[int, int]
    tax_code: int
    enterprise: int
    agent_code: int
    agent_name: int
    permit: tuple[int, int]
    least: int
    """The last item that is known: a genuine message has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """What a message's code means; without ``items`` its header is all that is read."""

    declares: DeclarationKind
    clearance: Clearance
    items: ItemNumbers | None = None


_IMPORT_ITEMS = ItemNumbers(
    channel=7,
    regime=8,
    office=13,
    team=14,
    registered=(15, 16),
    tax_code=21,
    enterprise=22,
    agent_code=37,
    agent_name=38,
    permit=(208, 209),
    least=214,
)
_EXPORT_ITEMS = ItemNumbers(
    channel=7,
    regime=8,
    office=12,
    team=13,
    registered=(14, 15),
    tax_code=20,
    enterprise=21,
    agent_code=35,
    agent_name=36,
    permit=(102, 103),
    least=104,
)


def _kinds(
    codes: str, declares: DeclarationKind, clearance: Clearance, items: ItemNumbers | None = None
) -> dict[str, MessageKind]:
    kind = MessageKind(declares=declares, clearance=clearance, items=items)
    return dict.fromkeys(codes.split(), kind)


# The item numbers of the low value, warehouse, release and channel messages were not checked.
KINDS = {
    **_kinds("VAD1AG VAD2AG", DeclarationKind.IMPORT, Clearance.CLEARED, _IMPORT_ITEMS),
    **_kinds("VAE1LF VAE2LF", DeclarationKind.EXPORT, Clearance.CLEARED, _EXPORT_ITEMS),
    **_kinds("VAD1FG VAD2FG VAD1RG VAD2RG", DeclarationKind.IMPORT, Clearance.CLEARED),
    **_kinds("VAE1JF VAE2JF VAE1RF VAE2RF", DeclarationKind.EXPORT, Clearance.CLEARED),
    **_kinds("VAD1BJ VAD2BJ", DeclarationKind.IMPORT, Clearance.RELEASED_BEFORE_PERMIT),
    **_kinds("VAD1AC VAD2AC VAD3AC", DeclarationKind.IMPORT, Clearance.NONE),
    **_kinds("VAE1LD VAE2LD VAE3LD", DeclarationKind.EXPORT, Clearance.NONE),
}
"""By the code's first six characters: "1" and "2" are the first and the amended message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMessage:
    """A message's declaration, and the code of a message of which only the header was read."""

    declaration: Declaration
    header_only: str | None = None


def read_message(path: PurePath, message: bytes | bytearray) -> ReadMessage:
    """Return what a message without its password says.

    Raises ``UnreadableFileError`` for one that is cut off, contradicts itself, or is about
    something else than the clearance of a declaration.
    """
    lines = _lines(message)
    header = common_header(lines[0])
    if header is None:
        raise UnreadableFileError(message_refusals.header_cut_off(path))
    kind = KINDS.get(header.kind)
    if kind is None:
        raise UnreadableFileError(message_refusals.of_another_kind(path, header.code))
    number = _checked_number(path, header, kind)
    real = sum(map(len, lines)) + len(lines) * len(b"\r\n")
    if header.total_length != real:
        announced = header.total_length or 0
        raise UnreadableFileError(message_refusals.other_length(path, announced, real))
    if kind.items is None:
        return ReadMessage(declaration=_from_header(number, header, kind), header_only=header.kind)
    items = _Items(lines)
    _check_items(path, header, items, kind.items)
    return ReadMessage(declaration=_from_items(number, header, items, kind.items))


def _lines(message: bytes | bytearray) -> list[bytes | bytearray]:
    """Return header and items; where lines end in CRLF, a lone LF belongs to an item's text."""
    first_end = message.find(b"\n")
    line_end = b"\r\n" if message[:first_end].endswith(b"\r") else b"\n"
    return list(message.rstrip(b"\r\n").split(line_end))


def _checked_number(path: PurePath, header: CommonHeader, kind: MessageKind) -> DeclarationNumber:
    if header.number is None:
        raise UnreadableFileError(refusals.without_number(path))
    if header.number.kind is not kind.declares:
        raise UnreadableFileError(refusals.number_of_other_kind(path, str(header.number)))
    return header.number


class _Items:
    """A message's items by their numbers from 1; the header stands where item 0 would."""

    def __init__(self, lines: list[bytes | bytearray]) -> None:
        self._lines = lines

    @property
    def count(self) -> int:
        return len(self._lines) - 1

    def text(self, number: int) -> str:
        # A long name may be cut in the middle of a character: its length counts bytes.
        return self._lines[number].decode("utf-8", "replace").strip().rstrip("\ufffd")

    def time(self, numbers: tuple[int, int]) -> datetime | None:
        """Return ``ddMMyyyy`` and ``hhmmss`` together, the day's begin without an hour."""
        day, hour = map(self.text, numbers)
        digits = day + (hour or "000000")
        if len(digits) != _FORM_LENGTH or not (digits.isascii() and digits.isdigit()):
            return None
        try:
            time = datetime.strptime(digits, _FORM).replace(tzinfo=VIETNAM)
        except ValueError:
            return None
        return time if time.year in _YEARS else None


def _check_items(path: PurePath, header: CommonHeader, items: _Items, numbers: ItemNumbers) -> None:
    if items.count < numbers.least:
        raise UnreadableFileError(
            message_refusals.too_few_items(path, header.kind, numbers.least, items.count)
        )
    if DeclarationNumber.parse(items.text(1)) != header.number:
        raise UnreadableFileError(message_refusals.other_number(path))


def _from_header(number: DeclarationNumber, header: CommonHeader, kind: MessageKind) -> Declaration:
    """Return what the header gives: the server wrote the message when it cleared or released."""
    cleared_at = None if kind.clearance is Clearance.NONE else header.time
    return Declaration(number=number, clearance=kind.clearance, cleared_at=cleared_at)


def _from_items(
    number: DeclarationNumber, header: CommonHeader, items: _Items, numbers: ItemNumbers
) -> Declaration:
    """Return a cleared declaration; without a permit's time, its message's time stands for it."""
    return Declaration(
        number=number,
        clearance=Clearance.CLEARED,
        regime=values.regime(items.text(numbers.regime)),
        branch=Branch(short_name=values.short_name(items.text(numbers.office))),
        team=values.team(items.text(numbers.team)),
        channel=values.channel(items.text(numbers.channel)),
        registered_at=items.time(numbers.registered),
        cleared_at=items.time(numbers.permit) or header.time,
        enterprise_tax_code=values.tax_code(items.text(numbers.tax_code)),
        enterprise_name=values.name(items.text(numbers.enterprise)),
        agent_code=values.code(items.text(numbers.agent_code)),
        agent_name=values.name(items.text(numbers.agent_name)),
    )
