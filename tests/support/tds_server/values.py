"""Types and values as bytes: MS-TDS 2.2.5.4 (data types), 2.2.5.5 (values), 2.2.5.6 (TYPE_INFO)."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any
from uuid import UUID

from tests.support.tds_server.login import TdsVersion
from tests.support.tds_server.types import LONGEST_NVARCHAR, LONGEST_VARCHAR, SqlType

COLLATION = bytes.fromhex("2a04d00000")
"""Vietnamese_CI_AS: locale 0x042A, ignoring case, kana and width (MS-TDS 2.2.5.1.2)."""
CODE_PAGE = "cp1258"

_SHORT_NULL, _LONG_NULL = b"\xff\xff", b"\xff" * 8
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True)
class WireType:
    """A type on the wire: its TYPE_INFO, its null, and how a value is written."""

    info: bytes
    null: bytes
    value: Callable[[Any], bytes]

    def write(self, value: Any) -> bytes:
        """The bytes of a value or of the null."""
        return self.null if value is None else self.value(value)


def wire_type(of: SqlType, version: TdsVersion) -> WireType:
    """How this version writes that type; what it does not know goes as text, as SQL Server does."""
    if version < TdsVersion.TDS_7_3_A and of.name in _TEXT_LENGTH:
        length = _TEXT_LENGTH[of.name]
        return _text(SqlType("nvarchar", length), version, lambda value: str(value)[:length])
    return _MAKERS[of.name](of, version)


_TEXT_LENGTH = {"date": 10, "time": 16, "datetime2": 27}


def _integer(size: int) -> Callable[[SqlType, TdsVersion], WireType]:
    def make(_of: SqlType, _version: TdsVersion) -> WireType:
        def value(of: Any) -> bytes:
            return bytes([size]) + int(of).to_bytes(size, "little", signed=size > 1)

        return WireType(bytes([0x26, size]), b"\0", value)

    return make


def _bit(_of: SqlType, _version: TdsVersion) -> WireType:
    return WireType(b"\x68\x01", b"\0", lambda value: bytes([1, bool(int(value))]))


def _float(size: int) -> Callable[[SqlType, TdsVersion], WireType]:
    layout = struct.Struct("<B" + {4: "f", 8: "d"}[size])

    def make(_of: SqlType, _version: TdsVersion) -> WireType:
        return WireType(bytes([0x6D, size]), b"\0", lambda value: layout.pack(size, float(value)))

    return make


def _money(size: int) -> Callable[[SqlType, TdsVersion], WireType]:
    """Ten-thousandths; of eight bytes the upper four come first (MS-TDS 2.2.5.5.1.4)."""

    def make(_of: SqlType, _version: TdsVersion) -> WireType:
        def value(of: Any) -> bytes:
            whole = _scaled(of, 4).to_bytes(size, "little", signed=True)
            return bytes([size]) + (whole if size == 4 else whole[4:] + whole[:4])

        return WireType(bytes([0x6E, size]), b"\0", value)

    return make


def _decimal(of: SqlType, _version: TdsVersion) -> WireType:
    """A sign (1 is positive) and the magnitude (MS-TDS 2.2.5.5.1.6)."""
    size = next(4 * (i + 1) for i, most in enumerate((9, 19, 28, 38)) if of.precision <= most)
    token = 0x6A if of.name == "decimal" else 0x6C

    def value(given: Any) -> bytes:
        scaled = _scaled(given, of.scale)
        sign = b"\x01" if scaled >= 0 else b"\0"
        return bytes([size + 1]) + sign + abs(scaled).to_bytes(size, "little")

    return WireType(bytes([token, size + 1, of.precision, of.scale]), b"\0", value)


_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def _scaled(value: Any, scale: int) -> int:
    return int(Decimal(str(value)).scaleb(scale, _WIDE).quantize(Decimal(1), context=_WIDE))


def _datetime(_of: SqlType, _version: TdsVersion) -> WireType:
    """Days since 1900 and three-hundredths of a second (MS-TDS 2.2.5.5.1.8)."""

    def value(given: Any) -> bytes:
        moment = as_moment(given)
        since = moment - datetime.combine(moment.date(), time())
        ticks = round(since / timedelta(seconds=1) * 300)
        days = (moment.date() - _FIRST_DAY).days
        return struct.pack("<BiI", 8, days + ticks // 25_920_000, ticks % 25_920_000)

    return WireType(b"\x6f\x08", b"\0", value)


def _smalldatetime(_of: SqlType, _version: TdsVersion) -> WireType:
    def value(given: Any) -> bytes:
        moment = as_moment(given)
        minutes = moment.hour * 60 + moment.minute
        return struct.pack("<BHH", 4, (moment.date() - _FIRST_DAY).days, minutes)

    return WireType(b"\x6f\x04", b"\0", value)


def _date(_of: SqlType, _version: TdsVersion) -> WireType:
    return WireType(b"\x28", b"\0", lambda value: b"\x03" + _days(as_moment(value).date()))


def _time(of: SqlType, _version: TdsVersion) -> WireType:
    def value(given: Any) -> bytes:
        clock = given if isinstance(given, time) else time.fromisoformat(str(given))
        ticks = _ticks(clock, of.scale)
        return bytes([len(ticks)]) + ticks

    return WireType(bytes([0x29, of.scale]), b"\0", value)


def _datetime2(of: SqlType, _version: TdsVersion) -> WireType:
    def value(given: Any) -> bytes:
        moment = as_moment(given)
        content = _ticks(moment.time(), of.scale) + _days(moment.date())
        return bytes([len(content)]) + content

    return WireType(bytes([0x2A, of.scale]), b"\0", value)


def _days(day: date) -> bytes:
    return (day.toordinal() - 1).to_bytes(3, "little")


def _ticks(clock: time, scale: int) -> bytes:
    """Parts of a second, as fine as the scale says, since midnight (MS-TDS 2.2.5.5.1.8)."""
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    ticks: int = (seconds * 10**6 + clock.microsecond) * 10**scale // 10**6
    return ticks.to_bytes(3 if scale <= 2 else 4 if scale <= 4 else 5, "little")


def as_moment(value: Any) -> datetime:
    """A moment from what a callable or SQLite hands over: text is ISO 8601."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    return datetime.fromisoformat(str(value))


