"""Two branches of an enterprise with a long name are told apart where there is but one line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.desktop.appearance import Appearance, small_font
from declarant_client.desktop.to_rate.form.facts_head import FactsHead
from declarant_client.desktop.to_rate.listed_rows import ROW_ROLE
from declarant_client.desktop.to_rate.worklist_delegate import WorklistDelegate
from declarant_client.domain.identifiers import TaxCode
from tests.support.desk_scene import DeskScene

NAME = "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN GIAO NHẬN VẬN TẢI BIỂN ĐÔNG"
WIDTH = 400


def branches(scene: DeskScene) -> list[WorklistRow]:
    row = scene.store.declarations.row(scene.declare(9).identity)
    assert row is not None
    assert QFontMetrics(small_font()).horizontalAdvance(NAME) > WIDTH
    return [
        row._replace(
            declaration=replace(
                row.declaration,
                enterprise_name=NAME,
                enterprise_tax_code=TaxCode.parse(f"0314404243-{branch}"),
            )
        )
        for branch in ("001", "002")
    ]


def test_they_can_be_told_apart_in_the_list(scene: DeskScene) -> None:
    first, second = (painted(row) for row in branches(scene))
    assert first != second


def test_they_can_be_told_apart_above_the_form(
    qtbot: QtBot, scene: DeskScene, appearance: Appearance
) -> None:
    head = FactsHead()
    qtbot.addWidget(head)
    head.resize(WIDTH, 120)
    seen = []
    for row in branches(scene):
        head.show_row(row)
        head.show()
        seen.append(head.grab().toImage())
    assert seen[0] != seen[1]


def test_above_the_form_the_middle_of_a_long_name_tells_apart_too(
    qtbot: QtBot, scene: DeskScene, appearance: Appearance
) -> None:
    row = branches(scene)[0]
    head = FactsHead()
    qtbot.addWidget(head)
    seen = []
    for middle in ("HẢI PHÒNG", "HẢI DƯƠNG"):
        name = f"{NAME} CHI NHÁNH {middle} TẠI KHU CÔNG NGHIỆP NAM ĐÌNH VŨ"
        facts = replace(row.declaration, enterprise_name=name)
        head.show_row(row._replace(declaration=facts))
        head.resize(WIDTH, head.heightForWidth(WIDTH))
        head.show()
        seen.append(head.grab().toImage())
    assert seen[0].size() == seen[1].size()
    assert seen[0] != seen[1]


def painted(row: WorklistRow) -> QImage:
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    picture = QPixmap(WIDTH, 80)
    picture.fill()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDTH, 80)
    painter = QPainter(picture)
    WorklistDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    return picture.toImage()
