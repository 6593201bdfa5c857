"""The canonical form that receipts vouch for, against the published vectors."""

from __future__ import annotations

import json
import math
import struct
import unicodedata
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.contract.assessments import Assessment
from declarant_client.contract.canonical import canonical_bytes, canonical_json, content_sha256
from tests.support.receiver_process import CONTRACT

VECTORS = json.loads((CONTRACT / "canonical_vectors.json").read_text(encoding="utf-8"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def _double(bits: str) -> float:
    value: float = struct.unpack(">d", bytes.fromhex(bits))[0]
    return value


@pytest.mark.parametrize("vector", VECTORS["numbers"], ids=lambda vector: vector["ieee754"])
def test_numbers_are_written_as_rfc_8785_appendix_b_has_them(vector: dict[str, str]):
    assert canonical_json(_double(vector["ieee754"])).decode() == vector["canonical"]


@pytest.mark.parametrize("vector", VECTORS["not_numbers"], ids=lambda vector: vector["name"])
def test_what_json_cannot_hold_is_no_number(vector: dict[str, str]):
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical_json(_double(vector["ieee754"]))


@pytest.mark.parametrize("vector", VECTORS["texts"], ids=lambda vector: vector["name"])
def test_documents_have_the_canonical_form_that_rfc_8785_gives(vector: dict[str, str]):
    canonical = canonical_json(json.loads(vector["json"]))
    assert canonical.decode() == vector["canonical"]
    assert content_sha256(canonical) == vector["sha256"]


@pytest.mark.parametrize("vector", VECTORS["assessments"], ids=lambda vector: vector["name"])
def test_assessments_have_the_published_form_and_hash(vector: dict[str, Any]):
    canonical = canonical_json(vector["assessment"])
    assert canonical.decode() == vector["canonical"]
    assert content_sha256(canonical) == vector["sha256"]


def test_the_client_writes_every_field_out():
    vector = VECTORS["assessments"][0]
    known = msgspec.convert(vector["assessment"], Assessment)
    assert canonical_bytes(known).decode() == vector["canonical"]


def test_the_client_brings_its_text_into_nfc():
    vector = VECTORS["assessments"][0]
    decomposed = json.loads(unicodedata.normalize("NFD", json.dumps(vector["assessment"])))
    assert canonical_bytes(msgspec.convert(decomposed, Assessment)).decode() == vector["canonical"]


@given(JSON_VALUES)
def test_canonical_json_means_the_same_value(value: Any):
    assert _same(json.loads(canonical_json(value)), value)


@given(JSON_VALUES)
def test_the_canonical_form_of_canonical_json_is_itself(value: Any):
    canonical = canonical_json(value)
    # RFC 8785 takes every number as a double: above 2^53 that one is written as a whole number.
    assert canonical_json(json.loads(canonical, parse_int=float)) == canonical


@given(st.dictionaries(TEXT, st.integers(0, 9), max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_members_came_does_not_count(members: dict[str, int], random: Any):
    shuffled = list(members.items())
    random.shuffle(shuffled)
    assert canonical_json(dict(shuffled)) == canonical_json(members)


@given(st.dictionaries(TEXT, st.none(), max_size=8))
def test_names_stand_in_the_order_of_their_utf_16_units(members: dict[str, None]):
    names = list(json.loads(canonical_json(members)))
    assert names == sorted(members, key=lambda name: name.encode("utf-16-be"))


def _same(read: Any, value: Any) -> bool:
    if isinstance(value, float):
        return isinstance(read, int | float) and math.isclose(read, value, rel_tol=0, abs_tol=0)
    if isinstance(value, list):
        return len(read) == len(value) and all(map(_same, read, value))
    if isinstance(value, dict):
        return read.keys() == value.keys() and all(_same(read[name], value[name]) for name in value)
    return bool(read == value)
