"""When the files of a folder are so old that nobody may want to rate what they hold."""

from __future__ import annotations

from datetime import timedelta

OLD = timedelta(days=30)
"""A file that was changed longer ago looks old."""
MANY_OLD = 20
"""So many old files make it worth asking from which day on declarations wait for a rating."""
