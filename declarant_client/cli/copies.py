"""``copies``: the copies that the program made of everything kept, and restoring one."""

from __future__ import annotations

import argparse

from declarant_client.application.ports.copies import DatabaseCopy
from declarant_client.cli.documents import Document
from declarant_client.cli.moments import moment
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import translate
from declarant_client.exports.history_document import rfc3339
from declarant_client.wiring import Client, restored_copy

_COLUMNS = (
    Column(translate("cli", "Made at")),
    Column(translate("cli", "Size (MB)"), right=True),
    Column(translate("cli", "Name"), flexible=True),
)


def show(terminal: Terminal, _options: argparse.Namespace, client: Client) -> int:
    """List the copies, the newest first."""
    copies = client.store.copies.all()
    terminal.document([_document(copy) for copy in copies])
    if copies:
        terminal.table(_COLUMNS, [_cells(copy) for copy in copies])
        folder = client.store.copies.folder
        terminal.say(translate("cli", "They lie in {path}.", path=folder))
    else:
        terminal.say(translate("cli", "There is no copy yet; the first is made by itself."))
    return 0


def restore(terminal: Terminal, options: argparse.Namespace) -> int:
    """Put a copy in the place of the database, which nobody may have open."""
    sentence = restored_copy(options.profile, options.name)
    terminal.document({"restored": options.name, "message": terminal.said(sentence)})
    terminal.say(sentence)
    return 0


def _document(copy: DatabaseCopy) -> Document:
    return {"name": copy.name, "made_at": rfc3339(copy.made_at), "size": copy.size}


def _cells(copy: DatabaseCopy) -> list[str]:
    return [moment(copy.made_at), f"{copy.size / 1_000_000:.1f}", copy.name]
