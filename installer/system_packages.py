"""What the program and its tests need from the operating system, and how to get it there."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Need(Enum):
    """What stays impossible while a requirement is missing."""

    VENV = "an environment of its own"
    QT = "Qt"
    WINDOW = "a window"
    TEXT = "readable Vietnamese text"
    TESTS = "the tests"


@dataclass(frozen=True)
class Requirement:
    """One thing looked for on the system, with the package that brings it in each family."""

    name: str
    need: Need
    debian: str
    fedora: str
    arch: str
    suse: str


def _library(name: str, need: Need, packages: str) -> Requirement:
    debian, fedora, arch, suse = packages.split()
    return Requirement(name, need, debian, fedora, arch, suse)


# Found by `ldd` on PySide6's QtGui and its `offscreen` and `xcb` platform plug-ins (6.8 to 6.12).
LIBRARIES = (
    _library("libGL.so.1", Need.QT, "libgl1 libglvnd-glx libglvnd libglvnd"),
    _library("libEGL.so.1", Need.QT, "libegl1 libglvnd-egl libglvnd libglvnd"),
    _library("libX11.so.6", Need.QT, "libx11-6 libX11 libx11 libX11-6"),
    _library("libxkbcommon.so.0", Need.QT, "libxkbcommon0 libxkbcommon libxkbcommon libxkbcommon0"),
    _library("libdbus-1.so.3", Need.QT, "libdbus-1-3 dbus-libs dbus libdbus-1-3"),
    _library("libfontconfig.so.1", Need.QT, "libfontconfig1 fontconfig fontconfig fontconfig"),
    _library("libgthread-2.0.so.0", Need.QT, "libglib2.0-0 glib2 glib2 libgthread-2_0-0"),
    _library("libX11-xcb.so.1", Need.WINDOW, "libx11-xcb1 libX11-xcb libx11 libX11-xcb1"),
    _library(
        "libxkbcommon-x11.so.0",
        Need.WINDOW,
        "libxkbcommon-x11-0 libxkbcommon-x11 libxkbcommon-x11 libxkbcommon-x11-0",
    ),
    _library(
        "libxcb-cursor.so.0",
        Need.WINDOW,
        "libxcb-cursor0 xcb-util-cursor xcb-util-cursor libxcb-cursor0",
    ),
    _library(
        "libxcb-icccm.so.4", Need.WINDOW, "libxcb-icccm4 xcb-util-wm xcb-util-wm libxcb-icccm4"
    ),
    _library(
        "libxcb-image.so.0",
        Need.WINDOW,
        "libxcb-image0 xcb-util-image xcb-util-image libxcb-image0",
    ),
    _library(
        "libxcb-keysyms.so.1",
        Need.WINDOW,
        "libxcb-keysyms1 xcb-util-keysyms xcb-util-keysyms libxcb-keysyms1",
    ),
    _library(
        "libxcb-render-util.so.0",
        Need.WINDOW,
        "libxcb-render-util0 xcb-util-renderutil xcb-util-renderutil libxcb-render-util0",
    ),
    _library("libxcb-util.so.1", Need.WINDOW, "libxcb-util1 xcb-util xcb-util libxcb-util1"),
    _library("libxcb-glx.so.0", Need.WINDOW, "libxcb-glx0 libxcb libxcb libxcb-glx0"),
    _library("libxcb-randr.so.0", Need.WINDOW, "libxcb-randr0 libxcb libxcb libxcb-randr0"),
    _library("libxcb-render.so.0", Need.WINDOW, "libxcb-render0 libxcb libxcb libxcb-render0"),
    _library("libxcb-shape.so.0", Need.WINDOW, "libxcb-shape0 libxcb libxcb libxcb-shape0"),
    _library("libxcb-shm.so.0", Need.WINDOW, "libxcb-shm0 libxcb libxcb libxcb-shm0"),
    _library("libxcb-sync.so.1", Need.WINDOW, "libxcb-sync1 libxcb libxcb libxcb-sync1"),
    _library("libxcb-xfixes.so.0", Need.WINDOW, "libxcb-xfixes0 libxcb libxcb libxcb-xfixes0"),
    _library("libxcb-xkb.so.1", Need.WINDOW, "libxcb-xkb1 libxcb libxcb libxcb-xkb1"),
)
FONT = Requirement(
    "a font with Vietnamese letters",
    Need.TEXT,
    "fonts-noto-core",
    "google-noto-sans-fonts",
    "noto-fonts",
    "google-noto-sans-fonts",
)
VENV = Requirement(
    "the venv module",
    Need.VENV,
    f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
    "python3-pip",
    "python",
    "python3-pip",
)
PROGRAMS = (
    _library("Xvfb", Need.TESTS, "xvfb xorg-x11-server-Xvfb xorg-server-xvfb xorg-x11-server-Xvfb"),
    _library("openbox", Need.TESTS, "openbox openbox openbox openbox"),
    _library("xdotool", Need.TESTS, "xdotool xdotool xdotool xdotool"),
    _library("trayer", Need.TESTS, "trayer trayer trayer trayer"),
    _library("dunst", Need.TESTS, "dunst dunst dunst dunst"),
    _library("dbus-daemon", Need.TESTS, "dbus dbus-daemon dbus dbus-1-daemon"),
    _library(
        "gnome-keyring-daemon",
        Need.TESTS,
        "gnome-keyring gnome-keyring gnome-keyring gnome-keyring",
    ),
    _library("ibus-daemon", Need.TESTS, "ibus ibus ibus ibus"),
    _library("ibus-engine-unikey", Need.TESTS, "ibus-unikey ibus-unikey ibus-unikey ibus-unikey"),
    _library(
        "at-spi-bus-launcher", Need.TESTS, "at-spi2-core at-spi2-core at-spi2-core at-spi2-core"
    ),
)
# What the system's own Python reads a screen reader's view of the window with.
BINDINGS = (
    _library("gi", Need.TESTS, "python3-gi python3-gobject python-gobject python3-gobject"),
    _library(
        "gi.repository.Atspi",
        Need.TESTS,
        "gir1.2-atspi-2.0 at-spi2-core at-spi2-core typelib-1_0-Atspi-2_0",
    ),
)
SYSTEM_PYTHON = "/usr/bin/python3"
# Programs that other programs start lie beside the path.
_INNER_PROGRAMS = (
    "/usr/libexec",
    "/usr/lib/ibus",
    "/usr/lib/ibus-unikey",
    "/usr/lib/at-spi2-core",
    "/usr/lib",
)

# Families that name Vietnamese among their scripts; any of them draws every letter we need.
VIETNAMESE_FONTS = ("NotoSans", "DejaVuSans", "LiberationSans", "OpenSans", "Roboto", "Ubuntu")

_INSTALL_LINES = {
    "debian": "apt-get install -y --no-install-recommends",
    "fedora": "dnf install -y",
    "arch": "pacman -S --needed",
    "suse": "zypper install -y",
}
_FAMILY_OF_ID = {
    "debian": "debian",
    "ubuntu": "debian",
    "fedora": "fedora",
    "rhel": "fedora",
    "arch": "arch",
    "suse": "suse",
    "opensuse": "suse",
}


def family(os_release: str) -> str | None:
    """The family whose packages a Linux takes, from the text of its os-release file."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    named = [fields.get("ID", ""), *fields.get("ID_LIKE", "").strip("\"'").split()]
    for word in named:
        known = _FAMILY_OF_ID.get(word.strip("\"'").split("-")[0])
        if known:
            return known
    return None


