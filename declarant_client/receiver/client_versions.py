"""Which versions of the client the office still takes."""

from __future__ import annotations

import re

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.languages import Said
from declarant_client.receiver.office import office_settings
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.storage import Storage

_RELEASE = re.compile(r"\d+(?:\.\d+){0,3}")


def check_version(storage: Storage, version: str | None) -> None:
    """Raise ``client-too-old``; a request without a version, or with no number, passes."""
    release = _release(version)
    if release is None:
        return
    with storage.reading() as connection:
        oldest = office_settings(connection).oldest_client
    if release < (_release(oldest) or ()):
        raise ProblemError(
            ProblemName.CLIENT_TOO_OLD,
            Said(
                f"Hãy cập nhật phần mềm lên phiên bản {oldest} trở lên.",
                f"Please update the program to version {oldest} or newer.",
            ),
            # RFC 9110, 15.5.22: a 426 names what to upgrade to.
            headers={"Upgrade": f"declarant-client/{oldest}"},
        )


def _release(version: str | None) -> tuple[int, ...] | None:
    match = _RELEASE.match((version or "").strip())
    if match is None:
        return None
    numbers = [int(part) for part in match[0].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
