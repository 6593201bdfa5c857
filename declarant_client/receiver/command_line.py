"""``declarant-receiver``: the office's side, so that nothing in a demonstration is pretended."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable, Sequence
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

import platformdirs
from sqlalchemy.exc import DatabaseError

from declarant_client.contract.assessments import CaseOutcome
from declarant_client.contract.office import PartyKind, Role
from declarant_client.receiver.commands import (
    cases,
    conformance,
    documents,
    enterprises,
    keys,
    notices,
    serving,
)
from declarant_client.receiver.commands.terminal import CommandError, Terminal
from declarant_client.receiver.operations import Limits
from declarant_client.receiver.storage import BusyError, NewerDatabaseError

DONE, FAILED, WRONG_USAGE = 0, 1, 2
Command = Callable[[Terminal], None]


def run(arguments: Sequence[str], *, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command; return 0 done, 1 failed, 2 wrong usage."""
    if out is None and err is None:
        _write_utf8()
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:
        return WRONG_USAGE if ended.code else DONE
    terminal = Terminal(
        database=Path(options.database) if "database" in options else default_database(),
        options=options,
        out=out or sys.stdout,
        err=err or sys.stderr,
    )
    said = _refusal(options.command, terminal)
    if said is None:
        return DONE
    print(f"declarant-receiver: {said}", file=terminal.err)
    return FAILED


def _write_utf8() -> None:
    """Whatever the console's code page: Vietnamese fits no other, and a document is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refusal(command: Command, terminal: Terminal) -> str | None:
    """Run a command; return why it could not be done, in one sentence."""
    try:
        command(terminal)
    except NewerDatabaseError:
        return (
            "Cơ sở dữ liệu do phiên bản mới hơn tạo ra / "
            "the database was written by a newer version of this program"
        )
    except BusyError:
        return "Cơ sở dữ liệu đang bận / the database is busy"
    except DatabaseError as error:
        return f"Không dùng được cơ sở dữ liệu / the database cannot be used: {error.orig}"
    except (CommandError, OSError) as error:
        return str(error)
    return None


def default_database() -> Path:
    """Return where the office's database lies unless ``--database`` says otherwise."""
    return platformdirs.user_data_path("declarant-receiver", appauthor=False) / "office.sqlite3"


@cache
def _parser() -> ArgumentParser:
    """Made once: the demonstration gives many commands, and most cost less than this."""
    common = ArgumentParser(add_help=False)
    common.add_argument(
        "--database", metavar="FILE", default=SUPPRESS, help="the office's SQLite database"
    )
    parser = ArgumentParser(
        prog="declarant-receiver",
        description="The receiving office of the declarant client.",
        parents=[common],
    )
    nouns = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _serve(nouns.add_parser("serve", help="serve the contract over HTTP", parents=[common]))
    openapi = nouns.add_parser("openapi", help="print the OpenAPI 3.1 document", parents=[common])
    openapi.set_defaults(command=serving.print_openapi)
    help_text = "check any server against the contract"
    _conformance(
        nouns.add_parser("conformance", help=help_text, description=conformance.DESCRIPTION)
    )
    for name, help_text, fill in _NOUNS:
        noun = nouns.add_parser(name, help=help_text, parents=[common])
        verbs = noun.add_subparsers(title="commands", metavar="COMMAND", required=True)
        fill(_Verbs(verbs, common))
    return parser


class _Verbs:
    """The verbs of one noun."""

    def __init__(self, verbs: Any, common: ArgumentParser) -> None:
        self._verbs = verbs
        self._common = common

    def verb(
        self, name: str, command: Command, help_text: str, *positional: str, json: bool = False
    ) -> ArgumentParser:
        parser: ArgumentParser = self._verbs.add_parser(
            name, help=help_text, parents=[self._common]
        )
        for argument in positional:
            parser.add_argument(argument, metavar=argument.upper())
        if json:
            parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.set_defaults(command=command)
        return parser


