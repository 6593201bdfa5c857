"""The outbox: everything on its way, how it stands, and what may still be done about it."""

from declarant_client.desktop.outbox.page import OutboxPage, OutboxParts

__all__ = ["OutboxPage", "OutboxParts"]
