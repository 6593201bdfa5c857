"""What narrows the worklist: the choices of its filters, and what the rules leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from declarant_client.domain.declaration import Channel

if TYPE_CHECKING:
    from declarant_client.contract.shapes import Text


@dataclass(frozen=True, slots=True)
class WorklistChoices:
    """What the worklist's filters can be set to: (value, text to show)."""

    enterprises: tuple[tuple[str, str], ...]
    branches: tuple[tuple[str, Text], ...]
    """In the order of their Vietnamese names; who shows them puts them in the reader's."""
    declarant_users: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingOfEnterprise:
    """How much of one enterprise's a list shows; without a code: of none that is known."""

    tax_code: str | None
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Silent:
    """Channels and regimes (upper case) whose declarations are not asked about."""

    channels: tuple[Channel, ...]
    regimes: tuple[str, ...]
