"""The words for the field's values, as sentences: one place for the window and the command line.

What only an office says has its words in ``office_wording``: the first rows do without them.
"""

from __future__ import annotations

from declarant_client.domain.declaration import Channel, Clearance, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import ToldState

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

STATES: dict[ToldState, Sentence] = {
    ToldState.DRAFT: translate("wording", "Draft"),
    ToldState.HELD: translate("wording", "Saved, can still be undone"),
    ToldState.SECOND_LOOK: translate("wording", "Waits for a second look"),
    ToldState.QUEUED: translate("wording", "Waiting to be sent"),
    ToldState.SENDING: translate("wording", "Being sent"),
    ToldState.UNKNOWN: translate("wording", "No answer yet, will ask again"),
    ToldState.ACCEPTED: translate("wording", "Received by the office"),
    ToldState.REVISED: translate("wording", "Replaced by a revision"),
    ToldState.REFUSED: translate("wording", "Refused by the office"),
    ToldState.WITHDRAWN: translate("wording", "Withdrawn"),
}
"""The word of a state: in the window, on paper, in files, on the command line."""
STATE_TONES: dict[ToldState, str] = {
    ToldState.DRAFT: "neutral",
    ToldState.HELD: "note",
    ToldState.SECOND_LOOK: "warning",
    ToldState.QUEUED: "note",
    ToldState.SENDING: "note",
    ToldState.UNKNOWN: "warning",
    ToldState.ACCEPTED: "good",
    ToldState.REVISED: "neutral",
    ToldState.REFUSED: "danger",
    ToldState.WITHDRAWN: "neutral",
}
"""The tone of a state's sign: the name of a pair of the appearance's colours."""
