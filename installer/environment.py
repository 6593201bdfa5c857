"""The program's own environment beside the clone: pinned packages, fetched once, installed offline.

Everything can be interrupted at any moment: what is whole is kept, and the next run goes on there.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installer.turns import alone

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "installer" / "requirements"
# What the installed project is made from, apart from its code, which stays live in the clone.
PROJECT_FILES = (ROOT / "pyproject.toml", ROOT / "declarant_client" / "__init__.py")
OUR_CODE = ("declarant_client", "installer", "tests")

_TRIES, _BETWEEN_TRIES = 20, 0.1
LONGEST_ON_WINDOWS = 259
LONGEST_WITHIN = 145
"""Characters: of `Lib\\site-packages` with the deepest file of PySide6."""


class SetUpError(Exception):
    """Set-up cannot go on; the message is the sentence for the user."""


@dataclass(frozen=True)
class Purpose:
    """What an environment is for: its folder and the lock that fills it."""

    name: str
    folder: Path
    covered_by: tuple[str, ...] = ()

    @property
    def lock(self) -> Path:
        """The pinned requirements."""
        return REQUIREMENTS / f"{self.name}.txt"

    @property
    def wheelhouse(self) -> Path:
        """Where the fetched wheels stay, for installing again without a network."""
        return self.folder / "wheelhouse"

    @property
    def stamp(self) -> Path:
        """The record of what was installed."""
        return self.folder / "set-up.json"

    @property
    def unfinished(self) -> Path:
        """Stands while packages are being installed: left behind, it says that some may be torn."""
        return self.folder / "installing"

    @property
    def turn(self) -> Path:
        """Locked while one set-up works; a second one waits."""
        return self.folder / "set-up.lock"

    @property
    def packages(self) -> Path:
        """Where the installed packages lie."""
        base = str(self.folder)
        return Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))

    def program(self, name: str) -> Path:
        """An executable of the environment."""
        if sys.platform == "win32":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name


RUN = Purpose("run", ROOT / ".venv", covered_by=("test",))
TEST = Purpose("test", ROOT / ".venv")
QT_FLOOR = Purpose("qt-floor", ROOT / ".venv-qt-floor")


def machine() -> str:
    """What an environment is bound to: interpreter, system and place."""
    version = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{version} on {platform.system()} {platform.machine()} in {ROOT}"


def contents(lock: Path, project_files: tuple[Path, ...] = PROJECT_FILES) -> str:
    """A digest of everything that decides what is installed."""
    digest = hashlib.sha256()
    for path in (lock, *project_files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(
    stamp: Mapping[str, Any], purpose: Purpose, here: str, digest_of: Callable[[str], str]
) -> bool:
    """Whether the record says that this purpose, or one that covers it, is installed as pinned."""
    if stamp.get("machine") != here:
        return False
    installed = stamp.get("installed", {})
    return any(
        installed.get(name) == digest_of(name) for name in (purpose.name, *purpose.covered_by)
    )


def read_stamp(path: Path) -> dict[str, Any]:
    """The record, or an empty one where none was finished."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def prepare(purpose: Purpose) -> None:
    """Make the environment hold exactly what is pinned; does nothing when it already does."""
    if is_current(read_stamp(purpose.stamp), purpose, machine(), _digest_of):
        return
    purpose.folder.mkdir(parents=True, exist_ok=True)
    with alone(purpose.turn):
        stamp = read_stamp(purpose.stamp)
        if not is_current(stamp, purpose, machine(), _digest_of):
            _fill(purpose, stamp)


def compile_code(purpose: Purpose) -> None:
    """Compile what the clone holds once, for every process that will be started from it.

    Where the environment forbids Python to write bytecode (PYTHONDONTWRITEBYTECODE), each process
    would compile everything again, which costs a command more than all it does. What cannot be
    written is left to those processes.
    """
    folders = [str(ROOT / name) for name in OUR_CODE]
    subprocess.run(
        [str(purpose.program("python")), "-m", "compileall", "-qq", "-j", "0", *folders],
        check=False,
    )


def _fill(purpose: Purpose, stamp: Mapping[str, Any]) -> None:
    if sys.platform == "win32" and is_too_deep(purpose.folder) and not _takes_long_paths():
        raise SetUpError(
            f"The folder {ROOT} lies too deep for Windows: move it to a shorter path,"
            " such as C:\\declarant-client."
        )
    _make(purpose, stamp)
    _fetch(purpose)
    print("Installing...", flush=True)
    purpose.unfinished.touch()
    _install(purpose)
    purpose.unfinished.unlink()
    _write_stamp(purpose)


def is_too_deep(folder: Path) -> bool:
    """Whether paths of packages in this folder are longer than Windows takes by default."""
    return len(str(folder)) + LONGEST_WITHIN > LONGEST_ON_WINDOWS


