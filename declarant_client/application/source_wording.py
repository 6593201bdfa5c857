"""How sources stand, in words: one place for the window and the command line."""

from __future__ import annotations

from datetime import datetime

from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FolderSettings,
    Source,
    SourceSettings,
    SourceState,
)
from declarant_client.application.watching.standing import SourceNow, Standing
from declarant_client.application.watching.watched_database import database_of
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, translate


def place_of(settings: SourceSettings) -> str:
    """Return where a source lies: a folder's path, or a database and its server."""
    if isinstance(settings, FolderSettings):
        return str(settings.path)
    return f"{settings.database} @ {database_of(settings).login.server}"


def name_of(source: Source) -> str:
    """Return a source's name, or what its place is called when it has none."""
    if source.name:
        return source.name
    if isinstance(source.settings, DatabaseSettings):
        return source.settings.database
    return source.settings.path.name or str(source.settings.path)


def standing_of(now: SourceNow) -> Sentence:
    """Say how a source stands."""
    live = now.live
    if live.standing is Standing.READING and live.progress is not None:
        return _reading(now)
    if live.standing is Standing.AWAY:
        return translate("sources", "Waiting for its folder, which is not there now.")
    if live.standing is Standing.TROUBLED and live.trouble is not None:
        return live.trouble
    return _STANDINGS[live.standing]


def results_of(now: SourceNow) -> tuple[Sentence, ...]:
    """Say what came of a source so far."""
    state = now.state
    if state.last_read_at is None:
        return (translate("sources", "Not read yet."),)
    when = _moment(state.last_read_at)
    if isinstance(now.source.settings, FolderSettings):
        read = translate(
            "sources",
            "Last read {when}. Declarations: {declarations}, from {files} files.",
            when=when,
            declarations=state.declarations,
            files=state.files,
        )
    else:
        read = translate(
            "sources",
            "Last read {when}. Declarations: {declarations}.",
            when=when,
            declarations=state.declarations,
        )
    for remark in remarks_of(state):
        read = translate("sources", "{first} {second}", first=read, second=remark)
    if not state.failed:
        return (read,)
    return (
        read,
        translate("sources", "Files that could not be read: {count}.", count=state.failed),
    )


def remarks_of(state: SourceState) -> tuple[Sentence, ...]:
    """Say what is missing of files that were read all the same, and what the user can do."""
    left_out = translate(
        "sources", "Rows without a valid declaration: {count}.", count=state.left_out
    )
    return (*((left_out,) if state.left_out else ()), *((state.hint,) if state.hint else ()))


def _reading(now: SourceNow) -> Sentence:
    progress = now.live.progress
    if progress is None or not progress.files_found:
        share = 0.0 if progress is None else progress.share
        return translate("sources", "Being read: {percent} %.", percent=int(share * 100))
    return translate(
        "sources",
        "Being read: {position} of {count}, {file}.",
        position=progress.files_read + 1,
        count=progress.files_found,
        file=progress.file,
    )


def _moment(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


_STANDINGS = {
    Standing.PAUSED: translate("sources", "Paused."),
    Standing.RESTING: translate("sources", "Watched while a window is open."),
    Standing.ELSEWHERE: translate("sources", "Watched by another window of this profile."),
    Standing.AWAY: translate("sources", "Waiting for its folder, which is not there now."),
    Standing.TROUBLED: translate("sources", "The last reading failed."),
    Standing.READING: translate("sources", "Being read."),
    Standing.WATCHED: translate("sources", "Watched."),
}
