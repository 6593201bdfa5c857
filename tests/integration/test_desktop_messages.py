"""Messages reach the desktop's own notification service, and a click comes back."""

from __future__ import annotations

import os
import select
import subprocess
from pathlib import Path

import pytest

from declarant_client.application.ports.desktop_messages import Clicked, DesktopMessage
from declarant_client.operating_system.desktop_messages import bus_messages
from declarant_client.operating_system.last_input import since_last_input
from tests.support.desk_window import desktop
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.display]


def test_a_message_is_shown_by_the_service_and_a_click_names_its_topic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desktop(tmp_path) as desk:
        for name, value in desk.environment.items():
            monkeypatch.setenv(name, value)
        messages = until(lambda: bus_messages(tmp_path / "icon.png"), "the service is spoken with")
        assert messages is not None
        message = DesktopMessage(
            topic="refused", title="Bị từ chối: 2", text="Bấm vào đây", action="Xem"
        )
        messages.show(message)

        def clicked() -> list[Clicked]:
            subprocess.run(["dunstctl", "action"], env={**os.environ}, check=True, timeout=20)
            select.select([messages.descriptor], [], [], 1)
            return messages.heard()

        assert until(clicked, "the click is heard") == [Clicked("refused")]
        until(lambda: desk.announced() == [message.title], "the service knows the message")
        # A key pressed anywhere on the display is known as well.
        desk.display.press("Shift_L")
        idle = since_last_input()
        assert idle is not None
        assert idle.total_seconds() < 30
        messages.close()


def test_where_there_is_no_bus_there_is_no_service(tmp_path: Path) -> None:
    assert bus_messages(tmp_path / "icon.png") is None
