"""What databases say of branches stands behind what offices say of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.declaration import Branch
from declarant_client.store.branches import KnownBranch, KnownBranches, completed

HAI_PHONG = KnownBranch("03CC", "Hải Phòng", "Hai Phong", frozenset({"03CC", "HQHPKV1"}))
DINH_VU = KnownBranch("03EE", "Đình Vũ", "Dinh Vu", frozenset({"03EE"}))

_CODES = st.sampled_from(["03CC", "03EE", "03PL", "C03C"])
_SHORT = st.sampled_from(["HQHPKV1", "HQDINHVU", "HQKHAC", "03CC", "03PL"])
_TOLD = st.lists(
    st.builds(Branch, code=_CODES, short_name=st.none() | _SHORT, name=st.none() | st.just("Tên")),
    max_size=8,
)
_OFFICES = st.lists(
    st.builds(
        lambda code, short, name: KnownBranch(code, name, "Name", frozenset({code, *short})),
        _CODES,
        st.sets(_SHORT, max_size=2),
        st.sampled_from(["Một", "Hai"]),
    ),
    max_size=4,
)


def known(*told: Branch, offices: tuple[KnownBranch, ...] = (HAI_PHONG, DINH_VU)) -> KnownBranches:
    return KnownBranches(completed(offices, told))


def code_of(branches: KnownBranches, key: str) -> str | None:
    branch = branches.named(key)
    return branch.code if branch else None


@given(offices=_OFFICES, told=_TOLD)
def test_what_offices_name_stays_what_it_was(
    offices: list[KnownBranch], told: list[Branch]
) -> None:
    before, after = KnownBranches(offices), KnownBranches(completed(offices, told))
    for key in {key for branch in offices for key in branch.keys}:
        named, still = before.named(key), after.named(key)
        assert named is not None
        assert still is not None
        assert (still.code, still.name_vi, still.name_en) == (
            named.code,
            named.name_vi,
            named.name_en,
        )
        assert before.keys_of(key) <= after.keys_of(key)


@given(offices=_OFFICES, told=_TOLD, data=st.data())
def test_the_order_of_databases_tells_no_other_code(
    offices: list[KnownBranch], told: list[Branch], data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(told))
    one, other = KnownBranches(completed(offices, told)), KnownBranches(completed(offices, turned))
    for key in ("HQHPKV1", "HQDINHVU", "HQKHAC", "03CC", "03PL"):
        assert code_of(one, key) == code_of(other, key)


def test_a_short_name_leads_to_the_branch_that_an_office_knows_by_its_code() -> None:
    branches = known(Branch(code="03EE", short_name="HQDinhVu", name="Cảng Đình Vũ"))
    assert branches.named(" hqdinhvu ") == KnownBranch(
        "03EE", "Đình Vũ", "Dinh Vu", frozenset({"03EE", "HQDINHVU"})
    )
    assert branches.keys_of("03EE") == {"03EE", "HQDINHVU"}


def test_a_branch_that_no_office_names_has_the_first_name_that_a_database_gives() -> None:
    branches = known(
        Branch(code="03PL", short_name="HQHUNGYEN"),
        Branch(code="03PL", short_name="HUNGYEN", name="Hưng Yên"),
        Branch(code="03PL", name="Another"),
    )
    found = branches.named("HQHUNGYEN")
    assert found == KnownBranch(
        "03PL", "Hưng Yên", None, frozenset({"03PL", "HQHUNGYEN", "HUNGYEN"})
    )
    assert branches.keys_named("hung yen") == {"03PL", "HQHUNGYEN", "HUNGYEN"}


def test_a_short_name_of_several_branches_tells_none() -> None:
    branches = known(
        Branch(code="03EE", short_name="HQKHAC"), Branch(code="03PL", short_name="HQKHAC")
    )
    assert branches.named("HQKHAC") is None
    assert code_of(branches, "03PL") == "03PL"


def test_a_code_from_before_vnaccs_makes_no_short_name_doubtful() -> None:
    branches = known(
        Branch(code="C03E", short_name="HQDINHVU"), Branch(code="03EE", short_name="HQDINHVU")
    )
    assert code_of(branches, "HQDINHVU") == "03EE"


def test_a_short_name_that_offices_use_is_theirs() -> None:
    assert code_of(known(Branch(code="03EE", short_name="HQHPKV1")), "HQHPKV1") == "03CC"


def test_what_a_database_lists_goes_before_what_declarations_name() -> None:
    listed = [Branch(code="03EE", short_name="HQDINHVU")]
    declared = [
        Branch(code="03PL", short_name="HQDINHVU"),
        Branch(code="03PL", short_name="HQHPKV1"),
        Branch(code="03PL", short_name="HQHUNGYEN"),
        Branch(code="03PL", short_name="HQKHAC"),
        Branch(code="03EE", short_name="HQKHAC"),
    ]
    branches = KnownBranches(completed([HAI_PHONG], listed, declared))
    told = {key: code_of(branches, key) for key in ("HQDINHVU", "HQHPKV1", "HQHUNGYEN", "HQKHAC")}
    assert told == {"HQDINHVU": "03EE", "HQHPKV1": "03CC", "HQHUNGYEN": "03PL", "HQKHAC": None}
    assert branches.keys_of("03PL") == {"03PL", "HQHUNGYEN"}


def test_a_short_name_that_is_a_branch_s_code_stays_that_branch() -> None:
    branches = known(Branch(code="03PL"), Branch(code="03EE", short_name="03PL"))
    assert code_of(branches, "03PL") == "03PL"
    assert branches.keys_of("03EE") == {"03EE"}
