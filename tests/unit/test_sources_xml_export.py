"""XML exports: only the three tables are taken, in any order, mangled or not, and nothing else."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declarant_client.application.ports.reading import PORTION, UnreadableFileError
from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.sources.ecus_columns import (
    DTOKHAIMD_COLUMNS,
    DTOKHAIMD_VNACCS2_COLUMNS,
    DTOKHAIMD_VNACCS_COLUMNS,
    declaration,
)
from declarant_client.sources.ecus_xml import exported_tables, xml_export
from declarant_client.sources.ecus_xml.mended_text import mended
from declarant_client.sources.ecus_xml.usual_layout import LENGTH, usual_rows
from declarant_client.sources.ecus_xml.xml_export import FILE_LIMIT, XmlExport
from tests.support.xml_exports import (
    BODY,
    CONTAINERS,
    GREEN_IMPORT,
    RED_EXPORT,
    UNCLEARED,
    export,
    message,
    number,
    part,
    portions,
    several,
    source,
    tables,
)

EXPECTED = {
    GREEN_IMPORT: Declaration(
        number=DeclarationNumber("107999900060"),
        clearance=Clearance.CLEARED,
        regime="E21",
        branch=Branch(code="03CC", short_name="HQHPKV1"),
        team="00",
        channel=Channel.GREEN,
        registered_at=datetime(2026, 11, 2, 9, 54, 43, tzinfo=VIETNAM),
        cleared_at=datetime(2026, 11, 2, 9, 54, 43, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
        declarant_user="Root",
    ),
    RED_EXPORT: Declaration(
        number=DeclarationNumber("307999900070"),
        clearance=Clearance.CLEARED,
        regime="B11",
        branch=Branch(code="03EE", short_name="HQDINHVU"),
        team="01",
        channel=Channel.RED,
        registered_at=datetime(2026, 11, 3, 8, 15, 2, tzinfo=VIETNAM),
        cleared_at=datetime(2026, 11, 3, 16, 2, 11, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999002"),
        enterprise_name="Công ty Cổ phần Vật tư Minh Họa Hai",
        agent_code="0200999009",
        declarant_user="Root",
    ),
    UNCLEARED: Declaration(
        number=DeclarationNumber("107999900080"),
        clearance=Clearance.NONE,
        regime="A11",
        branch=Branch(code="03CE", short_name="HQHPKV2"),
        team="02",
        channel=Channel.YELLOW,
        registered_at=datetime(2026, 11, 4, 7, 1, 5, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
        declarant_user="Root",
    ),
}
GREEN = EXPECTED[GREEN_IMPORT]


def found(content: bytes | str) -> tuple[Declaration, ...]:
    return tuple(one for portion in portions(content) for one in portion.declarations)


def refusal(content: bytes | str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        found(content)
    assert "export.xml" in str(caught.value)
    assert BODY not in str(caught.value)
    return str(caught.value)


def changed(old: str, new: str) -> str:
    """A whole export of the first sample's tables with one thing changed."""
    whole = export(*tables())
    assert old in whole
    return whole.replace(old, new)


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


BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
DEFINITIONS = {
    "a file as an entity": '<!DOCTYPE Root [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "an address as an entity": '<!DOCTYPE Root [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "a definition elsewhere": '<!DOCTYPE Root SYSTEM "http://127.0.0.1:9/x.dtd">',
    "a public definition": '<!DOCTYPE Root PUBLIC "x" "http://127.0.0.1:9/x.dtd">',
    "a parameter entity": '<!DOCTYPE Root [<!ENTITY % x SYSTEM "x.dtd"> %x;]>',
    "a billion laughs": f'<!DOCTYPE Root [<!ENTITY b0 "ha">{BOMB}<!ENTITY x "&b9;">]>',
    "quadratic growth": f'<!DOCTYPE Root [<!ENTITY x "{"a" * 50_000}">]>',
    "nothing at all": "<!DOCTYPE Root>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", DEFINITIONS)
def test_entities_and_references_to_elsewhere_are_refused(name: str, encoding: str) -> None:
    whole = changed("<Root>", f"<!-- A comment --> {DEFINITIONS[name]}<Root>")
    content = whole.replace("<MA_LH>E21<", f"<MA_LH>{'&x;' * 1000}<").encode(encoding)
    assert XmlExport().recognises(source(content))
    assert "defines abbreviations or refers to other files" in refusal(content)


def test_a_mangled_file_is_no_way_around_that() -> None:
    whole = changed("<Root>", f"<!-- \0 -->{DEFINITIONS['a file as an entity']}<Root>")
    assert "refers to other files" in refusal(whole.encode().replace(b"\0", b"\xff"))


@pytest.mark.parametrize(
    "content, reason",
    [
        (export(), "not a file that this program reads"),
        (export(message()), "not a file that this program reads"),
        (export("<DToKhaiMDIDs/>", "<DTOKHAIMD_VNACCSs/>"), "without any declaration"),
        (export(*(f"<{name}>\n</{name}>" for name in CONTAINERS)), "without any declaration"),
        (changed("<SOTK>107999900060<", "<SOTK>NULL<"), "no declaration number"),
        (changed("<SOTK>107999900060<", "<SOTK>12345.0<"), "no declaration number"),
        (changed("<_XorN>N<", "<_XorN>X<"), "contradicts itself"),
        (export(*several(range(7))).replace("</SOTK>", ""), "damaged or cut off"),
        (export("<x>" * 70, *tables()), "damaged or cut off"),
        (export(f"<!--{'-' * 3}-->"), "damaged or cut off"),
        (export(f"<!--{'x' * 3_000_000}-->", *tables()), "damaged or cut off"),
        (f"<!--{'x' * 3_000_000}-->{export(*tables())[38:]}", "damaged or cut off"),
        (export(f'<x y="{"x" * 3_000_000}"/>', *tables()), "damaged or cut off"),
        ("<Root>", "damaged or cut off"),
        ("", "damaged or cut off"),
    ],
    ids=range(15),
)
def test_what_gives_no_declaration_is_told_in_a_sentence(content: str, reason: str) -> None:
    assert reason in refusal(content)


def test_a_cut_off_file_is_damaged_unless_the_tables_are_through() -> None:
    content = GREEN_IMPORT.read_bytes()
    through = content.index(b"</DTOKHAIMD_VNACCS2s>") + len(b"</DTOKHAIMD_VNACCS2s>")
    assert found(content[:through]) == (GREEN,)
    for length in random.Random(1).sample(range(1, through - 1), 40):
        assert "damaged or cut off" in refusal(content[:length])


def test_a_file_that_is_too_large_or_has_too_many_rows_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exported_tables, "ROW_LIMIT", 3)
    assert len(found(export(*several(range(3))))) == 3
    with pytest.raises(UnreadableFileError, match="holds more than"):
        found(export(*several(range(4))))
    monkeypatch.setattr("declarant_client.sources.ecus_xml.xml_export.FILE_LIMIT", 100)
    assert "too large" in refusal(export(*tables()))
    assert FILE_LIMIT > 100_000_000


@pytest.mark.parametrize(
    "opening, is_one",
    [
        ("<Root>", True),
        ("<Root\n a='1'>", True),
        ("\ufeff <?xml version='1.0'?>\n<!-- <x> --><?a?>\n<Root>", True),
        ("<!DOCTYPE Root [", True),
        ("<Root/>", False),
        ("<Rooted>", False),
        ("<html><Root>", False),
        ("<!DOCTYPE html><Root>", False),
        ("<?xml version='1.0'?><Workbook><Root>", False),
        ("x<Root>", False),
        ("<?a?>" * 800 + "<html>", False),
        ("<!--" * 1000, False),
        ("PK\x03\x04", False),
    ],
    ids=range(13),
)
def test_an_export_is_recognised_by_its_first_element(opening: str, is_one: bool) -> None:
    assert XmlExport().recognises(source(opening.encode())) is is_one


