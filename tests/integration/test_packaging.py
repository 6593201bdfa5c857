"""The program as others install it: a wheel in a clean environment, without a network."""

import configparser
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import declarant_client
from installer.environment import ROOT, RUN, offline_settings

# Whoever asks first waits until everything is installed.
pytestmark = pytest.mark.timeout(300)

SCRIPTS = Path("Scripts" if sys.platform == "win32" else "bin")


@dataclass(frozen=True)
class Installation:
    """A clean environment that holds the wheel without any extra."""

    folder: Path
    wheel: Path

    def start(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of its programs to the end, far from the clone."""
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        return subprocess.run(
            [str(self.folder / SCRIPTS / program), *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", *map(str, arguments)]
    outcome = subprocess.run(
        command, env=offline_settings(os.environ), capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-build-isolation", "--no-deps", f"--wheel-dir={folder}", ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    if not RUN.wheelhouse.is_dir():
        pytest.fail(
            "The wheels to install from are missing: `python3 installer/bootstrap.py test` fetches"
            " them."
        )
    folder = tmp_path_factory.mktemp("clean") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    there = f"--python={folder / SCRIPTS / 'python'}"
    pip(there, "install", "--no-index", "--no-compile", f"--find-links={RUN.wheelhouse}", wheel)
    return Installation(folder, wheel)


def test_the_wheel_carries_every_resource_of_the_clone(wheel: Path) -> None:
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())

    assert files
    assert {f"declarant_client/{path.relative_to(ROOT).as_posix()}" for path in files} <= carried


def test_the_wheel_carries_types_and_migrations_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert "declarant_client/py.typed" in names
    assert [n for n in names if n.startswith("declarant_client/store/") and n.endswith(".sql")]
    assert not [n for n in names if n.startswith(("tests/", "installer/", "resources/"))]


def test_the_wheel_declares_its_programs(wheel: Path) -> None:
    declared = configparser.ConfigParser()
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("entry_points.txt"))
        declared.read_string(archive.read(name).decode())

    assert set(declared["console_scripts"]) == {"declarant-client", "declarant-receiver"}
    assert set(declared["gui_scripts"]) == {"declarant-desk"}


def test_the_installed_program_tells_its_version(installation: Installation) -> None:
    outcome = installation.start("declarant-client", "--version")

    assert outcome.returncode == 0, outcome.stderr
    assert declarant_client.__version__ in outcome.stdout


def test_the_receiver_without_its_extra_names_the_extra(installation: Installation) -> None:
    outcome = installation.start("declarant-receiver", "--version")

    assert outcome.returncode == 2, outcome.stderr
    assert "declarant-client[receiver]" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_command_line_loads_no_qt(installation: Installation) -> None:
    look = "import sys, declarant_client.cli; print([m for m in sys.modules if 'PySide' in m])"

    outcome = installation.start("python", "-c", look)

    assert outcome.stdout.strip() == "[]", outcome.stderr


def test_the_installed_program_finds_its_resources_inside_itself(
    installation: Installation,
) -> None:
    look = (
        "from declarant_client.operating_system.resources import resources_folder as found;"
        " print(found())"
    )

    outcome = installation.start("python", "-c", look)

    assert Path(outcome.stdout.strip()).is_relative_to(installation.folder), outcome.stderr
    assert Path(outcome.stdout.strip()).is_dir()
