"""What a command reads, and where it says what it did."""

from __future__ import annotations

import json
import sys
import tomllib
import unicodedata
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import msgspec

from declarant_client.contract.decoding import check_range, converted
from declarant_client.receiver.storage import Storage

_DIRECTIONS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class CommandError(Exception):
    """A command that cannot be done, in one sentence for who typed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Results go to ``out``, so that a program can read them; remarks to ``err``."""

    database: Path
    options: Namespace
    out: TextIO = sys.stdout
    err: TextIO = sys.stderr

    @contextmanager
    def storage(self) -> Iterator[Storage]:
        """Open the office's database, a new one where there is none, for as long as needed."""
        with closing(Storage.open(self.database)) as storage:
            yield storage

    def known_storage(self) -> AbstractContextManager[Storage]:
        """Open the office's database; raise ``CommandError`` where there is none.

        Whoever mistyped its name would be shown an office in which nothing ever happened.
        """
        if not self.database.exists():
            raise CommandError(
                f"Không có cơ sở dữ liệu {self.database} / there is no database {self.database}"
            )
        return self.storage()

    def result(self, line: str) -> None:
        """Print a result; what an enterprise wrote in it moves no cursor and colours nothing."""
        print("".join(filter(_is_harmless, line)), file=self.out, flush=True)

    def document(self, content: Any) -> None:
        """Print one JSON document."""
        self.result(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())

    def remark(self, vi: str, en: str) -> None:
        """Say what was done, in both languages."""
        print(f"{vi} / {en}", file=self.err, flush=True)


def _is_harmless(sign: str) -> bool:
    if sign in "\t\n":
        return True
    return unicodedata.category(sign) != "Cc" and unicodedata.bidirectional(sign) not in _DIRECTIONS


def read_file(name: str) -> Any:
    """Return the content of a ``.json`` or ``.toml`` file; raise ``CommandError``."""
    file = Path(name)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name}: {error}") from error
    try:
        return tomllib.loads(text) if file.suffix.lower() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{name}: {error}") from error


def read_items(name: str, member: str) -> list[Any]:
    """Return a file's list: the whole content, its ``member``, or one item alone."""
    content = read_file(name)
    if isinstance(content, list):
        return content
    if isinstance(content, dict) and isinstance(content.get(member), list):
        return list(content[member])
    return [content]


def shaped(name: str, content: Any, shape: type[Any]) -> Any:
    """Return ``content`` in its shape; raise ``CommandError`` saying where it is wrong."""
    try:
        found = converted(content, shape)
        check_range(found)
    except msgspec.ValidationError as error:
        raise CommandError(f"{name}: {error}") from error
    return found
