"""The words that an export needs for the field's values, handed in so that there is one source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Channel, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.domain.submission import SubmissionState

THE_LANGUAGE = translate("exports", "en")
"""The code of the language: the catalogue translates it to its own."""


def _no_text(_code: str) -> Text | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence for each value, and the text of a reason's code as an office gives it."""

    kinds: Mapping[DeclarationKind, Sentence]
    channels: Mapping[Channel, Sentence]
    phases: Mapping[Phase, Sentence]
    subject_kinds: Mapping[SubjectKind, Sentence]
    levels: Mapping[int, Sentence]
    states: Mapping[SubmissionState, Sentence]
    case_events: Mapping[CaseEventKind, Sentence]
    case_outcomes: Mapping[CaseOutcome, Sentence]
    reason: Callable[[str], Text | None] = _no_text

    def reasons(self, codes: list[str], translate: Translate) -> str:
        """Return reasons in the reader's language; a code that no office explains stays as is."""
        return "; ".join(self._reason(code, translate) for code in codes)

    def _reason(self, code: str, translate: Translate) -> str:
        text = self.reason(code)
        if text is None:
            return code
        return text.vi if THE_LANGUAGE.said(translate) == "vi" else text.en
