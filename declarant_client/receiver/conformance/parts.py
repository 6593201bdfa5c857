"""Parts of the contract: each rule under its name, with the check that holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from declarant_client.receiver.conformance.visits import Visit
from declarant_client.receiver.languages import Said

Work = Callable[[Visit], None]
"""Returns when the rule is kept; raises ``BrokenError`` or ``NotCheckedError``."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the contract, and how it is held against an office."""

    name: str
    rule: Said
    work: Work


class Part:
    """One part of the contract; its checks run in the order in which they are written."""

    def __init__(self, name: str, *, vi: str, en: str) -> None:
        self.name = name
        self.title = Said(vi, en)
        self.checks: list[Check] = []

    def rule(self, name: str, *, vi: str, en: str) -> Callable[[Work], Work]:
        """Put a check in its place under the sentence of its rule."""

        def kept(work: Work) -> Work:
            self.checks.append(Check(name, Said(vi, en), work))
            return work

        return kept
