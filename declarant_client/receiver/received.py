"""An assessment as it came in: strict JSON, its canonical form and hash, its shape."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

import msgspec
import rfc8785

from declarant_client.contract.assessments import Assessment
from declarant_client.contract.canonical import content_sha256
from declarant_client.contract.decoding import from_outside
from declarant_client.receiver.problems import ProblemError, invalid, malformed

_EXACT = 2.0**53
_DEEPEST = 32
"""Levels of an assessment, the fields of later versions included; it itself has five."""
# Possessive, and with an end for a string that has none: each byte is looked at once.
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class Received:
    """The canonical bytes of what came (unknown fields included) and their hash."""

    canonical: bytes
    sha256: str

    def assessment(self) -> Assessment:
        """Return it as an assessment; raise the 422 of a wrong shape."""
        assessment: Assessment = shaped(self.canonical, Assessment)
        return assessment


def received(body: bytes) -> Received:
    """Read one assessment's JSON; raise the 400 of a body that is not I-JSON (RFC 7493).

    The hash is over RFC 8785's form of exactly what was sent, fields unknown here included, so
    that any client can check its receipt.
    """
    _check_depth(body)
    try:
        canonical = rfc8785.dumps(_value(body))
    except (ValueError, RecursionError) as error:
        raise _not_json(error) from None
    return Received(canonical, content_sha256(canonical))


def shaped(body: bytes, shape: type[Any]) -> Any:
    """Read JSON of a given shape; raise 400 for what is no JSON, 422 for another shape."""
    try:
        return from_outside(body, shape)
    except msgspec.ValidationError as error:
        # The first wrong type is told before anything behind it was read: is it JSON at all?
        _checked_to_its_end(body)
        what, _, path = str(error).rpartition(" - at `$")
        where = f"${path[:-1]}" if what else "$"
        raise invalid(
            vi=f"Nội dung không đúng mẫu tại {where}: {what or error}.",
            en=f"The content does not have the expected shape at {where}: {what or error}.",
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _not_json(error) from None


def _checked_to_its_end(body: bytes) -> None:
    try:
        msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _not_json(error) from None


def _check_depth(body: bytes) -> None:
    # What is kept is read by others: it must not be nested deeper than they may be able to read.
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", body)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > _DEEPEST:
            raise _not_json(RecursionError())


def _value(body: bytes) -> Any:
    return json.loads(
        body.decode("utf-8"),
        object_pairs_hook=_members,
        parse_int=_number,
        parse_constant=_no_such_number,
    )


def _number(digits: str) -> int | float:
    # RFC 8785 knows doubles only, so a whole number beyond their exact range is one as well.
    number = float(digits)
    return int(digits) if abs(number) < _EXACT else number


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        # Two readers could each take another one of the values: the hash would vouch for neither.
        raise ValueError("an object has the same name twice")
    return members


def _no_such_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _not_json(error: Exception) -> ProblemError:
    said = str(error)[:200] if not isinstance(error, RecursionError) else "nested too deeply"
    return malformed(
        vi=f"Nội dung không phải JSON UTF-8 hợp lệ: {said}.",
        en=f"The content is not valid UTF-8 JSON: {said}.",
    )
