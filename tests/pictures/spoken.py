"""Whether a window speaks Vietnamese only: every text is walked and asked where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from installer.translations import OWN, QT, read

_PLACEHOLDER = re.compile(r"\\\{[^{}]*\\\}|%n|%\d|%L\d")
_LEAST = 4
"""Letters below which an English text may well be anything."""
_ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{3,}\b")
_VIETNAMESE = re.compile(r"[^\x00-\x7F–…“”·★←→↑↓•×☆©]")
_GETTERS = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "prefix",
    "suffix",
    "specialValueText",
)


class Vietnamese:
    """Knows every English text that has a Vietnamese one, and everything Vietnamese we say."""

    def __init__(self) -> None:
        messages = [*read(OWN), *read(QT)]
        ours = {form for message in messages for form in message.forms}
        self._english = {
            message.key.source
            for message in messages
            if message.key.source not in ours and len(message.key.source) >= _LEAST
        }
        self._patterns = [_pattern(text) for text in sorted(self._english) if _is_filled(text)]

    def is_untranslated(self, text: str) -> bool:
        """Whether a text is an English one of ours, filled in or not, or English of nobody's."""
        plain = text.replace("&", "")
        if plain in self._english or any(pattern.fullmatch(plain) for pattern in self._patterns):
            return True
        return bool(_ENGLISH.search(plain)) and not _VIETNAMESE.search(plain)


def untranslated(root: QWidget, language: Vietnamese, data: Iterable[str] = ()) -> list[str]:
    """Return the texts of a window that are not Vietnamese, ``data`` and what holds it left out."""
    known = tuple(data)
    found = {
        f"{owner}: {text}"
        for owner, text in said_by(root)
        if language.is_untranslated(text) and not any(word in text for word in known)
    }
    return sorted(found)


def said_by(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text of a widget and of all below it, with whose it is."""
    for widget in (root, *root.findChildren(QWidget)):
        name = type(widget).__name__
        for text in _texts_of(widget):
            yield name, text
        for action in widget.actions():
            yield from _of_action(action)
    for menu in root.findChildren(QMenu):
        for action in menu.actions():
            yield from _of_action(action)


def _texts_of(widget: QWidget) -> Iterator[str]:
    for getter in _GETTERS:
        get = getattr(widget, getter, None)
        value = get() if callable(get) else None
        if isinstance(value, str) and value:
            yield value
    count, item = getattr(widget, "count", None), getattr(widget, "itemText", None)
    if callable(count) and callable(item):
        yield from (item(row) for row in range(count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(widget.horizontalHeader().count()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _of_action(action: QAction) -> Iterator[tuple[str, str]]:
    for text in (action.text(), action.toolTip()):
        if text:
            yield "QAction", text.partition("\t")[0]


def _is_filled(text: str) -> bool:
    return bool(_PLACEHOLDER.search(re.escape(text))) and len(_letters(text)) >= _LEAST


def _letters(text: str) -> str:
    bare = re.sub(r"\{[^{}]*\}|%\w", "", text)
    return "".join(character for character in bare if character.isalpha())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub("(.+)", re.escape(text)), re.DOTALL)
