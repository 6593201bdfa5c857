"""What the set-up assistant is given by wiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from declarant_client.application.ports.offices import AccountStore
    from declarant_client.application.ports.settings import Settings
    from declarant_client.application.ports.submissions import DraftStore
    from declarant_client.desktop.accounts import EnrolParts
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.sources.parts import SourcesParts


class Demonstration(Protocol):
    """The program on sample data, in a window and a process of its own."""

    def start(self) -> None:
        """Start it; raises ``SaidError``. Asked in the background."""
        ...

    def failure(self) -> str | None:
        """Return why it ended; ``None`` while it runs or after it ended in order."""
        ...

    def has_ended(self) -> bool:
        """Whether it was started and runs no more."""
        ...

    def let_go(self) -> None:
        """Nobody will ask any more; it goes on by itself."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStepsParts:
    """Stores are asked in the background."""

    settings: Settings
    speaks_vietnamese: Callable[[], bool]
    accounts: AccountStore
    drafts: DraftStore
    enrol: EnrolParts
    sources: SourcesParts
    demonstration: Callable[[], Demonstration]
    """Makes one, not started yet."""
    threads: Threads
