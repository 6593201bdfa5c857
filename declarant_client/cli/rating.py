"""``rate``: one assessment of one declaration."""

from __future__ import annotations

import argparse
import getpass
from dataclasses import replace
from datetime import datetime

from declarant_client.application.ports.settings import RATER_NAME
from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.rating import (
    UnknownDeclarationError,
    check_complete,
    revised_from,
)
from declarant_client.application.rating_form import RatingForm
from declarant_client.application.worklist import NotADeclarationNumberError
from declarant_client.cli.moments import moment
from declarant_client.cli.subject_levels import check_reasons, leveled
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.declaration import Clearance, Declaration, Phase
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client


class NotRatedError(SaidError):
    """The declaration cannot be rated so."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Save an assessment in the outbox, without holding it; ``sync`` sends it."""
    number = declaration_number(options.number)
    entered = _entered(client, number, options.branch)
    form = _form(client, number, entered, options.phase)
    draft, name = _draft(form, options), rater(client)
    if entered is not None:
        # Nothing of a refused rating stays on the list.
        check_complete(draft)
        client.worklist.enter(entered)
    submitted = client.rating.submit(draft, rater=name, hold=None)
    terminal.document(
        {
            "assessment_id": submitted.assessment_id,
            "number": form.row.declaration.number.digits,
            "phase": form.place.phase.value if form.place else None,
            "state": submitted.state.value,
            "second_look": submitted.awaits_second_look,
            "revises": _revised(form, options),
            "office": form.account.office.name.vi if form.account else None,
        }
    )
    _tell(terminal, form, second_look=submitted.awaits_second_look)
    return 0


def rater(client: Client) -> str:
    """Return the name to rate under: the setting's, else the name the user signed in with."""
    name = client.settings.get(RATER_NAME)
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # A container's user may have no name.
        raise NotRatedError(
            translate(
                "cli",
                "Who rates? Set your name with: declarant-client settings rater_name “NAME”",
            )
        ) from error


def declaration_number(typed: str) -> DeclarationNumber:
    """Return the number typed; raises ``NotADeclarationNumberError``."""
    number = DeclarationNumber.parse(typed)
    if number is None:
        raise NotADeclarationNumberError(
            translate(
                "worklist",
                "“{typed}” is not a declaration number: it has 12 digits and begins with "
                "1 (import) or 3 (export).",
                typed=typed,
            )
        )
    return number


def _entered(client: Client, number: DeclarationNumber, branch: str | None) -> Declaration | None:
    """Return the declaration that a branch was named for, unless it is known already."""
    if branch is None or client.worklist.row(number.identity) is not None:
        return None
    return client.worklist.typed(number.digits, branch)


def _form(
    client: Client, number: DeclarationNumber, entered: Declaration | None, typed_phase: str | None
) -> RatingForm:
    phase = Phase(typed_phase) if typed_phase else None
    if entered is not None:
        form: RatingForm | None = client.forms.before_entering(entered, phase)
    else:
        form = client.forms.open(number.identity, phase)
    if form is None:
        raise UnknownDeclarationError(
            translate(
                "cli",
                "Declaration {number} is not known here. Read its file with import, or enter it "
                "with --branch CODE.",
                number=number,
            )
        )
    if form.place is None or form.draft is None:
        raise NotRatedError(
            translate(
                "cli",
                "Whether declaration {number} is cleared is not known: say --phase during or "
                "--phase cleared.",
                number=number,
            )
        )
    if form.place.phase is Phase.CLEARED and form.row.declaration.clearance is Clearance.NONE:
        raise NotRatedError(
            translate(
                "cli",
                "Declaration {number} is not cleared yet. Rate how it goes with --phase during; "
                "once it is cleared, read it again.",
                number=number,
            )
        )
    return form


def _draft(form: RatingForm, options: argparse.Namespace) -> Draft:
    if form.draft is None:
        msg = "a form without a place has no draft"
        raise TypeError(msg)
    check_reasons(form.offered, options.reason, options.level)
    draft = replace(
        form.draft,
        rows=leveled(
            form,
            options.level,
            options.subject,
            reasons=tuple(options.reason),
            comment=options.comment,
            without=options.without,
        ),
        contact=_contact(form.draft, options),
    )
    elsewhere = form.assessed_elsewhere
    other = _other_rater(form)
    if options.revise or other is None:
        return draft if elsewhere is None else revised_from(draft, elsewhere.assessment_id)
    name, at = other
    raise NotRatedError(
        translate(
            "cli",
            "{name} has already rated declaration {number} on {at}. To change that for all of "
            "the enterprise, add --revise.",
            name=name,
            number=form.row.declaration.number,
            at=moment(at),
        )
    )


def _other_rater(form: RatingForm) -> tuple[str, datetime] | None:
    """Return who rated on another computer and when, whether it was fetched back or only told."""
    if form.assessed_elsewhere is not None:
        return form.assessed_elsewhere.rater, form.assessed_elsewhere.at
    if form.standing is None or form.standing.made_here:
        return None
    assessment = form.standing.assessment
    return assessment.rater.name, assessment.made_at


def _contact(draft: Draft, options: argparse.Namespace) -> TypedContact | None:
    """Return the contact: what is given goes before what is remembered, part by part."""
    known = draft.contact
    name = options.contact_name or (known.name if known else "")
    phone = options.contact_phone or (known.phone if known else "")
    return TypedContact(name=name, phone=phone) if name or phone else None


def _revised(form: RatingForm, options: argparse.Namespace) -> str | None:
    if form.standing is not None and not form.standing.state.is_editable:
        return form.standing.assessment.assessment_id
    if form.assessed_elsewhere is not None and options.revise:
        return form.assessed_elsewhere.assessment_id
    return form.draft.revises if form.draft else None


def _tell(terminal: Terminal, form: RatingForm, *, second_look: bool) -> None:
    number = form.row.declaration.number
    if second_look:
        terminal.say(
            translate(
                "cli",
                "Declaration {number}: saved, and waits for a second look: let it go with "
                "declarant-client outbox --send {number}",
                number=number,
            )
        )
        return
    if form.is_only_read:
        terminal.say(
            translate(
                "cli",
                "Declaration {number}: saved. The key for its office may only read: it waits "
                "until one that may send is there (declarant-client login --office URL).",
                number=number,
            )
        )
        return
    if form.account is None:
        terminal.say(
            translate(
                "cli",
                "Declaration {number}: saved. It waits until an account at its office is there "
                "(declarant-client login --office URL).",
                number=number,
            )
        )
        return
    terminal.say(
        translate(
            "cli",
            "Declaration {number}: saved, and waits to be sent (declarant-client sync).",
            number=number,
        )
    )
