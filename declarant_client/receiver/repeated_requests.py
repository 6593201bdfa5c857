"""Requests that a client may repeat: the same key gets the same answer, and does nothing twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec
from sqlalchemy import insert, select

from declarant_client.contract.shapes import ProblemName, Wire
from declarant_client.receiver import tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.storage import Writing

IN_PROGRESS_RETRY = 1
"""Seconds after which to ask again for a request that is still being worked on."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer's JSON, and whether it was given before."""

    content: bytes
    replayed: bool


def once(
    writing: Writing, speaker: Speaker, key: str, purpose: str, work: Callable[[], Wire]
) -> Answered:
    """Do ``work`` unless ``key`` was used; raise ``key-reused`` when it was for another purpose."""
    kept = tables.answered_requests
    found = select(kept).where(kept.c.party_root == speaker.root, kept.c.key == key)
    row = writing.connection.execute(found).one_or_none()
    if row is not None:
        if row.purpose != purpose:
            raise ProblemError(ProblemName.KEY_REUSED)
        return Answered(row.answer.encode(), replayed=True)
    content = msgspec.json.encode(work())
    writing.connection.execute(
        insert(kept).values(
            key=key, party_root=speaker.root, purpose=purpose, answer=content.decode()
        )
    )
    return Answered(content, replayed=False)


class KeysInProgress:
    """The keys whose requests this process works on just now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: set[tuple[str, str]] = set()

    @contextmanager
    def working_on(self, party_root: str, key: str) -> Iterator[None]:
        """Hold a party's ``key``; raise ``in-progress`` when another request of it holds that."""
        with self.working_on_free(party_root, [key]) as held:
            if not held:
                raise in_progress()
            yield

    @contextmanager
    def working_on_free(self, party_root: str, keys: Iterable[str]) -> Iterator[frozenset[str]]:
        """Hold those of a party's ``keys`` that no other request of it holds; yields them."""
        with self._lock:
            held = frozenset(key for key in keys if (party_root, key) not in self._keys)
            self._keys.update((party_root, key) for key in held)
        try:
            yield held
        finally:
            with self._lock:
                self._keys.difference_update((party_root, key) for key in held)


def in_progress() -> ProblemError:
    """Return the 409 of a key whose request is still being worked on."""
    return ProblemError(ProblemName.IN_PROGRESS, retry_after=IN_PROGRESS_RETRY)
