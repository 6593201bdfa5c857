"""The JSON documents about sources, with keys as in ``documents``; never a password."""

from __future__ import annotations

from declarant_client.application.arranging_sources import FolderPreview
from declarant_client.application.ports.databases import DatabaseTested
from declarant_client.application.ports.sources import (
    FileMemory,
    FolderSettings,
    Source,
    SourceSettings,
    SourceState,
)
from declarant_client.application.source_wording import name_of, results_of, standing_of
from declarant_client.application.watching.reading_once import ReadOnceReport
from declarant_client.application.watching.standing import SourceNow
from declarant_client.cli.documents import Document, shown_path
from declarant_client.cli.tables import printable
from declarant_client.domain.sentences import Translate
from declarant_client.exports.history_document import rfc3339


def source_document(now: SourceNow, translate: Translate) -> Document:
    """Return a source with how it stands and what came of it."""
    said = (standing_of(now), *results_of(now))
    return {
        **_set_up(now.source),
        "standing": now.live.standing.value,
        "said": printable(" ".join(sentence.said(translate) for sentence in said)),
        "last_read_at": rfc3339(now.state.last_read_at),
        "files": now.state.files,
        "failed": now.state.failed,
        "declarations": now.state.declarations,
        **_remarks(now.state, translate),
    }


def added_document(source: Source, preview: FolderPreview | None) -> Document:
    """Return a new source and what its folder holds; ``null`` for a database."""
    seen = None
    if preview is not None:
        seen = {"exists": preview.is_there, "files": preview.files, "old": preview.old}
    return {**_set_up(source), "folder": seen}


def read_document(report: ReadOnceReport, translate: Translate) -> Document:
    """Return what came of reading a source once."""
    return {
        "id": report.source.source_id,
        "files": report.state.files,
        "declarations": report.state.declarations,
        "failed": [_failed(memory, translate) for memory in report.failed],
        **_remarks(report.state, translate),
        "problem": printable(report.remark.said(translate)) if report.remark else None,
    }


def tested_document(source: Source, tested: DatabaseTested | None) -> Document:
    """Return what a test found; it ends in an error otherwise."""
    return {
        "id": source.source_id,
        "readable": True,
        "declarations": tested.declarations if tested else None,
        "since": tested.since.isoformat() if tested and tested.since else None,
    }


def _set_up(source: Source) -> Document:
    return {
        "id": source.source_id,
        "kind": source.kind.value,
        "name": printable(name_of(source)),
        "on": source.is_on,
        "waits_from": source.waits_from.isoformat() if source.waits_from else None,
        **_settings(source.settings),
    }


def _settings(settings: SourceSettings) -> Document:
    if isinstance(settings, FolderSettings):
        return {
            "path": shown_path(settings.path),
            "recursive": settings.recursive,
            "database": None,
        }
    return {
        "path": None,
        "recursive": None,
        "database": {
            "server": settings.server,
            "instance": settings.instance,
            "port": settings.port,
            "name": settings.database,
            "login": settings.login,
        },
    }


def _remarks(state: SourceState, translate: Translate) -> Document:
    hint = printable(state.hint.said(translate)) if state.hint else None
    return {"left_out": state.left_out, "hint": hint}


def _failed(memory: FileMemory, translate: Translate) -> Document:
    reason = printable(memory.failure.said(translate)) if memory.failure else None
    return {"path": shown_path(memory.path), "reason": reason}
