"""A document's type, symbol, day and issuing body are told by its Vietnamese title."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.legal_titles import recognised

TITLES = [
    (
        "Thông tư số 38/2015/TT-BTC ngày 25/3/2015 của Bộ Tài chính quy định về thủ tục hải quan",
        ("Thông tư", "38/2015/TT-BTC", "Bộ Tài chính", date(2015, 3, 25)),
    ),
    (
        "Nghị định 08/2015/NĐ-CP quy định chi tiết Luật Hải quan số 54/2014/QH13",
        ("Nghị định", "08/2015/NĐ-CP", "Chính phủ", None),
    ),
    (
        "Quyết định số 1966/QĐ-TCHQ ngày 10 tháng 7 năm 2015 về việc ban hành quy trình",
        ("Quyết định", "1966/QĐ-TCHQ", "Tổng cục Hải quan", date(2015, 7, 10)),
    ),
    (
        "Công văn số 5950/TCHQ-GSQL ngày 16/12/2022 v/v vướng mắc C/O",
        ("Công văn", "5950/TCHQ-GSQL", "Tổng cục Hải quan", date(2022, 12, 16)),
    ),
    ("Luật số 54/2014/QH13: Luật Hải quan", ("Luật", "54/2014/QH13", "Quốc hội", None)),
    (
        "5950/TCHQ-GSQL: trả lời doanh nghiệp",
        ("Công văn", "5950/TCHQ-GSQL", "Tổng cục Hải quan", None),
    ),
    ("39/2018/TT-BTC", ("Thông tư", "39/2018/TT-BTC", "Bộ Tài chính", None)),
    (
        "Sửa đổi Thông tư số 38/2015/TT-BTC ngày 25/3/2015",
        (None, None, None, None),
    ),
    ("Dự thảo Thông tư thay thế Thông tư 38/2015/TT-BTC", (None, None, None, None)),
    (
        "Thông tư 38 /2015/ TT\N{EN DASH}BTC ngày 25/3/2015",
        ("Thông tư", "38/2015/TT-BTC", "Bộ Tài chính", date(2015, 3, 25)),
    ),
    ("Quyết định số 3086 /QĐ - BTC", ("Quyết định", "3086/QĐ-BTC", "Bộ Tài chính", None)),
    (
        "Nghị định 08/2015/N\N{LATIN CAPITAL LETTER ETH}-CP",
        ("Nghị định", "08/2015/NĐ-CP", "Chính phủ", None),
    ),
    (
        "Thông tư liên tịch 64/2015/TTLT-BTC-BCT-BCA-BQP của Bộ trưởng Bộ Tài chính về hóa đơn",
        ("Thông tư liên tịch", "64/2015/TTLT-BTC-BCT-BCA-BQP", "Bộ Tài chính", None),
    ),
    ("THÔNG TƯ 12/2026/TT-BTC", ("Thông tư", "12/2026/TT-BTC", "Bộ Tài chính", None)),
    ("Quyết định về việc điều động công chức", ("Quyết định", None, None, None)),
    ("Hội nghị đối thoại 24/7 với doanh nghiệp", (None, None, None, None)),
    (
        "Thông tư số 1/2026/TT-BTC ngày 31/02/2026",
        ("Thông tư", "1/2026/TT-BTC", "Bộ Tài chính", None),
    ),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("title, told", TITLES)
def test_a_title_tells(title: str, told: tuple[object, ...], form: str):
    found = recognised(unicodedata.normalize(form, title))  # type: ignore[arg-type]
    assert (found.document_type, found.symbol, found.issuing_body, found.signed_on) == told


@given(st.text(max_size=300))
def test_whatever_a_title_holds_reading_it_never_fails(title: str):
    found = recognised(title)
    alike = re.sub(r"\s", "", unicodedata.normalize("NFC", title))
    alike = re.sub(r"[\u2010-\u2014]", "-", alike).replace("\N{LATIN CAPITAL LETTER ETH}", "Đ")
    assert found.symbol is None or found.symbol in alike
