"""A format may come with an installed package, and no reader can change anything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from declarant_client.domain.origin import Origin
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.support.reading import whole
from tests.support.spreadsheets import SAMPLES

pytestmark = pytest.mark.processes

PACKAGE = """
from declarant_client.application.ports.reading import Portion
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.origin import Origin

class Foreign:
    endings = frozenset({".foreign"})
    def recognises(self, file):
        return file.opening.startswith(b"FOREIGN ")
    def read(self, file):
        number = DeclarationNumber(file.stream.readlines()[0].split()[1].decode())
        found = Declaration(number=number, clearance=Clearance.CLEARED)
        yield Portion(origin=Origin.TABLE, declarations=(found,))

class Vandal(Foreign):
    endings = frozenset({".vandal"})
    def recognises(self, file):
        return file.opening.startswith(b"VANDAL ")
    def read(self, file):
        try:
            file.stream.write(b"mine now")
        except OSError:
            pass
        with open(file.path, "wb") as again:
            again.write(b"mine now")
        yield from super().read(file)
"""
ENTRIES = """[declarant_client.formats]
foreign = foreign_software:Foreign
vandal = foreign_software:Vandal
"""
WAYS = {
    "open": "open(path, 'w')",
    "append": "open(path, 'ab')",
    "change in place": "open(path, 'r+b')",
    "create": "open(path + '.new', 'x')",
    "low-level open": "os.open(path, os.O_WRONLY)",
    "create by number": "os.open(path + '.new', os.O_CREAT | os.O_RDWR)",
    "pathlib": "pathlib.Path(path).write_text('x')",
    "remove": "os.remove(path)",
    "unlink": "pathlib.Path(path).unlink()",
    "rename": "os.rename(path, path + '.new')",
    "replace": "os.replace(path, path + '.new')",
    "truncate": "os.truncate(path, 0)",
    "make a folder": "os.mkdir(path + '.new')",
    "touch": "os.utime(path, (0, 0))",
    "link": "os.link(path, path + '.new')",
    "symbolic link": "os.symlink(path, path + '.new')",
    "rights": "os.chmod(path, 0o777)",
    "remove a tree": "shutil.rmtree(os.path.dirname(path), onerror=raised)",
    "copy": "shutil.copy(path, path + '.new')",
    "temporary file": "tempfile.TemporaryFile(dir=os.path.dirname(path))",
    "a process": "subprocess.run([sys.executable, '-c', ''])",
    "a shell": "os.system('echo')",
    "the network": "socket.create_connection(('127.0.0.1', 9))",
    "a database": "sqlite3.connect(path)",
    "a C library": "ctypes.CDLL('a library')",
    "a process that no hook is told of": (
        "multiprocessing.util.spawnv_passfds(b'/bin/sh', [b'sh', b'-c', b'> ' + path.encode()], ())"
    ),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on Python's path with an installed package that brings two formats."""
    place = tmp_path / "site"
    metadata = place / "foreign_software-1.0.dist-info"
    metadata.mkdir(parents=True)
    (place / "foreign_software.py").write_text(PACKAGE, encoding="utf-8")
    (metadata / "METADATA").write_text("Name: foreign-software\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(ENTRIES, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(place))
    return tmp_path


@pytest.fixture
def files() -> Iterator[DeclarationFiles]:
    opened = DeclarationFiles(start_limited=start_limited)
    yield opened
    opened.close()


def test_an_installed_package_brings_a_format_by_its_entry_point(
    installed: Path, files: DeclarationFiles
) -> None:
    path = installed / "folder" / "a.foreign"
    path.parent.mkdir()
    path.write_bytes(b"FOREIGN 107999900020\n")
    assert list(files.files([path.parent])) == [path]
    (portion,) = files.read(path)
    assert portion.origin is Origin.TABLE
    assert [str(found.number) for found in portion.declarations] == ["107999900020"]
    (known,) = whole(files, SAMPLES / "ToKhaiHQ7X_QDTQ_307999900010.xls").declarations
    assert str(known.number) == "307999900010"


def test_a_reader_that_tries_to_write_gives_nothing_and_changes_nothing(
    installed: Path, files: DeclarationFiles
) -> None:
    path = installed / "a.vandal"
    path.write_bytes(b"VANDAL 107999900020\n")
    before = path.stat().st_mtime_ns
    reading = whole(files, path)
    assert reading.declarations == ()
    assert "a.vandal" in str(reading.failure)
    assert path.read_bytes() == b"VANDAL 107999900020\n"
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("way", WAYS)
def test_where_files_are_read_nothing_can_be_changed(way: str, tmp_path: Path) -> None:
    path = tmp_path / "source.xls"
    path.write_bytes(b"as it was")
    script = (
        "import os, pathlib, shutil, socket, sqlite3, subprocess, sys, tempfile, ctypes\n"
        "import multiprocessing.util\n"
        "from declarant_client.sources import read_only\n"
        "path = sys.argv[1]\n"
        "def raised(_function, _path, failure): raise failure[1]\n"
        "read_only.from_now_on()\n"
        "assert open(path, 'rb').read() == b'as it was'\n"
        f"try:\n    {WAYS[way]}\n"
        "except PermissionError as error:\n    print('refused', error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert ended.stdout.startswith("refused"), ended.stderr
    assert path.read_bytes() == b"as it was"
    assert [found.name for found in tmp_path.iterdir()] == ["source.xls"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a process there")
def test_where_files_are_read_no_library_can_write_into_one(tmp_path: Path) -> None:
    path = tmp_path / "source.db"
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("CREATE TABLE kept (what)")
    before = path.read_bytes()
    script = (
        "import sys, apsw\n"
        "from declarant_client.sources import read_only\n"
        "read_only.from_now_on()\n"
        "try:\n    apsw.Connection(sys.argv[1]).execute('INSERT INTO kept VALUES (1)')\n"
        "except apsw.Error as error:\n    print('refused', error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert ended.stdout.startswith("refused"), ended.stderr
    assert path.read_bytes() == before


def test_a_package_that_cannot_be_loaded_is_named_and_keeps_nothing_else_from_being_read(
    installed: Path, files: DeclarationFiles
) -> None:
    (installed / "site" / "foreign_software.py").write_text("import nothing.such", "utf-8")
    path = installed / "a.foreign"
    path.write_bytes(b"FOREIGN 107999900020\n")
    assert "“foreign” could not be loaded" in str(whole(files, path).failure)
    (known,) = whole(files, SAMPLES / "ToKhaiHQ7X_QDTQ_307999900010.xls").declarations
    assert str(known.number) == "307999900010"
