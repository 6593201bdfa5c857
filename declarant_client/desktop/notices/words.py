"""How notices are worded: dates that may be unknown, how they stand, what may be opened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QUrl

from declarant_client.application.notice_changes import ChangedValue
from declarant_client.application.notice_wording import standing_of, standing_words
from declarant_client.application.office_wording import DOCUMENT_STATUSES, NOTICE_KINDS
from declarant_client.application.ports.legal_standing import Standing
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.contract.notices import DocumentStatus, Notice
from declarant_client.desktop.speech import day, name_of, said
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import translate

STANDING_KINDS: dict[Standing, str] = {
    Standing.NOT_YET_IN_FORCE: "note",
    Standing.IN_FORCE: "good",
    Standing.PARTLY_EXPIRED: "warning",
    Standing.EXPIRED: "neutral",
    Standing.SUSPENDED: "danger",
    Standing.WITHDRAWN: "danger",
    Standing.UNKNOWN: "neutral",
}
"""Which pair of the theme's colours a standing takes."""

LONGEST_LINK = 2000
_LONGEST_CHANGE = 300


def status_word(notice: Notice, today: date) -> str:
    """Return how a notice stands on a day, in words; empty where there is nothing to say."""
    words = standing_words(notice, today)
    return "" if words is None else said(words)


def status_kind(notice: Notice, today: date) -> str:
    """Return the colours of how a notice stands."""
    return STANDING_KINDS[standing_of(notice, today)]


def news_word(kept: KeptNotice) -> str:
    """Return what makes a notice news: new, changed, or in force soon; empty once it was read."""
    if not kept.unread:
        return ""
    if kept.before is not None:
        return said(translate("notices", "Changed"))
    if kept.reminded:
        return said(translate("notices", "Reminder"))
    return said(translate("notices", "New"))


def head_word(notice: Notice) -> str:
    """Return what a notice is called shortly: its symbol, else its type or kind."""
    return notice.symbol or notice.document_type or said(NOTICE_KINDS[notice.kind])


def sender_name(kept: KeptNotice) -> str:
    """Return the office in the window's language, or the gazette."""
    return name_of(kept.office_name, kept.office_name_en)


def origin(kept: KeptNotice) -> str:
    """Return type and issuing body on one line, and the gazette where it comes from one."""
    notice = kept.notice
    is_gazettes = kept.account_id is None
    parts = [
        (notice.document_type or said(NOTICE_KINDS[notice.kind])) if notice.symbol else "",
        notice.issuing_body or ("" if is_gazettes else sender_name(kept)),
        kept.office_name if is_gazettes else "",
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


def changed_value(value: ChangedValue) -> str:
    """Return one side of a change as it is read; a long text is cut."""
    if isinstance(value, bool):
        return said(translate("notices", "yes") if value else translate("notices", "no"))
    if isinstance(value, DocumentStatus):
        return said(DOCUMENT_STATUSES[value])
    if isinstance(value, date):
        return day(value)
    if not value:
        return known_day(None)
    return value if len(value) <= _LONGEST_CHANGE else f"{value[:_LONGEST_CHANGE].rstrip()}…"


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


def spoken_row(kept: KeptNotice, today: date) -> str:
    """Return one notice as a screen reader says it."""
    notice = kept.notice
    parts = [
        said(translate("notices", "Unread")) if kept.unread else "",
        news_word(kept) if kept.before is not None or kept.reminded else "",
        said(translate("notices", "Starred")) if kept.starred else "",
        notice.symbol or "",
        notice.title,
        origin(kept),
        news_day(kept),
        status_word(notice, today),
    ]
    return "; ".join(part for part in parts if part)
