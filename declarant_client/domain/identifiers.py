"""Numbers that identify: the declaration's and the tax code's.

Source: ``domain.md`` section 1 (the 12th digit of a declaration number only counts amendments).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from decimal import Decimal

NUMBER_DIGITS = 12
IDENTITY_DIGITS = 11
_LONGEST_EXPONENT = 15
_ROOT_DIGITS = 10
_BRANCH_DIGITS = 3
_TAX_CODE = re.compile(r"([0-9]{10})(?:\s*-?\s*([0-9]{3}))?")
_GROUPING = re.compile(r"[\s\u00a0.,*'-]")


class DeclarationKind(StrEnum):
    """Import (``N``, numbers begin with 1) or export (``X``, numbers begin with 3)."""

    IMPORT = "import"
    EXPORT = "export"


_KIND_BY_FIRST_DIGIT = {"1": DeclarationKind.IMPORT, "3": DeclarationKind.EXPORT}


@dataclass(frozen=True, slots=True)
class DeclarationNumber:
    """A declaration's 12 digits; the first 11 are its identity, the 12th counts amendments."""

    digits: str

    def __post_init__(self) -> None:
        if not (
            len(self.digits) == NUMBER_DIGITS and self.digits.isascii() and self.digits.isdigit()
        ):
            raise ValueError(self.digits)
        if self.digits[0] not in _KIND_BY_FIRST_DIGIT:
            raise ValueError(self.digits)

    @classmethod
    def parse(cls, value: object) -> DeclarationNumber | None:
        """Read a number as cells hold it: text, integer or float; ``None`` when it is none."""
        digits = _digits(value)
        try:
            return cls(digits) if digits else None
        except ValueError:
            return None

    @property
    def identity(self) -> str:
        """The 11 digits that stay the same through amendments."""
        return self.digits[:IDENTITY_DIGITS]

    @property
    def amendment(self) -> int:
        """How often the declaration was amended (0 to 9)."""
        return int(self.digits[IDENTITY_DIGITS])

    @property
    def kind(self) -> DeclarationKind:
        """Import or export, by the first digit."""
        return _KIND_BY_FIRST_DIGIT[self.digits[0]]

    def __str__(self) -> str:
        return self.digits


def _digits(value: object) -> str:
    """Return the digits of a number as cells and databases hold it, empty when it is none."""
    if isinstance(value, bool) or value is None:
        return ""
    if _is_number(value):
        return _whole_digits(value)
    text = str(value).strip()
    if re.fullmatch(r"[0-9]{12}[.,]0+", text):
        return text[:NUMBER_DIGITS]
    return _GROUPING.sub("", text)


def _is_number(value: object) -> TypeGuard[int | float | Decimal]:
    """Whether a cell holds a number: nothing is loaded for text, which the store's rows hold."""
    if isinstance(value, str):
        return False
    from decimal import Decimal

    return isinstance(value, int | float | Decimal)


def _whole_digits(value: float | Decimal) -> str:
    from decimal import Decimal

    exact = Decimal(value)
    # Beyond every identifier; a huge exponent would also take all memory to write out.
    if not exact.is_finite() or exact.adjusted() > _LONGEST_EXPONENT:
        return ""
    return str(int(exact)) if exact == exact.to_integral_value() else ""


@dataclass(frozen=True, slots=True)
class TaxCode:
    """An enterprise's tax code (MST): 10 digits, and 3 more for a branch of the enterprise."""

    root: str
    branch: str | None = None

    @classmethod
    def parse(cls, value: object) -> TaxCode | None:
        """Read ``0314404243 - 001``, ``0314404243001``, ``0314404243-001``; ``None`` otherwise.

        A number lost its leading zero in a cell: integers and floats are padded to 10 digits.
        """
        if isinstance(value, bool) or value is None:
            return None
        if _is_number(value):
            digits = _digits(value)
            if not digits.strip("0"):
                return None
            of_a_branch = len(digits) > _ROOT_DIGITS
            value = digits.zfill(_ROOT_DIGITS + _BRANCH_DIGITS if of_a_branch else _ROOT_DIGITS)
        match = _TAX_CODE.fullmatch(str(value).strip())
        return cls(match[1], match[2]) if match else None

    def __str__(self) -> str:
        return f"{self.root}-{self.branch}" if self.branch else self.root
