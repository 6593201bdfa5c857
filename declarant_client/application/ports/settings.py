"""The settings, each declared once: use cases, window and command line all name them.

A setting that the window is to show needs one more line: in ``desktop/settings/leaves.py``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from declarant_client.application.ports.asking_settings import ASKING_SETTINGS
from declarant_client.application.ports.office_address import OfficeAddressError, office_address
from declarant_client.application.ports.presence_settings import PRESENCE_SETTINGS
from declarant_client.application.ports.setting import (
    Setting,
    SettingFixedError,
    SettingRefusedError,
    Settings,
    SettingsNotSavedError,
    SettingSource,
    short_form,
)
from declarant_client.domain.sentences import translate

# What is imported to be found here too; what is declared here needs no line.
__all__ = [
    "Setting",
    "SettingFixedError",
    "SettingRefusedError",
    "SettingSource",
    "Settings",
    "SettingsNotSavedError",
]

RATER_NAME_LIMIT = 200
_LONGEST_HOST = 253


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > RATER_NAME_LIMIT:
        raise SettingRefusedError(
            translate(
                "settings", "The name is longer than {limit} characters.", limit=RATER_NAME_LIMIT
            )
        )
    return line


def _address(text: str) -> str:
    try:
        return office_address(text) if text.strip() else ""
    except OfficeAddressError as error:
        raise SettingRefusedError(error.sentence) from error


_NOT_IN_A_HOST = frozenset("/@?#\\\"'<> \t")


def _proxy_host(text: str) -> str:
    host = text.strip().lower().removeprefix("http://").rstrip("/").strip("[]")
    # One colon is a port's; an IPv6 address has more.
    if len(host) > _LONGEST_HOST or host.count(":") == 1 or set(host) & _NOT_IN_A_HOST:
        raise SettingRefusedError(
            translate(
                "settings",
                "“{value}” is not the address of a proxy; it looks like proxy.example, and its "
                "port is a setting of its own.",
                value=short_form(text),
            )
        )
    return host


class Language(StrEnum):
    """The language of window and command line; ``system`` follows the operating system."""

    SYSTEM = "system"
    VIETNAMESE = "vi"
    ENGLISH = "en"


class Theme(StrEnum):
    """The window's colours; ``system`` follows the operating system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How much room there is between things."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


LANGUAGE: Setting[str] = Setting(
    key="language",
    default=str(Language.SYSTEM),
    # A language is named in itself: whoever cannot read this one must find the other.
    words={
        str(Language.SYSTEM): translate("settings", "As this computer"),
        str(Language.VIETNAMESE): "Tiếng Việt",
        str(Language.ENGLISH): "English",
    },
    name=translate("settings", "Language"),
    description=translate("settings", "Vietnamese, English, or the language of this computer."),
)
THEME: Setting[str] = Setting(
    key="theme",
    default=str(Theme.SYSTEM),
    words={
        str(Theme.SYSTEM): translate("settings", "As this computer"),
        str(Theme.LIGHT): translate("settings", "Light"),
        str(Theme.DARK): translate("settings", "Dark"),
    },
    name=translate("settings", "Colours"),
    description=translate("settings", "Light, dark, or as this computer is set."),
)
TEXT_SIZE: Setting[int] = Setting(
    key="text_size",
    default=100,
    words={
        90: translate("settings", "Small"),
        100: translate("settings", "Normal"),
        115: translate("settings", "Large"),
        130: translate("settings", "Very large"),
    },
    name=translate("settings", "Text size"),
    description=translate("settings", "Of all text in the window, beside what the system sets."),
)
DENSITY: Setting[str] = Setting(
    key="density",
    default=str(Density.COMFORTABLE),
    words={
        str(Density.COMFORTABLE): translate("settings", "Comfortable"),
        str(Density.COMPACT): translate("settings", "Compact"),
    },
    name=translate("settings", "Density"),
    description=translate("settings", "How much room there is between lines and around controls."),
)
RATER_NAME: Setting[str] = Setting(
    key="rater_name",
    default="",
    normalise=_one_line,
    name=translate("settings", "Your name"),
    description=translate(
        "settings", "Shown to the office, and to colleagues who see your assessments."
    ),
)
HOLD_SECONDS: Setting[int] = Setting(
    key="hold_seconds",
    default=10,
    unit=translate("settings", " seconds"),
    lowest=0,
    highest=600,
    name=translate("settings", "Time to undo"),
    description=translate(
        "settings", "Seconds for which a sent assessment can still be taken back in the window."
    ),
)
SECOND_LOOK: Setting[bool] = Setting(
    key="second_look",
    default=False,
    name=translate("settings", "Second look at low ratings"),
    description=translate(
        "settings",
        "1 and 2 stars wait in the outbox until somebody looks at them again and lets them go.",
    ),
)
SYNC_MINUTES: Setting[int] = Setting(
    key="sync_minutes",
    default=5,
    unit=translate("settings", " minutes"),
    lowest=1,
    highest=1440,
    name=translate("settings", "Time between updates"),
    description=translate("settings", "Minutes after which the offices are asked for news again."),
)
REMINDER_DAYS: Setting[int] = Setting(
    key="reminder_days",
    default=3,
    unit=translate("settings", " days"),
    lowest=0,
    highest=60,
    name=translate("settings", "Reminder before a document takes effect"),
    description=translate(
        "settings", "Days before the effective day from which on it is reminded of; 0: never."
    ),
)
DECLARANT_USER: Setting[str] = Setting(
    key="declarant_user",
    default="",
    normalise=_one_line,
    name=translate("settings", "Show only declarations of the user"),
    description=translate(
        "settings",
        "Your user name in the declaration software; empty: the declarations of all users.",
    ),
)


