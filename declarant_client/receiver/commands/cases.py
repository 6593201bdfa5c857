"""``case``: working what low ratings opened, step by step."""

from __future__ import annotations

from declarant_client.contract.assessments import (
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    CaseReply,
)
from declarant_client.domain.declaration import VIETNAM
from declarant_client.receiver import cases
from declarant_client.receiver.case_files import CaseFile, case_files
from declarant_client.receiver.cases import NoSuchCaseError, Step, StepNotAllowedError
from declarant_client.receiver.commands.terminal import CommandError, Terminal


def list_cases(terminal: Terminal) -> None:
    """Print the cases, with ``--open`` those that are not closed."""
    with terminal.known_storage() as storage, storage.reading() as connection:
        found = case_files(connection)
    if terminal.options.open:
        found = [file for file in found if file.state is not CaseEventKind.CLOSED]
    if terminal.options.json:
        terminal.document(found)
        return
    for file in found:
        terminal.result(_line(file))


def _line(file: CaseFile) -> str:
    case = file.case
    parts = (
        case.case_id,
        file.state,
        f"{case.level}/5",
        f"{case.subject.kind}: {case.subject.name}",
        file.declaration_number,
        file.enterprise_tax_code,
        f"{case.due_at:%d/%m/%Y}",
        " ".join(file.comment.split()),
        _said(case.replies[-1]) if case.replies else "",
    )
    return "\t".join(parts)


def show_case(terminal: Terminal) -> None:
    """Print one case: what was said, each step of the office, each reply of the enterprise."""
    case_id = terminal.options.case_id
    with terminal.known_storage() as storage, storage.reading() as connection:
        found = [file for file in case_files(connection) if file.case.case_id == case_id]
    if not found:
        raise _no_such_case(case_id)
    for line in _course(found[0]):
        terminal.result(line)


def _course(file: CaseFile) -> list[str]:
    case, contact = file.case, file.contact
    called = f"{contact.name}, {contact.phone}" if contact else ""
    told = [
        (event.at, f"{event.kind}\t{' | '.join(_parts(event))}")
        for event in sorted(case.events, key=lambda event: event.sequence)
    ]
    told += [(reply.at, f"reply\t{_said(reply)}") for reply in case.replies]
    steps = [f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}\t{step}" for at, step in sorted(told)]
    due = f"hạn trả lời / due\t{case.due_at.astimezone(VIETNAM):%d/%m/%Y}"
    return [_line(file), f"{file.rater}\t{called}\t{' '.join(file.reasons)}", due, *steps]


def _parts(event: CaseEvent) -> list[str]:
    parts = (event.unit, event.outcome, event.text, event.measures)
    return [" ".join(part.split()) for part in parts if part]


def _said(reply: CaseReply) -> str:
    return f"{reply.kind}: {' '.join(reply.text.split())}" if reply.text else f"{reply.kind}"


def assign(terminal: Terminal) -> None:
    """Give a case to a unit."""
    _take(terminal, Step(kind=CaseEventKind.ASSIGNED, unit=terminal.options.unit))


def verify(terminal: Terminal) -> None:
    """Say that a case is being looked into."""
    options = terminal.options
    _take(terminal, Step(kind=CaseEventKind.VERIFYING, unit=options.unit, text=options.text))


def answer(terminal: Terminal) -> None:
    """Answer a case: what was found, in which words, and what is done about it."""
    options = terminal.options
    step = Step(
        kind=CaseEventKind.ANSWERED,
        unit=options.unit,
        outcome=CaseOutcome(options.outcome),
        text=options.text,
        measures=options.measures,
    )
    _take(terminal, step)


def close(terminal: Terminal) -> None:
    """Close a case that was answered."""
    _take(terminal, Step(kind=CaseEventKind.CLOSED, text=terminal.options.text))


def _no_such_case(case_id: str) -> CommandError:
    return CommandError(f"Không có vụ việc {case_id} / there is no case {case_id}")


def _take(terminal: Terminal, step: Step) -> None:
    case_id = terminal.options.case_id
    try:
        with terminal.known_storage() as storage, storage.writing() as writing:
            cases.take_step(writing, case_id, step)
    except NoSuchCaseError:
        raise _no_such_case(case_id) from None
    except StepNotAllowedError as error:
        raise CommandError(f"Bước này chưa thực hiện được / not a next step: {error}") from None
    terminal.remark(f"{case_id}: đã ghi nhận ({step.kind}).", f"{case_id}: {step.kind}.")
