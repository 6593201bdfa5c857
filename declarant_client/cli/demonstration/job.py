"""The main job without a window, each step told, and its end checked against the office."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from declarant_client.application.office_wording import CASE_EVENTS, CASE_OUTCOMES
from declarant_client.application.ports.cases import CaseFilter
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import (
    Draft,
    DraftRow,
    HistoryEntry,
    HistoryFilter,
    TypedContact,
)
from declarant_client.application.rating_form import Offered, RatingForm
from declarant_client.application.replying import is_wanted
from declarant_client.application.synchronising import SyncReport
from declarant_client.application.wording import STATES
from declarant_client.cli.demonstration.checking import check_against_office
from declarant_client.cli.demonstration.office import EmbeddedOffice
from declarant_client.cli.demonstration.pictures import rendered_pictures
from declarant_client.cli.demonstration.places import Places
from declarant_client.cli.demonstration.preparing import enrolled, prepared_client
from declarant_client.cli.terminal import Terminal
from declarant_client.contract.assessments import CaseEventKind, Entry, ReplyKind
from declarant_client.domain.declaration import VIETNAM, Declaration, Phase
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client

TO_RATE = 3
PATIENCE_SECONDS = 120
_LOOK_EVERY = 0.5
_CAUSE_OUTSIDE_CUSTOMS = "OUT-"
_CONTACT = TypedContact(name="Nguyễn Thị Minh Họa", phone="0225 3000 111")
_THANKS = "Cảm ơn đơn vị, vụ việc đã được giải quyết xong. (Phản hồi mẫu.)"
_DETAILS = "Hồ sơ chờ ba giờ ở khâu này, không được báo lý do. (Ý kiến mẫu.)"


class JobNotDoneError(SaidError):
    """A step of the main job did not come to what it must."""


def do_main_job(terminal: Terminal, where: Places, office: EmbeddedOffice) -> int:
    """Import, rate, send, await the answer, export, check, draw; 0 only when all was done."""
    client = prepared_client(where, MemorySecrets(), terminal.speech.language)
    try:
        job = _Job(terminal, client, where)
        account = job.sign_in(office)
        job.read()
        job.rate()
        job.send()
        job.await_answers()
        job.show_notices()
        exports = job.export()
        checked = check_against_office(client, account)
    finally:
        client.close()
    terminal.say(
        translate(
            "cli",
            "Checked at the office: {count} assessments, each once, with the receipts kept here.",
            count=checked,
        )
    )
    pictures = rendered_pictures(where, terminal.speech.language)
    terminal.say(translate("cli", "Pictures of the main screens: {folder}", folder=where.results))
    terminal.document(job.document(office, exports, pictures))
    terminal.say(translate("cli", "The main job is done."))
    return 0


class _Job:
    """The steps, in order; each tells what it did and what is stored."""

    def __init__(self, terminal: Terminal, client: Client, where: Places) -> None:
        self._terminal = terminal
        self._client = client
        self._where = where

    def sign_in(self, office: EmbeddedOffice) -> Account:
        account = enrolled(self._client, office).account
        self._terminal.say(
            translate(
                "cli",
                "1. Signed in with the enrolment code for {party} ({tax_code}); the key is kept "
                "in memory for this run.",
                party=account.party_name,
                tax_code=account.party_tax_code,
            )
        )
        return account

    def read(self) -> None:
        report = self._client.importing.run([self._where.samples])
        if report.failed:
            raise JobNotDoneError(report.failed[0].reason)
        self._terminal.say(
            translate(
                "cli",
                "2. Read from {folder}: {read} declarations, {waiting} of them let go.",
                folder=self._where.samples,
                read=report.read,
                waiting=report.read - report.not_cleared,
            )
        )
        self._say_stored()
        self._sync()

    def rate(self) -> None:
        """Rate the sample declarations that are let go: all 5, mixed, and one low."""
        let_go = [declaration for declaration in self._samples() if _is_let_go(declaration)]
        if len(let_go) < TO_RATE:
            raise JobNotDoneError(translate("cli", "The sample declarations are missing."))
        fills = (_all_very_satisfied, _mixed, _one_low)
        for declaration, fill in zip(let_go, fills, strict=False):
            form = self._client.forms.open(declaration.identity)
            if form is None or form.draft is None or form.standing is not None:
                continue  # Rated by an earlier run in a folder that was kept.
            draft = fill(form, form.draft)
            self._client.rating.submit(draft, rater="demo", hold=None)
            self._terminal.say(
                translate(
                    "cli",
                    "3. Rated {number}: {levels}. Saved in the outbox.",
                    number=declaration.number,
                    levels=" ".join(str(row.level) for row in draft.rows),
                )
            )
        self._say_stored()

    def send(self) -> None:
        report = self._sync()
        self._terminal.say(translate("cli", "4. Sent: {count}.", count=report.sent))
        if report.waiting or report.refused:
            raise JobNotDoneError(
                report.troubles[0]
                if report.troubles
                else translate("cli", "The office did not take every assessment.")
            )
        for entry in self._history():
            if entry.receipt is not None:
                self._terminal.say(
                    translate(
                        "cli",
                        "   Receipt {receipt} for declaration {number}.",
                        receipt=entry.receipt.number,
                        number=entry.assessment.declaration.number,
                    )
                )

    def await_answers(self) -> None:
        """Sync until the demonstration officer has closed every case; bounded."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        pause = threading.Event()
        while not self._all_closed():
            if time.monotonic() >= deadline:
                raise JobNotDoneError(
                    translate("cli", "The case of the low rating was not closed in time.")
                )
            pause.wait(_LOOK_EVERY)
            self._sync()
        self._say_cases()
        self._reply()

    def show_notices(self) -> None:
        unread = self._client.store.notices.unread()
        self._terminal.say(
            translate("cli", "6. Notices fetched and not read yet: {count}.", count=unread)
        )

    def export(self) -> list[Path]:
        self._where.results.mkdir(parents=True, exist_ok=True)
        written = []
        for ending in ("xlsx", "csv", "json"):
            path = self._where.results / f"history.{ending}"
            count = self._client.exporting.run(
                HistoryFilter(), path, speak=self._terminal.speech.translate
            )
            self._terminal.say(
                translate("cli", "7. Exported {count} assessments: {path}", count=count, path=path)
            )
            written.append(path)
        return written

    def document(
        self, office: EmbeddedOffice, exports: list[Path], pictures: list[Path]
    ) -> dict[str, Any]:
        """Return what was done, for a program."""
        return {
            "done": True,
            "office": office.url,
            "results": str(self._where.results),
            "exports": [str(path) for path in exports],
            "pictures": [str(path) for path in pictures],
        }

    def _samples(self) -> list[Declaration]:
        found = [
            self._client.store.declarations.declaration(reading.identity)
            for path in self._client.reader.files([self._where.samples])
            for portion in self._client.reader.read(path)
            for reading in portion.declarations
        ]
        return sorted((one for one in found if one), key=lambda one: one.number.digits)

    def _sync(self) -> SyncReport:
        report = self._client.sync_now.run()
        if report is None:
            raise JobNotDoneError(
                translate("cli", "Another process of the demonstration's profile is sending.")
            )
        return report

    def _history(self) -> Iterator[HistoryEntry]:
        return self._client.store.submissions.all_history(HistoryFilter())

    def _all_closed(self) -> bool:
        cases = [case for entry in self._history() for case in entry.cases]
        return bool(cases) and all(
            case.events and case.events[-1].kind is CaseEventKind.CLOSED for case in cases
        )

    def _say_cases(self) -> None:
        said = self._terminal.said
        cases = [case for entry in self._history() for case in entry.cases]
        for case in cases:
            due = f"{case.due_at.astimezone(VIETNAM):%d/%m/%Y}"
            self._terminal.say(
                translate("cli", "5. Case {case}: answer due {day}.", case=case.case_id, day=due)
            )
        for event in (event for case in cases for event in case.events):
            at = event.at.astimezone(VIETNAM)
            line = f"{at:%H:%M:%S} {said(CASE_EVENTS[event.kind])}"
            if event.outcome is not None:
                line += f": {said(CASE_OUTCOMES[event.outcome])}. {event.text}"
            self._terminal.say(translate("cli", "5. The case: {event}", event=line))

    def _reply(self) -> None:
        """Tell the office whether its answers settle the matter, where nobody did yet."""
        cases = self._client.store.cases
        for line in cases.lines(cases.keys(CaseFilter())):
            if is_wanted(line):
                self._client.replying.reply(line, ReplyKind.ACCEPTED, _THANKS)
        sent = self._sync().replies
        self._terminal.say(
            translate("cli", "5. Replied that the answer settles it; sent: {count}.", count=sent)
        )

    def _say_stored(self) -> None:
        totals = self._client.store.submissions.totals(HistoryFilter())
        states = ", ".join(
            f"{self._terminal.said(STATES[state])} {count}" for state, count in totals.by_state
        )
        self._terminal.say(
            translate(
                "cli",
                "   Stored: {declarations} declarations, {assessments} assessments {states}",
                declarations=len(self._samples()),
                assessments=totals.assessments,
                states=f"({states})" if states else "",
            )
        )


