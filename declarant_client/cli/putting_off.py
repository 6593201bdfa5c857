"""``skip`` and ``snooze``: a declaration is not asked about, for good or until a day."""

from __future__ import annotations

import argparse

from declarant_client.application.rating import UnknownDeclarationError
from declarant_client.cli.rating import declaration_number
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.putting_off import PutOff
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client

REASONS = {"no-opinion": PutOff.NO_OPINION, "already-rated": PutOff.ALREADY_RATED}


class NotPutOffError(SaidError):
    """The declaration was rated already."""


def skip(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Take a declaration off the list of what waits, or let it wait again."""
    identity = _known(options, client)
    if options.undo:
        client.putting_off.ask_again([identity])
        return _tell(terminal, client, identity)
    _kept(client.putting_off.skip([identity], REASONS[options.reason]), options)
    return _tell(terminal, client, identity)


def snooze(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Take a declaration off the list of what waits until a day begins."""
    identity = _known(options, client)
    _kept(client.putting_off.snooze([identity], options.until), options)
    return _tell(terminal, client, identity)


def _known(options: argparse.Namespace, client: Client) -> str:
    number = declaration_number(options.number)
    if client.worklist.row(number.identity) is None:
        raise UnknownDeclarationError(
            translate(
                "cli",
                "Declaration {number} is not known here. Read its file with import, or enter it "
                "with --branch CODE.",
                number=number,
            )
        )
    return number.identity


def _kept(done: list[str], options: argparse.Namespace) -> None:
    if not done:
        raise NotPutOffError(
            translate("cli", "Declaration {number} was rated already.", number=options.number)
        )


def _tell(terminal: Terminal, client: Client, identity: str) -> int:
    row = client.worklist.row(identity)
    if row is None:
        msg = f"{identity} was there a moment ago"
        raise LookupError(msg)
    number, until = row.declaration.number, row.put_off_until
    terminal.document(
        {
            "number": number.digits,
            "put_off": row.put_off.value if row.put_off else None,
            "until": f"{until:%Y-%m-%d}" if until else None,
        }
    )
    if row.put_off is None:
        terminal.say(translate("cli", "Declaration {number} waits for a rating.", number=number))
    elif until is None:
        terminal.say(translate("cli", "Declaration {number} is skipped.", number=number))
    else:
        terminal.say(
            translate(
                "cli",
                "Declaration {number} is put off until {day}.",
                number=number,
                day=f"{until:%d/%m/%Y}",
            )
        )
    return 0
