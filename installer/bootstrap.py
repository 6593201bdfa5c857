"""Set the program up from a clone, then start, test or measure it. Python's own library is enough.

    python3 installer/bootstrap.py run              open it on an embedded office with sample data
    python3 installer/bootstrap.py test             format, lint, types, import contracts, tests
    python3 installer/bootstrap.py test --qt-floor  the desktop tests on the oldest promised Qt
    python3 installer/bootstrap.py bench            the benchmarks, as ratios
    python3 installer/bootstrap.py torture          every ordeal to its end, or [--minutes N]
    python3 installer/bootstrap.py pictures         every page as PNG, or [FOLDER]
    python3 installer/bootstrap.py lock             refresh the pinned dependencies

On Windows `py` stands for `python3`.
What stands after `--` goes to the program, to pytest, to the runner of benchmarks,
ordeals or pictures, or to uv.
This file keeps to old syntax, so that a Python that is too old can still say so.
"""

import sys
from pathlib import Path

OLDEST = (3, 11)
FIRST_UNTRIED = (3, 15)


def python_problem(version: "tuple[int, ...]", largest: int = sys.maxsize) -> str:
    """Why this Python cannot be used, as one sentence, or "" when it can."""
    found = f"this is Python {version[0]}.{version[1]}."
    if version[:2] < OLDEST:
        return f"declarant-client needs Python 3.11 or newer, and {found}"
    if version[:2] >= FIRST_UNTRIED:
        return f"declarant-client is made for Python 3.11 to 3.14, and {found}"
    if largest < 2**32:
        return "declarant-client needs a 64-bit Python, and this is a 32-bit one."
    return ""


def main() -> None:
    """Exit with the outcome of what was asked for."""
    problem = python_problem(tuple(sys.version_info[:2]))
    if problem:
        sys.exit(problem)
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer import stages

    sys.exit(stages.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
