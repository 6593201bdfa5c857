"""The desk under test: real store, real use cases, no display."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.settings import Theme
from declarant_client.application.putting_off import PutOffDeclarations
from declarant_client.application.rating_form import RatingForms
from declarant_client.application.rating_together import RateTogether
from declarant_client.application.worklist import Worklist
from declarant_client.desktop.appearance import Appearance, Density, serve_icons
from declarant_client.desktop.application import Application
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.operating_system.resources import resources_folder
from tests.support.desk_scene import DeskScene, open_scene

# The off-screen platform says this of every window; it is no fault of ours.
_OFF_SCREEN = ("propagateSizeHints", "does not support raise")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_OFF_SCREEN, extend=True))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own application, which has its style."""
    return Application


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    """The visual language, light."""
    serve_icons(resources_folder() / "icons")
    dressed = Appearance(qapp)
    dressed.choose(Theme.LIGHT)
    return dressed


@pytest.fixture
def sizes(appearance: Appearance) -> Iterator[Appearance]:
    """The visual language for a test that changes the size of text: the next has the usual one."""
    yield appearance
    appearance.size(100, Density.COMFORTABLE)


@pytest.fixture(autouse=True)
def _source_language_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back every language that a test's window spoke: the next test reads English."""
    spoken: list[Languages] = []
    install, before = Languages.install, QLocale()

    def noted(languages: Languages, language: str) -> None:
        spoken.append(languages)
        install(languages, language)

    monkeypatch.setattr(Languages, "install", noted)
    yield
    for languages in spoken:
        languages.remove()
    QLocale.setDefault(before)


@pytest.fixture
def scene(tmp_path: Path, appearance: Appearance) -> Iterator[DeskScene]:
    """An empty store with its use cases."""
    opened = open_scene(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def threads(scene: DeskScene) -> Iterator[Threads]:
    """The threads that pages share; joined before the store is closed."""
    made = Threads.made(scene.store.close_thread, scene.store.stopping)
    yield made
    made.close()


@pytest.fixture
def to_rate_parts(scene: DeskScene, threads: Threads) -> ToRateParts:
    """What the page "To rate" is given."""
    store = scene.store
    forms = RatingForms(store.declarations, store.drafts, store.submissions, store.accounts)
    return ToRateParts(
        worklist=Worklist(store.declarations, lambda: store.accounts),
        forms=lambda: forms,
        rating=lambda: scene.rating,
        together=lambda: RateTogether(forms, scene.rating, store.together, scene.clock),
        putting_off=lambda: PutOffDeclarations(store.putting_off, scene.clock),
        threads=threads,
        rater=lambda: "Trần Văn Minh",
        hold=lambda: timedelta(seconds=10),
    )
