"""How an item of the outbox stands, in words: state, cause, way out, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from declarant_client.application.conflicts import is_conflict
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.ports.submissions import OutboxItem
from declarant_client.application.wording import STATES
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.retry import LONGEST_SPAN
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState, ToldState

SAID_BY_THE_OFFICE = frozenset(
    {
        "{office} takes only newer versions of this program. Install the newest one.",
        "{office} has too much to do and asks to wait a little.",
        "That was too much at once for {office}.",
        "{office} answered: {answer}",
    }
)
"""Troubles of the context ``office`` that are an office's own word: the network is not to blame."""

_NO_ACCOUNT = translate(
    "outbox", "No key here may send to an office that answers for this customs branch."
)

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


class Need(StrEnum):
    """What only the user can give."""

    NOTHING = "nothing"
    ACCOUNT = "account"
    KEY = "key"
    CORRECTION = "correction"
    SECOND_LOOK = "second_look"
    """It leaves once the user has looked at it again."""
    CHOICE = "choice"
    """Somebody else rated first: both have to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an item stands."""

    word: Sentence
    cause: Sentence | None = None
    way_out: Sentence | None = None
    need: Need = Need.NOTHING


def standing_of(line: OutboxLine, now: datetime) -> Standing:
    """Return how an item stands at a moment."""
    state = line.entry.state
    match state:
        case SubmissionState.HELD:
            standing = _held(line, now)
        case SubmissionState.QUEUED:
            standing = _queued(line)
        case SubmissionState.UNKNOWN:
            standing = _unknown(line)
        case SubmissionState.REFUSED:
            standing = _refused(line.entry.problem)
        case SubmissionState.WITHDRAWN if line.replaced:
            standing = Standing(word=translate("outbox", "Replaced by a correction"))
        case _:
            standing = Standing(word=STATES[line.entry.told_state])
    return standing


def what_holds_up(item: OutboxItem) -> Sentence | None:
    """Return why an item has not left, as far as it is known; ``None`` where only time passes."""
    if item.account_id is None and item.state in {SubmissionState.QUEUED, SubmissionState.UNKNOWN}:
        return _NO_ACCOUNT
    return item.trouble


def next_attempt(line: OutboxLine, now: datetime) -> Sentence | None:
    """Return when the item is sent or asked for next; ``None`` when nothing is to come."""
    match line.entry.state:
        case SubmissionState.HELD if line.entry.awaits_second_look:
            return translate("outbox", "once you have looked at it again")
        case SubmissionState.HELD:
            return _until(line.held_until, now)
        case SubmissionState.QUEUED | SubmissionState.UNKNOWN:
            return _after(line) or _until(line.next_attempt_at, now)
        case SubmissionState.SENDING:
            return translate("outbox", "now")
    return None


def _after(line: OutboxLine) -> Sentence | None:
    """Return what has to happen first, where it is not time that is waited for."""
    if line.account_id is None:
        return translate("outbox", "once an office is connected")
    if line.account_trouble is not None:
        return translate("outbox", "once the access key is there")
    if line.behind:
        return translate("outbox", "after the earlier rating")
    return None


