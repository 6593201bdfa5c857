"""The receiving office's own description, enrolment, and its directory."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from declarant_client.contract.shapes import (
    Code,
    LevelNumber,
    LongText,
    ShortText,
    TaxCodeText,
    Text,
    Time,
    Wire,
)


class SubjectKind(StrEnum):
    """What is assessed (đối tượng đánh giá)."""

    BRANCH = "branch"
    TEAM = "team"
    STAGE = "stage"
    OFFICER = "officer"


class PartyKind(StrEnum):
    """Who speaks: an enterprise for itself, or a customs agent for its customers."""

    ENTERPRISE = "enterprise"
    AGENT = "agent"


class Role(StrEnum):
    """What a key may do: ``submit`` rates and reads, ``read`` only reads."""

    SUBMIT = "submit"
    READ = "read"


class BranchIdentity(Wire, frozen=True):
    """A customs branch: its 4-character code, printed short name, older names it went by."""

    code: Code
    name: Text
    short_name: Code | None = None
    aliases: list[Code] = []


class OfficeDescription(Wire, frozen=True):
    """``GET /v1/office``: public."""

    office_id: Code
    name: Text
    branches: list[BranchIdentity]
    clock: Time
    oldest_client: Code
    confidentiality: LongText
    """Who sees the ratings, the contact, the comment; shown when a rating is low."""


class EnrolmentRequest(Wire, frozen=True):
    """``POST /v1/enrolments``: the code that the office handed out, and this computer's name."""

    code: Annotated[str, Meta(min_length=1, max_length=100)]
    name: Annotated[str, Meta(min_length=1, max_length=100)]


class Party(Wire, frozen=True):
    """An enterprise or a customs agent."""

    tax_code: TaxCodeText
    name: Annotated[str, Meta(max_length=300)]
    kind: PartyKind


class Enrolment(Wire, frozen=True):
    """The answer to an enrolment: whose key it is, and the key itself, shown only here."""

    party: Party
    role: Role
    key_name: Annotated[str, Meta(max_length=100)]
    client_id: Code
    client_secret: Annotated[str, Meta(min_length=16, max_length=200)]

    def __repr__(self) -> str:
        # A secret must not reach a log by way of an error's text.
        return f"Enrolment(client_id={self.client_id!r})"


class AccessToken(Wire, frozen=True):
    """``POST /oauth2/token`` (RFC 6749 section 5.1); ``expires_in`` in seconds."""

    access_token: Annotated[str, Meta(min_length=1, max_length=4000)]
    token_type: str
    expires_in: Annotated[int, Meta(ge=1)]

    def __repr__(self) -> str:
        return f"AccessToken(expires_in={self.expires_in})"


class Team(Wire, frozen=True):
    """A working team of a branch: its 2-character code."""

    code: Code
    name: Text


class DirectoryBranch(Wire, frozen=True):
    """A branch with its teams."""

    code: Code
    name: Text
    short_name: Code | None = None
    aliases: list[Code] = []
    teams: list[Team] = []


class Stage(Wire, frozen=True):
    """A professional stage (khâu nghiệp vụ)."""

    code: Code
    name: Text


class Level(Wire, frozen=True):
    """What one number of stars is called."""

    level: LevelNumber
    name: Text


class Reason(Wire, frozen=True):
    """A reason to choose, for some levels and some kinds of subject."""

    code: Code
    text: Text
    levels: list[LevelNumber]
    subject_kinds: list[SubjectKind]
    outside_customs: bool = False
    """The cause lies elsewhere, such as in another ministry's inspection."""


class Directory(Wire, frozen=True):
    """``GET /v1/directory``: what may be rated and in which words."""

    branches: list[DirectoryBranch]
    stages: list[Stage]
    levels: list[Level]
    reasons: list[Reason]


class OfficerIdentity(Wire, frozen=True):
    """An officer as the office's sheet names them; ``code`` is the badge number."""

    code: Code
    name: ShortText
