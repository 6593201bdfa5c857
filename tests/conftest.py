"""What holds for every test: a world of its own, and nothing left behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import strictness
from tests.support.ready_database import ready_databases

NO_KEYRING = "keyring.backends.fail.Keyring"
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
}
_FOREIGN = (
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "DBUS_SESSION_BUS_ADDRESS",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
)

_MANY_OBJECTS = 20_000

# The same examples each time: a change is judged by what it did, not by what was drawn today.
# ``--hypothesis-profile=default`` goes exploring. How long an example takes is the machine's
# affair: timings belong to the benchmarks. Half as many as usual: what is the same each time finds
# nothing by being long.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "expected_log(pattern): a log record from WARNING up whose message matches is no failure",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing of what is collected becomes rubbish: nobody need look for it then or afterwards."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def _garbage_is_looked_for_between_tests() -> Iterator[None]:
    """Look for it in pytest's own thread where an application keeps Python from doing it."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > _MANY_OBJECTS:
        gc.collect()


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's folders, keyring, proxies and language out of the tests."""
    root = tmp_path_factory.mktemp("world")
    (root / "home").mkdir()
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(root.joinpath(*Path(folder).parts)))
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", NO_KEYRING)


@pytest.fixture(autouse=True, scope="session")
def _ready_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make the database of a new profile once, and copy it for every other one."""
    with ready_databases(tmp_path_factory.mktemp("ready")):
        yield


@pytest.fixture(autouse=True)
def _no_foreign_host() -> Iterator[None]:
    """Fail a test that tries to reach another computer, also when it swallows the error."""
    with strictness.this_computer_only() as refused:
        yield
    assert not refused, f"the test tried to reach {refused}"


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process."""
    threads = list(threading.enumerate())
    processes = strictness.children()
    yield
    assert not strictness.leaked_threads(threads)
    assert not strictness.leaked_processes(processes)


@pytest.fixture(scope="session")
def _known_timers() -> dict[int, str]:
    """The timers that ran when a test with an application ended, kept for the next one."""
    return {}


@pytest.fixture(autouse=True)
def _no_timer_left_behind(
    request: pytest.FixtureRequest, _known_timers: dict[int, str]
) -> Iterator[None]:
    """Fail a test that leaves a running timer; without an application none can run."""
    yield
    if "qapp" not in request.fixturenames:
        return
    leaked = strictness.leaked_qt_timers(_known_timers)
    _known_timers.update(strictness.active_qt_timers() if leaked else {})
    assert not leaked


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which something is logged from WARNING up that it did not announce.

    Announce with ``@pytest.mark.expected_log(pattern)``, or look at ``caplog`` and clear it.
    """
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    expected = [str(marker.args[0]) for marker in request.node.iter_markers("expected_log")]
    unexpected = strictness.unexpected_records(records, expected)
    assert not unexpected, [record.getMessage() for record in unexpected]
