"""Somebody else rated first, as a person at a terminal meets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.receiver_process import ReceiverProcess

pytestmark = pytest.mark.processes

LEFT, MERGED = "105999900010", "105999900020"


@contextmanager
def _two_computers(folder: Path) -> Iterator[tuple[CommandLine, CommandLine]]:
    """Lan's and Minh's, of one enterprise, signed in at an office that runs."""
    for name in ("Lan", "Minh", "office"):
        (folder / name).mkdir()
    lan, minh = CommandLine(folder / "Lan"), CommandLine(folder / "Minh")
    with ReceiverProcess(folder / "office").set_up() as office:
        for computer, rater in ((lan, "Lan"), (minh, "Minh")):
            code = office.enrolment_code_for("0314404243")
            computer.run("login", "--office", office.url, "--name", rater, typed=f"{code}\n")
            computer.run("settings", "rater_name", rater)
        yield lan, minh


def test_a_second_rating_is_told_in_words_with_its_ways_out_and_each_of_them_works(
    tmp_path: Path,
):
    with _two_computers(tmp_path) as (first, second):
        for computer, level in ((first, "5"), (second, "4")):
            for number in (LEFT, MERGED):
                computer.run("rate", number, "--level", level, "--branch", "03CC")
            computer.run("sync")

        outbox = " ".join(second.run("outbox").stdout.split())
        assert "Lan rated it on" in outbox

        shown = second.run("conflict", LEFT).stdout
        assert "Lan rated it on" in shown
        assert "Satisfied" in shown
        assert "Very satisfied" in shown
        both = second.json("conflict", MERGED)
        assert both["theirs"]["rater"] == "Lan"
        assert [rating["level"] for rating in both["ours"]["ratings"]] == [4]

        assert second.json("conflict", LEFT, "--leave")["state"] == "withdrawn"
        merged = second.json("conflict", MERGED, "--merge")
        assert merged["revises"] == both["theirs"]["assessment_id"]
        second.run("sync")

    assert second.json("declarations", "--unrated") == []
    states = {entry["assessment_id"]: entry["state"] for entry in second.json("history")}
    assert states[merged["assessment_id"]] == "accepted"
    gone = second.run("conflict", MERGED, code=1)
    assert "waits for a choice" in gone.stderr
    assert "--merge" in second.run("conflict", MERGED, "--take", "team=ours", code=1).stderr


def test_what_a_colleague_rated_and_was_fetched_back_is_replaced_only_when_that_is_said(
    tmp_path: Path,
):
    with _two_computers(tmp_path) as (first, second):
        first.run("rate", LEFT, "--level", "5", "--branch", "03CC")
        first.run("sync")
        second.run("sync")

        again = ("rate", LEFT, "--level", "4", "--branch", "03CC")
        refused = second.run(*again, code=1)
        assert "Lan has already rated declaration" in refused.stderr
        assert "--revise" in refused.stderr
        assert [entry["state"] for entry in second.json("history")] == ["accepted"]

        second.run(*again, "--revise")
        second.run("sync")
    levels = [rating["level"] for entry in second.json("history") for rating in entry["ratings"]]
    assert sorted(levels) == [4, 5]
