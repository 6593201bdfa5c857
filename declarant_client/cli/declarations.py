"""``declarations``: what was read here and what offices sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistRow
from declarant_client.application.wording import CHANNELS, CLEARANCES, KINDS, STATES
from declarant_client.cli.documents import worklist_document
from declarant_client.cli.moments import moment
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.wiring import Client

_COLUMNS = (
    Column(translate("cli", "Declaration")),
    Column(translate("cli", "Kind")),
    Column(translate("cli", "Regime")),
    Column(translate("cli", "Office"), flexible=True),
    Column(translate("cli", "Team")),
    Column(translate("cli", "Channel")),
    Column(translate("cli", "Clearance"), flexible=True),
    Column(translate("cli", "Cleared at")),
    Column(translate("cli", "Enterprise"), flexible=True),
    Column(translate("cli", "Rating"), flexible=True),
)


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List declarations, newest clearance first."""
    show = Show.UNRATED if options.unrated else Show.ALL
    wanted = WorklistFilter(show=show, search=options.search)
    rows = list(_rows(client, wanted))
    terminal.document([worklist_document(row) for row in rows])
    if not rows:
        terminal.say(_nothing(wanted))
        return 0
    terminal.table(_COLUMNS, [_cells(terminal, row) for row in rows])
    terminal.print()
    terminal.say(translate("cli", "Declarations: {count}.", count=len(rows)))
    return 0


def _rows(client: Client, wanted: WorklistFilter) -> Iterator[WorklistRow]:
    after: str | None = None
    while True:
        page = client.worklist.page(wanted, after)
        yield from page.rows
        after = page.after
        if after is None:
            return


def _nothing(wanted: WorklistFilter) -> Sentence:
    if wanted.search:
        return translate("cli", "No declaration holds “{text}”.", text=wanted.search)
    if wanted.show is Show.UNRATED:
        return translate("cli", "Nothing waits for a rating.")
    return translate(
        "cli", "There are no declarations yet. Read some with: declarant-client import FOLDER"
    )


def _cells(terminal: Terminal, row: WorklistRow) -> list[str]:
    declaration, branch = row.declaration, row.declaration.branch
    vietnamese = terminal.speech.language == "vi"
    name = row.branch_name if vietnamese else row.branch_name_en or row.branch_name
    return [
        declaration.number.digits,
        terminal.said(KINDS[declaration.kind]),
        declaration.regime or "",
        name or branch.name or branch.short_name or branch.code or "",
        declaration.team or "",
        terminal.said(CHANNELS[declaration.channel]) if declaration.channel else "",
        terminal.said(CLEARANCES[declaration.clearance]),
        moment(declaration.cleared_at),
        declaration.enterprise_name or str(declaration.enterprise_tax_code or ""),
        _standing(terminal, row),
    ]


def _standing(terminal: Terminal, row: WorklistRow) -> str:
    if row.told_state is not None:
        return terminal.said(STATES[row.told_state])
    if row.assessed_by:
        return terminal.said(translate("cli", "rated by {name}", name=row.assessed_by))
    return ""
