"""``enterprise``: who may enrol, and who may speak for whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from msgspec import Meta
from sqlalchemy import Connection

from declarant_client.contract.office import Party, PartyKind, Role
from declarant_client.contract.shapes import Wire
from declarant_client.domain.identifiers import TaxCode
from declarant_client.receiver import parties
from declarant_client.receiver.commands.terminal import (
    CommandError,
    Terminal,
    read_items,
    shaped,
)
from declarant_client.receiver.credentials import CodeTerms, make_enrolment_code
from declarant_client.receiver.moments import now

DEFAULT_USES = 1
DEFAULT_DAYS = 30


class EnterpriseEntry(Wire, frozen=True):
    """One enterprise or agent to let in, and what its enrolment code grants."""

    tax_code: str
    name: Annotated[str, Meta(max_length=300)] | None = None
    kind: PartyKind = PartyKind.ENTERPRISE
    role: Role = Role.SUBMIT
    uses: Annotated[int, Meta(ge=1, le=10_000)] = DEFAULT_USES
    days: Annotated[int, Meta(ge=1, le=3660)] = DEFAULT_DAYS


def add(terminal: Terminal) -> None:
    """Let a party in and print its enrolment code."""
    options = terminal.options
    entry = shaped(
        "enterprise add",
        {
            "tax_code": options.tax_code,
            "name": options.name,
            "kind": options.kind,
            "role": options.role,
            "uses": options.uses,
            "days": options.days,
        },
        EnterpriseEntry,
    )
    (code,) = _let_in(terminal, [entry])
    if options.json:
        terminal.document({"tax_code": str(_tax_code(entry.tax_code)), "enrolment_code": code})
    else:
        terminal.result(code)
    terminal.remark(
        f"Mã đăng ký dùng được {entry.uses} lần trong {entry.days} ngày; chỉ hiện một lần này.",
        f"The enrolment code is good for {entry.uses} use(s) in {entry.days} days;"
        " it is shown only now.",
    )


def import_file(terminal: Terminal) -> None:
    """Let many parties in, all or none, and print their enrolment codes."""
    name = terminal.options.file
    items = read_items(name, "enterprises")
    entries = [shaped(name, item, EnterpriseEntry) for item in items]
    codes = _let_in(terminal, entries)
    if terminal.options.json:
        terminal.document(
            [
                {"tax_code": str(_tax_code(entry.tax_code)), "enrolment_code": code}
                for entry, code in zip(entries, codes, strict=True)
            ]
        )
        return
    for entry, code in zip(entries, codes, strict=True):
        terminal.result(f"{_tax_code(entry.tax_code)}\t{code}")


def mandate(terminal: Terminal) -> None:
    """Let one party speak for another."""
    agent = _tax_code(terminal.options.agent)
    enterprise = _tax_code(terminal.options.enterprise)
    with terminal.storage() as storage, storage.writing() as writing:
        is_new = parties.give_mandate(writing, agent, enterprise)
    if is_new:
        terminal.remark(
            f"{agent} được đánh giá thay cho {enterprise}.", f"{agent} may speak for {enterprise}."
        )
    else:
        terminal.remark("Ủy quyền này đã có.", "This mandate was given before.")


def _let_in(terminal: Terminal, entries: list[EnterpriseEntry]) -> list[str]:
    with terminal.storage() as storage, storage.writing() as writing:
        return [_code_for(writing.connection, entry) for entry in entries]


def _code_for(connection: Connection, entry: EnterpriseEntry) -> str:
    tax_code = _tax_code(entry.tax_code)
    name = entry.name or parties.known_name(connection, tax_code) or str(tax_code)
    parties.keep_party(connection, Party(tax_code=str(tax_code), name=name, kind=entry.kind))
    terms = CodeTerms(
        tax_code=tax_code,
        role=entry.role,
        uses=entry.uses,
        ends_at=now() + timedelta(days=entry.days),
    )
    return make_enrolment_code(connection, terms)


def _tax_code(text: str) -> TaxCode:
    tax_code = TaxCode.parse(text)
    if tax_code is None:
        raise CommandError(
            f"Mã số thuế không hợp lệ: {text} / {text} is no tax code"
            " (10 digits, and -001 for a branch)"
        )
    return tax_code
