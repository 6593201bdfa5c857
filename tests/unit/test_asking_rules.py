"""What is asked about: rules by channel and regime, and how many on one day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from declarant_client.application.asking import rules_of
from declarant_client.application.ports.asking_settings import (
    ASK_OF_CHANNEL,
    ASKED_A_DAY,
    REGIMES_NOT_ASKED,
)
from declarant_client.application.ports.settings import SettingRefusedError
from declarant_client.application.rating_form import asked_first, subjects_of
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.asking import Asked, AskingRules, regime_codes
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
)
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.putting_off import Snooze, end_of
from declarant_client.operating_system.paths import profile_folders
from declarant_client.operating_system.settings.layered import settings_of

RULES = AskingRules(
    channels={Channel.GREEN: Asked.BRANCH, Channel.RED: Asked.ALL, Channel.YELLOW: Asked.NOTHING},
    branch_only=frozenset({"A12"}),
    not_asked=frozenset({"E31"}),
    a_day=20,
)


@pytest.mark.parametrize(
    "channel, regime, asked",
    [
        (Channel.GREEN, "A11", Asked.BRANCH),
        (Channel.RED, "A11", Asked.ALL),
        (Channel.YELLOW, "A11", Asked.NOTHING),
        (Channel.RED, "a12", Asked.BRANCH),
        (Channel.RED, "E31", Asked.NOTHING),
        (Channel.YELLOW, "A12", Asked.NOTHING),
        (None, None, Asked.ALL),
    ],
)
def test_where_channel_and_regime_say_different_things_less_is_asked(
    channel: Channel | None, regime: str | None, asked: Asked
):
    assert RULES.asked_of(channel, regime) is asked


def test_without_rules_everything_is_asked():
    assert AskingRules().asked_of(Channel.GREEN, "A11") is Asked.ALL
    assert AskingRules().silent_channels == ()
    assert AskingRules().left_today(1000) is None


@pytest.mark.parametrize("done, left", [(0, 20), (19, 1), (20, 0), (50, 0)])
def test_what_was_done_today_counts_against_the_number_for_a_day(done: int, left: int):
    assert RULES.left_today(done) == left


def test_regime_codes_are_read_as_people_type_them():
    assert regime_codes(" a11, E31;b11  A11\n") == ("A11", "E31", "B11")
    assert regime_codes(" ,; ") == ()


@pytest.mark.parametrize(
    "snooze, now, day",
    [
        (Snooze.TOMORROW, (2026, 11, 30, 8), (2026, 12, 1)),
        (Snooze.TOMORROW, (2026, 11, 30, 23), (2026, 12, 1)),
        (Snooze.THREE_DAYS, (2026, 11, 30, 8), (2026, 12, 3)),
        (Snooze.NEXT_WEEK, (2026, 11, 30, 8), (2026, 12, 7)),  # a Monday
        (Snooze.NEXT_WEEK, (2026, 12, 6, 23), (2026, 12, 7)),  # a Sunday
    ],
)
def test_what_is_put_off_comes_back_as_a_day_begins(
    snooze: Snooze, now: tuple[int, int, int, int], day: tuple[int, int, int]
):
    at = datetime(*now, tzinfo=VIETNAM)
    assert end_of(snooze, at) == datetime(*day, tzinfo=VIETNAM)


def test_a_form_begins_with_the_branch_alone_where_no_more_is_asked():
    declaration = Declaration(
        number=DeclarationNumber("107767905230"),
        clearance=Clearance.CLEARED,
        branch=Branch(code="03CC", short_name="HQHPKV1"),
        team="01",
        channel=Channel.GREEN,
    )
    subjects = subjects_of(declaration, None, None)
    assert [row.kind for row in subjects] == [SubjectKind.BRANCH, SubjectKind.TEAM]
    assert asked_first(subjects, declaration, AskingRules()) == subjects
    assert asked_first(subjects, declaration, RULES) == subjects[:1]
    # Where the branch is not known, what is known is asked about.
    assert asked_first(subjects[1:], declaration, RULES) == subjects[1:]


def test_the_settings_say_the_rules(tmp_path: Path):
    settings = settings_of(profile_folders(tmp_path))
    assert rules_of(settings).asked_of(Channel.GREEN, "A11") is Asked.ALL
    settings.set(ASK_OF_CHANNEL[Channel.GREEN], "branch")
    settings.set(REGIMES_NOT_ASKED, "e31 A12")
    settings.set(ASKED_A_DAY, 20)
    assert settings.get(REGIMES_NOT_ASKED) == "E31, A12"
    rules = rules_of(settings)
    assert rules.asked_of(Channel.GREEN, "A11") is Asked.BRANCH
    assert rules.asked_of(Channel.RED, "A12") is Asked.NOTHING
    assert rules.left_today(0) == 20
    with pytest.raises(SettingRefusedError):
        settings.set(REGIMES_NOT_ASKED, "A11, A-12")
