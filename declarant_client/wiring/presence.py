"""What keeps the desk in reach beside other work; loaded behind the first paint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import Call, OneWindow
    from declarant_client.application.ports.settings import Setting
    from declarant_client.desktop.companion.companion import Companion
    from declarant_client.desktop.presence.calls import Calls
    from declarant_client.desktop.presence.presence import Presence
    from declarant_client.desktop.session import Session
    from declarant_client.wiring.core import Client


class DeskPresence(QObject):
    """Hears later starts; gives each session its tray, announcements and companion."""

    def __init__(
        self, client: Client, profile: Path | None, session: Callable[[], Session]
    ) -> None:
        super().__init__()
        self._client = client
        self._profile = profile
        self._session = session
        self._calls: Calls | None = None
        self._presence: Presence | None = None
        self._companion: Companion | None = None

    def begin(self, *, in_tray: bool) -> None:
        """Be present for the session that is open."""
        from declarant_client.desktop.presence.presence import Presence
        from declarant_client.wiring.presence_parts import presence_parts

        session = self._session()
        presence = self._presence = Presence(presence_parts(self._client, self._profile), session)
        presence.companionWanted.connect(self.be_companion)
        presence.quitWanted.connect(session.window.quit)
        presence.quitWanted.connect(QApplication.quit)
        presence.begin(in_tray=in_tray)

    def leave(self) -> None:
        """Forget the session's presence: the session is about to end."""
        self._presence = None

    def setting_changed(self, setting: Setting[str]) -> None:
        if self._presence is not None:
            self._presence.setting_changed(setting)

    def listen(self, right: OneWindow) -> None:
        """Hear the calls of later starts."""
        from declarant_client.desktop.presence.calls import Calls

        calls = self._calls = Calls(right, self)
        calls.came.connect(self._called)
        calls.listen()

    def close(self) -> None:
        """Hear nobody any more."""
        if self._calls is not None:
            self._calls.close()

    def be_companion(self) -> None:
        """Let the companion stand in the window's place; built when it is first wanted."""
        window = self._session().window
        if self._companion is None or self._companion.main is not window:
            from declarant_client.desktop.companion.companion import Companion

            memory = self._client.folders.config / "companion.ini"
            companion = self._companion = Companion(window, memory)
            companion.shownChanged.connect(self._companion_shown)
        self._companion.take_over()

    def _called(self, call: Call) -> None:
        """A later start hands over what it was asked to do."""
        if call.raises or call.files:
            self._come_forward(call)
        if call.files:
            self._session().window.imports.read(list(call.files))

    def _come_forward(self, call: Call) -> None:
        if self._presence is None:
            self._session().come_forward()
        else:
            self._presence.come_forward(call)

    def _companion_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._session().attend(shown)
        if self._presence is not None:
            self._presence.companion_shown(shown)
