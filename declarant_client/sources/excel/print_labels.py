"""The labels of the Excel print, and where its values stand when a label is missing.

Source: genuine prints of ECUS5-VNACCS (``domain.md`` 2a). Rows and columns shift between program
versions, labels do not: a value is what follows its label in the row, before the next label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.vietnamese_text import folded

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def position(cell: str) -> tuple[int, int]:
    """Return row and column, counted from 0, of a cell's name such as ``AE7``."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """Return a label's text for comparison: folded, without a colon at its end."""
    return folded(text).rstrip(" :")


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the print: its label (as compared), and its cell in either form if known."""

    key: str
    import_cell: str | None = None
    export_cell: str | None = None

    def usual_position(self, kind: DeclarationKind) -> tuple[int, int] | None:
        """Return where the value stands in the form of that kind, if that is known."""
        cell = self.import_cell if kind is DeclarationKind.IMPORT else self.export_cell
        return position(cell) if cell else None


NUMBER = Field(label_key("Số tờ khai"), "E4", "E4")
FIRST_NUMBER = Field(label_key("Số tờ khai đầu tiên"), "R4", "P4")
CHANNEL = Field(label_key("Mã phân loại kiểm tra"), "I6", "F6")
REGIME = Field(label_key("Mã loại hình"), "P6", "L6")
OFFICE = Field(label_key("Tên cơ quan Hải quan tiếp nhận tờ khai"), "L7", "J7")
TEAM = Field(label_key("Mã bộ phận xử lý tờ khai"), "AE7", "Y7")
REGISTERED = Field(label_key("Ngày đăng ký"), "G8", "F8")
ENTERPRISE_CODE = Field(label_key("Mã"), "H10", "F13")
ENTERPRISE_NAME = Field(label_key("Tên"), "H11", "F14")
AGENT = Field(label_key("Đại lý Hải quan"), "G29")
PERMIT = Field(label_key("Ngày cấp phép"))
PERMIT_OF_EXPORT = Field(label_key("Ngày cấp phép xuất nhập"))
RELEASE_BEFORE_PERMIT = Field(label_key("Ngày phê duyệt BP"))

ENTERPRISE_SECTION = {
    DeclarationKind.IMPORT: label_key("Người nhập khẩu"),
    DeclarationKind.EXPORT: label_key("Người xuất khẩu"),
}
PERMIT_SECTION = label_key("Mục thông báo của Hải quan")

SECTIONS = frozenset(
    label_key(text)
    for text in (
        "Người nhập khẩu",
        "Người ủy thác nhập khẩu",
        "Người xuất khẩu",
        "Người ủy thác xuất khẩu",
        "Đại lý Hải quan",
        "Số vận đơn",
        "Mục thông báo của Hải quan",
    )
)
"""Labels at which a section begins, and the one before it ends."""

LABELS = SECTIONS | frozenset(
    label_key(text)
    for text in (
        "Số tờ khai",
        "Số tờ khai đầu tiên",
        "Số tờ khai tạm nhập tái xuất tương ứng",
        "Mã phân loại kiểm tra",
        "Mã loại hình",
        "Mã số hàng hóa đại diện của tờ khai",
        "Mã số thuế đại diện",
        "Tên cơ quan Hải quan tiếp nhận tờ khai",
        "Mã bộ phận xử lý tờ khai",
        "Ngày đăng ký",
        "Ngày thay đổi đăng ký",
        "Thời hạn tái nhập/ tái xuất",
        "Thời hạn tái nhập / tái xuất",
        "Mã",
        "Tên",
        "Mã bưu chính",
        "Địa chỉ",
        "Số điện thoại",
        "Mã nước",
        "Mã nhân viên Hải quan",
        "Địa điểm lưu kho",
        "Tên trưởng đơn vị Hải quan",
        "Ngày khai báo nộp thuế",
        "Ngày cấp phép",
        "Ngày cấp phép xuất nhập",
        "Ngày hoàn thành kiểm tra",
        "Phân loại thẩm tra sau thông quan",
        "Ngày phê duyệt BP",
        "Ngày hoàn thành kiểm tra BP",
        "Số ngày mong đợi đến khi cấp phép nhập khẩu",
        "Tổng số tiền thuế chậm nộp",
        "Dành cho VAT hàng hóa đặc biệt",
        "Thời hạn cho phép vận chuyển bảo thuế (khởi hành)",
    )
)
"""Every label that may stand in a row that is read: none of them is ever a value."""
