"""A change is told field by field; a document is cited as decrees and circulars are."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from declarant_client.application.notice_changes import Changed, changes_between, citation
from declarant_client.contract.notices import DocumentStatus
from tests.support.stored_things import notice


def test_old_and_new_are_told_by_field_and_white_space_is_no_change():
    before = notice(in_force_on=date(2026, 5, 1), status=DocumentStatus.NOT_YET_IN_FORCE)
    now = msgspec.structs.replace(
        before,
        revision=2,
        title=before.title + "  ",
        in_force_on=None,
        status=DocumentStatus.SUSPENDED,
        amends=["38/2015/TT-BTC"],
    )
    assert changes_between(before, now) == [
        Changed("status", DocumentStatus.NOT_YET_IN_FORCE, DocumentStatus.SUSPENDED),
        Changed("in_force_on", date(2026, 5, 1), None),
        Changed("amends", None, "38/2015/TT-BTC"),
    ]
    assert changes_between(now, now) == []


@pytest.mark.parametrize(
    "facts, cited",
    [
        (
            {
                "document_type": "Thông tư",
                "symbol": "38/2015/TT-BTC",
                "signed_on": date(2015, 3, 25),
                "issuing_body": "Bộ Tài chính",
                "title": "Quy định về thủ tục hải quan",
            },
            "Thông tư 38/2015/TT-BTC ngày 25/3/2015 của Bộ Tài chính quy định về thủ tục hải quan",
        ),
        (
            {
                "document_type": "Nghị định",
                "symbol": "08/2015/NĐ-CP",
                "signed_on": date(2015, 1, 2),
                "title": "Nghị định về hải quan",
            },
            "Nghị định 08/2015/NĐ-CP ngày 02/01/2015 về hải quan",
        ),
        ({"symbol": None, "title": "Đối thoại  quý I"}, "Đối thoại quý I"),
        (
            {"document_type": "Luật", "symbol": "54/2014/QH13", "title": "Luật số 54/2014/QH13"},
            "Luật 54/2014/QH13",
        ),
    ],
)
def test_a_citation_says_type_symbol_day_and_body_as_far_as_they_are_known(
    facts: dict[str, Any], cited: str
):
    unknown: dict[str, Any] = {"document_type": None, "issuing_body": None, "signed_on": None}
    assert citation(notice(**(unknown | facts))) == cited
