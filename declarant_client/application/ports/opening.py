"""What opening the database found wrong and did about it, for the user."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, translate


def set_right(place: Path, copy_of: datetime | None, counts: dict[str, int]) -> Sentence:
    """Say that a damaged database was set aside, what stands in its place, and what is lost.

    ``counts``: ``ratings`` made here that are kept, ``again`` of them that the office is asked
    about once more, ``declarations``, ``drafts``, and ``lost`` ratings of which only the id is
    left: they may have been made elsewhere and fetched.
    """
    if copy_of is None:
        return translate(
            "store",
            "The database was damaged and there was no copy of it. It was set aside as {path}, and "
            "what could be read was taken over: ratings made here {ratings}, of which {again} are "
            "sent once more to be sure; declarations {declarations}, drafts {drafts}. Ratings that "
            "can no longer be read: {lost}; those that an office holds come back by themselves.",
            path=place,
            **counts,
        )
    return translate(
        "store",
        "The database was damaged. It was set aside as {path}, the copy of {time} was restored and "
        "what could be read was merged in: ratings made here {ratings}, of which {again} are sent "
        "once more to be sure; declarations {declarations}, drafts {drafts}. Ratings that can no "
        "longer be read: {lost}; those that an office holds come back by themselves.",
        path=place,
        time=told_time(copy_of),
        **counts,
    )


def gone(copy_of: datetime, counts: dict[str, int]) -> Sentence:
    """Say that the database was not there any more; see ``set_right``."""
    return translate(
        "store",
        "The database was gone. The copy of {time} was restored and what was saved since was added "
        "as far as it is known: ratings made here {ratings}, of which {again} are sent once more "
        "to be sure; declarations {declarations}, drafts {drafts}. Later drafts are lost.",
        time=told_time(copy_of),
        **counts,
    )


def finished(place: Path) -> Sentence:
    """Say that setting a damaged database right was interrupted and is done now."""
    return translate(
        "store",
        "The database was damaged and was set aside as {path}; the newest good copy, with what "
        "could be read merged in, is in its place now.",
        path=place,
    )


def newest_was_lost(added: int, replies: int, again: int) -> Sentence:
    """Say that the database did not know the newest that was saved any more."""
    return translate(
        "store",
        "The newest entries were missing in the database: its log was deleted or cut off. Ratings "
        "added again: {added}; replies to answers added again: {replies}; ratings that are sent "
        "once more to be sure: {again}. Drafts of the last minutes may be lost.",
        added=added,
        replies=replies,
        again=again,
    )


def restored(copy_of: datetime, place: Path, counts: dict[str, int]) -> Sentence:
    """Say that the copy that the user chose is in place."""
    return translate(
        "store",
        "The copy of {time} was restored. What was there was set aside as {path}; the ratings made "
        "since were kept: {ratings} in all.",
        time=told_time(copy_of),
        path=place,
        ratings=counts["ratings"],
    )


def told_time(at: datetime) -> str:
    """Return a time for a person."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
