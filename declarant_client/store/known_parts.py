"""What is kept of a declaration part by part: each origin's readings, the answer, the sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import apsw

from declarant_client.application.ports.declarations import Change
from declarant_client.contract.assessments import Sheet
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.merging import Said, Whole, still_deciding
from declarant_client.domain.origin import Origin
from declarant_client.store.columns import json_text, json_value
from declarant_client.store.merging import what_is_known
from declarant_client.store.readings import readings_of, readings_text

_PARTS = """SELECT w.value, r.origin, r.readings, r.read_at, a.clearance, a.told_at, d.set_aside,
    EXISTS (SELECT 1 FROM sheets s WHERE s.identity = w.value)
FROM json_each(?) w
LEFT JOIN readings_of_origins r ON r.identity = w.value
LEFT JOIN clearance_answers a ON a.identity = w.value
LEFT JOIN declarations d ON d.identity = w.value"""


@dataclass(slots=True)
class KnownParts:
    """The parts of one declaration; ``texts`` are readings as they lie in the database."""

    texts: dict[Origin, str] = field(default_factory=dict)
    told_at: dict[Origin, int] = field(default_factory=dict)
    """When an origin last said something new (microseconds); where that is known."""
    answer: Clearance | None = None
    sheets: list[Sheet] = field(default_factory=list)
    set_aside: bool = False
    is_new: bool = False
    _row: Declaration | None = None

    def whole(self) -> Whole | None:
        """Put the parts together."""
        said = [
            Said(origin, reading)
            for origin, text in self.texts.items()
            for reading in readings_of(text)
        ]
        return what_is_known(said, self.answer, self.sheets)

    def row(self) -> Declaration | None:
        """Return what the parts come to; ``None`` where nothing is kept."""
        if self._row is None:
            whole = self.whole()
            self._row = whole.declaration if whole else None
        return self._row

    def take(self, origin: Origin, reading: Declaration) -> Change:
        """Take a reading in; ``is_new`` says afterwards whether there is something to write."""
        text = readings_text((reading,))
        known = self.texts.get(origin)
        if known == text:
            if self._row is None and self._is_alone:
                self._row = reading
            return Change.UNCHANGED
        if known is not None:
            text = readings_text(still_deciding((*readings_of(known), reading), origin))
            if known == text:
                return Change.UNCHANGED
        before = self.row()
        self.texts[origin], self.is_new = text, True
        self._row = reading if known is None and self._is_alone else None
        if before is None:
            return Change.NEW
        return Change.UNCHANGED if self.row() == before else Change.UPDATED

    @property
    def _is_alone(self) -> bool:
        """Whether nothing but one origin's readings is kept."""
        return len(self.texts) == 1 and self.answer is None and not self.sheets


def parts_known(connection: apsw.Connection, identities: Iterable[int]) -> dict[int, KnownParts]:
    """Return what is kept of each of some declarations, empty where nothing is."""
    known = {identity: KnownParts() for identity in identities}
    with_sheets = []
    for (
        identity,
        origin,
        text,
        read_at,
        answer,
        told_at,
        set_aside,
        has_sheets,
    ) in connection.execute(_PARTS, (json_text(list(known)),)):
        parts = known[identity]
        if origin is not None:
            parts.texts[Origin(origin)] = text
            parts.told_at[Origin(origin)] = read_at
        if answer is not None and parts.answer is None:
            parts.answer = Clearance(answer)
            if told_at is not None:
                parts.told_at[Origin.ANSWER] = told_at
        if set_aside is not None:
            parts.set_aside = bool(set_aside)
        if has_sheets:
            with_sheets.append(identity)
    if with_sheets:
        _add_sheets(connection, known, set(with_sheets))
    return known


def _add_sheets(
    connection: apsw.Connection, known: dict[int, KnownParts], identities: set[int]
) -> None:
    for identity, text, told_at in connection.execute(
        """SELECT identity, sheet, told_at FROM json_each(?) w
           JOIN sheets ON identity = w.value ORDER BY kept""",
        (json_text(list(identities)),),
    ):
        known[identity].sheets.append(json_value(text, Sheet))
        if told_at is not None:
            known[identity].told_at[Origin.SHEET] = told_at
