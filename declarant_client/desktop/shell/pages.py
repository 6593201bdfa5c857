"""What a page is to the window: a place on the rail, built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, eq=False, repr=False)
class Page:
    """One entry of the rail; wiring makes them, in the rail's order."""

    key: str
    """Stable name: ``to_rate``, ``history``, ``notices``, ``settings``."""
    drawing: str
    """Name of its icon."""
    title: Callable[[], str]
    """Its name in the window's language."""
    build: Callable[[QWidget], QWidget]
    """Makes the page's widget, child of the one given; it may follow the protocols below."""
    count: Callable[[], int] | None = None
    """What its badge counts; asked in the background whenever the store changed."""
    ahead: tuple[str, ...] = ()
    """Modules, and packages with all their modules, that it needs first or later."""


@runtime_checkable
class FollowsStore(Protocol):
    """A page that reads anew when something was committed (while shown, or when next shown)."""

    def store_changed(self) -> None:
        """Something in the store changed."""
        ...


@runtime_checkable
class MadeAhead(Protocol):
    """A page with widgets that it does not show yet, and which take a while to make."""

    def make_next(self) -> bool:
        """Make one of them; return whether there was one to make."""
        ...


@runtime_checkable
class SavesItself(Protocol):
    """A page that has something to save before the window closes."""

    def save(self) -> None:
        """Order what is to be saved from ``Threads.writing``: it is done before the threads end."""
        ...


@runtime_checkable
class TakesFocus(Protocol):
    """A page that says where the keyboard goes when it is shown."""

    def take_focus(self) -> None:
        """Put the focus on the page's first useful widget."""
        ...


@runtime_checkable
class HasPlaces(Protocol):
    """A page that shows one of several places: a window that is opened anew goes there again."""

    @property
    def place(self) -> str:
        """Which one is shown."""
        ...

    def go_to(self, place: str) -> None:
        """Show it again."""
        ...
