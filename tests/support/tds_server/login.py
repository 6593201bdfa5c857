"""Pre-login and login: MS-TDS 2.2.6.5 (PRELOGIN), 2.2.6.4 (LOGIN7)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

_VERSION, _ENCRYPTION, _INSTANCE, _THREAD, _MARS, _END = 0, 1, 2, 3, 4, 0xFF
_OPTION = struct.Struct(">BHH")


class TdsVersion(IntEnum):
    """Versions as LOGIN7 names them (MS-TDS 2.2.6.4, TDSVersion)."""

    TDS_7_0 = 0x70000000
    TDS_7_1 = 0x71000000
    TDS_7_2 = 0x72090002
    TDS_7_3_A = 0x730A0003
    TDS_7_3_B = 0x730B0003
    TDS_7_4 = 0x74000004


def newest_version(major: int) -> TdsVersion:
    """The newest that a server speaks: 2005 has version 9, 2008 and 2008 R2 have 10 (1.7)."""
    known = {8: TdsVersion.TDS_7_1, 9: TdsVersion.TDS_7_2, 10: TdsVersion.TDS_7_3_B}
    return known.get(major, TdsVersion.TDS_7_4)


class Encryption(IntEnum):
    """What a server is set to, and the words for it on the wire (MS-TDS 2.2.6.5)."""

    OFF = 0
    """Only the login is hidden, from a client that can."""
    ON = 1
    NOT_SUPPORTED = 2
    REQUIRED = 3
    """What a server that is set to ``ON`` answers a client that did not ask."""


def asked_encryption(prelogin: bytes) -> Encryption:
    """What the client's PRELOGIN says of encryption; not supported when it is silent."""
    place = 0
    while place < len(prelogin) and prelogin[place] != _END:
        token, offset, size = _OPTION.unpack_from(prelogin, place)
        if token == _ENCRYPTION and size:
            return Encryption(prelogin[offset])
        place += _OPTION.size
    return Encryption.NOT_SUPPORTED


def agreed_encryption(server: Encryption, client: Encryption) -> Encryption:
    """The server's word for what follows (the table in MS-TDS 2.2.6.5)."""
    if server is Encryption.NOT_SUPPORTED:
        return Encryption.NOT_SUPPORTED
    if client in {Encryption.ON, Encryption.REQUIRED}:
        return Encryption.ON
    if server in {Encryption.ON, Encryption.REQUIRED}:
        return Encryption.REQUIRED
    return client


def prelogin_answer(version: tuple[int, int, int], encryption: Encryption) -> bytes:
    """Make the server's PRELOGIN."""
    options = (
        (_VERSION, struct.pack(">BBHH", *version, 0)),
        (_ENCRYPTION, bytes([encryption])),
        (_INSTANCE, b"\0"),
        (_THREAD, b""),
        (_MARS, b"\0"),
    )
    place = _OPTION.size * len(options) + 1
    head = bytearray()
    for token, content in options:
        head += _OPTION.pack(token, place, len(content))
        place += len(content)
    return bytes(head) + bytes([_END]) + b"".join(content for _, content in options)


@dataclass(frozen=True)
class Login:
    """Who came in; the password is compared and forgotten."""

    user: str
    database: str
    """Empty: the login's default database."""
    application: str
    host: str
    version: TdsVersion
    """The newest that the client speaks."""
    packet_size: int
    password_is_right: bool
    encrypted: bool


def read_login(content: bytes, password: str, *, encrypted: bool) -> Login:
    """Take a LOGIN7 apart; raise ``ValueError`` when it is none."""
    if len(content) < _NAMES:
        msg = "a LOGIN7 that ends too soon"
        raise ValueError(msg)
    _, asked, packet_size = struct.unpack_from("<III", content)
    host, user, secret, application = (_text(content, number) for number in range(4))
    return Login(
        user=user.decode("utf-16-le"),
        database=_text(content, 8).decode("utf-16-le"),
        application=application.decode("utf-16-le"),
        host=host.decode("utf-16-le"),
        version=max(known for known in TdsVersion if known <= max(asked, TdsVersion.TDS_7_0)),
        packet_size=packet_size,
        password_is_right=secret == obfuscated(password),
        encrypted=encrypted,
    )


_NAMES = 36
"""Where the offsets and lengths of the texts begin (MS-TDS 2.2.6.4, OffsetLength)."""


def _text(content: bytes, number: int) -> bytes:
    offset, characters = struct.unpack_from("<HH", content, _NAMES + 4 * number)
    return content[offset : offset + 2 * characters]


def obfuscated(password: str) -> bytes:
    """A password as LOGIN7 carries it: half bytes swapped, then XOR 0xA5 (MS-TDS 2.2.6.4)."""
    return bytes((byte >> 4 | byte << 4 & 0xF0) ^ 0xA5 for byte in password.encode("utf-16-le"))
