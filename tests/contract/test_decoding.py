"""Types are learnt one at a time: two threads that meet a new type must not end the process."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from declarant_client.contract.decoding import decoded, from_outside

ROOT = Path(__file__).parents[2]
CODE = ROOT / "declarant_client"
AT_ONCE = """
import sys, threading, types, msgspec
from declarant_client.contract.decoding import decoded
sys.setswitchinterval(1e-6)
made = '''
from __future__ import annotations
import msgspec
'''
for number in range(12):
    inner = f"T{number + 1}" if number < 11 else "int"
    made += f'''
class T{number}(msgspec.Struct):
    a: list[{inner} | None]
    b: dict[str, {inner}] | None = None
'''
content = '{"a": [{"a": [{"a": []}]}], "b": {"k": {"a": []}}}'
for attempt in range(150):
    module = types.ModuleType(f"new{attempt}")
    sys.modules[module.__name__] = module
    exec(made, module.__dict__)
    together = threading.Barrier(3)

    def read():
        together.wait()
        decoded(content, module.T0)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


@pytest.mark.processes
def test_threads_that_meet_a_new_type_at_once_all_decode_it():
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_nothing_else_learns_types():
    learns = re.compile(r"msgspec\.(convert\(|json\.Decoder\(|json\.decode\([^()]*type=)")
    # The child that reads files has one thread.
    allowed = {"contract/decoding.py", "sources/reading_child.py"}
    others = {
        str(file.relative_to(CODE).as_posix())
        for file in CODE.rglob("*.py")
        if learns.search(file.read_text(encoding="utf-8"))
    }
    assert others <= allowed


class _Inner(msgspec.Struct):
    at: datetime | None = None
    day: date | None = None
    number: int = 0


class _Outer(msgspec.Struct):
    items: list[_Inner]
    more: dict[str, _Inner] = {}


@pytest.mark.parametrize(
    "inner",
    [
        '{"at": "0001-01-01T00:00:00+14:00"}',
        '{"at": "9999-12-31T23:59:59-12:00"}',
        '{"day": "0001-01-01"}',
        '{"number": 9007199254740992}',
        '{"number": -9007199254740992}',
    ],
)
def test_numbers_and_times_that_others_cannot_hold_are_refused_wherever_they_stand(
    inner: str,
) -> None:
    for content in ('{"items": [{}, %s]}', '{"items": [], "more": {"x": %s}}'):
        assert decoded(content % inner, _Outer)
        with pytest.raises(msgspec.ValidationError, match="out of range - at"):
            from_outside(content % inner, _Outer)


def test_what_calendars_and_programs_can_hold_is_taken() -> None:
    whole = '{"items": [{"at": "2026-12-01T08:00:00+07:00", "day": "9999-12-31", "number": 7}]}'
    assert from_outside(whole, _Outer) == decoded(whole, _Outer)
