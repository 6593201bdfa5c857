"""The only place that builds objects and hands them to each other.

``open_client`` builds the core without Qt, for the command line and for the window. Whatever the
first rows on the screen do without is built and loaded when it is first asked for; what is slow
to load besides (requests, keyring, XlsxWriter) is loaded by the rooms themselves.
"""

from __future__ import annotations

import gc
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client import __version__
from declarant_client.application.asking import Asking, rules_of
from declarant_client.application.ports.settings import (
    ASK_FOR_STAGES,
    COPIES_DAYS,
    HISTORY_DAYS,
    PHASE_IF_UNKNOWN,
    SECOND_LOOK,
    PhaseIfUnknown,
)
from declarant_client.application.worklist import Worklist
from declarant_client.domain.sentences import Sentence
from declarant_client.operating_system.clock import SystemClock
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.operating_system.keyring_secrets import KeyringSecrets
from declarant_client.operating_system.network_paths import lies_on_network
from declarant_client.operating_system.paths import profile_folders
from declarant_client.operating_system.settings.layered import settings_of
from declarant_client.store.opening import open_store, restore_copy
from declarant_client.wiring.late import late
from declarant_client.wiring.office_parts import OfficeParts
from declarant_client.wiring.profile import speech_of
from declarant_client.wiring.reading_parts import ReadingParts
from declarant_client.wiring.unexpected import crashes_of_run

if TYPE_CHECKING:
    from declarant_client.application.conflicts import ResolveConflict
    from declarant_client.application.copying import KeepCopies
    from declarant_client.application.exporting import ExportAssessment, ExportHistory
    from declarant_client.application.exporting_each import ExportByEnterprise
    from declarant_client.application.forgetting_history import ForgetEndedHistory
    from declarant_client.application.ports.proxies import Proxies
    from declarant_client.application.ports.world import KeySecrets
    from declarant_client.application.printing import PrintSheets
    from declarant_client.application.putting_off import PutOffDeclarations
    from declarant_client.application.rating import RateDeclaration
    from declarant_client.application.rating_form import RatingForms
    from declarant_client.application.rating_together import RateTogether
    from declarant_client.application.replying import ReplyToAnswer
    from declarant_client.application.reporting import WriteMonthlyReport
    from declarant_client.contract.shapes import Text
    from declarant_client.domain.asking import AskingRules
    from declarant_client.exports.words import Words
    from declarant_client.store.accounts import Accounts


class Client(ReadingParts, OfficeParts):
    """Everything of one profile that does not need a window: what is kept, and the use cases."""

    @late
    def keeping_copies(self) -> KeepCopies:
        """Makes copies when they are due, and looks whether the database is whole."""
        from declarant_client.application.copying import KeepCopies

        return KeepCopies(self.store.copies, self.clock)

    @late
    def forgetting_history(self) -> ForgetEndedHistory:
        """Lets go of history that has ended, where the user wants that."""
        from declarant_client.application.forgetting_history import ForgetEndedHistory

        settings = self.settings
        return ForgetEndedHistory(
            self.store.ended_history, lambda: settings.get(HISTORY_DAYS), self.clock
        )

    def keep_in_order(self) -> None:
        """Make a copy when one is due, and let go of what is not to be kept any longer."""
        self.keeping_copies.run()
        self.forgetting_history.run()

    @late
    def worklist(self) -> Worklist:
        """What waits for a rating."""
        asking = Asking(self._rules, lambda: self.store.putting_off, self.clock)
        return Worklist(self.store.declarations, lambda: self.store.accounts, asking)

    def _rules(self) -> AskingRules:
        return rules_of(self.settings)

    @late
    def putting_off(self) -> PutOffDeclarations:
        """Skips declarations, or puts them off to a day."""
        from declarant_client.application.putting_off import PutOffDeclarations

        return PutOffDeclarations(self.store.putting_off, self.clock)

    @late
    def forms(self) -> RatingForms:
        """The form of a declaration."""
        from declarant_client.application.rating_form import FormDefaults, RatingForms
        from declarant_client.domain.declaration import Phase

        store, settings = self.store, self.settings

        def defaults() -> FormDefaults:
            phase = settings.get(PHASE_IF_UNKNOWN)
            return FormDefaults(
                asks_for_stages=settings.get(ASK_FOR_STAGES),
                phase_if_unknown=None if phase == PhaseIfUnknown.ASK else Phase(phase),
            )

        return RatingForms(
            store.declarations,
            store.drafts,
            store.submissions,
            store.accounts,
            rules=self._rules,
            defaults=defaults,
        )

    @late
    def rating(self) -> RateDeclaration:
        """Keeps drafts, submits, undoes."""
        from declarant_client.application.rating import RateDeclaration
        from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds

        store = self.store
        return RateDeclaration(
            declarations=store.declarations,
            drafts=store.drafts,
            submissions=store.submissions,
            accounts=store.accounts,
            clock=self.clock,
            ids=UuidV7AssessmentIds(self.clock),
            client_version=__version__,
            second_look=lambda: self.settings.get(SECOND_LOOK),
        )

    @late
    def replying(self) -> ReplyToAnswer:
        """Keeps replies to offices' answers, and takes them back."""
        from declarant_client.application.replying import ReplyToAnswer
        from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds

        return ReplyToAnswer(self.store.replies, self.clock, UuidV7AssessmentIds(self.clock))

    @late
    def together(self) -> RateTogether:
        """Rates several declarations at once."""
        from declarant_client.application.rating_together import RateTogether

        return RateTogether(self.forms, self.rating, self.store.together, self.clock)

    @late
    def conflicts(self) -> ResolveConflict:
        """Shows both sides where somebody else rated first; leaves theirs, or merges."""
        from declarant_client.application.conflicts import ResolveConflict

        store = self.store
        return ResolveConflict(
            submissions=store.submissions,
            drafts=store.drafts,
            rating=self.rating,
            clock=self.clock,
        )

    @late
    def exporting(self) -> ExportHistory:
        """Writes the history into a file."""
        from declarant_client.application.exporting import ExportHistory
        from declarant_client.exports.writers import HistoryFormats
        from declarant_client.operating_system.resources import resources_folder

        accounts, fonts = self.store.accounts, resources_folder() / "fonts"
        formats = HistoryFormats(lambda: _words(accounts), fonts, self.clock.now)
        return ExportHistory(self.store.submissions, formats)

    @late
    def exporting_each(self) -> ExportByEnterprise:
        """Writes the history into a file for each enterprise."""
        from declarant_client.application.exporting_each import ExportByEnterprise
        from declarant_client.store.history_lines import KeptHistoryLines

        return ExportByEnterprise(KeptHistoryLines(self.store.connections), self.exporting)

    @late
    def reporting(self) -> WriteMonthlyReport:
        """Writes a month's report."""
        from declarant_client.application.reporting import WriteMonthlyReport
        from declarant_client.exports.report import PdfReport
        from declarant_client.operating_system.resources import resources_folder
        from declarant_client.store.history_lines import KeptHistoryLines

        store, fonts = self.store, resources_folder() / "fonts"
        return WriteMonthlyReport(
            store.submissions,
            KeptHistoryLines(store.connections),
            PdfReport(fonts, lambda: _words(store.accounts)),
            self.clock,
        )

    @late
    def exporting_one(self) -> ExportAssessment:
        """Writes one assessment into a file."""
        from declarant_client.application.exporting import ExportAssessment
        from declarant_client.exports.writers import AssessmentFormats

        accounts = self.store.accounts
        return ExportAssessment(AssessmentFormats(lambda: _words(accounts)))

    @late
    def printing(self) -> PrintSheets:
        """Makes documents to print."""
        from declarant_client.application.printing import PrintSheets
        from declarant_client.exports.printed import PrintedSheets

        store = self.store
        maker = PrintedSheets(lambda: _words(store.accounts))
        return PrintSheets(store.submissions, maker, self.clock)


