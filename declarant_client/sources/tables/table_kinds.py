"""The kinds of tables: ECUS' own list report, and what the user says of other software's tables.

Source of the list report's columns and words: ``domain.md`` 2b. Users choose its columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from declarant_client.application.ports.tables import (
    ClearedWhen,
    DateForm,
    TableField,
    TableMapping,
)
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence
from declarant_client.sources.tables import table_refusals
from declarant_client.sources.tables.headers import Columns, header_key
from declarant_client.sources.tables.row_reading import RowReading

_COLUMNS = {
    TableField.NUMBER: header_key("Số TK"),
    TableField.REGISTERED_DATE: header_key("Ngày ĐK"),
    TableField.BRANCH_CODE: header_key("Mã HQ"),
    TableField.REGIME: header_key("Mã loại hình"),
    TableField.CHANNEL: header_key("Phân luồng"),
    TableField.ENTERPRISE_NAME: header_key("Tên doanh nghiệp"),
    TableField.ENTERPRISE_TAX_CODE: header_key("Mã doanh nghiệp"),
    TableField.STATUS: header_key("Trạng thái"),
    TableField.CLEARED_DATE: header_key("Ngày thông quan"),
    TableField.CLEARED_TIME: header_key("Giờ thông quan"),
    TableField.TEAM: header_key("Bộ phận xử lý"),
    TableField.DECLARANT_USER: header_key("User khai báo"),
    TableField.AGENT_CODE: header_key("Mã đại lý hải quan"),
    TableField.FIRST_NUMBER: header_key("Số tờ khai đầu tiên"),
}
_OTHER_COLUMNS = frozenset(
    map(
        header_key,
        (
            "Nhánh",
            "Số hóa đơn TM",
            "Vận đơn",
            "Phương thức vận chuyển",
            "Số lượng kiện",
            "Tổng trọng lượng hàng (Gross)",
            "Số lượng cont",
            "Tên đối tác",
            "Tổng tiền thuế",
            "Tổng trị giá TT",
        ),
    )
)
_FEWEST_COLUMNS = 3
"""Known columns that make a list report, the number among them."""
_CLEARED = header_key("Đã thông quan")
_CANCELLED = header_key("Hủy tờ khai")
_ON_THE_WAY = frozenset(
    map(
        header_key,
        (
            "Nhập mới",
            "Đã khai báo",
            "Đã đăng ký",
            "Đã phân luồng",
            "Đã kiểm hóa",
            "Đã tính thuế sau kiểm hóa",
            "Điều chỉnh thuế",
        ),
    )
)


class TableKind(Protocol):
    """One kind of table: how its header is recognised, and what its rows mean."""

    @property
    def origin(self) -> Origin:
        """What its declarations come from."""
        ...

    def columns_in(self, keys: Mapping[str, int]) -> Columns | None:
        """Return where the fields stand among these headers, ``None`` when it is another kind."""
        ...

    def reading(self, columns: Columns) -> RowReading:
        """Return what reads the rows of a table with these columns."""
        ...

    def hint(self, columns: Columns) -> Sentence | None:
        """Say what a table with these columns cannot tell, and what to do about it."""
        ...


class ListReport:
    """ECUS' list report ("BaoCaoToKhai"); implements ``TableKind``."""

    origin = Origin.LIST

    def columns_in(self, keys: Mapping[str, int]) -> Columns | None:
        columns = {field: keys[key] for field, key in _COLUMNS.items() if key in keys}
        known = len(columns) + len(_OTHER_COLUMNS.intersection(keys))
        return columns if TableField.NUMBER in columns and known >= _FEWEST_COLUMNS else None

    def reading(self, columns: Columns) -> RowReading:
        has_date = TableField.CLEARED_DATE in columns

        def clearance(status: str, cleared_at: datetime | None, is_unread: bool) -> Clearance:  # noqa: FBT001 - one of three values of a row
            if status == _CANCELLED:
                return Clearance.CANCELLED
            if status == _CLEARED or cleared_at is not None:
                # Tax may still be adjusted after the permit, whose date then remains.
                return Clearance.CLEARED
            if is_unread:
                return Clearance.UNKNOWN
            return Clearance.NONE if has_date or status in _ON_THE_WAY else Clearance.UNKNOWN

        return RowReading(columns, DateForm.AS_THE_CELL_SAYS, clearance)

    def hint(self, columns: Columns) -> Sentence | None:
        if TableField.CLEARED_DATE in columns or TableField.STATUS in columns:
            return None
        return table_refusals.list_report_without_clearance()


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table of which the user has said what its columns mean; implements ``TableKind``."""

    mapping: TableMapping

    @property
    def origin(self) -> Origin:
        return Origin.TABLE

    def columns_in(self, keys: Mapping[str, int]) -> Columns | None:
        wanted = {field: header_key(header) for field, header in self.mapping.columns.items()}
        if not all(key in keys for key in wanted.values()):
            return None
        return {field: keys[key] for field, key in wanted.items()}

    def missing(self, keys: Mapping[str, int]) -> tuple[str, ...]:
        """Return the mapped headers that are not among these."""
        headers = self.mapping.columns.values()
        return tuple(header for header in headers if header_key(header) not in keys)

    def reading(self, columns: Columns) -> RowReading:
        cleared = frozenset(map(header_key, self.mapping.cleared_words)) - {""}
        cancelled = frozenset(map(header_key, self.mapping.cancelled_words)) - {""}
        when = self.mapping.cleared_when

        def clearance(status: str, cleared_at: datetime | None, is_unread: bool) -> Clearance:  # noqa: FBT001 - one of three values of a row
            if status in cancelled:
                return Clearance.CANCELLED
            match when:
                case ClearedWhen.UNKNOWN:
                    return Clearance.UNKNOWN
                case ClearedWhen.ALWAYS:
                    is_cleared = True
                case ClearedWhen.CLEARED_DATE:
                    if is_unread:
                        return Clearance.UNKNOWN
                    is_cleared = cleared_at is not None
                case ClearedWhen.STATUS:
                    is_cleared = status in cleared
            return Clearance.CLEARED if is_cleared else Clearance.NONE

        return RowReading(columns, self.mapping.dates, clearance)

    def hint(self, columns: Columns) -> Sentence | None:
        del columns
        if self.mapping.cleared_when is not ClearedWhen.UNKNOWN:
            return None
        return table_refusals.table_without_clearance()
