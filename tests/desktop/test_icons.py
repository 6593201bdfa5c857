"""What was painted of a drawing is kept from one start to the next, and never outlives it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from declarant_client.desktop.appearance import Tone, icon, serve_icons
from declarant_client.operating_system.resources import resources_folder

SIDE = QSize(18, 18)


@pytest.fixture
def places(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Path, Path]]:
    """A folder with one drawing, and one for what is painted of it."""
    drawings, painted = tmp_path / "icons", tmp_path / "cache" / "icons"
    drawings.mkdir()
    painted.parent.mkdir()
    shutil.copy(resources_folder() / "icons" / "rate.svg", drawings)
    yield drawings, painted
    serve_icons(resources_folder() / "icons")


def _at_a_start(places: tuple[Path, Path]) -> QImage:
    serve_icons(*places)
    return icon("rate", Tone.ACCENT).pixmap(SIDE).toImage()


def test_a_drawing_is_painted_from_what_an_earlier_start_kept(places: tuple[Path, Path]) -> None:
    first = _at_a_start(places)
    (kept,) = places[1].iterdir()
    other = QImage(first)
    other.fill(0xFF112233)
    other.save(str(kept))
    assert _at_a_start(places).pixelColor(9, 9).rgb() == 0xFF112233


@pytest.mark.parametrize("torn", [b"", b"\x89PNG", b"no picture at all"])
def test_what_is_torn_is_painted_anew(places: tuple[Path, Path], torn: bytes) -> None:
    first = _at_a_start(places)
    (kept,) = places[1].iterdir()
    kept.write_bytes(torn)
    assert _at_a_start(places) == first
    assert QImage(str(kept)).size() == SIDE


def test_of_a_changed_drawing_nothing_old_is_shown_or_kept(places: tuple[Path, Path]) -> None:
    first = _at_a_start(places)
    shutil.copy(resources_folder() / "icons" / "settings.svg", places[0] / "rate.svg")
    os.utime(places[0] / "rate.svg", (1, 1))
    assert _at_a_start(places) != first
    assert len(list(places[1].iterdir())) == 1


def test_where_nothing_can_be_kept_everything_is_painted(places: tuple[Path, Path]) -> None:
    first = _at_a_start(places)
    shutil.rmtree(places[1])
    places[1].write_bytes(b"")
    assert _at_a_start(places) == first
