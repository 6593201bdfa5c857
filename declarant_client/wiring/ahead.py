"""What is loaded before a page is shown for the first time, in small pieces.

A package stands for all its modules. What is loaded at one go should take a few milliseconds: what
a package needs from elsewhere stands before it.
"""

from __future__ import annotations

BEGINNING = (
    "declarant_client.contract",
    "declarant_client.application.ports",
    "declarant_client.application.rating",
    "declarant_client.desktop.results.news",
    "declarant_client.application.synchronising",
    "declarant_client.desktop.background.sender",
    "declarant_client.desktop.shell.sender_told",
    "declarant_client.domain.legal_titles",
    "declarant_client.application.news_beside_offices",
    "declarant_client.store.submissions",
    "socket",
    "declarant_client.office.exchange",
    "declarant_client.office.tokens",
    "declarant_client.office.http_offices",
    "declarant_client.operating_system.proxies",
    "declarant_client.store.replies",
    "declarant_client.store.notices",
    "declarant_client.feeds.asking",
    "declarant_client.store.feeds",
    "declarant_client.desktop.sources.watcher",
    "declarant_client.application.watching",
    "declarant_client.operating_system.folder_changes",
    "declarant_client.domain.announcing",
    "declarant_client.store.copies",
    "declarant_client.operating_system.last_input",
    "PySide6.QtNetwork",
    "declarant_client.desktop.presence",
    "declarant_client.wiring.presence_parts",
)
"""What begins by itself behind the first paint: sending, watching, the sign in the tray."""

AHEAD: dict[str, tuple[str, ...]] = {
    # Where nothing waits at the start, the first form comes while its declarations are being read.
    "to_rate": (
        "declarant_client.desktop.to_rate.form",
        "declarant_client.desktop.to_rate.together",
        # The first file that is dropped here is read at once.
        "declarant_client.desktop.shell.import_bar",
        "declarant_client.desktop.shell.importing",
        "declarant_client.operating_system.child_process_limits",
        "declarant_client.sources.declaration_files",
        "declarant_client.store.table_mappings",
        "declarant_client.store.taking_in",
    ),
    "outbox": (
        "socket",
        "email.utils",
        "declarant_client.office.http_offices",
        "declarant_client.operating_system.proxy_passwords",
        "declarant_client.application.outbox",
        "declarant_client.application.withdrawing",
        "declarant_client.store.outbox_lines",
        "declarant_client.desktop.outbox",
        "declarant_client.wiring.pages.outbox",
    ),
    "history": (
        "declarant_client.exports.writers",  # not all of exports: what writes PDF takes a second
        "declarant_client.store.history_lines",
        "declarant_client.desktop.history",
        "declarant_client.wiring.pages.history",
    ),
    "results": ("declarant_client.desktop.results", "declarant_client.wiring.pages.results"),
    "notices": ("declarant_client.desktop.notices", "declarant_client.wiring.pages.notices"),
    "settings": (
        "declarant_client.application.synchronising",
        "declarant_client.application.ports.databases",
        "declarant_client.application.watching.watched_database",
        "declarant_client.store.copies",
        "declarant_client.store.reminders",
        "declarant_client.operating_system.libraries",
        "declarant_client.desktop.accounts",
        "declarant_client.desktop.sources.sources_desk",
        "declarant_client.desktop.sources.watcher",
        "declarant_client.desktop.settings",
        "declarant_client.wiring.settings_parts",
        "declarant_client.wiring.pages.settings",
    ),
}
"""By the page's key."""
