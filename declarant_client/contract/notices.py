"""Notices of legal documents, guidance and events."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from declarant_client.contract.shapes import Code, Sha256, Time, Wire


class NoticeKind(StrEnum):
    """What a notice is about."""

    LEGAL_DOCUMENT = "legal_document"
    GUIDANCE = "guidance"
    EVENT = "event"


class DocumentStatus(StrEnum):
    """A legal document's validity, in the official list's own states."""

    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    PARTLY_EXPIRED = "partly_expired"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


class Attachment(Wire, frozen=True):
    """A file to fetch: checked against its hash."""

    name: Annotated[str, Meta(max_length=300)]
    link: Annotated[str, Meta(max_length=2000)]
    size: Annotated[int, Meta(ge=0)]
    """Bytes."""
    sha256: Sha256


class Notice(Wire, frozen=True):
    """``GET /v1/notices``: one notice in its newest revision. All text is plain text."""

    notice_id: Code
    revision: Annotated[int, Meta(ge=1)]
    kind: NoticeKind
    title: Annotated[str, Meta(max_length=1000)]
    posted_at: Time
    symbol: Annotated[str, Meta(max_length=100)] | None = None
    document_type: Annotated[str, Meta(max_length=100)] | None = None
    issuing_body: Annotated[str, Meta(max_length=300)] | None = None
    signer: Annotated[str, Meta(max_length=200)] | None = None
    abstract: Annotated[str, Meta(max_length=10_000)] | None = None
    field: Annotated[str, Meta(max_length=200)] | None = None
    signed_on: date | None = None
    published_on: date | None = None
    in_force_on: date | None = None
    expired_on: date | None = None
    status: DocumentStatus = DocumentStatus.UNKNOWN
    source_link: Annotated[str, Meta(max_length=2000)] | None = None
    attachments: Annotated[list[Attachment], Meta(max_length=50)] = []
    amends: list[str] = []
    replaces: list[str] = []
    corrects: list[str] = []
    changed: Annotated[str, Meta(max_length=2000)] | None = None
    """What this revision changed, in the office's words."""
    withdrawn: bool = False
