"""Computers of one enterprise and of its agent, each with a profile and a key, and one office."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from declarant_client.application.conflicts import Conflict, Side, SubjectKey, SubjectSides
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, DraftRow, TypedContact
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client, open_client
from tests.support.receiver_process import ReceiverProcess
from tests.support.stored_things import reading

ENTERPRISE, AGENT = "0314404243", "0200999777"
NAMES = ("Lan", "Minh", "Đại lý")
KINDS = (SubjectKind.BRANCH, SubjectKind.TEAM)
CONTACT = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 001")


def subject_row(kind: SubjectKind, level: int | None, comment: str) -> DraftRow:
    """One row of the form; a low level is explained by its comment."""
    return DraftRow(
        kind=kind,
        code="01" if kind is SubjectKind.TEAM else None,
        name="Đội 01" if kind is SubjectKind.TEAM else "HQHPKV1",
        source=SubjectSource.DECLARATION,
        level=level,
        comment=comment if level is not None else "",
    )


@dataclass
class Computer:
    """One profile; ``confirmed`` are assessments that were called saved and not taken back."""

    name: str
    folder: Path
    secrets: MemorySecrets
    client: Client
    confirmed: list[str] = field(default_factory=list)

    def rate(self, number: str, levels: Sequence[int | None]) -> None:
        """Rate or revise offline, as the form would: from what stands here."""
        declaration = reading(number, enterprise_tax_code=TaxCode(ENTERPRISE), agent_code=AGENT)
        self.client.store.declarations.keep([declaration], Origin.PRINT)
        rows = tuple(
            subject_row(kind, level, f"{self.name} nói.")
            for kind, level in zip(KINDS, levels, strict=True)
        )
        form = self.client.forms.open(number[:11], Phase.CLEARED)
        assert form is not None
        assert form.draft is not None
        revises = form.draft.revises
        if revises is None and form.assessed_elsewhere is not None:
            revises = form.assessed_elsewhere.assessment_id
        draft = Draft(place=place(number), rows=rows, contact=CONTACT, revises=revises)
        self._keep(self.client.rating.submit(draft, rater=self.name, hold=None).assessment_id)

    def sync(self) -> None:
        """Send what waits and fetch."""
        report = self.client.sync_now.run()
        assert report is not None
        assert not report.troubles, report.troubles
        assert report.waiting == 0

    def close(self) -> None:
        """End the program."""
        self.client.close()

    def restart(self) -> None:
        """Close the program and open it again: all must be in the store."""
        self.client.close()
        self.client = open_client(self.folder, secrets=self.secrets, language="vi")

    def conflicts(self, number: str | None = None) -> list[Conflict]:
        """What waits for a choice: all, or of one declaration."""
        return self.client.conflicts.open_conflicts(number[:11] if number else None)

    def leave(self, conflict: Conflict) -> None:
        """Leave the other's."""
        self.client.conflicts.leave(conflict.ours.assessment_id)

    def merge(self, conflict: Conflict, choices: dict[SubjectKey, Side] | None = None) -> None:
        """Send a revision of both."""
        submitted = self.client.conflicts.merge(
            conflict.ours.assessment_id, choices or {}, rater=self.name
        )
        if submitted is not None:
            self._keep(submitted.assessment_id)

    def is_rated(self, number: str) -> bool:
        """Whether the declaration counts as rated here."""
        row = self.client.store.declarations.row(number[:11])
        assert row is not None
        return row.assessed

    def states(self, numbers: Sequence[str]) -> dict[str, SubmissionState]:
        """Where everything stands that was ever called saved of some declarations."""
        items = [self.client.store.submissions.item(key) for key in self.confirmed]
        assert None not in items
        return {item.assessment_id: item.state for item in items if item and item.number in numbers}

    def _keep(self, assessment_id: str) -> None:
        if assessment_id not in self.confirmed:
            self.confirmed.append(assessment_id)


def place(number: str) -> Place:
    """The place of a cleared declaration."""
    return Place(number[:11], Phase.CLEARED)


@dataclass
class Enterprise:
    """Three computers at one office."""

    office: ReceiverProcess
    computers: tuple[Computer, ...]

    def current(self) -> dict[str, list[str]]:
        """Return the current assessments of each declaration, from the office's own database."""
        with closing(sqlite3.connect(f"file:{self.office.database}?mode=ro", uri=True)) as office:
            rows = office.execute(
                "SELECT identity, assessment_id FROM assessments WHERE state = 'current'"
            )
            found: dict[str, list[str]] = {}
            for identity, assessment_id in rows:
                found.setdefault(identity, []).append(assessment_id)
            return found

    def received(self) -> list[str]:
        """Return everything that the office ever took in."""
        with closing(sqlite3.connect(f"file:{self.office.database}?mode=ro", uri=True)) as office:
            return [row[0] for row in office.execute("SELECT assessment_id FROM assessments")]


