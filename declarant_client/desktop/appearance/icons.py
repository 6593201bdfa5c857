"""Icons: our own SVG drawings, painted in the colours of the palette at any resolution."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QDir, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from declarant_client.desktop.appearance.colours import colours_of

_PREFIX = "icons"
_PAINTED = "painted"


class Tone(StrEnum):
    """Which of the theme's colours an icon takes; the value is the colour's field."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    """On a primary button."""
    ON_BAR = "surface"
    """On the bar that tells what was just done."""


def serve_icons(folder: Path, painted: Path | None = None) -> None:
    """Say where the drawings lie (``resources/icons``); called before the first icon.

    ``painted``: a folder that keeps what was painted from one start to the next. A start needs a
    dozen, and to read their drawings takes a fiftieth of it.
    """
    QDir.setSearchPaths(_PREFIX, [str(folder)])
    QDir.setSearchPaths(_PAINTED, [str(painted)] if painted is not None else [])
    _pixmap.cache_clear()


def icon(name: str, tone: Tone = Tone.TEXT) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in a colour of the theme shown."""
    return QIcon(_Engine(name, tone))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint a drawing in one colour."""
    scale = painter.device().devicePixelRatio() if painter.device() else 1.0
    pixels = max(1, round(rect.width() * scale))
    painter.drawPixmap(rect.topLeft(), _pixmap(name, pixels, scale, colour.name()))


class _Engine(QIconEngine):
    """Paints a drawing in the application's colours of the moment, so that themes may change."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        paint_icon(painter, self._name, square, _colour(mode, self._tone))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())
        return _pixmap(self._name, max(1, side), scale, _colour(mode, self._tone).name())

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)


def _colour(mode: QIcon.Mode, tone: Tone) -> QColor:
    palette = QGuiApplication.palette()
    if mode is QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return QColor(getattr(colours_of(palette), tone))


@lru_cache(maxsize=256)
def _pixmap(name: str, pixels: int, scale: float, colour: str) -> QPixmap:
    (folder,) = QDir.searchPaths(_PREFIX)
    drawing = Path(folder, f"{name}.svg")
    kept = _kept_file(drawing, f"{pixels}-{colour[1:]}")
    pixmap = QPixmap(str(kept)) if kept is not None else QPixmap()
    if pixmap.width() != pixels:
        pixmap = _painted(drawing, pixels, colour)
        if kept is not None:
            _keep(pixmap, kept, drawing)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _painted(drawing: Path, pixels: int, colour: str) -> QPixmap:
    # QtSvg is loaded with the first icon, not with this module: start-up time is a promise.
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    text = drawing.read_bytes().replace(b"currentColor", colour.encode())
    QSvgRenderer(text).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def _kept_file(drawing: Path, how: str) -> Path | None:
    """Return where a drawing as it is now would lie, painted in one way."""
    folders = QDir.searchPaths(_PAINTED)
    if not folders:
        return None
    return Path(folders[0], f"{drawing.stem}-{drawing.stat().st_mtime_ns:x}-{how}.png")


def _keep(pixmap: QPixmap, file: Path, drawing: Path) -> None:
    """Keep what was painted, and nothing of a drawing as it was before; at worst nothing is."""
    now = file.name.removeprefix(f"{drawing.stem}-").partition("-")[0]
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        for old in file.parent.glob(f"{drawing.stem}-*.png"):
            if f"-{now}-" not in old.name:
                old.unlink(missing_ok=True)
        # Qt keeps the mode of a file that is there; a new one would get what the umask leaves.
        file.touch(mode=0o600)
        pixmap.save(str(file))
