"""Profiles of the real client on a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.rating import Submitted
from declarant_client.domain.declaration import Phase
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client, open_client

SAMPLES = Path(__file__).parents[1] / "samples" / "ecus-excel"
CONTACT = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 001")
RATER = "Người Khai Mẫu"


@contextmanager
def profile(folder: Path) -> Iterator[Client]:
    """Open a profile with keys in memory, and close it."""
    client = open_client(folder, secrets=MemorySecrets(), language="vi")
    try:
        yield client
    finally:
        client.close()


def filled_in(client: Client, identity: str, level: int, phase: Phase | None = None) -> Draft:
    """Return the form's draft with every subject at ``level``, explained where it is low."""
    form = client.forms.open(identity, phase)
    assert form is not None
    assert form.draft is not None
    rows = tuple(
        replace(row, level=level, comment="Chờ kiểm hóa quá lâu." if level <= 2 else "")
        for row in form.draft.rows
    )
    return replace(form.draft, rows=rows, contact=CONTACT)


def rate(client: Client, identity: str, level: int) -> Submitted:
    """Rate every subject of a declaration, without a hold."""
    return client.rating.submit(filled_in(client, identity, level), rater=RATER, hold=None)
