"""The buttons of dialogs are ours: no desktop draws its own signs on them."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance

_HAVE_ICONS = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons


class FondOfIcons(QProxyStyle):
    """What some desktops say of the buttons of dialogs."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        return 1 if hint == _HAVE_ICONS else super().styleHint(hint, option, widget, returned)


def test_no_button_of_a_dialog_bears_a_sign_of_the_desktop(
    qtbot: QtBot, appearance: Appearance
) -> None:
    assert appearance.colours
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    style = FondOfIcons("fusion")
    style.setParent(box)
    box.setStyle(style)
    assert not box.style().styleHint(_HAVE_ICONS, None, box)
