"""What the published document says holds for whatever anybody may send (schemathesis)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.receiver_process import CONTRACT
from tests.support.schemathesis_run import Examined, examined

BRIEF = ("--max-examples", "5", "--seed", "1", "--no-shrink")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examined]:
    with examined(tmp_path_factory.mktemp("schemathesis")) as office:
        yield office


@pytest.mark.processes
def test_the_office_answers_as_the_published_document_says(asked: Examined):
    ran = asked.run(*BRIEF)
    assert ran.code == 0, ran.said
    assert "13 selected / 13 total" in ran.said
    assert "Traceback" not in asked.office.log
    # What was made up got as far as the database, and can all be read back.
    assert len(asked.party.listed("/v1/assessments")[0]) > 20


@pytest.mark.processes
def test_a_document_that_says_something_else_is_found_out(asked: Examined, tmp_path: Path):
    document = json.loads((CONTRACT / "openapi.json").read_text(encoding="utf-8"))
    document["components"]["schemas"]["OfficeDescription"]["properties"]["office_id"] = {
        "type": "integer"
    }
    wrong = tmp_path / "openapi.json"
    wrong.write_text(json.dumps(document), encoding="utf-8")
    ran = asked.run(*BRIEF, "--include-operation-id", "readOffice", document=wrong)
    assert ran.code == 1
    assert "Response violates schema" in ran.said
