"""What a setting is, and the port through which settings are read and kept.

A setting is looked up in three layers: what machine-wide policy fixes, what the user chose, what
is built in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from declarant_client.domain.sentences import SaidError, Sentence, translate

if TYPE_CHECKING:
    from declarant_client.application.ports.setting_in_force import SettingInForce

Value = TypeVar("Value", bound=str | int | bool)
"""What a setting can hold: what TOML, the registry and a command line can all say."""

_LONGEST_NUMBER = 18
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
    words: Mapping[Value, Sentence | str] = field(default_factory=dict, hash=False)
    """What it may hold, in the order to offer it, and what that is called; empty: anything.

    A ``str`` is called the same in every language.
    """
    unit: Sentence | None = None
    """What a number counts, as it stands behind the number."""
    lowest: int | None = None
    highest: int | None = None
    normalise: Callable[[Value], Value] | None = None
    """Returns the form that is kept; raises ``SettingRefusedError``."""
    policy: bool = True
    """Whether machine-wide policy may fix it."""

    @property
    def choices(self) -> tuple[Value, ...]:
        """What it may hold; empty: anything of its kind."""
        return tuple(self.words)

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
            "settings",
            "“{value}” cannot be the value of {key}.",
            value=short_form(value),
            key=self.key,
        )

    def _not_a_choice(self, value: object) -> Sentence:
        return translate(
            "settings",
            "“{value}” cannot be the value of {key}; it is one of: {choices}.",
            value=short_form(value),
            key=self.key,
            choices=", ".join(str(choice) for choice in self.choices),
        )

    def _not_within(self, value: object) -> Sentence:
        return translate(
            "settings",
            "“{value}” cannot be the value of {key}; it is a number from {lowest} to {highest}.",
            value=short_form(value),
            key=self.key,
            lowest=self.lowest,
            highest=self.highest,
        )


def short_form(value: object) -> str:
    """Return a value as an error quotes it."""
    return str(value)[:100]


class SettingSource(StrEnum):
    """Which layer a value comes from."""

    BUILT_IN = "built_in"
    USER = "user"
    POLICY = "policy"


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
