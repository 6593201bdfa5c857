"""Results: what came of speaking up, case by case, and the enterprise's word on each answer."""

from declarant_client.desktop.results.page import ResultsPage, ResultsParts

__all__ = ["ResultsPage", "ResultsParts"]
