"""What a check found, and how checks are run: one that meets trouble harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from declarant_client.application.ports.unexpected import tell_unexpected
from declarant_client.domain.sentences import SaidError, Sentence, translate

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    check: str
    ok: bool
    sentence: Sentence


class TroubleError(SaidError):
    """A check found trouble."""


def found(name: str, check: Callable[[], Sentence]) -> Finding:
    """Run a check; what the system refuses is trouble, too."""
    try:
        return Finding(name, ok=True, sentence=check())
    except SaidError as error:
        return Finding(name, ok=False, sentence=error.sentence)
    except OSError as error:
        could_not = translate(
            "cli", "This could not be checked: {reason}.", reason=error.strerror or error
        )
        return Finding(name, ok=False, sentence=could_not)
    except Exception as error:  # noqa: BLE001 - our defect: told, and everything else is checked
        return _defect(name, error)


def all_of(name: str, findings: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield findings; a defect of ours that ends them is one, too."""
    try:
        yield from findings()
    except Exception as error:  # noqa: BLE001 - our defect: told, and everything else is checked
        yield _defect(name, error)


def _defect(name: str, error: Exception) -> Finding:
    tell_unexpected(error)
    sentence = translate("cli", "This could not be checked: {reason}.", reason=type(error).__name__)
    return Finding(name, ok=False, sentence=sentence)


def each(
    checks: Sequence[tuple[str, Callable[[Given], Sentence]]], given: Given
) -> Iterator[Finding]:
    """Run checks in turn."""
    for name, check in checks:
        yield found(name, lambda check=check: check(given))  # type: ignore[misc]
