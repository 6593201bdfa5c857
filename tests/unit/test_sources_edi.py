"""What a VNACCS message says, how it is checked, and what is said of one that cannot be used."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.sources.edi.header import common_header, drop_password
from declarant_client.sources.edi.items import KINDS
from tests.support.edi_messages import (
    COMPRESSED,
    EXPORT,
    IMPORT,
    SIGNED,
    changed,
    header,
    items,
    message,
    of_code,
    read,
    sample,
    with_line_feeds,
)

IMPORTED = Declaration(
    number=DeclarationNumber("107999900040"),
    clearance=Clearance.CLEARED,
    regime="E21",
    branch=Branch(short_name="HQHPKV1"),
    team="01",
    channel=Channel.GREEN,
    registered_at=datetime(2022, 11, 21, 9, 54, 43, tzinfo=VIETNAM),
    cleared_at=datetime(2022, 11, 21, 9, 54, 43, tzinfo=VIETNAM),
    enterprise_tax_code=TaxCode("0200999001"),
    enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
)
EXPORTED = Declaration(
    number=DeclarationNumber("307999900050"),
    clearance=Clearance.CLEARED,
    regime="B11",
    branch=Branch(short_name="HQDINHVU"),
    team="00",
    channel=Channel.RED,
    registered_at=datetime(2026, 11, 3, 8, 15, 2, tzinfo=VIETNAM),
    cleared_at=datetime(2026, 11, 3, 16, 2, 11, tzinfo=VIETNAM),
    enterprise_tax_code=TaxCode("0200999002"),
    enterprise_name="Công ty Cổ phần Vật tư Minh Họa Hai",
    agent_code="X0001",
    agent_name="DAI LY HAI QUAN VI DU",
)


def declaration(content: bytes) -> Declaration:
    (found,) = read(content).declarations
    return found


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(content)
    return str(caught.value.sentence)


@pytest.mark.parametrize("name", [IMPORT, SIGNED, COMPRESSED])
def test_the_import_is_one_declaration_in_each_of_its_forms(name: str) -> None:
    portion = read(sample(name))
    assert portion.declarations == (IMPORTED,)
    assert portion.origin is Origin.EDI
    assert portion.hint is None


def test_an_export_is_read_whole_with_its_agent() -> None:
    assert declaration(sample(EXPORT)) == EXPORTED


@pytest.mark.parametrize("name", [IMPORT, EXPORT])
def test_line_feeds_alone_give_the_same(name: str) -> None:
    assert declaration(with_line_feeds(sample(name))) == declaration(sample(name))


def test_line_ends_added_or_lost_at_the_end_change_nothing() -> None:
    for end in (b"", b"\r\n", b"\r\n\r\n\r\n"):
        assert declaration(sample(IMPORT).rstrip(b"\r\n") + end) == IMPORTED


def test_a_line_feed_within_an_items_text_is_no_line_end() -> None:
    # Item 17 stands before everything that would otherwise be found one item too late.
    assert declaration(changed(IMPORT, item_17=b"two\nrow")) == IMPORTED


def test_the_amended_messages_are_read_like_the_first_ones() -> None:
    assert declaration(message(header(at_8=b"VAD2AG1"), items(IMPORT))) == IMPORTED
    assert declaration(message(header(EXPORT, at_8=b"VAE2LF "), items(EXPORT))) == EXPORTED


def test_a_cleared_message_without_a_permits_time_has_the_servers() -> None:
    import_time = declaration(changed(IMPORT, item_208=b"", item_209=b"")).cleared_at
    export_time = declaration(changed(EXPORT, item_102=b"00000000", item_103=b"")).cleared_at
    assert import_time == datetime(2022, 11, 21, 9, 54, tzinfo=VIETNAM)
    assert export_time == datetime(2026, 11, 3, 16, 2, 12, tzinfo=VIETNAM)


def test_a_day_without_its_hour_is_the_days_begin() -> None:
    found = declaration(changed(IMPORT, item_208=b"02012025", item_209=b""))
    assert found.cleared_at == datetime(2025, 1, 2, tzinfo=VIETNAM)


def test_blank_items_say_nothing() -> None:
    blank = changed(IMPORT, **{f"item_{number}": b"" for number in (7, 8, 13, 14, 15, 16, 21, 22)})
    assert declaration(blank) == Declaration(
        number=IMPORTED.number, clearance=Clearance.CLEARED, cleared_at=IMPORTED.cleared_at
    )


def test_a_branchs_tax_code_and_a_name_cut_within_a_character_are_read() -> None:
    # 300 bytes hold 149 of these and a half, as a length in bytes cuts them.
    name = b"AB" + "Đ".encode() * 149
    lines = items(IMPORT)
    lines[20], lines[21] = b"0200999001001", name[:-1] + b" " * (301 - len(name))
    found = declaration(message(header(), lines))
    assert found.enterprise_tax_code == TaxCode("0200999001", "001")
    lines[21] = ("A" + "Đ" * 150).encode()[:300]
    found = declaration(message(header(), lines))
    assert found.enterprise_name == "A" + "Đ" * 149


HEADER_ONLY = [
    ("VAD1FG", Clearance.CLEARED),
    ("VAD2FG", Clearance.CLEARED),
    ("VAD1RG", Clearance.CLEARED),
    ("VAD2RG", Clearance.CLEARED),
    ("VAE1JF", Clearance.CLEARED),
    ("VAE2JF", Clearance.CLEARED),
    ("VAE1RF", Clearance.CLEARED),
    ("VAE2RF", Clearance.CLEARED),
    ("VAD1BJ", Clearance.RELEASED_BEFORE_PERMIT),
    ("VAD2BJ", Clearance.RELEASED_BEFORE_PERMIT),
    ("VAD1AC", Clearance.NONE),
    ("VAD2AC", Clearance.NONE),
    ("VAD3AC", Clearance.NONE),
    ("VAE1LD", Clearance.NONE),
    ("VAE2LD", Clearance.NONE),
    ("VAE3LD", Clearance.NONE),
]


@pytest.mark.parametrize("code, clearance", HEADER_ONLY)
def test_messages_with_unchecked_items_give_their_header_and_say_what_is_missing(
    code: str, clearance: Clearance
) -> None:
    number = b"107999900041" if code.startswith("VAD") else b"307999900041"
    portion = read(of_code(f"{code}0".encode(), number), "x.edi")
    time = None if clearance is Clearance.NONE else datetime(2022, 11, 21, 9, 54, tzinfo=VIETNAM)
    expected = Declaration(
        number=DeclarationNumber(number.decode()), clearance=clearance, cleared_at=time
    )
    assert portion.declarations == (expected,)
    hint = str(portion.hint)
    assert all(said in hint for said in (code, "x.edi", "branch", "Excel print", "database"))


def test_every_known_code_is_tried_here() -> None:
    whole = {"VAD1AG", "VAD2AG", "VAE1LF", "VAE2LF"}
    assert set(KINDS) == whole | {code for code, _ in HEADER_ONLY}


@pytest.mark.parametrize("code", [b"VAD8000", b"VAL0870", b"VAF8050", b"*SIDA  "])
def test_a_message_about_something_else_is_named_by_its_code(code: bytes) -> None:
    said = refusal(of_code(code, b"107999900040"))
    assert f"EDI message {code.decode().strip()}, which" in said


def test_a_message_of_another_length_than_announced_is_refused_with_both() -> None:
    content = sample(IMPORT).replace(b"013112\r\n", b"013113\r\n")
    said = refusal(content)
    assert "13113 bytes" in said
    assert "13112" in said
    assert "announces 0 bytes" in refusal(sample(IMPORT).replace(b"013112\r\n", b"      \r\n"))


def test_the_length_is_checked_where_only_the_header_is_read() -> None:
    content = of_code(b"VAD1FG0", b"107999900040")
    assert "contradicts itself" in refusal(content + b"one more\r\n")


def test_a_first_item_that_is_not_the_headers_subject_is_refused() -> None:
    said = "its first item name different declarations"
    assert said in refusal(changed(IMPORT, item_1=b"107999900050"))
    assert said in refusal(changed(IMPORT, item_1=b""))


def test_a_number_of_the_other_kind_is_refused() -> None:
    assert "other numbers than 307999900050" in refusal(of_code(b"VAD1AG0", b"307999900050"))
    assert "other numbers than 107999900040" in refusal(of_code(b"VAE1JF0", b"107999900040"))


def test_a_subject_that_is_no_declaration_number_is_refused() -> None:
    for number in (b"            ", b"207999900040", b"10799990004x"):
        assert "no declaration number" in refusal(of_code(b"VAD1FG0", number))


def test_a_message_with_too_few_items_is_refused_whatever_its_length_says() -> None:
    assert "at least 214 items, and this one has 213" in refusal(
        message(header(), items(IMPORT)[:213])
    )
    assert declaration(message(header(), items(IMPORT)[:214])) == IMPORTED
    assert "at least 104 items" in refusal(message(header(EXPORT), items(EXPORT)[:103]))
    assert declaration(message(header(EXPORT), items(EXPORT)[:104])) == EXPORTED


@pytest.mark.parametrize("name", [IMPORT, EXPORT])
def test_a_message_cut_off_after_any_item_is_refused(name: str) -> None:
    lines = sample(name).removesuffix(b"\r\n").split(b"\r\n")
    for count in range(1, len(lines)):
        said = refusal(b"\r\n".join([*lines[:count], b""]))
        assert "contradicts itself" in said


@pytest.mark.parametrize("length", [29, 45, 115, 397])
def test_a_header_that_is_cut_off_is_refused(length: int) -> None:
    assert "no complete header" in refusal(sample(IMPORT)[:length])


def test_a_header_of_another_length_is_refused() -> None:
    line, rest = sample(IMPORT)[:398], sample(IMPORT)[398:]
    assert "no complete header" in refusal(line[:-1] + rest)
    assert "no complete header" in refusal(line + b" " + rest)


@pytest.mark.parametrize("time", [b"00011231235959", b"99991231235959", b"20221321095443", b" "])
def test_a_time_that_cannot_be_is_none(time: bytes) -> None:
    found = common_header(header(at_15=time.ljust(14)))
    assert found is not None
    assert found.time is None
    day = declaration(changed(IMPORT, item_15=b"31120001", item_16=b"000000"))
    assert day.registered_at is None


@given(st.binary(min_size=8, max_size=8).filter(lambda secret: not set(secret) & set(b"\r\n")))
def test_the_password_is_overwritten_and_nothing_else(secret: bytes) -> None:
    message_bytes = bytearray(message(header(at_37=secret), items(IMPORT)))
    drop_password(message_bytes)
    assert message_bytes == message(header(at_37=b" " * 8), items(IMPORT))


@pytest.mark.parametrize("length", range(30, 50))
def test_of_a_header_that_is_cut_off_no_part_of_the_password_stays(length: int) -> None:
    line = bytearray(header()[:length] + b"\r\nnext")
    drop_password(line)
    assert line[37:45].strip(b" \r\nnext") == b""
    assert line.endswith(b"\nnext")


fields = st.binary(max_size=64).map(lambda field: field.replace(b"\n", b" ").replace(b"\r", b" "))


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31)),  # noqa: DTZ001 - the zone follows
    st.booleans(),
    st.integers(0, 999_999),
    st.integers(0, 10**11 - 1),
)
def test_a_header_gives_back_what_was_put_into_it(
    time: datetime, with_seconds: bool, length: int, number: int
) -> None:
    time = time.replace(microsecond=0, second=time.second if with_seconds else 0)
    written = f"{time:%Y%m%d%H%M%S}" if with_seconds else f"{time:%Y%m%d%H%M}  "
    digits = f"1{number:011}"
    found = common_header(
        header(at_15=written.encode(), at_115=digits.encode(), at_392=b"%06d" % length)
    )
    assert found is not None
    assert found.time == time.replace(tzinfo=VIETNAM)
    assert found.total_length == length
    assert str(found.number) == digits
    assert (found.code, found.kind) == ("VAD1AG0", "VAD1AG")


@given(st.integers(0, 397), fields)
def test_whatever_stands_in_a_header_is_read_or_refused(place: int, field: bytes) -> None:
    line = bytearray(header())
    line[place : place + len(field)] = field
    del line[398:]
    found = common_header(line)
    assert found is not None
    assert found.time is None or 1990 <= found.time.year < 2200
    assert found.total_length is None or 0 <= found.total_length <= 999_999


@given(st.binary(max_size=500).filter(lambda line: len(line) != 398))
def test_a_line_of_another_length_is_no_header(line: bytes) -> None:
    assert common_header(line) is None
