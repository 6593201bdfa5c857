"""Replying to an office's answer: settled, or not settled, because …"""

from __future__ import annotations

from declarant_client.application.ports.cases import (
    CaseKey,
    CaseLine,
    NewReply,
    ReplyDraft,
    ReplyStore,
)
from declarant_client.application.ports.world import AssessmentIds, Clock
from declarant_client.contract.assessments import Case, CaseEventKind, ReplyKind
from declarant_client.contract.shapes import COMMENT_LIMIT
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.vietnamese_text import normal


class ReplyRefusedError(SaidError):
    """The reply cannot be kept so."""


def is_answered(case: Case) -> bool:
    """Whether the office has answered: only then it takes a reply."""
    return any(event.kind is CaseEventKind.ANSWERED for event in case.events)


def may_reply(line: CaseLine) -> bool:
    """Whether a reply can be written: answered, and none on its way."""
    on_its_way = line.reply is not None and line.reply.state.waits
    return is_answered(line.case) and not on_its_way


def is_wanted(line: CaseLine) -> bool:
    """Whether the newest answer still waits for a word of the enterprise."""
    answers = [event.at for event in line.case.events if event.kind is CaseEventKind.ANSWERED]
    replied = any(reply.at >= answers[-1] for reply in line.case.replies) if answers else True
    lacks_one = line.reply is None or line.reply.state is ReplyState.REFUSED
    return bool(answers) and not replied and lacks_one


def begun(line: CaseLine) -> ReplyDraft | None:
    """Return what was typed and not sent; a copy of the database may be older than its sending."""
    draft = line.draft
    if draft is None:
        return None
    is_said = any(
        (reply.kind, reply.text) == (draft.kind, normal(draft.text)) for reply in line.case.replies
    )
    return None if is_said else draft


def fault(kind: ReplyKind, text: str) -> Sentence | None:
    """Return what keeps a reply from being kept, ``None`` for nothing."""
    said = normal(text)
    if kind is ReplyKind.NOT_RESOLVED and not said:
        return translate("replying", "Say why it is not settled, so that the office can act on it.")
    if len(said) > COMMENT_LIMIT:
        return translate(
            "replying", "The reply is longer than {limit} characters.", limit=COMMENT_LIMIT
        )
    return None


class ReplyToAnswer:
    """Keeps replies and what is being typed, and takes replies back while they are still here."""

    def __init__(self, replies: ReplyStore, clock: Clock, ids: AssessmentIds) -> None:
        self._replies = replies
        self._clock = clock
        self._ids = ids

    def reply(self, line: CaseLine, kind: ReplyKind, text: str) -> str:
        """Keep a reply, to be sent as soon as that is possible; return its id.

        Raises ``ReplyRefusedError`` and the store's errors.
        """
        if not is_answered(line.case):
            raise ReplyRefusedError(
                translate(
                    "replying",
                    "The office has not answered case {case} yet: a reply is possible after that.",
                    case=line.case.case_id,
                )
            )
        wrong = fault(kind, text)
        if wrong is not None:
            raise ReplyRefusedError(wrong)
        new = NewReply(
            reply_id=self._ids.new(),
            key=line.key,
            kind=kind,
            text=normal(text),
            made_at=self._clock.now(),
        )
        if not self._replies.keep(new):
            raise ReplyRefusedError(
                translate(
                    "replying",
                    "A reply in case {case} is already on its way.",
                    case=line.case.case_id,
                )
            )
        return new.reply_id

    def save_draft(self, key: CaseKey, kind: ReplyKind | None, text: str) -> None:
        """Keep what is being typed to a case; where no words are left, nothing of it.

        Raises the store's errors.
        """
        if kind is None or not normal(text):
            self._replies.drop_draft(key)
        else:
            self._replies.keep_draft(key, ReplyDraft(kind, text))

    def take_back(self, reply_id: str) -> bool:
        """Take a reply back that has not left; False when it has."""
        return self._replies.take_back(reply_id, self._clock.now())
