"""VNACCS EDI messages from files (``domain.md`` 2e): plain, signed, compressed, and nested."""

from __future__ import annotations

from collections.abc import Iterator

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.domain.origin import Origin
from declarant_client.sources import refusals
from declarant_client.sources.edi import message_refusals
from declarant_client.sources.edi.items import read_message
from declarant_client.sources.edi.wrapping import LAYER_LIMIT, may_hold_message, unwrapped
from declarant_client.sources.format_reader import SourceFile


class EdiMessages:
    """Reads files that hold one message each; implements ``FormatReader``.

    A message has no ending of its own: people save it as text or as mail. Outlook's ``.msg`` and
    the ``.p7m`` of opaque signatures are other formats.
    """

    endings = frozenset({".txt", ".edi", ".eml", ".b64", ".smime"})

    def recognises(self, file: SourceFile) -> bool:
        """Whether the file begins like a message, or like one of its wrappings."""
        return may_hold_message(file.opening)

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Yield the one declaration; raise ``UnreadableFileError`` without a sound message."""
        if file.size > LAYER_LIMIT:
            raise UnreadableFileError(refusals.too_large(file.path, LAYER_LIMIT))
        message = unwrapped(file.path, bytearray(file.stream.read(LAYER_LIMIT)))
        found = read_message(file.path, message)
        code = found.header_only
        hint = None if code is None else message_refusals.only_header_read(file.path, code)
        yield Portion(origin=Origin.EDI, declarations=(found.declaration,), hint=hint)
