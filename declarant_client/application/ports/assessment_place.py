"""Where an assessment belongs."""

from __future__ import annotations

from dataclasses import dataclass

from declarant_client.domain.declaration import Phase


@dataclass(frozen=True, slots=True)
class Place:
    """An assessment's place: the declaration's identity (11 digits) and the phase."""

    identity: str
    phase: Phase
