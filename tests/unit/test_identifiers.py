"""Declaration numbers and tax codes, in every form that cells and databases hold them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber, TaxCode

numbers = st.from_regex(r"[13][0-9]{11}", fullmatch=True)
tax_roots = st.from_regex(r"[0-9]{9}[1-9]", fullmatch=True)
branches = st.from_regex(r"[0-9]{3}", fullmatch=True)
spaces = st.text(alphabet=" \t\u00a0", max_size=3)


@given(numbers)
def test_a_number_is_read_from_integer_float_decimal_and_text(digits: str) -> None:
    held_as = [
        digits,
        int(digits),
        float(digits),
        Decimal(digits),
        f"{digits}.0",
        f"{digits},00",
        f" {digits}\u00a0",
        f"*{digits}*",
        f"{digits[:3]} {digits[3:6]} {digits[6:]}",
        f"'{digits}",
    ]
    assert {DeclarationNumber.parse(value) for value in held_as} == {DeclarationNumber(digits)}


@given(numbers)
def test_the_twelfth_digit_only_counts_amendments(digits: str) -> None:
    number = DeclarationNumber(digits)
    assert number.identity + str(number.amendment) == digits == str(number)
    amended = DeclarationNumber(f"{digits[:11]}{(number.amendment + 1) % 10}")
    assert amended.identity == number.identity


@given(numbers)
def test_the_first_digit_tells_import_from_export(digits: str) -> None:
    expected = DeclarationKind.IMPORT if digits.startswith("1") else DeclarationKind.EXPORT
    assert DeclarationNumber(digits).kind is expected


@given(
    st.one_of(
        st.text(max_size=40),
        st.integers(),
        st.floats(),
        st.decimals(),
        st.booleans(),
        st.none(),
        st.binary(max_size=20),
    )
)
def test_whatever_a_cell_holds_gives_a_valid_number_or_none(value: object) -> None:
    number = DeclarationNumber.parse(value)
    if number is not None:
        assert len(number.digits) == 12
        assert number.digits[0] in "13"
        assert set(number.digits) <= set("0123456789")


NO_NUMBERS: dict[str, object] = {
    "nothing": "",
    "a digit short": "12345678901",
    "a digit long": "1234567890123",
    "neither import nor export": "206999900010",
    "a letter in it": "10699990001O",
    "other digits": "١٠٦٩٩٩٩٠٠٠١٠",
    "a fraction": 106999900010.5,
    "negative": -106999900010,
    "not a number": float("nan"),
    "infinite": float("inf"),
    "signalling": Decimal("sNaN"),
    "a huge exponent": Decimal("1e999999999"),
    "a huge integer": 10**5000,
    "a truth value": True,
}


@pytest.mark.parametrize("name", NO_NUMBERS)
def test_what_is_no_number_is_none(name: str) -> None:
    assert DeclarationNumber.parse(NO_NUMBERS[name]) is None


@pytest.mark.parametrize("digits", ["1", "10699990001", "206999900010", "10699990001x"])
def test_a_number_cannot_be_made_of_anything_else(digits: str) -> None:
    with pytest.raises(ValueError, match=digits):
        DeclarationNumber(digits)


@given(tax_roots, branches, spaces, st.sampled_from(["", "-"]), spaces)
def test_a_branchs_tax_code_is_read_however_it_is_spaced(
    root: str, branch: str, before: str, dash: str, after: str
) -> None:
    code = TaxCode.parse(f" {root}{before}{dash}{after}{branch} ")
    assert code == TaxCode(root, branch)
    assert str(code) == f"{root}-{branch}"


@given(tax_roots)
def test_a_tax_code_keeps_its_leading_zero_also_from_a_number(root: str) -> None:
    held_as = [root, f" {root} ", int(root), float(root), Decimal(root)]
    assert {TaxCode.parse(value) for value in held_as} == {TaxCode(root)}


@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.decimals(), st.none()))
def test_whatever_a_cell_holds_gives_a_valid_tax_code_or_none(value: object) -> None:
    code = TaxCode.parse(value)
    if code is not None:
        assert TaxCode.parse(str(code)) == code
        assert str(code).isascii()


@pytest.mark.parametrize("value", [0, 0.5, -1, float("nan"), True, None, "", "٠٣١٤٤٠٤٢٤٣"])
def test_what_is_no_tax_code_is_none(value: object) -> None:
    assert TaxCode.parse(value) is None
