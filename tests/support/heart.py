"""A timer in the window's thread: what comes late was held up by something else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
FRAME_MS = 1000 / 60
"""What is held up no longer than one frame of a screen nobody sees."""


@dataclass
class Heartbeat:
    """Beats, and keeps by how much each beat was late."""

    late: list[float] = field(default_factory=list)
    """Milliseconds by which each beat was late."""
    began: float = 0.0
    told: Callable[[float], None] | None = None
    """Told each lateness as it is seen, in milliseconds."""
    _last: float = 0.0

    def start(self, parent: QObject) -> QTimer:
        """Begin to beat."""
        timer = QTimer(parent, interval=BEAT_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        self.began = self._last = time.perf_counter()
        timer.start()
        return timer

    def figures(self) -> dict[str, float]:
        """Seconds, the longest block in milliseconds, the shares of all lateness and of blocks."""
        seconds = time.perf_counter() - self.began
        return {
            "seconds": seconds,
            "longest": max(self.late, default=0.0),
            "late": sum(self.late) / (seconds * 1000),
            "frames": sum(late for late in self.late if late > FRAME_MS) / (seconds * 1000),
        }

    def _beat(self) -> None:
        now = time.perf_counter()
        late = max((now - self._last) * 1000 - BEAT_MS, 0.0)
        self.late.append(late)
        self._last = now
        if self.told is not None:
            self.told(late)
