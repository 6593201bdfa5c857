"""``sources``: the folders and databases that are read by themselves."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from declarant_client.application.arranging_sources import FolderPreview
from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FolderSettings,
    NewSource,
    SourceSettings,
)
from declarant_client.application.source_wording import (
    name_of,
    place_of,
    remarks_of,
    results_of,
    standing_of,
)
from declarant_client.application.watching.reading_once import ReadOnceReport
from declarant_client.application.watching.standing import Live
from declarant_client.cli.reading import interrupt_noted, progress_line
from declarant_client.cli.source_documents import (
    added_document,
    read_document,
    source_document,
    tested_document,
)
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client

DONE, FAILED = 0, 1

_COLUMNS = (
    Column(translate("cli", "Number"), right=True),
    Column(translate("cli", "Name"), flexible=True),
    Column(translate("cli", "Place"), flexible=True),
    Column(translate("cli", "State"), flexible=True),
)


class IncompleteSourceError(SaidError):
    """What was typed says neither a folder nor a whole database."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List the sources, or do with them what is asked."""
    return _COMMANDS[options.source_command](terminal, options, client)


def _list(terminal: Terminal, _options: argparse.Namespace, client: Client) -> int:
    listed = client.arranging.listed()
    speak = terminal.speech.translate
    terminal.document([source_document(now, speak) for now in listed])
    rows = [
        [
            str(now.source.source_id),
            name_of(now.source),
            place_of(now.source.settings),
            " ".join(terminal.said(part) for part in (standing_of(now), *results_of(now))),
        ]
        for now in listed
    ]
    if rows:
        terminal.table(_COLUMNS, rows)
    else:
        terminal.say(
            translate(
                "cli",
                "Nothing is read by itself yet. Name the folder to which the declaration "
                "software exports: declarant-client sources add FOLDER",
            )
        )
    return DONE


def _add(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    settings = _settings(options)
    new = NewSource(name=options.name, settings=settings, waits_from=options.waits_from)
    preview: FolderPreview | None = None
    if isinstance(settings, FolderSettings):
        source = client.arranging.add(new)
        preview = client.arranging.look_at(settings.path, recursive=settings.recursive)
    else:
        source = client.arranging.add(new, _password(terminal, options))
    terminal.document(added_document(source, preview))
    terminal.say(
        translate(
            "cli",
            "Source {number} is read while a window is open, and with: declarant-client sources "
            "read-now {number}",
            number=source.source_id,
        )
    )
    if preview is not None:
        _tell(terminal, preview, asked=options.waits_from is not None)
    return DONE


def _tell(terminal: Terminal, preview: FolderPreview, *, asked: bool) -> None:
    if not preview.is_there:
        terminal.say(translate("cli", "The folder is not there yet; it is waited for."))
        return
    terminal.say(
        translate(
            "cli",
            "Files there: {files}, of which {old} are older than 30 days.",
            files=preview.files,
            old=preview.old,
        )
    )
    if preview.old and not asked:
        terminal.say(
            translate(
                "cli",
                "All of their declarations will wait for a rating; with --from DATE only those of "
                "that day or later.",
            )
        )


def _settings(options: argparse.Namespace) -> SourceSettings:
    if not options.database and options.folder is not None:
        return FolderSettings(path=options.folder, recursive=not options.not_recursive)
    if options.database and options.folder is None and options.server and options.login:
        return DatabaseSettings(
            server=options.server,
            instance=options.instance,
            port=options.port,
            database=options.database_name,
            login=options.login,
        )
    raise IncompleteSourceError(
        translate(
            "cli",
            "Give a folder, or --database with --server HOST and --login USER (and --instance I "
            "or --port N, and --database-name N).",
        )
    )


def _password(terminal: Terminal, options: argparse.Namespace) -> str | None:
    """Return the login's password; ``None`` leaves the one that the keyring holds."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\r\n") or None
    if not sys.stdin.isatty():
        return None
    prompt = translate("cli", "Password of the database login (it is not shown): ")
    return getpass.getpass(terminal.said(prompt), stream=sys.stderr) or None


def _remove(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    return _change(terminal, options, client, client.arranging.remove)


def _pause(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    return _change(terminal, options, client, client.arranging.pause)


def _resume(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    return _change(terminal, options, client, client.arranging.resume)


def _change(
    terminal: Terminal,
    options: argparse.Namespace,
    client: Client,
    change: Callable[[int], object],
) -> int:
    """Do it to each, once all are known to be there; then list what there is."""
    for source_id in options.ids:
        client.arranging.source(source_id)
    for source_id in dict.fromkeys(options.ids):
        change(source_id)
    return _list(terminal, options, client)


def _read_now(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Read sources one after the other; 1 when a file failed, or a whole source."""
    sources = [client.arranging.source(source_id) for source_id in dict.fromkeys(options.ids)]
    show = progress_line(terminal)
    reports: list[ReadOnceReport] = []

    def progress(live: Live) -> None:
        if live.progress is not None:
            show(live.progress.files_read, live.progress.files_found, live.progress.file)

    with interrupt_noted() as interrupted:
        for source in sources:
            reports.append(client.reading_once.run(source, progress, interrupted))
            show(0, 0, "")
            if interrupted():
                break
    speak = terminal.speech.translate
    terminal.document([read_document(report, speak) for report in reports])
    for report in reports:
        _tell_read(terminal, report)
    if any(report.cancelled for report in reports):
        raise KeyboardInterrupt
    return FAILED if any(report.failed or report.trouble for report in reports) else DONE


def _tell_read(terminal: Terminal, report: ReadOnceReport) -> None:
    terminal.say(
        translate(
            "cli",
            "{name}: declarations {declarations}, files {files}, of which {failed} could not be "
            "read.",
            name=name_of(report.source),
            declarations=report.state.declarations,
            files=report.state.files,
            failed=report.state.failed,
        )
    )
    terminal.remark(*remarks_of(report.state))
    terminal.remark(*(memory.failure for memory in report.failed if memory.failure is not None))
    if report.remark is not None:
        terminal.remark(report.remark)


def _test(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    source = client.arranging.source(options.id)
    tested = client.arranging.test(source.settings)
    terminal.document(tested_document(source, tested))
    terminal.say(translate("cli", "{name} can be read.", name=name_of(source)))
    if tested is not None:
        terminal.say(translate("cli", "Declarations there: {count}.", count=tested.declarations))
    return DONE


_COMMANDS: dict[str | None, Callable[[Terminal, argparse.Namespace, Client], int]] = {
    None: _list,
    "add": _add,
    "remove": _remove,
    "pause": _pause,
    "resume": _resume,
    "read-now": _read_now,
    "test": _test,
}
