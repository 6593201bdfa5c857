"""Sending several assessments at once, and matching the outcomes to them by their keys."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from declarant_client.application.ports.submissions import DueItem
from declarant_client.contract.assessments import Batch, BatchItem, BatchOutcome
from declarant_client.contract.canonical import content_sha256
from declarant_client.contract.decoding import from_outside
from declarant_client.contract.shapes import BATCH_LIMIT
from declarant_client.office.answers import content, no_contract
from declarant_client.office.exchange import Answer

_FIRST_SUCCESS = 200
_FIRST_REDIRECT = 300
_FIRST_REFUSAL = 400


class _LooseBatchAnswer(msgspec.Struct):
    """Outcomes still unread: one malformed outcome does not take the others with it."""

    items: list[msgspec.Raw]


def batch_body(items: Sequence[DueItem]) -> bytes:
    """Return the request's body; every stored byte of an assessment stands in it unchanged."""
    if len(items) > BATCH_LIMIT:
        msg = f"{len(items)} items are more than a batch of {BATCH_LIMIT}"
        raise ValueError(msg)
    return msgspec.json.encode(
        Batch(
            items=[
                BatchItem(key=item.assessment_id, assessment=msgspec.Raw(item.canonical))
                for item in items
            ]
        )
    )


def outcomes_of(answer: Answer, items: Sequence[DueItem], office: str) -> list[BatchOutcome]:
    """Return the outcomes that can be believed, in the items' order.

    Left out, so that the item's fate stays unknown: an item with no outcome, an outcome for a
    key that was not sent, two outcomes for one key that differ, a success without a receipt
    for exactly the bytes sent, a refusal without its problem. With none left at all
    ``OfficeUnreachableError`` is raised.
    """
    said: dict[str, BatchOutcome | None] = {}
    for raw in content(answer, _LooseBatchAnswer, office).items:
        outcome = _read(raw)
        if outcome is not None:
            twice = outcome.key in said and said[outcome.key] != outcome
            said[outcome.key] = None if twice else outcome
    believed = [
        outcome
        for item in items
        if (outcome := said.get(item.assessment_id)) is not None and _is_for(item, outcome)
    ]
    if not believed:
        raise no_contract(office)
    return believed


def _read(raw: msgspec.Raw) -> BatchOutcome | None:
    try:
        return from_outside(raw, BatchOutcome)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _is_for(item: DueItem, outcome: BatchOutcome) -> bool:
    if _FIRST_SUCCESS <= outcome.status < _FIRST_REDIRECT:
        receipt = outcome.receipt
        return (
            receipt is not None
            and receipt.assessment_id == item.assessment_id
            and receipt.content_sha256 == content_sha256(item.canonical)
        )
    return outcome.status >= _FIRST_REFUSAL and outcome.problem is not None