def _serve(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    add("--port", type=_port, default=8371, help="port to listen on; 0 takes a free one (8371)")
    add("--tls-certificate", metavar="PEM", help="serve HTTPS with this certificate chain")
    add("--tls-key", metavar="PEM", help="the certificate's private key")
    behind_proxy = "plain HTTP beyond loopback, because a proxy in front speaks HTTPS"
    add("--behind-tls-proxy", action="store_true", help=behind_proxy)
    add("--ready-file", metavar="F", help="write {url, enrolment_code, database} there when ready")
    add("--until-stdin-closes", action="store_true", help="end when standard input is closed")
    add("--demo", action="store_true", help="fill in the demonstration office first")
    pause = "pause of the demonstration officer between two steps (5); 0: nobody works the cases"
    add("--demo-officer-seconds", type=float, default=5.0, metavar="S", help=pause)
    _limits(parser)
    parser.set_defaults(command=serving.serve)


def _limits(parser: ArgumentParser) -> None:
    limits = Limits()
    for option, unit, default, help_text in (
        ("--requests-per-minute", "N", limits.requests_per_minute, "for each key or address"),
        ("--failures-per-minute", "N", limits.failures_per_minute, "wrong codes or secrets"),
        ("--body-limit", "BYTES", limits.body_bytes, "largest request body"),
        ("--token-seconds", "S", limits.token_seconds, "how long an access token is good for"),
        ("--request-seconds", "S", limits.request_seconds, "for a head, and a body, to arrive"),
    ):
        parser.add_argument(
            option, type=_positive, default=default, metavar=unit, help=f"{help_text} ({default})"
        )


def _conformance(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("url", metavar="URL", type=conformance.office_address, help="https, or http on loopback")
    add("--code", help="an enrolment code of the office: used once, for a key that may submit")
    add("--second-code", metavar="CODE", help="an enrolment code of another party")
    only = "only this part; may be given repeatedly"
    add("--only", metavar="PART", action="append", type=conformance.part_name, help=only)
    add("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(command=conformance.check)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _port(text: str) -> int:
    number = int(text)
    if number not in range(65_536):
        raise ValueError(text)
    return number


def _text(given: str) -> str:
    """On Linux an argument may be any bytes; what is kept and sent must be Unicode."""
    given.encode()  # raises ``UnicodeEncodeError``, a ``ValueError``
    return given


def _enterprise(verbs: _Verbs) -> None:
    add = verbs.verb(
        "add", enterprises.add, "let a party in and print its enrolment code", "tax_code", json=True
    )
    add.add_argument("--name", type=_text)
    add.add_argument("--kind", choices=[*PartyKind], default=PartyKind.ENTERPRISE)
    add.add_argument("--role", choices=[*Role], default=Role.SUBMIT)
    add.add_argument("--uses", type=int, default=enterprises.DEFAULT_USES, metavar="N")
    add.add_argument("--days", type=int, default=enterprises.DEFAULT_DAYS, metavar="N")
    verbs.verb("import", enterprises.import_file, "let many parties in", "file", json=True)
    verbs.verb(
        "mandate", enterprises.mandate, "let an agent speak for an enterprise", "agent",
        "enterprise",
    )  # fmt: skip


def _office(verbs: _Verbs) -> None:
    verbs.verb("import", documents.import_office, "take over the office's description", "file")


def _directory(verbs: _Verbs) -> None:
    verbs.verb("import", documents.import_directory, "take over the directory", "file")


def _sheets(verbs: _Verbs) -> None:
    verbs.verb("import", documents.import_sheets, "take over assessment sheets", "file")


def _key(verbs: _Verbs) -> None:
    verbs.verb("list", keys.list_keys, "print the keys", json=True)
    verbs.verb("revoke", keys.revoke, "take a key back", "client_id")


def _case(verbs: _Verbs) -> None:
    listing = verbs.verb("list", cases.list_cases, "print the cases", json=True)
    listing.add_argument("--open", action="store_true", help="only those that are not closed")
    verbs.verb("show", cases.show_case, "print one case with its whole course", "case_id")
    assign = verbs.verb("assign", cases.assign, "give a case to a unit", "case_id")
    assign.add_argument("--unit", type=_text, required=True)
    verify = verbs.verb("verifying", cases.verify, "say that it is looked into", "case_id")
    verify.add_argument("--unit", type=_text)
    verify.add_argument("--text", type=_text)
    answer = verbs.verb("answer", cases.answer, "answer a case", "case_id")
    answer.add_argument("--outcome", required=True, choices=[*CaseOutcome])
    answer.add_argument("--text", type=_text, required=True)
    answer.add_argument("--measures", type=_text)
    answer.add_argument("--unit", type=_text)
    close = verbs.verb("close", cases.close, "close an answered case", "case_id")
    close.add_argument("--text", type=_text)


def _notice(verbs: _Verbs) -> None:
    verbs.verb("list", notices.list_notices, "print the notices", json=True)
    for name, command, help_text in (
        ("publish", notices.publish, "publish the notices of a file"),
        ("change", notices.change, "put new revisions in place"),
        ("withdraw", notices.withdraw, "withdraw notices"),
    ):
        verb = verbs.verb(name, command, help_text, "file")
        verb.add_argument("--if-new", action="store_true", help="leave alone what is done already")


_NOUNS: tuple[tuple[str, str, Callable[[_Verbs], None]], ...] = (
    ("enterprise", "parties and their enrolment codes", _enterprise),
    ("key", "keys that were given out", _key),
    ("office", "the office's own description", _office),
    ("directory", "what may be rated, and in which words", _directory),
    ("sheets", "assessment sheets of declarations", _sheets),
    ("case", "what low ratings opened", _case),
    ("notice", "notices of documents and events", _notice),
)
