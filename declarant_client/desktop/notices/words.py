"""How notices are worded: dates that may be unknown, status, sizes, what may be opened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QUrl

from declarant_client.application.office_wording import DOCUMENT_STATUSES, NOTICE_KINDS
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.contract.notices import DocumentStatus, Notice, NoticeKind
from declarant_client.desktop.speech import day, said
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import translate

STATUS_KINDS: dict[DocumentStatus, str] = {
    DocumentStatus.NOT_YET_IN_FORCE: "note",
    DocumentStatus.IN_FORCE: "good",
    DocumentStatus.PARTLY_EXPIRED: "warning",
    DocumentStatus.EXPIRED: "neutral",
    DocumentStatus.SUSPENDED: "danger",
    DocumentStatus.UNKNOWN: "neutral",
}
"""Which pair of the theme's colours a status takes."""

LONGEST_LINK = 2000


def status_word(notice: Notice) -> str:
    """Return the status in words; only a legal document has one to show when it is unknown."""
    if notice.withdrawn:
        return said(translate("notices", "Withdrawn"))
    if notice.status is DocumentStatus.UNKNOWN and notice.kind is not NoticeKind.LEGAL_DOCUMENT:
        return ""
    return said(DOCUMENT_STATUSES[notice.status])


def status_kind(notice: Notice) -> str:
    """Return the colours of the status."""
    return "danger" if notice.withdrawn else STATUS_KINDS[notice.status]


def head_word(notice: Notice) -> str:
    """Return what a notice is called shortly: its symbol, else its type or kind."""
    return notice.symbol or notice.document_type or said(NOTICE_KINDS[notice.kind])


def origin(kept: KeptNotice) -> str:
    """Return type and issuing body on one line."""
    notice = kept.notice
    parts = [
        (notice.document_type or said(NOTICE_KINDS[notice.kind])) if notice.symbol else "",
        notice.issuing_body or kept.office_name,
    ]
    return " · ".join(part for part in parts if part)


def news_day(kept: KeptNotice) -> str:
    """Return the day in the list: signed, else published, else posted."""
    notice = kept.notice
    posted = notice.posted_at.astimezone(VIETNAM).date()
    return day(notice.signed_on or notice.published_on or posted)


def known_day(on: date | None) -> str:
    """Return a day; an unknown one says so."""
    return day(on) or said(translate("notices", "not known"))


def size_words(size: int) -> str:
    """Return a file's size as a reader takes it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def web_address(link: str | None) -> QUrl | None:
    """Return an address the browser may open: http and https only, with a host."""
    if not link or len(link) > LONGEST_LINK:
        return None
    url = QUrl(link.strip(), QUrl.ParsingMode.StrictMode)
    opens = url.isValid() and url.scheme().lower() in {"http", "https"} and bool(url.host())
    return url if opens else None


def spoken_row(kept: KeptNotice) -> str:
    """Return one notice as a screen reader says it."""
    notice = kept.notice
    parts = [
        said(translate("notices", "Unread")) if kept.unread else "",
        notice.symbol or "",
        notice.title,
        origin(kept),
        news_day(kept),
        status_word(notice),
    ]
    return "; ".join(part for part in parts if part)
