"""What is said of a reading at the window's foot."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from declarant_client.application.source_wording import name_of
from declarant_client.application.watching.standing import SourceNow, Standing

translate = QCoreApplication.translate


def reading_words(stands: Iterable[SourceNow]) -> str:
    """Return what is being read, the first where there are several; empty where nothing is."""
    for now in stands:
        progress = now.live.progress
        if now.live.standing is not Standing.READING or progress is None:
            continue
        name = progress.file or name_of(now.source)
        if progress.files_found > 1:
            return translate("sources", "Reading {name} · file {position} of {count}").format(
                name=name, position=progress.files_read + 1, count=progress.files_found
            )
        percent = int(progress.share * 100)
        if not percent:
            return translate("sources", "Reading {name} …").format(name=name)
        return translate("sources", "Reading {name} … {percent} %").format(
            name=name, percent=percent
        )
    return ""
