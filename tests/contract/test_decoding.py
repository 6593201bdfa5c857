"""Types are learnt one at a time: two threads that meet a new type must not end the process."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
