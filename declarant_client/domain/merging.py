"""What is known of a declaration, put together from everything that was said of it.

A pure function of all that was said: the order of arrival and repetition change nothing. For each
field it also tells who decided it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.origin import Origin

FACTS = (
    "regime",
    "team",
    "channel",
    "registered_at",
    "enterprise_tax_code",
    "enterprise_name",
    "agent_code",
    "agent_name",
    "first_number",
    "declarant_user",
)
"""The fields for which the first one in order that says anything decides."""

BRANCH_PARTS = {"branch_code": "code", "branch_short_name": "short_name", "branch_name": "name"}
"""The fields of the branch, and their names within it."""

FIELDS = ("number", "clearance", "cleared_at", *BRANCH_PARTS, *FACTS)
"""Every field whose origin can be told."""

_ONLY_FILL_GAPS = frozenset({Origin.SHEET, Origin.TYPED, Origin.ANSWER})
_STRICTNESS = {None: 0, Channel.GREEN: 1, Channel.YELLOW: 2, Channel.RED: 3}
_BEGINNING = datetime.min.replace(tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin said of a declaration."""

    origin: Origin
    declaration: Declaration


@dataclass(frozen=True, slots=True)
class Whole:
    """The declaration that all of it comes to, and who decided each field that is known."""

    declaration: Declaration
    told_by: Mapping[str, Said]


def put_together(said: Sequence[Said]) -> Whole:
    """Put together what was said of one declaration; raises ``ValueError`` for several, or none.

    A field's value is that of the first in this order who says any: the highest amendment, the
    most trusted origin, the furthest clearance, the newest permit. The office's sheets and what
    was typed stand behind all sources, whatever amendment they name. The number is the highest
    amendment. The clearance is the furthest (cancelled above all), whoever says so, and
    ``cleared_at`` that of the most trusted who says so. A branch is a unit: it is completed only
    by what does not contradict it.
    """
    ordered = _in_order(said)
    claims = _claims(ordered)
    branch, parts = _branch(claims, ordered)
    told_by = {name: one for name, one in claims.items() if name not in BRANCH_PARTS} | parts
    facts: dict[str, Any] = {
        name: getattr(claims[name].declaration, name) for name in FACTS if name in claims
    }
    dated = claims.get("cleared_at")
    whole = Declaration(
        number=claims["number"].declaration.number,
        clearance=claims["clearance"].declaration.clearance,
        cleared_at=dated.declaration.cleared_at if dated else None,
        branch=branch,
        **facts,
    )
    return Whole(whole, told_by)


def still_deciding(readings: Sequence[Declaration], origin: Origin) -> tuple[Declaration, ...]:
    """Return those of one origin's readings that may still decide a field, in a fixed order.

    The others can be forgotten: whatever else is said, the whole is the same without them.
    """
    if len(readings) == 1:
        return tuple(readings)
    ordered = _in_order([Said(origin, reading) for reading in readings])
    needed = {id(one) for one in _claims(ordered).values()}
    return tuple(one.declaration for one in ordered if id(one) in needed)


def with_answer(readings: Sequence[Said], answer: Clearance | None) -> list[Said]:
    """Return readings with the user's answer, which stands in where none tells the clearance."""
    said = list(readings)
    unknown = all(one.declaration.clearance is Clearance.UNKNOWN for one in said)
    if said and unknown and answer is not None:
        number = said[0].declaration.number
        said.append(Said(Origin.ANSWER, Declaration(number=number, clearance=answer)))
    return said


def _in_order(said: Sequence[Said]) -> list[Said]:
    """Return what counts most first: a total order, but for those who say the same."""
    if not said or len({one.declaration.identity for one in said}) > 1:
        msg = f"{[one.declaration.number.digits for one in said]} are not one declaration"
        raise ValueError(msg)
    ordered = sorted(said, key=_weight, reverse=True)
    weights = [_weight(one) for one in ordered]
    if any(one == following for one, following in pairwise(weights)):
        ordered.sort(key=lambda one: (_weight(one), _tie(one)), reverse=True)
    return ordered


def _weight(one: Said) -> tuple[int, int, int, datetime]:
    said = one.declaration
    return (
        -1 if one.origin in _ONLY_FILL_GAPS else said.number.amendment,
        one.origin.trust,
        said.clearance.progress,
        said.cleared_at or _BEGINNING,
    )


def _tie(one: Said) -> tuple[int, str, str]:
    """Order what no rule orders, always alike; a channel is changed to a stricter one later."""
    return (_STRICTNESS[one.declaration.channel], one.origin, repr(one.declaration))


def _claims(ordered: Sequence[Said]) -> dict[str, Said]:
    """Return for each field the one whose value counts, a branch's parts each for itself."""
    claims = {
        "number": max(ordered, key=lambda one: (one.declaration.number, one.origin.trust)),
        "clearance": max(
            ordered, key=lambda one: (one.declaration.clearance.progress, one.origin.trust)
        ),
    }
    dated = [one for one in ordered if one.declaration.cleared_at is not None]
    if dated:
        claims["cleared_at"] = max(dated, key=_weight_of_time)
    for name in FACTS:
        for one in ordered:
            if getattr(one.declaration, name) is not None:
                claims[name] = one
                break
    for name, part in BRANCH_PARTS.items():
        for one in ordered:
            if getattr(one.declaration.branch, part) is not None:
                claims[name] = one
                break
    return claims


def _branch(claims: Mapping[str, Said], ordered: Sequence[Said]) -> tuple[Branch, dict[str, Said]]:
    """Return the branch, and who decided each of its parts."""
    branch, told_by = Branch(), dict[str, Said]()
    speaking = {id(claims[name]) for name in BRANCH_PARTS if name in claims}
    for one in ordered:
        said = one.declaration.branch
        if id(one) not in speaking or _contradict(branch, said):
            continue
        for name, part in BRANCH_PARTS.items():
            if getattr(branch, part) is None and getattr(said, part) is not None:
                told_by[name] = one
        branch = Branch(
            code=said.code if branch.code is None else branch.code,
            short_name=said.short_name if branch.short_name is None else branch.short_name,
            name=said.name if branch.name is None else branch.name,
        )
    return branch, told_by


def _contradict(one: Branch, other: Branch) -> bool:
    return bool(
        (one.code and other.code and one.code != other.code)
        or (one.short_name and other.short_name and one.short_name != other.short_name)
    )


def _weight_of_time(one: Said) -> tuple[int, int, int, datetime]:
    said = one.declaration
    return (
        said.clearance.progress,
        one.origin.trust,
        said.number.amendment,
        said.cleared_at or _BEGINNING,
    )
