"""What `bootstrap.py` can do: run, test, bench, torture, pictures, lock."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer import environment, system_packages
from installer.environment import QT_FLOOR, REQUIREMENTS, ROOT, RUN, TEST, Purpose, SetUpError
from installer.system_packages import Need

# PySide6 6.8 was never built for Python 3.14.
NEWEST_PYTHON_OF_QT_FLOOR = (3, 13)
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for and say how it went, as an exit code."""
    name, passed_on = what_is_asked(arguments)
    stages = {
        "run": run,
        "test": test,
        "bench": bench,
        "torture": torture,
        "pictures": pictures,
        "lock": lock,
    }
    stage = test_qt_floor if name == "qt floor" else stages[name]
    try:
        return stage(passed_on)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except PermissionError as problem:
        print(f"{problem}. If the program is still open, close it and try again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Start again to go on.", file=sys.stderr)
        return INTERRUPTED


def what_is_asked(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Which stage, and what the program that it starts is given."""
    own, passed_on = split_arguments(arguments)
    options = _parser().parse_args(own)
    if getattr(options, "qt_floor", False):
        return "qt floor", passed_on
    minutes = getattr(options, "minutes", None)
    if minutes is not None:
        passed_on = ["--minutes", f"{minutes:g}", *passed_on]
    folder = getattr(options, "folder", None)
    if folder is not None:
        # The program starts in the clone, the user stands anywhere.
        passed_on = [str(folder.absolute()), *passed_on]
    return options.stage, passed_on


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is ours, and what stands after `--` for the program that is started."""
    if "--" not in arguments:
        return list(arguments), []
    border = list(arguments).index("--")
    return list(arguments[:border]), list(arguments[border + 1 :])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description="Set the program up, then start, test or measure it."
    )
    stages = parser.add_subparsers(dest="stage", required=True)
    stages.add_parser("run", help="open the program on an embedded office with sample data")
    testing = stages.add_parser("test", help="format, lint, types, import contracts, every test")
    testing.add_argument(
        "--qt-floor", action="store_true", help="only the desktop tests, on the oldest Qt promised"
    )
    stages.add_parser("bench", help="the benchmarks, as ratios within one run")
    torturing = stages.add_parser("torture", help="hostile input by the thousand, to the end")
    torturing.add_argument("--minutes", type=float, help="end after so long, whatever is left")
    drawing = stages.add_parser("pictures", help="every page as PNG, measured while it is drawn")
    drawing.add_argument("folder", nargs="?", type=Path, help="where to; else build/pictures")
    stages.add_parser("lock", help="refresh the pinned dependencies")
    return parser


def run(passed_on: Sequence[str]) -> int:
    """Open the program on its embedded office, or do the main job without a window."""
    impossible = _set_up(RUN, for_tests=False)
    if Need.QT in impossible:
        raise SetUpError("Qt cannot start without these libraries.")
    command = [str(RUN.program("declarant-client")), "demo"]
    reason = why_no_window(sys.platform, os.environ, impossible)
    if reason:
        print(f"{reason}: doing the main job without a window.", flush=True)
        command.append("--headless")
    return _start([*command, *passed_on])


def why_no_window(
    system: str, variables: Mapping[str, str], impossible: set[Need] | frozenset[Need]
) -> str:
    """Why no window can open, or "" when one can."""
    if system == "linux" and not (variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY")):
        return "There is no display"
    if Need.WINDOW in impossible:
        return "Libraries for a window are missing"
    return ""


def test(passed_on: Sequence[str]) -> int:
    """Every check in turn, up to the first that fails; pytest's own summary closes."""
    if _set_up(TEST, for_tests=True) - {Need.TEXT}:
        raise SetUpError("The tests need what is named above.")
    checks = (
        ("format", ["ruff", "format", "--check", "."]),
        ("lint", ["ruff", "check", "."]),
        ("types", ["mypy"]),
        ("import contracts", ["lint-imports", "--no-cache"]),
    )
    for name, (program, *arguments) in checks:
        print(f"== {name}", flush=True)
        outcome = _start([str(TEST.program(program)), *arguments])
        if outcome != 0:
            print(f"Stopped at: {name}.", file=sys.stderr)
            return outcome
    print("== tests", flush=True)
    return _pytest(TEST, [*_SIDE_BY_SIDE, *passed_on])


def test_qt_floor(passed_on: Sequence[str]) -> int:
    """The desktop tests on the oldest Qt that is promised."""
    if sys.version_info[:2] > NEWEST_PYTHON_OF_QT_FLOOR:
        raise SetUpError(
            "The oldest Qt that is promised, 6.8, exists for Python up to 3.13, and this is Python "
            f"{platform.python_version()}: start this with an older python3."
        )
    if _set_up(QT_FLOOR, for_tests=True) - {Need.TEXT}:
        raise SetUpError("The tests need what is named above.")
    return _pytest(QT_FLOOR, ["tests/desktop", *passed_on])


def bench(passed_on: Sequence[str]) -> int:
    """The benchmarks: they print ratios and judge nothing."""
    if _set_up(TEST, for_tests=True) - {Need.TEXT}:
        raise SetUpError("The benchmarks need what is named above.")
    return _start([str(TEST.program("python")), "-m", "tests.benchmarks", *passed_on])


def torture(passed_on: Sequence[str]) -> int:
    """The ordeals: each prints what it did, and every failure with the way to repeat it."""
    if _set_up(TEST, for_tests=True) - {Need.TEXT}:
        raise SetUpError("The ordeals need what is named above.")
    return _start([str(TEST.program("python")), "-m", "tests.torture", *passed_on])


def pictures(passed_on: Sequence[str]) -> int:
    """Draw every page in each language, theme and amount; say what is clipped or untranslated."""
    if _set_up(TEST, for_tests=True) - {Need.TEXT}:
        raise SetUpError("The pictures need what is named above.")
    return _start([str(TEST.program("python")), "-m", "tests.pictures", *passed_on])


def lock(passed_on: Sequence[str]) -> int:
    """Pin the newest versions that fit, for every system and Python, by hash and without an index.

    Needs `uv` on the path (`pip install uv`). What stands after `--` goes to it, for example
    `--upgrade-package requests`; without anything everything is renewed.
    """
    always = [
        *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"),
        *("--python-version", "3.11", "--no-emit-index-url", "--no-config"),
        *("pyproject.toml", "--extra", "receiver", "--extra", "sqlserver", "--group", "build"),
        *(passed_on or ["--upgrade"]),
    ]
    floor = ["--group", "desktop-test", "--constraints", str(REQUIREMENTS / "qt-floor.in")]
    extra_of = {RUN: [], TEST: ["--group", "test"], QT_FLOOR: floor}
    for purpose, extra in extra_of.items():
        file = str(purpose.lock.relative_to(ROOT))
        try:
            subprocess.run([*always, *extra, "--output-file", file], cwd=ROOT, check=True)
        except FileNotFoundError:
            raise SetUpError("This needs uv: `python3 -m pip install uv`.") from None
        except subprocess.CalledProcessError as problem:
            return problem.returncode
        print("Pinned", file)
    return 0


def _set_up(purpose: Purpose, *, for_tests: bool) -> set[Need]:
    if not system_packages.ensure_venv():
        raise SetUpError(
            "Python cannot make an environment without its venv module."
            + ("" if sys.platform == "linux" else " Install Python from python.org.")
        )
    impossible = system_packages.ensure(for_tests=for_tests)
    environment.prepare(purpose)
    environment.compile_code(purpose)
    return impossible


_SIDE_BY_SIDE = (
    "--numprocesses=4",
    "--dist=loadscope",
    "--no-loadscope-reorder",
    "--max-worker-restart=1",
)
"""Most tests wait for real processes; each has folders, ports and a display of its own. A module
stays in one process, which makes once what its tests share. A test that ends its process is tried
once more: it would be again and again."""


def _pytest(purpose: Purpose, passed_on: Sequence[str]) -> int:
    # pytest rewrites every test module: each of its processes, each time, unless it may keep them.
    keeping = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return _start([str(purpose.program("python")), "-m", "pytest", *passed_on], keeping)


def _start(command: Sequence[str | Path], variables: Mapping[str, str] | None = None) -> int:
    """Run to the end and hand its outcome on; Ctrl+C reaches the child, we wait for its end."""
    with subprocess.Popen(command, cwd=ROOT, env=variables) as child:
        try:
            outcome = child.wait()
        except KeyboardInterrupt:
            child.wait()
            return INTERRUPTED
    return outcome if outcome >= 0 else 128 - outcome
