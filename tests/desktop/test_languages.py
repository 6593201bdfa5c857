"""The window speaks one language whole: Qt's own buttons, menus and dialogs included."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from declarant_client.application.wording import STATES
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.speech import figure, said, speaks_vietnamese
from declarant_client.desktop.widgets.questions import _box
from declarant_client.domain.submission import ToldState
from declarant_client.operating_system.resources import resources_folder
from installer.translations import QT, read

Button = QDialogButtonBox.StandardButton


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    before = QLocale()
    made = Languages(qapp, resources_folder() / "translations")
    yield made
    made.remove()
    QLocale.setDefault(before)


def words(menu: QMenu | None) -> list[str]:
    assert menu is not None
    found = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    menu.deleteLater()
    return [word for word in found if word]


@pytest.mark.parametrize("language, shown", [("vi", "5.000"), ("en", "5,000")])
def test_thousands_are_set_apart_as_the_language_does_it(
    languages: Languages, language: str, shown: str
) -> None:
    languages.install(language)
    assert figure(5_000) == shown


def test_standard_buttons_are_vietnamese(qtbot: QtBot, languages: Languages) -> None:
    languages.install("vi")
    box = QDialogButtonBox(
        Button.Ok
        | Button.Cancel
        | Button.Yes
        | Button.No
        | Button.Save
        | Button.Close
        | Button.Apply
        | Button.Discard
        | Button.Help
        | Button.Reset
        | Button.Retry
        | Button.Open
        | Button.Abort
        | Button.Ignore
        | Button.RestoreDefaults
    )
    qtbot.addWidget(box)
    shown = {button.text().replace("&", "") for button in box.buttons()}
    assert shown == {
        "Đồng ý",
        "Hủy",
        "Có",
        "Không",
        "Lưu",
        "Đóng",
        "Áp dụng",
        "Bỏ thay đổi",
        "Trợ giúp",
        "Đặt lại",
        "Thử lại",
        "Mở",
        "Dừng",
        "Bỏ qua",
        "Khôi phục mặc định",
    }


def test_context_menus_of_fields_are_vietnamese(qtbot: QtBot, languages: Languages) -> None:
    languages.install("vi")
    expected = ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        assert words(field.createStandardContextMenu()) == expected
    box = QSpinBox()
    qtbot.addWidget(box)
    assert words(box.lineEdit().createStandardContextMenu()) == expected


def test_the_file_dialog_is_vietnamese(qtbot: QtBot, languages: Languages) -> None:
    languages.install("vi")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    buttons = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert {"Tên tệp:", "Loại tệp:"} <= labels
    assert {"Lưu", "Hủy"} <= buttons


class Asked(QTranslator):
    """Answers nothing, and keeps what Qt asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: set[tuple[str, str]] = set()

    def translate(
        self, context: str, source: str, _note: str | None = None, _count: int = -1
    ) -> str:
        self.keys.add((context, source))
        return ""

    def isEmpty(self) -> bool:
        return False


def test_whatever_qt_says_in_the_dialogs_we_use_is_in_our_catalogue(
    qtbot: QtBot, qapp: QApplication
) -> None:
    asked = Asked()
    qapp.installTranslator(asked)
    file_dialog = QFileDialog()
    file_dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    file_dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    question = QMessageBox(QMessageBox.Icon.Question, "t", "q", QMessageBox.StandardButton.Yes)
    day = QDateEdit()
    day.setCalendarPopup(True)
    shown = (file_dialog, question, QProgressDialog(), day, QComboBox())
    for widget in shown:
        qtbot.addWidget(widget)
        widget.show()
    qapp.processEvents()
    qapp.removeTranslator(asked)
    ours = {(message.key.context, message.key.source) for message in read(QT)}
    # Keys are called as they are printed on the keyboard; the names of kinds of files are those of
    # the system's own list, and which are asked for depends on the folder that is shown.
    passed_over = {"QShortcut", "QMimeType"}
    wanted = {key for key in asked.keys if key[0].startswith("Q") and key[0] not in passed_over}
    assert wanted - ours - {("QProgressBar", "%p%")} == set()


def test_a_question_has_plain_text_in_both_its_labels(qtbot: QtBot, languages: Languages) -> None:
    languages.install("vi")
    button = QPushButton()
    qtbot.addWidget(button)
    box = _box(button, "t", "<b>a</b>", "<i>b</i>")
    shown = {label.text() for label in box.findChildren(QLabel)}
    assert {"<b>a</b>", "<i>b</i>"} <= shown
    assert all(
        label.textFormat() == label.textFormat().PlainText for label in box.findChildren(QLabel)
    )


def test_numbers_and_our_own_words_follow_the_language(languages: Languages) -> None:
    languages.install("vi")
    assert speaks_vietnamese()
    assert said(STATES[ToldState.ACCEPTED]) == "Đơn vị đã tiếp nhận"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    languages.install("en")
    assert not speaks_vietnamese()
    assert said(STATES[ToldState.ACCEPTED]) == "Received by the office"


@pytest.mark.parametrize(
    "language, one, many",
    [
        ("en", "1 assessment", "1,234 assessments"),
        ("vi", "1 phiếu đánh giá", "1.234 phiếu đánh giá"),
    ],
)
def test_what_is_counted_is_said_in_its_number(
    languages: Languages, language: str, one: str, many: str
) -> None:
    languages.install(language)
    count = QCoreApplication.translate
    assert count("HistoryTotalsBar", "%n assessment(s)", "", 1) == one
    assert count("HistoryTotalsBar", "%n assessment(s)", "", 1234) in {
        many,
        many.replace(",", "").replace(".", ""),
    }


def test_no_widget_made_afterwards_speaks_the_language_before(
    qtbot: QtBot, languages: Languages
) -> None:
    languages.install("vi")
    languages.install("en")
    box = QDialogButtonBox(Button.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Cancel"
