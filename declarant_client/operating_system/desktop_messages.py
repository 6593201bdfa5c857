"""The notification service of Linux desktops, over the session bus.

After the Desktop Notifications Specification 1.2
(https://specifications.freedesktop.org/notification-spec/1.2/). Qt's own way reaches the service
only where the tray speaks D-Bus, too; this one needs no tray. jeepney comes with keyring.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from declarant_client.application.ports.desktop_messages import Clicked, DesktopMessage
from declarant_client.operating_system.paths import APPLICATION

if TYPE_CHECKING:
    from declarant_client.application.ports.desktop_messages import DesktopMessages

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DEFAULT_ACTION = "default"
_AS_LONG_AS_USUAL = -1
_MOST_REMEMBERED = 50


class BusMessages:
    """``DesktopMessages`` over D-Bus; used in one thread."""

    def __init__(self, connection: Any, icon: Path) -> None:
        self._connection = connection
        self._icon = icon
        self._asked: dict[int, str] = {}
        self._topics: dict[int, str] = {}
        self._tokens: dict[int, str] = {}

    @property
    def descriptor(self) -> int:
        return int(self._connection.sock.fileno())

    def show(self, message: DesktopMessage) -> None:
        # It brings no types, here as below.
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]

        service = DBusAddress(_PATH, _NAME, _NAME)
        replaced = next((key for key, topic in self._topics.items() if topic == message.topic), 0)
        call = new_method_call(
            service,
            "Notify",
            "susssasa{sv}i",
            (
                *(APPLICATION, replaced, str(self._icon), message.title, message.text),
                [_DEFAULT_ACTION, message.action],
                {"desktop-entry": ("s", APPLICATION), "urgency": ("y", 1)},
                _AS_LONG_AS_USUAL,
            ),
        )
        serial = next(self._connection.outgoing_serial)
        self._asked[serial] = message.topic
        self._connection.send(call, serial=serial)

    def heard(self) -> list[Clicked]:
        clicked: list[Clicked] = []
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return clicked
            clicked.extend(self._taken(message))

    def close(self) -> None:
        self._connection.close()

    def _taken(self, message: Any) -> list[Clicked]:
        from jeepney import HeaderFields

        fields = message.header.fields
        asked = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
        match fields.get(HeaderFields.member), message.body:
            case None, (int(key),) if asked is not None:
                self._remember(key, asked)
            case "ActivationToken", (int(key), str(token)):
                self._tokens[key] = token
            case "ActionInvoked", (int(key), str()) if key in self._topics:
                return [Clicked(self._topics[key], self._tokens.pop(key, ""))]
            case _:
                pass
        return []

    def _remember(self, key: int, topic: str) -> None:
        self._topics[key] = topic
        while len(self._topics) > _MOST_REMEMBERED:
            del self._topics[next(iter(self._topics))]


def bus_messages(icon: Path) -> DesktopMessages | None:
    """Return the session's notification service; ``None`` where there is none. May take seconds."""
    try:
        from jeepney import DBusAddress, MatchRule, new_method_call
        from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
        from jeepney.io.blocking import (  # type: ignore[import-untyped]
            open_dbus_connection,
        )
    except ImportError:
        return None
    try:
        connection = open_dbus_connection()
    except (OSError, KeyError, ValueError):
        return None
    try:
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
        # Asked for its name, a service that is not running yet is started.
        asked = new_method_call(DBusAddress(_PATH, _NAME, _NAME), "GetServerInformation")
        answer = connection.send_and_get_reply(asked, timeout=20)
    except (OSError, TimeoutError):
        connection.close()
        return None
    if answer.header.message_type.name != "method_return":
        connection.close()
        return None
    return BusMessages(connection, icon)