def _takes_long_paths() -> bool:
    """Whether this Windows is set to take long paths."""
    if sys.platform != "win32":
        return True
    import winreg

    place = r"SYSTEM\CurrentControlSet\Control\FileSystem"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def _digest_of(name: str) -> str:
    return contents(REQUIREMENTS / f"{name}.txt")


def _make(purpose: Purpose, stamp: Mapping[str, Any]) -> None:
    known = stamp.get("machine", machine()) == machine()
    if (
        known
        and not purpose.unfinished.exists()
        and _version_of(purpose.program("python")) == platform.python_version()
    ):
        return
    print(f"Making the environment {purpose.folder.name}...", flush=True)
    _empty(purpose.folder, keep={purpose.wheelhouse, purpose.turn})
    interpreter = getattr(sys, "_base_executable", None) or sys.executable
    _check(
        [interpreter, "-m", "venv", str(purpose.folder)], "Python could not make an environment."
    )


def _empty(folder: Path, keep: set[Path]) -> None:
    for path in folder.iterdir():
        if path in keep:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _version_of(python: Path) -> str | None:
    """The version of an environment's interpreter, if it starts and has its installer."""
    ask = "import pip, platform; print(platform.python_version())"
    try:
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def _fetch(purpose: Purpose) -> None:
    """Bring every pinned wheel into the wheelhouse; pip's own settings (proxy, mirror) hold."""
    purpose.wheelhouse.mkdir(parents=True, exist_ok=True)
    drop_unpinned(purpose.wheelhouse, REQUIREMENTS.glob("*.txt"))
    print("Fetching the pinned packages (about 150 MB the first time)...", flush=True)
    quiet = [] if sys.stdout.isatty() else ["--quiet", "--quiet"]
    _check(
        [
            *_pip(purpose),
            "download",
            *quiet,
            "--only-binary=:all:",
            "--require-hashes",
            f"--requirement={purpose.lock}",
            f"--dest={purpose.wheelhouse}",
        ],
        "The pinned packages could not be fetched. Is there a network, and a proxy set if needed?"
        " Start again when there is: what was fetched is kept.",
    )


def drop_unpinned(wheelhouse: Path, locks: Iterable[Path]) -> None:
    """Remove wheels that no lock names by hash: they are of an older lock, or half written."""
    pinned = "".join(lock.read_text(encoding="utf-8") for lock in locks)
    for wheel in wheelhouse.iterdir():
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in pinned:
            wheel.unlink()


def _install(purpose: Purpose) -> None:
    offline = [*_pip(purpose), "install", "--quiet", "--no-index", "--no-deps"]
    _check(
        [
            *offline,
            f"--find-links={purpose.wheelhouse}",
            "--require-hashes",
            f"--requirement={purpose.lock}",
        ],
        "The pinned packages could not be installed.",
        offline_settings(os.environ),
    )
    _check(
        [*offline, "--no-build-isolation", f"--editable={ROOT}"],
        "The program itself could not be installed.",
        offline_settings(os.environ),
    )
    lead_back(purpose.packages, ROOT)


def lead_back(packages: Path, clone: Path) -> None:
    """Where the clone's folder has other letters than ASCII, lead to it by a relative path.

    Before 3.13, Python reads the way in the system's code page, and does not even start where
    that page lacks a letter of it, as it does for a user named Nguyễn Văn Đức.
    """
    if str(clone).isascii():
        return
    for way in packages.glob("*declarant_client*.pth"):
        way.write_text(os.path.relpath(clone, packages) + "\n", encoding="ascii")


def offline_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment for pip without the machine's settings: nothing is fetched, so none apply."""
    kept = {name: value for name, value in environment.items() if not name.startswith("PIP_")}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _pip(purpose: Purpose) -> list[str]:
    return [str(purpose.program("python")), "-m", "pip", "--disable-pip-version-check"]


def _check(command: list[str], sentence: str, environment: Mapping[str, str] | None = None) -> None:
    outcome = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if outcome.returncode != 0:
        raise SetUpError(sentence)


def _write_stamp(purpose: Purpose) -> None:
    """Record what is installed, whole or not at all."""
    stamp = read_stamp(purpose.stamp)
    installed = stamp.get("installed", {}) if stamp.get("machine") == machine() else {}
    installed[purpose.name] = contents(purpose.lock)
    new = purpose.stamp.with_suffix(".new")
    new.write_text(
        json.dumps({"machine": machine(), "installed": installed}, indent=2), encoding="utf-8"
    )
    _put(new, purpose.stamp)


def _put(new: Path, place: Path) -> None:
    """Rename; on Windows another program, such as a virus scanner, may hold either for a moment."""
    for _ in range(_TRIES):
        try:
            new.replace(place)
        except PermissionError:
            time.sleep(_BETWEEN_TRIES)
        else:
            return
    new.replace(place)
