"""schemathesis over the published document, against a real office on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.receiver_process import CONTRACT, SAMPLE, ReceiverProcess
from tests.support.wire_party import Parties, WireParty, low_assessment

CONFIGURATION = Path(__file__).parents[1] / "contract" / "schemathesis.toml"
_OFTEN = ("--requests-per-minute", "100000000", "--failures-per-minute", "100000000")


@dataclass(frozen=True)
class Ran:
    """What one run said, and how it ended."""

    code: int
    said: str


@dataclass(frozen=True)
class Examined:
    """An office that has something to be asked about, and the party that asks."""

    office: ReceiverProcess
    party: WireParty
    case_id: str
    folder: Path

    def run(self, *options: str, document: Path = CONTRACT / "openapi.json") -> Ran:
        """Run schemathesis with further options."""
        program = Path(sysconfig.get_path("scripts")) / "schemathesis"
        variables = {
            **os.environ,
            # Not among the arguments: those any user of the computer can read.
            "DECLARANT_AUTHORIZATION": self.party.authorization,
            "DECLARANT_CASE": self.case_id,
            "DECLARANT_HOOKS": str(Path(__file__).with_name("schemathesis_hooks.py")),
            "DECLARANT_REPORTS": str(self.folder / "reports"),
            "PYTHONUTF8": "1",
        }
        ended = subprocess.run(
            [
                *(str(program), "--no-color", "--config-file", str(CONFIGURATION)),
                *("run", str(document), "--url", self.office.url, *options),
            ],
            cwd=self.folder,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout.decode(sys.getdefaultencoding(), "replace"))


@contextmanager
def examined(folder: Path) -> Iterator[Examined]:
    """Start an office with notices, and a party with an answered case."""
    with ReceiverProcess(folder, *_OFTEN).set_up() as office:
        office.command("notice", "publish", str(SAMPLE / "notices.toml"))
        parties = Parties(office)
        party = parties.enrol()
        content = low_assessment(party.tax_code)
        party.send(content)
        (case,) = party.record(content["assessment_id"])["cases"]
        case_id = case["case_id"]
        office.command("case", "assign", case_id, "--unit", "x")
        office.command("case", "answer", case_id, "--outcome", "founded", "--text", "x")
        try:
            yield Examined(office, party, case_id, folder)
        finally:
            parties.close()
