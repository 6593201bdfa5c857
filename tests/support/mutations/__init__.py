"""Hostile files, each made from a sample by a seed and a number: the same ones in every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from tests.support.mutations import edi, markup, ole2, plain_bytes, tables, workbooks
from tests.support.mutations.plain_bytes import Mutation

SAMPLES = Path(__file__).parents[2] / "samples"
_TIMES_MORE = (0, 0, 0, 0, 1, 1, 2, 5)
"""How many more mutations a case gets; with many of them no reader gets far."""
_LARGEST = 5_000_000
"""Bytes: mutations of mutations would grow without end."""

WAYS: Mapping[str, Sequence[Mutation]] = {
    ".xlsx": (*workbooks.IN_PARTS * 2, *workbooks.IN_ARCHIVE, *plain_bytes.ALL),
    ".xls": (*ole2.IN_RECORDS * 2, *ole2.IN_CONTAINER, *plain_bytes.ALL),
    ".xml": (*markup.ALL, *plain_bytes.ALL),
    ".csv": (*tables.ALL, *plain_bytes.ALL),
    ".txt": (*edi.ALL, *plain_bytes.ALL),
    ".b64": (*edi.ALL, *plain_bytes.ALL),
}
"""By a sample's ending its mutations, some of them oftener than others."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file."""

    seed: int
    number: int
    sample: Path
    ways: tuple[str, ...]
    """The mutations in their order."""
    content: bytes = field(repr=False)

    def __str__(self) -> str:
        ways = ", ".join(self.ways)
        return f"case {self.number} of seed {self.seed} ({self.sample.name}: {ways})"

    @property
    def name(self) -> str:
        """A file name of its own; the ending proves nothing."""
        return f"case-{self.seed}-{self.number}{self.sample.suffix}"


@cache
def samples() -> tuple[Path, ...]:
    """Return every sample, in an order that is the same everywhere."""
    found = (path for path in SAMPLES.rglob("*") if path.is_file())
    return tuple(sorted(found, key=lambda path: path.relative_to(SAMPLES).as_posix()))


def case(seed: int, number: int) -> Case:
    """Return the file with this number: every sample has its turn, and so has every mutation."""
    chance = Random(f"{seed} {number}")
    turn, place = divmod(number, len(samples()))
    sample = samples()[place]
    ways = WAYS[sample.suffix]
    taken = [ways[(turn + 7 * place) % len(ways)]]
    taken += chance.choices(ways, k=chance.choice(_TIMES_MORE))
    content = _content(sample)
    for mutation in taken:
        content = mutation(chance, content)[:_LARGEST]
    names = [mutation.__name__ for mutation in taken]
    if chance.random() < 1 / 40:
        content = plain_bytes.spliced(chance, content, _content(chance.choice(samples())))
        names.append(plain_bytes.spliced.__name__)
    return Case(seed, number, sample, tuple(names), content)


@cache
def _content(sample: Path) -> bytes:
    return sample.read_bytes()
