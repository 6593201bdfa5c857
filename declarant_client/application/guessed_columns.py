"""Guessing from its header and first rows what another software's table says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from declarant_client.application.ports.tables import (
    ClearedWhen,
    SheetPreview,
    TableField,
    TableMapping,
)
from declarant_client.domain.vietnamese_text import folded

WORDS_LIMIT = 30
"""Words of a status column that are worth a question; more are no states but texts."""

_EXACT = 1000
_BRANCH_CODE = re.compile(r"[0-9]{2}[A-Z0-9]{2}")
_NAMES: dict[TableField, tuple[str, ...]] = {
    TableField.NUMBER: (
        "so to khai",
        "so tk",
        "so tkhq",
        "to khai so",
        "ma to khai",
        "declaration number",
        "declaration no",
    ),
    TableField.FIRST_NUMBER: ("so to khai dau tien", "so tk dau tien", "first declaration number"),
    TableField.REGISTERED_DATE: (
        "ngay dang ky",
        "ngay dk",
        "ngay to khai",
        "ngay mo to khai",
        "registration date",
        "registered",
    ),
    TableField.REGISTERED_TIME: ("gio dang ky", "gio dk", "registration time"),
    TableField.REGIME: ("ma loai hinh", "loai hinh", "regime"),
    TableField.CHANNEL: ("phan luong", "luong", "ma phan loai kiem tra", "channel"),
    TableField.BRANCH_CODE: (
        "ma hq",
        "ma hai quan",
        "ma chi cuc",
        "ma co quan hai quan",
        "ma don vi hai quan",
        "customs code",
        "office code",
    ),
    TableField.BRANCH_SHORT_NAME: ("ten tat hai quan", "ten viet tat", "office short name"),
    TableField.BRANCH_NAME: (
        "ten hai quan",
        "ten hq",
        "chi cuc hai quan",
        "chi cuc",
        "co quan hai quan",
        "don vi hai quan",
        "hai quan",
        "customs office",
    ),
    TableField.TEAM: ("bo phan xu ly", "ma bo phan", "nhom ho so", "doi", "division", "team"),
    TableField.STATUS: ("trang thai to khai", "trang thai", "tinh trang", "status"),
    TableField.CLEARED_DATE: (
        "ngay thong quan",
        "ngay cap phep",
        "ngay tq",
        "clearance date",
        "cleared on",
        "date cleared",
    ),
    TableField.CLEARED_TIME: ("gio thong quan", "gio cap phep", "gio tq", "clearance time"),
    TableField.ENTERPRISE_TAX_CODE: (
        "ma so thue",
        "mst",
        "ma doanh nghiep",
        "ma dn",
        "ma so doanh nghiep",
        "tax code",
    ),
    TableField.ENTERPRISE_NAME: (
        "ten doanh nghiep",
        "ten dn",
        "ten cong ty",
        "doanh nghiep",
        "cong ty",
        "company",
        "enterprise",
    ),
    TableField.AGENT_CODE: ("ma dai ly hai quan", "ma dai ly", "agent code"),
    TableField.AGENT_NAME: ("ten dai ly hai quan", "ten dai ly", "dai ly", "agent"),
    TableField.DECLARANT_USER: (
        "user khai bao",
        "nguoi khai bao",
        "nguoi khai",
        "nhan vien",
        "declared by",
        "user",
    ),
}
_CLEARED = ("thong quan", "cleared", "released")
_NOT_YET = ("chua", "cho", "not", "un")
_CANCELLED = ("huy", "cancel")


def guessed_columns(headers: Sequence[str]) -> dict[TableField, str]:
    """Return for each field the header that most looks like it; no header is taken twice."""
    likenesses = sorted(
        (
            (-_likeness(header, names), place, field, header)
            for place, header in enumerate(headers)
            for field, names in _NAMES.items()
            if _likeness(header, names)
        ),
        key=lambda one: one[:2],
    )
    guessed: dict[TableField, str] = {}
    for _, _, field, header in likenesses:
        if field not in guessed and header not in guessed.values():
            guessed[field] = header
    return guessed


def guessed_mapping(name: str, sheet: SheetPreview) -> TableMapping:
    """Return what a sheet most likely says; a time of day without its date is left out."""
    columns = guessed_columns(sheet.headers)
    if TableField.CLEARED_DATE not in columns:
        columns.pop(TableField.CLEARED_TIME, None)
    if TableField.REGISTERED_DATE not in columns:
        columns.pop(TableField.REGISTERED_TIME, None)
    _tell_codes_from_names(columns, sheet)
    words = occurring_words(sheet, columns.get(TableField.STATUS, ""))
    cleared = tuple(word for word in words if _means(word, _CLEARED) and not _starts_not(word))
    cancelled = tuple(word for word in words if _means(word, _CANCELLED) and word not in cleared)
    when = ClearedWhen.UNKNOWN
    if TableField.CLEARED_DATE in columns:
        when = ClearedWhen.CLEARED_DATE
    elif cleared:
        when = ClearedWhen.STATUS
    return TableMapping(
        name=name,
        columns=columns,
        cleared_when=when,
        cleared_words=cleared if when is ClearedWhen.STATUS else (),
        cancelled_words=cancelled,
    )


def occurring_words(sheet: SheetPreview, header: str) -> tuple[str, ...]:
    """Return the different words below a header, in their order; nothing where it is not there."""
    place = _place_of(sheet, header)
    if place is None or sheet.header_row is None:
        return ()
    below = sheet.rows[sheet.header_row + 1 :]
    return tuple(islice(_different(row[place] for row in below if place < len(row)), WORDS_LIMIT))


def _tell_codes_from_names(columns: dict[TableField, str], sheet: SheetPreview) -> None:
    """A column headed "Chi cục" may hold names or codes: its cells tell (``domain.md`` 2f)."""
    header = columns.get(TableField.BRANCH_NAME, "")
    cells = occurring_words(sheet, header)
    if cells and TableField.BRANCH_CODE not in columns and all(map(_BRANCH_CODE.fullmatch, cells)):
        columns[TableField.BRANCH_CODE] = columns.pop(TableField.BRANCH_NAME)


def _place_of(sheet: SheetPreview, header: str) -> int | None:
    if sheet.header_row is None or not header:
        return None
    filled = [place for place, cell in enumerate(sheet.rows[sheet.header_row]) if cell.strip()]
    for place, name in zip(filled, sheet.headers, strict=False):
        if name == header:
            return place
    return None


def _different(cells: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for cell in cells:
        word = cell.strip()
        if word and folded(word) not in seen:
            seen.add(folded(word))
            yield word


def _likeness(header: str, names: Sequence[str]) -> int:
    """How much a header looks like one of these names; 0: not at all."""
    key = " ".join(folded(header).replace(".", " ").replace("_", " ").split()).rstrip(" :*")
    padded = f" {key} "
    return max(
        (_EXACT - place if key == name else len(name) if f" {name} " in padded else 0)
        for place, name in enumerate(names)
    )


def _means(word: str, signs: Sequence[str]) -> bool:
    return any(sign in folded(word) for sign in signs)


def _starts_not(word: str) -> bool:
    return folded(word).startswith(_NOT_YET)