class PhaseIfUnknown(StrEnum):
    """What part of the procedure is rated where no source tells whether it has ended."""

    ASK = "ask"
    CLEARED = "cleared"
    DURING = "during"


PHASE_IF_UNKNOWN: Setting[str] = Setting(
    key="phase_if_unknown",
    default=str(PhaseIfUnknown.ASK),
    words={
        str(PhaseIfUnknown.ASK): translate("settings", "Ask once"),
        str(PhaseIfUnknown.CLEARED): translate("settings", "After clearance"),
        str(PhaseIfUnknown.DURING): translate("settings", "During the procedure"),
    },
    name=translate("settings", "Phase where the file does not say"),
    description=translate(
        "settings", "What is rated where no source tells whether a declaration has been cleared."
    ),
)
ASK_FOR_STAGES: Setting[bool] = Setting(
    key="ask_for_stages",
    default=True,
    name=translate("settings", "Ask for professional stages"),
    description=translate(
        "settings",
        "Those that the office's sheet names stand in the form; otherwise they can be added to it.",
    ),
)
COPIES_DAYS: Setting[int] = Setting(
    key="copies_days",
    default=92,
    words={
        14: translate("settings", "Two weeks"),
        92: translate("settings", "Three months"),
        366: translate("settings", "One year"),
        1830: translate("settings", "Five years"),
    },
    name=translate("settings", "How long copies are kept"),
    description=translate(
        "settings",
        "One a week after the first two weeks; the newest eight stay in any case. Assessments, "
        "results and notices themselves are kept until you delete them or say otherwise below.",
    ),
)
HISTORY_DAYS: Setting[int] = Setting(
    key="history_days",
    default=0,
    words={
        0: translate("settings", "Always"),
        366: translate("settings", "One year"),
        731: translate("settings", "Two years"),
        1830: translate("settings", "Five years"),
        3660: translate("settings", "Ten years"),
    },
    name=translate("settings", "How long ended history is kept"),
    description=translate(
        "settings",
        "Counted back from the newest receipt. Older assessments go once they were received or "
        "withdrawn and each of their cases is closed and read: never what is open or unsent. "
        "Their declarations stay, and are not asked about again.",
    ),
)
OFFICE_URL: Setting[str] = Setting(
    key="office_url",
    default="",
    normalise=_address,
    name=translate("settings", "Address of the receiving office"),
    description=translate(
        "settings", "Offered when an enrolment code is entered; where policy fixes it, no other."
    ),
)


class ProxyUse(StrEnum):
    """Which proxy leads to an office."""

    SYSTEM = "system"
    """As this computer is set: by its environment, its settings, its automatic configuration."""
    NONE = "none"
    BY_HAND = "by_hand"


PROXY: Setting[str] = Setting(
    key="proxy",
    default=str(ProxyUse.SYSTEM),
    words={
        str(ProxyUse.SYSTEM): translate("settings", "As this computer"),
        str(ProxyUse.NONE): translate("settings", "None"),
        str(ProxyUse.BY_HAND): translate("settings", "By hand"),
    },
    name=translate("settings", "Proxy"),
    description=translate(
        "settings", "The company's way out to the internet: as this computer, none, or by hand."
    ),
)
PROXY_HOST: Setting[str] = Setting(
    key="proxy_host",
    default="",
    normalise=_proxy_host,
    name=translate("settings", "Address of the proxy"),
    description=translate("settings", "Where the proxy is given by hand, such as proxy.example."),
)
PROXY_PORT: Setting[int] = Setting(
    key="proxy_port",
    default=8080,
    lowest=1,
    highest=65535,
    name=translate("settings", "Port of the proxy"),
    description=translate("settings", "Where the proxy is given by hand; mostly 8080 or 3128."),
)
PROXY_USER: Setting[str] = Setting(
    key="proxy_user",
    default="",
    normalise=_one_line,
    name=translate("settings", "User name at the proxy"),
    description=translate("settings", "Only where the proxy given by hand asks for one."),
)

ALL_SETTINGS: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    TEXT_SIZE,
    DENSITY,
    RATER_NAME,
    HOLD_SECONDS,
    SECOND_LOOK,
    SYNC_MINUTES,
    REMINDER_DAYS,
    DECLARANT_USER,
    PHASE_IF_UNKNOWN,
    ASK_FOR_STAGES,
    COPIES_DAYS,
    HISTORY_DAYS,
    *ASKING_SETTINGS,
    OFFICE_URL,
    PROXY,
    PROXY_HOST,
    PROXY_PORT,
    PROXY_USER,
    *PRESENCE_SETTINGS,
)


def setting_named(key: str) -> Setting[Any]:
    """Return the setting of a key as typed; raise ``SettingRefusedError`` where there is none."""
    for setting in ALL_SETTINGS:
        if setting.key == key.strip().lower():
            return setting
    raise SettingRefusedError(
        translate(
            "settings",
            "There is no setting “{key}”; the settings are: {keys}.",
            key=short_form(key),
            keys=", ".join(setting.key for setting in ALL_SETTINGS),
        )
    )
