"""The catalogue is complete, says what the code says, and is compiled as it stands."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from installer.translations import (
    COUNTED,
    OWN,
    QT,
    Key,
    Message,
    _Texts,
    check,
    complaints,
    incomplete,
    merged,
    read,
    written,
)

ENDINGS = ("…", ".", ":", "?", " ")


def found(code: str) -> set[Key]:
    return _Texts().of(ast.parse(code))


def test_nothing_is_missing_stale_or_unfinished() -> None:
    assert check() == []


@pytest.mark.parametrize("catalogue", [OWN, COUNTED, QT], ids=lambda path: path.stem)
def test_every_translation_is_in_the_compiled_catalogue(catalogue: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(catalogue.with_suffix(".qm")))
    for message in read(catalogue):
        for number, form in zip((1, 2), message.forms, strict=False):
            count = number if message.is_counted else -1
            key = message.key
            assert compiled.translate(key.context, key.source, key.note, count) == form


def test_vietnamese_is_in_one_normal_form() -> None:
    for message in [*read(OWN), *read(QT)]:
        for form in message.forms:
            assert unicodedata.is_normalized("NFC", form), form
            assert "  " not in form.strip(), form


def test_a_sentence_ends_as_its_source_does() -> None:
    for message in read(OWN):
        source, text = message.key.source, message.forms[0]
        ending = next((end for end in ENDINGS if source.endswith(end)), "")
        assert text.endswith(ending), text
        assert any(text.endswith(end) for end in ENDINGS) == bool(ending), text


def test_a_key_to_press_is_marked_where_the_source_marks_one() -> None:
    for message in read(OWN):
        assert message.key.source.count("&") == message.forms[0].count("&"), message.key.source


def test_neighbouring_literals_are_one_text_and_values_are_no_texts() -> None:
    code = 'translate("a", "One " "and {two}.", two=said(translate("b", "Two")))'
    assert found(code) == {Key("a", "One and {two}."), Key("b", "Two")}


def test_a_widgets_own_texts_belong_to_its_class() -> None:
    code = 'class Page:\n    def f(self):\n        self.tr("%n file(s)", "", 3)\n'
    assert found(code) == {Key("Page", "%n file(s)")}


def test_a_note_tells_two_texts_of_one_wording_apart() -> None:
    code = 'QCoreApplication.translate("speech", "en", "The code of your language")'
    assert found(code) == {Key("speech", "en", "The code of your language")}


def test_what_is_put_together_at_run_time_is_no_text() -> None:
    assert found('translate("a", name)\nself.tr("outside a class")\n"x".translate(table)') == set()


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone() -> None:
    known = [Message(Key("a", "Old"), ("Cũ",)), Message(Key("a", "Gone"), ("Mất",))]
    assert merged(known, {Key("a", "Old"), Key("a", "New")}) == [
        Message(Key("a", "New")),
        Message(Key("a", "Old"), ("Cũ",)),
    ]


def test_a_catalogue_reads_as_it_was_written(tmp_path: Path) -> None:
    messages = [
        Message(Key("a", "Fish & <chips>"), ("Cá & <khoai>",)),
        Message(Key("a", "en", "a note"), ("vi",)),
        Message(Key("b", "%n file(s)"), ("%n file", "%n files")),
        Message(Key("b", "Open")),
    ]
    file = tmp_path / "x_en.ts"
    file.write_text(written(messages, "en"), encoding="utf-8")
    assert read(file) == messages


def test_other_placeholders_than_the_sources_are_a_fault() -> None:
    assert incomplete([Message(Key("a", "{one} of {two}"), ("{one} trên {hai}",))], "vi")
    assert not incomplete([Message(Key("a", "{one} of {two}"), ("{two}: {one}",))], "vi")


def test_a_missing_plural_form_is_a_fault() -> None:
    one = [Message(Key("a", "%n file(s)"), ("%n tệp",))]
    assert incomplete(one, "en")
    assert not incomplete(one, "vi")


def test_texts_of_code_and_catalogue_are_compared_both_ways() -> None:
    kept = [Message(Key("a", "Gone"), ("Mất",))]
    assert complaints(kept, {Key("a", "New")}, "vi") == [
        "not in the catalogue: a: 'New'",
        "no longer in the code: a: 'Gone'",
    ]
