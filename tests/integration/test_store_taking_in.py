"""What is new is kept the short way, and what can be chosen is counted: as if done at length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.store import taking_in
from declarant_client.store.opening import Store
from declarant_client.store.worklist_choices import count_anew
from tests.support.stored_things import opened, reading

CLEARED_AT = datetime(2024, 5, 21, 9, 0, tzinfo=VIETNAM)
READINGS = [
    reading("307767905230", declarant_user="LAN", branch=Branch(code="03cc", name="Cảng Đình Vũ")),
    reading("107767905230", cleared_at=CLEARED_AT - timedelta(days=3), channel=Channel.RED),
    reading("107767905240", clearance=Clearance.NONE, cleared_at=None, registered_at=CLEARED_AT),
    reading("107767905250", clearance=Clearance.UNKNOWN, cleared_at=None),
    # The same again: amended, then as it was.
    reading("107767905231", team="01", enterprise_tax_code=TaxCode("0200999009")),
    reading("107767905230", first_number=DeclarationNumber("107767905230")),
    reading("107767905260", regime=None, branch=Branch(), enterprise_name=None, agent_name="Đ L"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    yield store
    store.close()


def everything(store: Store) -> list[list[Any]]:
    with store.connections.reading() as connection:
        return [
            sorted(connection.execute(sql), key=repr)
            for sql in (
                "SELECT * FROM readings_of_origins",
                "SELECT * FROM declarations",
                "SELECT * FROM worklist_choices",
            )
        ]


@pytest.mark.parametrize("waits_from", [None, CLEARED_AT.date()])
def test_what_is_new_is_kept_as_if_it_had_been_merged(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits_from: Any
):
    kept = store.declarations.keep(READINGS, Origin.LIST, waits_from=waits_from)
    with monkeypatch.context() as patched:
        patched.setattr(taking_in, "nothing_kept", lambda *_: set())
        at_length = opened(tmp_path / "at length")
        try:
            merged = at_length.declarations.keep(READINGS, Origin.LIST, waits_from=waits_from)
            assert kept == merged
            assert everything(store) == everything(at_length)
        finally:
            at_length.close()


def test_choices_are_what_declarations_have_however_often_they_change(store: Store):
    def changed(one: Declaration, **facts: Any) -> Declaration:
        return replace(one, number=DeclarationNumber(f"{one.identity}9"), **facts)

    store.declarations.keep(READINGS, Origin.LIST)
    moved = [
        changed(READINGS[0], enterprise_tax_code=TaxCode("0200999009"), declarant_user="minh"),
        changed(READINGS[1], branch=Branch(code="03EE"), enterprise_name="CÔNG TY MỚI"),
    ]
    store.declarations.keep(moved, Origin.DATABASE)
    store.declarations.keep([*moved, reading("107767905270")], Origin.DATABASE)
    counted = "SELECT filter, value, declarations FROM worklist_choices WHERE declarations"
    with store.connections.writing() as connection:
        before = sorted(connection.execute(counted))
        count_anew(connection)
        assert sorted(connection.execute(counted)) == before
    assert [user for user, _ in store.declarations.choices().declarant_users] == ["minh"]
    assert ("03EE", 1) in [(value, times) for kind, value, times in before if kind == "branch"]
