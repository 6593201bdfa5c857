"""How a source stands, in one word and a pair of colours."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from declarant_client.application.watching.standing import Standing

translate = QCoreApplication.translate

_KINDS = {
    Standing.PAUSED: "neutral",
    Standing.RESTING: "neutral",
    Standing.ELSEWHERE: "neutral",
    Standing.AWAY: "warning",
    Standing.TROUBLED: "danger",
    Standing.READING: "note",
    Standing.WATCHED: "good",
}


def standing_word(standing: Standing) -> tuple[str, str]:
    """Return the word, and the kind of chip that shows it."""
    words = {
        Standing.PAUSED: translate("SourceRow", "Paused"),
        Standing.RESTING: translate("SourceRow", "Not watched just now"),
        Standing.ELSEWHERE: translate("SourceRow", "Watched by another window"),
        Standing.AWAY: translate("SourceRow", "Waiting for its folder"),
        Standing.TROUBLED: translate("SourceRow", "Cannot be read"),
        Standing.READING: translate("SourceRow", "Being read"),
        Standing.WATCHED: translate("SourceRow", "Watched"),
    }
    return words[standing], _KINDS[standing]
