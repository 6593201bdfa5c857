"""Saving an attachment of a notice: whole, and exactly what its publisher said it is."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from declarant_client.application.exporting import ExportFailedError, not_written
from declarant_client.application.ports.web import FetchCancelledError, Web
from declarant_client.contract.notices import Attachment
from declarant_client.domain.sentences import SaidError, Sentence, translate

WholeFile = Callable[[Path], AbstractContextManager[BinaryIO]]
"""Opens a file that is there whole when the block ends well, or not at all."""

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST_NAME = 120


class AttachmentRefusedError(SaidError):
    """What arrived is not the attachment; nothing was saved."""


class _WritingFailedError(Exception):
    """The file could not be written: no trouble of the network's."""


class SaveAttachment:
    """Downloads one attachment into a file of the user's."""

    def __init__(self, web: Callable[[], Web], whole_file: WholeFile) -> None:
        self._web = web
        self._whole_file = whole_file

    def run(
        self,
        attachment: Attachment,
        path: Path,
        *,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Save to ``path``; ``progress`` is told the bytes so far.

        An older file at ``path`` stays as it was unless the new one is whole and right. Raises
        ``AttachmentRefusedError``, ``ExportFailedError``, ``FetchCancelledError``,
        ``OfficeUnreachableError``, ``WebAddressError``.
        """
        try:
            with self._whole_file(path) as file:
                self._download(attachment, file, progress, cancelled)
        except OSError as error:
            raise ExportFailedError(not_written(path, error)) from error
        except _WritingFailedError as error:
            cause = error.__cause__
            assert isinstance(cause, OSError)  # noqa: S101 - see ``_Receiving``
            raise ExportFailedError(not_written(path, cause)) from error

    def _download(
        self,
        attachment: Attachment,
        file: BinaryIO,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        receiving = _Receiving(attachment, file, progress, cancelled)
        answer = self._web().download(attachment.link, receiving.take)
        if answer.status != HTTPStatus.OK:
            raise AttachmentRefusedError(_not_there(attachment, answer.status))
        receiving.check()


class _Receiving:
    """Takes the pieces: counts, hashes, writes."""

    def __init__(
        self,
        attachment: Attachment,
        file: BinaryIO,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._attachment = attachment
        self._file = file
        self._progress = progress
        self._cancelled = cancelled
        self._hash = hashlib.sha256()
        self._size = 0

    def take(self, piece: bytes) -> None:
        if self._cancelled():
            raise FetchCancelledError
        self._size += len(piece)
        if self._size > self._attachment.size:
            raise AttachmentRefusedError(_not_the_same(self._attachment))
        self._hash.update(piece)
        try:
            self._file.write(piece)
        except OSError as error:
            raise _WritingFailedError from error
        self._progress(self._size)

    def check(self) -> None:
        right = self._hash.hexdigest() == self._attachment.sha256
        if not right or self._size != self._attachment.size:
            raise AttachmentRefusedError(_not_the_same(self._attachment))


def file_name(attachment: Attachment) -> str:
    """Return a name to suggest: what the publisher calls it, without anything of a path."""
    plain = "".join(
        "_" if letter in '<>:"/\\|?*' or unicodedata.category(letter)[0] == "C" else letter
        for letter in unicodedata.normalize("NFC", attachment.name)
    ).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 5:  # noqa: PLR2004 - an ending is no longer
        plain = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    plain = plain[:_LONGEST_NAME]
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def _not_the_same(attachment: Attachment) -> Sentence:
    return translate(
        "attachments",
        "What arrived is not “{file}” as its publisher announced it (size or check sum differ), "
        "so it was not saved. The file may have been changed since, or the network may ask you to "
        "sign in on a web page first.",
        file=attachment.name,
    )


def _not_there(attachment: Attachment, status: int) -> Sentence:
    return translate(
        "attachments",
        "“{file}” could not be fetched: its publisher's server answered with error {status}.",
        file=attachment.name,
        status=status,
    )
