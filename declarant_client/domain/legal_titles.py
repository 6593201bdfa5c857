"""What the title of a Vietnamese legal document tells: its type, symbol, day and issuing body.

Forms: decree 30/2020/NĐ-CP on clerical work, appendix III (``số/năm/loại-cơ quan``); laws carry
the term of the National Assembly (``54/2014/QH13``), dispatches the unit (``1234/TCHQ-GSQL``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from declarant_client.domain.vietnamese_text import folded, normal


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalTitle:
    """What could be recognised; the rest is ``None``."""

    document_type: str | None = None
    symbol: str | None = None
    issuing_body: str | None = None
    signed_on: date | None = None


DISPATCH = "Công văn"
"""A letter that guides; every other type is a document of law or of the administration."""

_TYPES = (
    "Thông tư liên tịch",
    "Thông tư",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    DISPATCH,
    "Công điện",
    "Thông báo",
    "Kế hoạch",
    "Hướng dẫn",
    "Văn bản hợp nhất",
    "Pháp lệnh",
    "Sắc lệnh",
    "Hiến pháp",
    "Bộ luật",
    "Luật",
    "Lệnh",
)
_BY_FOLDED_TYPE = {folded(name): name for name in _TYPES}
_TYPE = re.compile(rf"({'|'.join(_BY_FOLDED_TYPE)})\b")
_SYMBOL = re.compile(
    r"(?<![\w/])(\d{1,6}(?:/(?:19|20)\d{2})?/[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)*)(?![\w/])"
)
_OTHER_SIGNS = str.maketrans(
    "\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{LATIN CAPITAL LETTER ETH}", "----Đ"
)
_BLANKS_AT_A_STROKE = re.compile(r"(?<=\d)\s*/\s*(?=\d{4}\b|[A-ZĐ])")
_BLANKS_AT_A_DASH = re.compile(r"(/[A-ZĐ]{2,6})\s*-\s*(?=[A-ZĐ])")
_OF_ANOTHER = re.compile(
    r"\b(?:sua doi|bo sung|thay the|bai bo|dinh chinh|huong dan|du thao)\b.*"
    rf"\b(?:{'|'.join(_BY_FOLDED_TYPE)})(?: so)?[ :]*$"
)
"""What stands before the symbol of a document that this one changes or explains."""
_DAY = re.compile(
    r"ng[àa]y\s+(\d{1,2})(?:\s*[/.-]\s*|\s+th[áa]ng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+n[ăa]m\s+)(\d{4})(?!\d)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\bcủa\s+((?:Bộ trưởng Bộ|Bộ|Chính phủ|Thủ tướng|Quốc hội|Ủy ban|Uỷ ban|Tổng cục|Cục|Ngân hàng"
    r"|Chủ tịch|Hội đồng|Chi cục|Kho bạc|Tòa án|Viện)[^,;:.()\n]{0,80}?)"
    r"(?=\s+(?:về|quy định|hướng dẫn|sửa đổi|ban hành|ngày|v/v)\b|[,;:.()\n]|$)"
)
_TYPE_OF_CODE = {
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "VBHN": "Văn bản hợp nhất",
}
_LETTER_ONLY_CODES = frozenset({"CV"})
_BODY_OF_CODE = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "BTC": "Bộ Tài chính",
    "TCHQ": "Tổng cục Hải quan",
    "CHQ": "Cục Hải quan",
    "BCT": "Bộ Công Thương",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BYT": "Bộ Y tế",
    "BGTVT": "Bộ Giao thông vận tải",
    "BXD": "Bộ Xây dựng",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTP": "Bộ Tư pháp",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "VPCP": "Văn phòng Chính phủ",
    "TCT": "Tổng cục Thuế",
}


def recognised(title: str) -> LegalTitle:
    """Return what a title tells; a title that tells nothing is no error."""
    text = _written_alike(title)
    found = _SYMBOL.search(text)
    if found is not None and _OF_ANOTHER.search(folded(text[: found.start()])):
        return LegalTitle()  # it names a document that this one changes or explains
    symbol = found.group(1) if found else None
    # What a title says behind its own symbol is of the documents it amends.
    head = text[: found.start()] if found else text
    return LegalTitle(
        document_type=_type(head, symbol),
        symbol=symbol,
        issuing_body=_body(text, symbol),
        signed_on=_day(text, found.end() if found else None),
    )


def _written_alike(title: str) -> str:
    """Return a title with one kind of dash and of Đ, and without blanks within a symbol."""
    text = " ".join(normal(title.translate(_OTHER_SIGNS)).split())
    text = _BLANKS_AT_A_STROKE.sub("/", text)
    return _BLANKS_AT_A_DASH.sub(r"\1-", text)


def _type(head: str, symbol: str | None) -> str | None:
    bare = folded(head)
    at_start = _TYPE.match(bare)
    if at_start:
        return _BY_FOLDED_TYPE[at_start.group(1)]
    if symbol is None:
        return None
    # The word next to the symbol is its type: "Ban hành kèm theo Quyết định số 1/QĐ-TCHQ".
    words = [_BY_FOLDED_TYPE[word.group(1)] for word in _TYPE.finditer(bare)]
    return words[-1] if words else _type_of_symbol(symbol)


def _type_of_symbol(symbol: str) -> str | None:
    *_, codes = symbol.split("/")
    first = codes.split("-")[0]
    if first.startswith("QH"):
        return "Luật"
    if first in _TYPE_OF_CODE:
        return _TYPE_OF_CODE[first]
    is_letter = symbol.count("/") == 1 and (first in _BODY_OF_CODE or first in _LETTER_ONLY_CODES)
    return DISPATCH if is_letter else None


def _body(text: str, symbol: str | None) -> str | None:
    named = _BODY.search(text)
    if named:
        return named.group(1).strip().removeprefix("Bộ trưởng ")
    if symbol is None:
        return None
    *_, codes = symbol.split("/")
    if codes.startswith("QH"):
        return "Quốc hội"
    parts = codes.split("-")
    known = [_BODY_OF_CODE[part] for part in parts if part in _BODY_OF_CODE]
    return known[0] if known else None


def _day(text: str, symbol_ends: int | None) -> date | None:
    """Return the day right behind the symbol; another day may be an amended document's."""
    if symbol_ends is None:
        found = _DAY.search(text)
    else:
        found = _DAY.match(text[symbol_ends:].lstrip(" ,("))
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
