"""``key``: which keys were given out, and taking one back."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from declarant_client.receiver import tables
from declarant_client.receiver.commands.terminal import CommandError, Terminal
from declarant_client.receiver.moments import now

_keys = tables.keys


def list_keys(terminal: Terminal) -> None:
    """Print every key, the revoked ones too."""
    wanted = (_keys.c.client_id, _keys.c.tax_code, _keys.c.name, _keys.c.role)
    found = select(*wanted, _keys.c.made_at, _keys.c.revoked_at).order_by(_keys.c.made_at)
    with terminal.known_storage() as storage, storage.reading() as connection:
        rows = [dict(row._mapping) for row in connection.execute(found)]  # noqa: SLF001 - SQLAlchemy's public way to a dict
    if terminal.options.json:
        terminal.document(rows)
        return
    for row in rows:
        state = "revoked" if row["revoked_at"] else "valid"
        terminal.result(
            f"{row['client_id']}\t{row['tax_code']}\t{row['role']}\t{state}\t{row['name']}"
        )


def revoke(terminal: Terminal) -> None:
    """Take a key back: it and its tokens are refused from now on."""
    client_id = terminal.options.client_id
    tokens = tables.access_tokens
    with terminal.known_storage() as storage, storage.writing() as writing:
        revoked = writing.connection.execute(
            update(_keys)
            .where(_keys.c.client_id == client_id, _keys.c.revoked_at.is_(None))
            .values(revoked_at=now())
        )
        writing.connection.execute(delete(tokens).where(tokens.c.client_id == client_id))
    if revoked.rowcount == 0:
        raise CommandError(f"Không có khóa {client_id} còn hiệu lực / no valid key {client_id}")
    terminal.remark(f"Đã thu hồi khóa {client_id}.", f"The key {client_id} is revoked.")
