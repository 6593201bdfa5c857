"""Parts that are built, and whose modules are loaded, when somebody first asks for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Part = TypeVar("Part")

_BUILDING = threading.RLock()


class late(Generic[Part]):  # noqa: N801 - a decorator, as ``functools.cached_property``
    """A ``cached_property`` that builds once, whichever thread asks, on every Python."""

    def __init__(self, build: Callable[[Any], Part]) -> None:
        self._build = build
        self._name = ""
        self.__doc__ = build.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, whole: None, owner: type) -> late[Part]: ...

    @overload
    def __get__(self, whole: object, owner: type) -> Part: ...

    def __get__(self, whole: object | None, owner: type) -> Part | late[Part]:
        if whole is None:
            return self
        with _BUILDING:
            parts: dict[str, Part] = vars(whole)
            if self._name not in parts:
                parts[self._name] = self._build(whole)
            return parts[self._name]
