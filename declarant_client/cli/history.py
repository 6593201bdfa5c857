"""``history`` and ``export``: every assessment, and what came of it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from declarant_client.application.office_wording import CASE_EVENTS
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.application.wording import STATES
from declarant_client.cli.documents import shown_path
from declarant_client.cli.moments import moment
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.domain.submission import ToldState
from declarant_client.exports.history_document import by_urgency, history_document
from declarant_client.wiring import Client

_COLUMNS = (
    Column(translate("cli", "Rated at")),
    Column(translate("cli", "Declaration")),
    Column(translate("cli", "Levels")),
    Column(translate("cli", "State"), flexible=True),
    Column(translate("cli", "Receipt")),
    Column(translate("cli", "Case"), flexible=True),
    Column(translate("cli", "Enterprise"), flexible=True),
)


def show(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List assessments, newest first."""
    wanted = wanted_of(options)
    entries = list(client.store.submissions.all_history(wanted))
    if terminal.json:
        terminal.document([history_document(entry) for entry in entries])
        return 0
    if not entries:
        terminal.say(
            translate("cli", "There are no assessments yet.")
            if wanted == HistoryFilter()
            else translate("cli", "No assessment is like that.")
        )
        return 0
    terminal.table(_COLUMNS, [_cells(terminal, entry) for entry in entries])
    _totals(terminal, client, wanted)
    return 0


def export(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Write the filtered history to a file; the file is there whole, or as it was before."""
    if options.file.suffix.lower() == ".pdf":
        return _report(terminal, options, client)
    if options.by_enterprise:
        return _export_each(terminal, options, client)
    wanted = _of_month(options)
    written = client.exporting.run(
        wanted,
        options.file,
        speak=terminal.speech.translate,
        personal=not options.without_personal_data,
    )
    _written(terminal, options.file, written)
    return 0


def _export_each(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    done = client.exporting_each.run(
        _of_month(options),
        options.file,
        speak=terminal.speech.translate,
        personal=not options.without_personal_data,
    )
    paths = [shown_path(path.absolute()) for path in done.paths]
    terminal.document({"paths": paths, "assessments": done.assessments})
    terminal.say(
        translate(
            "cli",
            "Assessments written: {count}. Files: {files}.",
            count=done.assessments,
            files=", ".join(paths),
        )
    )
    return 0


def _report(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    from declarant_client.application.reporting import last_month

    month = options.month or last_month(client.clock.now())
    of_enterprise = HistoryFilter(enterprise=options.enterprise)
    if wanted_of(options) != of_enterprise or options.by_enterprise:
        raise SaidError(
            translate("cli", "A report is of a month: only --month and --enterprise go with it.")
        )
    written = client.reporting.run(
        month,
        options.file,
        enterprise=options.enterprise,
        speak=terminal.speech.translate,
        personal=not options.without_personal_data,
    )
    _written(terminal, options.file, written)
    return 0


def _written(terminal: Terminal, file: Path, count: int) -> None:
    path = shown_path(file.absolute())
    terminal.document({"path": path, "assessments": count})
    terminal.say(
        translate("cli", "Assessments written to {path}: {count}.", path=path, count=count)
    )


def _of_month(options: argparse.Namespace) -> HistoryFilter:
    """Return the filter, within the month where one is given."""
    wanted = wanted_of(options)
    if options.month is None:
        return wanted
    if wanted.since is not None or wanted.until is not None:
        raise SaidError(translate("cli", "--month does not go with --since or --until."))
    from declarant_client.application.reporting import month_of

    since, until = month_of(options.month)
    return replace(wanted, since=since, until=until)


def wanted_of(options: argparse.Namespace) -> HistoryFilter:
    """Return the filter that the options describe."""
    return HistoryFilter(
        since=options.since,
        until=options.until,
        enterprise=options.enterprise,
        subject_kind=SubjectKind(options.subject_kind) if options.subject_kind else None,
        level=options.level,
        state=ToldState(options.state) if options.state else None,
        search=options.search,
    )


def _cells(terminal: Terminal, entry: HistoryEntry) -> list[str]:
    assessment = entry.assessment
    enterprise = assessment.declaration.enterprise
    return [
        moment(assessment.made_at),
        assessment.declaration.number,
        " ".join(str(rating.level) for rating in assessment.ratings),
        terminal.said(STATES[entry.told_state]),
        entry.receipt.number if entry.receipt else "",
        _case(terminal, entry),
        (enterprise.name or enterprise.tax_code) if enterprise else "",
    ]


def _case(terminal: Terminal, entry: HistoryEntry) -> str:
    cases = by_urgency(entry.cases)
    if not cases or not cases[0].events:
        return ""
    return terminal.said(CASE_EVENTS[cases[0].events[-1].kind])


def _totals(terminal: Terminal, client: Client, wanted: HistoryFilter) -> None:
    totals = client.store.submissions.totals(wanted)
    levels = ", ".join(
        f"{level}★ {count}" for level, count in reversed(list(enumerate(totals.by_level, start=1)))
    )
    terminal.print()
    terminal.say(
        translate(
            "cli",
            "Assessments: {assessments}. Ratings: {ratings} ({levels}). Open cases: {cases}.",
            assessments=totals.assessments,
            ratings=totals.ratings,
            levels=levels,
            cases=totals.open_cases,
        )
    )
