"""A subject is called by the directory's name in the window's language, wherever it stands."""

from __future__ import annotations

import pytest

from declarant_client.application.ports.submissions import DraftRow
from declarant_client.application.rating_form import Offered
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind, Team
from declarant_client.contract.shapes import Text
from declarant_client.desktop.to_rate.subject_names import subject_name

NAME = Text(vi="Đội Thủ tục hàng hóa", en="Procedures Team")
OFFERED = Offered(teams=(Team(code="01", name=NAME),))


@pytest.mark.parametrize(
    "source, name, shown",
    [
        (SubjectSource.DECLARATION, NAME.vi, NAME.en),
        (SubjectSource.TYPED, NAME.vi, NAME.vi),
        (SubjectSource.SHEET, "Đội khác", "Đội khác"),
    ],
)
def test_the_directory_is_asked_and_what_was_typed_stays(
    qapp: object, source: SubjectSource, name: str, shown: str
) -> None:
    row = DraftRow(kind=SubjectKind.TEAM, code="01", name=name, source=source)
    assert subject_name(row, OFFERED) == shown
