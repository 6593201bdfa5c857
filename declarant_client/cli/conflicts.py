"""``conflict``: somebody else rated first; both ratings, and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from declarant_client.application.conflicts import (
    Conflict,
    NoConflictError,
    Side,
    SubjectKey,
    SubjectSides,
)
from declarant_client.application.ports.submissions import TypedContact
from declarant_client.application.wording import LEVELS
from declarant_client.cli.argument_values import SubjectSide
from declarant_client.cli.documents import conflict_document
from declarant_client.cli.moments import moment
from declarant_client.cli.rating import rater
from declarant_client.cli.subject_levels import UnknownSubjectError
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.contract.assessments import Rating
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client

_COLUMNS = (
    Column(translate("cli", "Subject"), flexible=True),
    Column(translate("cli", "You"), flexible=True),
    Column(translate("cli", "The other"), flexible=True),
)


class WrongUseError(SaidError):
    """Arguments that do not go together."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Show both sides of a declaration's conflict, or leave theirs, or send a revision of both."""
    if options.take and not options.merge:
        raise WrongUseError(translate("cli", "--take says what to --merge: give both."))
    found = client.conflicts.open_conflicts(options.number[:11])
    if not found:
        raise NoConflictError(
            translate(
                "cli",
                "No rating of declaration {number} waits for a choice.",
                number=options.number,
            )
        )
    conflict = found[0]
    if options.leave:
        _leave(terminal, client, conflict)
    elif options.merge:
        _merge(terminal, client, conflict, options)
    else:
        terminal.document(conflict_document(conflict))
        _show(terminal, conflict)
    return 0


def _leave(terminal: Terminal, client: Client, conflict: Conflict) -> None:
    client.conflicts.leave(conflict.ours.assessment_id)
    _tell_left(terminal, conflict)


def _tell_left(terminal: Terminal, conflict: Conflict) -> None:
    terminal.document(
        {
            "assessment_id": conflict.ours.assessment_id,
            "number": conflict.number,
            "phase": conflict.place.phase.value,
            "state": "withdrawn",
            "revises": None,
        }
    )
    terminal.say(
        translate(
            "cli",
            "Declaration {number}: the other's rating stands; yours is withdrawn.",
            number=conflict.number,
        )
    )


def _merge(
    terminal: Terminal, client: Client, conflict: Conflict, options: argparse.Namespace
) -> None:
    name, phone = options.contact_name or "", options.contact_phone or ""
    submitted = client.conflicts.merge(
        conflict.ours.assessment_id,
        _choices(conflict, options.take),
        rater=rater(client),
        contact=TypedContact(name=name, phone=phone) if name or phone else None,
    )
    if submitted is None:
        _tell_left(terminal, conflict)
        return
    terminal.document(
        {
            "assessment_id": submitted.assessment_id,
            "number": conflict.number,
            "phase": conflict.place.phase.value,
            "state": submitted.state.value,
            "revises": conflict.theirs.assessment_id if conflict.theirs else None,
        }
    )
    terminal.say(
        translate(
            "cli",
            "Declaration {number}: the revision is saved, and waits to be sent "
            "(declarant-client sync).",
            number=conflict.number,
        )
    )


def _choices(conflict: Conflict, taken: Sequence[SubjectSide]) -> dict[SubjectKey, Side]:
    choices: dict[SubjectKey, Side] = {}
    for wanted in taken:
        meant = [
            sides.key
            for sides in conflict.subjects
            if wanted.subject.means(sides.subject.kind, sides.subject.code, sides.subject.name)
        ]
        if not meant:
            raise UnknownSubjectError(
                translate("cli", "Neither rating is about {subject}.", subject=str(wanted.subject))
            )
        choices.update(dict.fromkeys(meant, Side(wanted.side)))
    return choices


def _show(terminal: Terminal, conflict: Conflict) -> None:
    theirs = conflict.theirs
    if theirs is None:
        terminal.say(
            translate(
                "cli",
                "Declaration {number}: what yours was to revise is withdrawn, and nothing stands "
                "any more.",
                number=conflict.number,
            )
        )
    else:
        terminal.say(
            translate(
                "cli",
                "Declaration {number}: {name} rated it on {at}, before yours came.",
                number=conflict.number,
                name=theirs.rater,
                at=moment(theirs.at),
            )
        )
    terminal.table(_COLUMNS, [_cells(terminal, sides) for sides in conflict.subjects])
    terminal.say(
        translate(
            "cli",
            "Leave it so with --leave, or send a revision with --merge: yours where you said "
            "something, else the other's; --take KIND[:CODE]=theirs chooses otherwise.",
        )
    )


def _cells(terminal: Terminal, sides: SubjectSides) -> list[str]:
    return [sides.subject.name, _words(terminal, sides.ours), _words(terminal, sides.theirs)]


def _words(terminal: Terminal, rating: Rating | None) -> str:
    if rating is None:
        return ""
    said = [terminal.said(LEVELS[rating.level]), *rating.reasons, rating.comment]
    return " · ".join(part for part in said if part)