def _is_let_go(declaration: Declaration) -> bool:
    return declaration.clearance.phase is Phase.CLEARED


def _all_very_satisfied(_form: RatingForm, draft: Draft) -> Draft:
    rows = tuple(replace(row, level=5, entry=Entry.ALL) for row in draft.rows)
    return replace(draft, rows=rows)


def _mixed(_form: RatingForm, draft: Draft) -> Draft:
    rows = tuple(
        replace(row, level=(4, 5, 3)[index % 3], entry=Entry.SINGLE)
        for index, row in enumerate(draft.rows)
    )
    return replace(draft, rows=rows)


def _one_low(form: RatingForm, draft: Draft) -> Draft:
    """Everyone did well but the last subject: level 1, with a reason, details and a contact."""
    *well, last = draft.rows
    low = replace(
        last,
        level=1,
        entry=Entry.SINGLE,
        reasons=_reason(form.offered, last),
        comment=_DETAILS,
    )
    rows = (*(replace(row, level=4, entry=Entry.SINGLE) for row in well), low)
    return replace(draft, rows=rows, contact=_CONTACT)


def _reason(offered: Offered, row: DraftRow) -> tuple[str, ...]:
    codes = [reason.code for reason in offered.reasons_for(row.kind, 1)]
    inside = [code for code in codes if not code.startswith(_CAUSE_OUTSIDE_CUSTOMS)]
    return tuple(inside[:1] or codes[:1])
