"""The window's language: our catalogue, Qt's own texts, and how numbers and dates are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

VIETNAMESE = "vi"


class Languages:
    """Installs a language in place of the one before; widgets made afterwards speak it."""

    def __init__(self, application: QCoreApplication, catalogues: Path) -> None:
        """``catalogues`` is the folder ``resources/translations``."""
        self._application = application
        self._catalogues = catalogues
        self._installed: list[QTranslator] = []

    def install(self, language: str) -> None:
        """Speak a language, ``vi`` or ``en``."""
        self.remove()
        QLocale.setDefault(_locale(language))
        for name, folder in self._wanted(language):
            translator = QTranslator(self._application)
            if translator.load(f"{name}_{language}", str(folder)):
                self._application.installTranslator(translator)
                self._installed.append(translator)

    def remove(self) -> None:
        """Speak the language of the source texts again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []

    def _wanted(self, language: str) -> list[tuple[str, Path]]:
        # Qt's own texts first: what is installed last is asked first.
        qt = self._catalogues if language == VIETNAMESE else _catalogues_of_qt()
        return [("qtbase", qt), ("declarant", self._catalogues)]


def look_up(context: str, source: str) -> str:
    """Return a text in the window's language, from any thread."""
    return QCoreApplication.translate(context, source)


def _catalogues_of_qt() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _locale(language: str) -> QLocale:
    if language == VIETNAMESE:
        return QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
