"""A short run of the ordeal, through every kind of fault; and that its reckoning misses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.network_faults import FAULTS
from tests.torture.network import Held, ordeal, reckoned, scene
from tests.torture.ordeals import Effort

pytestmark = pytest.mark.processes

SUBMISSIONS = 200


def test_nothing_confirmed_is_lost_or_arrives_twice_in_a_random_network(tmp_path: Path):
    with scene(tmp_path, seed=7) as made:
        list(ordeal(made, SUBMISSIONS, Effort()))
        found = made.reckoning()
        assert len(made.confirmed) == SUBMISSIONS
        assert found.faults == 0, found
        assert made.network.elsewhere == 0
        met = {fault for fault, times in made.network.faults.items() if times}
        assert met >= set(FAULTS), "each kind once, then at random"
        assert "Bearer" not in repr(made.troubles)


A, B = Held("a", "sha-a", "R1"), Held("b", "sha-b", "R2")


def test_the_reckoning_finds_what_is_lost_twice_strange_or_unequal():
    assert reckoned({"a": A, "b": B}, [("1", A), ("2", B)]).faults == 0
    assert reckoned({"a": A, "b": B}, [("1", A)]).lost == ["b"]
    assert reckoned({"a": A}, [("1", A), ("1", B)]).twice == ["1"]
    assert reckoned({"a": A}, [("1", A), ("2", B)]).strange == ["b"]
    assert reckoned({"a": A}, [("1", Held("a", "sha-a", "R9"))]).unequal == ["a"]
    assert reckoned({"a": Held("a", "", None)}, [("1", A)]).unequal == ["a"]
