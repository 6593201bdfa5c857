"""The canonical form (RFC 8785) of an assessment: the bytes that are stored, sent and hashed."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

import msgspec
import rfc8785

from declarant_client.contract.assessments import Assessment


def canonical_bytes(assessment: Assessment) -> bytes:
    """Return the RFC 8785 canonical JSON of ``assessment``, all text in NFC.

    Fields at their default are written out, so the bytes do not depend on what a newer version
    adds with a default in between: they are fixed once and never made again.
    """
    return canonical_json(_in_normal_form(msgspec.to_builtins(assessment)))


def canonical_json(value: Any) -> bytes:
    """Return the RFC 8785 canonical form of a JSON value, its text as it is (section 3.1)."""
    return rfc8785.dumps(value)


def content_sha256(canonical: bytes) -> str:
    """Return the receipt's ``content_sha256`` for canonical bytes: lower-case hexadecimal."""
    return hashlib.sha256(canonical).hexdigest()


def _in_normal_form(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {_in_normal_form(key): _in_normal_form(item) for key, item in value.items()}
        case list() | tuple():
            return [_in_normal_form(item) for item in value]
        case _:
            return value
