"""In both languages every text has the room it needs, and Vietnamese windows speak Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.operating_system.resources import resources_folder
from tests.pictures.amounts import Amount, make
from tests.pictures.legible import faults
from tests.pictures.spoken import Vietnamese, untranslated
from tests.pictures.views import seated, views


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    before = QLocale()
    made = Languages(qapp, resources_folder() / "translations")
    yield made
    made.remove()
    QLocale.setDefault(before)


@pytest.mark.parametrize("language, amount", [("vi", Amount.FULL), ("en", Amount.TYPICAL)])
def test_no_text_is_clipped_overlapped_or_untranslated_on_any_page(
    qtbot: QtBot,
    appearance: Appearance,
    languages: Languages,
    tmp_path: Path,
    language: str,
    amount: Amount,
) -> None:
    make(tmp_path / "profile", amount, waiting=40)
    found: dict[str, list[str]] = {}
    seen: list[str] = []
    with seated(tmp_path / "profile", appearance, languages, language) as desk:
        for view in views(desk):
            seen.append(view.name)
            found[view.name] = faults(view.widget)
            if language == "vi" and view.widget is not desk.session.window:
                found[view.name] += untranslated(view.widget, Vietnamese())
        if language == "vi":
            # The pages stay when others are shown: once is enough for all of them.
            found["every page"] = untranslated(desk.session.window, Vietnamese())
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert {"to_rate", "settings-data", "first-steps-4", "keys"} <= set(seen)


def test_very_large_text_has_its_room_in_the_smallest_window(
    qtbot: QtBot, sizes: Appearance, languages: Languages, tmp_path: Path
) -> None:
    make(tmp_path / "profile", Amount.FULL, waiting=40)
    found: dict[str, list[str]] = {}
    with seated(
        tmp_path / "profile", sizes, languages, "vi", text_percent=130, size=(1, 1)
    ) as desk:
        for view in views(desk):
            if view.name == "settings":
                break
            desk.session.window.rail.count("to_rate", 12_345)
            found[view.name] = faults(view.widget)
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert {"to_rate", "results", "notices"} <= set(found)


def shown(qtbot: QtBot, *widgets: QWidget, width: int) -> QWidget:
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    for widget in widgets:
        row.addWidget(widget)
    root.setFixedWidth(width)
    root.show()
    return root


def test_a_text_without_enough_room_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    narrow = QLabel("Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
    narrow.setFixedWidth(60)
    low = QLabel("Chờ từ 14 giờ đến 17 giờ 30 mới được phân công kiểm tra")
    low.setWordWrap(True)
    low.setFixedSize(100, 20)
    button = QPushButton("Gửi và sang tờ khai sau")
    button.setFixedWidth(80)
    root = shown(qtbot, narrow, low, button, width=400)
    assert len([fault for fault in faults(root) if fault.startswith("clipped")]) == 3


def test_a_field_or_a_choice_without_enough_room_is_found(
    qtbot: QtBot, appearance: Appearance
) -> None:
    typed, prompt, fits = QLineEdit("0200758386-001"), QLineEdit(), QLineEdit("03CC")
    prompt.setPlaceholderText("Số tờ khai, doanh nghiệp, hải quan")
    prompt.setClearButtonEnabled(True)
    cut: ChoiceBox[int] = ChoiceBox("Doanh nghiệp")
    cut.offer((1, "Tất cả đối tượng đánh giá của chi cục"), [])
    plain = QComboBox()
    plain.addItem("Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
    root = shown(qtbot, typed, prompt, fits, cut, plain, width=500)
    for widget in (typed, prompt, fits, cut, plain):
        widget.setFixedWidth(90)
    QApplication.processEvents()
    found = [fault for fault in faults(root) if fault.startswith("clipped")]
    assert len(found) == 4
    assert not any("03CC" in fault for fault in found)


def test_a_search_fields_hint_is_one_word_where_it_has_no_room(
    qtbot: QtBot, appearance: Appearance
) -> None:
    hint = "Search symbol, title, abstract, issuing body…"
    field = SearchField(hint)
    root = shown(qtbot, field, width=700)
    qtbot.waitUntil(lambda: field.placeholderText() == hint)
    assert field.toolTip() == ""
    for width in range(140, 500, 10):
        root.setFixedWidth(width)
        QApplication.processEvents()
        assert field.placeholderText() in {hint, "Search"}
        assert faults(root) == [], width
        assert (field.toolTip() == hint) is (field.placeholderText() == "Search")
    field.explain("Number…")
    assert field.placeholderText() == "Number…"


def test_what_lies_over_another_or_outside_is_found(qtbot: QtBot, appearance: Appearance) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(200, 60)
    _first, second, far = (QLabel("Tờ khai", root) for _ in range(3))
    second.move(10, 0)
    far.move(180, 30)
    root.show()
    found = faults(root)
    assert any(fault.startswith("overlapping") for fault in found)
    assert any(fault.startswith("cut off") for fault in found)


@pytest.mark.parametrize(
    "text",
    [
        "Send and next (Enter)",
        "Step 3 of 4",
        "Connected: Chi cục Hải quan khu vực III",
        "a sentence that nobody translated",
    ],
)
def test_an_english_text_is_found_in_a_vietnamese_window(qtbot: QtBot, text: str) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    column.addWidget(QLabel("Đơn vị tiếp nhận"))
    column.addWidget(QLabel(text))
    assert untranslated(root, Vietnamese()) == [f"QLabel: {text}"]
    button = QPushButton("Đóng")
    button.setToolTip(text)
    assert untranslated(button, Vietnamese()) == [f"QPushButton: {text}"]
    button.deleteLater()
