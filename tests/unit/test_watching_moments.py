"""A file is read when it has stopped growing, and a folder is looked at no oftener than it must."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.folder_changes import FileStamp
from declarant_client.application.ports.reading import Cause, UnreadableFileError
from declarant_client.application.watching.looking import (
    COALESCING_SECONDS,
    POLL_SECONDS,
    REST_FACTOR,
    SAFETY_SECONDS,
    Looking,
)
from declarant_client.application.watching.settling import (
    FIRST_DOUBT_SECONDS,
    LONGEST_HOLD_SECONDS,
    MOST_DOUBTS,
    SETTLING_SECONDS,
    Settling,
)
from declarant_client.application.watching.watched_database import (
    ASKING_TOO_MUCH_SECONDS,
    LONGEST_WAIT_SECONDS,
    wait_after_failure,
)
from declarant_client.domain.sentences import translate

FILE, OTHER = Path("a.xls"), Path("b.xls")
SMALL, LARGE = FileStamp(10, 1), FileStamp(20, 2)
SECONDS = st.floats(min_value=0, max_value=10, allow_nan=False)
LOOKS = st.lists(
    st.tuples(
        SECONDS,
        st.dictionaries(
            st.sampled_from([FILE, OTHER]), st.sampled_from([SMALL, LARGE, FileStamp(10, 2)])
        ),
    ),
    max_size=12,
)


@given(looks=LOOKS)
def test_what_is_read_has_looked_the_same_for_the_whole_settling_time(
    looks: list[tuple[float, dict[Path, FileStamp]]],
) -> None:
    settling, now = Settling(), 0.0
    since: dict[Path, tuple[FileStamp, float]] = {}
    for wait, found in looks:
        now += wait
        since = {
            path: since[path] if path in since and since[path][0] == stamp else (stamp, now)
            for path, stamp in found.items()
        }
        ready = settling.look(found, now)
        settled = {path for path, (_, at) in since.items() if now >= at + SETTLING_SECONDS}
        assert set(ready) == settled


@given(looks=LOOKS)
def test_every_file_that_stays_is_read_at_the_moment_that_was_told(
    looks: list[tuple[float, dict[Path, FileStamp]]],
) -> None:
    settling, now = Settling(), 0.0
    found: dict[Path, FileStamp] = {}
    for wait, found in looks:
        now += wait
        settling.look(found, now)
    if found:
        again = settling.look_again_at()
        assert again is not None
        assert again <= now + SETTLING_SECONDS
        assert set(settling.look(found, now + SETTLING_SECONDS)) == set(found)
    else:
        assert settling.look_again_at() is None


def test_a_held_file_is_tried_ever_more_seldom_until_somebody_asks() -> None:
    settling, now, waits = Settling(), 0.0, []
    settling.look({FILE: SMALL}, now)
    for _ in range(20):
        again = settling.look_again_at()
        assert again is not None
        waits.append(again - now)
        now = again
        assert settling.look({FILE: SMALL}, now) == [FILE]
        settling.held(FILE, now)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_HOLD_SECONDS
    assert settling.held_files() == [FILE]
    settling.impatient(now)
    assert settling.look({FILE: SMALL}, now) == [FILE]


def test_a_held_file_that_changes_settles_anew() -> None:
    settling = Settling()
    settling.look({FILE: SMALL}, 0)
    settling.held(FILE, 2)
    assert not settling.look({FILE: LARGE}, 100)
    assert settling.look_again_at() == 100 + SETTLING_SECONDS


def refused(cause: Cause) -> UnreadableFileError:
    return UnreadableFileError(translate("sources", "It was given up."), cause=cause)


def test_what_may_be_the_files_fault_is_tried_seldom_and_a_few_times_only() -> None:
    settling, now, tries = Settling(), SETTLING_SECONDS, 1
    settling.look({FILE: SMALL}, 0)
    while not settling.is_last_try(FILE):
        assert tries < MOST_DOUBTS
        settling.held(FILE, now, refused(Cause.UNCLEAR))
        again = settling.look_again_at()
        assert again is not None
        assert again - now >= FIRST_DOUBT_SECONDS
        now, tries = again, tries + 1
    assert tries == MOST_DOUBTS
    # Other content, or the user's word, and it is not accused any longer.
    settling.look({FILE: LARGE}, now)
    assert not settling.is_last_try(FILE)


def test_no_number_of_tries_makes_the_systems_trouble_the_files() -> None:
    settling = Settling()
    settling.look({FILE: SMALL}, 0)
    for _ in range(20):
        settling.held(FILE, 10, refused(Cause.SYSTEM))
        settling.held(FILE, 10, refused(Cause.READER))
    assert not settling.is_last_try(FILE)
    assert settling.refusals() == [refused(Cause.SYSTEM).sentence]
    settling.held(FILE, 10)
    assert settling.refusals() == []


@given(changes=st.lists(SECONDS, min_size=1, max_size=20), took=SECONDS)
def test_a_heap_of_changes_is_one_look_soon_and_a_long_look_is_followed_by_a_rest(
    changes: list[float], took: float
) -> None:
    looking = Looking(is_told=True)
    looking.looked(0, took)
    assert looking.due_at == took + SAFETY_SECONDS
    now = took
    for wait in changes:
        now += wait
        if now < looking.due_at:
            looking.changed(now)
        assert looking.due_at <= max(now + COALESCING_SECONDS, took + REST_FACTOR * took)
    assert looking.due_at >= min(took + REST_FACTOR * took, took + SAFETY_SECONDS)


def test_a_folder_of_which_nothing_is_told_is_looked_at_once_a_minute() -> None:
    looking = Looking()
    assert looking.due_at == 0
    looking.looked(100, 100)
    assert looking.due_at == 100 + POLL_SECONDS


def test_a_file_on_its_way_is_looked_at_when_it_may_be_ready_and_a_wish_at_once() -> None:
    looking = Looking(is_told=True)
    looking.looked(100, 100)
    looking.again(102)
    assert looking.due_at == 102
    looking.again(None)
    assert looking.due_at == 102
    looking.at_once()
    assert looking.due_at == 0


@given(failures=st.integers(1, 50), poll=st.floats(60, 1000))
def test_a_database_that_fails_is_asked_ever_more_seldom_and_a_refused_login_hardly_ever(
    failures: int, poll: float
) -> None:
    wait = wait_after_failure(failures, poll, passes=True)
    assert poll <= wait <= max(poll, LONGEST_WAIT_SECONDS)
    assert wait <= wait_after_failure(failures + 1, poll, passes=True)
    assert wait_after_failure(failures, poll, passes=False) == ASKING_TOO_MUCH_SECONDS
