"""The receiving office over HTTP: connections, signing in, answers and what goes wrong with them.

Importing this room is cheap: ``requests`` and ``truststore`` are loaded with the first request.
"""

from __future__ import annotations

from declarant_client.office.http_offices import HttpOffices
from declarant_client.office.limits import Limits

__all__ = ["HttpOffices", "Limits"]