def _guid(_of: SqlType, _version: TdsVersion) -> WireType:
    def value(given: Any) -> bytes:
        return b"\x10" + (given if isinstance(given, UUID) else UUID(str(given))).bytes_le

    return WireType(b"\x24\x10", b"\0", value)


def _text(of: SqlType, version: TdsVersion, as_text: Callable[[Any], str] = str) -> WireType:
    """NVARCHAR and NCHAR; the longest as PLP from 7.2 on (MS-TDS 2.2.5.2.3), before as NTEXT."""

    def encoded(value: Any) -> bytes:
        return as_text(value).encode("utf-16-le")

    token = 0xEF if of.name == "nchar" else 0xE7
    return _variable(token, of.length * 2, LONGEST_NVARCHAR * 2, version, encoded)


def _code_page_text(of: SqlType, version: TdsVersion) -> WireType:
    token = 0xAF if of.name == "char" else 0xA7
    return _variable(token, of.length, LONGEST_VARCHAR, version, in_code_page)


def in_code_page(value: Any) -> bytes:
    """Text as Windows-1258 writes it: the letter with its hat first, then the tone."""
    content = bytearray()
    for letter in unicodedata.normalize("NFC", str(value)):
        try:
            content += letter.encode(CODE_PAGE)
        except UnicodeEncodeError:
            content += _toned(letter).encode(CODE_PAGE, "replace")
    return bytes(content)


def _toned(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "", 1)) + tone if tone else letter


def _bytes(of: SqlType, version: TdsVersion) -> WireType:
    token = 0xAD if of.name == "binary" else 0xA5
    return _variable(token, of.length, LONGEST_VARCHAR, version, bytes, collated=False)


def _variable(
    token: int,
    size: int,
    longest: int,
    version: TdsVersion,
    encoded: Callable[[Any], bytes],
    *,
    collated: bool = True,
) -> WireType:
    collation = COLLATION if collated and version > TdsVersion.TDS_7_0 else b""
    if not size or size > longest:
        if version < TdsVersion.TDS_7_2:
            return _with_pointer(_POINTED[token], version, encoded)
        info = bytes([token]) + b"\xff\xff" + collation
        return WireType(info, _LONG_NULL, lambda value: _in_chunks(encoded(value)))

    def value(given: Any) -> bytes:
        content = encoded(given)[:size]
        return struct.pack("<H", len(content)) + content

    return WireType(struct.pack("<BH", token, size) + collation, _SHORT_NULL, value)


_POINTED = {0xE7: 0x63, 0xEF: 0x63, 0xA7: 0x23, 0xAF: 0x23, 0xA5: 0x22, 0xAD: 0x22}


def _in_chunks(content: bytes) -> bytes:
    chunk = struct.pack("<I", len(content)) + content if content else b""
    return struct.pack("<Q", len(content)) + chunk + b"\0\0\0\0"


def _long_text(of: SqlType, version: TdsVersion) -> WireType:
    """NTEXT, TEXT and IMAGE, each value behind a pointer (MS-TDS 2.2.5.5.1.1, 2.2.7.17)."""
    if of.name == "ntext":
        return _with_pointer(0x63, version, lambda value: str(value).encode("utf-16-le"))
    if of.name == "text":
        return _with_pointer(0x23, version, in_code_page)
    return _with_pointer(0x22, version, bytes)


def _with_pointer(token: int, version: TdsVersion, encoded: Callable[[Any], bytes]) -> WireType:
    collation = COLLATION if token != 0x22 and version > TdsVersion.TDS_7_0 else b""
    table = b"\x01\x00\x00" if version >= TdsVersion.TDS_7_2 else b"\x00\x00"
    info = struct.pack("<BI", token, 0x7FFFFFFE) + collation + table
    pointer = b"\x10" + b"twin of a text p" + b"\0" * 8

    def value(given: Any) -> bytes:
        content = encoded(given)
        return pointer + struct.pack("<I", len(content)) + content

    return WireType(info, b"\0", value)


_MAKERS: dict[str, Callable[[SqlType, TdsVersion], WireType]] = {
    "tinyint": _integer(1),
    "smallint": _integer(2),
    "int": _integer(4),
    "bigint": _integer(8),
    "bit": _bit,
    "real": _float(4),
    "float": _float(8),
    "smallmoney": _money(4),
    "money": _money(8),
    "decimal": _decimal,
    "numeric": _decimal,
    "datetime": _datetime,
    "smalldatetime": _smalldatetime,
    "date": _date,
    "time": _time,
    "datetime2": _datetime2,
    "uniqueidentifier": _guid,
    "nvarchar": _text,
    "nchar": _text,
    "varchar": _code_page_text,
    "char": _code_page_text,
    "varbinary": _bytes,
    "binary": _bytes,
    "ntext": _long_text,
    "text": _long_text,
    "image": _long_text,
}
