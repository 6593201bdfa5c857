"""What a killed client had called saved, against what the office holds and what is here."""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from declarant_client.domain.submission import SubmissionState
from declarant_client.wiring import Client
from tests.support.killed_client import Orders, Told, open_profile, place_of


@dataclass
class Ledger:
    """What one profile has called saved, and what it was about to do when it was killed."""

    confirmed: dict[str, str] = field(default_factory=dict)
    """Assessment by id, with the declaration's number."""
    taken_back: set[str] = field(default_factory=set)
    perhaps_back: set[str] = field(default_factory=set)
    """Killed while taking back: either is right."""
    begun: set[str] = field(default_factory=set)
    """Declarations whose saving has begun."""
    drafts: dict[str, int] = field(default_factory=dict)
    exports: dict[str, bool] = field(default_factory=dict)
    """Files by path, and whether they were called written."""

    def note(self, told: Told) -> None:
        """Take down one thing that the client said."""
        match told.what:
            case "saving":
                self.begun.add(told.number)
            case "saved":
                self.confirmed[told.assessment_id] = told.number
            case "undoing":
                self.perhaps_back.add(told.assessment_id)
            case "undone":
                self.perhaps_back.discard(told.assessment_id)
                self.taken_back.add(told.assessment_id)
            case "drafted":
                self.drafts[told.number] = told.level
            case "exporting":
                self.exports[told.path] = False
            case "exported":
                self.exports[told.path] = True


@dataclass
class Findings:
    """What was counted."""

    kills: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    word_lost: int = 0
    """Saved and at the office, but killed before it could say so."""
    drafts: int = 0
    exports: Counter[str] = field(default_factory=Counter)
    leftovers: int = 0
    """Temporary files of exports that were killed."""
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Compares a ledger with the profile and with the office's database."""

    orders: Orders
    ledger: Ledger
    findings: Findings

    def settle(self, office: Path) -> None:
        """Let everything be sent, and reckon up; what is wrong goes to ``findings.faults``."""
        with closing(open_profile(self.orders)) as client:
            report = None
            for _ in range(5):
                report = client.sync_now.run()
                if report is not None and report.waiting == 0:
                    break
            if report is None or report.waiting or report.troubles:
                self.findings.faults.append(f"it does not get done: {report}")
            self._reckon(client, office)
            self._look_at_drafts(client)
            with client.store.connections.reading() as connection:
                if connection.execute("PRAGMA integrity_check").get != "ok":
                    self.findings.faults.append("the database is damaged")
        self._look_at_exports()
        self.findings.confirmed = len(self.ledger.confirmed)

    def _reckon(self, client: Client, office: Path) -> None:
        ledger, faults = self.ledger, self.findings.faults
        held = _held_at(office, self.orders.enterprise)
        there = {held_id: (sha, receipt) for _, held_id, sha, receipt in held}
        for identity, times in Counter(row[0] for row in held).items():
            if times > 1:
                faults.append(f"twice: {identity} {times} times")
        for assessment_id, number in ledger.confirmed.items():
            item = client.store.submissions.item(assessment_id)
            if assessment_id in ledger.taken_back:
                if assessment_id in there:
                    faults.append(f"taken back, and sent: {assessment_id}")
            elif assessment_id not in there:
                if assessment_id not in ledger.perhaps_back:
                    faults.append(f"lost: {assessment_id} of {number}, here {item and item.state}")
            elif item is None or item.state is not SubmissionState.ACCEPTED or not item.receipt:
                faults.append(f"received, and not known here: {assessment_id}")
            elif (item.receipt.content_sha256, item.receipt.number) != there[assessment_id]:
                faults.append(f"receipts differ: {assessment_id}")
        strange = [row for row in held if row[1] not in ledger.confirmed]
        self.findings.word_lost = len(strange)
        faults.extend(
            f"never begun, and received: {identity}"
            for identity, *_ in strange
            if f"{identity}0" not in ledger.begun
        )

    def _look_at_drafts(self, client: Client) -> None:
        for number, level in self.ledger.drafts.items():
            draft = client.store.drafts.draft(place_of(number))
            if draft is None or [row.level for row in draft.rows] != [level]:
                self.findings.faults.append(f"a draft is lost: {number}")
        self.findings.drafts = len(self.ledger.drafts)

    def _look_at_exports(self) -> None:
        self.findings.exports.clear()
        for name, is_written in self.ledger.exports.items():
            path = Path(name)
            if not path.exists():
                self.findings.exports["absent"] += 1
                if is_written:
                    self.findings.faults.append(f"an export is lost: {path.name}")
            elif is_whole(path):
                self.findings.exports["whole"] += 1
            else:
                self.findings.faults.append(f"half an export: {path.name}")
        self.findings.leftovers = len(list(self.orders.exports.glob(".*.part")))


def is_whole(path: Path) -> bool:
    """Whether an export can be read to its end."""
    try:
        match path.suffix:
            case ".json":
                json.loads(path.read_text(encoding="utf-8"))
            case ".xlsx":
                with zipfile.ZipFile(path) as book:
                    return book.testzip() is None
            case _:
                text = path.read_text(encoding="utf-8-sig")
                widths = {len(row) for row in csv.reader(text.splitlines(), strict=True)}
                return text.endswith("\n") and len(widths) == 1
    except (ValueError, OSError, zipfile.BadZipFile, csv.Error):
        return False
    return True


def _held_at(office: Path, enterprise: str) -> list[tuple[str, str, str, str]]:
    with closing(sqlite3.connect(f"file:{office}?mode=ro", uri=True)) as database:
        return database.execute(
            """SELECT identity, assessment_id, content_sha256, receipt_number FROM assessments
               WHERE party_root = ?""",
            (enterprise,),
        ).fetchall()
