"""Pictures of the main screens, rendered off-screen: for documentation and where no display is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from declarant_client.desktop.shell.main_window import MainWindow

SIZE = (1280, 720)


def render(window: MainWindow, folder: Path) -> list[Path]:
    """Write one PNG for each page into ``folder`` and return them.

    The pages must have been given time to read: what is shown is what is painted.
    """
    window.resize(*SIZE)
    return [picture(window, page.key, folder) for page in window.stack.pages]


def picture(window: MainWindow, key: str, folder: Path) -> Path:
    """Show a page and write its picture; return the file."""
    window.show_page(key)
    QApplication.sendPostedEvents()
    path = folder / f"{key}.png"
    if not window.grab().save(str(path), "PNG"):
        msg = f"{path} cannot be written"
        raise OSError(msg)
    return path
