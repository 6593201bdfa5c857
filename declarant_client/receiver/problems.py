"""What can go wrong with a request, as RFC 9457 problem details in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from declarant_client.contract.assessments import CurrentAssessment
from declarant_client.contract.shapes import Problem, ProblemName
from declarant_client.receiver.languages import Language, Said
from declarant_client.receiver.problem_texts import DETAILS, TITLES

TYPE_PREFIX = "https://declarant-client.example/problems/"
MEDIA_TYPE = "application/problem+json"

STATUSES: Mapping[ProblemName, int] = {
    ProblemName.INVALID: 422,
    ProblemName.MALFORMED: 400,
    ProblemName.KEY_MISSING: 400,
    ProblemName.KEY_REUSED: 422,
    ProblemName.IN_PROGRESS: 409,
    ProblemName.ALREADY_ASSESSED: 409,
    ProblemName.REVISION_CONFLICT: 409,
    ProblemName.NOT_YOURS: 403,
    ProblemName.NOT_FOUND: 404,
    ProblemName.METHOD_NOT_ALLOWED: 405,
    ProblemName.UNSUPPORTED_MEDIA_TYPE: 415,
    ProblemName.TOO_LARGE: 413,
    ProblemName.TOO_MANY_REQUESTS: 429,
    ProblemName.CLIENT_TOO_OLD: 426,
    ProblemName.UNAUTHORIZED: 401,
    ProblemName.FORBIDDEN: 403,
    ProblemName.ENROLMENT_CODE_INVALID: 403,
    ProblemName.CASE_ANSWERED: 409,
    ProblemName.CASE_NOT_ANSWERED: 409,
    ProblemName.INTERNAL: 500,
    ProblemName.UNAVAILABLE: 503,
}
"""Every problem has one status."""


class ProblemError(Exception):
    """A request that is answered with a problem; nothing of it was done."""

    def __init__(
        self,
        name: ProblemName,
        detail: Said | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        retry_after: int | None = None,
        current: CurrentAssessment | None = None,
    ) -> None:
        super().__init__(name.value if detail is None else f"{name}: {detail.en}")
        self.name = name
        self.detail = detail
        self.retry_after = retry_after
        self.current = current
        self.headers = dict(headers or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUSES[self.name]


def described(error: ProblemError, language: Language, *, instance: str | None = None) -> Problem:
    """Return the problem's details in ``language``."""
    return Problem(
        type=TYPE_PREFIX + error.name,
        title=TITLES[error.name].in_language(language),
        status=error.status,
        detail=(error.detail or DETAILS[error.name]).in_language(language),
        instance=instance,
        current=error.current,
    )


def encoded(problem: Problem) -> bytes:
    """Return the problem as JSON, members that say nothing left out."""
    members: dict[str, Any] = {
        name: value
        for name in problem.__struct_fields__
        if (value := getattr(problem, name)) is not None
    }
    return msgspec.json.encode(members)


def malformed(*, vi: str, en: str) -> ProblemError:
    """Return the 400 of a request that cannot be read at all."""
    return ProblemError(ProblemName.MALFORMED, Said(vi, en))


def invalid(*, vi: str, en: str) -> ProblemError:
    """Return the 422 of a request that can be read, but breaks a rule."""
    return ProblemError(ProblemName.INVALID, Said(vi, en))


def not_found() -> ProblemError:
    """Return the 404 of what does not exist, or is not the party's: both look the same."""
    return ProblemError(ProblemName.NOT_FOUND)
