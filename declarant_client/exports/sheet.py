"""One assessment as a sheet to be read and handed in: its parts, whatever they are written as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Rating
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.exports.words import THE_LANGUAGE, Words

_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """A heading with names and values below it."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """One subject with what was said of it."""

    kind: str
    name: str
    stars: str
    """Five signs, full ones first."""
    level: str
    reasons: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that stands on the sheet, in the reader's language."""

    language: str
    title: str
    number: str
    standing: str
    """Whether the office has it, and under which receipt."""
    declaration: Facts
    ratings_title: str
    ratings: tuple[Rated, ...]
    details: Facts
    signature: str


def sheet_of(entry: HistoryEntry, words: Words, speak: Translate) -> Sheet:
    """Return the sheet of an assessment."""
    return _Writing(entry, words, speak).sheet()


class _Writing:
    def __init__(self, entry: HistoryEntry, words: Words, speak: Translate) -> None:
        self._entry = entry
        self._assessment = entry.assessment
        self._words = words
        self._speak = speak

    def sheet(self) -> Sheet:
        said = self._said
        return Sheet(
            language=said(THE_LANGUAGE),
            title=said(translate("exports", "Assessment of the customs service")),
            number=self._assessment.declaration.number,
            standing=self._standing(),
            declaration=Facts(said(translate("exports", "Declaration")), self._declaration()),
            ratings_title=said(translate("exports", "Ratings")),
            ratings=tuple(self._rated(rating) for rating in self._assessment.ratings),
            details=Facts(said(translate("exports", "Made by")), self._details()),
            signature=said(translate("exports", "Place, date, signature")),
        )

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)

    def _standing(self) -> str:
        receipt = self._entry.receipt
        if receipt is not None and self._entry.state is SubmissionState.ACCEPTED:
            return self._said(
                translate(
                    "exports",
                    "Received by the office on {time}, receipt {number}.",
                    time=_moment(receipt.received_at),
                    number=receipt.number,
                )
            )
        if self._entry.state is SubmissionState.ACCEPTED:
            return self._said(self._words.states[self._entry.told_state])
        return self._said(
            translate(
                "exports",
                "The office has not confirmed that it received this: {state}.",
                state=self._words.states[self._entry.told_state],
            )
        )

    def _declaration(self) -> tuple[tuple[str, str], ...]:
        facts, words = self._assessment.declaration, self._words
        enterprise, agent, branch = facts.enterprise, facts.agent, facts.branch
        channel = self._said(words.channels[facts.channel]) if facts.channel else ""
        return self._filled(
            (translate("exports", "Number"), facts.number),
            (translate("exports", "Kind"), self._said(words.kinds[facts.kind])),
            (translate("exports", "Phase"), self._said(words.phases[self._assessment.phase])),
            (translate("exports", "Enterprise"), _named(enterprise.name, enterprise.tax_code))
            if enterprise
            else None,
            (translate("exports", "Customs agent"), _named(agent.name, agent.code))
            if agent
            else None,
            (
                translate("exports", "Customs branch"),
                _named(branch.name or branch.short_name, branch.code),
            ),
            (translate("exports", "Working team"), facts.team or ""),
            (translate("exports", "Regime"), facts.regime or ""),
            (translate("exports", "Channel"), channel),
            (translate("exports", "Registered"), _moment(facts.registered_at)),
            (translate("exports", "Cleared"), _moment(facts.cleared_at)),
        )

    def _details(self) -> tuple[tuple[str, str], ...]:
        assessment, contact = self._assessment, self._assessment.contact
        return self._filled(
            (translate("exports", "Rated by"), assessment.rater.name),
            (translate("exports", "Rated at"), _moment(assessment.made_at)),
            (
                translate("exports", "Contact"),
                f"{contact.name}, {contact.phone}" if contact else "",
            ),
            (translate("exports", "Receiving office"), self._entry.office_name or ""),
            (translate("exports", "Assessment id"), assessment.assessment_id),
            (translate("exports", "Revises"), assessment.revises or ""),
        )

    def _filled(self, *lines: tuple[Sentence, str] | None) -> tuple[tuple[str, str], ...]:
        return tuple((self._said(line[0]), line[1]) for line in lines if line and line[1])

    def _rated(self, rating: Rating) -> Rated:
        level = rating.level
        return Rated(
            kind=self._said(self._words.subject_kinds[rating.subject.kind]),
            name=rating.subject.name,
            stars="★" * level + "☆" * (_LEVELS - level),
            level=f"{level}/{_LEVELS} – {self._said(self._words.levels[level])}",
            reasons=self._words.reasons(rating.reasons, self._speak),
            comment=rating.comment,
        )


def _named(name: str | None, code: str | None) -> str:
    return f"{name} ({code})" if name and code else name or code or ""


def _moment(at: datetime | None) -> str:
    return at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if at else ""
