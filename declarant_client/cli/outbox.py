"""``outbox`` and ``sync``: what is on its way, and sending it now."""

from __future__ import annotations

import argparse

from declarant_client.application.conflicts import is_conflict, told_current
from declarant_client.application.outbox import SHOWN_AFTER_THE_END
from declarant_client.application.outbox_wording import what_holds_up
from declarant_client.application.ports.submissions import OutboxItem
from declarant_client.application.synchronising import SyncReport
from declarant_client.application.wording import STATES
from declarant_client.cli.documents import outbox_document, sync_document
from declarant_client.cli.moments import moment
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.wiring import Client

DONE, FAILED, STILL_WAITS = 0, 1, 3

_COLUMNS = (
    Column(translate("cli", "Rated at")),
    Column(translate("cli", "Declaration")),
    Column(translate("cli", "State"), flexible=True),
    Column(translate("cli", "Attempts"), right=True),
    Column(translate("cli", "Next attempt")),
    Column(translate("cli", "Receipt")),
    Column(translate("cli", "Problem"), flexible=True),
)


class NothingToConfirmError(SaidError):
    """No rating of the declaration waits for a second look."""


def list_items(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List every item that is not final, and those that ended in the last 30 days."""
    if options.send is not None:
        _let_go(terminal, options.send, client)
    _end_what_nobody_sends(client)
    items = client.store.submissions.outbox(client.clock.now() - SHOWN_AFTER_THE_END)
    terminal.document([outbox_document(item, terminal.speech.translate) for item in items])
    if items:
        terminal.table(_COLUMNS, [_cells(terminal, item) for item in items])
    else:
        terminal.say(translate("cli", "Nothing is on its way."))
    return DONE


def _end_what_nobody_sends(client: Client) -> None:
    """Let nothing be called "being sent" whose sender died: its end is not known."""
    if not client.right.take():
        return
    try:
        client.store.submissions.recover_interrupted()
        client.store.replies.recover_interrupted()
    finally:
        client.right.release()


def _let_go(terminal: Terminal, number: str, client: Client) -> None:
    """Confirm what waits for a second look; ``sync`` sends it."""
    from declarant_client.application.outbox import Outbox
    from declarant_client.store.outbox_lines import OutboxLines

    wanted = "".join(number.split())
    waiting = [
        item
        for item in client.store.submissions.outbox(client.clock.now())
        if item.awaits_second_look and item.number == wanted
    ]
    if not waiting:
        raise NothingToConfirmError(
            translate(
                "cli", "No rating of declaration {number} waits for a second look.", number=wanted
            )
        )
    outbox = Outbox(OutboxLines(client.store.connections), client.clock)
    for item in waiting:
        outbox.send_now(item.assessment_id)
    terminal.remark(
        translate(
            "cli",
            "Declaration {number}: goes with the next sync (declarant-client sync).",
            number=wanted,
        )
    )


def _cells(terminal: Terminal, item: OutboxItem) -> list[str]:
    if item.state is SubmissionState.REFUSED and is_conflict(item.problem):
        trouble = terminal.said(_conflict(item))
    elif item.problem is not None:
        trouble = f"{item.problem.title} {item.problem.detail or ''}"
    else:
        held_up = what_holds_up(item)
        trouble = terminal.said(held_up) if held_up else ""
    return [
        moment(item.made_at),
        item.number,
        terminal.said(STATES[item.told_state]),
        str(item.attempts),
        moment(item.next_attempt_at),
        item.receipt.number if item.receipt else "",
        trouble,
    ]


def _conflict(item: OutboxItem) -> Sentence:
    """Say who rated first, and the ways out."""
    current = told_current(item.problem)
    if current is None:
        return translate(
            "cli",
            "What it was to revise is no longer current. Look and choose with: declarant-client "
            "conflict {number}",
            number=item.number,
        )
    return translate(
        "cli",
        "{name} rated it on {at}. See both and leave it or send a revision with: "
        "declarant-client conflict {number}",
        name=current.rater,
        at=moment(current.at),
        number=item.number,
    )


def sync(terminal: Terminal, _options: argparse.Namespace, client: Client) -> int:
    """Send what waits and fetch what is new; 3 when something still waits, 1 on other trouble."""
    report = client.sync_now.run()
    if report is None:
        terminal.remark(
            translate(
                "cli",
                "Another window or command of this profile is sending and gave no answer in time.",
            )
        )
        submissions = client.store.submissions
        report = SyncReport(waiting=submissions.waiting(), refused=submissions.refused())
        terminal.document(sync_document(report))
        return STILL_WAITS if report.waiting else FAILED
    terminal.document(sync_document(report))
    _tell(terminal, report)
    if not client.store.accounts.accounts():
        terminal.remark(
            translate(
                "cli",
                "There is no account yet. Enter an enrolment code with: declarant-client login "
                "--office URL",
            )
        )
    if report.waiting:
        return STILL_WAITS
    return FAILED if report.troubles else DONE


def _tell(terminal: Terminal, report: SyncReport) -> None:
    terminal.say(
        translate(
            "cli",
            "Sent: {sent}. Still waiting: {waiting}. Refused: {refused}.",
            sent=report.sent,
            waiting=report.waiting,
            refused=report.refused,
        ),
        translate(
            "cli",
            "New or changed: cases {cases}, assessment sheets {sheets}, notices {notices}.",
            cases=report.cases,
            sheets=report.sheets,
            notices=report.notices,
        ),
    )
    terminal.remark(*report.troubles)
    if report.waiting:
        terminal.remark(translate("cli", "What still waits and why: declarant-client outbox"))
    if report.refused:
        terminal.remark(
            translate("cli", "What was refused and why: declarant-client outbox"),
        )
