"""Who breaks a rule about office and its directory, notices and keys is told which and how."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.breaking_office import Break, intact
from tests.support.broken_offices import AFTER, BEFORE
from tests.support.conformance_checks import Checks, is_told, named, office_to_check


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checks]:
    with office_to_check(tmp_path_factory.mktemp("conformance")) as made:
        yield made


@pytest.fixture(autouse=True)
def _intact_again(checks: Checks) -> Iterator[None]:
    yield
    checks.breaking.before = checks.breaking.after = intact


@pytest.mark.parametrize("pair", BEFORE, ids=named)
def test_who_breaks_a_rule_before_the_office_answers_is_told(
    checks: Checks, pair: tuple[str, Break]
):
    is_told(checks, *pair, before=True)


@pytest.mark.parametrize("pair", AFTER, ids=named)
def test_who_breaks_a_rule_in_an_answer_is_told_which_and_how(
    checks: Checks, pair: tuple[str, Break]
):
    is_told(checks, *pair, before=False)
