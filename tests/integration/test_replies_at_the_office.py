"""A reply written offline reaches a real office once, and is seen there by its staff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from declarant_client.application.outbox import Outbox
from declarant_client.application.ports.cases import CaseFilter, CaseLine, DueReply
from declarant_client.application.ports.offices import Office, OfficeUnreachableError
from declarant_client.application.ports.settings import SECOND_LOOK
from declarant_client.application.replying import ReplyRefusedError, is_wanted, may_reply
from declarant_client.application.sending_replies import SendReplies
from declarant_client.contract.assessments import CaseReply, ReplyKind
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.chance import SystemChance
from declarant_client.store.outbox_lines import OutboxLines
from declarant_client.wiring import Client
from tests.support.profiles import profile, rate
from tests.support.receiver_process import ReceiverProcess

pytestmark = pytest.mark.processes

CLEARED = "10699990001"
TEXT = "Vẫn chờ 3 giờ như trước."


class LosesTheAnswer:
    """An office on a bad line: what is sent arrives, and no answer comes back."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def reply(self, due: DueReply) -> CaseReply:
        self._office.reply(due)
        raise OfficeUnreachableError(translate("office", "Gone."), sent=True)


class Desk:
    """One client, its real office, and one case there that is answered."""

    def __init__(self, office: ReceiverProcess, client: Client) -> None:
        self.office = office
        self.client = client
        rate(client, CLEARED, 1)
        client.sync_now.run()
        (self.case_id, *_) = self.case_ids()
        office.command("case", "assign", self.case_id, "--unit", "Đội Kiểm tra")
        office.command(
            "case", "answer", self.case_id, "--outcome", "partly", "--text", "Đã kiểm tra."
        )
        client.sync_now.run()

    def case_ids(self) -> list[str]:
        return [key.case_id for key in self.client.store.cases.keys(CaseFilter())]

    def line(self) -> CaseLine:
        cases = self.client.store.cases
        keys = [key for key in cases.keys(CaseFilter()) if key.case_id == self.case_id]
        (line,) = cases.lines(keys)
        return line

    def at_office(self) -> list[str]:
        """The replies that the office's staff sees."""
        printed = self.office.command("case", "list", "--json")
        files = json.loads(printed)
        return [
            reply["text"]
            for file in files
            if file["case"]["case_id"] == self.case_id
            for reply in file["case"]["replies"]
        ]

    def lose_the_answer(self) -> None:
        client, (account,) = self.client, self.client.store.accounts.accounts()
        sending = SendReplies(
            client.store.replies, client.store.accounts, client.clock, SystemChance()
        )
        office = LosesTheAnswer(client.offices.at(account))
        sending.run(account, office, cancelled=lambda: False)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "office").mkdir()
    with (
        ReceiverProcess(tmp_path / "office", "--demo-officer-seconds", "0", demo=True) as office,
        profile(tmp_path / "profile") as client,
    ):
        assert office.enrolment_code
        client.enrolling.enrol(office.url, office.enrolment_code, "máy 1")
        client.sync_now.run()
        yield Desk(office, client)


def test_a_reply_waits_for_the_office_is_sent_once_and_seen_there(desk: Desk):
    line = desk.line()
    assert line.unread
    assert is_wanted(line)
    with pytest.raises(ReplyRefusedError, match="why"):
        desk.client.replying.reply(line, ReplyKind.NOT_RESOLVED, "  ")
    desk.office.kill()
    desk.client.replying.reply(line, ReplyKind.NOT_RESOLVED, TEXT)
    report = desk.client.sync_now.run()
    assert report is not None
    assert (report.waiting, report.replies) == (1, 0)
    waiting = desk.line()
    assert waiting.reply is not None
    assert waiting.reply.state is ReplyState.QUEUED
    assert not may_reply(waiting)
    desk.office.start()
    report = desk.client.sync_now.run()
    assert report is not None
    assert (report.waiting, report.replies) == (0, 1)
    assert desk.at_office() == [TEXT]
    said = desk.line()
    assert [reply.text for reply in said.case.replies] == [TEXT]
    assert not is_wanted(said)
    listed = desk.office.command("case", "list")
    assert TEXT in listed, "the office's staff reads it without JSON too"
    assert TEXT in desk.office.command("case", "show", desk.case_id)


def test_a_reply_whose_answer_was_lost_is_with_the_office_once(desk: Desk):
    desk.client.replying.reply(desk.line(), ReplyKind.NOT_RESOLVED, TEXT)
    desk.lose_the_answer()
    unknown = desk.line().reply
    assert unknown is not None
    assert unknown.state is ReplyState.UNKNOWN
    assert not desk.client.replying.take_back(unknown.reply_id), "the office may have it"
    desk.client.sync_now.run()
    assert desk.line().reply is None
    assert desk.at_office() == [TEXT]


def test_a_low_rating_leaves_only_after_its_second_look(desk: Desk):
    client = desk.client
    client.settings.set(SECOND_LOOK, True)
    low = rate(client, "10799990002", 2)
    assert low.awaits_second_look
    fine = rate(client, "30799991021", 5)
    report = client.sync_now.run()
    assert report is not None
    item = client.store.submissions.item
    held, sent = item(low.assessment_id), item(fine.assessment_id)
    assert held is not None
    assert sent is not None
    assert (held.state, sent.state) == (SubmissionState.HELD, SubmissionState.ACCEPTED)
    assert held.awaits_second_look
    assert Outbox(OutboxLines(client.store.connections), client.clock).send_now(low.assessment_id)
    client.sync_now.run()
    held = item(low.assessment_id)
    assert held is not None
    assert held.state is SubmissionState.ACCEPTED
