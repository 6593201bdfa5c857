"""Distances, colours and type come from one module: no page has numbers of its own for them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import declarant_client.desktop

DESKTOP = Path(declarant_client.desktop.__file__).parent
DISTANCES = {
    "addSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setSpacing",
    "setTextMargins",
    "setVerticalSpacing",
}
TYPE = {"setPointSize", "setPointSizeF"}
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|rgba?\(.*\)")


def stray(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if COLOUR.fullmatch(node.value):
                yield f"{file.relative_to(DESKTOP)}:{node.lineno}: the colour {node.value}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from _of_call(file, node, node.func.attr)


def _of_call(file: Path, call: ast.Call, name: str) -> Iterator[str]:
    if name in DISTANCES | TYPE:
        for number in (inner for argument in call.args for inner in ast.walk(argument)):
            if isinstance(number, ast.Constant) and number.value not in {0, 1}:
                yield f"{file.relative_to(DESKTOP)}:{call.lineno}: {name} of {number.value!r}"


def test_no_page_has_distances_colours_or_type_sizes_of_its_own() -> None:
    files = [file for file in DESKTOP.rglob("*.py") if file.parent.name != "appearance"]
    assert len(files) > 100
    assert [line for file in sorted(files) for line in stray(file)] == []
