"""Text is readable and controls can be seen, in light and dark: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from declarant_client.desktop.appearance import DARK, LIGHT, Colours, Pair
from declarant_client.desktop.appearance.colours import palette_of

Palette = QPalette.ColorRole

TEXT = 4.5
CONTROL = 3.0


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    red, green, blue = (linear(part) for part in (found.redF(), found.greenF(), found.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


themes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@themes
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_text_is_readable_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= TEXT


@themes
@pytest.mark.parametrize("name", ["good", "warning", "danger", "note", "neutral"])
def test_chips_and_banners_are_readable(colours: Colours, name: str) -> None:
    pair: Pair = getattr(colours, name)
    assert contrast(pair.text, pair.ground) >= TEXT


@themes
def test_what_is_selected_or_pressed_is_readable(colours: Colours) -> None:
    assert contrast(colours.text, colours.accent_soft) >= TEXT
    assert contrast(colours.muted, colours.accent_soft) >= TEXT
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    assert contrast(colours.on_accent, colours.accent_hover) >= TEXT


@themes
@pytest.mark.parametrize("ground", ["surface", "window", "raised"])
@pytest.mark.parametrize("edge", ["border", "focus", "star_edge", "star_empty"])
def test_the_edge_of_a_control_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= CONTROL


@themes
def test_what_qt_draws_by_the_palette_is_readable_also_where_it_may_not_be_changed(
    colours: Colours,
) -> None:
    palette = palette_of(colours)
    states = QPalette.ColorGroup
    for ink, ground in (
        (Palette.WindowText, Palette.Window),
        (Palette.Text, Palette.Base),
        (Palette.Text, Palette.AlternateBase),
        (Palette.PlaceholderText, Palette.Base),
        (Palette.ButtonText, Palette.Button),
        (Palette.BrightText, Palette.Window),
        (Palette.HighlightedText, Palette.Highlight),
        (Palette.Link, Palette.Base),
        (Palette.Link, Palette.Window),
        (Palette.ToolTipText, Palette.ToolTipBase),
    ):
        for state in (states.Active, states.Inactive):
            on = palette.color(state, ink).name(), palette.color(state, ground).name()
            assert contrast(*on) >= TEXT, (ink, ground)
    for ink, ground in ((Palette.WindowText, Palette.Window), (Palette.Text, Palette.Base)):
        on = (
            palette.color(states.Disabled, ink).name(),
            palette.color(states.Disabled, ground).name(),
        )
        assert contrast(*on) >= TEXT, (ink, ground)


@themes
def test_the_bar_of_what_was_just_done_is_readable(colours: Colours) -> None:
    """It is the theme turned round: the surface's colour on the text's."""
    assert contrast(colours.surface, colours.text) >= TEXT


@themes
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "accent_soft"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "focus"])
def test_signs_and_the_ring_of_the_focus_can_be_seen(
    colours: Colours, ink: str, ground: str
) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= CONTROL


@themes
def test_what_stands_in_a_selected_row_is_readable(colours: Colours) -> None:
    for pair in (colours.danger, colours.good, colours.note, colours.neutral):
        assert contrast(pair.text, colours.accent_soft) >= TEXT


def test_no_colour_is_left_unjudged() -> None:
    grounds = {"window", "surface", "raised", "accent_soft", "line"}
    inks = {"text", "muted", "accent", "accent_hover", "on_accent", "focus", "border"}
    stars = {"star", "star_edge", "star_empty"}
    pairs = {"good", "warning", "danger", "note", "neutral"}
    # ``line`` separates and says nothing; a full star is seen by its edge, which is judged.
    assert set(Colours._fields) == grounds | inks | stars | pairs


@themes
def test_a_fault_is_readable_wherever_it_stands(colours: Colours) -> None:
    for ground in (colours.surface, colours.window, colours.raised, colours.note.ground):
        assert contrast(colours.danger.text, ground) >= TEXT
