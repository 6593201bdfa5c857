"""The only place that builds objects and hands them to each other.

``open_client`` builds the core without Qt, for the command line and for the window. Whatever the
first rows on the screen do without is built and loaded when it is first asked for; what is slow
to load besides (requests, keyring, XlsxWriter) is loaded by the rooms themselves.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client import __version__
from declarant_client.application.ports.settings import LANGUAGE, OFFICE_URL, Language, Settings
from declarant_client.application.worklist import Worklist
from declarant_client.domain.sentences import Sentence, Translate
from declarant_client.operating_system.catalogue import catalogue_for
from declarant_client.operating_system.clock import SystemClock
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.operating_system.keyring_secrets import KeyringSecrets
from declarant_client.operating_system.language import system_language
from declarant_client.operating_system.network_paths import lies_on_network
from declarant_client.operating_system.paths import ProfileFolders, named_folders, profile_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.operating_system.settings.layered import settings_of
from declarant_client.store.opening import Store, open_store, restore_copy
from declarant_client.wiring.late import late
from declarant_client.wiring.unexpected import crashes_of_run

if TYPE_CHECKING:
    from declarant_client.application.arranging_sources import ArrangeSources
    from declarant_client.application.conflicts import ResolveConflict
    from declarant_client.application.copying import KeepCopies
    from declarant_client.application.enrolling import EnrolOffice
    from declarant_client.application.exporting import ExportAssessment, ExportHistory
    from declarant_client.application.importing import EveryReader, ImportDeclarations
    from declarant_client.application.ports.databases import DatabasePasswords, DeclarationDatabases
    from declarant_client.application.ports.offices import Offices
    from declarant_client.application.ports.proxies import Proxies, ProxyPasswords, Ways
    from declarant_client.application.ports.world import Clock, KeySecrets, SendingRight
    from declarant_client.application.rating import RateDeclaration
    from declarant_client.application.rating_form import RatingForms
    from declarant_client.application.synchronising import Synchronise, SyncNow
    from declarant_client.application.watching.parts import WatchingParts
    from declarant_client.application.watching.reading_once import ReadSourceOnce
    from declarant_client.contract.shapes import Text
    from declarant_client.exports.words import Words
    from declarant_client.operating_system.proxies import ChosenProxies
    from declarant_client.store.accounts import Accounts


@dataclass(frozen=True, slots=True)
class Speech:
    """The language in force and its catalogue."""

    language: str
    """``vi`` or ``en``."""
    translate: Translate


class Client:
    """Everything of one profile that does not need a window: what is kept, and the use cases.

    Every part may be used from any thread; a thread that ends calls ``store.close_thread``.
    """

    def __init__(
        self,
        *,
        folders: ProfileFolders,
        settings: Settings,
        speech: Speech,
        clock: Clock,
        store: Store,
        secrets: KeySecrets,
        language: str | None,
        system_proxies: Proxies | None = None,
    ) -> None:
        """``language`` is asked for instead of the setting's.

        ``system_proxies`` knows how this computer is set; else its fixed settings are read.
        """
        self.folders = folders
        self.settings = settings
        self.speech = speech
        self.clock = clock
        self.store = store
        self.secrets = secrets
        self._language = language
        self._system_proxies = system_proxies or _fixed_ways
        self._closing = ExitStack()
        self._closing.callback(store.close)

    def at_end(self, ends: Callable[[], None]) -> None:
        """Let ``close`` call ``ends``, the last first."""
        self._closing.callback(ends)

    def close(self) -> None:
        """End the reading child process, the connections and the database."""
        self._closing.close()

    @late
    def reader(self) -> EveryReader:
        """Reads the declaration software's files, in a child process where they are hostile."""
        reader = self._opened_reader()
        self._closing.callback(reader.close)
        return reader

    def _opened_reader(self) -> EveryReader:
        from declarant_client.operating_system.child_process_limits import start_limited
        from declarant_client.sources.declaration_files import DeclarationFiles

        return DeclarationFiles(start_limited=start_limited, tables=self.store.table_mappings.all)

    @late
    def offices(self) -> Offices:
        """The receiving offices, over HTTPS."""
        from declarant_client.office import HttpOffices

        offices = HttpOffices(
            secrets=self.secrets,
            client_version=__version__,
            language=lambda: self._language or _chosen_language(self.settings),
            proxies=self.proxies,
        )
        self._closing.callback(offices.close)
        return offices

    @late
    def proxies(self) -> ChosenProxies:
        """The way to an office, by the settings."""
        from declarant_client.operating_system.proxies import ChosenProxies

        return ChosenProxies(self.settings, self.proxy_passwords, self._system_proxies)

    @late
    def proxy_passwords(self) -> ProxyPasswords:
        """The password for a proxy, in the keyring or for this run."""
        from declarant_client.operating_system.proxy_passwords import KeyringProxyPasswords

        return KeyringProxyPasswords()

    @late
    def keeping_copies(self) -> KeepCopies:
        """Makes copies when they are due, and looks whether the database is whole."""
        from declarant_client.application.copying import KeepCopies

        return KeepCopies(self.store.copies, self.clock)

    @late
    def right(self) -> SendingRight:
        """The right to send for this profile."""
        return FileLock(self.folders.sending_lock, signed=True)

    @late
    def importing(self) -> ImportDeclarations:
        """Reads files into the store."""
        from declarant_client.application.importing import ImportDeclarations

        store = self.store
        return ImportDeclarations(self.reader, store.declarations, store.unknown_reports)

    @late
    def database_passwords(self) -> DatabasePasswords:
        """The passwords of database logins, in the keyring or for this run."""
        from declarant_client.operating_system.database_passwords import (
            KeyringDatabasePasswords,
            PasswordsForThisRun,
        )

        return PasswordsForThisRun(KeyringDatabasePasswords())

    @late
    def databases(self) -> DeclarationDatabases:
        """Reads the declaration software's databases."""
        from declarant_client.domain.declaration import VIETNAM
        from declarant_client.sources.ecus_database import ecus_databases

        return ecus_databases(
            passwords=self.database_passwords,
            today=lambda: self.clock.now().astimezone(VIETNAM).date(),
        )

    @late
    def arranging(self) -> ArrangeSources:
        """Adds, proposes, tests, pauses and removes sources."""
        from declarant_client.application.arranging_sources import ArrangeSources, SourceParts
        from declarant_client.application.watching.watched_database import database_of
        from declarant_client.operating_system.export_places import UsualPlaces
        from declarant_client.operating_system.folders import DiskFolders

        return ArrangeSources(
            SourceParts(
                sources=self.store.sources,
                folders=DiskFolders(),
                places=UsualPlaces(),
                reader=lambda: self.reader,
                databases=lambda: self.databases,
                keep_password=lambda settings, password: self.database_passwords.keep(
                    database_of(settings).login, password
                ),
                forget_password=lambda settings: self.database_passwords.forget(
                    database_of(settings).login
                ),
                clock=self.clock,
            )
        )

    @late
    def reading_once(self) -> ReadSourceOnce:
        """Reads a source once, without watching it."""
        from declarant_client.application.watching.reading_once import ReadSourceOnce

        return ReadSourceOnce(self.watching_parts, pause=_pause)

    @late
    def watching_parts(self) -> WatchingParts:
        """What ``WatchSources`` needs, for the one object that watches in this process."""
        import time

        from declarant_client.application.watching.parts import WatchingParts
        from declarant_client.operating_system.chance import SystemChance
        from declarant_client.operating_system.folder_changes import system_folder_changes
        from declarant_client.operating_system.folders import DiskFolders

        store = self.store
        return WatchingParts(
            sources=store.sources,
            declarations=store.declarations,
            unknown_reports=store.unknown_reports,
            folders=DiskFolders(),
            changes=system_folder_changes(),
            open_reader=self._opened_reader,
            databases=lambda: self.databases,
            right=FileLock(self.folders.watching_lock),
            clock=self.clock,
            chance=SystemChance(),
            seconds=time.monotonic,
            close_thread=store.close_thread,
        )

    @late
    def worklist(self) -> Worklist:
        """What waits for a rating."""
        return Worklist(self.store.declarations, lambda: self.store.accounts)

    @late
    def forms(self) -> RatingForms:
        """The form of a declaration."""
        from declarant_client.application.rating_form import RatingForms

        store = self.store
        return RatingForms(store.declarations, store.drafts, store.submissions, store.accounts)

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
        )

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
    def enrolling(self) -> EnrolOffice:
        """Adds and removes accounts at offices."""
        from declarant_client.application.enrolling import EnrolOffice

        return EnrolOffice(
            accounts=self.store.accounts,
            submissions=self.store.submissions,
            offices=self.offices,
            secrets=self.secrets,
            clock=self.clock,
            fixed_address=lambda: _fixed_address(self.settings),
        )

    @late
    def exporting(self) -> ExportHistory:
        """Writes the history into a file."""
        from declarant_client.application.exporting import ExportHistory
        from declarant_client.exports.writers import HistoryFormats

        accounts = self.store.accounts
        return ExportHistory(self.store.submissions, HistoryFormats(lambda: _words(accounts)))

    @late
    def exporting_one(self) -> ExportAssessment:
        """Writes one assessment into a file."""
        from declarant_client.application.exporting import ExportAssessment
        from declarant_client.exports.writers import AssessmentFormats

        accounts = self.store.accounts
        return ExportAssessment(AssessmentFormats(lambda: _words(accounts)))

    @late
    def synchronise(self) -> Synchronise:
        """Sends and fetches; for the holder of ``right`` only."""
        from declarant_client.application.fetching import FetchNews
        from declarant_client.application.sending import SendDue
        from declarant_client.application.synchronising import Synchronise
        from declarant_client.operating_system.chance import SystemChance

        store, clock = self.store, self.clock
        return Synchronise(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=self.offices,
            send=SendDue(store.submissions, store.accounts, clock, SystemChance()),
            fetch=FetchNews(store.declarations, store.submissions, store.accounts, store.notices),
            clock=clock,
        )

    @late
    def sync_now(self) -> SyncNow:
        """Synchronises here, or asks the process that holds ``right`` to do it."""
        from declarant_client.application.synchronising import SyncNow

        store = self.store
        return SyncNow(
            self.synchronise,
            store.accounts,
            store.submissions,
            self.right,
            self.clock,
            pause=_pause,
        )


