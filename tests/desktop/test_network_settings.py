"""The proxy on the settings page: what counts shows, and a password is only ever given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery
from PySide6.QtWidgets import QFrame, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.proxies import DIRECT, Proxy
from declarant_client.application.ports.settings import PROXY, PROXY_HOST, PROXY_PORT, PROXY_USER
from declarant_client.desktop.appearance import Role
from declarant_client.desktop.background import Threads
from declarant_client.desktop.proxy_resolver import resolved_ways
from declarant_client.desktop.settings.network_section import NetworkSection
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.operating_system.proxies import ChosenProxies
from declarant_client.operating_system.proxy_passwords import KeyringProxyPasswords
from declarant_client.operating_system.settings.layered import LayeredSettings
from declarant_client.wiring.window import system_ways
from tests.desktop.reading import PATIENCE
from tests.support.file_keyring import FileKeyring
from tests.support.network_parts import network_parts

URL = "https://office.test/v1/office"


@pytest.fixture
def settings(tmp_path: Path) -> LayeredSettings:
    return LayeredSettings(
        user_file=tmp_path / "config.toml", machine_file=tmp_path / "no.toml", registry=dict
    )


@pytest.fixture
def section(
    qtbot: QtBot, threads: Threads, settings: LayeredSettings, appearance: object
) -> NetworkSection:
    made = NetworkSection(network_parts(settings), settings, threads.writing)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(qtbot: QtBot, section: NetworkSection, use: str) -> None:
    box = section.rows[PROXY.key].control
    assert isinstance(box, ChoiceBox)
    with qtbot.waitSignal(section.kept, timeout=PATIENCE):
        box.choose(use)
        box.activated.emit(box.currentIndex())


def type_in(qtbot: QtBot, section: NetworkSection, key: str, text: str) -> None:
    field = section.rows[key].control
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(section.kept, timeout=PATIENCE):
        field.setText(text)
        field.editingFinished.emit()


def test_a_line_stands_only_between_rows_that_are_shown(qtbot: QtBot, section: NetworkSection):
    def counted() -> tuple[int, int]:
        lines = [line for line in section.findChildren(QFrame) if is_line(line)]
        rows = [*section.rows.values(), section.password]
        return sum(line.isVisible() for line in lines), sum(row.isVisible() for row in rows)

    assert counted() == (0, 1)
    choose(qtbot, section, "by_hand")
    assert counted() == (3, 4)
    type_in(qtbot, section, PROXY_USER.key, "lan")
    assert counted() == (4, 5)
    choose(qtbot, section, "system")
    assert counted() == (0, 1)


def is_line(frame: QFrame) -> bool:
    return bool(frame.property("role") == str(Role.LINE))


def test_a_proxy_is_given_by_hand_with_its_password(
    qtbot: QtBot,
    section: NetworkSection,
    settings: LayeredSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("DECLARANT_TEST_KEYRING", str(tmp_path / "keyring.json"))
    keyring = FileKeyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: keyring)
    assert not section.rows[PROXY_HOST.key].isVisible()
    choose(qtbot, section, "by_hand")
    type_in(qtbot, section, PROXY_HOST.key, "Proxy.Example")
    port = section.rows[PROXY_PORT.key].control
    assert isinstance(port, QSpinBox)
    with qtbot.waitSignal(section.kept, timeout=PATIENCE):
        port.setValue(3128)
    assert not section.password.isVisible()
    type_in(qtbot, section, PROXY_USER.key, "lan")
    assert section.password.isVisible()
    assert section.password.field.echoMode() is QLineEdit.EchoMode.Password
    section.password.field.setText("a secret")
    section.password.keep.click()
    qtbot.waitUntil(lambda: section.password.field.text() == "", timeout=PATIENCE)
    proxies = ChosenProxies(settings, KeyringProxyPasswords(), lambda _url: DIRECT)
    proxy = Proxy(host="proxy.example", port=3128, user="lan", password="a secret")
    assert proxies(URL) == (proxy,)
    assert "a secret" not in (tmp_path / "config.toml").read_text(encoding="utf-8")


def test_without_a_keyring_the_user_is_told_that_the_password_holds_for_this_run(
    qtbot: QtBot, section: NetworkSection, settings: LayeredSettings
):
    choose(qtbot, section, "by_hand")
    type_in(qtbot, section, PROXY_HOST.key, "proxy.example")
    type_in(qtbot, section, PROXY_USER.key, "lan")
    section.password.field.setText("a secret")
    section.password.keep.click()
    fault = section.password._fault
    qtbot.waitUntil(lambda: "until the program is closed" in fault.text(), timeout=PATIENCE)


def test_qts_resolver_tells_the_ways_in_the_systems_order(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def as_an_automatic_configuration_does(query: QNetworkProxyQuery) -> list[QNetworkProxy]:
        asked.append(query.url().toString())
        kinds = QNetworkProxy.ProxyType
        return [
            QNetworkProxy(kinds.HttpProxy, "one.test", 3128),
            QNetworkProxy(kinds.Socks5Proxy, "two.test", 1080),
            QNetworkProxy(kinds.NoProxy),
        ]

    monkeypatch.setattr(
        QNetworkProxyFactory, "systemProxyForQuery", as_an_automatic_configuration_does
    )
    assert resolved_ways(URL) == (
        Proxy(host="one.test", port=3128),
        Proxy(host="two.test", port=1080, scheme="socks5"),
        None,
    )
    assert asked == [QUrl(URL).toString()]


def test_the_window_takes_the_proxy_that_qt_reads_from_this_computer(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("https_proxy", "http://lan:word@proxy.test:3128")
    proxy = Proxy(host="proxy.test", port=3128, user="lan", password="word")
    assert resolved_ways(URL) == (proxy,)
    assert system_ways(URL) == (proxy,)
