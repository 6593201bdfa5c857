"""What connection and queue do, in words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from declarant_client.desktop.speech import said, time_of_day
from declarant_client.domain.sentences import Sentence

translate = QCoreApplication.translate


class QueueFigures(NamedTuple):
    """What the store says of accounts and outbox."""

    accounts: int = 0
    waiting: int = 0
    refused: int = 0


class Connection(NamedTuple):
    """What the sender said last."""

    running: bool = False
    sends_elsewhere: bool = False
    last_end: datetime | None = None
    trouble: Sentence | None = None
    lacks_key: bool = False
    """Whether an account's access key is missing on this computer."""


class StatusKind(StrEnum):
    """How the status is to be taken; the value is the colour pair of its sign."""

    GOOD = "good"
    BUSY = "note"
    WAITING = "warning"
    TROUBLE = "danger"
    QUIET = "neutral"


class Status(NamedTuple):
    """A sentence, and what stands behind it."""

    kind: StatusKind
    text: str
    explanation: str = ""


def status(queue: QueueFigures, connection: Connection) -> Status:
    """Return what the status line says."""
    if not queue.accounts:
        return _without_office(queue)
    if connection.running:
        return Status(StatusKind.BUSY, translate("status", "Talking to the office…"))
    if queue.refused:
        text = translate("status", "Refused by the office: {count}. See the outbox.").format(
            count=queue.refused
        )
        return Status(StatusKind.TROUBLE, text)
    if connection.lacks_key:
        return _without_key(queue)
    if connection.trouble is not None:
        return _with_trouble(queue, connection.trouble)
    return _at_rest(queue, connection.last_end)


def _at_rest(queue: QueueFigures, last_end: datetime | None) -> Status:
    if queue.waiting:
        text = translate("status", "Waiting to be sent: {count}").format(count=queue.waiting)
        return Status(StatusKind.WAITING, text)
    if last_end is None:
        return Status(StatusKind.QUIET, translate("status", "Everything is sent"))
    time = time_of_day(last_end)
    return Status(
        StatusKind.GOOD, translate("status", "Everything is sent · {time}").format(time=time)
    )


def _without_office(queue: QueueFigures) -> Status:
    if queue.waiting:
        text = translate("status", "No office connected · waiting here: {count}").format(
            count=queue.waiting
        )
        return Status(StatusKind.WAITING, text)
    return Status(StatusKind.QUIET, translate("status", "No office connected"))


def _without_key(queue: QueueFigures) -> Status:
    if queue.waiting:
        text = translate("status", "An access key is needed · waiting here: {count}").format(
            count=queue.waiting
        )
        return Status(StatusKind.WAITING, text)
    return Status(StatusKind.WAITING, translate("status", "An access key is needed"))


def _with_trouble(queue: QueueFigures, trouble: Sentence) -> Status:
    if queue.waiting:
        text = translate("status", "Waiting for the network: {count}").format(count=queue.waiting)
        return Status(StatusKind.WAITING, text, said(trouble))
    return Status(
        StatusKind.WAITING, translate("status", "The office cannot be reached now"), said(trouble)
    )