def seconds_of_hold(line: OutboxLine, now: datetime) -> int:
    """Return for how many seconds more it can be undone; 0 when it is not held."""
    if line.entry.state is not SubmissionState.HELD or line.held_until is None:
        return 0
    left = line.held_until - now
    return max(-(-left // timedelta(seconds=1)), 0) if left <= LONGEST_SPAN else 0


def _until(at: datetime | None, now: datetime) -> Sentence:
    # A time beyond every wait was set by another clock; what sends takes it as due.
    if at is None or at <= now or at - now > LONGEST_SPAN + _MINUTE:
        return translate("outbox", "at once")
    left = at - now
    if left < _MINUTE:
        seconds = -(-left // timedelta(seconds=1))
        return translate("outbox", "in {seconds} s", seconds=seconds)
    if left < _HOUR:
        return translate("outbox", "in {minutes} min", minutes=-(-left // _MINUTE))
    local, today = at.astimezone(VIETNAM), now.astimezone(VIETNAM).date()
    if local.date() == today:
        return translate("outbox", "at {time}", time=f"{local:%H:%M}")
    return translate("outbox", "on {day} at {time}", day=f"{local:%d/%m}", time=f"{local:%H:%M}")


def _held(line: OutboxLine, now: datetime) -> Standing:
    if line.entry.awaits_second_look:
        return Standing(
            word=STATES[line.entry.told_state],
            cause=translate("outbox", "Low ratings are looked at again before they are sent."),
            way_out=translate(
                "outbox", "Read it once more: then send it, correct it, or withdraw it."
            ),
            need=Need.SECOND_LOOK,
        )
    seconds = seconds_of_hold(line, now)
    if not seconds:
        return Standing(word=STATES[ToldState.QUEUED])
    return Standing(
        word=translate("outbox", "Saved, can be undone for {seconds} s", seconds=seconds)
    )


def _queued(line: OutboxLine) -> Standing:
    if line.account_id is None or line.account_trouble is not None:
        return _without_access(line)
    if line.behind:
        return Standing(
            word=translate("outbox", "Waiting for the earlier rating"),
            cause=translate(
                "outbox",
                "It revises a rating that is still on its way, and is sent once the office has "
                "that one.",
            ),
        )
    trouble = line.entry.trouble
    if trouble is None or trouble.context != "office":
        return Standing(word=STATES[ToldState.QUEUED], cause=trouble)
    if trouble.source in SAID_BY_THE_OFFICE:
        word = translate("outbox", "Waiting for the office")
    else:
        word = translate("outbox", "Waiting for the network")
    return Standing(word=word, cause=trouble, way_out=_by_itself())


def _without_access(line: OutboxLine) -> Standing:
    if line.account_id is None:
        return Standing(
            word=translate("outbox", "Waiting for an account"),
            cause=_NO_ACCOUNT,
            way_out=translate(
                "outbox",
                "Connect the receiving office with the enrolment code that it gave you for "
                "sending; then this is sent by itself.",
            ),
            need=Need.ACCOUNT,
        )
    return Standing(
        word=translate("outbox", "Waiting for the access key"),
        cause=line.account_trouble,
        way_out=translate(
            "outbox",
            "Enter the access key; then this is sent by itself. Where it is lost, ask the office "
            "for a new enrolment code.",
        ),
        need=Need.KEY,
    )


def _unknown(line: OutboxLine) -> Standing:
    word = STATES[ToldState.UNKNOWN]
    if line.account_id is None or line.account_trouble is not None:
        access = _without_access(line)
        return Standing(word=word, cause=access.cause, way_out=access.way_out, need=access.need)
    return Standing(
        word=word,
        cause=line.entry.trouble
        or translate("outbox", "The program ended before the office's answer came."),
        way_out=translate(
            "outbox",
            "Nothing to do: it is asked again by itself, as the same rating, so that it counts "
            "once. A change made now is sent as a revision behind it.",
        ),
    )


def _refused(problem: Problem | None) -> Standing:
    cause = translate("outbox", "The office refused it: {words}", words=words_of(problem))
    if is_conflict(problem):
        return Standing(
            word=translate("outbox", "Rated by somebody else first"),
            cause=cause,
            way_out=translate(
                "outbox",
                "Compare both: leave the other's rating, or send a revision that merges the two.",
            ),
            need=Need.CHOICE,
        )
    return Standing(
        word=STATES[ToldState.REFUSED],
        cause=cause,
        way_out=translate("outbox", "Correct it and send it again, or withdraw it."),
        need=Need.CORRECTION,
    )


def words_of(problem: Problem | None) -> str:
    """Return an office's refusal in its own words; they came in the reader's language."""
    if problem is None:
        return "?"
    title = problem.title.rstrip(".: ")
    return f"{title}: {problem.detail}" if problem.detail else problem.title


def _by_itself() -> Sentence:
    return translate(
        "outbox",
        "It is sent by itself as soon as that is over. “Send now” tries it at once.",
    )
