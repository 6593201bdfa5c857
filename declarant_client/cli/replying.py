"""``reply``: saying whether an office's answer settles a case."""

from __future__ import annotations

import argparse

from declarant_client.application.ports.cases import CaseFilter, CaseLine
from declarant_client.cli.terminal import Terminal
from declarant_client.contract.assessments import ReplyKind
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.wiring import Client


class NoSuchCaseError(SaidError):
    """No office has told of such a case, or more than one has."""


class NoReplyToTakeBackError(SaidError):
    """There is no reply here, or it has left."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Keep a reply, to be sent by ``sync``, or take one back."""
    line = _case(client, options.case)
    if options.take_back:
        state = _taken_back(client, line)
    else:
        kind = ReplyKind.ACCEPTED if options.settled else ReplyKind.NOT_RESOLVED
        text = options.comment if options.settled else options.not_settled
        client.replying.reply(line, kind, text)
        state = ReplyState.QUEUED
    terminal.document({"case_id": line.case.case_id, "state": state.value})
    terminal.say(_told(line, state))
    return 0


def _told(line: CaseLine, state: ReplyState) -> Sentence:
    if state is ReplyState.WITHDRAWN:
        return translate("cli", "Case {case}: the reply is taken back.", case=line.case.case_id)
    return translate(
        "cli",
        "Case {case}: the reply is saved, and waits to be sent (declarant-client sync).",
        case=line.case.case_id,
    )


def _case(client: Client, typed: str) -> CaseLine:
    wanted = typed.strip().casefold()
    cases = client.store.cases
    keys = [
        key for key in cases.keys(CaseFilter(search=wanted)) if key.case_id.casefold() == wanted
    ]
    lines = cases.lines(keys)
    if len(lines) != 1:
        raise NoSuchCaseError(
            translate("cli", "There is no case {case} here, or more than one.", case=typed)
        )
    return lines[0]


def _taken_back(client: Client, line: CaseLine) -> ReplyState:
    if line.reply is None or not client.replying.take_back(line.reply.reply_id):
        raise NoReplyToTakeBackError(
            translate("cli", "No reply in case {case} can be taken back.", case=line.case.case_id)
        )
    return ReplyState.WITHDRAWN
