"""Killing a client again and again, and reckoning up at the office what it had called saved."""

from __future__ import annotations

import json
import multiprocessing
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.support import preloaded
from tests.support.client_reckoning import Findings, Ledger, Reckoning
from tests.support.command_line import CommandLine
from tests.support.killed_client import FORMATS, Orders, Told, open_profile, work
from tests.support.killing_office import KillingOffice
from tests.support.receiver_process import ReceiverProcess

LONGEST_RUN = 20.0
"""Seconds after which a client that never came to its point is killed wherever it is."""
_BETWEEN_RUNS = 10_000
"""Numbers of declarations that one run may use."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a client is killed: after a signal, and up to ``spread`` seconds later."""

    signal: str
    doing: str
    spread: float = 0.004


AT_RANDOM = "at any moment"
POINTS: dict[str, Point] = {
    "opening the database": Point("started", "rate", 0.06),
    "taking declarations in": Point("keeping", "rate"),
    "inside the saving transaction": Point("saving", "rate"),
    "just after saving": Point("saved", "rate"),
    "while taking back": Point("undoing", "undo"),
    "while keeping a draft": Point("drafting", "draft"),
    "marking as being sent": Point("sending", "send", 0.03),
    "request on its way": Point("batch request", "send", 0),
    "between request and answer": Point("batch answer", "send", 0),
    "recording the answer": Point("batch answered", "send", 0.008),
    "between question and news": Point("fetch answer", "send", 0),
    "keeping the news": Point("fetch answered", "send", 0.008),
    "beginning an export": Point("exporting", "export", 0.02),
    "in the middle of an export": Point("file", "export", 0.002),
}


class Aim:
    """Kills one client when its point is reached; told by the client's words and by the way."""

    def __init__(
        self, point: Point | None, kill: Callable[[], None], chance: random.Random
    ) -> None:
        self._point = point
        self._kill = kill
        self._wait = chance.random() * point.spread if point else 0.0
        # Of what comes often, a later one too.
        is_often = point is not None and (point.doing == "rate" or "fetch" in point.signal)
        self._left = chance.choice((1, 1, 1, 2, 3)) if is_often else 1
        self._guard = threading.Lock()
        self.is_done = threading.Event()

    def reached(self, signal: str) -> bool:
        """Take note of a signal; return whether the client is dead now."""
        if self._point is None or signal != self._point.signal:
            return self.is_done.is_set()
        with self._guard:
            self._left -= 1
            if self._left > 0 or self.is_done.is_set():
                return self.is_done.is_set()
            if self._wait:
                time.sleep(self._wait)
            self.shoot()
            return True

    def shoot(self) -> None:
        """Kill now."""
        self._kill()
        self.is_done.set()


