"""Exporting effective days: as all-day events that a calendar recognises when they come again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from declarant_client.application.exporting import ExportFailedError, not_written
from declarant_client.application.notice_changes import citation
from declarant_client.application.ports.calendars import CalendarDay, CalendarWriter
from declarant_client.application.ports.offices import KeptNotice, NoticeFilter, NoticeStore
from declarant_client.application.ports.world import Clock
from declarant_client.domain.sentences import Sentence, Translate, translate

_PAGE = 500

_TAKES_EFFECT = translate("calendars", "Takes effect: {document}")
_EXPIRES = translate("calendars", "Expires: {document}")


class ExportCalendar:
    """Writes the effective days of one notice, or of all that a filter shows."""

    def __init__(self, notices: NoticeStore, writer: CalendarWriter, clock: Clock) -> None:
        self._notices = notices
        self._writer = writer
        self._clock = clock

    def one(self, kept: KeptNotice, path: Path, *, speak: Translate) -> int:
        """Write one notice's days; return how many. Raises ``ExportFailedError``."""
        return self._write([kept], path, speak)

    def all(self, wanted: NoticeFilter, path: Path, *, speak: Translate) -> int:
        """Write the days of all that a filter shows; return how many."""
        return self._write(self._filtered(wanted), path, speak)

    def _filtered(self, wanted: NoticeFilter) -> Iterator[KeptNotice]:
        after: str | None = None
        while page := self._notices.notices(wanted, after, _PAGE):
            yield from page
            after = page[-1].key

    def _write(self, notices: Iterable[KeptNotice], path: Path, speak: Translate) -> int:
        days = (event for kept in notices for event in events_of(kept, speak))
        try:
            return self._writer.write(days, path, self._clock.now())
        except OSError as error:
            raise ExportFailedError(not_written(path, error)) from error


def events_of(kept: KeptNotice, speak: Translate) -> list[CalendarDay]:
    """Return the events of a notice: where a day is unknown, none."""
    notice = kept.notice
    days = (
        ("in-force", notice.in_force_on, _TAKES_EFFECT),
        ("expired", notice.expired_on, _EXPIRES),
    )
    return [
        CalendarDay(
            uid=_uid(kept, what),
            on=on,
            summary=_summary(sentence, kept).said(speak),
            description=citation(notice),
            link=notice.source_link or "",
            revision=notice.revision,
            is_cancelled=notice.withdrawn,
        )
        for what, on, sentence in days
        if on is not None
    ]


def _summary(sentence: Sentence, kept: KeptNotice) -> Sentence:
    notice = kept.notice
    short = " ".join(part for part in (notice.document_type, notice.symbol) if part)
    return Sentence(
        sentence.context, sentence.source, {"document": short if notice.symbol else notice.title}
    )


def _uid(kept: KeptNotice, what: str) -> str:
    made = hashlib.sha256(f"{kept.source}\n{kept.notice.notice_id}".encode()).hexdigest()[:32]
    return f"{made}-{what}@declarant-client"
