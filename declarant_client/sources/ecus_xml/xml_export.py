"""The XML export of the declaration software (``ECUS5VNACCS2018_ToKhai_…``).

Source of the layout: ``domain.md`` 2c. Whole attachments and the messages exchanged with customs
stand in such a file, some with a password in clear: it is read no further than the tables that
are needed, and nothing else in it is ever made a text.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from declarant_client.application.ports.reading import PORTION, Portion, UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence
from declarant_client.sources import ecus_columns, refusals
from declarant_client.sources.ecus_xml.exported_tables import (
    ROW_LIMIT,
    BrokenXmlError,
    DefinesEntitiesError,
    ExportedTables,
    TooManyRowsError,
    read_tables,
)
from declarant_client.sources.ecus_xml.left_out_messages import without_messages
from declarant_client.sources.ecus_xml.mended_text import mended
from declarant_client.sources.ecus_xml.usual_layout import LENGTH, usual_rows
from declarant_client.sources.format_reader import SourceFile

FILE_LIMIT = 1024 * 1024 * 1024
"""Largest export that is read, in bytes; a genuine one with its attachments has a thousandth."""
_LARGEST_CHUNK = 64 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEFORE_MARKUP = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + b"\0 \t\r\n"
_ROOT = re.compile(
    r"\ufeff?\s*+(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+<(?:!DOCTYPE\s+)?Root[\s\[>]", re.DOTALL
)


class XmlExport:
    """Recognises and reads XML exports; implements ``FormatReader``."""

    endings = frozenset({".xml"})

    def recognises(self, file: SourceFile) -> bool:
        """Whether the first element, or what is defined before it, is that of an export."""
        if not file.opening.lstrip(_BEFORE_MARKUP).startswith(b"<"):
            return False  # some other file: its first line may be a message's, with a password
        return _ROOT.match(file.opening.decode(_encoding(file), "replace")) is not None

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Yield the export's declarations; raise ``UnreadableFileError`` without any."""
        if file.size > FILE_LIMIT:
            raise UnreadableFileError(refusals.too_large(file.path, FILE_LIMIT))
        rows = usual_rows(file.stream.read(LENGTH))
        if rows is not None and (only := ecus_columns.declaration(*rows)) is not None:
            yield _portion((only,), 1.0, 0)
        else:
            yield from _parsed(file)


def _parsed(file: SourceFile) -> Iterator[Portion]:
    tables = _tables(file)
    if len(tables):
        yield from _portions(file.path, tables)
    elif tables.are_there:
        raise UnreadableFileError(refusals.export_without_declarations(file.path))
    else:
        raise UnreadableFileError(refusals.of_no_known_kind(file.path))


def _encoding(file: SourceFile) -> str:
    """Return the encoding by the byte-order mark: what the file says of itself may be wrong."""
    return "utf-16" if file.opening.startswith(_UTF_16) else "utf-8-sig"


def _chunks(file: SourceFile) -> Iterator[bytes]:
    """Yield the file in growing pieces: the parser goes through the last one to its end."""
    yield file.opening
    file.stream.seek(len(file.opening))
    size = len(file.opening)
    while chunk := file.stream.read(size):
        yield chunk
        size = min(2 * size, _LARGEST_CHUNK)


def _tables(file: SourceFile) -> ExportedTables:
    """Read the tables; what is no well-formed UTF-8 is mended first, which takes longer."""
    encoding = _encoding(file)
    try:
        if encoding != "utf-16":
            with contextlib.suppress(BrokenXmlError):
                return read_tables(_chunks(file))
        return read_tables(mended(without_messages(_chunks(file), encoding), encoding))
    except BrokenXmlError:
        sentence = refusals.damaged_export(file.path)
    except DefinesEntitiesError:
        sentence = refusals.defines_entities(file.path)
    except TooManyRowsError:
        sentence = refusals.too_many_declarations(file.path, ROW_LIMIT)
    raise UnreadableFileError(sentence) from None


def _portions(path: PurePath, tables: ExportedTables) -> Iterator[Portion]:
    rows = tables.declarations()
    done = left_out = 0
    has_any = False
    while batch := tuple(islice(rows, PORTION)):
        found = tuple(
            declaration for row in batch if (declaration := ecus_columns.declaration(*row))
        )
        done += len(batch)
        left_out += len(batch) - len(found)
        has_any = has_any or bool(found)
        if has_any:
            yield _portion(found, done / len(tables), left_out)
            left_out = 0
    if not has_any:
        raise UnreadableFileError(_why_no_number(path, tables))


def _portion(found: tuple[Declaration, ...], share: float, left_out: int) -> Portion:
    return Portion(origin=Origin.XML, declarations=found, share=share, left_out=left_out)


def _why_no_number(path: PurePath, tables: ExportedTables) -> Sentence:
    """Say why no row is a declaration, by the first that has a number at all."""
    for row, _vnaccs, _vnaccs2 in tables.declarations():
        if (number := ecus_columns.number_of(row)) is not None:
            return refusals.number_of_other_kind(path, str(number))
    return refusals.without_number(path)
