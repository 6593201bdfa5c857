"""The licences of the libraries in use, as their own distributions tell them."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from declarant_client.application.ports.libraries import Library
from declarant_client.operating_system.resources import resources_folder

_OURS = "declarant-client"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXTS = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST_NAME = 80
_LONGEST_TEXT = 200_000


def libraries() -> list[Library]:
    """Return what is installed of the program's libraries and of theirs, by name."""
    found: dict[str, Library] = {}
    wanted = [_OURS]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if _plain(name) in seen:
            continue
        seen.add(_plain(name))
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # Wanted by an extra that is not installed, or for another system.
        if name != _OURS:
            found[_plain(name)] = _library(distribution)
        for requirement in distribution.requires or ():
            told = _NAME.match(requirement)
            if told is not None and ("extra ==" not in requirement or name == _OURS):
                wanted.append(told.group())
    return [found[name] for name in sorted(found)]


def own_licence() -> str:
    """Return the program's own licence: from a clone, else from what is installed."""
    clone = resources_folder().parent / "LICENSE"
    if clone.is_file():
        return clone.read_text(encoding="utf-8")
    try:
        return _text(metadata.distribution(_OURS))
    except metadata.PackageNotFoundError:
        return ""


def _library(distribution: metadata.Distribution) -> Library:
    told = distribution.metadata
    return Library(
        name=str(told["Name"]),
        version=distribution.version,
        licence=_licence(told),
        text=_text(distribution),
    )


def _licence(told: metadata.PackageMetadata) -> str:
    if "License-Expression" in told:
        return told["License-Expression"]
    classified = [
        line.removeprefix(_CLASSIFIER)
        for line in told.get_all("Classifier", [])
        if line.startswith(_CLASSIFIER)
    ]
    if classified:
        return ", ".join(classified)
    lines = told["License"].strip().splitlines() if "License" in told else []
    return lines[0][:_LONGEST_NAME] if lines else ""


def _text(distribution: metadata.Distribution) -> str:
    texts: list[str] = []
    for path in distribution.files or ():
        is_licence = _TEXTS.search(str(path)) and path.suffix not in {".py", ".pyc"}
        if is_licence and ".dist-info" in str(path):
            file = Path(str(path.locate()))
            with file.open(encoding="utf-8", errors="replace") as opened:
                texts.append(opened.read(_LONGEST_TEXT))
    return "\n\n".join(texts)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
