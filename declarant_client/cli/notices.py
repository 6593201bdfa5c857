"""``notices``: what offices announced."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from declarant_client.application.office_wording import DOCUMENT_STATUSES, NOTICE_KINDS
from declarant_client.application.ports.offices import KeptNotice, NoticeFilter
from declarant_client.cli.documents import notice_document
from declarant_client.cli.moments import day, moment
from declarant_client.cli.tables import one_line
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import translate
from declarant_client.wiring import Client

_PAGE = 200


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List notices, newest first; reading them here marks them only when that is asked for."""
    wanted = NoticeFilter(unread=options.unread, search=options.search)
    kept = list(_notices(client, wanted))
    terminal.document([notice_document(notice) for notice in kept])
    if not kept:
        terminal.say(
            translate("cli", "There are no unread notices.")
            if wanted.unread
            else translate("cli", "There are no notices. sync fetches them.")
        )
    for notice in kept:
        _tell(terminal, notice)
        if options.mark_read:
            client.store.notices.mark_read([notice.place])
    return 0


def _notices(client: Client, wanted: NoticeFilter) -> Iterator[KeptNotice]:
    after: str | None = None
    while True:
        page = client.store.notices.notices(wanted, after, _PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].key


def _tell(terminal: Terminal, kept: KeptNotice) -> None:
    notice = kept.notice
    mark = "●" if kept.unread else " "
    head = [moment(notice.posted_at), terminal.said(NOTICE_KINDS[notice.kind])]
    head += [part for part in (notice.symbol, notice.document_type, notice.issuing_body) if part]
    terminal.print(one_line(f"{mark} {' · '.join(head)}"))
    terminal.print(f"  {one_line(notice.title)}")
    if notice.abstract:
        terminal.print(f"  {one_line(notice.abstract)}")
    standing = [terminal.said(DOCUMENT_STATUSES[notice.status])]
    if notice.in_force_on:
        in_force = translate("cli", "in force from {day}", day=day(notice.in_force_on))
        standing.append(terminal.said(in_force))
    if notice.expired_on:
        expired = translate("cli", "expires on {day}", day=day(notice.expired_on))
        standing.append(terminal.said(expired))
    if notice.withdrawn:
        standing.append(terminal.said(translate("cli", "withdrawn by the office")))
    terminal.print(f"  {' · '.join(standing)}")
    if notice.source_link:
        terminal.print(f"  {one_line(notice.source_link)}")
    terminal.print()
