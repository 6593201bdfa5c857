"""What an office's directory calls its branches, teams and stages, in both languages."""

from __future__ import annotations

from declarant_client.contract.office import Directory
from declarant_client.contract.shapes import Text


def names_in(directory: Directory) -> dict[str, Text]:
    """Return the names by the Vietnamese one, under which assessed subjects are kept.

    Of things with one name a branch goes before a team, a team before a stage.
    """
    names = [stage.name for stage in directory.stages]
    names += [team.name for branch in directory.branches for team in branch.teams]
    names += [branch.name for branch in directory.branches]
    return {name.vi: name for name in names}


def branch_names_in(directory: Directory) -> dict[str, Text]:
    """Return the branches' names by all that a declaration may say of one: code, short names."""
    return {
        key: branch.name
        for branch in directory.branches
        for key in (branch.code, branch.short_name, *branch.aliases)
        if key
    }
