"""``case``: working what low ratings opened, step by step."""

from __future__ import annotations

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome
from declarant_client.receiver import cases
from declarant_client.receiver.case_files import CaseFile, case_files
from declarant_client.receiver.cases import NoSuchCaseError, Step, StepNotAllowedError
from declarant_client.receiver.commands.terminal import CommandError, Terminal


def list_cases(terminal: Terminal) -> None:
    """Print the cases, with ``--open`` those that are not closed."""
    with terminal.storage() as storage, storage.reading() as connection:
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
        file.comment.replace("\n", " "),
    )
    return "\t".join(parts)


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


def _take(terminal: Terminal, step: Step) -> None:
    case_id = terminal.options.case_id
    try:
        with terminal.storage() as storage, storage.writing() as writing:
            cases.take_step(writing, case_id, step)
    except NoSuchCaseError:
        raise CommandError(f"Không có vụ việc {case_id} / there is no case {case_id}") from None
    except StepNotAllowedError as error:
        raise CommandError(f"Bước này chưa thực hiện được / not a next step: {error}") from None
    terminal.remark(f"{case_id}: đã ghi nhận ({step.kind}).", f"{case_id}: {step.kind}.")
