"""Who may read a file by its Windows access list, in the text form that Windows itself writes.

Source: "Security Descriptor String Format" and "ACE Strings" in the Win32 documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SYSTEM, _ADMINISTRATORS, _OWNER, _OWNER_RIGHTS = "SY", "BA", "CO", "OW"
_TRUSTED = frozenset({_SYSTEM, _ADMINISTRATORS, _OWNER, _OWNER_RIGHTS})
_TRUSTED_IDS = frozenset({"S-1-5-18", "S-1-5-32-544", "S-1-3-0", "S-1-3-4"})
"""As above, as numbers: the system, administrators, the creator's and the owner's placeholders."""

_EVERYBODY = "WD"
_FIRST_ADMINISTRATOR = "LA"
_LIST = re.compile(r"D:([A-Z_]*)(.*)", re.DOTALL)
_ALLOWS = frozenset({"A", "XA", "OA"})
_INHERIT_ONLY = "IO"


def others_in(descriptor: str, user: str) -> frozenset[str]:
    """Return the ids that may do anything with a file besides ``user``, the system and its masters.

    ``descriptor`` is a security descriptor as a string, ``user`` the user's id (``S-1-5-21-…``).
    Administrators can take every file anyway. No list at all means everybody.
    """
    found = _LIST.search(descriptor)
    if found is None or "NO_ACCESS_CONTROL" in found[1]:
        return frozenset({_EVERYBODY})
    allowed = frozenset(_allowed(entry) for entry in _entries(found[2]))
    own = {user, _FIRST_ADMINISTRATOR if user.endswith("-500") else ""}
    return allowed - _TRUSTED - _TRUSTED_IDS - own - {""}


def _entries(text: str) -> Iterator[str]:
    """Yield the entries of a list, up to the next list; a condition in one has brackets, too."""
    depth, begin = 0, 0
    for place, letter in enumerate(text):
        if letter == "(":
            depth += 1
            begin = place + 1 if depth == 1 else begin
        elif letter == ")":
            depth -= 1
            if depth == 0:
                yield text[begin:place]
        elif depth == 0:
            return


def _allowed(entry: str) -> str:
    """Return whom an entry lets in; "" when nobody into this very file."""
    kind, flags, rights, _, _, who, *_ = [*entry.split(";"), "", "", "", "", "", ""]
    pairs = {flags[place : place + 2] for place in range(0, len(flags), 2)}
    if kind not in _ALLOWS or not rights or _INHERIT_ONLY in pairs:
        return ""
    return who
