"""The words for the field's values, as sentences: one place for the window and the command line.

What only an office says has its words in ``office_wording``: the first rows do without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.domain.declaration import Channel, Clearance, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import HistoryEntry

KINDS: dict[DeclarationKind, Sentence] = {
    DeclarationKind.IMPORT: translate("wording", "Import"),
    DeclarationKind.EXPORT: translate("wording", "Export"),
}
CHANNELS: dict[Channel, Sentence] = {
    Channel.GREEN: translate("wording", "Green"),
    Channel.YELLOW: translate("wording", "Yellow"),
    Channel.RED: translate("wording", "Red"),
}
CLEARANCES: dict[Clearance, Sentence] = {
    Clearance.NONE: translate("wording", "In procedure"),
    Clearance.RELEASED_BEFORE_PERMIT: translate("wording", "Released before permit"),
    Clearance.STORED: translate("wording", "Transported to storage"),
    Clearance.CLEARED: translate("wording", "Cleared"),
    Clearance.CANCELLED: translate("wording", "Cancelled"),
    Clearance.UNKNOWN: translate("wording", "Clearance unknown"),
}
PHASES: dict[Phase, Sentence] = {
    Phase.DURING: translate("wording", "During the procedure"),
    Phase.CLEARED: translate("wording", "After clearance"),
}
LEVELS: dict[int, Sentence] = {
    5: translate("wording", "Very satisfied"),
    4: translate("wording", "Satisfied"),
    3: translate("wording", "Neutral"),
    2: translate("wording", "Dissatisfied"),
    1: translate("wording", "Very dissatisfied"),
}
"""Used until an office's directory gives its own words."""

STATES: dict[SubmissionState, Sentence] = {
    SubmissionState.DRAFT: translate("wording", "Draft"),
    SubmissionState.HELD: translate("wording", "Saved, can still be undone"),
    SubmissionState.QUEUED: translate("wording", "Waiting to be sent"),
    SubmissionState.SENDING: translate("wording", "Being sent"),
    SubmissionState.UNKNOWN: translate("wording", "No answer yet, will ask again"),
    SubmissionState.ACCEPTED: translate("wording", "Received by the office"),
    SubmissionState.REFUSED: translate("wording", "Refused by the office"),
    SubmissionState.WITHDRAWN: translate("wording", "Withdrawn"),
}
SECOND_LOOK = translate("wording", "Waits for a second look")
"""What a low rating says that is held until the user confirms it."""
REVISED = translate("wording", "Replaced by a revision")
"""What a received assessment says once a later one has taken its place."""


def state_of(entry: HistoryEntry) -> Sentence:
    """Return the word for how an assessment stands, wherever it is shown."""
    if entry.revised_by is not None and entry.state is SubmissionState.ACCEPTED:
        return REVISED
    return SECOND_LOOK if entry.awaits_second_look else STATES[entry.state]
