"""Deleting everything and going back to a copy, through the program's own run to its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RUNS = Path(__file__).with_name("whole_runs.py")


@pytest.mark.processes
def test_the_program_begins_anew_after_deleting_and_after_going_back():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(RUNS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout
