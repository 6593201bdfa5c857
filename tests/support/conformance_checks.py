"""An office to be checked against the contract, and one in between that breaks its rules."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from declarant_client.receiver.command_line import run
from tests.support.breaking_office import Break, BreakingOffice
from tests.support.receiver_process import SAMPLE, ReceiverProcess
from tests.support.wire_party import new_number, sheet

TAX_CODE, OTHER_TAX_CODE = "0300000901", "0300000902"
USES = "500"


@dataclass(frozen=True)
class Checked:
    """What the command answered."""

    code: int
    out: str
    err: str

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcome of each rule, from ``--json``."""
        return {name: finding["outcome"] for name, finding in self.findings.items()}

    @property
    def findings(self) -> dict[str, dict[str, Any]]:
        """What was found about each rule, from ``--json``."""
        found = json.loads(self.out)["findings"]
        return {f"{finding['part']}.{finding['name']}": finding for finding in found}

    def named(self, outcome: str) -> set[str]:
        """The rules with this outcome."""
        return {name for name, came in self.outcomes.items() if came == outcome}


@dataclass(frozen=True)
class Checks:
    """An office with two parties, its address that breaks rules, and codes for both parties."""

    office: ReceiverProcess
    breaking: BreakingOffice
    code: str
    other_code: str

    def of(self, url: str, *options: str) -> Checked:
        """Check ``url`` with both codes."""
        return checked(url, "--code", self.code, "--second-code", self.other_code, *options)


def checked(url: str, *options: str) -> Checked:
    out, err = io.StringIO(), io.StringIO()
    code = run(["conformance", url, *options], out=out, err=err)
    return Checked(code, out.getvalue(), err.getvalue())


@contextmanager
def office_to_check(folder: Path) -> Iterator[Checks]:
    """Start an office that has two parties, and the one in between."""
    limits = ("--requests-per-minute", "1000000", "--failures-per-minute", "1000000")
    office = ReceiverProcess(folder, *limits).set_up()
    office.command("notice", "publish", str(SAMPLE / "notices.toml"))
    own, foreign = (new_number(), new_number()), (new_number(), new_number())
    sheets = [sheet(number, TAX_CODE) for number in own]
    sheets += [sheet(number, OTHER_TAX_CODE) for number in foreign]
    file = folder / "sheets.json"
    file.write_text(json.dumps(sheets), encoding="utf-8")
    office.command("sheets", "import", str(file))
    codes = [
        office.enrolment_code_for(tax_code, "--uses", USES)
        for tax_code in (TAX_CODE, OTHER_TAX_CODE)
    ]
    with office, BreakingOffice(office.url) as breaking:
        yield Checks(office, breaking, *codes)


def is_told(checks: Checks, rule: str, broken: Break, *, before: bool) -> None:
    """Assert that whoever breaks ``rule`` is told which it is and how."""
    if before:
        checks.breaking.before = broken
    else:
        checks.breaking.after = broken
    answer = checks.of(checks.breaking.url, "--only", rule.partition(".")[0], "--json")
    assert answer.code == 1
    assert rule in answer.named("broken"), answer.out
    finding = answer.findings[rule]
    assert finding["sent"]
    assert finding["came"]
    assert finding["expected"]


def named(pair: tuple[str, Break]) -> str:
    """Name a test after the rule and how it is broken."""
    return f"{pair[0]}:{pair[1].__name__.lstrip('_')}"
