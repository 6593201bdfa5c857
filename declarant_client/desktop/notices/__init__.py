"""Notices of legal documents, guidance and events: a list, what is unread, and reading them."""

from declarant_client.desktop.notices.page import NoticesPage

__all__ = ["NoticesPage"]
