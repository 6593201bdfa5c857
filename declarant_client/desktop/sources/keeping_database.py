"""Keeping a database with its password, also where no keyring can keep the password."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from declarant_client.application.ports.world import KeyringMissingError

if TYPE_CHECKING:
    from declarant_client.application.arranging_sources import ArrangeSources
    from declarant_client.application.ports.sources import NewSource, Source
    from declarant_client.domain.sentences import Sentence


def keep_database(
    arranging: ArrangeSources, known: Source | None, new: NewSource, password: str | None
) -> Sentence | None:
    """Add a database, or change the known one; return what is to be said of its password.

    A ``password`` of ``None`` leaves the one that is kept. Raises what ``arranging`` raises.
    """
    try:
        _keep(arranging, known, new, password)
    except KeyringMissingError as error:
        # Typed once, it serves until the program ends.
        _keep(arranging, known, new, None)
        return error.sentence
    return None


def _keep(
    arranging: ArrangeSources, known: Source | None, new: NewSource, password: str | None
) -> None:
    if known is None:
        arranging.add(new, password)
        return
    arranging.change(
        replace(known, name=new.name, settings=new.settings, waits_from=new.waits_from), password
    )
