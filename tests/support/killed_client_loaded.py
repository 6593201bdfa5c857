"""What a client needs, loaded once for all that are killed: none of it opens or starts anything."""

from __future__ import annotations

import importlib

for _name in (
    "application.conflicts",
    "application.exporting",
    "application.fetching",
    "application.rating",
    "application.rating_form",
    "application.synchronising",
    "exports.writers",
    "office",
    "operating_system.assessment_ids",
    "operating_system.chance",
):
    importlib.import_module(f"declarant_client.{_name}")
importlib.import_module("tests.support.killed_client")
