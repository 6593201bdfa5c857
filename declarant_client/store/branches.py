"""The customs branches that offices, directories and databases name, and how they are found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import apsw

from declarant_client.domain.declaration import Branch, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.vietnamese_text import folded

if TYPE_CHECKING:
    from declarant_client.contract.office import BranchIdentity, DirectoryBranch

_folded = lru_cache(maxsize=8192)(folded)
_CODE_OF_VNACCS = re.compile(r"[0-9]{2}[0-9A-Z]{2}")
"""A branch's code since VNACCS (``03CC``); the codes before it began with a letter (``C03C``)."""
_TELLING = frozenset({Origin.DATABASE, Origin.XML})
"""Origins that name a branch by its code and, as the print does, by its short name."""
_MOST_DECLARED = 1000
"""More than there are; a file that was made up may name any number."""


class KnownBranch(NamedTuple):
    """A branch as it is named: ``keys`` are its code, short names and aliases, in upper case.

    One that only the declaration software's database names has no English name, and may have none.
    """

    code: str
    name_vi: str | None
    name_en: str | None
    keys: frozenset[str]

    def is_named(self, word: str) -> bool:
        """Whether a folded word occurs in a name or a key."""
        return any(
            word in _folded(text) for text in (self.name_vi, self.name_en, *self.keys) if text
        )


class KnownBranches:
    """All branches that an account's office, a directory or, behind them, a database names."""

    def __init__(self, branches: Iterable[KnownBranch]) -> None:
        self._branches = tuple(branches)
        self._by_key = {key: branch for branch in reversed(self._branches) for key in branch.keys}
        # A code is a branch's own; another branch may carry it as an alias.
        self._by_key.update((branch.code.upper(), branch) for branch in reversed(self._branches))

    def named(self, *keys: str | None) -> KnownBranch | None:
        """Return the branch of the first key that is known."""
        for key in keys:
            if key and (branch := self._by_key.get(key.strip().upper())):
                return branch
        return None

    def keys_of(self, key: str) -> set[str]:
        """Return every key of the branch that goes by ``key``, itself included."""
        wanted = key.strip().upper()
        branch = self._by_key.get(wanted)
        return {wanted, *(branch.keys if branch else ())}

    def keys_named(self, word: str) -> set[str]:
        """Return the keys of all branches in whose names a folded word occurs."""
        return {key for branch in self._branches if branch.is_named(word) for key in branch.keys}


def known_branches(connection: apsw.Connection) -> KnownBranches:
    """Read all branches, those of the oldest account first, those of databases last."""
    keys: dict[tuple[int, str], set[str]] = {}
    for account_id, code, key in connection.execute(
        "SELECT account_id, code, branch_key FROM branch_keys"
    ):
        keys.setdefault((account_id, code), set()).add(key)
    of_offices = [
        KnownBranch(code, name_vi, name_en, frozenset(keys.get((account_id, code), ())))
        for account_id, code, name_vi, name_en in connection.execute(
            "SELECT account_id, code, name_vi, name_en FROM branches ORDER BY account_id, code"
        )
    ]
    of_sources = [
        Branch(code=code, short_name=short_name, name=name)
        for code, short_name, name in connection.execute(
            "SELECT code, short_name, name FROM source_branches ORDER BY source_id, code"
        )
    ]
    declared = [
        Branch(code=code, short_name=short_name)
        for short_name, code in connection.execute(
            "SELECT short_name, code FROM declared_branches LIMIT ?", (_MOST_DECLARED,)
        )
    ]
    return KnownBranches(completed(of_offices, of_sources, declared))


def completed(
    of_offices: Sequence[KnownBranch],
    of_sources: Sequence[Branch],
    declared: Sequence[Branch] = (),
) -> Sequence[KnownBranch]:
    """Add to the branches that offices name what only databases know: short names, and others.

    Of several databases the first gives the name. What offices use is theirs, and a short name that
    databases give to several codes tells none of them. ``declared`` are the branches as
    declarations name them; they tell the short names that no database knows.
    """
    told = [branch for branch in (*of_sources, *declared) if branch.code]
    if not told:
        return of_offices
    codes = {branch.code.upper() for branch in of_offices}
    theirs = {key for branch in of_offices for key in branch.keys} | codes
    short_names = {branch.short_name.upper() for branch in of_sources if branch.short_name}
    taken = theirs.union(branch.code for branch in told if branch.code)
    aliases = _aliases(of_sources, taken)
    for code, more in _aliases(declared, taken | short_names).items():
        aliases[code] = aliases.get(code, set()) | more
    names: dict[str, str | None] = {}
    for branch in told:
        if branch.code and branch.code not in theirs:
            names[branch.code] = names.get(branch.code) or branch.name
    return [
        *(
            each._replace(keys=each.keys.union(aliases.get(each.code.upper(), ())))
            for each in of_offices
        ),
        *(
            KnownBranch(code, name, None, frozenset({code, *aliases.get(code, ())}))
            for code, name in names.items()
        ),
    ]


def _aliases(told: Iterable[Branch], taken: set[str]) -> dict[str, set[str]]:
    """Return the short names by which each code can be found, of those that mean one branch."""
    codes_of: defaultdict[str, set[str]] = defaultdict(set)
    for branch in told:
        if branch.short_name and branch.code and _CODE_OF_VNACCS.fullmatch(branch.code):
            codes_of[branch.short_name.strip().upper()].add(branch.code)
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for short_name, codes in codes_of.items():
        if short_name not in taken and len(codes) == 1:
            aliases[codes.pop()].add(short_name)
    return aliases


def learn_branches(
    connection: apsw.Connection, readings: Iterable[Declaration], origin: Origin
) -> None:
    """Learn which code a short name stands for from declarations that name both."""
    if origin not in _TELLING:
        return
    pairs = {
        (branch.short_name.strip().upper(), branch.code)
        for branch in {reading.branch for reading in readings}
        if branch.short_name and branch.code and _CODE_OF_VNACCS.fullmatch(branch.code)
    }
    connection.executemany(
        "INSERT INTO declared_branches VALUES (?, ?) ON CONFLICT DO NOTHING", sorted(pairs)
    )


def keep_source_branches(
    connection: apsw.Connection, source_id: int, branches: Iterable[Branch]
) -> None:
    """Keep the branches that a source names, in place of those it named before."""
    connection.execute("DELETE FROM source_branches WHERE source_id = ?", (source_id,))
    connection.executemany(
        "INSERT INTO source_branches VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (source_id, branch.code.strip().upper(), branch.short_name, branch.name)
            for branch in branches
            if branch.code
        ],
    )


def keep_branches(
    connection: apsw.Connection,
    account_id: int,
    answered_for: Iterable[BranchIdentity],
    named: Iterable[DirectoryBranch],
) -> None:
    """Keep what an account's office answers for and what its directory names, in full."""
    connection.execute("DELETE FROM branches WHERE account_id = ?", (account_id,))
    for answers, branches in ((1, answered_for), (0, named)):
        for branch in branches:
            _keep_branch(connection, account_id, branch, answers)


def _keep_branch(
    connection: apsw.Connection,
    account_id: int,
    branch: BranchIdentity | DirectoryBranch,
    answers: int,
) -> None:
    connection.execute(
        """INSERT INTO branches (account_id, code, name_vi, name_en, answers)
           VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        (account_id, branch.code, branch.name.vi, branch.name.en, answers),
    )
    keys = {branch.code, branch.short_name, *branch.aliases} - {None, ""}
    connection.executemany(
        "INSERT INTO branch_keys VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(str(key).strip().upper(), account_id, branch.code) for key in sorted(map(str, keys))],
    )
