"""What a second start of the program hands over to the window that is open already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LONGEST_CALL = 1 << 20
"""Bytes of a call at most: some thousand paths."""
ANSWER = b"here\n"
"""What the open window says to a call that it took."""


class BadCallError(ValueError):
    """What came is no call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What the second start was asked to do."""

    files: tuple[Path, ...] = ()
    """Files to read; absolute, since each start has its own working folder."""
    activation: str = ""
    """The token by which the desktop allows a window to come to the front; empty: none."""
    raises: bool = True
    """Whether the window is to be shown: a start into the tray only looks after it."""

    def encoded(self) -> bytes:
        """Return the call as one line."""
        import json

        plain = {
            "files": [str(path) for path in self.files],
            "activation": self.activation,
            "raises": self.raises,
        }
        # ASCII: a path that is no valid text stays one, as escaped lone surrogates.
        return json.dumps(plain).encode("ascii") + b"\n"

    @classmethod
    def decoded(cls, line: bytes) -> Call:
        """Return the call in a line; raise ``BadCallError``."""
        import json

        try:
            match json.loads(line.decode("ascii")):
                case {"files": list(files), "activation": str(token), "raises": bool(raises)}:
                    paths = tuple(Path(name) for name in files if isinstance(name, str))
                    return cls(files=paths, activation=token, raises=raises)
        except (ValueError, RecursionError) as error:
            raise BadCallError from error
        raise BadCallError


class OneWindow(Protocol):
    """The right to be the one window of a profile, held until the process ends."""

    @property
    def address(self) -> str:
        """Where the window is to listen: a socket's path, or a pipe's name on Windows."""
        ...

    def announce(self) -> None:
        """The window listens now: let later starts know where."""
        ...

    def is_ours(self, descriptor: int) -> bool:
        """Whether the other end of a socket is a process of this user, as far as can be told."""
        ...
