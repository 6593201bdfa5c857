"""Vietnamese when the system is, and a catalogue that never leaves a sentence unsaid."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest

from declarant_client.domain.sentences import translate
from declarant_client.operating_system.catalogue import Catalogue, catalogue_for, messages_of
from declarant_client.operating_system.language import (
    language_of_environment,
    language_of_langid,
    language_on_macos,
    system_language,
)

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>office</name>
    <message>
        <location filename="a.py" line="1"/>
        <source>Hello {name} &amp; &quot;all&quot;</source>
        <translation>Chào {name} &amp; &quot;mọi người&quot;</translation>
    </message>
    <message><source>Half</source><translation type="unfinished">Nửa</translation></message>
    <message><source>Gone</source><translation type="vanished">Đã mất</translation></message>
    <message><source>Old</source><translation type="obsolete">Cũ</translation></message>
    <message><source>Empty</source><translation></translation></message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation><numerusform>%n tệp</numerusform></translation>
    </message>
    <message>
        <source>Two
lines</source>
        <comment>a word on it</comment>
        <translation>Hai
dòng</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message><source>Half</source><translation>Một nửa</translation></message>
</context>
</TS>
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    path = tmp_path / "declarant_vi.ts"
    path.write_text(TS, encoding="utf-8")
    return Catalogue(path)


def test_a_finished_sentence_is_said_in_the_readers_language(catalogue: Catalogue) -> None:
    sentence = translate("office", 'Hello {name} & "all"', name="Lan")
    assert sentence.said(catalogue) == 'Chào Lan & "mọi người"'
    assert catalogue("office", "Two\nlines") == "Hai\ndòng"


@pytest.mark.parametrize("source", ["Half", "Gone", "Old", "Empty", "%n file(s)", "Unknown"])
def test_what_is_not_translated_is_said_as_it_was_written(
    catalogue: Catalogue, source: str
) -> None:
    assert catalogue("office", source) == source


def test_one_source_may_mean_different_things_in_different_places(catalogue: Catalogue) -> None:
    assert catalogue("wording", "Half") == "Một nửa"


@pytest.mark.expected_log("cannot be read")
@pytest.mark.parametrize("content", [None, b"<TS><context>", b"\xff", b""])
def test_a_missing_or_damaged_catalogue_says_everything_in_english(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "declarant_vi.ts"
    if content is not None:
        path.write_bytes(content)
    assert Catalogue(path)("office", "Half") == "Half"


def test_english_needs_no_file() -> None:
    assert catalogue_for("en", Path("/nonexistent"))("office", "Half") == "Half"


def test_entities_are_not_expanded_without_bounds() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 100}">' for a, b in zip("abcde", "bcdef", strict=True)
    )
    with pytest.raises(expat.ExpatError):
        messages_of(f"{bomb}]><TS><name>&f;</name></TS>".encode())


@pytest.mark.parametrize(
    "environment, language",
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX", "LANGUAGE": "vi"}, None),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR@euro"}, "en"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "vi_VN"}, "vi"),
        ({"LANG": "en_US", "LC_ALL": ""}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "vi_VN:en"}, "vi"),
        ({"LANG": "vi_VN", "LANGUAGE": "en:vi"}, "en"),
    ],
)
def test_posix_variables_are_read_as_gettext_reads_them(
    environment: dict[str, str], language: str | None
) -> None:
    assert language_of_environment(environment) == language


@pytest.mark.parametrize(
    "environment, listed, language",
    [
        ({}, '(\n    "vi-VN",\n    "en-US"\n)\n', "vi"),
        ({}, '(\n    "en-VN",\n    "vi-VN"\n)\n', "en"),
        ({}, "(\n    vi\n)\n", "vi"),
        ({}, "", "en"),
        ({"LANG": "vi_VN.UTF-8"}, '(\n    "en-US"\n)\n', "vi"),
    ],
)
def test_macos_lists_the_languages_in_order(
    environment: dict[str, str], listed: str, language: str
) -> None:
    assert language_on_macos(environment, lambda: listed) == language


@pytest.mark.parametrize("langid, language", [(0x042A, "vi"), (0x0409, "en"), (0, "en")])
def test_windows_names_the_language_by_number(langid: int, language: str) -> None:
    assert language_of_langid(langid) == language


def test_the_systems_language_is_one_of_ours() -> None:
    known: set[Any] = {"vi", "en"}
    assert system_language() in known


@pytest.mark.skipif(os.name != "posix", reason="Windows has no locale variables")
def test_the_environment_names_the_systems_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert system_language() == "vi"
