"""Qt's binding loads with what an earlier start compiled, and as ever where that is no help."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarant_client.wiring.kept_binding import Codes, read_codes, write_codes

CODES: Codes = {(10, 1): compile("first = 1\n", "first.py", "exec")}
LOADS = """
import builtins, sys
from pathlib import Path
from declarant_client.wiring.kept_binding import KeptBinding
plain, compiled = builtins.compile, []
def counting(source, *more, **named):
    if isinstance(source, bytes) and not named:
        compiled.append(source)
    return plain(source, *more, **named)
builtins.compile = counting
binding = KeptBinding(Path(sys.argv[1]))
binding.load()
assert builtins.compile is counting
from PySide6.QtCore import QObject
try:
    QObject().setProperty(1, 2)
except TypeError as error:
    # Said by the binding's own Python modules.
    assert "Supported signatures" in str(error)
print(len(compiled))
binding.keep()
"""


def texts_compiled_by_a_start(file: Path) -> int:
    started = subprocess.run(
        [sys.executable, "-c", LOADS, str(file)], capture_output=True, text=True, check=True
    )
    assert started.stderr == ""
    return int(started.stdout)


def test_the_next_start_compiles_nothing_of_the_binding(tmp_path: Path) -> None:
    file = tmp_path / "binding"
    assert texts_compiled_by_a_start(file) > 5
    assert texts_compiled_by_a_start(file) == 0
    assert list(tmp_path.iterdir()) == [file]


def test_what_was_kept_of_another_binding_or_is_damaged_is_compiled_and_kept_anew(
    tmp_path: Path,
) -> None:
    file = tmp_path / "binding"
    write_codes(CODES, file)
    assert texts_compiled_by_a_start(file) > 5, "it knew none of these texts"
    assert texts_compiled_by_a_start(file) == 0
    file.write_bytes(file.read_bytes()[:-1000])
    assert texts_compiled_by_a_start(file) > 5
    assert texts_compiled_by_a_start(file) == 0


def test_a_folder_that_is_missing_keeps_no_start_from_its_end(tmp_path: Path) -> None:
    assert texts_compiled_by_a_start(tmp_path / "nowhere" / "binding") > 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_taken_from_a_file_with_a_wrong_byte_or_without_its_end(
    tmp_path: Path, data: st.DataObject
) -> None:
    file = tmp_path / "binding"
    write_codes(CODES, file)
    content = bytearray(file.read_bytes())
    assert read_codes(file) == CODES
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        del content[at:]
    file.write_bytes(content)
    assert read_codes(file) == {}


def test_what_another_python_compiled_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "binding"
    write_codes(CODES, file)
    content = file.read_bytes()
    assert content.startswith(MAGIC_NUMBER)
    file.write_bytes(b"\x00\x00" + content[2:])
    assert read_codes(file) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has an access list, no mode")
def test_what_others_might_have_written_is_not_run(tmp_path: Path) -> None:
    file = tmp_path / "binding"
    write_codes(CODES, file)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o666)
    assert read_codes(file) == {}
