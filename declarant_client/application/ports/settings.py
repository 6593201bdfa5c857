"""The settings, each declared once, and how they are read and kept.

A setting is looked up in three layers: what machine-wide policy fixes, what the user chose, what
is built in. The declarations are here because use cases, window and command line all name them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar, cast

from declarant_client.application.ports.office_address import OfficeAddressError, office_address
from declarant_client.application.ports.proxies import ProxyUse
from declarant_client.domain.sentences import SaidError, Sentence, translate

Value = TypeVar("Value", bound=str | int | bool)
"""What a setting can hold: what TOML, the registry and a command line can all say."""

RATER_NAME_LIMIT = 200
_LONGEST_NUMBER = 18
_LONGEST_HOST = 253
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


class SettingRefusedError(SaidError):
    """The value does not fit the setting."""


class SettingFixedError(SaidError):
    """Machine-wide policy fixes the setting, so nobody can change it here."""


class SettingsNotSavedError(SaidError):
    """The user's settings could not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[Value]):
    """One setting: ``key`` in files, registry and on the command line; what it may hold."""

    key: str
    default: Value
    name: Sentence
    description: Sentence
    choices: tuple[Value, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    normalise: Callable[[Value], Value] | None = None
    """Returns the form that is kept; raises ``SettingRefusedError``."""
    policy: bool = True
    """Whether machine-wide policy may fix it."""

    def accepted(self, value: object) -> Value:
        """Return ``value`` as this setting keeps it; raise ``SettingRefusedError``.

        Numbers and yes/no are also taken from text, as a registry or a command line holds them.
        """
        typed = self._typed(value)
        if self.choices and typed not in self.choices:
            raise SettingRefusedError(self._not_a_choice(value))
        if isinstance(typed, int) and not self._is_within(typed):
            raise SettingRefusedError(self._not_within(value))
        return typed if self.normalise is None else self.normalise(typed)

    def _typed(self, value: object) -> Value:
        wanted = type(self.default)
        if type(value) is wanted:
            return value
        text = str(value).strip().lower()
        if wanted is bool and text in _YES | _NO:
            return cast("Value", text in _YES)
        if wanted is int and isinstance(value, str) and text.isascii() and text.isdigit():
            return cast("Value", int(text[:_LONGEST_NUMBER]))
        raise SettingRefusedError(self._wrong_kind(value))

    def _is_within(self, number: int) -> bool:
        return (self.lowest is None or number >= self.lowest) and (
            self.highest is None or number <= self.highest
        )

    def _wrong_kind(self, value: object) -> Sentence:
        return translate(
            "settings", "“{value}” cannot be the value of {key}.", value=_short(value), key=self.key
        )

    def _not_a_choice(self, value: object) -> Sentence:
        return translate(
            "settings",
            "“{value}” cannot be the value of {key}; it is one of: {choices}.",
            value=_short(value),
            key=self.key,
            choices=", ".join(str(choice) for choice in self.choices),
        )

    def _not_within(self, value: object) -> Sentence:
        return translate(
            "settings",
            "“{value}” cannot be the value of {key}; it is a number from {lowest} to {highest}.",
            value=_short(value),
            key=self.key,
            lowest=self.lowest,
            highest=self.highest,
        )


def _short(value: object) -> str:
    return str(value)[:100]


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
                value=_short(text),
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


LANGUAGE: Setting[str] = Setting(
    key="language",
    default=str(Language.SYSTEM),
    choices=tuple(str(language) for language in Language),
    name=translate("settings", "Language"),
    description=translate("settings", "Vietnamese, English, or the language of this computer."),
)
THEME: Setting[str] = Setting(
    key="theme",
    default=str(Theme.SYSTEM),
    choices=tuple(str(theme) for theme in Theme),
    name=translate("settings", "Colours"),
    description=translate("settings", "Light, dark, or as this computer is set."),
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
    lowest=0,
    highest=600,
    name=translate("settings", "Time to undo"),
    description=translate(
        "settings", "Seconds for which a sent assessment can still be taken back in the window."
    ),
)
SYNC_MINUTES: Setting[int] = Setting(
    key="sync_minutes",
    default=5,
    lowest=1,
    highest=1440,
    name=translate("settings", "Time between updates"),
    description=translate("settings", "Minutes after which the offices are asked for news again."),
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
OFFICE_URL: Setting[str] = Setting(
    key="office_url",
    default="",
    normalise=_address,
    name=translate("settings", "Address of the receiving office"),
    description=translate(
        "settings", "Offered when an enrolment code is entered; where policy fixes it, no other."
    ),
)
PROXY: Setting[str] = Setting(
    key="proxy",
    default=str(ProxyUse.SYSTEM),
    choices=tuple(str(use) for use in ProxyUse),
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
    RATER_NAME,
    HOLD_SECONDS,
    SYNC_MINUTES,
    DECLARANT_USER,
    OFFICE_URL,
    PROXY,
    PROXY_HOST,
    PROXY_PORT,
    PROXY_USER,
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
            key=_short(key),
            keys=", ".join(setting.key for setting in ALL_SETTINGS),
        )
    )


class SettingSource(StrEnum):
    """Which layer a value comes from."""

    BUILT_IN = "built_in"
    USER = "user"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """One setting with the value that holds now and where it comes from."""

    setting: Setting[Any]
    value: str | int | bool
    source: SettingSource


class Settings(Protocol):
    """The settings in force. Reading never fails: a bad value in a file is complained of."""

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value that holds."""
        ...

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep the user's choice.

        Raises ``SettingRefusedError``, ``SettingFixedError``, ``SettingsNotSavedError``.
        """
        ...

    def reset(self, setting: Setting[Value]) -> None:
        """Forget the user's choice; raises as ``set`` does."""
        ...

    def fixed_by_policy(self, setting: Setting[Value]) -> bool:
        """Whether machine-wide policy fixes it."""
        ...

    def source(self, setting: Setting[Value]) -> SettingSource:
        """Return the layer that the value comes from."""
        ...

    def all(self) -> list[SettingInForce]:
        """Return every setting, in the order to show them."""
        ...

    def complaints(self) -> list[Sentence]:
        """Return what could not be read, with file and key: a sentence each."""
        ...
