"""The formats that are known, and which of them a file is of: decided by its content.

To add a format, write its reader and one line here; or install a package whose entry point in the
group ``declarant_client.formats`` names a callable that returns a ``FormatReader``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.sources import refusals
from declarant_client.sources.ecus_xml.xml_export import XmlExport
from declarant_client.sources.edi.reader import EdiMessages
from declarant_client.sources.excel.declaration_print import DeclarationPrint
from declarant_client.sources.excel.workbooks import Workbooks
from declarant_client.sources.format_reader import FormatReader, SourceFile
from declarant_client.sources.tables.known_tables import TextTables, WorkbookTables

ENTRY_POINTS = "declarant_client.formats"


def known_formats() -> tuple[FormatReader, ...]:
    """Return a reader for each format, in the order in which they look at a file.

    What strict signs tell stands before what any text might be; installed packages come behind
    ours, and before tables of plain text, as which nearly any text can be read.
    """
    return (
        Workbooks([DeclarationPrint(), WorkbookTables()]),
        XmlExport(),
        EdiMessages(),
        *(entry.load()() for entry in entry_points(group=ENTRY_POINTS)),
        TextTables(),
    )


def read(formats: Sequence[FormatReader], file: SourceFile) -> Iterator[Portion]:
    """Yield the declarations of a file; raise ``UnreadableFileError`` when it gives none."""
    for known in formats:
        if known.recognises(file):
            file.stream.seek(0)
            return known.read(file)
    raise UnreadableFileError(refusals.of_no_known_kind(file.path))
