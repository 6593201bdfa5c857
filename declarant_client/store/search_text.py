"""What a search looks through: folded words of one row, kept beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from declarant_client.domain.declaration import VIETNAM, Channel, Declaration
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.vietnamese_text import folded

if TYPE_CHECKING:
    from declarant_client.contract.assessments import Assessment, Case
    from declarant_client.contract.notices import Notice

_WORDS_LIMIT = 12
_DAY = "%d/%m/%Y"
_CHANNEL_WORDS = {
    Channel.GREEN: "luong xanh green",
    Channel.YELLOW: "luong vang yellow",
    Channel.RED: "luong do red",
}
_KIND_WORDS = {
    DeclarationKind.IMPORT: "nhap khau import",
    DeclarationKind.EXPORT: "xuat khau export",
}
_OFFSET = VIETNAM.utcoffset(None)
_TWO = tuple(f"{number:02d}" for number in range(60))
_folded = lru_cache(maxsize=4096)(folded)


def search_words(search: str) -> list[str]:
    """Return the words that must all occur, folded; the first dozen of them."""
    return folded(search).split()[:_WORDS_LIMIT]


def text_of_declaration(known: Declaration) -> str:
    """Return what a declaration is found by, but for the names its branch has in directories."""
    branch, enterprise = known.branch, known.enterprise_tax_code
    at = known.cleared_at or known.registered_at
    place = _text_of_place(
        known.number.kind,
        known.regime,
        *(branch.code, branch.short_name, branch.name),
        known.team,
        known.channel,
    )
    # Plain text is looked up by in a fraction of the time that a tax code takes.
    tax_code = str(enterprise) if enterprise else None
    party = _text_of_party(tax_code, known.enterprise_name, known.agent_name)
    moment = "" if at is None else f" {_moment(at)}"
    return f"{known.number.digits} {place}{party}{moment}"


# Offices and enterprises recur in thousands of rows: what each comes to is put together once.
@lru_cache(maxsize=4096)
def _text_of_place(
    kind: DeclarationKind,
    regime: str | None,
    code: str | None,
    short_name: str | None,
    name: str | None,
    team: str | None,
    channel: Channel | None,
) -> str:
    said = [_KIND_WORDS[kind], *(folded(one) for one in (regime, code, short_name, name) if one)]
    if team:
        said.append(folded(f"doi to team {team}"))
    if channel:
        said.append(_CHANNEL_WORDS[channel])
    return " ".join(said)


@lru_cache(maxsize=4096)
def _text_of_party(tax_code: str | None, name: str | None, agent: str | None) -> str:
    said = [tax_code] if tax_code else []
    said.extend(folded(one) for one in (name, agent) if one)
    return "".join(f" {one}" for one in said)


def text_of_assessment(assessment: Assessment) -> str:
    """Return what an assessment is found by, but for its receipt's number."""
    facts = assessment.declaration
    said = [
        text
        for rating in assessment.ratings
        for text in (rating.subject.name, rating.subject.code, rating.comment)
    ]
    return _joined(
        (
            facts.number,
            facts.regime,
            facts.branch.code,
            facts.branch.short_name,
            facts.branch.name,
            facts.enterprise.tax_code if facts.enterprise else None,
            facts.enterprise.name if facts.enterprise else None,
            assessment.rater.name,
            _moment(assessment.made_at),
            *said,
        )
    )


def text_of_case(case: Case) -> str:
    """Return what a case is found by, beside its assessment."""
    said = [
        text for event in case.events for text in (event.unit, event.text, event.measures) if text
    ]
    return _joined((case.case_id, *said))


def text_of_notice(notice: Notice) -> str:
    """Return what a notice is found by."""
    dates = (notice.signed_on, notice.published_on, notice.in_force_on, notice.expired_on)
    return _joined(
        (
            notice.symbol,
            notice.title,
            notice.abstract,
            notice.document_type,
            notice.issuing_body,
            notice.signer,
            notice.field,
            *(date.strftime(_DAY) for date in dates if date is not None),
            _moment(notice.posted_at),
        )
    )


def _moment(at: datetime) -> str:
    local = at if at.utcoffset() == _OFFSET else at.astimezone(VIETNAM)
    return f"{_day(local.year, local.month, local.day)} {_TWO[local.hour]}:{_TWO[local.minute]}"


@lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int) -> str:
    return f"{day:02d}/{month:02d}/{year:04d}"


def _joined(parts: Iterable[str | None]) -> str:
    return " ".join(_folded(part) for part in parts if part)
