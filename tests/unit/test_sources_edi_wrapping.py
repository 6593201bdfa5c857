"""How messages are wrapped, and that no wrapping and no damage breaks the reader."""

from __future__ import annotations

import base64
import gzip
import random
import struct
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.sources.edi.reader import EdiMessages
from declarant_client.sources.edi.wrapping import LAYER_LIMIT
from tests.support.edi_messages import (
    COMPRESSED,
    EXPORT,
    IMPORT,
    MAIL_HEAD,
    SIGNED,
    compressed,
    header,
    items,
    message,
    of_code,
    password,
    read,
    sample,
    signed,
    source,
    with_line_feeds,
)

NUMBER = "107999900040"


def number(content: bytes) -> str:
    (found,) = read(content).declarations
    return str(found.number)


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(content)
    return str(caught.value.sentence)


def in_lines(content: bytes) -> bytes:
    """Return base64 as mail has it, in lines."""
    return base64.encodebytes(base64.b64decode(content))


PLAIN = sample(IMPORT)
LONG_WAY = b"Received: from a.example.invalid by b.example.invalid; a while ago\r\n" * 100
NESTED = {
    "signed": signed(PLAIN),
    "signed, 8bit": signed(PLAIN, b"8bit"),
    "signed, quoted-printable": signed(PLAIN, b"quoted-printable"),
    "signed, base64": signed(PLAIN, b"base64"),
    "mail": signed(PLAIN, head=MAIL_HEAD),
    "mail, line feeds": with_line_feeds(signed(PLAIN, head=MAIL_HEAD)),
    "mail that came a long way": LONG_WAY + signed(PLAIN, b"base64", head=MAIL_HEAD),
    "signed, line feeds": with_line_feeds(sample(SIGNED)),
    "signed, quoted-printable, line feeds": with_line_feeds(signed(PLAIN, b"quoted-printable")),
    "signed, the first boundary missing": sample(SIGNED).partition(b"AA\r\n")[2],
    "signed, no first line": sample(SIGNED).partition(b"\r\n\r\n")[2],
    "signed twice": signed(signed(PLAIN, b"base64"), b"quoted-printable"),
    "compressed": compressed(PLAIN),
    "compressed, in lines": in_lines(compressed(PLAIN)),
    "compressed, its padding lost": sample(COMPRESSED).rstrip(b"="),
    "compressed, not as base64": base64.b64decode(sample(COMPRESSED)),
    "compressed signed": compressed(signed(PLAIN)),
    "compressed twice": compressed(compressed(PLAIN)),
    "base64 twice": base64.b64encode(compressed(PLAIN)),
    "base64 alone": base64.encodebytes(PLAIN),
    "signed compressed": signed(compressed(PLAIN)),
    "signed compressed, base64": signed(compressed(PLAIN), b"base64"),
    "everything": compressed(
        signed(compressed(signed(PLAIN, b"quoted-printable")), head=MAIL_HEAD)
    ),
    "byte-order mark": b"\xef\xbb\xbf" + PLAIN,
    "byte-order mark, signed": b"\xef\xbb\xbf" + sample(SIGNED),
    "byte-order mark, compressed": b"\xef\xbb\xbf" + sample(COMPRESSED),
}


@pytest.mark.parametrize("form", NESTED)
def test_each_form_and_each_nesting_gives_the_same_declaration(form: str) -> None:
    assert read(NESTED[form]).declarations == read(PLAIN).declarations


def test_mail_that_brings_another_text_along_gives_the_message() -> None:
    letter = b"Content-Type: text/plain\r\n\r\nDear all,\r\nplease find attached.\r\n"
    mail = MAIL_HEAD + b"------0A1B2C\r\n" + letter + b"\r\n" + signed(PLAIN)
    assert number(mail) == NUMBER


@pytest.mark.parametrize(
    "content",
    [
        b"a note about VAD1AG0 and other things\n" * 20,
        b"message VAD1AG0 was received today\n",
        b"So TK;Ngay DK;Ma HQ\n107999900040;21/11/2022;03CC\n",
        b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=",
        b"-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUU\n-----END CERTIFICATE-----\n",
        b"<Root><DToKhaiMDIDs/></Root>",
        b"-- select 1;\n-- select 2;\n",
        b"\xff\xfeS\x00o\x00",
        b"x",
    ],
)
def test_other_texts_are_not_taken_for_messages(content: bytes) -> None:
    assert not EdiMessages().recognises(source(content))


@pytest.mark.parametrize(
    "content",
    [
        signed(b"Dear all,\r\nthe goods arrive on Monday.\r\n", head=MAIL_HEAD),
        b"Content-Type: text/plain\n",
        b"Content-Type: text/plain\n\n",
        compressed(b"just a text"),
        compressed(b""),
        MAIL_HEAD + signed(b"", b"base64"),
        signed(b"x", b"8bit").replace(b"8bit", b"base64"),
    ],
)
def test_mail_and_archives_of_other_things_are_no_file_that_is_read(content: bytes) -> None:
    assert "not a file that this program reads" in refusal(content)


