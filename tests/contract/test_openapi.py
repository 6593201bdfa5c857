"""The published document says what the office serves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.app import OPERATIONS
from declarant_client.receiver.openapi import document, document_text
from declarant_client.receiver.problem_texts import DETAILS, TITLES
from declarant_client.receiver.problems import STATUSES
from tests.support.receiver_process import ReceiverProcess

PUBLISHED = Path(__file__).parents[2] / "resources" / "contract" / "openapi.json"


def test_the_published_document_is_current():
    current = PUBLISHED.read_text(encoding="utf-8") == document_text()
    assert current, "run: declarant-receiver openapi > resources/contract/openapi.json"


def test_the_command_prints_the_document(office: ReceiverProcess):
    assert office.command("openapi") == document_text()


def test_every_reference_leads_somewhere():
    whole = document()
    for reference in _references(whole):
        found: Any = whole
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def test_operation_ids_are_unique():
    names = [operation.operation_id for operation in OPERATIONS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.operation_id)
def test_an_operation_says_what_it_takes_answers_and_refuses(operation: Any):
    item = json.loads(document_text())["paths"][operation.path][operation.method.lower()]
    assert item["summary"]
    assert item["description"]
    assert any(status.startswith("2") for status in item["responses"])
    placeholders = {part[1:-1] for part in operation.path.split("/") if part.startswith("{")}
    assert placeholders == {each["name"] for each in item["parameters"] if each["in"] == "path"}
    assert ("requestBody" in item) == (operation.request is not None)


def test_every_problem_has_a_status_and_a_title_in_both_languages():
    for name in ProblemName:
        assert STATUSES[name] >= 400
        for text in (TITLES[name], DETAILS[name]):
            assert text.vi
            assert text.en
            assert text.vi != text.en
