"""The style sheet: what Fusion and the palette cannot say. Kept small, it costs start-up time."""

from __future__ import annotations

from declarant_client.desktop.appearance.colours import LIGHT, Colours
from declarant_client.desktop.appearance.scale import Space

_SHEET = """
QPushButton, QToolButton[role="quiet"] {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: {radius}px;
  padding: 0 14px; min-height: {inner}px;
}}
QPushButton:hover {{ background: {raised}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:disabled {{ color: {border}; border-color: {line}; background: transparent; }}
QPushButton:focus, QToolButton[role="quiet"]:focus {{ border: 2px solid {focus}; padding: 0 13px; }}
QPushButton[role="primary"] {{
  background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[role="primary"]:disabled {{
  background: {raised}; color: {muted}; border-color: {line};
}}
QPushButton[role="danger"] {{ color: {danger}; }}
QPushButton[role="danger"]:disabled {{ color: {border}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{
  background: transparent; border-color: transparent; color: {accent}; padding: 0 8px;
}}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {raised}; }}
QPushButton[role="quiet"]:disabled {{ color: {border}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{
  border: 2px solid {focus}; padding: 0 7px;
}}
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked {{
  background: {accent_soft};
}}
QPushButton[role="link"] {{
  background: transparent; border: 1px solid transparent; border-radius: 3px; color: {accent};
  padding: 0 3px; min-height: 0;
}}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 2px solid {focus}; padding: 0 2px; }}
QToolButton[role="small"] {{
  background: transparent; border: 1px solid transparent; border-radius: {radius}px; padding: 5px;
}}
QToolButton[role="small"]:hover {{ background: {raised}; }}
QToolButton[role="small"]:checked {{ background: {accent_soft}; }}
QToolButton[role="small"]:focus {{ border: 2px solid {focus}; padding: 4px; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLineEdit, QPlainTextEdit {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: {radius}px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit {{ padding: 0 {beside}px; min-height: {inner}px; }}
QPlainTextEdit {{ padding: 4px; }}
QLineEdit[role="value"] {{
  background: transparent; color: {muted}; border: 2px solid transparent; padding: 0;
  min-height: {text_height}px;
}}
QLineEdit:focus, QLineEdit[role="value"]:focus {{ border: 2px solid {focus}; padding: 0 {near}px; }}
QLineEdit[role="value"]:focus {{ padding: 0; }}
QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 3px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {muted}; border-color: {line}; }}
QComboBox {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: {radius}px;
  padding: 0 8px; min-height: {inner}px;
}}
QComboBox:hover {{ background: {raised}; }}
QComboBox:focus {{ border: 2px solid {focus}; padding: 0 7px; }}
QComboBox:disabled {{ color: {muted}; border-color: {line}; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url(icons:sheet/down-{shade}.svg); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {border}; }}
QSpinBox, QDateEdit {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: {radius}px;
  padding: 0 4px 0 8px; min-height: {inner}px; max-height: {inner}px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QSpinBox:focus, QDateEdit:focus {{ border: 2px solid {focus}; padding: 0 3px 0 7px; }}
QSpinBox:disabled, QDateEdit:disabled {{ color: {muted}; border-color: {line}; }}
QSpinBox QLineEdit, QDateEdit QLineEdit, QSpinBox QLineEdit:focus, QDateEdit QLineEdit:focus {{
  background: transparent; border: none; padding: 0; min-height: 0;
}}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 24px; }}
QSpinBox::up-arrow {{ image: url(icons:sheet/up-{shade}.svg); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url(icons:sheet/down-{shade}.svg); width: 10px; height: 10px; }}
QDateEdit::drop-down {{ border: none; width: 24px; }}
QDateEdit::down-arrow {{ image: url(icons:sheet/down-{shade}.svg); width: 14px; height: 14px; }}
QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: 16px; height: 16px; background: {surface}; border: 1px solid {border}; border-radius: 4px;
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url(icons:sheet/check-{shade}.svg);
}}
QCheckBox::indicator:disabled {{ background: {raised}; border-color: {line}; }}
QCheckBox::indicator:checked:disabled {{ background: {muted}; border-color: {muted}; }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 8px; height: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {focus}; text-decoration: underline; }}
QTableView, QListView, QTreeView {{
  background: {surface}; border: none; gridline-color: {line};
  selection-background-color: {accent_soft}; selection-color: {text};
}}
QListView[role="leaves"] {{ background: {window}; outline: none; padding: 8px; }}
QListView[role="leaves"]::item {{
  color: {text}; border: 2px solid transparent; border-radius: {radius}px; padding: 0 6px;
}}
QListView[role="leaves"]::item:hover {{ background: {raised}; }}
QListView[role="leaves"]::item:selected {{ background: {accent_soft}; }}
QListView[role="leaves"]::item:focus {{ border-color: {focus}; }}
QTableView {{ outline: none; }}
QTableView::item {{ padding: 0 8px; border: none; }}
QTableView::item:selected, QTableView::item:focus {{ background: {accent_soft}; color: {text}; }}
QHeaderView {{ background: {surface}; }}
QHeaderView::section {{
  background: {surface}; color: {muted}; border: none; border-bottom: 1px solid {line};
  padding: 6px 8px; font-weight: 600;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="fault"] {{ color: {danger}; }}
QFrame[role="card"] {{
  background: {surface}; border: 1px solid {line}; border-radius: {radius}px;
}}
QFrame[role="all"] {{
  background: {raised}; border: none; border-radius: {radius}px;
}}
QCheckBox[role="choice"] {{
  background: {surface}; border: 1px solid {border}; border-radius: 12px; padding: 3px 12px 3px 8px;
}}
QCheckBox[role="choice"]:hover {{ background: {raised}; }}
QCheckBox[role="choice"]:checked {{ background: {accent_soft}; border-color: {accent}; }}
QCheckBox[role="choice"]:focus {{
  border: 2px solid {focus}; padding: 2px 11px 2px 7px; color: {text}; text-decoration: none;
}}
QFrame[role="line"] {{ background: {line}; border: none; }}
QFrame[role="panel"] {{ background: {surface}; border: none; }}
QFrame[role="note"] {{ background: {note_ground}; border: none; border-radius: {radius}px; }}
QFrame[role="note"] QLabel {{ color: {note}; }}
QFrame[role="note"] QLabel[role="fault"] {{ color: {danger}; }}
QFrame[role="warning"] {{ background: {warning_ground}; border: none; border-radius: {radius}px; }}
QFrame[role="warning"] QLabel {{ color: {warning}; }}
QFrame[role="bar"] {{ background: {text}; border: none; border-radius: {radius}px; }}
QFrame[role="bar"] QLabel {{ color: {surface}; }}
QFrame[role="bar"] QPushButton {{
  background: transparent; color: {surface}; border: 1px solid {surface};
}}
QFrame[role="bar"] QPushButton:focus {{ border: 2px solid {surface}; }}
QToolTip {{
  background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {border}; border-radius: 3px; min-height: 32px; margin: 2px 3px;
}}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{
  background: {border}; border-radius: 3px; min-width: 32px; margin: 3px 2px;
}}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(colours: Colours) -> str:
    """Return the style sheet of a theme."""
    plain = {name: value for name, value in colours._asdict().items() if isinstance(value, str)}
    return _SHEET.format(
        **plain,
        danger=colours.danger.text,
        note=colours.note.text,
        note_ground=colours.note.ground,
        warning=colours.warning.text,
        warning_ground=colours.warning.ground,
        shade="light" if colours is LIGHT else "dark",
        radius=Space.RADIUS,
        inner=Space.CONTROL - 2,
        beside=Space.FIELD - 1,
        near=Space.FIELD - 2,
        text_height=Space.TEXT,
    )
