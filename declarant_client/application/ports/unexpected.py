"""Errors that nobody expected, our own defects: told where they happen, reported elsewhere."""

from __future__ import annotations

import threading

from declarant_client.domain.sentences import SaidError, translate


class UnexpectedError(SaidError):
    """Work that ended in a defect of ours, for whoever waits for its result."""

    def __init__(self) -> None:
        super().__init__(
            translate(
                "trouble",
                "Something went wrong that nobody expected; it was not done. A report was kept.",
            )
        )


def tell_unexpected(error: Exception) -> None:
    """Tell of an error that must not end the calling thread, as if it had.

    Whoever is told of errors in threads (``threading.excepthook``) is told of this one.
    """
    happened = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(happened))
