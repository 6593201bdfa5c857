"""A4 paper with the embedded fonts: text as it is, sizes in millimetres, page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from declarant_client.domain.sentences import Translate, translate

FAMILY = "NotoSans"
MARGIN = 15.0
WIDTH = 210.0 - 2 * MARGIN
BOTTOM = 297.0 - 18.0
"""Where a page's content ends: the foot lies below."""

_FOOT = 12.0
_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
_ELLIPSIS = "…"
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
_MOST_REMEMBERED = 5_000
"""Texts that recur, such as the names of enterprises, are measured once."""


class Ink(NamedTuple):
    """A colour, 0 to 255 each."""

    red: int
    green: int
    blue: int


TEXT = Ink(0x18, 0x22, 0x2D)
MUTED = Ink(0x53, 0x60, 0x6E)
LINE = Ink(0xC4, 0xCC, 0xD4)
GROUND = Ink(0xEA, 0xEE, 0xF2)
ACCENT = Ink(0x0B, 0x67, 0x86)
ACCENT_SOFT = Ink(0xDC, 0xED, 0xF3)
DANGER = Ink(0x9B, 0x1C, 0x1C)
DANGER_SOFT = Ink(0xFB, 0xE3, 0xE1)
WARNING = Ink(0x6A, 0x4B, 0x00)
WARNING_SOFT = Ink(0xFC, 0xEF, 0xC5)
PAPER = Ink(0xFF, 0xFF, 0xFF)


class Paper(FPDF):
    """Pages with a foot; the pen is moved by whoever writes.

    Text is never markup, and what the fonts lack is shown as one sign instead of nothing.
    """

    def __init__(self, fonts: Path, title: str, made_at: datetime, speak: Translate) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self._speak = speak
        self._foot_text = title
        self._fitted: dict[tuple[str, float, str, float, bool], str] = {}
        self._wrapped: dict[tuple[str, float, str, float, int], tuple[str, ...]] = {}
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=False)
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(FAMILY, style, fonts / f"NotoSans-{name}.ttf")
        self.set_font(FAMILY, size=9)
        font = self.fonts[FAMILY.lower()]
        self._known = frozenset(font.cmap if isinstance(font, TTFFont) else ())
        self.set_title(title)
        self.set_lang(translate("charts", "en").said(speak))
        self.set_creation_date(made_at)
        self.set_creator("declarant-client")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        """Close the fonts' files, which are read until the pages are written."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def footer(self) -> None:
        """Write what the page is of, and which page it is."""
        self.set_y(-_FOOT)
        self.pen(7.5, ink=MUTED)
        of = translate("report", "page {page} of {pages}", page=self.page_no(), pages="{nb}")
        self.set_x(MARGIN)
        self.cell(WIDTH / 2, 5, self.plain(self._foot_text), align="L")
        self.cell(WIDTH / 2, 5, of.said(self._speak), align="R")

    def pen(self, size: float, *, bold: bool = False, ink: Ink = TEXT) -> None:
        """Write in this size (points) from now on."""
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*ink)

    def plain(self, text: str) -> str:
        """Return text as the fonts can show it: composed, on one line, without controls.

        No-break spaces stay: they hold a figure and its sign together.
        """
        composed = unicodedata.normalize("NFC", text)
        return "".join(self._shown(sign) for sign in _SPACES.sub(" ", composed).strip(" "))

    def line_at(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        *,
        height: float = 5,
        align: str = "L",
        keeps_end: bool = False,
    ) -> None:
        """Write one line into a box, cut with … where it is too long.

        ``keeps_end``: cut in the middle, for names that are alike at the beginning.
        """
        key = (text, width, self.font_style, self.font_size_pt, keeps_end)
        fitted = self._fitted.get(key)
        if fitted is None:
            if len(self._fitted) > _MOST_REMEMBERED:
                self._fitted.clear()
            fitted = self._fitted[key] = self.fitted(text, width, keeps_end=keeps_end)
        left = x + self.c_margin
        if align == "R":
            left = x + width - self.c_margin - self.get_string_width(fitted)
        # A cell would do, at seven times the cost: a month may have twenty thousand lines.
        self.text(left, y + height / 2 + 0.3 * self.font_size, fitted)

    def fitted(self, text: str, width: float, *, keeps_end: bool = False) -> str:
        """Return as much of a text as a width holds; ``keeps_end`` as in ``line_at``."""
        shown, room = self.plain(text), width - 2 * self.c_margin
        if self.get_string_width(shown) <= room:
            return shown
        low, high = 0, len(shown)
        while low < high:
            middle = (low + high + 1) // 2
            if self.get_string_width(_cut(shown, middle, keeps_end=keeps_end)) <= room:
                low = middle
            else:
                high = middle - 1
        return _cut(shown, low, keeps_end=keeps_end)

    def wrapped(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """Return the lines of a text within a width, the middle cut out where they are too many."""
        key = (text, width, self.font_style, self.font_size_pt, most)
        lines = self._wrapped.get(key)
        if lines is None:
            if len(self._wrapped) > _MOST_REMEMBERED:
                self._wrapped.clear()
            lines = self._wrapped[key] = tuple(self._broken(text, width, most))
        return lines

    def _broken(self, text: str, width: float, most: int) -> Iterator[str]:
        words, room = self.plain(text).split(" "), width - 2 * self.c_margin
        for _ in range(most - 1):
            taken = 1
            while (
                taken < len(words) and self.get_string_width(" ".join(words[: taken + 1])) <= room
            ):
                taken += 1
            yield self.fitted(" ".join(words[:taken]), width)
            words = words[taken:]
            if not words:
                return
        yield self.fitted(" ".join(words), width, keeps_end=True)

    def paragraph(self, width: float, text: str, *, height: float = 4.4) -> None:
        """Write lines from the left margin; the pen is below them then."""
        self.set_x(MARGIN)
        self.multi_cell(
            width, height, self.plain(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def lines_of(self, text: str, width: float, size: float) -> int:
        """Return how many lines a paragraph takes in a size."""
        self.pen(size)
        lines = self.multi_cell(
            width, 1, self.plain(text), align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        return len(lines) if isinstance(lines, list) else 1

    def _shown(self, sign: str) -> str:
        if ord(sign) in self._known:
            return sign
        return "" if unicodedata.category(sign) in {"Cc", "Cf", "Mn"} else _UNKNOWN_SIGN


def _cut(text: str, letters: int, *, keeps_end: bool) -> str:
    """Return so many letters of a text, the cut marked."""
    behind = letters // 2 if keeps_end else 0
    end = text[len(text) - behind :].lstrip()
    return f"{text[: letters - behind].rstrip()}{_ELLIPSIS}{end}"
