"""Where a fact about a declaration comes from, and how far it is trusted there."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """The kinds of sources.

    ``TABLE`` is a table of another declaration software, ``TYPED`` a number that the user typed,
    ``SHEET`` the receiving office's assessment sheet, ``ANSWER`` what the user said of a clearance
    that no source could tell.
    """

    DATABASE = "database"
    EDI = "edi"
    XML = "xml"
    PRINT = "print"
    LIST = "list"
    TABLE = "table"
    TYPED = "typed"
    SHEET = "sheet"
    ANSWER = "answer"

    @property
    def trust(self) -> int:
        """How far it is trusted beside another of the same declaration: the higher the more."""
        return _TRUST[self]


# The database and the messages are what customs answered; a print is made from them, a list holds
# what its columns were set to. Names arrive mangled in an XML export, so it stands behind those.
_TRUST = {
    Origin.DATABASE: 60,
    Origin.EDI: 60,
    Origin.XML: 50,
    Origin.PRINT: 40,
    Origin.LIST: 30,
    Origin.TABLE: 20,
    Origin.SHEET: 10,
    Origin.TYPED: 0,
    Origin.ANSWER: 0,
}