@dataclass
class Lane:
    """One profile that is killed again and again, and its way to the office."""

    orders: Orders
    way: KillingOffice
    command_line: CommandLine
    chance: random.Random
    ledger: Ledger = field(default_factory=Ledger)
    findings: Findings = field(default_factory=Findings)
    runs: int = 0

    def kill_once(self, phase: str) -> None:
        """Start the client, kill it in one phase, and take down what it had confirmed."""
        self.runs += 1
        if phase == "command line":
            self._kill_command()
        elif phase == "window":
            self._kill_window()
        else:
            self._kill_driver(phase)
        self.way.reached = lambda _point: False
        self.findings.kills[phase] += 1

    def _next_orders(self, doing: str | None) -> Orders:
        wanted = replace(
            self.orders,
            first_number=self.orders.first_number + self.runs * _BETWEEN_RUNS,
            seed=self.chance.getrandbits(32),
        )
        return replace(wanted, doing=(doing, *wanted.doing)) if doing else wanted

    def _kill_driver(self, phase: str) -> None:
        point = POINTS.get(phase)
        hears, says = _context().Pipe(duplex=False)
        process = _context().Process(
            target=work, args=(self._next_orders(point.doing if point else None), says)
        )
        aim = Aim(point, process.kill, self.chance)
        process.start()
        # Only now: an exchange of the one before may still be ending.
        self.way.reached = aim.reached
        says.close()
        longest = self.chance.random() * 0.45 if point is None else LONGEST_RUN
        if point is not None and point.signal == "started":
            aim.reached("started")
        self._listen(hears, aim, longest)
        process.join()
        if not aim.is_done.wait(5):
            self.findings.faults.append(f"a client ended by itself: {phase}")
        process.close()
        hears.close()

    def _listen(self, hears: Connection, aim: Aim, longest: float) -> None:
        deadline = time.monotonic() + longest
        with suppress(EOFError, ConnectionResetError):
            while True:
                if not aim.is_done.is_set() and time.monotonic() >= deadline:
                    aim.shoot()
                if hears.poll(0.01):
                    told: Told = hears.recv()
                    self.ledger.note(told)
                    aim.reached(told.what)
                    if told.what == "exporting":
                        _wait_for_file(Path(told.path), hears)
                        aim.reached("file")

    def _kill_command(self) -> None:
        """Kill a real command: ``rate``, ``sync`` or ``export``."""
        number = f"1{self._next_orders(None).first_number:010d}0"
        path = self.orders.exports / f"command-{self.runs}{self.chance.choice(FORMATS)}"
        self.ledger.exports[str(path)] = False
        self.ledger.begun.add(number)
        commands = (
            ("--json", "rate", number, "--level", "5", "--branch", "03CC"),
            ("--json", "sync"),
            ("--json", "export", str(path)),
        )
        process = self.command_line.start(*self.chance.choice(commands))
        killer = threading.Timer(0.15 + self.chance.random() * 0.8, process.kill)
        killer.start()
        printed, _ = process.communicate()
        killer.cancel()
        with suppress(json.JSONDecodeError):
            document = json.loads(printed)
            if "assessment_id" in document:
                self.ledger.confirmed[document["assessment_id"]] = number

    def _kill_window(self) -> None:
        """Kill a real window while it sends what was rated before it was opened."""
        point = self.chance.choice(
            [
                Point("batch request", "send", 0),
                Point("batch answer", "send", 0),
                Point("batch answered", "send", 0.02),
                Point("fetch answered", "send", 0.05),
            ]
        )
        self._rate_here(3)
        environment = {**self.command_line.environment, "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen(
            [sys.executable, "-m", "declarant_client", "--profile", str(self.orders.profile)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        aim = Aim(point, process.kill, self.chance)
        self.way.reached = aim.reached
        if not aim.is_done.wait(LONGEST_RUN):
            aim.shoot()
            self.findings.faults.append("a window never came to where it should be killed")
        process.wait()

    def _rate_here(self, how_many: int) -> None:
        orders = replace(self._next_orders(None), doing=("rate",))
        hears, says = _context().Pipe(duplex=False)
        process = _context().Process(target=work, args=(orders, says))
        process.start()
        says.close()
        saved = 0
        with suppress(EOFError):
            while True:
                told: Told = hears.recv()
                self.ledger.note(told)
                saved += told.what == "saved"
                if saved >= how_many:
                    process.kill()
        process.join()
        process.close()
        hears.close()

    def settle(self, office: Path) -> None:
        """Let everything be sent, and reckon up; what is wrong goes to ``findings.faults``."""
        Reckoning(self.orders, self.ledger, self.findings).settle(office)


def _context() -> Any:
    """Processes that need not load the program anew, where the system can do that."""
    if preloaded.CAN_FORK:
        return preloaded.context()
    return multiprocessing.get_context("spawn")


def _wait_for_file(path: Path, hears: Connection) -> None:
    """Return once the first byte of an export may lie there, or the client went on."""
    while not hears.poll(0):
        if path.exists() or any(path.parent.glob(f".{path.name}*")):
            return


@contextmanager
def lanes(folder: Path, seed: int, count: int) -> Iterator[tuple[ReceiverProcess, list[Lane]]]:
    """Start an office, and so many profiles of enterprises of their own with a way to it each."""
    (folder / "office").mkdir()
    receiver = ReceiverProcess(folder / "office", "--requests-per-minute", "10000000").set_up()
    with ExitStack() as stack:
        stack.enter_context(receiver)
        port = int(receiver.url.rsplit(":", 1)[1])
        made = []
        for number in range(count):
            way = stack.enter_context(KillingOffice(port))
            made.append(_lane(folder / f"lane-{number}", receiver, way, seed, number))
        yield receiver, made


def _lane(
    folder: Path, receiver: ReceiverProcess, way: KillingOffice, seed: int, number: int
) -> Lane:
    folder.mkdir()
    (folder / "exports").mkdir()
    enterprise = f"031440424{number}"
    command_line = CommandLine(folder)
    code = receiver.enrolment_code_for(enterprise)
    command_line.run("login", "--office", way.url, "--name", f"PC {number}", typed=f"{code}\n")
    keyring = json.loads((folder / "keyring.json").read_text(encoding="utf-8"))
    (secret,) = keyring.values()
    orders = Orders(
        profile=command_line.profile,
        enterprise=enterprise,
        key=(way.url, "", secret),
        exports=folder / "exports",
        first_number=(number + 1) * 10**9,
        seed=seed,
    )
    with closing(open_profile(orders)) as client:
        (account,) = client.store.accounts.accounts()
    return Lane(
        orders=replace(orders, key=(account.office_url, account.client_id, secret)),
        way=way,
        command_line=command_line,
        chance=random.Random(f"{seed} {number}"),
    )


def phases(
    chance: random.Random, kills: int, *, command_every: int, window_every: int
) -> Iterator[str]:
    """Yield where so many clients are killed: a third of them at any moment."""
    for position in range(kills):
        if position % window_every == window_every - 1:
            yield "window"
        elif position % command_every == command_every - 1:
            yield "command line"
        else:
            yield AT_RANDOM if chance.random() < 0.35 else chance.choice(list(POINTS))


def run_lanes(
    made: Sequence[Lane], wanted: Sequence[Iterable[str]], go_on: Callable[[], bool]
) -> None:
    """Kill clients in these phases, each profile's in a thread of its own, until a fault."""
    errors: list[BaseException] = []

    def killing(lane: Lane, phases_of_lane: Iterable[str]) -> None:
        try:
            for phase in phases_of_lane:
                if not go_on() or lane.findings.faults:
                    return
                lane.kill_once(phase)
        except BaseException as error:  # noqa: BLE001 - raised by the thread that waits for it
            errors.append(error)

    threads = [
        threading.Thread(target=killing, args=pair) for pair in zip(made, wanted, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        raise error