def speech_of(profile: Path | None, language: str | None = None) -> Speech:
    """Return the language to speak: asked for, else the setting's, else the system's.

    Makes no folder and raises nothing, so that every other trouble can be told.
    """
    if language is None:
        language = _chosen_language(settings_of(named_folders(profile)))
    return Speech(language, catalogue_for(language, resources_folder()))


def _chosen_language(settings: Settings) -> str:
    chosen = settings.get(LANGUAGE)
    return system_language() if chosen == Language.SYSTEM else chosen


def _fixed_address(settings: Settings) -> str | None:
    return settings.get(OFFICE_URL) if settings.fixed_by_policy(OFFICE_URL) else None


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
    look_for_garbage_rarely()
    folders = profile_folders(profile)
    clock = SystemClock()
    crashes = crashes_of_run(folders)
    client = Client(
        folders=folders,
        settings=settings_of(folders),
        speech=speech_of(profile, language),
        clock=clock,
        store=open_store(
            folders.data,
            clock=clock,
            refuse_network_path=lies_on_network,
            right=FileLock(folders.opening_lock),
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


def _fixed_ways(url: str) -> Ways:
    from declarant_client.operating_system.proxies import fixed_ways

    return fixed_ways(url)


def look_for_garbage_rarely() -> None:
    """Let Python look for cycles after more new objects than it usually does.

    Bulk work makes hundreds of thousands of values that refer to nothing back: looking through
    them again and again takes a fifth of the time of a large import, and stops every thread.
    """
    gc.set_threshold(50_000, 20, 20)


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


def _words(accounts: Accounts) -> Words:
    """Return the words of an export, with the reasons of every office that was spoken with."""
    from declarant_client.application import office_wording, wording
    from declarant_client.exports.words import Words

    reasons: dict[str, Text] = {}
    for account in accounts.accounts():
        cached = accounts.directory(account.account_id)
        if cached is not None:
            reasons.update({reason.code: reason.text for reason in cached[0].reasons})
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
    )
