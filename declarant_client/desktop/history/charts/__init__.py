"""The charts beside the history: bars that are buttons, so that keyboard and reader reach them."""

from declarant_client.desktop.history.charts.panel import ChartsPanel

__all__ = ["ChartsPanel"]
