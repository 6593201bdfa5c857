"""Over HTTP: assessments one by one and in batches, withdrawal, history, replies to answers."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from declarant_client.contract.assessments import (
    Assessment,
    AssessmentRecord,
    Batch,
    BatchAnswer,
    BatchItem,
    BatchOutcome,
    CaseReply,
    CaseReplyRequest,
    Receipt,
    Withdrawal,
)
from declarant_client.contract.shapes import Page, ProblemName
from declarant_client.receiver import batch_submissions, cases, history, submissions
from declarant_client.receiver.batch_submissions import Offered
from declarant_client.receiver.cursors import ListName
from declarant_client.receiver.languages import Language
from declarant_client.receiver.office_operations import asked_place
from declarant_client.receiver.operations import (
    CURSOR_PARAMETERS,
    IDEMPOTENCY_KEY,
    KEY_PARAMETER,
    REPLAYED,
    REPLAYED_HEADER,
    Access,
    Answer,
    Answering,
    Asked,
    Operation,
    Parameter,
)
from declarant_client.receiver.problems import ProblemError, described
from declarant_client.receiver.received import Received, received, shaped
from declarant_client.receiver.repeated_requests import Answered, in_progress, once
from declarant_client.receiver.submissions import Submitted

_CREATED, _OK = 201, 200


def _submit(asked: Asked) -> Answer:
    key = asked.key
    submitted = _submitted(asked, key, received(asked.body))
    return Answer(
        content=submitted.receipt,
        status=_OK if submitted.replayed else _CREATED,
        headers={REPLAYED: "true"} if submitted.replayed else {},
    )


def _submitted(asked: Asked, key: str, came: Received) -> Submitted:
    storage = asked.office.storage
    with asked.office.in_progress.working_on(asked.party.root, key):
        # A replay needs no lock: it is the common case after a lost answer.
        with storage.reading() as connection:
            known = submissions.replay(connection, asked.party, key, came)
        if known is not None:
            return known
        with storage.writing() as writing:
            return submissions.submit(writing, asked.party, key, came)


def _submit_batch(asked: Asked) -> Answer:
    batch: Batch = shaped(asked.body, Batch)
    keys = [item.key for item in batch.items]
    with asked.office.in_progress.working_on_free(asked.party.root, keys) as held:
        offered = [_offered(item, held) for item in batch.items]
        ends = batch_submissions.submit_all(asked.office.storage, asked.party, offered)
    outcomes = [
        _outcome(item.key, end, asked.language) for item, end in zip(batch.items, ends, strict=True)
    ]
    return Answer(content=BatchAnswer(items=outcomes))


def _offered(item: BatchItem, held: Collection[str]) -> Offered | ProblemError:
    try:
        offered = Offered(_key_of(item), received(bytes(item.assessment)))
    except ProblemError as error:
        return error
    return offered if item.key in held else in_progress()


def _outcome(key: str, end: Submitted | ProblemError, language: Language) -> BatchOutcome:
    if isinstance(end, ProblemError):
        return BatchOutcome(
            key=key,
            status=end.status,
            retry_after=end.retry_after,
            problem=described(end, language),
        )
    return BatchOutcome(
        key=key,
        status=_OK if end.replayed else _CREATED,
        replayed=end.replayed,
        receipt=end.receipt,
    )


def _key_of(item: BatchItem) -> str:
    if not item.key.strip():
        raise ProblemError(ProblemName.KEY_MISSING)
    return item.key


def _withdraw(asked: Asked) -> Answer:
    assessment_id, key = asked.path["assessment_id"], asked.key
    office, party = asked.office, asked.party
    with office.in_progress.working_on(party.root, key), office.storage.writing() as writing:
        answered = once(
            writing,
            party,
            key,
            f"withdrawal {assessment_id}",
            lambda: history.withdraw(writing, party, assessment_id),
        )
    return _answer(answered, _OK)


def _reply(asked: Asked) -> Answer:
    request: CaseReplyRequest = shaped(asked.body, CaseReplyRequest)
    case_id = asked.path["case_id"]
    given = asked.headers.get(IDEMPOTENCY_KEY.lower())
    with asked.office.storage.writing() as writing:
        if given is None:
            kept = cases.reply(writing, asked.party, case_id, request)
            return Answer(content=kept, status=_CREATED)
        answered = once(
            writing,
            asked.party,
            asked.key,
            f"reply {case_id} {received(msgspec.json.encode(request)).sha256}",
            lambda: cases.reply(writing, asked.party, case_id, request),
        )
    return _answer(answered, _CREATED)


def _answer(answered: Answered, status_when_new: int) -> Answer:
    return Answer(
        content=answered.content,
        status=_OK if answered.replayed else status_when_new,
        headers={REPLAYED: "true"} if answered.replayed else {},
    )


def _list_assessments(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        where = asked_place(asked, connection, ListName.ASSESSMENTS)
        return Answer(content=history.page(connection, asked.party, where))


_SUBMISSION_PROBLEMS = (
    ProblemName.INVALID,
    ProblemName.FORBIDDEN,
    ProblemName.KEY_REUSED,
    ProblemName.IN_PROGRESS,
    ProblemName.ALREADY_ASSESSED,
    ProblemName.REVISION_CONFLICT,
)
_ID_SCHEMA = {"type": "string", "format": "uuid"}
OPERATIONS = (
    Operation(
        operation_id="submitAssessment",
        method="POST",
        path="/v1/assessments",
        summary="Submit one assessment, or a revision of one",
        description=(
            "`Idempotency-Key` is the `assessment_id`. The receipt's `content_sha256` is SHA-256"
            " over the RFC 8785 canonical form of the body as sent, unknown fields included."
            " `already-assessed` and `revision-conflict` carry a `CurrentAssessment` in"
            " `current`. A declaration or officer unknown to the office is accepted and marked"
            " `unverified`. A refused assessment is not kept: its key stays free."
        ),
        tag="Assessments",
        access=Access.SUBMIT,
        work=_submit,
        request=Assessment,
        parameters=(KEY_PARAMETER,),
        answers={
            201: Answering(description="Accepted: the receipt.", shape=Receipt),
            200: Answering(
                description="The same key and content as before: the same receipt.",
                shape=Receipt,
                headers=REPLAYED_HEADER,
            ),
        },
        problems=(ProblemName.KEY_MISSING, *_SUBMISSION_PROBLEMS),
    ),
    Operation(
        operation_id="submitBatch",
        method="POST",
        path="/v1/assessments/batch",
        summary="Submit up to 100 assessments",
        description=(
            "Each item has its own key (its `assessment_id`), and the status and receipt or"
            " problem that a single submission would have; outcomes stand in the items' order."
            " One bad item harms no other."
        ),
        tag="Assessments",
        access=Access.SUBMIT,
        work=_submit_batch,
        request=Batch,
        answers={200: Answering(description="An outcome for each item.", shape=BatchAnswer)},
        problems=(ProblemName.INVALID, ProblemName.FORBIDDEN),
    ),
    Operation(
        operation_id="withdrawAssessment",
        method="POST",
        path="/v1/assessments/{assessment_id}/withdrawal",
        summary="Withdraw an assessment, until its case is answered",
        description=(
            "Has its own key and no body. Only the current assessment can be withdrawn; then the"
            " declaration may be assessed anew in this phase. Withdrawing twice changes nothing."
        ),
        tag="Assessments",
        access=Access.SUBMIT,
        work=_withdraw,
        parameters=(
            Parameter(
                name="assessment_id",
                where="path",
                description="The assessment.",
                schema=_ID_SCHEMA,
                required=True,
            ),
            KEY_PARAMETER,
        ),
        answers={
            200: Answering(description="Withdrawn.", shape=Withdrawal, headers=REPLAYED_HEADER)
        },
        problems=(
            ProblemName.KEY_MISSING,
            ProblemName.KEY_REUSED,
            ProblemName.IN_PROGRESS,
            ProblemName.NOT_FOUND,
            ProblemName.CASE_ANSWERED,
            ProblemName.REVISION_CONFLICT,
            ProblemName.FORBIDDEN,
        ),
    ),
    Operation(
        operation_id="listAssessments",
        method="GET",
        path="/v1/assessments",
        summary="Everything of the party: assessments, receipts, states, cases",
        description=(
            "In commit order: a record appears again when its state, a case or a reply changed."
            " It holds those that the party sent and those that an agent sent in its name; read"
            " from the start it restores a history on a new computer."
        ),
        tag="Assessments",
        access=Access.READ,
        work=_list_assessments,
        parameters=CURSOR_PARAMETERS,
        answers={200: Answering(description="One page.", shape=Page[AssessmentRecord])},
    ),
    Operation(
        operation_id="replyToCase",
        method="POST",
        path="/v1/cases/{case_id}/replies",
        summary="Say whether the office's answer resolves the matter",
        description="Once the case is answered. An `Idempotency-Key` may be given.",
        tag="Cases",
        access=Access.SUBMIT,
        work=_reply,
        request=CaseReplyRequest,
        parameters=(
            Parameter(
                name="case_id",
                where="path",
                description="The case.",
                schema={"type": "string"},
                required=True,
            ),
            Parameter(
                name=IDEMPOTENCY_KEY,
                where="header",
                description="With one, the same reply sent again is kept once.",
                schema=KEY_PARAMETER.schema,
            ),
        ),
        answers={
            201: Answering(description="The reply as kept.", shape=CaseReply),
            200: Answering(
                description="The same key and reply as before.",
                shape=CaseReply,
                headers=REPLAYED_HEADER,
            ),
        },
        problems=(
            ProblemName.KEY_MISSING,
            ProblemName.INVALID,
            ProblemName.NOT_FOUND,
            ProblemName.CASE_NOT_ANSWERED,
            ProblemName.KEY_REUSED,
            ProblemName.FORBIDDEN,
        ),
    ),
)
