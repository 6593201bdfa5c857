"""A file read to its end, portions put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from declarant_client.application.ports.reading import DeclarationReader, UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import Sentence


@dataclass(frozen=True)
class WholeReading:
    """What one file gave: declarations, or the sentence why there are no more."""

    path: Path
    declarations: tuple[Declaration, ...] = ()
    failure: Sentence | None = None


def whole(reader: DeclarationReader, path: Path, following: Path | None = None) -> WholeReading:
    """Read a file to its end; ``following`` is announced to be the next."""
    found: list[Declaration] = []
    try:
        for portion in reader.read(path, following):
            found.extend(portion.declarations)
    except UnreadableFileError as error:
        return WholeReading(path, tuple(found), error.sentence)
    return WholeReading(path, tuple(found))
