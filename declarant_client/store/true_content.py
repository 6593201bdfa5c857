"""Whether the bytes of assessments are what was saved: SQLite keeps no sums of what it holds."""

from __future__ import annotations

from collections.abc import Mapping

import apsw
import msgspec

from declarant_client.contract.assessments import Assessment
from declarant_client.contract.canonical import canonical_bytes
from declarant_client.store.columns import json_value
from declarant_client.store.saved_beside import Saved


def is_true(assessment_id: object, content: object, saved: Mapping[str, Saved] | None) -> bool:
    """Whether content is an assessment of this id, and, made here, its bytes as they were saved.

    ``saved`` is what the second record tells; ``None`` for what was not made here.
    """
    try:
        told = json_value(content, Assessment)  # type: ignore[arg-type]  # judged by the decoder
        if told.assessment_id != assessment_id:
            return False
        if saved is None:
            return True
        known = saved.get(told.assessment_id)
        return content == (canonical_bytes(told) if known is None else known.content)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return False


def untrue_content(connection: apsw.Connection, saved: Mapping[str, Saved]) -> str | None:
    """Return the id of the first assessment whose bytes are not what was saved."""
    for assessment_id, content, made_here in connection.execute(
        "SELECT assessment_id, content, made_here FROM assessments ORDER BY entry"
    ):
        if not is_true(assessment_id, content, saved if made_here else None):
            return str(assessment_id)
    return None
