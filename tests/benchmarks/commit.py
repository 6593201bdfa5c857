"""What it costs to say "saved": a whole rating, beside one bare commit of the same bytes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import apsw

from declarant_client import __version__
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, DraftRow
from declarant_client.application.rating import RateDeclaration
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.operating_system.clock import SystemClock
from declarant_client.store.opening import Store
from tests.benchmarks import filled_store
from tests.benchmarks.measuring import compare, percentile

# The hundredth part of fewer commits would be one or two of them.
FEWEST_COMMITS = 1_000


class BareCommits:
    """The least that keeps bytes safe: one row, one transaction, the same durability."""

    def __init__(self, path: Path) -> None:
        self._connection = apsw.Connection(str(path))
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE kept (content BLOB NOT NULL)")

    def keep(self, content: bytes) -> float:
        """Commit the bytes; returns milliseconds."""
        start = time.perf_counter()
        with self._connection:
            self._connection.execute("INSERT INTO kept VALUES (?)", (content,))
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        self._connection.close()


class Ratings:
    """Rates one declaration after the other, as the form does."""

    def __init__(self, store: Store) -> None:
        self._count = 0
        self._rate = RateDeclaration(
            declarations=store.declarations,
            drafts=store.drafts,
            submissions=store.submissions,
            accounts=store.accounts,
            clock=SystemClock(),
            ids=UuidV7AssessmentIds(SystemClock()),
            client_version=__version__,
        )

    def keep(self) -> float:
        """Rate the next declaration in all subjects; returns milliseconds."""
        draft = _draft(filled_store.declaration(self._count).identity)
        self._count += 1
        start = time.perf_counter()
        self._rate.submit(draft, rater="Nguyễn Thị Hoa", hold=None)
        return (time.perf_counter() - start) * 1000


def run(pairs: int) -> Iterator[str]:
    """Commits in turn, on the same disk, in a store with 100,000 declarations."""
    with (
        filled_store.filled_folder() as folder,
        filled_store.opened(folder) as store,
        tempfile.TemporaryDirectory() as other,
    ):
        ratings, bare = Ratings(store), BareCommits(Path(other) / "bare.sqlite3")
        ratings.keep()
        content = _canonical(store)
        (comparison,) = compare(
            [("rating committed / bare commit of the same bytes", "ms")],
            lambda: (ratings.keep(),),
            lambda: (bare.keep(content),),
            max(pairs, FEWEST_COMMITS),
        )
        bare.close()
    yield comparison.sentence()
    for name, times in (("rating", comparison.first), ("bare commit", comparison.second)):
        yield (
            f"  {name}: 99th percentile {percentile(times, 99):.2f} ms, maximum {max(times):.2f} ms"
        )


def _draft(identity: str) -> Draft:
    subjects = (
        (SubjectKind.BRANCH, "Chi cục Hải quan khu vực III"),
        (SubjectKind.TEAM, "Đội Thủ tục hàng hóa"),
        (SubjectKind.STAGE, "Kiểm tra hồ sơ"),
        (SubjectKind.OFFICER, "Trần Văn Minh"),
    )
    rows = [
        DraftRow(
            kind=kind, code=None, name=name, source=SubjectSource.TYPED, level=5, entry=Entry.ALL
        )
        for kind, name in subjects
    ]
    return Draft(place=Place(identity, Phase.CLEARED), rows=tuple(rows))


def _canonical(store: Store) -> bytes:
    """The stored bytes of the first rating."""
    with store.connections.reading() as connection:
        return bytes(connection.execute("SELECT content FROM assessments LIMIT 1").get)
