"""How the history words what it shows: states, levels, reasons, subjects, offices."""

from __future__ import annotations

from collections.abc import Iterable

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.wording import LEVELS, STATE_TONES, STATES
from declarant_client.contract.assessments import (
    BranchOnDeclaration,
    Rating,
    Subject,
    SubjectSource,
)
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.speech import moment, name_of, said, text_of
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


def subject_name(subject: Subject, words: OfficeWords) -> str:
    """Return the directory's name in the window's language; what was typed stays as it was."""
    typed = subject.source == SubjectSource.TYPED or subject.kind is SubjectKind.OFFICER
    known = None if typed else words.names.get(subject.name)
    return text_of(known) if known else subject.name


def branch_name(branch: BranchOnDeclaration, words: OfficeWords) -> str:
    """Return a declaration's branch in the window's language, as far as it is known.

    A branch that has another name by now keeps the one it had.
    """
    keys = (key for key in (branch.code, branch.short_name) if key)
    known = next((words.branches[key] for key in keys if key in words.branches), None)
    if known is not None and branch.name in {None, "", known.vi}:
        return text_of(known)
    return branch.name or branch.short_name or branch.code or ""


def office_name(entry: HistoryEntry) -> str:
    """Return the receiving office in the window's language; empty while none is known."""
    return name_of(entry.office_name, entry.office_name_en)


def levels_spoken(ratings: Iterable[Rating], words: OfficeWords) -> str:
    """Return each subject with its level, as a screen reader says them."""
    return ", ".join(
        said(
            translate(
                "history",
                "{subject}: {level} of 5",
                subject=subject_name(rating.subject, words),
                level=rating.level,
            )
        )
        for rating in ratings
    )


def spoken_row(entry: HistoryEntry, words: OfficeWords) -> str:
    """Return one entry as a screen reader says it."""
    parts = [
        entry.assessment.declaration.number,
        enterprise_line(entry),
        levels_spoken(entry.assessment.ratings, words),
        state_word(entry),
        entry.receipt.number if entry.receipt else "",
        moment(entry.assessment.made_at),
    ]
    return "; ".join(part for part in parts if part)
