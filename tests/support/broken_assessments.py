"""Ways to break what becomes of assessments: each named with the rule that it breaks."""

from __future__ import annotations

import json
from typing import Any

from tests.support.breaking_office import Break, Passing

ASSESSMENTS, BATCH = "/v1/assessments", "/v1/assessments/batch"
_NOT_FOUND, _CREATED, _OK = 404, 201, 200


def _other_hash(passing: Passing) -> None:
    if passing.submits and passing.status == _CREATED:
        passing.change(content_sha256="0" * 64)


def _hash_of_known_fields(passing: Passing) -> None:
    if b"conformance_check" in passing.sent and passing.submits:
        passing.change(content_sha256="0" * 64)


def _ascii_only(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS):
        text = json.dumps(passing.content, ensure_ascii=False)
        passing.body = text.encode("ascii", errors="replace")


def _all_verified(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        passing.change(items=[{**one, "unverified": False} for one in passing.content["items"]])


def _conflict_without_current(passing: Passing) -> None:
    if passing.status == 409:
        passing.change(current=None)


def _takes_everything(passing: Passing) -> None:
    if passing.submits and passing.status == 422:
        passing.answer(_CREATED, {"number": "x"})


def _takes_whoever_comes_second(passing: Passing) -> None:
    if passing.submits and passing.status == 409:
        passing.answer(_CREATED, {"number": "x"})


def _names_another_current(passing: Passing) -> None:
    if passing.submits and passing.status == 409:
        passing.change(current={**passing.content["current"], "rater": "another"})


def _not_replayed(passing: Passing) -> None:
    passing.headers.pop("idempotency-replayed", None)


def _created_again(passing: Passing) -> None:
    if passing.submits and passing.status == _OK:
        passing.status = _CREATED


def _new_number_each_time(passing: Passing) -> None:
    if passing.submits and passing.status == _OK:
        passing.change(number="another")


def _other_content_replays(passing: Passing) -> None:
    if b"/key-reused" in passing.body and passing.submits:
        passing.answer(_OK, {"replayed": True})


def _makes_a_key(passing: Passing) -> None:
    if passing.submits and "idempotency-key" not in passing.asked:
        passing.asked["idempotency-key"] = json.loads(passing.sent)["assessment_id"]


def _fails_with_the_first_item(passing: Passing) -> None:
    if passing.path == BATCH and passing.status == _OK:
        first = next((one["problem"] for one in passing.content["items"] if one["problem"]), None)
        if first is not None:
            passing.answer(first["status"], first, "application/problem+json")


def _loses_an_item(passing: Passing) -> None:
    if passing.path == BATCH and passing.status == _OK:
        passing.change(items=passing.content["items"][:-1])


def _batch_never_replayed(passing: Passing) -> None:
    if passing.path == BATCH and passing.status == _OK:
        passing.change(items=[{**one, "replayed": False} for one in passing.content["items"]])


def _cuts_the_batch(passing: Passing) -> None:
    if passing.path == BATCH:
        items = json.loads(passing.sent)["items"][:100]
        passing.sent = json.dumps({"items": items}).encode()


def _deletes_the_revised(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        kept = [one for one in passing.content["items"] if one["state"] != "revised"]
        passing.change(items=kept)


def _still_current(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        passing.change(items=[{**one, "state": "current"} for one in passing.content["items"]])


def _withdraws_anything(passing: Passing) -> None:
    if passing.path.endswith("/withdrawal") and passing.status == _NOT_FOUND:
        passing.answer(_OK, {"assessment_id": "x", "withdrawn_at": "2026-11-02T08:00:00+07:00"})


def _withdraws_again_later(passing: Passing) -> None:
    if passing.path.endswith("/withdrawal") and passing.headers.get("idempotency-replayed"):
        passing.change(withdrawn_at="2030-01-01T00:00:00+07:00")


def _of_cases(passing: Passing, change: Any) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        items = passing.content["items"]
        for record in items:
            record["cases"] = change(record["cases"])
        passing.change(items=items)


def _opens_no_case(passing: Passing) -> None:
    _of_cases(passing, lambda _cases: [])


def _no_due_date(passing: Passing) -> None:
    _of_cases(passing, lambda cases: [{**one, "due_at": None} for one in cases])


def _forgets_events(passing: Passing) -> None:
    _of_cases(passing, lambda cases: [{**one, "events": one["events"][-1:]} for one in cases])


def _takes_replies_at_any_time(passing: Passing) -> None:
    if b"/case-not-answered" in passing.body:
        reply = {"kind": "accepted", "text": "", "at": "2026-11-02T08:00:00+07:00"}
        passing.answer(_CREATED, reply)


def _hides_a_row(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and "cursor=" in passing.path and passing.status == _OK:
        items = passing.content["items"]
        if len(items) > 2:
            passing.change(items=[items[0], *items[2:]])


def _hides_half_of_the_rows(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        kept = [one for one in passing.content["items"] if one["receipt"]["content_sha256"] < "8"]
        passing.change(items=kept)


def _newest_first(passing: Passing) -> None:
    if passing.reads(ASSESSMENTS) and passing.status == _OK:
        passing.change(items=passing.content["items"][::-1])


BEFORE: tuple[tuple[str, Break], ...] = (
    ("idempotency.no-key", _makes_a_key),
    ("batch.size", _cuts_the_batch),
)
"""A rule, and a change of requests that breaks it."""
AFTER: tuple[tuple[str, Break], ...] = (
    ("assessments.accepted", _other_hash),
    ("assessments.hash", _hash_of_known_fields),
    ("assessments.whole", _ascii_only),
    ("assessments.unverified", _all_verified),
    ("assessments.already-assessed", _conflict_without_current),
    ("assessments.low-without-words", _takes_everything),
    ("assessments.low-without-contact", _takes_everything),
    ("assessments.subject-twice", _takes_everything),
    ("idempotency.same-again", _not_replayed),
    ("idempotency.same-again", _created_again),
    ("idempotency.for-ever", _new_number_each_time),
    ("idempotency.at-once", _created_again),
    ("idempotency.other-content", _other_content_replays),
    ("batch.bad-item", _fails_with_the_first_item),
    ("batch.bad-item", _loses_an_item),
    ("batch.again", _batch_never_replayed),
    ("revisions.kept", _deletes_the_revised),
    ("revisions.conflict", _conflict_without_current),
    ("revisions.crossing", _takes_whoever_comes_second),
    ("revisions.crossing", _names_another_current),
    ("assessments.two-at-once", _takes_whoever_comes_second),
    ("assessments.two-at-once", _conflict_without_current),
    ("withdrawal.withdrawn", _still_current),
    ("withdrawal.unknown", _withdraws_anything),
    ("withdrawal.again", _withdraws_again_later),
    ("cases.opened", _opens_no_case),
    ("cases.opened", _no_due_date),
    ("cases.appended", _forgets_events),
    ("cases.reply-too-early", _takes_replies_at_any_time),
    ("history.new-behind-cursor", _hides_a_row),
    ("history.new-behind-cursor", _newest_first),
    ("history.change-behind-cursor", _deletes_the_revised),
    ("history.concurrent-writers", _hides_half_of_the_rows),
)
"""A rule, and a change of answers that breaks it."""
