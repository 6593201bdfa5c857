"""What Qt's binding compiles anew in every process, kept from one start to the next.

The binding holds Python modules of its own, as text, in its library: a fifteenth of a start goes by
with compiling them. While it loads, ``compile`` answers with what came of the same text before. A
binding that goes another way, a newer one or a newer Python: all is compiled then, as ever.
"""

from __future__ import annotations

import builtins
import marshal
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from declarant_client.operating_system.private_files import open_to_others

_SUM_BYTES = 4

Codes = dict[tuple[int, int], CodeType]
"""By length and checksum of the text that each was compiled from."""


class KeptBinding:
    """Loads the binding, with the help of a file that keeps what an earlier process compiled."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: Codes = {}
        self._wanted: Codes = {}

    def load(self) -> None:
        """Load the binding; before anything of Qt is imported."""
        self._kept = read_codes(self._file)
        with self._answering():
            import PySide6  # noqa: F401 - what it loads is what counts

    def keep(self) -> None:
        """Keep what was compiled, for the next start; at worst it is not kept."""
        if self._wanted.keys() != self._kept.keys():
            with suppress(OSError):
                write_codes(self._wanted, self._file)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        plain = builtins.compile

        def answer(source: Any, filename: Any, mode: Any, *more: Any, **named: Any) -> Any:
            if not isinstance(source, bytes) or mode != "exec" or more or named:
                return plain(source, filename, mode, *more, **named)
            text = len(source), zlib.crc32(source)
            # Annotations are taken as in the module that asks, and as in this one: unevaluated.
            code = self._kept.get(text) or plain(source, filename, mode)
            self._wanted[text] = code
            return code

        builtins.compile = answer
        try:
            yield
        finally:
            builtins.compile = plain


def read_codes(file: Path) -> Codes:
    """Return what a file keeps; nothing where it is another Python's, damaged, or not ours alone.

    What is read here is run, and nonsense would end the process.
    """
    try:
        content = file.read_bytes()
        begin = MAGIC_NUMBER + zlib.crc32(content[len(MAGIC_NUMBER) + _SUM_BYTES :]).to_bytes(
            _SUM_BYTES, "big"
        )
        if not content.startswith(begin) or any(open_to_others([file])):
            return {}
    except OSError:
        return {}
    codes: Codes = marshal.loads(content[len(begin) :])  # noqa: S302 - judged above
    return codes


def write_codes(codes: Codes, file: Path) -> None:
    """Write it beside, wait for the disk, rename: it is there whole or not at all; ``OSError``."""
    kept = marshal.dumps(codes)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with open(beside, "wb", opener=_for_the_user) as opened:
            opened.write(MAGIC_NUMBER + zlib.crc32(kept).to_bytes(_SUM_BYTES, "big") + kept)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _for_the_user(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
