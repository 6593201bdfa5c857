"""Enrolment codes, keys and access tokens: made here, kept only as hashes.

Codes and secrets are hashed with scrypt (RFC 7914). An access token is 256 random bits that end
within the hour, so one round of SHA-256 keeps it as safe and a request quick.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from declarant_client.contract.office import Enrolment, Party, PartyKind, Role
from declarant_client.contract.shapes import ProblemName
from declarant_client.domain.identifiers import TaxCode
from declarant_client.receiver import tables
from declarant_client.receiver.moments import now
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.storage import Storage

COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""What a new hash costs. It says so itself, so that a later, higher one leaves the older valid."""
_COST_OF_THE_FIRST = 2**14
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L, O: codes are read out on the telephone."""
_GROUP, _GROUPS, _SELECTOR_GROUPS = 4, 6, 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose request it is: the key, and the party that it belongs to."""

    client_id: str
    party: Party
    role: Role

    @property
    def root(self) -> str:
        """The 10 digits that the party's branches share."""
        return self.party.tax_code[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTerms:
    """What an enrolment code grants: to whom, how often, until when."""

    tax_code: TaxCode
    role: Role
    uses: int
    ends_at: datetime


def hashed(secret: str) -> str:
    """Return cost, salt and scrypt hash of ``secret``."""
    salt = secrets.token_bytes(16)
    return f"{COST}${salt.hex()}${_scrypt(secret, salt, COST).hex()}"


def matches(secret: str, kept: str) -> bool:
    """Whether ``secret`` is the one whose hash is ``kept``, in time that tells nothing."""
    *cost, salt, digest = kept.split("$")
    found = _scrypt(secret, bytes.fromhex(salt), int(*cost) if cost else _COST_OF_THE_FIRST)
    return hmac.compare_digest(found, bytes.fromhex(digest))


def _nobodys() -> str:
    return f"{COST}${'00' * 16}${'00' * 32}"


def _scrypt(secret: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=salt, n=cost, r=_BLOCK, p=_PARALLEL, dklen=32)


def make_enrolment_code(connection: Connection, terms: CodeTerms) -> str:
    """Make a code such as ``7KQM-2XHD-…``; only its hash is kept, so it is shown only now."""
    groups = ["".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS)]
    connection.execute(
        insert(tables.enrolment_codes).values(
            selector="".join(groups[:_SELECTOR_GROUPS]),
            secret_hash=hashed("".join(groups[_SELECTOR_GROUPS:])),
            tax_code=str(terms.tax_code),
            role=terms.role,
            uses_left=terms.uses,
            ends_at=terms.ends_at,
        )
    )
    return "-".join(groups)


def enrol(storage: Storage, code: str, key_name: str) -> Enrolment:
    """Use an enrolment code once and make a key; raise ``enrolment-code-invalid``."""
    selector, kept = _checked_code(storage, code)
    secret = secrets.token_urlsafe(32)
    secret_hash = hashed(secret)
    with storage.writing() as writing:
        tax_code, role = _use_code(writing.connection, selector, kept)
        client_id = f"k-{secrets.token_hex(12)}"
        writing.connection.execute(
            insert(tables.keys).values(
                client_id=client_id,
                secret_hash=secret_hash,
                tax_code=tax_code,
                name=key_name,
                role=role,
                made_at=now(),
            )
        )
        party = party_of(writing.connection, tax_code)
    return Enrolment(
        party=party, role=role, key_name=key_name, client_id=client_id, client_secret=secret
    )


def _use_code(connection: Connection, selector: str, kept: str) -> tuple[str, Role]:
    codes = tables.enrolment_codes
    used = connection.execute(
        update(codes)
        .where(
            codes.c.selector == selector,
            codes.c.secret_hash == kept,
            codes.c.uses_left > 0,
            codes.c.ends_at > now(),
        )
        .values(uses_left=codes.c.uses_left - 1)
        .returning(codes.c.tax_code, codes.c.role)
    ).one_or_none()
    if used is None:
        raise ProblemError(ProblemName.ENROLMENT_CODE_INVALID)
    return used.tax_code, Role(used.role)


def _checked_code(storage: Storage, code: str) -> tuple[str, str]:
    bare = "".join(mark for mark in code.upper() if mark.isalnum())
    split = _GROUP * _SELECTOR_GROUPS
    codes = tables.enrolment_codes
    with storage.reading() as connection:
        kept = connection.execute(
            select(codes.c.secret_hash).where(codes.c.selector == bare[:split])
        ).scalar_one_or_none()
    if not matches(bare[split:], kept or _nobodys()) or kept is None:
        raise ProblemError(ProblemName.ENROLMENT_CODE_INVALID)
    return bare[:split], kept


def party_of(connection: Connection, tax_code: str) -> Party:
    """Return the party with this tax code, which must be there."""
    parties = tables.parties
    row = connection.execute(select(parties).where(parties.c.tax_code == tax_code)).one()
    return Party(tax_code=row.tax_code, name=row.name, kind=PartyKind(row.kind))


def is_key(storage: Storage, client_id: str, client_secret: str) -> bool:
    """Whether this is a key that the office gave out and has not revoked."""
    keys = tables.keys
    with storage.reading() as connection:
        kept = connection.execute(
            select(keys.c.secret_hash).where(
                keys.c.client_id == client_id, keys.c.revoked_at.is_(None)
            )
        ).scalar_one_or_none()
    # The hash is computed for unknown keys too, so that the time taken does not name them.
    return matches(client_secret, kept or _nobodys()) and kept is not None


def make_token(storage: Storage, client_id: str, lasting: timedelta) -> str:
    """Make an access token of a key, and forget those that have ended."""
    token = secrets.token_urlsafe(32)
    moment = now()
    tokens = tables.access_tokens
    with storage.writing() as writing:
        writing.connection.execute(delete(tokens).where(tokens.c.ends_at <= moment))
        writing.connection.execute(
            insert(tokens).values(
                token_sha256=_token_sha256(token), client_id=client_id, ends_at=moment + lasting
            )
        )
    return token


def speaker_of(storage: Storage, token: str) -> Speaker | None:
    """Return whose token it is; ``None`` when unknown, ended, or of a revoked key."""
    tokens, keys, parties = tables.access_tokens, tables.keys, tables.parties
    found = (
        select(keys.c.client_id, keys.c.role, parties.c.tax_code, parties.c.name, parties.c.kind)
        .select_from(tokens.join(keys).join(parties))
        .where(
            tokens.c.token_sha256 == _token_sha256(token),
            tokens.c.ends_at > now(),
            keys.c.revoked_at.is_(None),
        )
    )
    with storage.reading() as connection:
        row = connection.execute(found).one_or_none()
    if row is None:
        return None
    party = Party(tax_code=row.tax_code, name=row.name, kind=PartyKind(row.kind))
    return Speaker(client_id=row.client_id, party=party, role=Role(row.role))


def _token_sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