def with_length(length: int, packed: bytes) -> bytes:
    return base64.b64encode(struct.pack("<I", length) + packed)


def test_a_gzip_bomb_is_refused_whatever_length_it_announces() -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    announced = {length: with_length(length, bomb) for length in (10, LAYER_LIMIT, 64 * 1024**2)}
    announced[LAYER_LIMIT + 1] = with_length(LAYER_LIMIT + 1, gzip.compress(PLAIN))
    tracemalloc.start()
    try:
        said = {length: refusal(content) for length, content in announced.items()}
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * LAYER_LIMIT
    for length, sentence in said.items():
        expected = "larger than any" if length > LAYER_LIMIT else "cannot be unpacked"
        assert expected in sentence, length


def test_what_is_packed_too_often_is_refused() -> None:
    content = PLAIN
    for _ in range(7):
        content = base64.b64encode(content)
        assert number(content) == NUMBER
    assert "packed too often" in refusal(base64.b64encode(content))


@pytest.mark.parametrize("filler, is_read", [(1_000_000, True), (3_900_000, False)])
def test_layers_are_bounded_together_and_not_only_each(filler: int, is_read: bool) -> None:
    content = signed(PLAIN) + b" " * filler
    for _ in range(3):
        packed = base64.b64decode(compressed(content))
        content = signed(packed, b"base64") + b" " * filler
    assert len(content) < LAYER_LIMIT
    if is_read:
        assert number(content) == NUMBER
    else:
        assert "larger than any EDI message" in refusal(content)


def test_a_file_larger_than_any_message_is_refused_unread() -> None:
    assert "at most 4 MB" in refusal(PLAIN + b" " * LAYER_LIMIT)


def test_a_header_field_that_is_repeated_without_end_takes_no_time() -> None:
    content = b"Content-Type: text/plain\n" * (LAYER_LIMIT // 26)
    started = time.process_time()
    assert "not a file" in refusal(content + b"\n\nx")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("missing", [1, 8, 40, 700])
def test_a_compressed_message_that_is_cut_off_is_refused(missing: int) -> None:
    assert "cannot be unpacked" in refusal(sample(COMPRESSED)[:-missing])


def test_a_compressed_message_of_another_length_than_announced_is_refused() -> None:
    packed = gzip.compress(PLAIN)
    for length in (0, 1, len(PLAIN) - 1, len(PLAIN) + 1):
        assert "cannot be unpacked" in refusal(with_length(length, packed))


def test_a_signed_message_cut_off_within_its_text_is_refused() -> None:
    assert "contradicts itself" in refusal(sample(SIGNED)[:6_000])


def outcome(content: bytes) -> str:
    """Read what may be a message; anything but the one error is a defect."""
    file = source(content)
    try:
        if EdiMessages().recognises(file):
            list(EdiMessages().read(file))
    except UnreadableFileError as error:
        return str(error.sentence)
    return ""


@given(st.binary(max_size=600))
def test_random_bytes_give_nothing_but_the_documented_error(content: bytes) -> None:
    outcome(content)
    outcome(base64.b64encode(struct.pack("<I", len(content)) + content))
    outcome(compressed(content))
    outcome(signed(content, b"base64"))
    outcome(PLAIN[:29] + content)


FORMS = [sample(IMPORT), sample(SIGNED), sample(COMPRESSED), sample(EXPORT), *NESTED.values()]


@pytest.mark.parametrize("seed", range(30))
def test_mutated_messages_give_nothing_but_the_documented_error(seed: int) -> None:
    chance = random.Random(seed)
    for form in FORMS:
        outcome(mutated(chance, form))


def mutated(chance: random.Random, content: bytes) -> bytes:
    changing = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(changing))
        end = start + chance.choice([1, 2, 17, 400])
        piece = chance.choice([b"", b"\r\n", b"=", chance.randbytes(5), bytes(changing[start:end])])
        changing[chance.choice([start, end]) : end] = piece
    return bytes(changing) or b"x"


ODD_PASSWORDS = [b"p=3D=\xc6\xa1x", b"a=b c--d", b"VAD1AG0x", b"12345678"]


@pytest.mark.parametrize("secret", ODD_PASSWORDS)
def test_no_password_shifts_what_is_read_in_any_form(secret: bytes) -> None:
    plain = message(header(at_37=secret), items(IMPORT))
    for encoding in (b"", b"base64", b"quoted-printable"):
        assert number(signed(plain, encoding)) == NUMBER
    assert number(compressed(plain)) == NUMBER


def test_no_sentence_names_a_password_whatever_is_wrong_with_the_message() -> None:
    secret = password()
    chance = random.Random(7)
    said = [outcome(mutated(chance, chance.choice(FORMS))) for _ in range(2_000)]
    said += [outcome(PLAIN[:length]) for length in range(0, 1_000, 7)]
    said += [outcome(PLAIN[shift:]) for shift in range(60)]
    said.append(outcome(of_code(b"VAL0870", b"107999900040")))
    assert len({sentence for sentence in said if sentence}) > 5
    assert not any(secret.decode()[:6] in sentence for sentence in said)
