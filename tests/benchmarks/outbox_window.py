"""The real window on an outbox of 10,000 items: how long its thread was held up, as JSON.

Run as a process of its own with a folder for the profile.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from declarant_client.application.ports.outbox import OutboxShow
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Background
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.outbox.page import OutboxPage
from declarant_client.domain.declaration import VIETNAM
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.core import Client, open_client
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.window import look_for_garbage, made_application
from tests.support.desk_scene import open_scene
from tests.support.heart import Heartbeat

ITEMS = 10_000
_SETTLES_MS = 3_000
_STEPS, _STEP_MS = 100, 20
_DRAINS, _DRAIN_MS, _DRAINED = 6, 1_000, 1_000
"""The store's watch tells once a second; 1,000 items a second leave: faster than any office."""


def fill(data: Path) -> None:
    """Rate 10,000 declarations that wait to be sent."""
    scene = open_scene(data)
    scene.enrol()
    begun = datetime.now(VIETNAM) - timedelta(seconds=ITEMS)
    for position in range(ITEMS):
        scene.clock.at = begun + timedelta(seconds=position)
        scene.rate(scene.declare(position), ((5, 5, 5, 5), (5, 4), (4, 4, 3), (5,))[position % 4])
    scene.store.close()


def main(profile: Path) -> None:
    """Measure opening, scrolling, and a list that everything leaves."""
    application = made_application()
    client = open_client(profile, secrets=MemorySecrets(), language="vi")
    client.close()
    fill(client.folders.data)
    languages = Languages(application, resources_folder() / "translations")
    languages.install("vi")
    client = open_client(profile, secrets=MemorySecrets(), language="vi")
    desk = Desk(client, MemorySecrets(), languages, Appearance(application), profile)
    session = desk.open(works=False)
    writing = Background("leaving", client.store.close_thread)
    try:
        session.window.resize(1280, 720)
        _wait(_SETTLES_MS)
        look_for_garbage(application)
        figures = {"idle": _measured(session, lambda: None, 2_000)}
        figures["opening"] = _measured(session, lambda: session.window.show_page("outbox"), 1_500)
        page = session.window.show_page("outbox")
        if not isinstance(page, OutboxPage) or page.rows.rowCount() != ITEMS:
            raise TypeError(page)
        spans = _STEPS * _STEP_MS + 1_000
        figures["scrolling"] = _measured(session, lambda: _scroll(page), spans)
        figures["the last row"] = _measured(
            session, lambda: QTest.keyClick(page.list, Qt.Key.Key_End), 1_000
        )
        page.head.part(OutboxShow.WAITING).click()
        _wait(1_000)
        spans = _DRAINS * _DRAIN_MS + 1_500
        figures["emptying"] = _measured(session, lambda: _drain(client, page, writing), spans)
        if page.rows.rowCount() != ITEMS - _DRAINS * _DRAINED:
            raise ValueError(page.rows.rowCount())
    finally:
        writing.close()
        session.close()
        client.close()
    print(json.dumps(figures))


def _scroll(page: OutboxPage) -> None:
    bar = page.list.verticalScrollBar()
    _repeat(page, _STEPS, _STEP_MS, lambda step: bar.setValue(bar.maximum() * step // _STEPS))


def _drain(client: Client, page: OutboxPage, writing: Background) -> None:
    """Let the oldest items leave, and tell the page each time, as the store's watch would."""

    def leave() -> None:
        with client.store.connections.writing() as connection:
            connection.execute(
                """UPDATE assessments SET state = 'withdrawn', ended_at = made_at
                   WHERE entry IN (SELECT entry FROM assessments WHERE state = 'queued'
                                   ORDER BY entry LIMIT ?)""",
                (_DRAINED,),
            )

    _repeat(
        page,
        _DRAINS,
        _DRAIN_MS,
        lambda _: writing.run(page, leave, lambda _: page.store_changed()),
    )


def _repeat(owner: QObject, times: int, span: int, does: Callable[[int], object]) -> None:
    done = [0]
    timer = QTimer(owner, interval=span)

    def step() -> None:
        done[0] += 1
        does(done[0])
        if done[0] >= times:
            timer.stop()

    timer.timeout.connect(step)
    timer.start()


def _measured(owner: QObject, does: Callable[[], object], span: int) -> dict[str, float]:
    beating = Heartbeat()
    timer = beating.start(owner)
    does()
    _wait(span)
    timer.stop()
    return beating.figures()


def _wait(span: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(span, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
