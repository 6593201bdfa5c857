"""The set-up assistant on a profile, and the sample window that it can open."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.speech import speaks_vietnamese
from declarant_client.domain.sentences import SaidError, translate

if TYPE_CHECKING:
    from declarant_client.application.ports.settings import Setting
    from declarant_client.application.ports.world import KeySecrets
    from declarant_client.desktop.first_steps.assistant import Assistant
    from declarant_client.desktop.session import Session
    from declarant_client.store.opening import Store
    from declarant_client.wiring.core import Client

_LAST_WORDS = 2000


class SampleNotOpenedError(SaidError):
    """The sample window could not be started."""


class FirstSteps:
    """Shows the set-up assistant over the session that is open."""

    def __init__(
        self,
        client: Client,
        given_for_run: KeySecrets,
        session: Callable[[], Session],
        *,
        setting_changed: Callable[[Setting[str], object], None],
        accounts_changed: Callable[[], None],
    ) -> None:
        self._client = client
        self._given = given_for_run
        self._session = session
        self._setting_changed = setting_changed
        self._accounts_changed = accounts_changed
        self.assistant: Assistant | None = None
        """The one that is shown."""

    def offer(self) -> None:
        """Show the assistant where nobody has worked with this profile yet."""

        def answered(empty: bool) -> None:  # noqa: FBT001 - an answer, not an argument
            if empty:
                self.show(step=0)

        session, store = self._session(), self._client.store
        session.threads.reading.run(session.window, lambda: is_empty(store), answered)

    def show(self, *, step: int) -> None:
        """Show the assistant at a step, counted from 0."""
        assistant = self._assistant_at(step)
        assistant.settingChanged.connect(self._setting_changed)
        assistant.accountsChanged.connect(self._accounts_changed)
        assistant.finished.connect(self._finished)
        self.assistant = assistant
        assistant.open()

    def leave(self) -> int | None:
        """Forget the assistant, its window is about to close; return the step it showed."""
        assistant, self.assistant = self.assistant, None
        return None if assistant is None else assistant.step

    def _finished(self) -> None:
        assistant, self.assistant = self.assistant, None
        if assistant is not None:
            assistant.deleteLater()
            self._session().window.store_changed()

    def _assistant_at(self, step: int) -> Assistant:
        # Most windows open on a profile that somebody works with: it is loaded when it is shown.
        from declarant_client.desktop.first_steps.assistant import Assistant
        from declarant_client.desktop.first_steps.parts import FirstStepsParts
        from declarant_client.wiring.settings_parts import enrol_parts, sources_parts

        client, session = self._client, self._session()
        parts = FirstStepsParts(
            settings=client.settings,
            speaks_vietnamese=speaks_vietnamese,
            accounts=client.store.accounts,
            drafts=client.store.drafts,
            enrol=enrol_parts(client, self._given),
            sources=sources_parts(client, session.watcher),
            demonstration=lambda: SampleWindow("vi" if speaks_vietnamese() else "en"),
            threads=session.threads,
        )
        return Assistant(parts, step, session.window)


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
        # It may outlive the assistant: somebody has to hear of its end, or it stays as a zombie.
        Thread(target=self._process.wait, name="sample window", daemon=True).start()

    def failure(self) -> str | None:
        if self._process is None or self._words is None or not self._process.poll():
            return None
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - _LAST_WORDS))
        lines = self._words.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else str(self._process.returncode)

    def has_ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def let_go(self) -> None:
        words, self._words = self._words, None
        if words is not None:
            words.close()
