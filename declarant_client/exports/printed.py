"""Documents to print, in the HTML that Qt's rich text knows: tables, no scripts, nothing loaded.

Everything that came from files or offices stands in it as text only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import groupby
from math import ceil

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.application.ports.printing import PrintedSheet
from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.contract.assessments import Case, CaseEvent, CaseReply, Rating, ReplyKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.sheet import Facts, Rated, sheet_of
from declarant_client.exports.totals import summary_of
from declarant_client.exports.words import Words

_STYLE = """
body { font-size: 10pt; color: #000000; }
table { font-size: 9.5pt; }
.title { font-size: 15pt; font-weight: bold; }
.part { font-size: 11.5pt; font-weight: bold; }
th { text-align: left; background-color: #e6eaee; }
td, th { padding: 3px; padding-right: 5px; }
.name { color: #444444; }
.standing { background-color: #e6eaee; }
"""
_REPLIES: dict[ReplyKind, Sentence] = {
    ReplyKind.ACCEPTED: translate("history", "Your reply: settled"),
    ReplyKind.NOT_RESOLVED: translate("history", "Your reply: not settled"),
}
_LINES_OF_PAGE = 37
"""So many of a table fit on a wide page, below the title, too."""
_AROUND_ROW = 0.5
"""What a row is higher than its lines of text, in lines."""
_LETTERS_OF_PERCENT = 1.1
"""How many letters of a cell find room on a hundredth of a wide page: few, some are capitals."""
_LONGEST = 64
_STAYS = "\u00a0"
"""A blank at which no line ends."""
_SHADE = "#f1f4f6"
_COLUMNS: tuple[tuple[Sentence, int], ...] = (
    (translate("exports", "Rated at"), 13),
    (translate("exports", "Declaration"), 12),
    (translate("exports", "Enterprise"), 22),
    (translate("exports", "Levels"), 24),
    (translate("exports", "State"), 13),
    (translate("exports", "Result"), 16),
)
"""Of a history, each with its share of the width in percent."""
_NEVER_BROKEN = 2
"""So many of them hold what has room on one line: a time, a number."""
Say = Callable[[Sentence], str]
_Cells = tuple[str, ...]


class PrintedSheets:
    """The port ``SheetMaker``; ``words`` is asked for each document."""

    def __init__(self, words: Callable[[], Words]) -> None:
        self._words = words

    def assessment(self, entry: HistoryEntry, translate: Translate) -> PrintedSheet:
        sheet = sheet_of(entry, self._words(), translate)
        body = [
            f"<p class='title'>{_text(sheet.title)}</p>",
            f"<p><b>{_text(sheet.number)}</b></p>",
            f'<p class="standing">{_text(sheet.standing)}</p>',
            _facts(sheet.declaration),
            f"<p class='part'>{_text(sheet.ratings_title)}</p>",
            _lines(_rated(rated) for rated in sheet.ratings),
            _facts(sheet.details),
            f"<p><br><br>{_text(sheet.signature)}: ____________________________</p>",
        ]
        return _document(f"{sheet.title} {sheet.number}", body)

    def case(self, line: CaseLine, now: datetime, translate: Translate) -> PrintedSheet:
        return _CaseWriting(line, self._words(), translate).sheet(now)

    def notice(self, kept: KeptNotice, translate: Translate) -> PrintedSheet:
        return _notice(kept, lambda sentence: sentence.said(translate))

    def history(
        self,
        entries: Sequence[HistoryEntry],
        totals: HistoryTotals,
        now: datetime,
        translate: Translate,
    ) -> PrintedSheet:
        return _HistoryWriting(self._words(), translate).sheet(entries, totals, now)


class _CaseWriting:
    def __init__(self, line: CaseLine, words: Words, speak: Translate) -> None:
        self._line = line
        self._case: Case = line.case
        self._words = words
        self._speak = speak

    def sheet(self, now: datetime) -> PrintedSheet:
        title = self._said(translate("exports", "Case {case}", case=self._case.case_id))
        course = self._said(translate("exports", "Course"))
        said = self._said(translate("exports", "What was said"))
        rated = [
            rating
            for rating in sheet_of(self._line.entry, self._words, self._speak).ratings
            if rating.name == self._case.subject.name
        ]
        body = [
            f"<p class='title'>{_text(title)}</p>",
            f"<p><b>{_text(self._case.subject.name)}</b></p>",
            _facts(Facts("", self._facts(now))),
            f"<p class='part'>{_text(said)}</p>",
            _lines(_rated(one) for one in rated),
            f"<p class='part'>{_text(course)}</p>",
            _lines((_moment(at), text) for at, text in self._steps()),
        ]
        return _document(title, body)

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)

    def _facts(self, now: datetime) -> tuple[tuple[str, str], ...]:
        entry = self._line.entry
        enterprise = entry.assessment.declaration.enterprise
        receipt = entry.receipt
        named = (
            (translate("exports", "Declaration"), entry.assessment.declaration.number),
            (translate("exports", "Enterprise"), _enterprise(entry) if enterprise else ""),
            (translate("exports", "Receiving office"), entry.office_name or ""),
            (translate("exports", "Receipt"), receipt.number if receipt else ""),
            (translate("exports", "Answer due"), _moment(self._case.due_at)),
            (translate("exports", "As of"), _moment(now)),
        )
        return tuple((self._said(name), value) for name, value in named if value)

    def _steps(self) -> list[tuple[datetime, str]]:
        steps = [(event.at, self._event(event)) for event in self._case.events]
        steps += [(reply.at, self._reply(reply)) for reply in self._case.replies]
        return sorted(steps, key=lambda step: step[0])

    def _event(self, event: CaseEvent) -> str:
        word = self._said(self._words.case_events[event.kind])
        lines = [f"{word}: {event.unit}" if event.unit else word]
        if event.outcome is not None:
            lines.append(self._said(self._words.case_outcomes[event.outcome]))
        if event.text:
            lines.append(event.text)
        if event.measures:
            measures = translate("history", "Measures: {measures}", measures=event.measures)
            lines.append(self._said(measures))
        return f"<b>{_text(lines[0])}</b>" + "".join(f"<br>{_text(line)}" for line in lines[1:])

    def _reply(self, reply: CaseReply) -> str:
        said = f"<br>{_text(reply.text)}" if reply.text else ""
        return f"<b>{_text(self._said(_REPLIES[reply.kind]))}</b>{said}"


class _HistoryWriting:
    def __init__(self, words: Words, speak: Translate) -> None:
        self._words = words
        self._speak = speak

    def sheet(
        self, entries: Sequence[HistoryEntry], totals: HistoryTotals, now: datetime
    ) -> PrintedSheet:
        title = self._said(translate("exports", "Assessments of the customs service"))
        head = "".join(
            f'<th width="{share}%">{_text(self._said(name))}</th>' for name, share in _COLUMNS
        )
        body = [
            f"<p class='title'>{_text(title)}</p>",
            f"<p>{_text(self._summary(len(entries), totals, now))}</p>",
            *self._pages(entries, f"<tr>{head}</tr>"),
        ]
        return _document(title, body, is_wide=True)

    def _pages(self, entries: Sequence[HistoryEntry], head: str) -> Iterator[str]:
        """Yield a table for each page: Qt lays a long one out in the square of its rows' time."""
        for number, page in enumerate(_pages([self._cells(entry) for entry in entries])):
            rows = "".join(
                _row(cells, is_shaded=place % 2 == 1) for place, cells in enumerate(page)
            )
            breaks = ' style="page-break-before: always"' if number else ""
            yield f'<table width="100%" cellspacing="0"{breaks}>{head}{rows}</table>'

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)

    def _summary(self, shown: int, totals: HistoryTotals, now: datetime) -> str:
        sentence = summary_of(totals, now)
        if shown >= totals.assessments:
            return self._said(sentence)
        part = translate(
            "exports", "Here the newest {shown}; as PDF the history is printed whole.", shown=shown
        )
        return f"{self._said(sentence)} {self._said(part)}"

    def _cells(self, entry: HistoryEntry) -> _Cells:
        return (
            _moment(entry.assessment.made_at),
            entry.assessment.declaration.number,
            _shortened(_enterprise(entry)),
            self._levels(entry.assessment.ratings),
            self._said(self._words.states[entry.told_state]),
            _shortened("; ".join(self._case(case) for case in entry.cases)),
        )

    def _levels(self, ratings: Sequence[Rating]) -> str:
        """Return the levels, each behind the kind of its subject: the names would have no room."""
        parts = []
        for kind, of in groupby(ratings, lambda rating: rating.subject.kind):
            said = (self._said(self._words.subject_kinds[kind]), *(str(one.level) for one in of))
            parts.append(" ".join(said).replace(" ", _STAYS))
        return f"{_STAYS}· ".join(parts)

    def _case(self, case: Case) -> str:
        last = max(case.events, key=lambda event: event.sequence, default=None)
        if last is None:
            return case.case_id
        outcome = self._words.case_outcomes[last.outcome] if last.outcome else None
        return self._said(outcome or self._words.case_events[last.kind])


def _pages(rows: Sequence[_Cells]) -> Iterator[list[_Cells]]:
    """Yield what finds room on a page each; a row is as high as its longest cell."""
    page: list[_Cells] = []
    used = 0.0
    for cells in rows:
        height = _AROUND_ROW + max(
            ceil(len(cell) / (share * _LETTERS_OF_PERCENT))
            for cell, (_, share) in zip(
                cells[_NEVER_BROKEN:], _COLUMNS[_NEVER_BROKEN:], strict=True
            )
        )
        if used + height > _LINES_OF_PAGE and page:
            yield page
            page, used = [], 0.0
        page.append(cells)
        used += height
    if page:
        yield page


def _row(cells: _Cells, *, is_shaded: bool) -> str:
    shade = f' bgcolor="{_SHADE}"' if is_shaded else ""
    return f"<tr{shade}>" + "".join(f"<td>{_text(cell)}</td>" for cell in cells) + "</tr>\n"


def _notice(kept: KeptNotice, said: Say) -> PrintedSheet:
    notice = kept.notice
    named = (
        (translate("exports", "Number and symbol"), notice.symbol or ""),
        (translate("exports", "Document type"), notice.document_type or ""),
        (translate("exports", "Issuing body"), notice.issuing_body or ""),
        (translate("exports", "Signer"), notice.signer or ""),
        (translate("exports", "Field"), notice.field or ""),
        (translate("exports", "Signed"), _day(notice.signed_on)),
        (translate("exports", "Published"), _day(notice.published_on)),
        (translate("exports", "In force from"), _day(notice.in_force_on)),
        (translate("exports", "Expires"), _day(notice.expired_on)),
        (translate("exports", "Source"), notice.source_link or ""),
        (translate("exports", "From"), kept.office_name),
    )
    facts = tuple((said(name), value) for name, value in named if value)
    changed = f"<p><i>{_text(notice.changed)}</i></p>" if notice.changed else ""
    body = [
        f"<p class='title'>{_text(notice.title)}</p>",
        changed,
        f"<p>{_text(notice.abstract or '')}</p>",
        _facts(Facts("", facts)),
    ]
    return _document(notice.symbol or notice.title, body)


def _document(title: str, body: Iterable[str], *, is_wide: bool = False) -> PrintedSheet:
    parts = "\n".join(part for part in body if part)
    return PrintedSheet(
        title,
        f"<html><head><style>{_STYLE}</style><title>{_text(title)}</title></head>"
        f"<body>{parts}</body></html>",
        is_wide,
    )


def _facts(facts: Facts) -> str:
    head = f"<p class='part'>{_text(facts.title)}</p>" if facts.title else ""
    rows = "".join(
        f'<tr><td class="name" width="30%">{_text(name)}</td><td>{_text(value)}</td></tr>'
        for name, value in facts.lines
    )
    return f'{head}<table width="100%" cellspacing="0">{rows}</table>'


def _lines(rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of two columns of HTML."""
    lines = "".join(
        f'<tr><td width="30%" valign="top">{left}</td><td>{right}</td></tr>' for left, right in rows
    )
    return f'<table width="100%" cellspacing="0">{lines}</table>'


def _rated(rated: Rated) -> tuple[str, str]:
    said = "".join(f"<br>{_text(text)}" for text in (rated.reasons, rated.comment) if text)
    subject = f"<b>{_text(rated.name)}</b><br>{_text(rated.kind)}"
    return subject, f"{_text(rated.stars)} {_text(rated.level)}{said}"


def _text(text: str) -> str:
    """Return foreign text for HTML; its line breaks stay."""
    return escape(text).replace("\r\n", "<br>").replace("\n", "<br>")


def _shortened(text: str) -> str:
    """Return what fits on two lines of a table."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _enterprise(entry: HistoryEntry) -> str:
    enterprise = entry.assessment.declaration.enterprise
    return (enterprise.name or enterprise.tax_code) if enterprise else ""


def _moment(at: datetime | None) -> str:
    return at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if at else ""


def _day(on: date | None) -> str:
    return on.strftime("%d/%m/%Y") if on else ""
