"""What is proposed of the folders in which exports were found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from declarant_client.application.ports.export_places import ExportsFound

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A folder to be watched; ``recursive``: with the folders inside it."""

    folder: Path
    recursive: bool
    files: int
    newest: datetime


def proposals_of(found: Sequence[ExportsFound]) -> list[Proposal]:
    """Return what to watch, newest first; no proposal lies in another.

    Folders that differ in their figures alone ("2026-10", "2026-11") are those of periods: what
    they lie in is watched with all inside it, the next period's folder included. Otherwise what
    lies inside is only watched where exports were found: below the downloads there may be anything.
    """
    proposals = [
        Proposal(folder=one.folder, recursive=False, files=one.files, newest=one.newest)
        for one in found
    ]
    while len(gathered := _within_one_another(_by_period(proposals))) < len(proposals):
        proposals = gathered
    return sorted(gathered, key=lambda proposal: proposal.newest, reverse=True)


def _by_period(proposals: Iterable[Proposal]) -> list[Proposal]:
    alike: dict[tuple[Path, str], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        shape = _DIGITS.sub("0", proposal.folder.name)
        alike[proposal.folder.parent, shape].append(proposal)
    made: list[Proposal] = []
    for (parent, shape), group in alike.items():
        if len(group) > 1 and "0" in shape:
            made.append(_together(parent, group))
        else:
            made.extend(group)
    return made


def _within_one_another(proposals: Iterable[Proposal]) -> list[Proposal]:
    groups: dict[Path, list[Proposal]] = {}
    for proposal in sorted(proposals, key=lambda each: len(each.folder.parts)):
        way = (proposal.folder, *proposal.folder.parents)
        above = next((folder for folder in way if folder in groups), proposal.folder)
        groups.setdefault(above, []).append(proposal)
    return [
        group[0] if len(group) == 1 else _together(folder, group)
        for folder, group in groups.items()
    ]


def _together(folder: Path, group: Sequence[Proposal]) -> Proposal:
    return Proposal(
        folder=folder,
        recursive=True,
        files=sum(each.files for each in group),
        newest=max(each.newest for each in group),
    )
