"""What stands below one another when a notice is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.notice_changes import CHANGING_FIELDS, changes_between
from declarant_client.application.office_wording import NOTICE_KINDS
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.contract.notices import Attachment, Notice, NoticeKind
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    headline_font,
    icon,
    strong_font,
)
from declarant_client.desktop.notices.words import (
    changed_value,
    known_day,
    sender_name,
    size_words,
    status_kind,
    status_word,
)
from declarant_client.desktop.speech import day, moment, said
from declarant_client.desktop.widgets.chip import Chip
from declarant_client.desktop.widgets.reading_pane import Column, paragraph
from declarant_client.domain.sentences import Sentence, translate

Save = Callable[[Attachment], None]


def column_of(kept: KeptNotice | None, today: date, save: Save) -> Column:
    """Return what is shown of a notice, or an empty column."""
    column = Column()
    if kept is None:
        return column
    notice = kept.notice
    column.add(_head(notice, today))
    title = column.add_text(notice.title, font=headline_font())
    if notice.withdrawn:
        font = title.font()
        font.setStrikeOut(True)
        title.setFont(font)
        withdrawn = translate("notices", "The office has withdrawn this notice.")
        column.add_frame(said(withdrawn), Role.WARNING)
    _add_changes(column, kept)
    column.add_facts([(said(name), value) for name, value in _facts(kept)])
    if notice.abstract:
        column.add_title(said(translate("notices", "Abstract")))
        column.add_text(notice.abstract)
    _add_attachments(column, notice, save)
    return column


def _head(notice: Notice, today: date) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    what = [notice.document_type or said(NOTICE_KINDS[notice.kind]), notice.symbol or ""]
    row.addWidget(paragraph(" ".join(part for part in what if part), role=Role.MUTED), 1)
    row.addWidget(Chip(status_word(notice, today), status_kind(notice, today), head))
    return head


def _add_changes(column: Column, kept: KeptNotice) -> None:
    """Tell what changed since the notice was read or first came, and what its office says of it."""
    notice = kept.notice
    changes = [] if kept.before is None else changes_between(kept.before, notice)
    if changes:
        frame = QFrame()
        give_role(frame, Role.NOTE)
        room = QVBoxLayout(frame)
        room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        room.setSpacing(Space.XS)
        told = translate("notices", "What has changed")
        room.addWidget(paragraph(said(told), font=strong_font()))
        for change in changes:
            sentence = translate(
                "notices",
                "{field}: {before} → {now}",
                field=CHANGING_FIELDS[change.name],
                before=changed_value(change.before),
                now=changed_value(change.now),
            )
            room.addWidget(paragraph(said(sentence)))
        column.add(frame)
    if notice.changed:
        told = translate("notices", "New in this revision: {changed}", changed=notice.changed)
        column.add_frame(said(told), Role.NOTE)


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
        (translate("notices", "Sent by"), sender_name(kept)),
        (translate("notices", "Posted"), moment(notice.posted_at)),
    ]


def _add_attachments(column: Column, notice: Notice, save: Save) -> None:
    if not notice.attachments:
        return
    column.add_title(said(translate("notices", "Attachments")))
    for attachment in notice.attachments:
        column.add(_attachment_row(attachment, save))


def _attachment_row(attachment: Attachment, save: Save) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(paragraph(f"{attachment.name} · {size_words(attachment.size)}"), 1)
    button = QPushButton(icon("import", Tone.TEXT), said(translate("notices", "Save…")))
    button.setAccessibleName(
        said(translate("notices", "Save the attachment {file}", file=attachment.name))
    )
    give_role(button, Role.QUIET)
    button.clicked.connect(lambda: save(attachment))
    row.addWidget(button)
    return line
