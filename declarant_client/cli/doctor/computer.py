"""What this computer has to offer: folders, room, languages, a keyring, limits for a child."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import metadata

from declarant_client import __version__
from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.cli.doctor.findings import Finding, TroubleError
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.network_paths import lies_on_network
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client

LEAST_ROOM = 200 * 1024 * 1024
"""Bytes that must be free: the database, its log and a copy have to grow."""
_MEGABYTE = 1_000_000
_TRIED_LIMIT = 256 * 1024 * 1024
"""Bytes: what a child is tried with, so that a system which enforces nothing gives away little."""
_GREEDY = f"""
import sys
sys.stdin.readline()
taken = b"x" * {2 * _TRIED_LIMIT}
print("fed", flush=True)
sys.stdin.read()
"""


def versions() -> Finding:
    """Tell what runs."""
    import apsw

    return Finding(
        "versions",
        ok=True,
        sentence=translate(
            "cli",
            "declarant-client {version}, Python {python}, SQLite {sqlite}, {system}.",
            version=__version__,
            python=platform.python_version(),
            sqlite=apsw.sqlite_lib_version(),
            system=platform.platform(),
        ),
    )


def libraries() -> dict[str, str]:
    """Return the versions of the libraries that matter, without loading them."""
    names = ("PySide6-Essentials", "apsw", "keyring", "msgspec", "python-calamine", "requests")
    known = {}
    for name in (*names, "truststore", "XlsxWriter", "pymssql"):
        try:
            known[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return known


def _profile(client: Client) -> Sentence:
    folder = client.folders.data
    if lies_on_network(folder):
        raise TroubleError(
            translate(
                "cli", "The folder {path} lies on another computer; move it here.", path=folder
            )
        )
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        raise TroubleError(
            translate(
                "cli",
                "Nothing can be written in {path}: {reason}.",
                path=folder,
                reason=error.strerror or error,
            )
        ) from error
    return translate("cli", "The profile lies in {path}.", path=folder)


def _permissions(client: Client) -> Sentence:
    from declarant_client.operating_system.private_files import open_to_others

    folders = client.folders
    roots = (folders.data, folders.config, folders.cache, folders.logs)
    if exposed := list(open_to_others(roots)):
        raise TroubleError(
            translate(
                "cli",
                "Others on this computer can read {path} (in all {count}).",
                path=exposed[0],
                count=len(exposed),
            )
        )
    if os.name == "posix":
        return translate(
            "cli",
            "Folders and files of data, settings, cache and logs are this user's alone (owner and "
            "mode of each were looked at).",
        )
    return translate(
        "cli",
        "Folders and files of data, settings, cache and logs are this user's alone, beside the "
        "system and administrators (the access list of each was looked at).",
    )


def _room(client: Client) -> Sentence:
    free = shutil.disk_usage(client.folders.data).free
    if free < LEAST_ROOM:
        raise TroubleError(
            translate(
                "cli",
                "Only {free} MB are free on the disk of the profile; make room.",
                free=free // _MEGABYTE,
            )
        )
    return translate("cli", "Free on the disk of the profile: {free} MB.", free=free // _MEGABYTE)


def _languages(client: Client) -> Sentence:
    from xml.parsers import expat

    from declarant_client.operating_system.catalogue import messages_of

    folder = resources_folder() / "translations"
    try:
        known = len(messages_of((folder / "declarant_vi.ts").read_bytes()))
        is_whole = (folder / "declarant_vi.qm").stat().st_size > 0
    except (OSError, expat.ExpatError):
        known, is_whole = 0, False
    if not known or not is_whole:
        raise TroubleError(
            translate("cli", "The Vietnamese texts cannot be read; install the program again.")
        )
    return translate(
        "cli",
        "Vietnamese texts: {count}; language in force: {language}.",
        count=known,
        language=client.speech.language,
    )


def _keyring(client: Client) -> Sentence:
    accounts = client.store.accounts.accounts()
    for account in accounts:
        if client.secrets.read(account.office_url, account.client_id) is None:
            raise TroubleError(
                translate(
                    "cli",
                    "The key for {office} is not in the keyring: enter a new enrolment code, or "
                    "give the key with --key-stdin.",
                    office=account.office.name.vi,
                )
            )
    if not accounts:
        # Raises where there is no keyring; the entry asked for does not exist.
        client.secrets.read("https://office.invalid", "doctor")
    return translate("cli", "The keyring can be used.")


def _spreadsheets(client: Client) -> Sentence:
    samples = sorted((resources_folder() / "sample" / "ecus-excel").glob("*.xls*"))
    try:
        list(client.reader.read(samples[0]))
    except UnreadableFileError as error:
        raise TroubleError(error.sentence) from error
    return translate("cli", "Excel files can be read (in a process of their own, limited).")


def _child_limits(_client: Client) -> Sentence:
    """Start a child under a limit and let it ask for more than it may have."""
    from declarant_client.operating_system.child_process_limits import MEMORY_LIMIT, start_limited

    megabytes = MEMORY_LIMIT // _MEGABYTE
    child = start_limited([sys.executable, "-I", "-c", _GREEDY], _TRIED_LIMIT)
    try:
        is_fed = _is_fed(child.process)
        is_seen = is_fed and child.is_over_limit()
    finally:
        child.process.kill()
        child.process.communicate()
        child.release()
    if is_seen:
        return translate(
            "cli",
            "The memory of a process that reads files is watched here ({megabytes} MB): this "
            "system enforces no limit.",
            megabytes=megabytes,
        )
    if is_fed:
        raise TroubleError(
            translate(
                "cli",
                "A process that reads files gets more memory than it should ({megabytes} MB).",
                megabytes=megabytes,
            )
        )
    return translate(
        "cli",
        "A process that reads files is held to {megabytes} MB of memory.",
        megabytes=megabytes,
    )


def _is_fed(process: subprocess.Popen[bytes]) -> bool:
    """Whether the child got what it asked for, once it is limited."""
    if process.stdin is None or process.stdout is None:
        return False
    try:
        process.stdin.write(b"\n")
        process.stdin.flush()
    except OSError:
        return False
    return bool(process.stdout.readline())


def _crashes(client: Client) -> Sentence:
    from declarant_client.operating_system.crash_reports.hard_crashes import HardCrashes

    count = HardCrashes(client.folders.logs).untold()
    if count:
        raise TroubleError(
            translate(
                "cli",
                "The program ended all at once ({count} times) since the window was opened last; "
                "--report takes along what is known of it.",
                count=count,
            )
        )
    return translate("cli", "No run of the program ended all at once since the last look.")


CHECKS: Sequence[tuple[str, Callable[[Client], Sentence]]] = (
    ("profile", _profile),
    ("permissions", _permissions),
    ("room", _room),
    ("languages", _languages),
    ("keyring", _keyring),
    ("spreadsheets", _spreadsheets),
    ("child limits", _child_limits),
    ("crashes", _crashes),
)
