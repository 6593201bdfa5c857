"""What the tests' processes begin with."""

import importlib.util

import pytest

from tests.support import preloaded


@pytest.mark.parametrize("name", preloaded.LOADED)
def test_what_is_to_be_loaded_is_there(name: str):
    # Whoever forks passes over in silence what cannot be imported.
    assert importlib.util.find_spec(name) is not None
