"""What the contract says of every answer: its status, its media type, its shape."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeVar

import msgspec

from declarant_client.contract import decoding
from declarant_client.contract.shapes import Problem, ProblemName
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.problems import MEDIA_TYPE, STATUSES

Shape = TypeVar("Shape")
OK, CREATED, NOT_MODIFIED = 200, 201, 304
REPLAYED = "idempotency-replayed"


def shaped(answer: Answer, shape: type[Shape], status: int = OK) -> Shape:
    """Return the JSON answer in its published shape; raise that the rule is broken."""
    name = shape_name(shape)
    answer.expect(answer.status == status, f"{status} ({name})")
    answer.expect(answer.media_type == "application/json", f"{status} application/json ({name})")
    return converted(answer, answer.json(), shape)


def converted(answer: Answer, content: Any, shape: type[Shape]) -> Shape:
    """Return a part of an answer in its published shape; raise that the rule is broken."""
    try:
        return decoding.converted(content, shape)
    except msgspec.ValidationError as error:
        raise answer.broken(f"{shape_name(shape)}: {error}") from None


def shape_name(shape: Any) -> str:
    """Return how a shape of the published contract is called."""
    return str(getattr(shape, "__name__", shape)).rpartition(".")[2]


def problem(answer: Answer, *names: ProblemName) -> Problem:
    """Return the RFC 9457 problem that must have come, one of ``names``."""
    expected = " | ".join(f"{STATUSES[name]} …/problems/{name}" for name in names)
    answer.expect(answer.media_type == MEDIA_TYPE, f"{MEDIA_TYPE}: {expected}")
    read = converted(answer, answer.json(), Problem)
    answer.expect(read.status == answer.status, f"status {answer.status} in the body ({expected})")
    answer.expect(read.title.strip(), f"title ({expected})")
    answer.expect((read.detail or "").strip(), f"detail ({expected})")
    fitting = [name for name in names if STATUSES[name] == answer.status]
    said = any(read.type.endswith(f"/problems/{name}") for name in fitting)
    answer.expect(said, expected)
    return read


def is_replay(answer: Answer) -> bool:
    """Whether the answer says that it was given before."""
    return answer.headers.get(REPLAYED, "").strip().lower() == "true"


def in_normal_form(answer: Answer) -> None:
    """Raise that the rule is broken unless the answer's text is in NFC."""
    # Escapes are resolved first: \u0065\u0301 is é that is not in NFC either.
    text = msgspec.json.encode(answer.json()).decode()
    answer.expect(unicodedata.is_normalized("NFC", text), "NFC")
