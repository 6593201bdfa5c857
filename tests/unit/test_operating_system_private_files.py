"""What others on this computer could read is found: by modes, or by Windows' access lists."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from declarant_client.operating_system.access_lists import others_in
from declarant_client.operating_system.private_files import open_to_others

USER = "S-1-5-21-3623811015-3361044348-30300820-1013"
INHERITED = f"O:{USER}D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FA;;;{USER})"
"""As ``icacls`` shows it for a file below ``%LOCALAPPDATA%``: all of it inherited."""


@pytest.mark.parametrize(
    "descriptor, others",
    [
        (INHERITED, set()),
        (INHERITED + "S:AI(AU;SAFA;FA;;;WD)", set()),
        (f"O:BAD:PAI(A;OICI;FA;;;{USER})(A;OICIIO;GA;;;CO)", set()),
        (f"O:{USER}D:(A;;FA;;;S-1-5-18)(A;;FA;;;S-1-5-32-544)(A;;FA;;;{USER})", set()),
        (INHERITED + "(A;ID;0x1200a9;;;BU)", {"BU"}),
        (INHERITED + "(A;;FR;;;WD)", {"WD"}),
        (INHERITED + "(XA;;FR;;;AU;(Member_of {SID(BA)}))", {"AU"}),
        (INHERITED + f"(A;;FA;;;{USER[:-1]}4)", {USER[:-1] + "4"}),
        (INHERITED + "(D;;FA;;;WD)", set()),
        (INHERITED + "(A;OICIIO;FA;;;WD)", set()),
        (INHERITED + "(A;;;;;WD)", set()),
        (f"O:{USER}", {"WD"}),
        (f"O:{USER}D:NO_ACCESS_CONTROL", {"WD"}),
        (f"O:{USER}D:", set()),
    ],
)
def test_an_access_list_tells_who_else_gets_in(descriptor: str, others: set[str]) -> None:
    assert others_in(descriptor, USER) == others


if sys.platform == "win32":

    def test_windows_says_who_gets_into_a_file_below_the_users_profile(tmp_path: Path) -> None:
        from declarant_client.operating_system.windows_access import descriptor_of, this_user

        assert this_user().startswith("S-1-5-21-")
        assert "D:" in descriptor_of(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_modes_tell_what_others_can_read_below_a_folder_too(tmp_path: Path) -> None:
    private = tmp_path / "private"
    (private / "deeper").mkdir(parents=True)
    for folder in (private, private / "deeper"):
        folder.chmod(0o700)
    closed, opened = private / "closed", private / "deeper" / "opened"
    for file, mode in ((closed, 0o600), (opened, 0o640)):
        file.touch()
        file.chmod(mode)
    (private / "link").symlink_to("/etc/hostname")
    assert list(open_to_others([private, tmp_path / "missing"])) == [opened]
    (private / "deeper").chmod(0o701)
    assert set(open_to_others([private])) == {opened, private / "deeper"}