def install_line(missing: Iterable[Requirement], family_name: str | None, *, root: bool) -> str:
    """The one line that a person runs to install what is missing."""
    if family_name is None:
        return "install with your system's package manager: " + ", ".join(r.name for r in missing)
    packages = package_names(missing, family_name)
    line = f"{_INSTALL_LINES[family_name]} {shlex.join(packages)}"
    return line if root else f"sudo {line}"


def package_names(missing: Iterable[Requirement], family_name: str) -> list[str]:
    """Packages of one family that bring what is missing, each once, sorted."""
    return sorted({getattr(requirement, family_name) for requirement in missing})


def missing_requirements(
    *,
    for_tests: bool,
    loads: Callable[[str], bool],
    finds_program: Callable[[str], bool],
    finds_binding: Callable[[str], bool],
    font_files: Iterable[str],
) -> list[Requirement]:
    """What this system lacks; the probes are passed in, so that the rule can be told apart."""
    missing = [library for library in LIBRARIES if not loads(library.name)]
    if not any(name.startswith(VIETNAMESE_FONTS) for name in font_files):
        missing.append(FONT)
    if for_tests:
        missing += [program for program in PROGRAMS if not finds_program(program.name)]
        missing += [binding for binding in BINDINGS if not finds_binding(binding.name)]
    return missing


def ensure(*, for_tests: bool) -> set[Need]:
    """Install what is missing where we may, else print the one line; returns what stays impossible.

    Windows and macOS bring everything that Qt needs.
    """
    if sys.platform != "linux":
        return set()
    return _install_or_tell(
        lambda: missing_requirements(
            for_tests=for_tests,
            loads=_loads,
            finds_program=_finds_program,
            finds_binding=_finds_binding,
            font_files=_font_files(os.environ),
        )
    )


def ensure_venv() -> bool:
    """Whether Python can make an environment: Debian keeps that part in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return True
    if sys.platform != "linux":
        return False  # an embeddable Python: nothing can be added to it
    return not _install_or_tell(
        lambda: [] if importlib.util.find_spec("ensurepip") else [VENV],
    )


def _install_or_tell(look: Callable[[], list[Requirement]]) -> set[Need]:
    missing = look()
    if not missing:
        return set()
    family_name = _this_family()
    if family_name == "debian" and _is_root():
        packages = package_names(missing, family_name)
        print("Installing from the system's packages:", " ".join(packages), flush=True)
        _apt_install(packages)
        importlib.invalidate_caches()
        missing = look()
    if missing:
        print("This system lacks", ", ".join(r.name for r in missing) + ". Please run:")
        print("   ", install_line(missing, family_name, root=_is_root()), flush=True)
    return {requirement.need for requirement in missing}


def _apt_install(packages: Sequence[str]) -> None:
    """Try with the lists at hand first: a fresh image has none, then they are fetched."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
    install = ["apt-get", *options, "install", "-y", "--no-install-recommends", *packages]
    first = subprocess.run(
        install, env=environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if first.returncode == 0:
        return
    subprocess.run(["apt-get", *options, "update"], env=environment, check=False)
    subprocess.run(install, env=environment, check=False, stdout=subprocess.DEVNULL)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _finds_program(name: str) -> bool:
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_INNER_PROGRAMS))
    return shutil.which(name, path=path) is not None


def _finds_binding(name: str) -> bool:
    ask = f"import gi; gi.require_version('Atspi', '2.0'); import {name}"
    try:
        asked = subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def _font_files(environment: Mapping[str, str]) -> Iterable[str]:
    home = Path(environment.get("HOME", "/"))
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    for folder in (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts"):
        for _, _, files in os.walk(folder):
            yield from files


def _this_family() -> str | None:
    try:
        return family(Path("/etc/os-release").read_text(encoding="utf-8"))
    except OSError:
        return None


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0
