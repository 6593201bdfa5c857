"""An office that puts what would act into every text it may send, and what is too much besides."""

from __future__ import annotations

import itertools
import json
from typing import Any

from tests.support.breaking_office import Passing

HOSTILE = (
    "<img src='https://x.invalid/'>",
    "<b>{0.__class__}</b> %s %(x)s {trouble}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "file:///etc/passwd",
    "..\\..\\x",
    "/tmp/hostile-name",  # noqa: S108 - nothing may ever be made there
    "a\x1b[31m\x07\x9bb",
    "\u202egnp.exe\u2066",
    "&lt;a href='javascript:1'&gt;",
)
"""None is longer than the shortest text that the contract bounds."""
_TEXTS = frozenset(
    """
    vi en name title symbol document_type issuing_body signer abstract field source_link link
    changed unit text measures detail key_name
    """.split()  # noqa: SIM905 - names to read
)
_LISTS = frozenset({"amends", "replaces", "corrects"})
_JSON = "json"
TOO_LONG = 10_000_000


class Hostility:
    """Changes every answer of an honest office; ``too_much`` makes the texts of notices endless."""

    def __init__(self) -> None:
        self.too_much = False
        self.sent: set[str] = set()
        """The texts that went out."""
        self._turn = itertools.cycle(HOSTILE)

    def __call__(self, passing: Passing) -> None:
        if _JSON not in passing.headers.get("content-type", "") or not passing.body:
            return
        if passing.path.startswith(("/v1/openapi", "/oauth2")):
            return
        content = json.loads(passing.body)
        if self.too_much and passing.reads("/v1/notices"):
            for item in content["items"]:
                item["title"] = "x" * TOO_LONG
        else:
            content = self._spoilt(content)
        passing.body = json.dumps(content).encode()

    def _spoilt(self, content: Any, name: str = "") -> Any:
        if isinstance(content, dict):
            return {key: self._spoilt(value, key) for key, value in content.items()}
        if isinstance(content, list):
            return [self._spoilt(value, name if name in _LISTS else "") for value in content]
        if isinstance(content, str) and (name in _TEXTS or name in _LISTS):
            text = next(self._turn)
            self.sent.add(text)
            return text
        return content
