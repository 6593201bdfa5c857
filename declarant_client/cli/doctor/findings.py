"""What a check found, and how checks are run: one that meets trouble harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

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


def each(
    checks: Sequence[tuple[str, Callable[[Given], Sentence]]], given: Given
) -> Iterator[Finding]:
    """Run checks in turn."""
    for name, check in checks:
        yield found(name, lambda check=check: check(given))  # type: ignore[misc]
