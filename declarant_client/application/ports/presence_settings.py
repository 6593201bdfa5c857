"""The settings of the program's presence: tray, start with the session, announcements."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import Any

from declarant_client.application.ports.setting import (
    Setting,
    SettingRefusedError,
    short_form,
)
from declarant_client.domain.sentences import translate

_CLOCK_TIME = len("22:00")


class WhenClosed(StrEnum):
    """What closing the window does where the system has a tray."""

    ASK = "ask"
    TRAY = "tray"
    QUIT = "quit"


def _clock_time(text: str) -> str:
    try:
        return time.fromisoformat(text.strip().zfill(_CLOCK_TIME)).strftime("%H:%M")
    except ValueError as error:
        raise SettingRefusedError(
            translate(
                "settings",
                "“{value}” is not a time of day; it looks like 22:00.",
                value=short_form(text),
            )
        ) from error


START_WITH_SYSTEM: Setting[bool] = Setting(
    key="start_with_system",
    default=False,
    name=translate("settings", "Start with the computer"),
    description=translate(
        "settings", "When you sign in, the program begins in the tray, without a window."
    ),
)
TRAY: Setting[bool] = Setting(
    key="tray",
    default=True,
    name=translate("settings", "Icon in the system tray"),
    description=translate(
        "settings", "Shows how many declarations wait; without it, closing the window quits."
    ),
)
WHEN_CLOSED: Setting[str] = Setting(
    key="when_closed",
    default=str(WhenClosed.ASK),
    words={
        str(WhenClosed.ASK): translate("settings", "Ask"),
        str(WhenClosed.TRAY): translate("settings", "Go on in the tray"),
        str(WhenClosed.QUIT): translate("settings", "Quit"),
    },
    name=translate("settings", "When the window is closed"),
    description=translate(
        "settings", "In the tray the program goes on reading declarations and sending ratings."
    ),
)
ANNOUNCE_CLEARED: Setting[bool] = Setting(
    key="announce_cleared",
    default=True,
    name=translate("settings", "Announce cleared declarations"),
    description=translate(
        "settings", "All that are new together, at most once an hour, never while you type."
    ),
)
ANNOUNCE_RESULTS: Setting[bool] = Setting(
    key="announce_results",
    default=True,
    name=translate("settings", "Announce results"),
    description=translate("settings", "What an office did about a low rating."),
)
ANNOUNCE_NOTICES: Setting[bool] = Setting(
    key="announce_notices",
    default=True,
    name=translate("settings", "Announce notices and documents"),
    description=translate("settings", "New and changed legal documents and notices of offices."),
)
ANNOUNCE_REFUSED: Setting[bool] = Setting(
    key="announce_refused",
    default=True,
    name=translate("settings", "Announce refused ratings"),
    description=translate("settings", "What an office refused waits in the outbox for you."),
)
QUIET_HOURS: Setting[bool] = Setting(
    key="quiet_hours",
    default=False,
    name=translate("settings", "Quiet hours"),
    description=translate(
        "settings", "In these hours nothing is announced; what came is told afterwards, together."
    ),
)
QUIET_FROM: Setting[str] = Setting(
    key="quiet_from",
    default="22:00",
    normalise=_clock_time,
    name=translate("settings", "Quiet from"),
    description=translate("settings", "Time of day on Vietnam's clock, such as 22:00."),
)
QUIET_TO: Setting[str] = Setting(
    key="quiet_to",
    default="06:00",
    normalise=_clock_time,
    name=translate("settings", "Quiet until"),
    description=translate("settings", "Time of day on Vietnam's clock, such as 06:00."),
)

PRESENCE_SETTINGS: tuple[Setting[Any], ...] = (
    START_WITH_SYSTEM,
    TRAY,
    WHEN_CLOSED,
    ANNOUNCE_CLEARED,
    ANNOUNCE_RESULTS,
    ANNOUNCE_NOTICES,
    ANNOUNCE_REFUSED,
    QUIET_HOURS,
    QUIET_FROM,
    QUIET_TO,
)