def _mutated(content: bytes, seed: int) -> bytes:
    """A few bytes, or whole pieces, changed, dropped, doubled or moved."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 8)):
        begin = chance.randrange(len(content) + 1)
        end = min(len(content), begin + chance.choice([0, 1, 1, 2, 20, 900]))
        piece = content[begin:end]
        put = chance.choice(
            [
                b"",
                chance.randbytes(len(piece) or 1),
                piece * 2,
                chance.choice(
                    [b"<", b">", b"&", b"\0", b"</Data>", b"<Data>", b"<![CDATA[", b"\xff"]
                ),
                chance.choice([b"99999999999999999999", b"1e999", b"NULL", b"&#xD800;", b"-1"]),
            ]
        )
        content = content[:begin] + put + content[end:]
    return content


@settings(max_examples=150)
@given(st.sampled_from(list(EXPECTED)), st.integers(0, 2**32), st.sampled_from(["", "utf-16"]))
def test_whatever_the_bytes_nothing_but_the_documented_error_comes_out(
    path: Path, seed: int, encoding: str
) -> None:
    content = path.read_bytes()[: path.read_bytes().index(b"<DHangMDDKs>")]
    content = content.decode().encode(encoding) if encoding else content
    content = _mutated(content, seed)
    XmlExport().recognises(source(content))
    with contextlib.suppress(UnreadableFileError):
        assert found(content)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem[-12:])
def test_the_short_cut_is_taken_for_exports_in_the_usual_layout(path: Path) -> None:
    rows = usual_rows(path.read_bytes()[:LENGTH])
    assert rows is not None
    assert declaration(*rows) == EXPECTED[path]


@pytest.mark.parametrize(
    "old, new",
    [
        ("<Root>", "<!DOCTYPE Root><Root>"),
        ("<Root>", "<Root a='1'>"),
        ("<MA_LH>E21<", "<MA_LH>E&#50;1<"),
        ("<MA_LH>E21<", "<MA_LH>E21\x1f<"),
        ("<MA_LH>E21<", "<MA_LH>E<!-- -->21<"),
        ("<MA_LH>E21</MA_LH>", "<MA_LH>E21</MA_LX>"),
        ("<_DTOKHAIMDID>2131<", "<_DTOKHAIMDID>2132<"),
        ("<_DToKhaiMDID>2131<", "<_DToKhaiMDID>NULL<"),
        ("</Data>", "</Data><Data></Data>"),
        ("</DToKhaiMDIDs>", "</DToKhaiMDIDs><DMSG_OUT_REPs></DMSG_OUT_REPs><a><b/></a>"),
    ],
)
def test_what_departs_from_the_usual_layout_is_left_to_the_parser(old: str, new: str) -> None:
    assert usual_rows(export(*tables()).encode()) is not None
    assert usual_rows(changed(old, new).encode()) is None


def test_bytes_that_are_no_text_are_left_to_the_parser() -> None:
    content = export(*tables()).encode().replace("CôNG".encode(), b"C\xf4NG")
    assert usual_rows(content) is None


def _parsed(content: bytes) -> tuple[Declaration, ...]:
    """What is found without the short cut; nothing for a refusal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_export, "usual_rows", lambda _begin: None)
        try:
            return found(content)
        except UnreadableFileError:
            return ()


COLUMNS = (*DTOKHAIMD_COLUMNS, *DTOKHAIMD_VNACCS_COLUMNS, *DTOKHAIMD_VNACCS2_COLUMNS)
written = (
    st.text(st.characters(exclude_characters="<>"), max_size=12)
    | st.text("0123456789.-:TNXH ?\r\n\x1f", max_size=20)
    | st.sampled_from(["NULL", "2131.0", "&amp;", "&", "\ufffe", "x" * 5000, "1900-01-01"])
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(COLUMNS), written, max_size=6))
def test_the_short_cut_gives_what_the_parser_gives(values: dict[str, str]) -> None:
    whole = export(*tables())
    for column, value in values.items():
        whole = re.sub(f"<{column}>[^<]*<", lambda _, c=column, v=value: f"<{c}>{v}<", whole)  # type: ignore[misc]
    content = whole.encode(errors="surrogatepass")
    rows = usual_rows(content)
    if rows is not None and (short := declaration(*rows)) is not None:
        assert _parsed(content) == (short,)


@settings(max_examples=150)
@given(st.sampled_from(list(EXPECTED)), st.integers(0, 2**32))
def test_the_short_cut_never_says_other_than_the_parser(path: Path, seed: int) -> None:
    content = path.read_bytes()
    content = _mutated(content[: content.index(b"<DMSG_OUT_REPs>")], seed)
    rows = usual_rows(content)
    if rows is not None and (short := declaration(*rows)) is not None:
        assert _parsed(content) in {(short,), ()}


@given(st.binary(max_size=200))
def test_random_bytes_give_the_documented_error(content: bytes) -> None:
    XmlExport().recognises(source(content))
    for whole in (content, b"<Root>" + content):
        with pytest.raises(UnreadableFileError):
            found(whole)
