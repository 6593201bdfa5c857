"""What several of these tests are given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles


@pytest.fixture
def reader() -> Iterator[DeclarationFiles]:
    """Reads every format in the real child process."""
    files = DeclarationFiles(start_limited=start_limited)
    yield files
    files.close()
