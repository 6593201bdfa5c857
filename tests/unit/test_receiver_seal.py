"""What an office's counters tell outside is a place, and not how much the other parties do."""

from __future__ import annotations

import base64
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.receiver.seal import Seal

SEAL, OTHER = Seal(bytes(32)), Seal(bytes(31) + b"\1")
NUMBERS = st.integers(0, 10**18)


@given(NUMBERS)
def test_what_was_closed_opens_under_its_own_name_and_secret_alone(number: int):
    text = SEAL.closed("sheets", number)
    assert SEAL.opened("sheets", text) == number
    assert SEAL.opened("notices", text) is None
    assert OTHER.opened("sheets", text) is None


@given(st.text(max_size=40) | st.binary(min_size=20, max_size=20).map(base64.b64encode).map(str))
def test_nothing_else_opens(text: str):
    assert SEAL.opened("sheets", text) is None


@given(NUMBERS, st.integers(0, 26), st.sampled_from("ABCDabcd0123-_"))
def test_a_changed_text_does_not_open(number: int, place: int, letter: str):
    text = SEAL.closed("sheets", number)
    changed = text[:place] + letter + text[place + 1 :]
    assert SEAL.opened("sheets", changed) == (number if changed == text else None)


def test_neighbours_have_nothing_in_common():
    texts = [base64.urlsafe_b64decode(SEAL.closed("sheets", number)) for number in range(200)]
    assert all(len({text[place] for text in texts}) > 50 for place in range(20))


def test_shuffled_numbers_are_all_others_and_in_no_order():
    shuffled = [SEAL.shuffled("case", number) for number in range(20_000)]
    assert len(set(shuffled)) == 20_000
    assert all(len(digits) == 8 and digits.isdecimal() for digits in shuffled)
    rising = sum(one < other for one, other in pairwise(shuffled))
    assert 9_000 < rising < 11_000
    assert shuffled[:100] != [SEAL.shuffled("receipt", number) for number in range(100)]
    assert shuffled[:100] != [OTHER.shuffled("case", number) for number in range(100)]


def test_beyond_a_hundred_millions_numbers_get_longer():
    further = {SEAL.shuffled("case", 10**8 + number) for number in range(1_000)}
    assert len(further) == 1_000
    assert all(len(digits) == 9 and digits.startswith("1") for digits in further)
