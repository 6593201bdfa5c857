"""How the history words what it shows: states, levels, reasons, subjects, offices."""

from __future__ import annotations

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.wording import LEVELS, STATE_TONES, STATES
from declarant_client.contract.assessments import Rating, Subject
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.speech import moment, said, text_of
from declarant_client.domain.sentences import translate


def state_word(entry: HistoryEntry) -> str:
    """Return the state in words; a revised assessment says so, it still counts as received."""
    return said(STATES[entry.told_state])


def state_kind(entry: HistoryEntry) -> str:
    """Return the colours of the state's chip."""
    return STATE_TONES[entry.told_state]


def level_word(level: int, words: OfficeWords) -> str:
    """Return a level's word: the office's own, else ours."""
    own = words.levels.get(level)
    return text_of(own) if own else said(LEVELS[level])


def reason_texts(rating: Rating, words: OfficeWords) -> list[str]:
    """Return the chosen reasons' texts; a reason no directory knows any more shows its code."""
    return [
        text_of(words.reasons[code]) if code in words.reasons else code for code in rating.reasons
    ]


def enterprise_line(entry: HistoryEntry) -> str:
    """Return the enterprise as far as it is known: name, else tax code."""
    enterprise = entry.assessment.declaration.enterprise
    if enterprise is None:
        return said(translate("history", "Enterprise unknown"))
    return enterprise.name or enterprise.tax_code


def subject_kind(subject: Subject) -> str:
    """Return the word for the kind of subject."""
    return said(SUBJECT_KINDS[subject.kind])


def spoken_row(entry: HistoryEntry) -> str:
    """Return one entry as a screen reader says it."""
    levels = ", ".join(
        said(
            translate(
                "history",
                "{subject}: {level} of 5",
                subject=rating.subject.name,
                level=rating.level,
            )
        )
        for rating in entry.assessment.ratings
    )
    parts = [
        entry.assessment.declaration.number,
        enterprise_line(entry),
        levels,
        state_word(entry),
        entry.receipt.number if entry.receipt else "",
        moment(entry.assessment.made_at),
    ]
    return "; ".join(part for part in parts if part)
