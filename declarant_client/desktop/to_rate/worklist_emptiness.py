"""Why the worklist is empty, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.desktop.widgets.empty_state import EmptyState


class WorklistEmptiness(EmptyState):
    """One explanation at a time, with the buttons that belong to it."""

    importWanted = Signal()
    sourcesWanted = Signal()
    allWanted = Signal()
    everyonesWanted = Signal()
    furtherWanted = Signal()
    """What the rules leave for another day is wanted now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._import = self._button(self.tr("Read declarations…"), self.importWanted, primary=True)
        self._look = self._button(
            self.tr("Look on this computer…"), self.sourcesWanted, primary=True
        )
        self._further = self._button(self.tr("Show them now"), self.furtherWanted, primary=True)
        self._all = self._button(self.tr("Show all that wait"), self.allWanted)
        self._everyones = self._button(self.tr("Show everyone's"), self.everyonesWanted)

    def explain(
        self, wanted: WorklistFilter, *, nothing_known: bool, no_sources: bool, for_later: int
    ) -> None:
        """Say why nothing is shown, the nearest cause first."""
        plain = WorklistFilter(show=wanted.show, mine=wanted.mine, beyond_today=wanted.beyond_today)
        narrowed = wanted != plain
        done_today = for_later > 0 and not narrowed
        only_mine = not (wanted.mine is None or narrowed or nothing_known or done_today)
        offers_import = not (narrowed or only_mine or no_sources or done_today)
        self._all.setVisible(narrowed)
        self._everyones.setVisible(only_mine)
        self._further.setVisible(done_today)
        self._look.setVisible(not narrowed and no_sources)
        self._import.setVisible(offers_import and wanted.show is not Show.PUT_OFF)
        if done_today:
            self._say_done_today(for_later)
        elif narrowed:
            self._say_nothing_matches()
        elif nothing_known:
            self._say_nothing_known(no_sources=no_sources)
        elif only_mine:
            self._say_nothing_of_mine(wanted)
        else:
            self._say_nothing_here(wanted.show)

    def take_focus(self) -> None:
        """Take the keyboard, but press nothing for who still types what the list wanted.

        What was searched for in vain is another matter: Enter leads back to all.
        """
        target = self if self._all.isHidden() else self._all
        target.setFocus()

    def _say_done_today(self, for_later: int) -> None:
        self.say(
            "all-done",
            self.tr("That was all for today"),
            self.tr(
                "{count} more wait for another day, as the settings say: so many a day are asked "
                "about."
            ).format(count=for_later),
        )

    def _say_nothing_matches(self) -> None:
        self.say(
            "search",
            self.tr("Nothing matches"),
            self.tr("No declaration fits the search and the filters."),
        )

    def _say_nothing_known(self, *, no_sources: bool) -> None:
        if no_sources:
            text = self.tr(
                "Let the program look for what your declaration software exported here; from "
                "then on it reads by itself what is new. Or read files (Ctrl+O), or drop them "
                "here."
            )
        else:
            text = self.tr(
                "Read the files that your declaration software printed, or drop them here."
            )
        self.say("inbox", self.tr("No declarations yet"), text)

    def _say_nothing_of_mine(self, wanted: WorklistFilter) -> None:
        self.say(
            "all-done",
            self.tr("Nothing of yours waits here"),
            self.tr("Only declarations of the user {user} are shown.").format(user=wanted.mine),
        )

    def _say_nothing_here(self, show: Show) -> None:
        if show is Show.UNRATED:
            self.say(
                "all-done",
                self.tr("Everything is rated"),
                self.tr("New declarations appear here as soon as they are read or reported."),
            )
        elif show is Show.PUT_OFF:
            self.say(
                "inbox",
                self.tr("Nothing was put off"),
                self.tr(
                    "What you skip (Ctrl+→) or put off until later is found here, and can be "
                    "asked about again."
                ),
            )
        else:
            self.say("inbox", self.tr("Nothing here"), "")

    def _button(self, text: str, wanted: SignalInstance, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(wanted)
        self.offer(button, primary=primary)
        return button
