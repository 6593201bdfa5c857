"""``office``, ``directory`` and ``sheets``: what the office imports from files."""

from __future__ import annotations

from declarant_client.contract.assessments import Sheet
from declarant_client.contract.office import Directory
from declarant_client.receiver import office, sheets
from declarant_client.receiver.commands.terminal import Terminal, read_file, read_items, shaped
from declarant_client.receiver.office import OfficeSettings


def import_office(terminal: Terminal) -> None:
    """Take over the office's description."""
    name = terminal.options.file
    settings = shaped(name, read_file(name), OfficeSettings)
    with terminal.storage() as storage, storage.writing() as writing:
        changed = office.keep_office(writing.connection, settings)
    _remark_kept(terminal, changed=changed)


def import_directory(terminal: Terminal) -> None:
    """Take over the directory."""
    name = terminal.options.file
    directory = shaped(name, read_file(name), Directory)
    with terminal.storage() as storage, storage.writing() as writing:
        changed = office.keep_directory(writing.connection, directory)
    _remark_kept(terminal, changed=changed)


def import_sheets(terminal: Terminal) -> None:
    """Take over assessment sheets, all or none; unchanged ones stay as they are."""
    name = terminal.options.file
    read = [shaped(name, item, Sheet) for item in read_items(name, "sheets")]
    with terminal.storage() as storage, storage.writing() as writing:
        changed = sum(sheets.keep_sheet(writing, sheet) for sheet in read)
    terminal.remark(
        f"Đã nhập {changed} phiếu, {len(read) - changed} phiếu không đổi.",
        f"{changed} sheets imported, {len(read) - changed} unchanged.",
    )


def _remark_kept(terminal: Terminal, *, changed: bool) -> None:
    if changed:
        terminal.remark("Đã nhập.", "Imported.")
    else:
        terminal.remark("Không có gì thay đổi.", "Nothing changed.")
