"""The words that an export needs for the field's values, handed in so that there is one source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome, Subject
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Channel, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.domain.submission import ToldState

Key = TypeVar("Key")

THE_LANGUAGE = translate("exports", "en")
"""The code of the language: the catalogue translates it to its own."""


def _no_text(_key: str) -> Text | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence for each value; the texts of offices: a reason's by its code, a subject's name.

    Subjects are kept under their Vietnamese names: ``subject`` knows these in both languages.
    """

    kinds: Mapping[DeclarationKind, Sentence]
    channels: Mapping[Channel, Sentence]
    phases: Mapping[Phase, Sentence]
    subject_kinds: Mapping[SubjectKind, Sentence]
    levels: Mapping[int, Sentence]
    states: Mapping[ToldState, Sentence]
    case_events: Mapping[CaseEventKind, Sentence]
    case_outcomes: Mapping[CaseOutcome, Sentence]
    reason: Callable[[str], Text | None] = _no_text
    subject: Callable[[str], Text | None] = _no_text

    def reasons(self, codes: list[str], translate: Translate) -> str:
        """Return reasons in the reader's language; a code that no office explains stays as is."""
        return "; ".join(self._reason(code, translate) for code in codes)

    def told(self, subject: Subject, translate: Translate) -> str:
        """Return what tells a subject from all others: officers may have the same name."""
        if subject.kind is SubjectKind.OFFICER:
            return f"{subject.name} ({subject.code})" if subject.code else subject.name
        name = self.subject(subject.name)
        if name is None or THE_LANGUAGE.said(translate) == "vi":
            return subject.name
        return name.en

    def _reason(self, code: str, translate: Translate) -> str:
        text = self.reason(code)
        if text is None:
            return code
        return text.vi if THE_LANGUAGE.said(translate) == "vi" else text.en


class SaidWords:
    """The words in one language, each looked up once."""

    def __init__(self, words: Words, translate: Translate) -> None:
        self.translate = translate
        self.kinds = _said(words.kinds, translate)
        self.channels = _said(words.channels, translate)
        self.phases = _said(words.phases, translate)
        self.subject_kinds = _said(words.subject_kinds, translate)
        self.levels = _said(words.levels, translate)
        self.states = _said(words.states, translate)
        self.case_events = _said(words.case_events, translate)
        self.case_outcomes = _said(words.case_outcomes, translate)
        self._words = words
        self._reasons: dict[str, str] = {}

    def reasons(self, codes: list[str]) -> str | None:
        """Return reasons as ``Words.reasons`` does, ``None`` for none."""
        if not codes:
            return None
        return "; ".join(self._reason(code) for code in codes)

    def _reason(self, code: str) -> str:
        known = self._reasons.get(code)
        if known is None:
            known = self._reasons[code] = self._words.reasons([code], self.translate)
        return known


def _said(words: Mapping[Key, Sentence], translate: Translate) -> dict[Key, str]:
    return {key: word.said(translate) for key, word in words.items()}
