"""What is typed is understood, in any order, and told wrong in the reader's language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from declarant_client.cli.argument_errors import said_of
from declarant_client.cli.argument_values import SubjectLevel, SubjectName, subject_level
from declarant_client.cli.arguments import parser, said_before_parsing
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import VIETNAM
from tests.support.history_entries import english

RATE = ["rate", "106999900010", "--level", "5"]


@pytest.mark.parametrize("arguments", [["--json", "outbox"], ["outbox", "--json"]])
def test_json_may_stand_before_and_behind_the_command(arguments: list[str]) -> None:
    assert parser(english).parse_args(arguments).json is True


def test_what_stands_before_the_command_is_not_forgotten_behind_it() -> None:
    options = parser(english).parse_args(["--profile", "p", "--key-stdin", "sync"])
    assert options.profile == Path("p")
    assert options.key_stdin is True
    assert options.json is False


def test_no_command_is_no_mistake() -> None:
    assert parser(english).parse_args([]).command is None


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("branch=5", SubjectLevel(SubjectName(SubjectKind.BRANCH, None), 5)),
        ("TEAM:01=4", SubjectLevel(SubjectName(SubjectKind.TEAM, "01"), 4)),
        ("officer:Lê Văn A=1", SubjectLevel(SubjectName(SubjectKind.OFFICER, "Lê Văn A"), 1)),
        ("stage:a=b=3", SubjectLevel(SubjectName(SubjectKind.STAGE, "a=b"), 3)),
    ],
)
def test_a_subject_with_its_level_is_read(typed: str, expected: SubjectLevel) -> None:
    assert subject_level(typed) == expected


@pytest.mark.parametrize("typed", ["branch", "branch=", "branch=6", "branch=0", "chief=5", "=5"])
def test_no_subject_with_a_level_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        subject_level(typed)


@pytest.mark.parametrize(
    "arguments",
    [
        ["rate", "106999900010"],
        [*RATE, "--subject", "chief=5"],
        [*RATE[:3], "6"],
        ["import"],
        ["unheard-of"],
        ["history", "--since", "31/01/2026"],
        ["history", "--enterprise", "12"],
        ["outbox", "--json=yes"],
        ["--language", "fr", "outbox"],
        [*RATE, "--subject"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_why_in_our_words(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def shouting(_context: str, source: str) -> str:
        return f"«{source}»"

    with pytest.raises(SystemExit) as ended:
        parser(shouting).parse_args(arguments)

    said = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert said[0].startswith("«Usage:»")
    assert said[-2].startswith("«")


def test_wrong_usage_tells_of_no_hidden_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser(english).parse_args(["unheard-of"])
    said = capsys.readouterr().err
    assert "demo" in said
    assert "pictures" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["rate", "106999900010", "--level", "5", "--comment", "\udcff"],
        ["rate", "106999900010", "--level", "5", "--reason", "\udcff"],
        ["rate", "106999900010", "--level", "5", "--subject", "team:\udcff=4"],
        ["settings", "rater_name", "\udcff"],
        ["declarations", "--search", "\udcff"],
    ],
)
def test_what_is_no_text_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(english).parse_args(arguments)
    assert ended.value.code == 2
    assert "udcff" in capsys.readouterr().err


def test_a_file_may_have_any_name() -> None:
    assert parser(english).parse_args(["import", "\udcff.xlsx"]).paths == [Path("\udcff.xlsx")]


def test_days_mean_vietnams_days_whole() -> None:
    options = parser(english).parse_args(
        ["history", "--since", "2026-01-31", "--until", "2026-01-31"]
    )
    assert options.since == datetime(2026, 1, 31, tzinfo=VIETNAM)
    assert options.until == datetime(2026, 2, 1, tzinfo=VIETNAM)


def test_tax_codes_are_taken_in_every_spelling() -> None:
    for typed in ("0314404243001", "0314404243-001", "0314404243 - 001"):
        options = parser(english).parse_args(["history", "--enterprise", typed])
        assert options.enterprise == "0314404243-001"


def test_language_and_profile_are_known_before_anything_may_be_wrong() -> None:
    assert said_before_parsing(["--language=vi", "rate", "--profile", "p", "--what"]) == (
        Path("p"),
        "vi",
    )
    assert said_before_parsing(["--language", "fr"]) == (None, None)
    assert said_before_parsing(["--profile"]) == (None, None)


def test_a_message_of_argparse_that_we_do_not_know_stays_as_it_is() -> None:
    assert said_of("something new") is None


def test_help_names_every_command_and_no_hidden_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(english).parse_args(["--help"])

    shown = capsys.readouterr().out
    assert ended.value.code == 0
    for command in (
        "import",
        "rate",
        "sync",
        "export",
        "login",
        "settings",
        "copies",
        "doctor",
        "demo",
    ):
        assert f"    {command} " in shown
    assert "pictures" not in shown
