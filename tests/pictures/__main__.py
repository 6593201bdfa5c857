"""Draw every page: `python -m tests.pictures [FOLDER] [--only LANGUAGE THEME AMOUNT] [--readme]`.

A PNG for each page, language, theme and amount, under FOLDER (`build/pictures`). What is clipped,
overlapping or not translated is printed, and the outcome is 1 then. With QT_SCALE_FACTOR=2 (or
another) in the environment it is all drawn and measured at that scale. `--readme` draws the few
pictures of README instead, into `resources/pictures`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

from declarant_client.desktop.appearance import Appearance, Theme
from declarant_client.desktop.languages import Languages
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring.window import made_application
from tests.pictures.amounts import Amount, make
from tests.pictures.legible import faults
from tests.pictures.spoken import Vietnamese, untranslated
from tests.pictures.views import View, seated, views

_LANGUAGES = ("vi", "en")
_THEMES = (Theme.LIGHT, Theme.DARK)
_README = {
    "to_rate": "to-rate",
    "history": "history",
    "results": "results",
    "notices": "notices",
    "settings-rating": "settings",
}
_COLOURS = 256


def main(arguments: Sequence[str]) -> int:
    """Draw; return 1 when a picture shows a fault."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = made_application()
    seats = _Seats(
        Appearance(application), Languages(application, resources_folder() / "translations")
    )
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        for amount in Amount:
            make(Path(folder) / amount, amount)
        if options.readme:
            seats.draw_readme(Path(folder))
            return 0
        found = list(seats.draw_all(Path(folder), options.folder, options.only))
    for fault in found:
        print(fault)
    print(f"Pictures in {options.folder.absolute()}; faults: {len(found)}")
    return 1 if found else 0


class _Seats:
    """Opens one window after another."""

    def __init__(self, appearance: Appearance, languages: Languages) -> None:
        self._appearance = appearance
        self._languages = languages
        self._vietnamese = Vietnamese()

    def draw_all(self, profiles: Path, folder: Path, only: list[str] | None) -> Iterator[str]:
        """Yield every fault, with where it was seen."""
        for language in _LANGUAGES:
            for theme in _THEMES:
                for amount in Amount:
                    if only and [language, str(theme), str(amount)] != only:
                        continue
                    place = folder / f"{language}-{theme}-{amount}"
                    print(place.name, flush=True)
                    for view in self._shown(profiles / amount, language, theme):
                        save(view, place / f"{view.name}.png")
                        for fault in self._faults(view, language):
                            yield f"{place.name}/{view.name}: {fault}"

    def draw_readme(self, profiles: Path) -> None:
        """Draw the pictures that README shows."""
        for language in _LANGUAGES:
            for view in self._shown(profiles / Amount.TYPICAL, language, Theme.LIGHT):
                if view.name in _README:
                    name = f"{_README[view.name]}.{language}.png"
                    save(view, resources_folder() / "pictures" / name)

    def _shown(self, profile: Path, language: str, theme: Theme) -> Iterator[View]:
        with seated(profile, self._appearance, self._languages, language, theme) as desk:
            yield from views(desk)

    def _faults(self, view: View, language: str) -> list[str]:
        found = faults(view.widget)
        if language == "vi":
            found += untranslated(view.widget, self._vietnamese)
        return found


def save(view: View, path: Path) -> None:
    """Write a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = view.widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (whole.width(), whole.height())
    pixels = Image.frombuffer("RGB", size, bytes(whole.constBits()), "raw", "RGB", _row(whole), 1)
    # A page has few colours: a palette of its own holds them, at a third of the size.
    pixels.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _row(image: QImage) -> int:
    return image.bytesPerLine()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pictures", description="Draw and measure every page.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/pictures"))
    parser.add_argument("--only", nargs=3, metavar=("LANGUAGE", "THEME", "AMOUNT"))
    parser.add_argument("--readme", action="store_true", help="draw the pictures of README")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
