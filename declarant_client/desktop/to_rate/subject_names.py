"""What an assessed subject is called in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.contract.assessments import SubjectSource
from declarant_client.desktop.speech import text_of

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import DraftRow
    from declarant_client.application.rating_form import Offered


def subject_name(row: DraftRow, offered: Offered) -> str:
    """Return the directory's name in the window's language; what was typed stays as it was."""
    in_both = None if row.source == SubjectSource.TYPED else offered.name_of(row)
    return text_of(in_both) if in_both else row.name
