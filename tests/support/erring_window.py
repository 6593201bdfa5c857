"""The real window in a process of its own, in which something goes wrong.

``python -m tests.support.erring_window PROFILE WRONG [EXPECTED]`` opens the program off-screen,
does ``WRONG`` once it has begun, waits until the window of errors tells of ``EXPECTED`` of them,
copies the report, prints what was seen as JSON, and closes. Without ``EXPECTED`` it looks at once.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# In the program's own order: its core first, Qt with the window.
from declarant_client.wiring import open_window  # isort: split

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from declarant_client.desktop.session import Session
from declarant_client.desktop.trouble.error_dialog import ErrorDialog

COMMENT, TAX_CODE, SECRET = "Cán bộ chậm trễ", "0314404243", "s3cret-of-the-key"
DISTINCT, TIMES = 12, 7


def _raise() -> None:
    raise ValueError(f"could not read {COMMENT} of {TAX_CODE} with {SECRET}")


def _in_thread() -> None:
    threading.Thread(target=_raise, name="a thread of ours").start()


def _unraisable() -> None:
    class Wrong:
        def __del__(self) -> None:
            _raise()

    Wrong()


def _work(session: Session) -> None:
    session._parts.window.threads.reading.run(session, _raise, lambda _: None)


def _sender(session: Session) -> None:
    sender = session._sender
    assert sender is not None
    real = sender._parts.synchronise.next_due_at
    wrong = [_raise]

    def once() -> object:
        if wrong:
            wrong.pop()()
        return real()

    sender._parts.synchronise.next_due_at = once  # type: ignore[assignment, method-assign]
    sender.send_now()


def _watching(session: Session) -> None:
    from declarant_client.application.watching.rounds import Rounds

    real = Rounds.next
    wrong = [_raise]

    def once(rounds: Rounds) -> float:
        if wrong:
            wrong.pop()()
        return real(rounds)

    Rounds.next = once  # type: ignore[method-assign, assignment] # given the rounds
    session.watcher.look()


def _many() -> None:
    # Each kind of error has a place in the code of its own.
    for number in range(DISTINCT):
        code = "\n" * number + "raise KeyError('0314404243')"
        for _ in range(TIMES):
            QTimer.singleShot(0, partial(exec, compile(code, "<many>", "exec"), {}))


def _segfault() -> None:
    ctypes.string_at(0)


def _wrong(session: Session, what: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "slot": _raise,
        "thread": _in_thread,
        "unraisable": _unraisable,
        "work": partial(_work, session),
        "sender": partial(_sender, session),
        "watching": partial(_watching, session),
        "many": _many,
        "segfault": _segfault,
    }
    ways[what]()


class Looking(QObject):
    """Waits until the errors are told, then says what is seen."""

    def __init__(self, session: Session, expected: int) -> None:
        super().__init__(session)
        self._session = session
        self._expected = expected
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        dialogs = [
            shown
            for shown in QApplication.topLevelWidgets()
            if isinstance(shown, ErrorDialog) and shown.isVisible()
        ]
        if sum(dialog._count for dialog in dialogs) < self._expected:
            return
        self._timer.stop()
        for dialog in dialogs:
            dialog.copy_report.click()
        sender = self._session._sender
        seen = {
            "dialogs": len(dialogs),
            "title": dialogs[0].windowTitle() if dialogs else None,
            "copied": QGuiApplication.clipboard().text(),
            "window": self._session.window.isVisible(),
            "sender": sender is not None and sender._thread.is_alive(),
            "watching": any(thread.name == "watching" for thread in threading.enumerate()),
        }
        print(json.dumps(seen), flush=True)  # noqa: T201 - what the test reads
        QTimer.singleShot(0, self._session.window.close)


def main() -> int:
    """Open the window and let it go wrong."""
    folder, what = Path(sys.argv[1]), sys.argv[2]
    expected = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    show = Session.show

    def shown(session: Session) -> None:
        show(session)
        looking = Looking(session, expected)
        session.begun.connect(looking.start)
        session.begun.connect(lambda: QTimer.singleShot(0, lambda: _wrong(session, what)))

    Session.show = shown  # type: ignore[method-assign, assignment] # given the session
    return open_window(folder, language="en")


if __name__ == "__main__":
    sys.exit(main())
