"""What the types of the contract cannot say, as the published document says it."""

from __future__ import annotations

DESCRIPTION = """\
What crosses the wire between the declarant's client and a receiving customs office. Anyone may
serve it from this document alone.

## Rules for everything

- HTTPS; plain HTTP on loopback only. JSON in UTF-8, text in NFC, times RFC 3339 with offset.
- Unknown fields are ignored by both sides. Within `/v1` fields are only added.
- Errors are RFC 9457 problem details (`application/problem+json`) with a stable `type` ending in
  `/problems/<name>`; `title` and `detail` are Vietnamese or English by `Accept-Language`. That
  holds for unknown paths (404), methods (405), media types (415) and bodies that are no JSON
  (400) too. A body that is JSON, but of another shape or against a rule, is a 422 `invalid`.
- Bodies must be I-JSON (RFC 7493): no duplicate names, no lone surrogates; numbers are doubles.
- Every request carries `Declarant-Client-Version`; an office may answer 426 `client-too-old`.
- 413 `too-large` (bodies beyond the office's limit, 4 MiB unless it says otherwise: send smaller
  batches) and 429 `too-many-requests` with `Retry-After` are used.

## Lists and cursors

Lists are read with an opaque `cursor`, at most 500 items a page (fewer where
they are large: `has_more` alone says whether there are more), in **commit order**: a row
committed later never hides behind an earlier cursor, with concurrent writers too. A row that
changes appears again; items are delivered at least once. `next_cursor` is always given: keep it
for the next poll. A cursor that the office did not give, or no longer knows, is a 400
`malformed`: read the list again from its beginning.

## Who speaks

A *party* is an enterprise or a customs agent, known by its tax code; all branches of one
10-digit tax code are one party. A *key* belongs to one person or computer of a party, has a name
and a role (`submit`, `read`), and can be revoked alone. An *enrolment code* is exchanged for a
key (`enrol`), a key for access tokens (`giveToken`, OAuth 2.0 client credentials). A 401 means
one new token, then "sign in again", never a loop. Wrong codes of one address, and wrong secrets
of one key from one address, are soon too many (429). A party may speak for its own tax code; an
agent for an enterprise where the declaration's sheet names the agent, or where the office holds
a mandate; otherwise 403 `forbidden`.

## Assessments

One assessment is one sheet of one enterprise on one declaration in one phase (`during`,
`cleared`). The declaration's first 11 digits are its identity (the 12th counts amendments).

- At least one rating; no subject twice (same kind and code, or, without a code, same kind and
  name without regard to case, diacritics and spacing).
- Levels 1 and 2 need a comment or a reason, and a contact (name, phone).
- `on_behalf_of`, if given, equals the tax code of the declaration's enterprise. Without an
  enterprise in the declaration, the office takes the one on its sheet, else the party's own.
- `assessment_id` is a UUIDv7 made by the client, and the `Idempotency-Key`. New: 201 with the
  receipt. Same key and content: 200, the same receipt, for ever, with `Idempotency-Replayed:
  true`. Same key, other content: 422 `key-reused`. No key: 400 `key-missing`. Still being
  processed: 409 `in-progress` with `Retry-After`. A refused assessment is not kept. Ids and keys
  are the party's own: what another party used is as unknown as what nobody used.
- An assessment is nested at most 32 levels deep, unknown fields included (400 `malformed`).
- `content_sha256` is SHA-256, in lower-case hexadecimal, over the RFC 8785 canonical form of the
  assessment as it was sent, fields unknown to the office included
  (test vectors: `canonical_vectors.json`).
- A second first assessment of the same enterprise, declaration and phase: 409
  `already-assessed`, with the one that stands in `current`. `revises` must be the id of the one
  that stands, else 409 `revision-conflict`. Every revision has its receipt; none is deleted.
- A declaration or an officer that the office does not know is accepted and marked `unverified`.
- Withdrawal has a key of its own and is possible until a case of the assessment is answered
  (409 `case-answered`). Afterwards the declaration may be assessed anew.

## Cases

A rating of 1 or 2 opens a case with a due date. Its events are appended, never changed:
`received`, `assigned` (unit), `verifying`, `answered` (outcome, text, measures), `closed`. When
an assessment is revised or withdrawn, its cases stay; those not yet answered get a `closed`
event that says why, and the revision's low ratings open cases of their own. The enterprise may
reply once a case is answered. Cases come with the list of assessments.
"""

TAGS = {
    "Office": "Who receives, and what may be rated.",
    "Who speaks": "Enrolment and access tokens.",
    "Sheets": "What the office knows of the party's declarations.",
    "Assessments": "Submitting, revising, withdrawing, reading back.",
    "Cases": "What came of a low rating.",
    "Notices": "Legal documents, guidance, events.",
}
