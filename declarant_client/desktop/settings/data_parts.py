"""What the page about the user's data is given by wiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declarant_client.application.exporting import ExportHistory
    from declarant_client.application.forgetting_history import ForgetEndedHistory
    from declarant_client.application.ports.copies import DatabaseCopies
    from declarant_client.application.ports.submissions import SubmissionStore


@dataclass(frozen=True, slots=True, kw_only=True)
class DataParts:
    """Asked in the background."""

    copies: DatabaseCopies
    submissions: SubmissionStore
    export: Callable[[], ExportHistory]
    forgetting: Callable[[], ForgetEndedHistory]
