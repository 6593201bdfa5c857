"""What changed in a notice, field by field, and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from declarant_client.contract.notices import DocumentStatus, Notice
from declarant_client.domain.sentences import Sentence, translate

CHANGING_FIELDS: dict[str, Sentence] = {
    "status": translate("notices", "Status"),
    "in_force_on": translate("notices", "In force from"),
    "expired_on": translate("notices", "Expires"),
    "published_on": translate("notices", "Published"),
    "signed_on": translate("notices", "Signed"),
    "withdrawn": translate("notices", "Withdrawn"),
    "symbol": translate("notices", "Symbol"),
    "title": translate("notices", "Title"),
    "document_type": translate("notices", "Type"),
    "issuing_body": translate("notices", "Issuing body"),
    "signer": translate("notices", "Signer"),
    "field": translate("notices", "Field"),
    "abstract": translate("notices", "Abstract"),
    "amends": translate("notices", "Amends"),
    "replaces": translate("notices", "Replaces"),
    "corrects": translate("notices", "Corrects"),
}
"""What is told when it changes, in the order of telling."""

ChangedValue = str | date | bool | DocumentStatus | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One field with its value before and now; ``None`` is unknown."""

    name: str
    before: ChangedValue
    now: ChangedValue


def changes_between(before: Notice, now: Notice) -> list[Changed]:
    """Return what changed, in the order of ``CHANGING_FIELDS``."""
    return [
        Changed(name, _plain(getattr(before, name)), _plain(getattr(now, name)))
        for name in CHANGING_FIELDS
        if _plain(getattr(before, name)) != _plain(getattr(now, name))
    ]


def _plain(value: object) -> ChangedValue:
    if isinstance(value, DocumentStatus | date | bool):
        return value
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or None
    return " ".join(str(value).split()) or None if value is not None else None


def citation(notice: Notice) -> str:
    """Return how a document is cited in Vietnamese, from what is known of it.

    Such as ``Thông tư 38/2015/TT-BTC ngày 25/3/2015 của Bộ Tài chính quy định về thủ tục …``:
    months are cited without a leading zero but for January and February (decree 30/2020/NĐ-CP).
    """
    if not notice.symbol:
        return " ".join(notice.title.split())
    parts = [notice.document_type or "", notice.symbol]
    if notice.signed_on is not None:
        parts.append(f"ngày {_cited_day(notice.signed_on)}")
    if notice.issuing_body:
        parts.append(f"của {notice.issuing_body}")
    head = " ".join(part for part in parts if part)
    about = _about(notice)
    return f"{head} {about}" if about else head


def _cited_day(on: date) -> str:
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)  # noqa: PLR2004 - the rule's own
    return f"{on.day:02d}/{month}/{on.year}"


def _about(notice: Notice) -> str:
    """Return the title without what the citation says already."""
    title = " ".join(notice.title.split())
    if notice.symbol and notice.symbol in title:
        return ""  # The title is a citation itself; the abstract may be long.
    kind = notice.document_type or ""
    if kind and title.lower().startswith(kind.lower()):
        title = title[len(kind) :].lstrip(" :,-–")
    return title[:1].lower() + title[1:] if title else ""
