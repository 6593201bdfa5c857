"""XML exports: only the three tables are taken, in any order, mangled or not, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.reading import PORTION
from declarant_client.domain.declaration import Channel, Clearance
from declarant_client.domain.origin import Origin
from declarant_client.sources.ecus_xml import xml_export
from declarant_client.sources.ecus_xml.left_out_messages import without_messages
from declarant_client.sources.ecus_xml.mended_text import mended
from declarant_client.sources.ecus_xml.xml_export import XmlExport
from tests.support.xml_exports import (
    BODY,
    CONTAINERS,
    EXPECTED,
    GREEN,
    changed,
    export,
    found,
    message,
    number,
    part,
    portions,
    several,
    source,
    tables,
)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[-12:])
def test_every_sample_gives_exactly_its_declaration(path: Path) -> None:
    (portion,) = portions(path.read_bytes())
    assert portion.origin is Origin.XML
    assert portion.declarations == (EXPECTED[path],)
    assert (portion.share, portion.left_out) == (1.0, 0)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 3, 1, 0)])
def test_tables_and_messages_may_come_in_any_order(order: tuple[int, ...]) -> None:
    parts = [*tables(), message()]
    assert found(export(*(parts[at] for at in order))) == (GREEN,)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_reading_stops_once_the_three_tables_are_through(order: tuple[int, ...]) -> None:
    parts = [tables()[at] for at in order]
    content = export(*parts).removesuffix("</Root>") + "<a>" * 3 + "\0 & < \x01"
    assert found(content) == (GREEN,)
    file = source(content.encode() + bytes(10_000_000))
    assert [portion.declarations for portion in XmlExport().read(file)] == [(GREEN,)]
    assert file.stream.tell() < 200_000


def test_no_text_outside_the_needed_columns_is_ever_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    create = expat.ParserCreate

    class Recording:
        def __init__(self, encoding: str) -> None:
            self.__dict__["real"] = create(encoding)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.real, name)

        def __setattr__(self, name: str, value: Any) -> None:
            setattr(
                self.real, name, self.recorded(value) if name == "CharacterDataHandler" else value
            )

        def recorded(self, handler: Callable[[str], None] | None) -> Callable[[str], None] | None:
            def record(text: str) -> None:
                built.append(text)
                assert handler is not None
                handler(text)

            return handler and record

    monkeypatch.setattr(expat, "ParserCreate", Recording)
    assert found(export(message(BODY * 99), *tables(), message())) == (GREEN,)
    assert "107999900060" in built
    assert "107999900099" not in built, "of a column's name in another table"
    assert not any(BODY in text for text in built)


def test_several_declarations_are_joined_by_their_keys_and_come_in_portions() -> None:
    keys = range(1, PORTION + 3)
    given_portions = list(portions(export(*several(keys))))
    assert [len(portion.declarations) for portion in given_portions] == [PORTION, 2]
    assert given_portions[-1].share == 1.0
    declarations = [one for portion in given_portions for one in portion.declarations]
    assert [str(one.number) for one in declarations] == [number(key) for key in keys]
    assert [one.team for one in declarations] == [f"{key % 100:02}" for key in keys]
    assert [one.registered_at.second for one in declarations if one.registered_at] == [
        key % 60 for key in keys
    ]


def test_rows_without_a_number_are_left_out_and_counted() -> None:
    whole = export(*several([1, 2, 3])).replace(f">{number(2)}<", ">NULL<")
    (portion,) = portions(whole)
    assert [str(one.number) for one in portion.declarations] == [number(1), number(3)]
    assert portion.left_out == 1


def test_rows_left_out_before_the_first_and_after_the_last_declaration_are_counted() -> None:
    whole = export(*several(range(2 * PORTION + 1)))
    for key in (*range(PORTION), 2 * PORTION):
        whole = whole.replace(f">{number(key)}<", "> <")
    counts = [(len(one.declarations), one.left_out) for one in portions(whole)]
    assert counts == [(PORTION, PORTION), (0, 1)]


def test_rows_of_other_declarations_are_never_joined() -> None:
    of_another = changed("<_DTOKHAIMDID>2131<", "<_DTOKHAIMDID>2132<")
    assert found(of_another)[0].team is None
    two = export(*several([1, 2])).replace("<_DTOKHAIMDID>2<", "<_DTOKHAIMDID>NULL<")
    two = two.replace("<_DToKhaiMDID>2<", "<_DToKhaiMDID>NULL<")
    assert [one.team for one in found(two)] == ["01", None]


@pytest.mark.parametrize("key", ["NULL", "?", "2131.0", " 2131 "])
def test_the_only_rows_belong_together_also_when_a_key_is_lost(key: str) -> None:
    assert found(changed("<_DTOKHAIMDID>2131<", f"<_DTOKHAIMDID>{key}<")) == (GREEN,)


def test_without_its_second_and_third_table_a_declaration_is_what_the_first_says() -> None:
    (one,) = found(export(part(CONTAINERS[0])))
    assert one.clearance is Clearance.CLEARED
    assert (one.team, one.cleared_at, one.channel) == (None, None, Channel.GREEN)


@pytest.mark.parametrize(
    "old, new",
    [
        ("<SOTK>107999900060<", "<SOTK>107999900060.0<"),
        ("<NGAY_CAP_PHEP>2026-11-02<", "<NGAY_CAP_PHEP>2026-11-02T00:00:00+07:00<"),
        ("<GIO_CAP_PHEP>95443<", "<GIO_CAP_PHEP>95443.0000<"),
        ("<MA_LH>E21<", "<MA_LH>\n  E21  <"),
        ("<MA_LH>E21<", "<MA_LH><![CDATA[E21]]><"),
        ("<MA_LH>E21<", "<MA_LH>E<!-- & -->21<"),
        ("<MA_LH>E21<", "<MA_LH>&#69;21<"),
        ("<SOTK_DAU_TIEN>NULL</SOTK_DAU_TIEN>", "<SOTK_DAU_TIEN/>"),
        ("<TTTK>T<", "<TTTK>NULL<"),
        ("<_XorN>N<", "<_XorN>?<"),
        ("<KDT_LASTINFO>", "<KDT_LASTINFO>\x01 & \x00< "),
        ('encoding="UTF-8"', 'encoding="utf-16"'),
    ],
)
def test_a_value_may_be_written_in_many_ways(old: str, new: str) -> None:
    assert found(changed(old, new)) == (GREEN,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding: str) -> None:
    content = export(message(), *tables()).encode(encoding)
    assert XmlExport().recognises(source(content))
    assert found(content) == (GREEN,)


@pytest.mark.parametrize(
    "mangled, shown",
    [
        (b"C\xf4NG TY", "C\N{REPLACEMENT CHARACTER}NG TY"),
        (b"C?NG TY", "C?NG TY"),
        (b"C\x01NG\x00 TY", "CNG TY"),
        (b"C&#x1f;NG &#0;TY", "CNG TY"),
        (b"A & B", "A & B"),
        (b"A &copy; B", "A &copy; B"),
        (b"A < B", "A < B"),
        (b"C\xef\xbf\xbfNG", "CNG"),
        (b"\xed\xa0\x80?", None),
        (b"??? ?? ????", None),
        (b" \n ", None),
        (b"NULL", None),
    ],
)
def test_mangled_text_is_shown_as_it_came_and_the_declaration_is_read(
    mangled: bytes, shown: str | None
) -> None:
    name = str(GREEN.enterprise_name).encode()
    (one,) = found(export(*tables()).encode().replace(name, mangled))
    assert one.enterprise_name == shown
    assert (one.number, one.clearance) == (GREEN.number, GREEN.clearance)


@given(st.text(max_size=40), st.integers(1, 30))
def test_mending_leaves_well_formed_text_alone_however_it_is_divided(text: str, size: int) -> None:
    legal = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    content = f"<a>{legal.replace('&', '&amp;').replace('<', '&lt;')}</a>".encode()
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    assert b"".join(mended(chunks, "utf-8-sig")) == content


@given(st.binary(max_size=60).filter(lambda text: b"]]>" not in text and b"<" not in text))
def test_any_bytes_between_tags_can_be_parsed_once_they_are_mended(text: bytes) -> None:
    content = b"<a>" + text + b"</a>"
    whole = b"".join(mended([content], "utf-8-sig"))
    chunks = [content[at : at + 3] for at in range(0, len(content), 3)]
    assert b"".join(mended(chunks, "utf-8-sig")) == whole
    expat.ParserCreate("utf-8").Parse(whole, True)


@given(
    st.lists(st.sampled_from(["message", "text", "empty"]), max_size=6),
    st.integers(1, 60),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-16-be"]),
)
def test_messages_are_left_out_before_anything_is_decoded_however_it_is_divided(
    kinds: list[str], size: int, encoding: str
) -> None:
    made = {"message": message(BODY), "text": "<a>Ký & gửi</a>", "empty": "<DMSG_OUT_REPs/>"}
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    content = (mark + export(*(made[kind] for kind in kinds))).encode(encoding)
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    if encoding != "utf-8-sig":
        # The mark that says which of two orders it is comes whole, as it does in a file.
        chunks = [b"".join(chunks[:2]), *chunks[2:]] if size == 1 else chunks
    named = "utf-8-sig" if encoding == "utf-8-sig" else "utf-16"
    left = b"".join(without_messages(chunks, named)).decode(named)
    kept = export(*(made[kind] for kind in kinds if kind != "message"))
    assert left.removeprefix("\ufeff").split() == kept.split()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_export_that_is_mended_is_read_without_a_word_of_its_messages(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    decoded: list[bytes] = []

    def recorded(chunks: Iterable[bytes], named: str) -> Iterator[bytes]:
        for chunk in mended(chunks, named):
            decoded.append(chunk)
            yield chunk

    monkeypatch.setattr(xml_export, "mended", recorded)
    name = str(GREEN.enterprise_name)
    content = export(message(BODY * 9_000), *tables()).replace(name, "A & B")
    (one,) = found(content.encode(encoding))
    assert one.enterprise_name == "A & B"
    assert decoded
    assert BODY.encode() not in b"".join(decoded)
