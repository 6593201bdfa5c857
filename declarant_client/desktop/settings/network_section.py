"""The way out to the internet: which proxy, and its name and password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.proxies import Proxy, ProxyPasswords
from declarant_client.application.ports.settings import (
    PROXY,
    PROXY_HOST,
    PROXY_PORT,
    PROXY_USER,
    ProxyUse,
    Setting,
    Settings,
)
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.background import Background
from declarant_client.desktop.settings.rows_section import RowsSection
from declarant_client.desktop.settings.section import separator
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

SHOWN: tuple[Setting[Any], ...] = (PROXY, PROXY_HOST, PROXY_PORT, PROXY_USER)
_PASSWORD_WIDTH = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkParts:
    """What the section needs beside the settings."""

    passwords: Callable[[], ProxyPasswords]
    given_by_hand: Callable[[], Proxy | None]
    """The proxy of the settings, without its password."""
    ask_anew: Callable[[], None]
    """Forget which way was found: the next request looks for it again."""


class NetworkSection(RowsSection):
    """Address, port, name and password show where the proxy is given by hand."""

    def __init__(
        self,
        parts: NetworkParts,
        settings: Settings,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(SHOWN, settings, background, parent)
        self.entitle(
            "",
            self.tr(
                "Proxies that ask for a Windows sign-in (NTLM, Negotiate) cannot be used. Where "
                "there is only such a one, let the network's administrator allow the address of "
                "the receiving office, or enter a program such as Px or Cntlm that runs on this "
                "computer and signs in for others."
            ),
        )
        self._parts = parts
        self._above_password = separator()
        self.add(self._above_password)
        self.password = PasswordRow(self)
        self.add(self.password)
        self.password.keep.clicked.connect(self._keep_password)
        self.password.field.returnPressed.connect(self._keep_password)
        self.kept.connect(self._changed)
        self._show_what_counts()

    def _changed(self, _setting: object, _value: object) -> None:
        self._parts.ask_anew()
        self.password.say("")
        self._show_what_counts()

    def _show_what_counts(self) -> None:
        by_hand = self._settings.get(PROXY) == ProxyUse.BY_HAND
        for setting in (PROXY_HOST, PROXY_PORT, PROXY_USER):
            self.show_row(setting, shown=by_hand)
        asks_for_password = by_hand and bool(self._settings.get(PROXY_USER))
        for widget in (self._above_password, self.password):
            widget.setVisible(asks_for_password)

    def _keep_password(self) -> None:
        typed, proxy = self.password.field.text(), self._parts.given_by_hand()
        if proxy is None:
            self.password.say(self.tr("Enter the address of the proxy first."), is_fault=True)
            return

        def keep() -> None:
            if typed:
                self._parts.passwords().keep(proxy, typed)
            else:
                self._parts.passwords().forget(proxy)

        def done(_: object) -> None:
            self.password.field.clear()
            self._parts.ask_anew()
            self.password.say(
                self.tr("The password is kept.") if typed else self.tr("The password is forgotten.")
            )

        def failed(error: SaidError) -> None:
            self._parts.ask_anew()
            self.password.say(said(error.sentence), is_fault=True)

        self._background.run(self, keep, done, failed)


class PasswordRow(QWidget):
    """A password is only ever given, never shown: it lies in the keyring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Password at the proxy")
        explanation = self.tr("Kept in this computer's keyring. Empty: forget what is kept.")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFixedWidth(_PASSWORD_WIDTH)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(explanation)
        self.keep = QPushButton(self.tr("Keep password"))
        self._word = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self._fault = plain_label(font=small_font(), role=Role.FAULT, wraps=True)
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addWidget(plain_label(name))
        texts.addWidget(plain_label(explanation, font=small_font(), role=Role.MUTED, wraps=True))
        texts.addWidget(self._word)
        texts.addWidget(self._fault)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(texts, 1)
        row.addWidget(self.keep)
        row.addWidget(self.field)
        self.say("")

    def say(self, text: str, *, is_fault: bool = False) -> None:
        """Say what came of it; empty: nothing."""
        for label, shown in ((self._word, not is_fault), (self._fault, is_fault)):
            label.setText(text if shown else "")
            label.setVisible(bool(text) and shown)
        if text:
            announce(self.field, text)
