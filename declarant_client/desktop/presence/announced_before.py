"""What was announced in earlier runs, and a pause that outlives them: a file in the profile."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from declarant_client.domain.announcing import Announcing, NewsKind

_PAUSE = "pause/until"


class AnnouncedBefore:
    """An hour between two digests is an hour also where the program was started in between."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def policy(self) -> Announcing:
        """Return a policy that knows what was announced before."""
        policy = Announcing()
        if self._file.is_file():
            settings = self._settings()
            for kind in NewsKind:
                policy.told_before(kind, _moment(settings.value(_told(kind))))
            policy.paused_until = _moment(settings.value(_PAUSE))
        return policy

    def keep(self, policy: Announcing) -> None:
        """Remember what was announced, and the pause."""
        # Qt keeps the mode of a file that is there; a new one would get what the umask leaves.
        with suppress(OSError):
            self._file.touch(mode=0o600)
        settings = self._settings()
        for kind in NewsKind:
            settings.setValue(_told(kind), _text(policy.told_at(kind)))
        settings.setValue(_PAUSE, _text(policy.paused_until))
        settings.sync()

    def _settings(self) -> QSettings:
        return QSettings(str(self._file), QSettings.Format.IniFormat)


def _told(kind: NewsKind) -> str:
    return f"announced/{kind}"


def _text(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str) or not value:
        return None
    with suppress(ValueError):
        at = datetime.fromisoformat(value)
        return at if at.tzinfo is not None else None
    return None
