"""The branches that databases name are kept with their source, and found behind the offices'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistRow
from declarant_client.application.ports.sources import DatabaseSettings, NewSource, Source
from declarant_client.contract.office import BranchIdentity
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Branch
from declarant_client.domain.origin import Origin
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    assessment,
    enrolment,
    office,
    opened,
    reading,
    submission,
)

HUNG_YEN = Branch(code="03PL", short_name="HQHPKV1", name="Hải quan Hưng Yên")
SETTINGS = DatabaseSettings(server="MAY-CHU", database="ECUS5VNACCS", login="doc")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    store.declarations.keep(
        [reading(), reading("100000000010", branch=Branch(code="03PL"))], Origin.PRINT
    )
    yield store
    store.close()


@pytest.fixture
def source(store: Store) -> Source:
    added = store.sources.add(NewSource(name="ECUS", settings=SETTINGS))
    store.sources.keep_branches(added.source_id, [HUNG_YEN, Branch(short_name="?")])
    return added


def row(store: Store) -> WorklistRow:
    found = store.declarations.row(NUMBER[:11])
    assert found is not None
    return found


def found(store: Store, **wanted: Any) -> set[str]:
    filter_ = WorklistFilter(show=Show.ALL, **wanted)
    rows = store.declarations.worklist(filter_, None, 10).rows
    assert store.declarations.count(filter_) == len(rows)
    return {one.declaration.number.digits for one in rows}


def both(name: str | None) -> Text:
    assert name is not None
    return Text(vi=name, en=name)


BOTH = {NUMBER, "100000000010"}


@pytest.mark.usefixtures("source")
def test_what_was_read_before_is_named_searched_and_filtered_with_them(store: Store) -> None:
    shown = row(store)
    assert (shown.branch_code, shown.branch_name) == ("03PL", HUNG_YEN.name)
    assert shown.branch_name_en is None
    assert shown.declaration.branch == Branch(short_name="HQHPKV1")
    assert found(store, search="hưng yên") == found(store, branch="03PL") == BOTH
    assert store.declarations.choices().branches == (("03PL", both(HUNG_YEN.name)),)


def test_an_office_s_own_names_go_before_them_as_soon_as_it_is_known(
    store: Store, source: Source
) -> None:
    account = store.accounts.add("https://a.example", office(), enrolment(), NOW)
    shown = row(store)
    assert (shown.branch_code, shown.branch_name_en) == ("03CC", "Hai Phong port area 1")
    assert found(store, branch="03PL") == {"100000000010"}
    store.sources.remove(source.source_id)
    assert row(store).branch_code == "03CC"
    store.accounts.remove(account.account_id)
    assert row(store).branch_code is None


def test_what_waits_finds_the_account_of_its_branch_once_a_database_names_it(
    store: Store,
) -> None:
    told = assessment()
    store.submissions.submit(submission(told))
    branch = BranchIdentity(code="03PL", name=Text(vi="Hưng Yên", en="Hung Yen"))
    account = store.accounts.add("https://a.example", office("hy", branch), enrolment(), NOW)
    assert store.submissions.assign_accounts() == 0
    added = store.sources.add(NewSource(name="ECUS", settings=SETTINGS))
    store.sources.keep_branches(added.source_id, [HUNG_YEN])
    assert store.accounts.account_for(["HQHPKV1"], None) == account
    assert store.submissions.assign_accounts() == 1


def test_the_newest_names_take_the_place_of_all_before(store: Store, source: Source) -> None:
    store.sources.keep_branches(source.source_id, [replace(HUNG_YEN, code="03EE", name=None)])
    shown = row(store)
    assert (shown.branch_code, shown.branch_name) == ("03EE", None)
    assert store.declarations.choices().branches == (
        ("03PL", both("03PL")),
        ("03EE", both("HQHPKV1")),
    )


@pytest.mark.parametrize(
    "origin, code, found_code",
    [
        (Origin.XML, "03PL", "03PL"),
        (Origin.DATABASE, "03PL", "03PL"),
        # A table may have been mapped wrongly, and this code is from before VNACCS.
        (Origin.TABLE, "03PL", None),
        (Origin.XML, "C03L", None),
    ],
)
def test_a_declaration_that_names_code_and_short_name_explains_the_short_name_of_another(
    store: Store, origin: Origin, code: str, found_code: str | None
) -> None:
    both = reading("100000000020", branch=Branch(code=code, short_name="hqhpkv1"))
    store.declarations.keep([both], origin)
    assert row(store).branch_code == found_code
    assert (NUMBER in found(store, branch="03PL")) is (found_code is not None)


def test_a_short_name_that_stood_beside_two_codes_explains_nothing(store: Store) -> None:
    for code, number in (("03PL", "100000000020"), ("03EE", "100000000030")):
        both = reading(number, branch=Branch(code=code, short_name="HQHPKV1"))
        store.declarations.keep([both], Origin.XML)
    assert row(store).branch_code is None


def test_they_go_with_their_source(store: Store, source: Source) -> None:
    store.sources.remove(source.source_id)
    assert (row(store).branch_code, row(store).branch_name) == (None, None)
    store.sources.keep_branches(source.source_id, [HUNG_YEN])
    assert row(store).branch_code is None


def test_they_stay_under_another_login_and_go_with_another_database(
    store: Store, source: Source
) -> None:
    store.sources.change(replace(source, settings=replace(SETTINGS, login="another")))
    assert row(store).branch_code == "03PL"
    store.sources.change(replace(source, settings=replace(SETTINGS, database="ECUS_OLD")))
    assert row(store).branch_code is None
