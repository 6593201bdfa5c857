"""What ``--json`` prints is what the published examples show."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from tests.support.command_line import CommandLine
from tests.support.document_shapes import differences, shape
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "resources" / "contract" / "command_line"
SAMPLES = str(ROOT / "tests" / "samples" / "ecus-excel")
LIST = str(ROOT / "tests" / "samples" / "ecus-list" / "BaoCaoToKhai.xlsx")
SAMPLE = "ToKhaiHQ7N_QDTQ_106999900010.xlsx"
DATABASE = ("--database", "--server", "may-chu.invalid", "--login", "doc", "--password-stdin")
LOW = ("rate", "107999900020", "--level", "1", "--reason", "SLOW", "--comment", "Chậm")
CONTACT = ("--contact-name", "Minh", "--contact-phone", "0225 3000 111")
ENUMERATIONS: dict[str, set[str | None]] = {
    "kind": {"import", "export"},
    "channel": {"green", "yellow", "red", None},
    "clearance": {
        "none",
        "released_before_permit",
        "stored",
        "cleared",
        "cancelled",
        "unknown",
    },
}
Documents = dict[str, list[Any]]


class Session:
    """A user's day, whose documents are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._client = CommandLine(folder)
        self.printed: Documents = defaultdict(list)

    def keep(self, name: str, *arguments: str, typed: str = "", code: int | None = 0) -> Any:
        document = self._client.json(*arguments, typed=typed, code=code)
        self.printed[name].append(document)
        return document

    def begin(self, office: ReceiverProcess) -> None:
        damaged = self._folder / "damaged.xls"
        damaged.write_bytes(b"no spreadsheet")
        self.keep("declarations", "declarations")
        self.keep("import", "import", SAMPLES, LIST, str(damaged), code=1)
        self.keep("sync", "sync")
        code = f"{office.enrolment_code}\n"
        self.keep("login", "login", "--office", office.url, "--name", "PC", typed=code)
        self.keep("sync", "sync")

    def arrange_sources(self) -> None:
        """One of each kind, in each state that the command line can see."""
        exports = _made(self._folder / "exports")
        copy(Path(SAMPLES) / SAMPLE, exports)
        (exports / "damaged.xls").write_bytes(b"no spreadsheet")
        self.keep("sources", "sources")
        self.keep("sources_add", "sources", "add", str(exports), "--from", "2024-01-01")
        self.keep("sources_add", "sources", "add", str(self._folder / "later"), "--name", "Sau")
        self.keep("sources_add", "sources", "add", *DATABASE, typed="secret\n")
        self.keep("sources_read_now", "sources", "read-now", "1", "2", code=1)
        self.keep("sources_test", "sources", "test", "1")
        self.keep("sources", "sources", "pause", "1")
        self.keep("sources", "sources", "resume", "1")
        self.keep("sources", "sources")
        self.keep("sources", "sources", "remove", "2")
        self.keep("error", "sources", "test", "2", code=1)

    def follow_a_gazette(self) -> None:
        """One where nothing answers."""
        address = ("http://127.0.0.1:9/new.rss", "--name", "Công báo", "--keyword", "thuế")
        self.keep("feeds_add", "feeds", "add", *address)
        self.keep("feeds", "feeds")
        self.keep("feeds_fetch", "feeds", "fetch", "1", code=1)
        self.keep("feeds_remove", "feeds", "remove", "1")

    def rate_and_send(self) -> None:
        self.keep("rate", "rate", "106999900010", "--level", "5")
        self.keep("rate", *LOW, *CONTACT)
        self.keep("sync", "sync")
        until(self._is_answered, "the case is closed")
        cases = [entry["case"] for entry in self._client.json("history") if entry["case"]]
        self.keep("reply", "reply", cases[0]["case_id"], "--settled", "--comment", "Cảm ơn")
        self.keep("rate", "rate", "106999900010", "--level", "3")

    def put_off(self, number: str) -> None:
        self.keep("skip", "skip", number, "--reason", "already-rated")
        self.keep("skip", "skip", number, "--undo")
        self.keep("snooze", "snooze", number, "--until", "2099-12-31")
        self.keep("error", "snooze", number, "--until", "2020-12-31", code=1)

    def look_around(self) -> None:
        self.keep("declarations", "declarations")
        for item in self.keep("outbox", "outbox"):
            if item["state"] == "refused":
                self.choose(item["number"])
        self.keep("history", "history")
        self.keep("notices", "notices")
        self.keep("settings", "settings")
        self.keep("setting", "settings", "rater_name", "Minh")
        self.keep("export", "export", str(self._folder / "history.xlsx"))
        self.keep("export", "export", str(self._folder / "month.pdf"))
        each = str(self._folder / "each.csv")
        self.keep("export", "export", each, "--by-enterprise")
        self.keep("doctor", "doctor", code=None)
        (newest, *_) = self.keep("copies", "copies")
        self.keep("copies_restore", "copies", "restore", newest["name"])
        self.keep("error", "rate", "1", "--level", "5", code=1)
        self.keep("error", "export", "history.doc", code=1)

    def choose(self, number: str) -> None:
        """Somebody else of the enterprise rated first."""
        self.keep("conflict", "conflict", number)
        self.keep("conflict_choose", "conflict", number, "--merge")

    def _is_answered(self) -> bool:
        self._client.run("sync")
        cases = [entry["case"] for entry in self._client.json("history")]
        return any(case and case["state"] == "closed" for case in cases)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """Every document of two computers of one enterprise, one of which is refused an assessment."""
    folder = tmp_path_factory.mktemp("session")
    first, second = Session(_made(folder / "first")), Session(_made(folder / "second"))
    office = ReceiverProcess(_made(folder / "office"), "--demo-officer-seconds", "0.2", demo=True)
    with office:
        first.begin(office)
        second.begin(office)
        first.arrange_sources()
        first.follow_a_gazette()
        second.keep("rate", "rate", "106999900010", "--level", "4")
        first.rate_and_send()
        second.keep("sync", "sync")
        second.look_around()
    first.keep("sync", "sync", code=3)
    first.put_off("307999900010")
    first.look_around()
    names = first.printed.keys() | second.printed.keys()
    return {name: first.printed[name] + second.printed[name] for name in names}


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def examples(name: str) -> list[Any]:
    """Return ``rate.json``, and what else there is to show, as in ``rate.revision.json``."""
    paths = [EXAMPLES / f"{name}.json", *EXAMPLES.glob(f"{name}.*.json")]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


NAMES = sorted({path.name.partition(".")[0] for path in EXAMPLES.glob("*.json")})


@pytest.mark.parametrize("name", [name for name in NAMES if name != "demo"])
def test_a_command_prints_what_its_example_shows(name: str, printed: Documents) -> None:
    assert differences(shape(*printed[name]), shape(*examples(name))) == []


def test_every_document_has_its_example(printed: Documents) -> None:
    assert printed.keys() | {"demo"} == set(NAMES)


def test_the_fields_words_are_the_published_ones(printed: Documents) -> None:
    declarations = [one for document in printed["import"] for one in document["declarations"]]
    declarations += [one for document in printed["declarations"] for one in document]
    assert declarations
    for declaration in declarations:
        for key, words in ENUMERATIONS.items():
            assert declaration[key] in words


def test_a_refusal_is_told_with_the_offices_own_words(printed: Documents) -> None:
    refused = [item for items in printed["outbox"] for item in items if item["problem"]]
    assert [item["state"] for item in refused] == ["refused"]
    assert refused[0]["problem"]["status"] == 409
