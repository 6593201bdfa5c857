"""A form begins as the user's settings say, and what a source tells goes before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from declarant_client.application.rating_form import FormDefaults, RatingForm, RatingForms
from declarant_client.contract.assessments import (
    BranchOnDeclaration,
    EnterpriseIdentity,
    Sheet,
    SheetStatus,
)
from declarant_client.contract.office import Stage, SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Clearance, Phase
from declarant_client.domain.origin import Origin
from tests.support.desk_facts import ENTERPRISE, a_declaration
from tests.support.desk_scene import open_scene

STAGE = Stage(code="K1", name=Text(vi="Kiểm tra hồ sơ", en="Document check"))


def form_of(folder: Path, clearance: Clearance, defaults: FormDefaults) -> RatingForm:
    scene = open_scene(folder)
    store = scene.store
    try:
        declaration = replace(a_declaration(1), clearance=clearance, cleared_at=None)
        store.declarations.keep([declaration], Origin.LIST)
        account = scene.enrol()
        sheet = Sheet(
            number=declaration.number.digits,
            kind=declaration.kind,
            status=SheetStatus.IN_PROCEDURE,
            enterprise=EnterpriseIdentity(tax_code=ENTERPRISE),
            branch=BranchOnDeclaration(code="03CC"),
            stages=[STAGE],
        )
        if clearance is Clearance.NONE:
            store.declarations.keep_sheets(account.account_id, [sheet], "c1")
        forms = RatingForms(
            store.declarations,
            store.drafts,
            store.submissions,
            store.accounts,
            defaults=lambda: defaults,
        )
        form = forms.open(declaration.identity)
        assert form is not None
        return form
    finally:
        store.close()


@pytest.mark.parametrize("asks", [True, False])
def test_the_stages_of_a_sheet_stand_in_the_form_unless_they_are_not_asked_for(
    tmp_path: Path, asks: bool
) -> None:
    form = form_of(tmp_path, Clearance.NONE, FormDefaults(asks_for_stages=asks))
    assert form.draft is not None
    kinds = [row.kind for row in form.draft.rows]
    assert (SubjectKind.STAGE in kinds) is asks
    assert SubjectKind.BRANCH in kinds


@pytest.mark.parametrize("phase", [None, *Phase])
def test_the_phase_is_asked_for_only_where_neither_a_source_nor_the_setting_tells_it(
    tmp_path: Path, phase: Phase | None
) -> None:
    defaults = FormDefaults(phase_if_unknown=phase)
    unknown = form_of(tmp_path / "unknown", Clearance.UNKNOWN, defaults)
    assert (unknown.place.phase if unknown.place else None) is phase
    cancelled = form_of(tmp_path / "cancelled", Clearance.CANCELLED, defaults)
    assert cancelled.place is None, "for what was cancelled it is asked in any case"
