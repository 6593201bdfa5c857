"""An office that is killed in the middle of its work, and clients that log their receipts."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import assessment, low_assessment

CLIENTS = 4
_PATIENCE = 20.0
_TO_THE_END = 120.0
_PAUSE = 0.1
"""Seconds between two tries while the office is down; shorter ones keep it from starting."""
_LONGEST_LIFE = 0.5
"""Seconds from the office's first answer to its death."""
_LATER = {409, 503}
"""Still worked on, or the database is busy: the client asks again."""
_LIMITS = ("--requests-per-minute", "100000000", "--failures-per-minute", "100000000")

Content = dict[str, Any]


@dataclass(slots=True)
class Log:
    """What all clients together sent and got."""

    receipts: dict[str, Content] = field(default_factory=dict)
    sent: dict[str, bool] = field(default_factory=dict)
    """By id: whether a case must have been opened."""
    faults: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note_sent(self, contents: list[Content]) -> None:
        with self._lock:
            self.sent.update((one["assessment_id"], "contact" in one) for one in contents)

    def note_silence(self) -> None:
        with self._lock:
            self.answers["no answer"] += 1

    def note(self, key: str, status: int, receipt: Content | None) -> bool:
        """Log an answer; return whether it settles the assessment."""
        with self._lock:
            self.answers[str(status)] += 1
            if receipt is None:
                if status not in _LATER:
                    self.faults.append(f"{key} was answered with {status}")
                return status not in _LATER
            first = self.receipts.setdefault(key, receipt)
            if receipt != first:
                self.faults.append(f"{key} has two receipts: {first} and {receipt}")
            return True

    def so_far(self) -> dict[str, Content]:
        """The receipts that were given until now."""
        with self._lock:
            return dict(self.receipts)


class Submitter:
    """A plain HTTP client with one key: sends what it made until it knows what became of it."""

    def __init__(self, url: str, code: str, log: Log, seed: int) -> None:
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.headers["Declarant-Client-Version"] = "0.1.0"
        self._url, self._log, self._chance = url, log, random.Random(seed)
        known = self._asked("/v1/enrolments", {"code": code, "name": "máy 1"}).json()
        self._tax_code: str = known["party"]["tax_code"]
        granted = self._http.post(
            f"{url}/oauth2/token",
            data={"grant_type": "client_credentials"},
            auth=(known["client_id"], known["client_secret"]),
            timeout=_PATIENCE,
        ).json()
        # Written after the grant: a session's header would take the place of the key's own.
        self._http.headers["Authorization"] = f"Bearer {granted['access_token']}"

    def work(self, ending: threading.Event) -> None:
        """Send singly and in batches until told to end, and then only what is not settled yet."""
        while not ending.is_set():
            made = low_assessment if self._chance.random() < 0.3 else assessment
            size = self._chance.choice((1, 1, 1, 5, 20))
            contents = [made(self._tax_code) for _ in range(size)]
            self._settle(contents)
            if self._chance.random() < 0.1:
                self._settle(contents)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _settle(self, contents: list[Content]) -> None:
        self._log.note_sent(contents)
        until = time.monotonic() + _TO_THE_END
        left = contents
        while left and time.monotonic() < until:
            try:
                left = self._sent_single(left) if len(left) == 1 else self._sent_batch(left)
            except (requests.RequestException, ValueError):
                self._log.note_silence()
                time.sleep(_PAUSE)
        if left:
            self._log.faults.append(f"{len(left)} were never settled")

    def _sent_single(self, contents: list[Content]) -> list[Content]:
        (content,) = contents
        key = content["assessment_id"]
        answer = self._asked("/v1/assessments", content, key)
        receipt = answer.json() if answer.ok else None
        return [] if self._log.note(key, answer.status_code, receipt) else contents

    def _sent_batch(self, contents: list[Content]) -> list[Content]:
        items = [{"key": one["assessment_id"], "assessment": one} for one in contents]
        answer = self._asked("/v1/assessments/batch", {"items": items})
        outcomes = answer.json()["items"] if answer.ok else []
        if not outcomes:
            self._log.note("a batch", answer.status_code, None)
            return contents
        return [
            content
            for content, outcome in zip(contents, outcomes, strict=True)
            if not self._log.note(outcome["key"], outcome["status"], outcome["receipt"])
        ]

    def _asked(self, path: str, content: Content, key: str | None = None) -> requests.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self._http.post(self._url + path, json=content, headers=headers, timeout=_PATIENCE)


@dataclass
class KilledOffice:
    """The office, its clients, and what they logged."""

    office: ReceiverProcess
    log: Log
    chance: random.Random
    kills: int = 0

    def kill_once(self) -> None:
        """Kill the office at a random moment, start it again, and look for every receipt."""
        time.sleep(self.chance.uniform(0, _LONGEST_LIFE))
        self.office.kill()
        self.kills += 1
        given = self.log.so_far()
        self.office.start()
        self.log.faults += missing(given, self.office.database)


def killed_office(folder: Path, seed: int, log: Log) -> Generator[KilledOffice, None, None]:
    """Yield before each next kill; when closed, let the clients come to their end."""
    ending = threading.Event()
    with ReceiverProcess(folder, *_LIMITS).set_up() as office, ThreadPoolExecutor(CLIENTS) as pool:
        clients = [
            Submitter(office.url, office.enrolment_code_for(f"03000005{number:02d}"), log, seed)
            for number in range(CLIENTS)
        ]
        killed = KilledOffice(office, log, random.Random(seed))
        works: list[Future[None]] = [pool.submit(client.work, ending) for client in clients]
        try:
            while True:
                yield killed
                killed.kill_once()
        finally:
            ending.set()
            for work in works:
                work.result()
            for client in clients:
                client.close()


def missing(receipts: dict[str, Content], database: Path) -> list[str]:
    """Return what is wrong with receipts that were given: not there, or another one."""
    with closing(_reading(database)) as office:
        rows = office.execute("SELECT given_id, receipt_number, content_sha256 FROM assessments")
        there = {given: (number, sha256) for given, number, sha256 in rows}
    return [
        f"{key}: the receipt {receipt} is not there, but {there.get(key)}"
        for key, receipt in receipts.items()
        if there.get(key) != (receipt["number"], receipt["content_sha256"])
    ]


def reckoned(log: Log, database: Path) -> list[str]:
    """Return every fault: lost, twice, never sent, without its case, or a damaged database."""
    with closing(_reading(database)) as office:
        (integrity,) = office.execute("PRAGMA integrity_check").fetchone()
        rows = office.execute(
            """SELECT given_id, enterprise_root || identity || phase,
                      (SELECT count(*) FROM cases c WHERE c.assessment_id = a.assessment_id)
               FROM assessments a"""
        ).fetchall()
    faults = [*log.faults, *missing(log.so_far(), database)]
    faults += [f"{key} is there twice" for key, times in _counted(rows, 0) if times > 1]
    faults += [f"{place} is assessed twice" for place, times in _counted(rows, 1) if times > 1]
    faults += [f"{key} was never sent" for key, *_ in rows if key not in log.sent]
    faults += [f"{key} has no receipt" for key in log.sent if key not in log.receipts]
    faults += [f"{key} has {cases} cases" for key, _, cases in rows if cases != log.sent.get(key)]
    return faults if integrity == "ok" else [*faults, f"the database: {integrity}"]


def _counted(rows: list[tuple[str, str, int]], column: int) -> list[tuple[Any, int]]:
    return list(Counter(row[column] for row in rows).items())


def _reading(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True)
