"""Withdrawing an assessment: here while it has not left, at the office once it is there."""

from __future__ import annotations

from declarant_client.application.ports.offices import AccountStore, Offices
from declarant_client.application.ports.submissions import HistoryEntry, Outcome, SubmissionStore
from declarant_client.application.ports.world import Clock
from declarant_client.contract.assessments import Case, CaseEventKind
from declarant_client.domain.submission import SubmissionState

_ANSWERED = frozenset({CaseEventKind.ANSWERED, CaseEventKind.CLOSED})


def is_open(case: Case) -> bool:
    """Whether the office has not answered a case yet."""
    return not any(event.kind in _ANSWERED for event in case.events)


def may_withdraw(entry: HistoryEntry) -> bool:
    """Whether an assessment can be withdrawn from here: until its case is answered.

    What is on its way cannot: nobody knows yet whether the office holds it.
    """
    if not entry.made_here or entry.revised_by is not None:
        return False
    if entry.state.is_editable:
        return True
    return entry.state is SubmissionState.ACCEPTED and all(is_open(case) for case in entry.cases)


class WithdrawAssessment:
    """Withdraws what is here, or asks the office to."""

    def __init__(
        self,
        *,
        submissions: SubmissionStore,
        accounts: AccountStore,
        offices: Offices,
        clock: Clock,
    ) -> None:
        self._submissions = submissions
        self._accounts = accounts
        self._offices = offices
        self._clock = clock

    def run(self, assessment_id: str) -> bool:
        """Withdraw; False when it is on its way just now, or its account is gone.

        Asks the office where it holds the assessment, so it may take as long as the network does.
        Raises the errors of ``Office`` and of the store.
        """
        item = self._submissions.item(assessment_id)
        if item is None:
            return False
        if item.state is not SubmissionState.ACCEPTED:
            return self._submissions.withdraw(assessment_id, self._clock.now())
        accounts = self._accounts.accounts()
        account = next((one for one in accounts if one.account_id == item.account_id), None)
        if account is None:
            return False
        withdrawal = self._offices.at(account).withdraw(assessment_id)
        ended = Outcome(
            assessment_id=assessment_id,
            state=SubmissionState.WITHDRAWN,
            at=withdrawal.withdrawn_at,
        )
        self._submissions.record([ended])
        return True
