"""Offices behind a company's proxy: a real one on loopback, and the settings that lead to it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.application.ports.proxies import DIRECT, Proxies, Proxy
from declarant_client.application.ports.settings import (
    PROXY,
    PROXY_HOST,
    PROXY_PORT,
    PROXY_USER,
    SettingRefusedError,
)
from declarant_client.office import HttpOffices, Limits
from declarant_client.operating_system.gnome_proxy import gnome_proxy
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.proxies import ChosenProxies, fixed_ways
from declarant_client.operating_system.proxy_passwords import KeyringProxyPasswords
from declarant_client.operating_system.settings.layered import LayeredSettings
from tests.support.certificates import new_authority
from tests.support.command_line import CommandLine
from tests.support.file_keyring import FileKeyring
from tests.support.loopback_proxy import LoopbackProxy, Refusal
from tests.support.office_accounts import CLIENT_ID, DESCRIPTION, QUICK, SECRET, account_at
from tests.support.office_servers import OfficeServer, json_said

URL = "https://office.test"
USER, PASSWORD = "lan@công-ty", "mật khẩu: /@?"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there a test can say whom this computer trusts"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfficeServer]:
    authority = new_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with OfficeServer(authority.server(name="office.test")) as server:
        server.on("GET /v1/office", json_said(DESCRIPTION))
        yield server


@pytest.fixture
def file_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keyring.json"
    monkeypatch.setenv("DECLARANT_TEST_KEYRING", str(path))
    keyring = FileKeyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: keyring)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> LayeredSettings:
    return LayeredSettings(
        user_file=tmp_path / "config.toml",
        machine_file=tmp_path / "none.toml",
        registry=dict,
    )


def offices_by(proxies: Proxies, limits: Limits = QUICK) -> HttpOffices:
    secrets = MemorySecrets()
    secrets.keep(URL, CLIENT_ID, SECRET)
    return HttpOffices(
        secrets=secrets,
        client_version="1",
        language=lambda: "en",
        limits=limits,
        proxies=proxies,
    )


def by(*ways: Proxy | None) -> Proxies:
    return lambda _url: ways


def at(port: int, user: str = "", password: str = "") -> Proxy:
    return Proxy(host="127.0.0.1", port=port, user=user, password=password)


def said_by(proxies: Proxies, limits: Limits = QUICK) -> str:
    offices = offices_by(proxies, limits)
    with pytest.raises(OfficeUnreachableError) as caught:
        offices.describe(URL)
    offices.close()
    assert not caught.value.sent
    return str(caught.value)


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def test_an_office_is_reached_through_a_proxy_that_asks_for_a_name_and_a_password(
    office: OfficeServer,
):
    with LoopbackProxy({"office.test": office.port}, USER, PASSWORD) as proxy:
        offices = offices_by(by(at(proxy.port, USER, PASSWORD)))
        assert offices.describe(URL).office_id == "hp"
        offices.close()
        assert proxy.led == ["office.test"]


def test_a_proxy_never_sees_the_key_and_the_office_never_the_proxys_password(office: OfficeServer):
    office.on("GET /v1/sheets", json_said({"items": [], "next_cursor": "c", "has_more": False}))
    with LoopbackProxy({"office.test": office.port}, USER, PASSWORD) as proxy:
        offices = offices_by(by(at(proxy.port, USER, PASSWORD)))
        offices.at(account_at(URL)).fetch_sheets(None)
        offices.close()
        shown = b"".join(proxy.heads)
    assert b"Bearer" not in shown
    assert b"\nAuthorization" not in shown
    assert office.seen
    assert all("proxy-authorization" not in seen.headers for seen in office.seen)


def test_without_a_password_the_user_is_told_that_the_proxy_needs_one(office: OfficeServer):
    with LoopbackProxy({"office.test": office.port}, USER, PASSWORD) as proxy:
        said = said_by(by(at(proxy.port)))
        assert "needs a name and a password" in said
        assert f"127.0.0.1:{proxy.port}" in said
        wrong = said_by(by(at(proxy.port, USER, "wrong secret")))
        assert "does not accept the name and password" in wrong
        assert "wrong secret" not in wrong
    assert office.seen == []


@pytest.mark.parametrize(
    "refusal, words",
    [
        (Refusal(407, ("Negotiate", "NTLM")), "cannot do (negotiate, ntlm)"),
        (Refusal(407, ('Digest realm="a, Basic", nonce="x"',)), "cannot do (digest)"),
        (Refusal(407, ('Negotiate, NTLM, Basic realm="x"',)), "needs a name and a password"),
        (Refusal(403), "refuses to lead"),
        (Refusal(504), "cannot reach"),
        (Refusal(302), "sign in on a web page first"),
        (Refusal(511), "sign in on a web page first"),
        (Refusal(raw=b""), "proxy (127.0.0.1"),
        (Refusal(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), "cannot be reached"),
        (Refusal(raw=b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n"), "cannot be reached"),
    ],
    ids=[
        *("windows sign-in", "digest", "basic among others", "forbidden", "office gone"),
        *("led to a page", "to sign in on a page", "hangs up", "no HTTP", "a line without measure"),
    ],
)
def test_what_a_proxy_wants_is_told_in_words(refusal: Refusal, words: str):
    with LoopbackProxy({}, refusal=refusal) as proxy:
        assert words in said_by(by(at(proxy.port)))


def test_a_proxy_that_drips_its_answer_is_left_in_time():
    limits = Limits(connect_seconds=2, read_seconds=60, total_seconds=0.8)
    with LoopbackProxy({}, drips=True) as proxy:
        began = time.monotonic()
        assert "did not answer in time" in said_by(by(at(proxy.port)), limits)
        assert time.monotonic() - began < 5


def test_the_next_way_is_tried_where_a_proxy_is_gone(office: OfficeServer):
    with LoopbackProxy({"office.test": office.port}) as proxy:
        offices = offices_by(by(at(closed_port()), at(proxy.port)))
        assert offices.describe(URL).office_id == "hp"
        offices.close()


def test_where_every_way_fails_the_first_is_told_of():
    first = at(closed_port())
    assert first.address in said_by(by(first, at(closed_port())))


def test_a_request_that_may_have_arrived_is_sent_along_no_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    authority = new_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with OfficeServer(authority.server(name="office.test")) as office:
        office.on("POST /v1/enrolments", json_said({}, 500))
        with (
            LoopbackProxy({"office.test": office.port}) as first,
            LoopbackProxy({"office.test": office.port}) as second,
        ):
            offices = offices_by(by(at(first.port), at(second.port)))
            with pytest.raises(OfficeUnreachableError):
                offices.enrol(URL, "CODE", "PC")
            offices.close()
            assert (len(first.led), len(second.led)) == (1, 0)


def test_what_no_proxy_of_ours_can_do_is_said(office: OfficeServer):
    socks = Proxy(host="127.0.0.1", port=closed_port(), scheme="socks5")
    assert "of a kind that this program cannot use" in said_by(by(socks))


def test_a_proxy_given_by_hand_signs_in_with_the_password_kept_for_it(
    office: OfficeServer, settings: LayeredSettings, file_keyring: Path
):
    passwords = KeyringProxyPasswords()
    with LoopbackProxy({"office.test": office.port}, USER, PASSWORD) as proxy:
        settings.set(PROXY, "by_hand")
        settings.set(PROXY_HOST, "127.0.0.1")
        settings.set(PROXY_PORT, proxy.port)
        settings.set(PROXY_USER, USER)
        chosen = ChosenProxies(settings, passwords, by(at(closed_port())))
        offices = offices_by(chosen)
        with pytest.raises(OfficeUnreachableError, match="needs a name and a password"):
            offices.describe(URL)
        passwords.keep(at(proxy.port, USER), PASSWORD)
        chosen.forget()
        assert offices.describe(URL).office_id == "hp"
        offices.close()
        # Another run of the program finds it in the keyring.
        (kept,) = ChosenProxies(settings, KeyringProxyPasswords(), by(None))(URL)
        assert kept == at(proxy.port, USER, PASSWORD)
        assert PASSWORD not in (file_keyring.parent / "config.toml").read_text(encoding="utf-8")


def test_a_choice_of_none_goes_past_the_systems_proxy(settings: LayeredSettings):
    chosen = ChosenProxies(settings, KeyringProxyPasswords(), by(at(closed_port())))
    assert chosen(URL) != DIRECT
    settings.set(PROXY, "none")
    assert chosen(URL) == DIRECT


def test_the_system_is_asked_once_a_minute_for_each_office(settings: LayeredSettings):
    asked: list[str] = []
    now = [0.0]

    def system(url: str) -> tuple[Proxy | None]:
        asked.append(url)
        return (None,)

    chosen = ChosenProxies(settings, KeyringProxyPasswords(), system, seconds=lambda: now[0])
    for path in ("/v1/office", "/v1/sheets?cursor=secret"):
        chosen(URL + path)
    chosen("https://other.test/")
    now[0] = 61.0
    chosen(URL)
    # An automatic configuration is a program of somebody else's: it learns no path.
    assert asked == [f"{URL}/", "https://other.test/", f"{URL}/"]


@pytest.mark.parametrize("typed", ["proxy:3128", "a b", "user@proxy", "http://proxy/x", "x" * 300])
def test_what_is_no_address_of_a_proxy_is_refused(typed: str, settings: LayeredSettings):
    with pytest.raises(SettingRefusedError):
        settings.set(PROXY_HOST, PROXY_HOST.accepted(typed))
    assert PROXY_HOST.accepted(" http://Proxy.Example/ ") == "proxy.example"


def test_the_command_line_takes_the_proxy_of_the_environment(
    office: OfficeServer, monkeypatch: pytest.MonkeyPatch
):
    with LoopbackProxy({"office.test": office.port}, "lan", "pass word") as proxy:
        monkeypatch.setenv("https_proxy", f"http://lan:pass%20word@127.0.0.1:{proxy.port}")
        offices = offices_by(fixed_ways)
        assert offices.describe(URL).office_id == "hp"
        offices.close()
        monkeypatch.setenv("no_proxy", "office.test")
        assert fixed_ways(URL) == DIRECT
        assert fixed_ways("https://other.test") != DIRECT


@pytest.mark.processes
def test_the_command_line_signs_in_to_a_proxy_given_by_hand(office: OfficeServer, tmp_path: Path):
    command = CommandLine(tmp_path)
    with LoopbackProxy({"office.test": office.port}, USER, PASSWORD) as proxy:
        told = command.run("settings", "--proxy-password-stdin", typed="x\n", code=None)
        assert "Set proxy_host and proxy_user first" in told.stderr
        for key, value in (
            ("proxy", "by_hand"),
            ("proxy_host", "127.0.0.1"),
            ("proxy_port", str(proxy.port)),
            ("proxy_user", USER),
        ):
            command.run("settings", key, value)
        before = command.run("login", "--office", URL, typed="CODE\n", code=None)
        assert "needs a name and a password" in before.stderr
        command.run("settings", "--proxy-password-stdin", typed=f"{PASSWORD}\n")
        command.run("login", "--office", URL, typed="CODE\n", code=None)
        assert set(proxy.led) == {"office.test"}
    assert "/v1/enrolments" in [seen.path for seen in office.seen]
    written = [path for path in command.profile.rglob("*") if path.is_file()]
    assert written
    assert not [path for path in written if PASSWORD.encode() in path.read_bytes()]


def test_gnomes_proxy_is_taken_where_the_environment_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    if not _sets("mode", "manual"):
        pytest.skip("no gsettings, or none of GNOME's schemas on this computer")
    _sets("ignore-hosts", "['*.intern.test', '10.0.0.0/8', 'office2.test']")
    _sets("https host", "proxy.test")
    _sets("https port", "3128")
    assert fixed_ways(URL) == (Proxy(host="proxy.test", port=3128),)
    for ignored in ("a.intern.test", "10.1.2.3", "office2.test"):
        assert gnome_proxy(ignored) is None
    assert gnome_proxy("intern.test.example") is not None
    _sets("mode", "auto")
    assert fixed_ways(URL) == DIRECT


def _sets(key: str, value: str) -> bool:
    section, _, name = key.rpartition(" ")
    schema = f"org.gnome.system.proxy{'.' if section else ''}{section}"
    command = ["gsettings", "set", schema, name, value]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False
