"""What stands at an office by another's word, as a refusal here has told of it.

Who is refused because somebody else rated first may leave it so. The refusal stays with the
withdrawn assessment, and the declaration counts as rated by the other, until something newer is
told: the other is withdrawn or revised, or a later sheet speaks for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import apsw

if TYPE_CHECKING:
    from declarant_client.application.ports.assessment_place import Place
    from declarant_client.contract.assessments import AssessedBy

OVERTAKEN = """EXISTS (SELECT 1 FROM assessments o WHERE o.revises = a.assessment_id
    AND o.state = 'withdrawn' AND o.receipt IS NOT NULL)"""
"""Of an assessment ``a``: its revision was withdrawn at the office; whether ``a`` stands again is
the office's word."""

TOLD = """l.state IN ('refused', 'withdrawn')
    AND l.problem ->> '$.current.assessment_id' IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM assessments t
        WHERE t.assessment_id = l.problem ->> '$.current.assessment_id' AND t.state = 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM assessments t
        WHERE t.revises = l.problem ->> '$.current.assessment_id' AND t.receipt IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM sheets s
        WHERE s.identity = l.identity AND s.told_at > l.ended_at)"""
"""Of an assessment ``l``: its refusal is the newest word on what stands in its place."""


def standing_elsewhere(connection: apsw.Connection, place: Place) -> AssessedBy | None:
    """Return who rated a place first, by the newest refusal that tells of it."""
    # The worklist's rows need the condition above, and nothing that is slow to load.
    import msgspec

    from declarant_client.contract.assessments import AssessedBy, CurrentAssessment
    from declarant_client.contract.decoding import decoded

    for (told,) in connection.execute(
        f"""SELECT l.problem -> '$.current' FROM assessments l
            WHERE l.identity = ? AND l.phase = ? AND {TOLD} ORDER BY l.entry DESC LIMIT 1""",
        (int(place.identity), place.phase),
    ):
        try:
            current = decoded(told, CurrentAssessment)
        except msgspec.ValidationError:
            return None
        return AssessedBy(
            assessment_id=current.assessment_id,
            rater=current.rater,
            at=current.at,
            phase=place.phase,
        )
    return None
