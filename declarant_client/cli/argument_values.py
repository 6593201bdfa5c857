"""Values of arguments, read as people type them; each reader raises ``ValueError``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.vietnamese_text import folded

LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class SubjectName:
    """``KIND[:CODE]``, as ``--without`` takes it; without a code every one of the kind is meant."""

    kind: SubjectKind
    code: str | None

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}" if self.code else str(self.kind)

    def means(self, kind: SubjectKind, code: str | None, name: str) -> bool:
        """Whether a subject is meant: by its code, or by its name whatever its accents."""
        if kind is not self.kind:
            return False
        return self.code is None or code == self.code or folded(name) == folded(self.code)


def subject_name(typed: str) -> SubjectName:
    """Read ``KIND[:CODE]``; raise ``ValueError``."""
    kind, _, code = typed.partition(":")
    return SubjectName(SubjectKind(kind.strip().lower()), code.strip() or None)


@dataclass(frozen=True, slots=True)
class SubjectLevel:
    """One ``--subject KIND[:CODE]=N``."""

    subject: SubjectName
    level: int

    def __str__(self) -> str:
        return f"{self.subject}={self.level}"


def is_text(value: object) -> bool:
    """Whether a value may be shown and sent: on Linux an argument may be any bytes."""
    if isinstance(value, Path):
        return True
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def named_path(typed: str) -> Path:
    """Read a file or folder; raise ``ValueError`` for none.

    An unset variable of a script must not mean the current folder.
    """
    if not typed.strip():
        raise ValueError(typed)
    return Path(typed)


def subject_level(typed: str) -> SubjectLevel:
    """Read ``KIND[:CODE]=N``; raise ``ValueError``."""
    subject, _, level = typed.rpartition("=")
    if level not in {str(known) for known in LEVELS}:
        raise ValueError(typed)
    return SubjectLevel(subject_name(subject), int(level))


@dataclass(frozen=True, slots=True)
class SubjectSide:
    """One ``--take KIND[:CODE]=ours|theirs``."""

    subject: SubjectName
    side: str
    """``ours`` or ``theirs``: a ``conflicts.Side``, which the parser alone does without."""

    def __str__(self) -> str:
        return f"{self.subject}={self.side}"


def subject_side(typed: str) -> SubjectSide:
    """Read ``KIND[:CODE]=ours|theirs``; raise ``ValueError``."""
    subject, _, side = typed.rpartition("=")
    if side not in {"ours", "theirs"}:
        raise ValueError(typed)
    return SubjectSide(subject_name(subject), side)


def first_moment(typed: str) -> datetime:
    """Read a day and return its beginning on Vietnam's clock; raise ``ValueError``."""
    return datetime.combine(date.fromisoformat(typed), time(tzinfo=VIETNAM))


def last_moment(typed: str) -> datetime:
    """Read a day and return the beginning of the next; raise ``ValueError``."""
    following = date.fromordinal(date.fromisoformat(typed).toordinal() + 1)
    return datetime.combine(following, time(tzinfo=VIETNAM))


def month(typed: str) -> date:
    """Read a month as ``2026-11`` and return its first day; raise ``ValueError``."""
    return date.fromisoformat(f"{typed}-01")


def tax_code(typed: str) -> str:
    """Read a tax code in any of its spellings; raise ``ValueError``."""
    code = TaxCode.parse(typed)
    if code is None:
        raise ValueError(typed)
    return str(code)


def day(typed: str) -> date:
    """Read a day; raise ``ValueError``."""
    return date.fromisoformat(typed)
