"""``doctor``: whether everything that the client needs works here."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing, nullcontext

from declarant_client import __version__
from declarant_client.cli.doctor import computer, kept
from declarant_client.cli.doctor.findings import Finding, all_of, each
from declarant_client.cli.doctor.offices import offices
from declarant_client.cli.keys import KeysFromInput
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client, open_client


def run(
    terminal: Terminal, options: argparse.Namespace, secrets: KeysFromInput | None = None
) -> int:
    """Check and tell, and write the report where one is wanted; 1 when there is any trouble."""
    findings = [computer.versions()]
    try:
        client = open_client(options.profile, secrets=secrets, language=terminal.speech.language)
    except SaidError as error:
        findings.append(Finding("profile", ok=False, sentence=error.sentence))
        client = None
    with closing(client) if client else nullcontext():
        if client is not None:
            findings.extend(_findings(client))
        _tell(terminal, findings, options)
        if options.report is not None:
            from declarant_client.cli.doctor.report import write_report

            write_report(terminal, options, findings, client)
    return 0 if all(finding.ok for finding in findings) else 1


def _findings(client: Client) -> Iterator[Finding]:
    for sentence in client.store.told:
        yield Finding("opening", ok=False, sentence=sentence)
    yield from each(computer.CHECKS, client)
    yield from each(kept.CHECKS, client)
    yield from all_of("source", lambda: kept.sources(client))
    yield from all_of("account", lambda: offices(client))


def _tell(terminal: Terminal, findings: list[Finding], options: argparse.Namespace) -> None:
    document = {
        "version": __version__,
        "ok": all(finding.ok for finding in findings),
        "checks": [
            {
                "check": finding.check,
                "ok": finding.ok,
                "message": terminal.said(finding.sentence),
            }
            for finding in findings
        ],
    }
    if options.report is not None:
        document["report"] = str(options.report)
    terminal.document(document)
    for finding in findings:
        mark = translate("cli", "ok") if finding.ok else translate("cli", "TROUBLE")
        terminal.print(f"{terminal.said(mark):<8} {terminal.said(finding.sentence)}")
