"""The language of the operating system: Vietnamese when it is, else English."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping

VIETNAMESE = "vi"
ENGLISH = "en"
_LANGID_VIETNAMESE = 0x2A
_PRIMARY_LANGUAGE = 0x3FF
_NO_LANGUAGE = frozenset({"", "c", "posix"})
_FIRST_LISTED = r"(?m)^\s*\"?([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\"?,?\s*$"


def system_language() -> str:
    """Return ``vi`` or ``en``."""
    if sys.platform == "win32":
        return language_of_langid(_windows_langid())
    if sys.platform == "darwin":
        return language_on_macos(os.environ, _apple_languages)
    return language_of_environment(os.environ) or ENGLISH


def language_of_environment(environment: Mapping[str, str]) -> str | None:
    """Return the language that POSIX locale variables name; ``None`` when none does.

    ``LANGUAGE`` (GNU gettext) counts only where a locale other than ``C`` is set, as gettext has
    it; then ``LC_ALL``, ``LC_MESSAGES``, ``LANG``: the first that is not empty.
    """
    locale = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))),
        "",
    )
    if _primary(locale) in _NO_LANGUAGE:
        return None
    preferred = environment.get("LANGUAGE", "").partition(":")[0]
    return _known(_primary(preferred or locale))


def language_on_macos(environment: Mapping[str, str], listed: Callable[[], str]) -> str:
    """Return the first of the user's languages (``defaults read -g AppleLanguages``).

    A locale in the environment goes first: a Terminal sets it, the Finder does not.
    """
    from_environment = language_of_environment(environment)
    if from_environment is not None:
        return from_environment
    match = re.search(_FIRST_LISTED, listed())
    return _known(match[1].lower()) if match else ENGLISH


def language_of_langid(langid: int) -> str:
    """Return the language of a Windows ``LANGID``: the lower 10 bits are the primary language."""
    return VIETNAMESE if langid & _PRIMARY_LANGUAGE == _LANGID_VIETNAMESE else ENGLISH


def _primary(locale: str) -> str:
    return re.split(r"[_.@-]", locale, maxsplit=1)[0].lower()


def _known(language: str) -> str:
    return VIETNAMESE if language in {VIETNAMESE, "vie"} else ENGLISH


def _apple_languages() -> str:
    import subprocess

    try:
        printed = subprocess.run(
            ["/usr/bin/defaults", "read", "-g", "AppleLanguages"],
            capture_output=True,
            check=False,
            timeout=10,
            text=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return printed.stdout


if sys.platform == "win32":
    import ctypes

    def _windows_langid() -> int:
        return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
