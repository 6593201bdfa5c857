"""EDI messages through the real child process, into the store: and their password nowhere."""

from __future__ import annotations

import base64
import codecs
import io
import logging
import quopri
import shutil
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.application.ports.tables import TableField, TableMapping
from declarant_client.sources import reading_child
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.sources.edi.items import read_message
from declarant_client.sources.edi.wrapping import unwrapped
from declarant_client.sources.reading_messages import ReadFile, send
from declarant_client.sources.registry import known_formats, read
from tests.support.command_line import CommandLine
from tests.support.edi_messages import (
    COMPRESSED,
    EXPORT,
    IMPORT,
    MAIL_HEAD,
    SAMPLES,
    SIGNED,
    compressed,
    of_code,
    password,
    sample,
    signed,
    source,
)
from tests.support.reading import WholeReading, whole

pytestmark = pytest.mark.processes


def broken(name: str) -> bytes:
    return sample(name)[:6_000]


HOSTILE = {
    "a cut off.txt": broken(IMPORT),
    "b cut off, signed.eml": signed(broken(IMPORT), b"quoted-printable", head=MAIL_HEAD),
    "c cut off, signed.txt": signed(broken(EXPORT), b"base64"),
    "d cut off, compressed.b64": compressed(broken(EXPORT)),
    "e header alone.edi": sample(IMPORT)[:200],
    "f contradiction.txt": sample(IMPORT).replace(b"\r\n107999900040", b"\r\n107999900041"),
    "g other kind.txt": of_code(b"VAL0870", b"107999900040"),
    "h damaged.b64": sample(COMPRESSED)[:1_000],
    "i only header.txt": of_code(b"VAD1BJ0", b"107999900071"),
    "j shifted.txt": b" " + sample(IMPORT),
    "k twice.b64": base64.b64encode(compressed(signed(broken(IMPORT), b"quoted-printable"))),
    "l not text.txt": sample(IMPORT)[:398] + bytes(range(256)) * 9,
}


def folder_of_everything(folder: Path) -> Path:
    folder.mkdir()
    for name in (IMPORT, SIGNED, COMPRESSED, EXPORT):
        shutil.copyfile(SAMPLES / name, folder / name)
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    return folder


