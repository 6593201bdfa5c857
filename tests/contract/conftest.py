"""One real office for all contract tests; each test brings parties of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import Parties, WireParty

ImportSheets = Callable[..., None]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReceiverProcess]:
    limits = (
        "--requests-per-minute",
        "1000000",
        "--failures-per-minute",
        "1000000",
        "--body-limit",
        "200000",
    )
    receiver = ReceiverProcess(tmp_path_factory.mktemp("office"), *limits).set_up()
    with receiver:
        yield receiver


@pytest.fixture
def parties(office: ReceiverProcess) -> Iterator[Parties]:
    made = Parties(office)
    yield made
    made.close()


@pytest.fixture(scope="module")
def steady(office: ReceiverProcess) -> Iterator[WireParty]:
    """A party for tests that do not mind what others did with it."""
    made = Parties(office)
    yield made.enrol()
    made.close()


@pytest.fixture
def import_sheets(office: ReceiverProcess, tmp_path: Path) -> ImportSheets:
    def imported(*sheets: dict[str, Any]) -> None:
        file = tmp_path / "sheets.json"
        file.write_text(json.dumps(sheets), encoding="utf-8")
        office.command("sheets", "import", str(file))

    return imported
