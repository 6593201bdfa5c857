"""The enterprise's word on an answer: saved while it is typed, kept, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.cases import CaseKey, CaseLine
from declarant_client.contract.assessments import ReplyKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.background.written_soon import WrittenSoon
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.message_bar import MessageBar
from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from declarant_client.application.replying import ReplyToAnswer


class Replying(QObject):
    """Does one thing at a time, and says what came of it."""

    begun = Signal()
    ended = Signal()
    kept = Signal(object)
    """``CaseKey`` of the case whose reply is in the store now."""

    def __init__(
        self, replying: Callable[[], ReplyToAnswer], threads: Threads, bar: MessageBar
    ) -> None:
        super().__init__(bar)
        self._replying = replying
        self._threads = threads
        self._bar = bar
        self._drafts: WrittenSoon[CaseKey] = WrittenSoon(threads.writing, self)
        self._told: CaseKey | None = None
        self._before: CaseLine | None = None
        """The case as it was when it was replied to; ``None`` while nothing is told of a reply."""
        self._was_waiting = False

    def reply(self, line: CaseLine, kind: ReplyKind, text: str) -> None:
        """Keep a reply; it is sent by itself."""
        self.begun.emit()
        # Should the reply not be kept, what was typed is.
        self.save()
        self._threads.writing.run(
            self,
            lambda: self._replying().reply(line, kind, text),
            lambda reply_id: self._kept(line, reply_id),
            lambda error: self._failed(line.key, error),
        )

    def note(self, key: CaseKey, kind: ReplyKind | None, text: str) -> None:
        """Save soon what is being typed to a case."""
        self._drafts.note(key, lambda: self._replying().save_draft(key, kind, text))

    def save(self) -> None:
        """Save now what is being typed."""
        self._drafts.save()

    def take_back(self, key: CaseKey, reply_id: str) -> None:
        """Take a reply back that has not left."""
        self.begun.emit()
        self._threads.writing.run(
            self,
            lambda: self._replying().take_back(reply_id),
            lambda done: self._taken_back(key, done=done),
            lambda error: self._failed(key, error),
        )

    def follow(self, line: CaseLine) -> None:
        """Say no more of a reply once another case is shown, or once it has left."""
        if self._told is None:
            return
        if line.key != self._told or self._has_left(line):
            self._told = self._before = None
            self._bar.hide()

    def _has_left(self, line: CaseLine) -> bool:
        if self._before is None:
            return False
        waits = line.reply is not None and line.reply.state.waits
        # What was read before the reply was kept says nothing; it may be sent before it is read.
        is_read = (line.reply, line.case) != (self._before.reply, self._before.case)
        has_left = not waits and (is_read or self._was_waiting)
        self._was_waiting = waits
        return has_left

    def _kept(self, line: CaseLine, reply_id: str) -> None:
        self._was_waiting = False
        self.kept.emit(line.key)
        self._bar.tell(
            self.tr("Your reply is saved and is sent by itself."),
            self.tr("Take it back"),
            lambda: self.take_back(line.key, reply_id),
        )
        self._end(line.key, line)

    def _taken_back(self, key: CaseKey, *, done: bool) -> None:
        self._bar.tell(
            self.tr("The reply is taken back.")
            if done
            else self.tr("It has left already. You can send another reply.")
        )
        self._end(key, None)

    def _failed(self, key: CaseKey, error: SaidError) -> None:
        self._bar.tell(said(error.sentence))
        self._end(key, None)

    def _end(self, key: CaseKey, before: CaseLine | None) -> None:
        self._told, self._before = key, before
        self.ended.emit()
