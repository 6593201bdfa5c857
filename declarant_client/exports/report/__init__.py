"""The monthly report as PDF: A4, one page to read, then the table."""

from declarant_client.exports.report.report_pdf import PdfReport

__all__ = ["PdfReport"]
