"""Writes a program's AT-SPI tree, or what it announces, as JSON; run by the system's own Python."""

from __future__ import annotations

import json
import sys
from typing import Any

_DEEPEST = 40
_MOST_CHILDREN = 200
_ALWAYS_OPEN = 2
"""The program and its windows: shown or not, their children are looked at."""


def read(words: list[str]) -> None:
    import gi  # type: ignore[import-not-found]

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi  # type: ignore[import-not-found]

    if words[0] == "tree":
        print(json.dumps(_tree(Atspi, int(words[1]))))
    else:
        _listen(Atspi, int(words[1]))


def _program(atspi: Any, process: int) -> Any:
    desk = atspi.get_desktop(0)
    for position in range(desk.get_child_count()):
        program = desk.get_child_at_index(position)
        if program is not None and program.get_process_id() == process:
            return program
    return None


def _tree(atspi: Any, process: int) -> dict[str, Any] | None:
    program = _program(atspi, process)
    return None if program is None else _node(program, 0)


def _node(accessible: Any, depth: int) -> dict[str, Any]:
    states = [state.value_nick for state in accessible.get_state_set().get_states()]
    action = accessible.get_action_iface()
    told = {
        "role": accessible.get_role_name(),
        "name": accessible.get_name() or "",
        "states": states,
        "actions": [action.get_action_name(number) for number in range(action.get_n_actions())]
        if action
        else [],
        "children": [],
    }
    if depth < _DEEPEST and ("showing" in states or depth < 2):
        for position in range(min(accessible.get_child_count(), _MOST_CHILDREN)):
            child = accessible.get_child_at_index(position)
            if child is not None:
                told["children"].append(_node(child, depth + 1))
    return told


def _listen(atspi: Any, process: int) -> None:
    def heard(event: Any) -> None:
        if event.source is None or event.source.get_process_id() != process:
            return
        said = event.any_data if event.type.startswith("object:announcement") else None
        line = {
            "event": event.type,
            "said": said if isinstance(said, str) else None,
            "role": event.source.get_role_name(),
            "name": event.source.get_name() or "",
            "about": event.source.get_description() or "",
            "detail": event.detail1,
        }
        print(json.dumps(line), flush=True)

    listener = atspi.EventListener.new(heard)
    listener.register("object:announcement")
    listener.register("object:state-changed:focused")
    atspi.event_main()


if __name__ == "__main__":
    read(sys.argv[1:])
