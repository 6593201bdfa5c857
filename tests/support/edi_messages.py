"""VNACCS messages for tests: the samples, messages made from them, and every way to wrap one."""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import struct
from pathlib import Path

from declarant_client.application.ports.reading import Portion
from declarant_client.sources.edi.reader import EdiMessages
from declarant_client.sources.format_reader import OPENING_BYTES, SourceFile

SAMPLES = Path(__file__).parents[1] / "samples" / "vnaccs-edi"
IMPORT = "VAD1AG0_107999900040.txt"
SIGNED = "VAD1AG0_107999900040.smime.txt"
COMPRESSED = "VAD1AG0_107999900040.msgbody.b64"
EXPORT = "VAE1LF0_307999900050.txt"
HEADER_LENGTH = 398
BOUNDARY = b"----0A1B2C"


def sample(name: str) -> bytes:
    """Return a sample's bytes."""
    return (SAMPLES / name).read_bytes()


def password() -> bytes:
    """Return the invented password of the samples' headers."""
    (found,) = {sample(name)[37:45] for name in (IMPORT, EXPORT)}
    assert found.strip()
    return found


def source(content: bytes, name: str = "message.txt") -> SourceFile:
    """Return a file with that content."""
    return SourceFile(
        path=Path(name),
        size=len(content),
        opening=content[:OPENING_BYTES],
        stream=io.BytesIO(content),
    )


def read(content: bytes, name: str = "message.txt") -> Portion:
    """Read a message's file, which has to be recognised."""
    file = source(content, name)
    reader = EdiMessages()
    assert reader.recognises(file)
    (portion,) = reader.read(file)
    return portion


def items(name: str) -> list[bytes]:
    """Return a plain sample's items; the first is number 1."""
    return sample(name).removesuffix(b"\r\n").split(b"\r\n")[1:]


def header(name: str = IMPORT, **places: bytes) -> bytes:
    """Return a sample's header with other bytes at places such as ``at_115``."""
    line = bytearray(sample(name)[:HEADER_LENGTH])
    for place, value in places.items():
        start = int(place.removeprefix("at_"))
        line[start : start + len(value)] = value
    return bytes(line)


def message(line: bytes, lines: list[bytes]) -> bytes:
    """Return a message whose announced length is its real one."""
    whole = b"\r\n".join([line, *lines, b""])
    return whole[:392] + b"%06d" % len(whole) + whole[HEADER_LENGTH:]


def changed(name: str, **changes: bytes) -> bytes:
    """Return a sample with other items (``item_7=b"2"``), padded to their lengths."""
    lines = items(name)
    for item, value in changes.items():
        number = int(item.removeprefix("item_"))
        lines[number - 1] = value.ljust(len(lines[number - 1]))
    return message(header(name), lines)


def of_code(code: bytes, number: bytes) -> bytes:
    """Return a message of another kind: its items are not those of the samples."""
    return message(header(at_8=code, at_115=number), [number, b"X" * 20, b" "])


def with_line_feeds(content: bytes) -> bytes:
    """Return text as a system without CR writes it."""
    return content.replace(b"\r\n", b"\n")


def compressed(content: bytes) -> bytes:
    """Return base64 of a length and that much, as gzip."""
    return base64.b64encode(struct.pack("<I", len(content)) + gzip.compress(content, mtime=0))


def signed(content: bytes, encoding: bytes = b"", *, head: bytes = b"") -> bytes:
    """Return S/MIME signed text; ``encoding`` names its transfer encoding."""
    encoded = {
        b"": lambda text: text,
        b"8bit": lambda text: text,
        b"base64": base64.encodebytes,
        b"quoted-printable": quopri.encodestring,
    }[encoding](content)
    field = b"Content-Transfer-Encoding: " + encoding + b"\r\n" if encoding else b""
    return b"".join(
        [
            head,
            b"--" + BOUNDARY + b"\r\nContent-Type: text/plain; charset=UTF-8\r\n" + field + b"\r\n",
            encoded,
            b"\r\n--" + BOUNDARY + b"\r\nContent-Type: application/x-pkcs7-signature\r\n\r\nQUJD",
            b"\r\n--" + BOUNDARY + b"--\r\n",
        ]
    )


MAIL_HEAD = (
    b"From: customs@example.invalid\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/signed; protocol="x"; boundary="' + BOUNDARY + b'"\r\n\r\n'
    b"This is an S/MIME signed message\r\n\r\n"
)
