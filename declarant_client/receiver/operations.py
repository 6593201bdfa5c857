"""Operations: each declared once, served by ``app`` and published by ``openapi``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.languages import Language
from declarant_client.receiver.problems import ProblemError, malformed
from declarant_client.receiver.rate_limit import RateLimit
from declarant_client.receiver.repeated_requests import KeysInProgress
from declarant_client.receiver.storage import Storage

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
ATOM = "application/atom+xml"
IDEMPOTENCY_KEY = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEY_LENGTH = 100


class Access(Enum):
    """Who may ask: everybody, every key, keys whose role is ``submit``."""

    PUBLIC = "public"
    READ = "read"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the office grants to each key, or to each address without one."""

    requests_per_minute: int = 1200
    failures_per_minute: int = 30
    """Wrong codes from one address; wrong secrets of one key from one address."""
    body_bytes: int = 4 * 1024 * 1024
    token_seconds: int = 3600
    request_seconds: int = 60
    """How long a request's head, and then its body, may take to arrive."""
    headers: int = 64
    header_bytes: int = 32 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingOffice:
    """What operations work with."""

    storage: Storage
    limits: Limits
    rate: RateLimit
    failures: RateLimit
    in_progress: KeysInProgress = field(default_factory=KeysInProgress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as far as operations need it."""

    office: ReceivingOffice
    headers: Mapping[str, str]
    query: Mapping[str, str]
    path: Mapping[str, str]
    body: bytes
    origin: str
    """Scheme and host under which the office was asked."""
    language: Language
    speaker: Speaker | None
    address: str
    """Whose limits count where nobody has proven yet who speaks (``rate_limit.network``)."""

    @property
    def party(self) -> Speaker:
        """Who speaks, in operations that are not public."""
        if self.speaker is None:
            raise ProblemError(ProblemName.UNAUTHORIZED)
        return self.speaker

    @property
    def key(self) -> str:
        """The ``Idempotency-Key``; raises ``key-missing``."""
        key = self.headers.get(IDEMPOTENCY_KEY.lower(), "").strip()
        if not key:
            raise ProblemError(ProblemName.KEY_MISSING)
        if len(key) > _KEY_LENGTH:
            raise malformed(
                vi="Idempotency-Key dài quá 100 ký tự.",
                en="The Idempotency-Key is longer than 100 characters.",
            )
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back: a message (or bytes as they are), its status and headers."""

    content: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of the query, the path or the headers, as it is published."""

    name: str
    where: Literal["query", "path", "header"]
    description: str
    schema: Mapping[str, Any]
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """One successful answer, as it is published."""

    description: str
    shape: Any = None
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method on one path: what it is called, takes, answers, and does."""

    operation_id: str
    method: Literal["GET", "POST"]
    path: str
    summary: str
    description: str
    tag: str
    access: Access
    work: Callable[[Asked], Answer]
    answers: Mapping[int, Answering]
    request: Any = None
    request_media_type: str = JSON
    parameters: tuple[Parameter, ...] = ()
    problems: tuple[ProblemName, ...] = ()
    checks_version: bool = True
    checks_secret: bool = False
    """It takes a slow hash (scrypt): such work waits for its own, and never holds up the rest."""


CURSOR_PARAMETERS = (
    Parameter(
        name="cursor",
        where="query",
        description="Opaque: `next_cursor` of an earlier page of this list. None: from the start.",
        schema={"type": "string", "maxLength": 200},
    ),
    Parameter(
        name="limit",
        where="query",
        description="At most so many items; more than 500 is taken as 500.",
        schema={"type": "integer", "minimum": 1, "default": 500},
    ),
)

KEY_PARAMETER = Parameter(
    name=IDEMPOTENCY_KEY,
    where="header",
    description=(
        "Made by the client, one for each request that must be done once. The same key with the"
        " same content gets the same answer for ever, with `Idempotency-Replayed: true`."
    ),
    schema={"type": "string", "minLength": 1, "maxLength": 100},
    required=True,
)
REPLAYED_HEADER = {REPLAYED: "`true` when this answer was given before and nothing was done now."}
