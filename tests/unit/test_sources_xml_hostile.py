"""Hostile, damaged and unusual XML exports: a refusal in a sentence, or what the parser says."""

from __future__ import annotations

import contextlib
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.sources.ecus_columns import (
    DTOKHAIMD_COLUMNS,
    DTOKHAIMD_VNACCS2_COLUMNS,
    DTOKHAIMD_VNACCS_COLUMNS,
    declaration,
)
from declarant_client.sources.ecus_xml import exported_tables, xml_export
from declarant_client.sources.ecus_xml.usual_layout import LENGTH, usual_rows
from declarant_client.sources.ecus_xml.xml_export import FILE_LIMIT, XmlExport
from tests.support.xml_exports import (
    CONTAINERS,
    EXPECTED,
    GREEN,
    GREEN_IMPORT,
    changed,
    export,
    found,
    message,
    mutated,
    refusal,
    several,
    source,
    tables,
)

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


@settings(max_examples=150)
@given(st.sampled_from(list(EXPECTED)), st.integers(0, 2**32), st.sampled_from(["", "utf-16"]))
def test_whatever_the_bytes_nothing_but_the_documented_error_comes_out(
    path: Path, seed: int, encoding: str
) -> None:
    content = path.read_bytes()[: path.read_bytes().index(b"<DHangMDDKs>")]
    content = content.decode().encode(encoding) if encoding else content
    content = mutated(content, seed)
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
    content = mutated(content[: content.index(b"<DMSG_OUT_REPs>")], seed)
    rows = usual_rows(content)
    if rows is not None and (short := declaration(*rows)) is not None:
        assert _parsed(content) in {(short,), ()}


@given(st.binary(max_size=200))
def test_random_bytes_give_the_documented_error(content: bytes) -> None:
    XmlExport().recognises(source(content))
    for whole in (content, b"<Root>" + content):
        with pytest.raises(UnreadableFileError):
            found(whole)
