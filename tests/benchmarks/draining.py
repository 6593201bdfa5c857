"""Emptying a full outbox, beside a bare loop that posts the same bodies one by one.

Both to the same office on loopback, over a database that has received nothing. The loop is as
quick as it can be: signed in before its time begins, proxies not looked up, nothing kept. Ours
includes signing in, both commits of each batch and every check of what the office said. Beside
the time stands the processor time of both sides together, which others' work on the machine
disturbs less.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
import requests

from tests.benchmarks.heartbeat import MOST_RUNS, Figures, told
from tests.benchmarks.measuring import compare
from tests.benchmarks.queued_office import QueuedOffice, queued_office

IN_A_PAIR = 1_000
AT_ONCE = 10_000
MOST_PAIRS = 15
GOAL = 5
_CREATED = 201
_TIMEOUT = 60


def run(pairs: int) -> Iterator[str]:
    """Pairs of fewer, since one by one the whole outbox takes a minute; then the whole once."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        with queued_office(Path(name) / "pairs", IN_A_PAIR) as office:
            bodies = office.bodies()
            for comparison in compare(
                [
                    (f"{IN_A_PAIR:,} posted one by one / sent from the outbox (goal {GOAL})", "s"),
                    ("  processor time of both sides", "s"),
                ],
                lambda: posted(office, bodies),
                lambda: drained(office),
                min(pairs, MOST_PAIRS),
            ):
                yield comparison.sentence()
        with queued_office(Path(name) / "whole", AT_ONCE) as office:
            yield _once(office)
            runs = [_window(office) for _ in range(min(pairs, MOST_RUNS))]
            yield from told(runs, f"sending {AT_ONCE:,}")
    yield f"  load of the machine at the end: {_load()}"


def _once(office: QueuedOffice) -> str:
    ours, theirs = drained(office), posted(office, office.bodies())
    return (
        f"{AT_ONCE:,} once: ratio {theirs[0] / ours[0]:.2f},"
        f" of processor time {theirs[1] / ours[1]:.2f};"
        f" {theirs[0]:.1f} against {ours[0]:.1f} s"
    )


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _window(office: QueuedOffice) -> Figures:
    """Let the window send all, in a process of its own."""
    office.receiver.kill()
    with office.profile() as profile:
        command = [sys.executable, "-m", "tests.benchmarks.draining_window", str(profile)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as window:
            if window.stdin is None or window.stdout is None:
                raise ValueError(command)
            print(json.dumps(office.key()), file=window.stdin, flush=True)
            window.stdout.readline()
            office.start()
            print(file=window.stdin, flush=True)
            figures = json.loads(window.stdout.readlines()[-1])
    if figures["sent"] != office.many:
        raise ValueError(figures)
    return {"idle": figures["idle"], "busy": figures["busy"]}


def drained(office: QueuedOffice) -> tuple[float, float]:
    """Let the product send all; return seconds and processor seconds of both sides."""
    office.start()
    with office.client() as client:
        synchronise = client.synchronise
        synchronise.begin()
        figures = _timed(office, lambda: synchronise.run(all_now=True, fetch=False))
        left = client.store.submissions.waiting()
    if left:
        raise ValueError(left)
    return figures


def posted(office: QueuedOffice, bodies: Sequence[tuple[str, bytes]]) -> tuple[float, float]:
    """Post one after the other; return seconds and processor seconds of both sides."""
    office.start()
    with _signed_in(office) as session:
        url = f"{office.receiver.url}/v1/assessments"

        def post_all() -> None:
            for key, body in bodies:
                headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
                answer = session.post(url, data=body, headers=headers, timeout=_TIMEOUT)
                if answer.status_code != _CREATED:
                    raise ValueError(answer.text)

        return _timed(office, post_all)


def _signed_in(office: QueuedOffice) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    url, client_id, secret = office.key()
    granted = session.post(
        f"{url}/oauth2/token",
        data={"grant_type": "client_credentials"},
        auth=(client_id, secret),
        timeout=_TIMEOUT,
    ).json()
    session.headers["Authorization"] = f"Bearer {granted['access_token']}"
    return session


def _timed(office: QueuedOffice, work: Callable[[], object]) -> tuple[float, float]:
    receiver = psutil.Process(office.receiver.process.pid)
    spent, began = _spent(receiver), time.perf_counter()
    work()
    return time.perf_counter() - began, _spent(receiver) - spent


def _spent(receiver: psutil.Process) -> float:
    there = receiver.cpu_times()
    return float(there.user + there.system) + time.process_time()
