"""One notice to read: what it is, since when it holds, what changed, where it can be had."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.office_wording import NOTICE_KINDS
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    headline_font,
    icon,
)
from declarant_client.desktop.notices.words import (
    known_day,
    size_words,
    status_kind,
    status_word,
    web_address,
)
from declarant_client.desktop.speech import day, moment, said
from declarant_client.desktop.widgets.chip import Chip
from declarant_client.desktop.widgets.labels import as_plain_tool_tip, plain_label
from declarant_client.desktop.widgets.reading_pane import Column, ReadingPane, paragraph
from declarant_client.domain.sentences import Sentence, translate


class NoticeReading(QFrame):
    """The right side of the notices."""

    unreadWanted = Signal()
    """Mark the notice shown as unread."""
    printWanted = Signal(object)
    """A ``KeptNotice``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._kept: KeptNotice | None = None
        self._pane = ReadingPane(self.tr("Notice"))
        self.open_source = QPushButton(icon("link", Tone.ON_ACCENT), self.tr("Open the source"))
        give_role(self.open_source, Role.PRIMARY)
        self.mark_unread = QPushButton(self.tr("Mark as unread"))
        give_role(self.mark_unread, Role.QUIET)
        self.print = QPushButton(icon("print", Tone.TEXT), self.tr("Print…"))
        self.print.setToolTip(self.tr("Print this notice, or save it as PDF (Ctrl+P)"))
        self.print.clicked.connect(self.print_shown)
        self._no_source = plain_label(role=Role.MUTED, wraps=True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.open_source)
        buttons.addWidget(self._no_source, 1)
        buttons.addStretch()
        buttons.addWidget(self.print)
        buttons.addWidget(self.mark_unread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addLayout(buttons)
        self.open_source.clicked.connect(self._open)
        self.mark_unread.clicked.connect(self.unreadWanted)
        self.show_notice(None)

    def print_shown(self) -> None:
        """Let the notice shown be printed."""
        if self._kept is not None:
            self.printWanted.emit(self._kept)

    def show_notice(self, kept: KeptNotice | None) -> None:
        """Show a notice, or nothing."""
        is_news = kept is None or self._kept is None or kept.notice != self._kept.notice
        self._kept = kept
        if is_news:
            self._pane.show_column(_column(kept))
            self._show_source(kept)
        self.mark_unread.setVisible(kept is not None)
        self.print.setVisible(kept is not None)
        self.mark_unread.setEnabled(kept is not None and not kept.unread)

    def _show_source(self, kept: KeptNotice | None) -> None:
        link = kept.notice.source_link if kept else None
        opens = web_address(link) is not None
        self.open_source.setVisible(kept is not None)
        self.open_source.setEnabled(opens)
        self.open_source.setToolTip("" if link is None or not opens else as_plain_tool_tip(link))
        self._no_source.setVisible(kept is not None and not opens)
        if link:
            self._no_source.setText(self.tr("Its address is not one of the web; it is not opened."))
        else:
            self._no_source.setText(self.tr("The office gave no source."))

    def _open(self) -> None:
        url = web_address(self._kept.notice.source_link) if self._kept else None
        if url is not None:
            QDesktopServices.openUrl(url)


def _column(kept: KeptNotice | None) -> Column:
    column = Column()
    if kept is None:
        return column
    notice = kept.notice
    column.add(_head(notice))
    title = column.add_text(notice.title, font=headline_font())
    if notice.withdrawn:
        font = title.font()
        font.setStrikeOut(True)
        title.setFont(font)
        withdrawn = translate("notices", "The office has withdrawn this notice.")
        column.add_frame(said(withdrawn), Role.WARNING)
    if notice.changed:
        changed = translate("notices", "New in this revision: {changed}", changed=notice.changed)
        column.add_frame(said(changed), Role.NOTE)
    column.add_facts([(said(name), value) for name, value in _facts(kept)])
    if notice.abstract:
        column.add_title(said(translate("notices", "Abstract")))
        column.add_text(notice.abstract)
    _add_attachments(column, notice)
    return column


def _head(notice: Notice) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    what = [notice.document_type or said(NOTICE_KINDS[notice.kind]), notice.symbol or ""]
    row.addWidget(paragraph(" ".join(part for part in what if part), role=Role.MUTED), 1)
    row.addWidget(Chip(status_word(notice), status_kind(notice), head))
    return head


def _facts(kept: KeptNotice) -> list[tuple[Sentence, str]]:
    notice = kept.notice
    is_document = notice.kind is NoticeKind.LEGAL_DOCUMENT
    shown = known_day if is_document else day
    return [
        (translate("notices", "Issuing body"), notice.issuing_body or ""),
        (translate("notices", "Signer"), notice.signer or ""),
        (translate("notices", "Field"), notice.field or ""),
        (translate("notices", "Signed"), shown(notice.signed_on)),
        (translate("notices", "Published"), shown(notice.published_on)),
        (translate("notices", "In force from"), shown(notice.in_force_on)),
        (translate("notices", "Expires"), shown(notice.expired_on)),
        (translate("notices", "Amends"), ", ".join(notice.amends)),
        (translate("notices", "Replaces"), ", ".join(notice.replaces)),
        (translate("notices", "Corrects"), ", ".join(notice.corrects)),
        (translate("notices", "Sent by"), kept.office_name),
        (translate("notices", "Posted"), moment(notice.posted_at)),
    ]


def _add_attachments(column: Column, notice: Notice) -> None:
    if not notice.attachments:
        return
    column.add_title(said(translate("notices", "Attachments")))
    for attachment in notice.attachments:
        column.add_text(f"{attachment.name} · {size_words(attachment.size)}")
