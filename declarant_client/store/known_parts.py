"""What is kept of a declaration part by part: each origin's readings, the answer, the sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import apsw

from declarant_client.application.ports.kept_readings import Change
from declarant_client.contract.assessments import Sheet
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.merging import Said, Whole, still_deciding, told_anew
from declarant_client.domain.origin import Origin
from declarant_client.store.columns import json_text, json_value
from declarant_client.store.merging import what_is_known
from declarant_client.store.readings import readings_of, readings_text
from declarant_client.store.rows import rows_of

_PARTS = """SELECT w.value, r.origin, r.readings, r.read_at, a.clearance, a.told_at, d.set_aside,
    EXISTS (SELECT 1 FROM assessments s WHERE s.identity = w.value),
    EXISTS (SELECT 1 FROM sheets s WHERE s.identity = w.value)
FROM json_each(?) w
LEFT JOIN readings_of_origins r ON r.identity = w.value
LEFT JOIN clearance_answers a ON a.identity = w.value
LEFT JOIN declarations d ON d.identity = w.value"""
# An assessment may be kept without its declaration: restored from an office on a new computer.
_ANYTHING_KEPT = """SELECT w.value FROM json_each(?) w WHERE
    EXISTS (SELECT 1 FROM declarations d WHERE d.identity = w.value)
    OR EXISTS (SELECT 1 FROM readings_of_origins r WHERE r.identity = w.value)
    OR EXISTS (SELECT 1 FROM clearance_answers a WHERE a.identity = w.value)
    OR EXISTS (SELECT 1 FROM assessments s WHERE s.identity = w.value)
    OR EXISTS (SELECT 1 FROM sheets s WHERE s.identity = w.value)"""
_ORIGINS = {origin.value: origin for origin in Origin}


@dataclass(slots=True)
class KnownParts:
    """The parts of one declaration; ``texts`` are readings as they lie in the database."""

    texts: dict[Origin, str] = field(default_factory=dict)
    told_at: dict[Origin, int] = field(default_factory=dict)
    """When an origin last said something new (microseconds); where that is known."""
    answer: Clearance | None = None
    sheets: list[Sheet] = field(default_factory=list)
    set_aside: bool = False
    is_assessed: bool = False
    """Whether an assessment is kept, or a sheet that may name one."""
    to_write: set[Origin] = field(default_factory=set)
    """Origins whose readings are no longer those of the database."""
    _row: Declaration | None = None
    _readings: dict[Origin, tuple[Said, ...]] = field(default_factory=dict)

    def whole(self) -> Whole | None:
        """Put the parts together."""
        said = [one for origin in self.texts for one in self._readings_of(origin)]
        return what_is_known(said, self.answer, self.sheets)

    def row(self) -> Declaration | None:
        """Return what the parts come to; ``None`` where nothing is kept."""
        if self._row is None and (self.texts or self.sheets):
            alone = () if self.is_mixed else self._readings_of(*self.texts)
            if len(alone) == 1:
                self._row = alone[0].declaration
            else:
                whole = self.whole()
                self._row = whole.declaration if whole else None
        return self._row

    @property
    def is_mixed(self) -> bool:
        """Whether more is kept than one origin's readings."""
        return len(self.texts) > 1 or self.answer is not None or bool(self.sheets)

    def stands_as(self, row: Declaration) -> None:
        """Say what the parts come to, as it was written with them."""
        self._row = row

    def _readings_of(self, origin: Origin) -> tuple[Said, ...]:
        if origin not in self._readings:
            self._readings[origin] = readings_of(self.texts[origin], origin)
        return self._readings[origin]

    def take(self, said: Said, now: int) -> Change:
        """Take in what is said ``now`` (microseconds); ``to_write`` tells what is to be written."""
        origin = said.origin
        earlier = self._readings_of(origin) if origin in self.texts else ()
        readings = still_deciding(told_anew(earlier, said))
        if readings == earlier:
            return Change.UNCHANGED
        before = self.row()
        text = self.texts.get(origin)
        self._stand(origin, readings, readings_text(readings))
        change = self._change_since(before)
        if _what(readings) != _what(earlier):
            self.told_at[origin] = now
        elif text is not None and change is Change.UNCHANGED and origin is Origin.DATABASE:
            # It says the same with every round: that is worth writing where it decides more.
            self._stand(origin, earlier, text)
            return change
        self.to_write.add(origin)
        return change

    def _stand(self, origin: Origin, readings: tuple[Said, ...], text: str) -> None:
        self.texts[origin], self._readings[origin], self._row = text, readings, None

    def _change_since(self, before: Declaration | None) -> Change:
        if before is None:
            return Change.NEW
        return Change.UNCHANGED if self.row() == before else Change.UPDATED


def _what(readings: Iterable[Said]) -> list[Declaration]:
    """Return what was said, whenever it was."""
    return [one.declaration for one in readings]


def nothing_kept(connection: apsw.Connection, identities: Sequence[int]) -> set[int]:
    """Return those of some declarations, each named once, of which nothing is kept yet."""
    named = Counter(identities)
    kept = connection.execute(_ANYTHING_KEPT, (json_text(list(named)),))
    return {one for one, times in named.items() if times == 1}.difference(one for (one,) in kept)


def parts_known(connection: apsw.Connection, identities: Iterable[int]) -> dict[int, KnownParts]:
    """Return what is kept of each of some declarations, empty where nothing is."""
    known = {identity: KnownParts() for identity in identities}
    with_sheets = set()
    for identity, origin, text, read_at, *rest in connection.execute(
        _PARTS, (json_text(list(known)),)
    ):
        parts = known[identity]
        if origin is not None:
            parts.texts[_ORIGINS[origin]] = text
            parts.told_at[_ORIGINS[origin]] = read_at
        answer, told_at, set_aside, is_assessed, has_sheets = rest
        parts.set_aside, parts.is_assessed = bool(set_aside), bool(is_assessed)
        if answer is not None:
            parts.answer = Clearance(answer)
            if told_at is not None:
                parts.told_at[Origin.ANSWER] = told_at
        if has_sheets:
            with_sheets.add(identity)
    if with_sheets:
        _add_sheets(connection, known, with_sheets)
    return known


def rows_stand(connection: apsw.Connection, known: dict[int, KnownParts]) -> None:
    """Take what mixed parts come to from the rows made of them, which is quicker than anew."""
    mixed = [identity for identity, parts in known.items() if parts.is_mixed]
    for identity, row in rows_of(connection, mixed) if mixed else ():
        known[identity].stands_as(row)


def _add_sheets(
    connection: apsw.Connection, known: dict[int, KnownParts], identities: set[int]
) -> None:
    for identity, text, told_at in connection.execute(
        """SELECT identity, sheet, told_at FROM json_each(?) w
           JOIN sheets ON identity = w.value ORDER BY kept""",
        (json_text(list(identities)),),
    ):
        parts = known[identity]
        parts.sheets.append(json_value(text, Sheet))
        parts.is_assessed = True
        if told_at is not None:
            parts.told_at[Origin.SHEET] = told_at
