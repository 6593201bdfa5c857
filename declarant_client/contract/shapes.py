"""Building blocks of the wire: texts in two languages, bounded strings, times, pages, problems."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from msgspec import Meta, Struct

API_VERSION = "v1"
CLIENT_VERSION_HEADER = "Declarant-Client-Version"
PAGE_LIMIT = 500
BATCH_LIMIT = 100
LOOKUP_LIMIT = 100
COMMENT_LIMIT = 2000

Time = Annotated[datetime, Meta(tz=True)]
# In Python "$" also matches before a final line break: exact lengths keep that out.
Number12 = Annotated[str, Meta(pattern="^[13][0-9]{11}$", min_length=12, max_length=12)]
TaxCodeText = Annotated[str, Meta(pattern="^[0-9]{10}(-[0-9]{3})?$(?!\n)")]
ShortText = Annotated[str, Meta(min_length=1, max_length=300)]
Code = Annotated[str, Meta(min_length=1, max_length=64)]
Comment = Annotated[str, Meta(max_length=COMMENT_LIMIT)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", min_length=64, max_length=64)]
Uuid = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        min_length=36,
        max_length=36,
    ),
]
LevelNumber = Annotated[int, Meta(ge=1, le=5)]
Cursor = Annotated[str, Meta(max_length=200)]

Item = TypeVar("Item")


class Wire(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What all messages share: immutable, fields by name, unknown fields ignored."""


class Text(Wire, frozen=True):
    """One text in Vietnamese and in English."""

    vi: ShortText
    en: ShortText


class LongText(Wire, frozen=True):
    """A longer text (statement, guidance) in Vietnamese and in English."""

    vi: Annotated[str, Meta(max_length=10_000)]
    en: Annotated[str, Meta(max_length=10_000)]


class Page(Struct, Generic[Item], frozen=True, kw_only=True):
    """One page of a list in commit order; read on from ``next_cursor`` while ``has_more``.

    ``next_cursor`` is always given, so that the next poll continues where this one ended.
    """

    items: list[Item]
    next_cursor: Cursor
    has_more: bool


class ProblemName(StrEnum):
    """Last part of a problem's ``type``: what a program may decide on."""

    INVALID = "invalid"
    MALFORMED = "malformed"
    KEY_MISSING = "key-missing"
    KEY_REUSED = "key-reused"
    IN_PROGRESS = "in-progress"
    ALREADY_ASSESSED = "already-assessed"
    REVISION_CONFLICT = "revision-conflict"
    NOT_YOURS = "not-yours"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type"
    TOO_LARGE = "too-large"
    TOO_MANY_REQUESTS = "too-many-requests"
    CLIENT_TOO_OLD = "client-too-old"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    ENROLMENT_CODE_INVALID = "enrolment-code-invalid"
    CASE_ANSWERED = "case-answered"
    CASE_NOT_ANSWERED = "case-not-answered"
    INTERNAL = "internal"
    UNAVAILABLE = "unavailable"


class Problem(Wire, frozen=True):
    """RFC 9457 problem details; ``type`` ends in ``/problems/<ProblemName>``."""

    type: Annotated[str, Meta(max_length=300)]
    title: Annotated[str, Meta(max_length=300)]
    status: Annotated[int, Meta(ge=100, le=599)]
    detail: Annotated[str, Meta(max_length=4000)] | None = None
    instance: Annotated[str, Meta(max_length=300)] | None = None
    current: Any = None
    """For ``already-assessed`` and ``revision-conflict``: a ``CurrentAssessment``, not yet checked.

    A decoder of ``msgspec.Raw | None`` takes nothing but ``null``; a broken one must not hide the
    refusal itself.
    """

    @property
    def name(self) -> str:
        """The stable name at the end of ``type``."""
        return self.type.rsplit("/", 1)[-1]
