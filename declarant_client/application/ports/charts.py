"""Charts as bars with their words: what a window and a report draw, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from declarant_client.application.ports.history import LevelCounts
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.sentences import Sentence, Translate, translate

_THOUSAND = 1000


class Look(Enum):
    """How a part of a bar is drawn, never by its colour alone."""

    LEVEL_1 = 1
    LEVEL_2 = 2
    LEVEL_3 = 3
    LEVEL_4 = 4
    LEVEL_5 = 5
    SHARE = 6
    WAITING = 7


@dataclass(frozen=True, slots=True)
class ChosenMonth:
    """The bar of a month; its first day."""

    month: date


@dataclass(frozen=True, slots=True)
class ChosenBranch:
    """The bar of a customs branch; its key in the filter."""

    key: str


@dataclass(frozen=True, slots=True)
class ChosenKind:
    """The bar of a kind of assessed subject."""

    kind: SubjectKind


@dataclass(frozen=True, slots=True)
class ChosenAnswer:
    """The bar of a class of ``AnswerTimes``; -1 is what waits for its result."""

    place: int


@dataclass(frozen=True, slots=True)
class ChosenClearance:
    """The bar of a month in which declarations were cleared; its first day."""

    month: date


Choice = ChosenMonth | ChosenBranch | ChosenKind | ChosenAnswer | ChosenClearance
"""What of the filter a bar stands for."""

Words = Sentence | Text | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: ``parts`` fill it from the left; ``whole`` is the length of its track."""

    label: Words
    parts: tuple[tuple[Look, int], ...]
    whole: int
    figure: Words
    spoken: Sentence
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars under a title; ``mark`` is a share of each bar's track."""

    title: Sentence
    bars: tuple[Bar, ...]
    longest: int | None = None
    """What the whole width stands for; ``None``: for each bar's own whole."""
    note: Sentence | None = None
    mark: float | None = None


def words(text: Words, speak: Translate) -> str:
    """Return words in the reader's language."""
    match text:
        case Sentence():
            return text.said(speak)
        case Text():
            return text.vi if translate("charts", "en").said(speak) == "vi" else text.en
        case _:
            return text


def number(count: int) -> Words:
    """Return a count with its thousands apart, as the language has it."""
    if count < _THOUSAND:
        return str(count)
    return translate(
        "charts",
        "{thousands},{rest}",
        thousands=number(count // _THOUSAND),
        rest=f"{count % _THOUSAND:03d}",
    )


def tenths(value: float) -> Sentence:
    """Return a figure with one decimal place, as the language has it."""
    whole, tenth = divmod(round(value * 10), 10)
    return translate("charts", "{whole}.{tenth}", whole=number(whole), tenth=tenth)


def mean_of(counts: LevelCounts) -> float:
    """Return the mean level of ratings, of which there are some."""
    return sum(level * count for level, count in enumerate(counts, 1)) / sum(counts)


def month_word(month: date) -> str:
    """Return a month as everybody writes it."""
    return f"{month.month:02d}/{month.year}"
