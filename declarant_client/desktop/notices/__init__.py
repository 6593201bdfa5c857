"""Notices of legal documents, guidance and events: a list, what is unread, and reading them."""
