"""What is known of a declaration, put together from everything that was said of it.

A pure function of all that was said and of when: the order of arrival and repetition change
nothing, but for a database, of which the newest word counts. For each field it also tells who
decided it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from operator import attrgetter, itemgetter
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

_facts = attrgetter(*FACTS)
_branch_parts = attrgetter(*BRANCH_PARTS.values())
_ONLY_FILL_GAPS = frozenset({Origin.SHEET, Origin.TYPED, Origin.ANSWER})
_STRICTNESS = {None: 0, Channel.GREEN: 1, Channel.YELLOW: 2, Channel.RED: 3}
_BEGINNING = datetime.min.replace(tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Said:
    """What one origin said of a declaration."""

    origin: Origin
    declaration: Declaration
    as_of: datetime | None = None
    """When it was so: a file's time of change, a database's reading; ``None``: not known."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The declaration that all of it comes to, and who decided each field that is known."""

    declaration: Declaration
    told_by: Mapping[str, Said]


def put_together(said: Sequence[Said]) -> Whole:
    """Put together what was said of one declaration; raises ``ValueError`` for several, or none.

    A field's value is that of the first in this order who says any: the highest amendment, the
    most trusted origin, the newest (who tells no time is the oldest), the furthest clearance, the
    latest permit. The office's sheets and what was typed stand behind all sources, whatever
    amendment they name. The number is the highest amendment. The clearance is the furthest
    (cancelled above all), whoever says so, and ``cleared_at`` that of the first in order who says
    so. A branch is a unit: it is completed only by what does not contradict it.
    """
    ordered = _in_order(said)
    claims = _claims(ordered)
    first = ordered[0]
    if all(one is first for one in claims.values()):
        return Whole(first.declaration, claims)
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


def told_anew(earlier: Sequence[Said], said: Said) -> tuple[Said, ...]:
    """Return one origin's readings with a further one.

    A file says what was true once, and files come in any order. A database says what is true now:
    its newest reading takes the place of those before that tell the same amendment, clearance and
    permit, and is silent only where they are.
    """
    if said.origin is not Origin.DATABASE:
        return (*earlier, said)
    reading = said.declaration
    outdated = [one for one in earlier if _stage(one.declaration) == _stage(reading)]
    for one in outdated:
        reading = _completed(reading, one.declaration)
    return (
        *(one for one in earlier if one not in outdated),
        replace(said, declaration=reading),
    )


def _stage(said: Declaration) -> tuple[str, Clearance, datetime | None]:
    return (said.number.digits, said.clearance, said.cleared_at)


def _completed(said: Declaration, earlier: Declaration) -> Declaration:
    """Return what is said, its gaps filled by what was said before."""
    gaps: dict[str, Any] = {
        name: getattr(earlier, name) for name in FACTS if getattr(said, name) is None
    }
    parts = {name: getattr(said.branch, name) for name in BRANCH_PARTS.values()}
    if not any(parts.values()):
        gaps["branch"] = earlier.branch
    return replace(said, **gaps)


def still_deciding(readings: Sequence[Said]) -> tuple[Said, ...]:
    """Return those of one origin's readings that may still decide a field, in a fixed order.

    The others can be forgotten: whatever else is said, the whole is the same without them.
    """
    if len(readings) == 1:
        return tuple(readings)
    ordered = _in_order(readings)
    needed = {id(one) for one in _claims(ordered).values()}
    return tuple({id(one): one for one in ordered if id(one) in needed}.values())


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
    if len(said) == 1:
        return list(said)
    weighed = sorted([(_weight(one), one) for one in said], key=itemgetter(0), reverse=True)
    if any(one == following for (one, _), (following, _) in pairwise(weighed)):
        weighed.sort(key=lambda weighed: (weighed[0], _tie(weighed[1])), reverse=True)
    return [one for _, one in weighed]


def _weight(one: Said) -> tuple[int, int, datetime, int, datetime]:
    said = one.declaration
    return (
        -1 if one.origin in _ONLY_FILL_GAPS else said.number.amendment,
        one.origin.trust,
        one.as_of or _BEGINNING,
        said.clearance.progress,
        said.cleared_at or _BEGINNING,
    )


def _tie(one: Said) -> tuple[int, str, str]:
    """Order what no rule orders, always alike; a channel is changed to a stricter one later."""
    return (_STRICTNESS[one.declaration.channel], one.origin, repr(one.declaration))


def _claims(ordered: Sequence[Said]) -> dict[str, Said]:
    """Return for each field the one whose value counts, a branch's parts each for itself."""
    claims = {
        "number": max(ordered, key=_weight_of_number),
        "clearance": max(ordered, key=_weight_of_clearance),
    }
    dated = [one for one in ordered if one.declaration.cleared_at is not None]
    if dated:
        claims["cleared_at"] = max(dated, key=_weight_of_time)
    # Backwards, so that whoever stands further in front overwrites.
    for one in reversed(ordered):
        said = one.declaration
        for name, value in zip(FACTS, _facts(said), strict=True):
            if value is not None:
                claims[name] = one
        for name, value in zip(BRANCH_PARTS, _branch_parts(said.branch), strict=True):
            if value is not None:
                claims[name] = one
    return claims


def _weight_of_number(one: Said) -> tuple[str, int]:
    return (one.declaration.number.digits, one.origin.trust)


def _weight_of_clearance(one: Said) -> tuple[int, int]:
    return (one.declaration.clearance.progress, one.origin.trust)


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


def _weight_of_time(one: Said) -> tuple[int, int, int, datetime, datetime]:
    said = one.declaration
    return (
        said.clearance.progress,
        one.origin.trust,
        said.number.amendment,
        one.as_of or _BEGINNING,
        said.cleared_at or _BEGINNING,
    )
