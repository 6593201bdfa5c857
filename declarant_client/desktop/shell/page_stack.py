"""The pages, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from declarant_client.desktop.shell.pages import (
    FollowsStore,
    HasPlaces,
    MadeAhead,
    Page,
    SavesItself,
    TakesFocus,
)


class PageStack(QStackedWidget):
    """Shows one page; the others wait, and read anew only when they are shown again."""

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {page.key: page for page in pages}
        self._built: dict[str, QWidget] = {}
        self._stale: set[str] = set()

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the rail's order."""
        return tuple(self._pages.values())

    @property
    def shown_key(self) -> str:
        """Key of the page that is shown; empty before the first."""
        shown = self.currentWidget()
        return next((key for key, widget in self._built.items() if widget is shown), "")

    @property
    def place(self) -> str:
        """Which of its places the page shows; empty where it has none."""
        shown = self.currentWidget()
        return shown.place if isinstance(shown, HasPlaces) else ""

    def show_page(self, key: str) -> QWidget:
        """Show a page and put the focus on it."""
        if key not in self._built:
            widget = self._pages[key].build(self)
            self._built[key] = widget
            self.addWidget(widget)
        widget = self._built[key]
        self.setCurrentWidget(widget)
        if key in self._stale and isinstance(widget, FollowsStore):
            self._stale.discard(key)
            widget.store_changed()
        if isinstance(widget, TakesFocus):
            widget.take_focus()
        return widget

    def store_changed(self) -> None:
        """The page shown reads again; the others do when they are shown."""
        for key, widget in self._built.items():
            if widget is not self.currentWidget():
                self._stale.add(key)
            elif isinstance(widget, FollowsStore):
                widget.store_changed()

    def make_next(self, key: str) -> bool:
        """Make, of a page that was shown, what it shows later; see ``MadeAhead``."""
        widget = self._built.get(key)
        return isinstance(widget, MadeAhead) and widget.make_next()

    def save(self) -> None:
        """Let every page save what it holds."""
        for widget in self._built.values():
            if isinstance(widget, SavesItself):
                widget.save()