@contextmanager
def running_office(folder: Path) -> Iterator[ReceiverProcess]:
    """Start an office that knows the enterprise, and the agent with its mandate."""
    folder.mkdir()
    # The test is no client that should be slowed down.
    with ReceiverProcess(folder, "--requests-per-minute", "1000000").set_up() as office:
        yield office


@contextmanager
def enterprise(folder: Path, office: ReceiverProcess) -> Iterator[Enterprise]:
    """Open three profiles, each with a key of its own: two of the enterprise, one of the agent."""
    office.command("enterprise", "mandate", AGENT, ENTERPRISE)
    codes = [
        office.enrolment_code_for(ENTERPRISE),
        office.enrolment_code_for(ENTERPRISE),
        office.enrolment_code_for(AGENT, "--kind", "agent"),
    ]
    with ExitStack() as stack:
        computers: list[Computer] = []
        for name, code in zip(NAMES, codes, strict=True):
            secrets = MemorySecrets()
            profile = folder / f"profile-{len(computers)}"
            client = open_client(profile, secrets=secrets, language="vi")
            computer = Computer(name, profile, secrets, client)
            stack.callback(computer.close)
            client.enrolling.enrol(office.url, code, name)
            computers.append(computer)
        yield Enterprise(office, tuple(computers))


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens: who does what with which declaration, and how."""

    who: int
    what: str
    """``rate``, ``sync``, ``restart``, ``leave`` or ``merge`` (whatever waits for a choice)."""
    number: int = 0
    levels: tuple[int | None, int | None] = (5, None)
    side: Side | None = None


def happen(scene: Enterprise, event: Event, numbers: Sequence[str]) -> None:
    """Let one event happen."""
    computer = scene.computers[event.who]
    match event.what:
        case "rate":
            computer.rate(numbers[event.number], event.levels)
        case "sync":
            computer.sync()
        case "restart":
            computer.restart()
        case choice:
            for conflict in computer.conflicts():
                choose(computer, conflict, choice, event.side)


def choose(computer: Computer, conflict: Conflict, choice: str, side: Side | None) -> None:
    """Check that the second user is told who rated and when; then leave it, or merge."""
    theirs = conflict.theirs
    if theirs is not None:
        assert theirs.rater in NAMES
        assert theirs.ratings
        assert theirs.assessment_id != conflict.ours.assessment_id
        assert theirs.at is not None
    if choice == "leave" and theirs is not None:
        computer.leave(conflict)
        assert computer.is_rated(conflict.number)
        return
    choices = {
        sides.key: side for sides in conflict.subjects if side is not None and _has(sides, side)
    }
    computer.merge(conflict, choices)


def _has(sides: SubjectSides, side: Side) -> bool:
    return (sides.ours if side is Side.OURS else sides.theirs) is not None


def settle(scene: Enterprise, choices: Sequence[tuple[str, Side | None]]) -> int:
    """Let everybody sync and choose until no choice waits; return how many were made."""
    chosen = 0
    for _ in range(20):
        for computer in scene.computers:
            computer.sync()
            for conflict in computer.conflicts():
                choose(computer, conflict, *choices[chosen % len(choices)])
                chosen += 1
            computer.sync()
        if not any(computer.conflicts() for computer in scene.computers):
            return chosen
    msg = "the choices never come to an end"
    raise AssertionError(msg)


def check(scene: Enterprise, numbers: Sequence[str]) -> None:
    """One current assessment each; everything saved arrived once, or was withdrawn here."""
    current, received = scene.current(), scene.received()
    assert len(received) == len(set(received))
    for number in numbers:
        knowing = [one for one in scene.computers if one.client.store.declarations.row(number[:11])]
        if knowing:
            assert len(current.get(number[:11], ())) == 1, (number, current.get(number[:11]))
        assert all(computer.is_rated(number) for computer in knowing)
    for computer in scene.computers:
        for assessment_id, state in computer.states(numbers).items():
            is_there = assessment_id in received
            expected = SubmissionState.ACCEPTED if is_there else SubmissionState.WITHDRAWN
            assert state is expected, (computer.name, assessment_id, state)
