"""The history: every assessment, what came of it, totals, and the export of what is filtered."""

from declarant_client.desktop.history.page import HistoryPage, HistoryParts

__all__ = ["HistoryPage", "HistoryParts"]
