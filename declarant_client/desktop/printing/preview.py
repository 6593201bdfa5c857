"""The preview of a document: printing it, or saving it as PDF."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QStandardPaths
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QToolBar, QWidget

from declarant_client.application.ports.printing import PrintedSheet
from declarant_client.desktop.appearance import Tone, icon
from declarant_client.desktop.background import Threads
from declarant_client.desktop.widgets.questions import told

_SIZE = (900, 760)
_POINTS = 10
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 100


class PrintPreview(QPrintPreviewDialog):
    """Qt's own preview, with a way to a PDF file; A4."""

    def __init__(self, sheet: PrintedSheet, threads: Threads, parent: QWidget) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_a4(sheet))
        printer.setDocName(sheet.title)
        super().__init__(printer, parent)
        self._printer = printer
        self._sheet = sheet
        self._threads = threads
        self.document = document_of(sheet)
        self.resize(*_SIZE)
        self.paintRequested.connect(self.document.print_)
        self._offer_pdf()

    def save_pdf(self) -> None:
        """Ask for a file, and write the document to it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / f"{file_name(self._sheet.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(suggested), self.tr("PDF (*.pdf)")
        )
        if name:
            self.write_pdf(Path(name) if Path(name).suffix else Path(f"{name}.pdf"))

    def write_pdf(self, path: Path) -> None:
        """Write the document to a file, in the background; say so only where that fails."""
        content = pdf_of(self.document, self._sheet)
        self._threads.lengthy.run(
            self, lambda: _written(path, content), lambda error: self._tell(path, error)
        )

    def _tell(self, path: Path, error: str) -> None:
        if error:
            said = self.tr("“{file}” could not be written: {cause}").format(
                file=path.name, cause=error
            )
            told(self, self.tr("Not saved"), said)

    def _offer_pdf(self) -> None:
        bar = self.findChild(QToolBar)
        if bar is not None:
            action = bar.addAction(icon("export", Tone.TEXT), self.tr("Save as PDF…"))
            action.triggered.connect(self.save_pdf)


def document_of(sheet: PrintedSheet) -> QTextDocument:
    """Return a document for paper, whatever theme and text size the window has."""
    document = QTextDocument()
    font = QFont()
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(sheet.html)
    return document


def pdf_of(document: QTextDocument, sheet: PrintedSheet) -> bytes:
    """Return the document as PDF, A4, its fonts embedded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setPageLayout(_a4(sheet))
    document.print_(writer)
    del writer
    return bytes(buffer.data().data())


def file_name(title: str) -> str:
    """Return a document's title as part of a file's name on every system."""
    return _NOT_IN_A_NAME.sub("-", title).strip(" .-")[:_LONGEST_NAME] or "document"


def _a4(sheet: PrintedSheet) -> QPageLayout:
    """Return the page; the document keeps two centimetres from each edge by itself."""
    orientation = QPageLayout.Orientation
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        orientation.Landscape if sheet.is_wide else orientation.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _written(path: Path, content: bytes) -> str:
    """Write a whole file or none; return what the system says where it fails."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        return error.strerror or str(error)
    return ""
