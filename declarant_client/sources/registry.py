"""The formats that are known, and which of them a file is of: decided by its content.

To add a format, write its reader and one line here; or install a package whose entry point in the
group ``declarant_client.formats`` names a callable that returns a ``FormatReader``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.sources import refusals
from declarant_client.sources.ecus_xml.xml_export import XmlExport
from declarant_client.sources.edi.reader import EdiMessages
from declarant_client.sources.excel.declaration_print import DeclarationPrint
from declarant_client.sources.excel.workbooks import Workbooks
from declarant_client.sources.format_reader import FormatReader, SourceFile
from declarant_client.sources.tables.known_tables import TextTables, WorkbookTables

ENTRY_POINTS = "declarant_client.formats"


class _MissingFormat:
    """Stands for a format of an installed package that could not be loaded.

    It stands behind all others and takes what none of them reads: so the user learns why.
    """

    endings: frozenset[str] = frozenset()

    def __init__(self, name: str) -> None:
        self._name = name

    def recognises(self, _file: SourceFile) -> bool:
        """Whether a file could be of this format: nobody can tell."""
        return True

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Raise ``UnreadableFileError``, which names the format."""
        raise UnreadableFileError(refusals.format_not_loaded(file.path, self._name))


def known_formats() -> tuple[FormatReader, ...]:
    """Return a reader for each format, in the order in which they look at a file.

    What strict signs tell stands before what any text might be; installed packages come behind
    ours, and before tables of plain text, as which nearly any text can be read. A package that
    cannot be loaded keeps nothing else from being read.
    """
    installed = [_loaded(entry) for entry in entry_points(group=ENTRY_POINTS)]
    return (
        Workbooks([DeclarationPrint(), WorkbookTables()]),
        XmlExport(),
        EdiMessages(),
        *(known for known in installed if not isinstance(known, _MissingFormat)),
        TextTables(),
        *(known for known in installed if isinstance(known, _MissingFormat)),
    )


def _loaded(entry: EntryPoint) -> FormatReader:
    try:
        made: FormatReader = entry.load()()
    except Exception:  # noqa: BLE001 - a stranger's code may fail in any way
        return _MissingFormat(entry.name)
    return made


def read(formats: Sequence[FormatReader], file: SourceFile) -> Iterator[Portion]:
    """Yield the declarations of a file; raise ``UnreadableFileError`` when it gives none."""
    for known in formats:
        if known.recognises(file):
            file.stream.seek(0)
            return known.read(file)
    raise UnreadableFileError(refusals.of_no_known_kind(file.path))