def open_client(
    profile: Path | None = None,
    *,
    secrets: KeySecrets | None = None,
    language: str | None = None,
    system_proxies: Proxies | None = None,
) -> Client:
    """Open a profile: ``None`` is the user's own, else everything lies under that folder.

    ``secrets`` are the keyring's unless given, ``system_proxies`` this computer's fixed ones.
    Raises ``ProfileUnusableError``, ``StoreError``.
    """
    look_for_garbage_in_small_steps()
    folders = profile_folders(profile)
    clock = SystemClock()
    crashes = crashes_of_run(folders)
    settings = settings_of(folders)
    client = Client(
        folders=folders,
        settings=settings,
        speech=speech_of(profile, language),
        clock=clock,
        store=open_store(
            folders.data,
            clock=clock,
            refuse_network_path=lies_on_network,
            right=FileLock(folders.opening_lock),
            copies_stay=lambda: timedelta(days=settings.get(COPIES_DAYS)),
        ),
        secrets=secrets or KeyringSecrets(),
        language=language,
        system_proxies=system_proxies,
    )
    client.at_end(crashes.end)
    return client


def restored_copy(profile: Path | None, name: str) -> Sentence:
    """Put a copy in the place of a profile's database and say what was done.

    Raises ``StoreError`` (somebody has it open, among others) and what ``restore_copy`` tells.
    """
    folders = profile_folders(profile)
    return restore_copy(
        folders.data,
        name,
        clock=SystemClock(),
        refuse_network_path=lies_on_network,
        right=FileLock(folders.opening_lock),
    )


def erase_profile(profile: Path | None) -> None:
    """Delete what a profile holds, settings and logs included; nobody may have it open.

    Raises ``StoreError``; nothing was deleted then.
    """
    from declarant_client.operating_system.erasing import erase_settings_and_logs
    from declarant_client.store.erasing import erase

    folders = profile_folders(profile)
    erase(folders.data, right=FileLock(folders.opening_lock))
    erase_settings_and_logs(folders)


def look_for_garbage_in_small_steps() -> None:
    """Let Python look for cycles among few new objects at a time, and seldom among older ones.

    Bulk work makes hundreds of thousands of values that refer to nothing back: looking through
    them again and again takes a fifth of the time of a large import, and every look stops every
    thread until it is over. Of 5,000 objects it takes a millisecond or two.
    """
    gc.set_threshold(5_000, 200, 20)


def _words(accounts: Accounts) -> Words:
    """Return the words of an export, with the reasons and names of every known office."""
    from declarant_client.application import office_wording, wording
    from declarant_client.application.directory_names import names_in
    from declarant_client.exports.words import Words

    reasons: dict[str, Text] = {}
    names: dict[str, Text] = {}
    for account in accounts.accounts():
        cached = accounts.directory(account.account_id)
        if cached is not None:
            directory = cached[0]
            reasons.update({reason.code: reason.text for reason in directory.reasons})
            names.update(names_in(directory))
    return Words(
        kinds=wording.KINDS,
        channels=wording.CHANNELS,
        phases=wording.PHASES,
        subject_kinds=office_wording.SUBJECT_KINDS,
        levels=wording.LEVELS,
        states=wording.STATES,
        case_events=office_wording.CASE_EVENTS,
        case_outcomes=office_wording.CASE_OUTCOMES,
        reason=reasons.get,
        subject=names.get,
    )
