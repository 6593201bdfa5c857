"""Numbers that identify: the declaration's and the tax code's.

Source: ``domain.md`` section 1 (the 12th digit of a declaration number only counts amendments).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

NUMBER_DIGITS = 12
IDENTITY_DIGITS = 11
_TAX_CODE = re.compile(r"(\d{10})(?:\s*-?\s*(\d{3}))?")
_GROUPING = re.compile(r"[\s\u00a0.,*'-]")


class DeclarationKind(StrEnum):
    """Import (``N``, numbers begin with 1) or export (``X``, numbers begin with 3)."""

    IMPORT = "import"
    EXPORT = "export"


_KIND_BY_FIRST_DIGIT = {"1": DeclarationKind.IMPORT, "3": DeclarationKind.EXPORT}


@dataclass(frozen=True, slots=True, order=True)
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
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        try:
            exact = Decimal(str(value))
            return str(int(exact)) if exact == exact.to_integral_value() else ""
        except (InvalidOperation, ValueError, OverflowError):
            return ""
    text = str(value).strip()
    if re.fullmatch(r"\d{12}\.0+", text):
        return text[:NUMBER_DIGITS]
    return _GROUPING.sub("", text)


@dataclass(frozen=True, slots=True, order=True)
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
        if isinstance(value, int | float):
            digits = _digits(value)
            value = digits.zfill(10) if len(digits) <= 10 else digits.zfill(13)
        match = _TAX_CODE.fullmatch(str(value).strip())
        return cls(match[1], match[2]) if match else None

    def __str__(self) -> str:
        return f"{self.root}-{self.branch}" if self.branch else self.root
