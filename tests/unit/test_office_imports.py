"""What is heavy is loaded with the first request, not with the program."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("requests", "urllib3", "truststore", "ssl", "keyring", "platformdirs", "tomli_w")


def loaded_by(statement: str) -> str:
    script = f"{statement}\nimport sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    ).stdout.strip()


def test_importing_the_office_loads_no_network_library() -> None:
    assert loaded_by("import declarant_client.office") == "[]"


def test_importing_the_operating_system_loads_no_keyring() -> None:
    modules = "keyring_secrets, paths, settings, catalogue, language, file_lock, assessment_ids"
    assert loaded_by(f"from declarant_client.operating_system import {modules}") == "[]"
