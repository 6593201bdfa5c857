"""What set-up decides, apart from what it does to the machine."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment, stages, system_packages
from installer.bootstrap import python_problem
from installer.environment import ROOT, RUN, TEST
from installer.system_packages import LIBRARIES, Need, Requirement
from installer.turns import alone

EVERYTHING = {library.name for library in LIBRARIES}
ALL_PROGRAMS = frozenset(program.name for program in system_packages.PROGRAMS)
XVFB = next(program for program in system_packages.PROGRAMS if program.name == "Xvfb")


def missing(
    libraries: set[str] = EVERYTHING,
    programs: frozenset[str] = ALL_PROGRAMS,
    fonts: tuple[str, ...] = ("DejaVuSans.ttf",),
    *,
    for_tests: bool = False,
) -> list[Requirement]:
    return system_packages.missing_requirements(
        for_tests=for_tests,
        loads=libraries.__contains__,
        finds_program=programs.__contains__,
        finds_binding=lambda _name: True,
        font_files=fonts,
    )


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_every_promised_python_is_taken(version: tuple[int, int]) -> None:
    assert python_problem(version) == ""


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15)])
def test_another_python_is_refused_in_one_sentence_with_its_version(
    version: tuple[int, int],
) -> None:
    problem = python_problem(version)

    assert f"this is Python {version[0]}.{version[1]}." in problem
    assert "\n" not in problem


def test_a_python_of_32_bits_is_refused_for_want_of_packages() -> None:
    assert "64-bit" in python_problem((3, 12), largest=2**31 - 1)


@pytest.mark.parametrize("folder, too_deep", [("C:\\declarant-client", False), ("x" * 120, True)])
def test_a_folder_too_deep_for_windows_is_known_before_anything_is_fetched(
    folder: str, too_deep: bool
) -> None:
    assert environment.is_too_deep(Path(folder) / ".venv") is too_deep


def test_a_whole_system_lacks_nothing() -> None:
    assert missing() == []
    assert missing(for_tests=True) == []


def test_a_missing_library_is_named_with_its_package_and_what_it_prevents() -> None:
    (lacking,) = missing(EVERYTHING - {"libxcb-cursor.so.0"})

    assert (lacking.debian, lacking.need) == ("libxcb-cursor0", Need.WINDOW)


def test_fonts_without_vietnamese_letters_do_not_count() -> None:
    assert [r.need for r in missing(fonts=("lmroman10-regular.otf",))] == [Need.TEXT]


def test_the_display_server_is_needed_for_tests_only() -> None:
    assert missing(programs=frozenset()) == []
    assert XVFB in missing(programs=frozenset(), for_tests=True)


@pytest.mark.parametrize(
    "os_release, expected",
    [
        ("ID=debian\n", "debian"),
        ('ID=ubuntu\nID_LIKE="debian"\n', "debian"),
        ("ID=linuxmint\nID_LIKE='ubuntu debian'\n", "debian"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "suse"),
        ("ID=alpine\n", None),
        ("", None),
    ],
)
def test_a_linux_is_known_by_its_family(os_release: str, expected: str | None) -> None:
    assert system_packages.family(os_release) == expected


@pytest.mark.parametrize(
    "family, line",
    [
        ("debian", "sudo apt-get install -y --no-install-recommends libxcb-icccm4 xvfb"),
        ("fedora", "sudo dnf install -y xcb-util-wm xorg-x11-server-Xvfb"),
        ("arch", "sudo pacman -S --needed xcb-util-wm xorg-server-xvfb"),
        ("suse", "sudo zypper install -y libxcb-icccm4 xorg-x11-server-Xvfb"),
    ],
)
def test_the_line_to_run_is_in_the_words_of_the_family(family: str, line: str) -> None:
    lacking = [*missing(EVERYTHING - {"libxcb-icccm.so.4"}), XVFB]

    assert system_packages.install_line(lacking, family, root=False) == line


def test_root_needs_no_sudo_and_an_unknown_system_is_told_what_to_look_for() -> None:
    assert system_packages.install_line([XVFB], "debian", root=True).startswith("apt-get ")
    assert system_packages.install_line([XVFB], None, root=False).endswith(": Xvfb")


def test_a_package_that_brings_several_libraries_is_named_once() -> None:
    assert system_packages.package_names(LIBRARIES, "arch").count("libxcb") == 1


@pytest.mark.parametrize(
    "system, variables, impossible, opens",
    [
        ("linux", {"DISPLAY": ":0"}, set(), True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, set(), True),
        ("linux", {}, set(), False),
        ("linux", {"DISPLAY": ""}, set(), False),
        ("linux", {"DISPLAY": ":0"}, {Need.WINDOW}, False),
        ("win32", {}, set(), True),
        ("darwin", {}, set(), True),
    ],
)
def test_a_window_opens_only_where_one_can_be_seen(
    system: str, variables: dict[str, str], impossible: set[Need], opens: bool
) -> None:
    assert (stages.why_no_window(system, variables, impossible) == "") is opens


def test_what_stands_after_two_dashes_belongs_to_the_started_program() -> None:
    assert stages.split_arguments(["test", "--qt-floor", "--", "-k", "stars"]) == (
        ["test", "--qt-floor"],
        ["-k", "stars"],
    )
    assert stages.split_arguments(["run"]) == (["run"], [])


@pytest.mark.parametrize(
    "arguments, asked",
    [
        (["torture"], ("torture", [])),
        (["pictures"], ("pictures", [])),
        (
            ["pictures", "drawn", "--", "--only", "vi", "dark", "full"],
            ("pictures", [str(Path("drawn").absolute()), "--only", "vi", "dark", "full"]),
        ),
        (["torture", "--minutes", "2.5"], ("torture", ["--minutes", "2.5"])),
        (
            ["torture", "--minutes", "5", "--", "hostile_files", "--seed", "7"],
            ("torture", ["--minutes", "5", "hostile_files", "--seed", "7"]),
        ),
        (["test", "--", "-k", "stars"], ("test", ["-k", "stars"])),
        (["test", "--qt-floor"], ("qt floor", [])),
    ],
)
def test_a_stage_and_its_options_reach_what_it_starts(
    arguments: list[str], asked: tuple[str, list[str]]
) -> None:
    assert stages.what_is_asked(arguments) == asked


def test_the_digest_changes_with_the_lock_and_with_the_project(tmp_path: Path) -> None:
    pinned, project = tmp_path / "run.txt", tmp_path / "pyproject.toml"
    pinned.write_text("a==1")
    project.write_text("one")
    first = environment.contents(pinned, (project,))

    assert environment.contents(pinned, (project,)) == first
    pinned.write_text("a==2")
    second = environment.contents(pinned, (project,))
    project.write_text("two")
    third = environment.contents(pinned, (project,))
    assert len({first, second, third}) == 3


@pytest.mark.parametrize(
    "stamp, current",
    [
        ({}, False),
        ({"machine": "here", "installed": {"run": "new run"}}, True),
        ({"machine": "here", "installed": {"test": "new test"}}, True),
        ({"machine": "here", "installed": {"run": "old run"}}, False),
        ({"machine": "elsewhere", "installed": {"run": "new run"}}, False),
    ],
)
def test_set_up_is_skipped_only_where_the_same_was_installed_on_the_same_machine(
    stamp: dict[str, object], current: bool
) -> None:
    assert environment.is_current(stamp, RUN, "here", lambda name: f"new {name}") is current


def test_the_program_alone_does_not_stand_for_the_test_tools() -> None:
    stamp = {"machine": "here", "installed": {"run": "new run"}}

    assert not environment.is_current(stamp, TEST, "here", lambda name: f"new {name}")


@pytest.mark.parametrize("content", ["", "{", "[]", "7"])
def test_a_torn_record_counts_as_none(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "set-up.json"
    stamp.write_text(content)

    assert environment.read_stamp(stamp) == {}


def test_wheels_that_no_lock_names_are_removed(tmp_path: Path) -> None:
    wheelhouse, lock = tmp_path / "wheelhouse", tmp_path / "run.txt"
    wheelhouse.mkdir()
    (wheelhouse / "whole.whl").write_bytes(b"whole")
    (wheelhouse / "torn.whl").write_bytes(b"who")
    lock.write_text(f"--hash=sha256:{hashlib.sha256(b'whole').hexdigest()}")

    environment.drop_unpinned(wheelhouse, [lock])

    assert [wheel.name for wheel in wheelhouse.iterdir()] == ["whole.whl"]


def test_installing_offline_takes_no_setting_of_the_machine() -> None:
    settings = environment.offline_settings({"PIP_USER": "1", "PIP_INDEX_URL": "x", "HOME": "/h"})

    assert settings["HOME"] == "/h"
    assert settings["PIP_CONFIG_FILE"] == os.devnull
    assert {"PIP_USER", "PIP_INDEX_URL"}.isdisjoint(settings)


def test_a_second_set_up_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    turn = tmp_path / "set-up.lock"
    second = "import sys; from pathlib import Path; from installer.turns import alone\n"
    second += "with alone(Path(sys.argv[1])): print('its turn', flush=True)"

    with alone(turn):
        other = subprocess.Popen(
            [sys.executable, "-c", second, turn], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout
        assert other.stdout.readline().startswith("Another set-up")
        assert other.poll() is None
    with other:
        assert other.stdout.readline() == "its turn\n"
    assert other.returncode == 0


@pytest.mark.parametrize("purpose", [environment.RUN, environment.TEST, environment.QT_FLOOR])
def test_every_lock_pins_by_hash_and_names_no_package_index(
    purpose: environment.Purpose,
) -> None:
    lines = purpose.lock.read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line[:1].isalnum()]

    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_the_environment_starts_in_a_folder_whose_name_no_code_page_holds(tmp_path: Path) -> None:
    clone = tmp_path / "Nguyễn Văn Đức" / "bản sao"
    packages = clone / ".venv" / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    way = packages / "_editable_impl_declarant_client.pth"
    way.write_text(str(clone), encoding="utf-8")

    environment.lead_back(packages, clone)

    assert way.read_bytes().isascii()
    path = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import site, sys; site.addsitedir(sys.argv[1]); print(ascii(sys.path[-1]))",
            str(packages),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert path.strip() == ascii(str(clone))


def test_the_place_of_the_packages_is_where_pip_puts_them() -> None:
    assert next(TEST.packages.glob("pip-*.dist-info"), None) is not None


def test_a_file_in_use_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def in_use(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use", "python.exe")

    monkeypatch.setattr(stages, "_set_up", in_use)

    assert stages.main(["bench"]) == 1
    assert "is still open" in capsys.readouterr().err
