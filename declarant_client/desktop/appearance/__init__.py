"""One visual language: colours, sizes, type, icons, the style sheet, light and dark.

How to use it:

- ``Appearance(application).choose(Theme.SYSTEM)`` once, in wiring; it follows the system and tells
  ``changed`` when light turns to dark.
- Sizes are the constants of ``Space`` (pixels) and the functions of ``typography`` (fonts):
  ``layout.setSpacing(Space.M)``, ``label.setFont(title_font())``.
- Colours: ordinary widgets need none, the palette and the style sheet give them. What paints
  itself asks ``colours_of(self.palette())`` at paint time, never keeps one.
- A look that differs from the plain widget is a named role: ``give_role(button, Role.PRIMARY)``.
- ``icon("history")`` is ``resources/icons/history.svg`` in a colour of the theme (``Tone``); it
  follows a change from light to dark by itself.
- Numbers that stand in columns take ``tabular(font)``, so that digits are equally wide.
"""

from declarant_client.application.ports.settings import Density, Theme
from declarant_client.desktop.appearance.colours import DARK, LIGHT, Colours, Pair, colours_of
from declarant_client.desktop.appearance.icons import Tone, icon, paint_icon, serve_icons
from declarant_client.desktop.appearance.roles import Role, give_role
from declarant_client.desktop.appearance.scale import (
    Space,
    body_font,
    headline_font,
    small_font,
    strong_font,
    tabular,
    title_font,
)
from declarant_client.desktop.appearance.theme import Appearance

__all__ = [
    "DARK",
    "LIGHT",
    "Appearance",
    "Colours",
    "Density",
    "Pair",
    "Role",
    "Space",
    "Theme",
    "Tone",
    "body_font",
    "colours_of",
    "give_role",
    "headline_font",
    "icon",
    "paint_icon",
    "serve_icons",
    "small_font",
    "strong_font",
    "tabular",
    "title_font",
]
