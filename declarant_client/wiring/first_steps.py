"""The set-up assistant on a profile, and the sample window that it can open."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, BinaryIO

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.first_steps.assistant import Assistant
from declarant_client.desktop.first_steps.parts import FirstStepsParts
from declarant_client.desktop.speech import speaks_vietnamese
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring.settings_parts import enrol_parts, sources_parts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.application.ports.world import KeySecrets
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.sources.watcher import Watcher
    from declarant_client.store.opening import Store
    from declarant_client.wiring.core import Client

_LAST_WORDS = 2000


class SampleNotOpenedError(SaidError):
    """The sample window could not be started."""


def assistant_of(
    client: Client,
    threads: Threads,
    *,
    given_for_run: KeySecrets,
    watcher: Watcher,
    step: int,
    window: QWidget,
) -> Assistant:
    """Return the assistant over a window, not shown yet."""
    parts = FirstStepsParts(
        settings=client.settings,
        speaks_vietnamese=speaks_vietnamese,
        accounts=client.store.accounts,
        drafts=client.store.drafts,
        enrol=enrol_parts(client, given_for_run),
        sources=sources_parts(client, watcher),
        demonstration=lambda: SampleWindow("vi" if speaks_vietnamese() else "en"),
        threads=threads,
    )
    return Assistant(parts, step, window)


def is_empty(store: Store) -> bool:
    """Whether nothing at all was set up or read: nobody worked with this profile yet."""
    return not (
        store.accounts.accounts()
        or store.sources.sources()
        or store.declarations.count(WorklistFilter(show=Show.ALL))
        or store.submissions.totals(HistoryFilter()).assessments
    )


class SampleWindow:
    """``demo`` as a process of its own, which goes on when this one ends."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._process: subprocess.Popen[bytes] | None = None
        self._words: BinaryIO | None = None

    def start(self) -> None:
        """Start it; raises ``SampleNotOpenedError``."""
        words = tempfile.TemporaryFile()  # noqa: SIM115 - it is read as long as the process runs
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "declarant_client", "--language", self._language, "demo"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=words,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
                start_new_session=True,
            )
        except OSError as error:
            words.close()
            raise SampleNotOpenedError(
                translate("first steps", "It cannot be started ({reason}).", reason=error.strerror)
            ) from error
        self._words = words

    def failure(self) -> str | None:
        if self._process is None or self._words is None or not self._process.poll():
            return None
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - _LAST_WORDS))
        lines = self._words.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else str(self._process.returncode)

    def let_go(self) -> None:
        words, self._words = self._words, None
        if words is not None:
            words.close()
