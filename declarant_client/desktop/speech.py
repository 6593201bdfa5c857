"""Saying the core's sentences, texts, numbers and times in the window's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.vietnamese_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from declarant_client.contract.shapes import LongText, Text
    from declarant_client.domain.sentences import Sentence


def said(sentence: Sentence) -> str:
    """Return a sentence in the window's language."""
    return sentence.said(QCoreApplication.translate)


def speaks_vietnamese() -> bool:
    """Whether the window's language is Vietnamese: the catalogue itself says so."""
    return QCoreApplication.translate("speech", "en", "The code of your language") == "vi"


def text_of(text: Text | LongText) -> str:
    """Return an office's text in the window's language."""
    return text.vi if speaks_vietnamese() else text.en


def name_of(vietnamese: str | None, english: str | None) -> str:
    """Return a name in the window's language, else the Vietnamese one; empty where none is."""
    known = vietnamese if speaks_vietnamese() else english
    return known or vietnamese or ""


def texts_in_order(choices: Iterable[tuple[str, Text]]) -> list[tuple[str, str]]:
    """Return choices with their texts in the window's language, and in its order."""
    shown = ((value, text_of(text)) for value, text in choices)
    return sorted(shown, key=lambda choice: (folded(choice[1]), choice[0]))


def figure(count: int) -> str:
    """Return a whole number with its thousands set apart, as the window's language does it."""
    return QLocale().toString(count)


def moment(at: datetime | None) -> str:
    """Return a time as Vietnam's clock shows it, ``dd/MM/yyyy HH:mm``; empty when unknown."""
    return "" if at is None else at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def time_of_day(at: datetime) -> str:
    """Return the time of day on Vietnam's clock, ``HH:mm``."""
    return at.astimezone(VIETNAM).strftime("%H:%M")


def day(on: date | None) -> str:
    """Return a date, ``dd/MM/yyyy``; empty when unknown."""
    return "" if on is None else on.strftime("%d/%m/%Y")
