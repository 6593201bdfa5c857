"""An attachment is saved whole and as it was announced, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from declarant_client.application.attachments import (
    AttachmentRefusedError,
    SaveAttachment,
    file_name,
)
from declarant_client.application.exporting import ExportFailedError
from declarant_client.application.ports.web import FetchCancelledError, WebAddressError
from declarant_client.contract.notices import Attachment
from declarant_client.exports.replacing import whole_file
from declarant_client.office.web import HttpWeb
from tests.support.web_server import WebServer

CONTENT = "Thông tư".encode() * 40_000


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer().serving() as server:
        server.answer("/a.pdf", CONTENT)
        yield server


@pytest.fixture
def saving() -> Iterator[SaveAttachment]:
    web = HttpWeb(client_version="0.1")
    yield SaveAttachment(lambda: web, whole_file)
    web.close()


def attachment(server: WebServer, path: str = "/a.pdf", **facts: object) -> Attachment:
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    plain = {"name": "a.pdf", "size": len(CONTENT), "sha256": sha256}
    return Attachment(**{"link": server.address + path, **plain, **facts})  # type: ignore[arg-type]


def save(saving: SaveAttachment, wanted: Attachment, path: Path, stop_after: int = 1 << 60) -> int:
    got = [0]

    def progress(size: int) -> None:
        assert size > got[-1]
        got.append(size)

    saving.run(wanted, path, progress=progress, cancelled=lambda: got[-1] > stop_after)
    return got[-1]


def test_what_is_as_announced_is_saved_and_its_progress_told(
    saving: SaveAttachment, server: WebServer, tmp_path: Path
):
    path = tmp_path / "a.pdf"
    assert save(saving, attachment(server), path) == len(CONTENT)
    assert path.read_bytes() == CONTENT


WRONG = {
    "another hash": {"sha256": "0" * 64},
    "less than announced": {"size": len(CONTENT) + 1},
    "more than announced": {"size": len(CONTENT) - 1},
    "not there": {"path": "/b.pdf"},
}


@pytest.mark.parametrize("facts", WRONG.values(), ids=WRONG.keys())
def test_what_differs_is_refused_and_an_older_file_stays(
    facts: dict[str, object], saving: SaveAttachment, server: WebServer, tmp_path: Path
):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    with pytest.raises(AttachmentRefusedError):
        save(saving, attachment(server, **facts), path)  # type: ignore[arg-type]
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"older")]


def test_a_cancelled_download_leaves_nothing(
    saving: SaveAttachment, server: WebServer, tmp_path: Path
):
    with pytest.raises(FetchCancelledError):
        save(saving, attachment(server), tmp_path / "a.pdf", stop_after=1)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_or_fetched_from_is_told(
    saving: SaveAttachment, server: WebServer, tmp_path: Path
):
    with pytest.raises(ExportFailedError):
        save(saving, attachment(server), tmp_path / "missing" / "a.pdf")
    with pytest.raises(WebAddressError):
        save(saving, attachment(server, link="http://gazette.example/a.pdf"), tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "named, suggested",
    [
        ("Thông tư 38.pdf", "Thông tư 38.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\a.exe", "C__Windows_a.exe"),
        ("con.pdf", "_con.pdf"),
        ("a\u202efdp.exe\n", "a_fdp.exe_"),
        ("", "_"),
        (" . ", "_"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_suggested_name_holds_nothing_of_a_path(named: str, suggested: str):
    found = Attachment(name=named, link="", size=0, sha256="0" * 64)
    assert file_name(found) == suggested
