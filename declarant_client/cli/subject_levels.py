"""Which subject gets which level, from ``--level``, ``--subject`` and ``--without``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from declarant_client.application.office_wording import SUBJECT_KINDS
from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating_form import Offered, RatingForm
from declarant_client.cli.argument_values import SubjectLevel, SubjectName
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.domain.vietnamese_text import folded


class UnknownSubjectError(SaidError):
    """``--subject`` or ``--without`` names what the declaration does not have."""


class UnknownReasonError(SaidError):
    """The office's list has no such reason."""


def leveled(
    form: RatingForm,
    level: int,
    named: Sequence[SubjectLevel],
    *,
    reasons: tuple[str, ...],
    comment: str,
    without: Sequence[SubjectName] = (),
) -> tuple[DraftRow, ...]:
    """Return the form's subjects with their levels; reasons and comment go where ``level`` goes.

    A subject that is named but not on the form is added: from the directory, else as typed.
    What is to be left out is not there any more, however it came onto the form.
    Raises ``UnknownSubjectError``.
    """
    rows = _kept(form.draft.rows if form.draft else (), without)
    levels: dict[int, int] = {}
    for wanted in named:
        subject = wanted.subject
        places = [index for index, row in enumerate(rows) if _is_meant(row, subject)]
        if not places:
            rows.append(_added(form.offered, subject, wanted.level))
            places = [len(rows) - 1]
        levels.update(dict.fromkeys(places, wanted.level))
    return tuple(
        _singly(row, levels[index])
        if index in levels
        else replace(row, level=level, entry=Entry.ALL, reasons=reasons, comment=comment)
        for index, row in enumerate(rows)
    )


def check_reasons(offered: Offered, codes: Sequence[str], level: int) -> None:
    """Raise ``UnknownReasonError`` for a code that the office does not offer for the level.

    Where its list is not known yet, every code is taken.
    """
    known = [reason.code for reason in offered.reasons if level in reason.levels]
    unknown = [code for code in codes if code not in known]
    if offered.reasons and unknown:
        raise UnknownReasonError(
            translate(
                "cli",
                "The office has no reason “{code}” for level {level}; those it has: {known}.",
                code=unknown[0],
                level=level,
                known=", ".join(sorted(known)) or "–",
            )
        )


def _singly(row: DraftRow, level: int) -> DraftRow:
    # What was said of another level does not belong to this one.
    kept = row if row.level == level else replace(row, reasons=(), comment="")
    return replace(kept, level=level, entry=Entry.SINGLE)


def _kept(rows: Sequence[DraftRow], without: Sequence[SubjectName]) -> list[DraftRow]:
    for subject in without:
        if not any(_is_meant(row, subject) for row in rows):
            raise UnknownSubjectError(
                translate("cli", "The declaration names no {subject}.", subject=str(subject))
            )
    return [row for row in rows if not any(_is_meant(row, subject) for subject in without)]


def _is_meant(row: DraftRow, subject: SubjectName) -> bool:
    return subject.means(row.kind, row.code, row.name)


def _added(offered: Offered, wanted: SubjectName, level: int) -> DraftRow:
    if wanted.code is None:
        raise UnknownSubjectError(
            translate(
                "cli",
                "The declaration names no such subject ({kind}): say which, as {example}.",
                kind=SUBJECT_KINDS[wanted.kind],
                example=f"{wanted.kind}:CODE={level}",
            )
        )
    for code, name in _directory_names(offered, wanted.kind):
        if wanted.code == code or folded(wanted.code) == folded(name):
            return DraftRow(kind=wanted.kind, code=code, name=name, source=SubjectSource.DIRECTORY)
    is_code = wanted.code.isascii() and " " not in wanted.code
    return DraftRow(
        kind=wanted.kind,
        code=wanted.code if is_code else None,
        name=wanted.code,
        source=SubjectSource.TYPED,
    )


def _directory_names(offered: Offered, kind: SubjectKind) -> list[tuple[str, str]]:
    match kind:
        case SubjectKind.TEAM:
            return [(team.code, team.name.vi) for team in offered.teams]
        case SubjectKind.STAGE:
            return [(stage.code, stage.name.vi) for stage in offered.stages]
        case SubjectKind.OFFICER:
            return [(officer.code, officer.name) for officer in offered.officers]
        case SubjectKind.BRANCH:
            return []
