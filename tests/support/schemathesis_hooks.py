"""What schemathesis cannot know from the document: the rules that no schema can say."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import schemathesis

_LOW = 3


@schemathesis.hook
def before_call(_context: Any, case: Any, _kwargs: Any) -> None:
    """Let what is valid keep the rules as well, so that it is taken, kept and read back."""
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if is_valid and case.path == "/v1/assessments" and isinstance(case.body, dict):
        digest = hashlib.sha256(json.dumps(case.body).encode()).hexdigest()
        if digest[-1] != "0":
            _keep_the_rules(case.body, digest)
        case.headers["Idempotency-Key"] = case.body["assessment_id"]


def _keep_the_rules(assessment: dict[str, Any], digest: str) -> None:
    # Ids are taken from earlier answers; one of its own is needed to be new.
    parts = digest[:8], digest[8:12], f"7{digest[12:15]}", f"8{digest[15:18]}", digest[18:30]
    assessment["assessment_id"] = "-".join(parts)
    declaration = assessment["declaration"]
    declaration["number"] = f"{declaration['number'][0]}{int(digest[30:40], 16) % 10**11:011}"
    declaration["kind"] = "import" if declaration["number"].startswith("1") else "export"
    declaration.pop("enterprise", None)
    for of_another in ("revises", "on_behalf_of"):
        assessment.pop(of_another, None)
    for number, rating in enumerate(assessment["ratings"]):
        rating["level"] = max(rating["level"], _LOW)
        rating["subject"]["code"] = f"{number}"
