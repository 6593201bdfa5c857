"""The customs branches that offices and directories name, and what they are found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import apsw

from declarant_client.domain.vietnamese_text import folded

if TYPE_CHECKING:
    from declarant_client.contract.office import BranchIdentity, DirectoryBranch

_folded = lru_cache(maxsize=8192)(folded)


@dataclass(frozen=True, slots=True)
class KnownBranch:
    """A branch as named by the offices: ``keys`` are its code, short names and aliases."""

    code: str
    name_vi: str
    name_en: str
    keys: frozenset[str]

    def is_named(self, word: str) -> bool:
        """Whether a folded word occurs in a name or a key."""
        return any(word in _folded(text) for text in (self.name_vi, self.name_en, *self.keys))


class KnownBranches:
    """All branches that any account's office or directory names."""

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
    """Read all branches, those of the oldest account first."""
    keys: dict[tuple[int, str], set[str]] = {}
    for account_id, code, key in connection.execute(
        "SELECT account_id, code, branch_key FROM branch_keys"
    ):
        keys.setdefault((account_id, code), set()).add(key)
    return KnownBranches(
        KnownBranch(code, name_vi, name_en, frozenset(keys.get((account_id, code), ())))
        for account_id, code, name_vi, name_en in connection.execute(
            "SELECT account_id, code, name_vi, name_en FROM branches ORDER BY account_id, code"
        )
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
