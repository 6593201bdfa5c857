"""The command line: the same use cases as the window's, without loading Qt."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from declarant_client.domain.sentences import SaidError, translate

if TYPE_CHECKING:
    from declarant_client.cli.terminal import Terminal

FAILED, INTERRUPTED = 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``declarant-client``; return 0 done, 1 failed, 2 wrong usage, 3 waits, 130 interrupted.

    Without a command the window opens.
    """
    from declarant_client.cli.argument_parser import WRONG_USAGE, WrongUsage
    from declarant_client.cli.arguments import parser, said_before_parsing
    from declarant_client.cli.terminal import Terminal, speak_utf8
    from declarant_client.wiring import speech_of

    given = sys.argv[1:] if arguments is None else arguments
    speak_utf8()
    speech = speech_of(*said_before_parsing(given))
    try:
        options = parser(speech.translate).parse_args(given)
    except WrongUsage as wrong:
        Terminal(speech, json="--json" in given).failure(wrong.said)
        return WRONG_USAGE
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    terminal = Terminal(speech, json=options.json)
    try:
        code = _run(terminal, options)
        sys.stdout.flush()
    except SaidError as error:
        terminal.fail(error.sentence)
        return FAILED
    except KeyboardInterrupt:
        terminal.remark(translate("cli", "Interrupted. What was said to be saved is saved."))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (``head``) has seen enough; nothing must be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _run(terminal: Terminal, options: argparse.Namespace) -> int:
    if options.command is None:
        from declarant_client.wiring import open_window

        return open_window(options.profile, language=options.language)
    from declarant_client.cli.commands import run
    from declarant_client.cli.unexpected import run_told

    return run_told(terminal, options.profile, lambda: run(terminal, options))
