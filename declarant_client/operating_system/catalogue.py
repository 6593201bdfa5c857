"""The catalogue of translations for readers outside the window, without Qt.

Source of the format: Qt Linguist's TS files, https://doc.qt.io/qt-6/linguist-ts-file-format.html.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from declarant_client.domain.sentences import Translate

_log = logging.getLogger(__name__)
_NOT_IN_FORCE = frozenset({"unfinished", "vanished", "obsolete"})
_TEXTS = frozenset({"name", "source", "translation"})

Messages = dict[tuple[str, str], str]
"""``(context, source text) -> translation``."""


def english(_context: str, source: str) -> str:
    """The ``Translate`` of English: sentences are written in it."""
    return source


class Catalogue:
    """The ``Translate`` of one TS file, read when the first sentence is said.

    A sentence that it lacks is said in English; so is everything when the file is missing or
    damaged, which is logged: a person who needs the sentence gets it in the wrong language
    rather than not at all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()
        self._messages: Messages | None = None

    def __call__(self, context: str, source: str) -> str:
        messages = self._messages
        if messages is None:
            with self._guard:
                messages = self._messages = self._read()
        return messages.get((context, source), source)

    def _read(self) -> Messages:
        from xml.parsers import expat  # a window speaks through Qt's translator

        try:
            return messages_of(self._path.read_bytes())
        except (OSError, expat.ExpatError) as error:
            _log.warning("The translations in %s cannot be read: %s", self._path, error)
            return {}


def catalogue_for(language: str, resources: Path) -> Translate:
    """Return the ``Translate`` of a language (``vi`` or ``en``)."""
    if language == "en":
        return english
    return Catalogue(resources / "translations" / f"declarant_{language}.ts")


def messages_of(document: bytes) -> Messages:
    """Return the finished messages of a TS document; raises ``expat.ExpatError``.

    Forms for several numbers (``numerusform``) belong to the window and are left out.
    """
    from xml.parsers import expat

    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(document, True)  # noqa: FBT003 - expat takes no name for "this is all"
    return reader.messages


class _Reader:
    """Collects messages while expat goes through the document."""

    def __init__(self) -> None:
        self.messages: Messages = {}
        self._context = ""
        self._source = ""
        self._in_force = False
        self._collected: list[str] | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if element in _TEXTS:
            self._collected = []
        if element == "translation":
            self._in_force = attributes.get("type") not in _NOT_IN_FORCE
        elif element == "numerusform":
            self._in_force = False

    def end(self, element: str) -> None:
        if element not in _TEXTS or self._collected is None:
            return
        text, self._collected = "".join(self._collected), None
        if element == "name":
            self._context = text
        elif element == "source":
            self._source = text
        elif self._in_force and text:
            self.messages[self._context, self._source] = text

    def text(self, data: str) -> None:
        if self._collected is not None:
            self._collected.append(data)