def shapes(secret: bytes) -> set[bytes]:
    """Return how a text may stand in bytes: as it is, in UTF-16, and in every base64."""
    found = {secret, secret.decode().encode("utf-16-le"), secret.decode().encode("utf-16-be")}
    found |= {secret.lower(), quopri.encodestring(secret), secret.hex().encode()}
    for before in range(3):
        # What surrounds it changes the first and the last letters alone.
        letters = base64.b64encode(bytes(before) + secret + bytes(3))
        found.add(letters[-(-before * 8 // 6) : (before + len(secret)) * 8 // 6])
    return found


def assert_nowhere(content: bytes, what: object) -> None:
    for shape in shapes(password()):
        assert shape not in content, what


def test_the_shapes_of_the_password_are_found_where_they_are() -> None:
    for before in range(3):
        hidden = base64.b64encode(b"\xe1" * before + password() + b"\xe1\xe2\xe3")
        with pytest.raises(AssertionError):
            assert_nowhere(hidden, "base64")
    with pytest.raises(AssertionError):
        assert_nowhere(sample(IMPORT), "plain")


@pytest.mark.parametrize("name", [IMPORT, SIGNED, COMPRESSED])
def test_the_import_comes_through_the_child_as_one_declaration(
    name: str, reader: DeclarationFiles
) -> None:
    (found,) = whole(reader, SAMPLES / name).declarations
    assert found == whole(reader, SAMPLES / IMPORT).declarations[0]
    assert str(found.number) == "107999900040"


def test_a_folder_gives_its_messages_and_one_sentence_for_each_bad_one(
    tmp_path: Path, reader: DeclarationFiles
) -> None:
    folder = folder_of_everything(tmp_path / "folder")
    (folder / "z notes.txt").write_text("Nhớ gọi điện cho khách hàng\n", encoding="utf-8")
    read = {path.name: whole(reader, path) for path in reader.files([folder])}
    assert set(read) == {path.name for path in folder.iterdir()}
    numbers = {name: str(found.number) for name in read for found in read[name].declarations}
    assert numbers == {
        **dict.fromkeys((IMPORT, SIGNED, COMPRESSED), "107999900040"),
        EXPORT: "307999900050",
        "i only header.txt": "107999900071",
    }
    failures = {name: str(each.failure) for name, each in read.items() if each.failure}
    assert set(failures) == set(read) - set(numbers)
    assert all(name in said for name, said in failures.items())
    assert "not a file that this program reads" in failures["z notes.txt"]
    assert all("contradicts" in failures[name] for name in HOSTILE if "cut off" in name)


def test_the_password_crosses_no_pipe(tmp_path: Path) -> None:
    folder = folder_of_everything(tmp_path / "folder")
    requests, answers = io.BytesIO(), io.BytesIO()
    for path in sorted(folder.iterdir()):
        send(requests, ReadFile(str(path).encode()))
    requests.seek(0)
    reading_child.serve(known_formats(), requests, answers)
    assert answers.getvalue().count(b"107999900040") >= 3
    assert_nowhere(answers.getvalue(), "the pipe")


def test_the_password_is_in_no_declaration_sentence_exception_or_log(
    tmp_path: Path,
    reader: DeclarationFiles,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.NOTSET)
    for path in reader.files([folder_of_everything(tmp_path / "folder")]):
        try:
            said = repr(list(reader.read(path)))
        except UnreadableFileError as error:
            said = "".join(traceback.format_exception(error)) + repr(error.sentence)
        assert_nowhere(said.encode(), path.name)
    assert_nowhere(repr([record.__dict__ for record in caplog.records]).encode(), "log")
    assert_nowhere("".join(capfd.readouterr()).encode(), "output")


def _values_on_the_way(error: BaseException) -> str:
    """Return all that stood in our functions when an exception left them: a report may show it."""
    frames = traceback.walk_tb(error.__traceback__)
    ours = [frame for frame, _line in frames if "items" in frame.f_code.co_filename]
    assert ours
    return repr([frame.f_locals for frame in ours])


@pytest.mark.parametrize("name", ["a cut off.txt", "g other kind.txt", "k twice.b64"])
def test_the_password_is_gone_before_a_message_is_decoded(name: str) -> None:
    message = unwrapped(Path(name), bytearray(HOSTILE[name]))
    assert_nowhere(bytes(message), name)
    with pytest.raises(UnreadableFileError) as caught:
        read_message(Path(name), message)
    assert_nowhere(_values_on_the_way(caught.value).encode(), name)


def test_the_password_is_in_no_file_of_the_program_and_in_nothing_it_prints(
    tmp_path: Path,
) -> None:
    client = CommandLine(tmp_path)
    folder = folder_of_everything(tmp_path / "folder")
    imported = client.run("import", str(folder), code=None)
    listed = client.run("declarations")
    assert "107999900040" in listed.stdout, imported.stderr
    for done in (imported, listed, client.run("--json", "declarations")):
        assert_nowhere((done.stdout + done.stderr).encode(), done.args)
    files = [path for path in client.profile.rglob("*") if path.is_file()]
    assert any(b"107999900040" in path.read_bytes() for path in files)
    for path in files:
        assert_nowhere(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", [IMPORT, SIGNED, COMPRESSED, EXPORT, "b cut off, signed.eml"])
def test_no_message_is_shown_as_a_table_whatever_it_is_asked_for(
    name: str, tmp_path: Path, reader: DeclarationFiles
) -> None:
    path = folder_of_everything(tmp_path / "folder") / name
    mapping = TableMapping(name="any", columns={TableField.NUMBER: "107999900040"})
    for ask in (
        lambda: reader.first_rows(path),
        lambda: reader.tried(path, mapping),
        lambda: list(reader.read_as(path, mapping)),
    ):
        with pytest.raises(UnreadableFileError, match="is no table"):
            ask()


IN_FRONT = [b" ", b"\t", b"\r\n", b"\n \t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\r\n"]
OTHERWISE = {
    **{f"behind {front!r}": front + sample(IMPORT) for front in IN_FRONT},
    "in UTF-16": sample(IMPORT).decode("latin-1").encode("utf-16"),
    "in UTF-16, the other end first": codecs.BOM_UTF16_BE
    + sample(EXPORT).decode("latin-1").encode("utf-16-be"),
}


@pytest.mark.parametrize("content", OTHERWISE.values(), ids=OTHERWISE)
def test_whatever_stands_in_front_of_a_message_none_of_it_is_shown(
    content: bytes, tmp_path: Path, reader: DeclarationFiles
) -> None:
    path = tmp_path / "message.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="is no table"):
        reader.first_rows(path)


@pytest.mark.parametrize("front", [b"\n", b"\r\n\r\n", codecs.BOM_UTF8 + b"\r\n"])
def test_a_message_behind_empty_lines_is_read(
    front: bytes, tmp_path: Path, reader: DeclarationFiles
) -> None:
    path = tmp_path / "message.txt"
    path.write_bytes(front + sample(IMPORT))
    (found,) = whole(reader, path).declarations
    assert str(found.number) == "107999900040"


class _NeverDecoded(bytes):
    """A file's first bytes, of which no text may be made."""

    def decode(self, *_: object, **__: object) -> str:
        pytest.fail("decoded")


@pytest.mark.parametrize("content", [sample(IMPORT), sample(EXPORT), *OTHERWISE.values()])
def test_whatever_a_format_looks_for_no_text_is_made_of_a_messages_first_bytes(
    content: bytes,
) -> None:
    file = replace(source(content), opening=_NeverDecoded(content[:4096]))
    with suppress(UnreadableFileError):
        list(read(known_formats(), file))


def test_a_files_first_bytes_are_in_no_text_about_it() -> None:
    assert_nowhere(repr(source(sample(IMPORT))).encode(), "its opening")


def test_the_child_says_nothing_on_its_error_stream(tmp_path: Path) -> None:
    import subprocess

    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "declarant_client.sources.reading_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    requests = io.BytesIO()
    for path in sorted(folder_of_everything(tmp_path / "folder").iterdir()):
        send(requests, ReadFile(str(path).encode()))
    answers, errors = child.communicate(requests.getvalue(), timeout=60)
    assert b"107999900040" in answers
    assert errors == b""
    assert_nowhere(answers, "the pipe")


def test_read_twice_gives_the_same_reading(reader: DeclarationFiles) -> None:
    first, second = (whole(reader, SAMPLES / EXPORT) for _ in range(2))
    assert first == second == WholeReading(SAMPLES / EXPORT, first.declarations)
