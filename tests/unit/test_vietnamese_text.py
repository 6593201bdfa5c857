"""Vietnamese text in one normal form, and folded for search."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.vietnamese_text import folded, normal, spelled_alike

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
vietnamese = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " ", max_size=60)


@given(st.text(max_size=60))
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert normal(text) == normal(decomposed)
    assert folded(text) == folded(decomposed)


@given(st.text(max_size=60))
def test_normal_and_folded_text_stay_as_they_are(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert folded(folded(text)) == folded(text)


@given(vietnamese)
def test_folded_vietnamese_is_plain_lower_case_letters(text: str) -> None:
    assert set(folded(text)) <= set("abcdefghijklmnopqrstuvwxyz ")


@given(vietnamese)
def test_case_and_spacing_do_not_matter_for_search(text: str) -> None:
    assert folded(f"  {text.upper()}\n") == folded(text)


@pytest.mark.parametrize(
    "text, search",
    [
        ("Thông tư về điện tử", "thong tu ve dien tu"),
        ("CôNG TY TNHH XUấT NHậP KHẩU", "cong ty tnhh xuat nhap khau"),
        ("ĐƯỜNG Đà Nẵng", "duong da nang"),
    ],
)
def test_typed_without_diacritics_it_is_found(text: str, search: str) -> None:
    assert folded(text) == search


def test_broken_capitals_of_names_stay_as_they_came() -> None:
    assert normal(" CôNG TY TNHH MINH HọA MộT ") == "CôNG TY TNHH MINH HọA MộT"


@pytest.mark.parametrize(
    "first, second",
    [("hóa", "hoá"), ("HÒA", "HOÀ"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("tùy ý", "tuỳ ý")],
)
def test_a_tone_may_stand_on_either_vowel(first: str, second: str) -> None:
    assert spelled_alike(first) == spelled_alike(second) == second
    assert spelled_alike(unicodedata.normalize("NFD", first)) == second


@pytest.mark.parametrize("word", ["hoàn", "quý", "quỹ", "của", "mùa", "xoài", "toán", "thuế"])
def test_where_a_tone_has_one_place_it_stays(word: str) -> None:
    assert spelled_alike(word) == word


@given(vietnamese)
def test_words_spelled_alike_stay_the_same_words(text: str) -> None:
    alike = spelled_alike(text)
    assert spelled_alike(alike) == alike
    assert folded(alike) == folded(text)
