"""The only place that builds objects and hands them to each other.

``open_client`` builds the core without Qt, for the command line and for the window. What is slow
to load (requests, keyring, XlsxWriter) is loaded by the rooms themselves when it is needed.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from declarant_client import __version__
from declarant_client.application import wording
from declarant_client.application.enrolling import EnrolOffice
from declarant_client.application.exporting import ExportHistory
from declarant_client.application.fetching import FetchNews
from declarant_client.application.importing import ImportDeclarations
from declarant_client.application.ports.offices import Offices
from declarant_client.application.ports.reading import DeclarationReader
from declarant_client.application.ports.settings import (
    LANGUAGE,
    OFFICE_URL,
    Language,
    Settings,
)
from declarant_client.application.ports.world import Clock, KeySecrets, SendingRight
from declarant_client.application.rating import RateDeclaration
from declarant_client.application.rating_form import RatingForms
from declarant_client.application.sending import SendDue
from declarant_client.application.synchronising import Synchronise, SyncNow
from declarant_client.application.worklist import Worklist
from declarant_client.contract.shapes import Text
from declarant_client.domain.sentences import Translate
from declarant_client.exports.words import Words
from declarant_client.exports.writers import HistoryFormats
from declarant_client.office import HttpOffices
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.operating_system.catalogue import catalogue_for
from declarant_client.operating_system.chance import SystemChance
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.operating_system.clock import SystemClock
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.operating_system.keyring_secrets import KeyringSecrets
from declarant_client.operating_system.language import system_language
from declarant_client.operating_system.network_paths import lies_on_network
from declarant_client.operating_system.paths import ProfileFolders, named_folders, profile_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.operating_system.settings.layered import settings_of
from declarant_client.sources.registry import DeclarationFiles
from declarant_client.store.accounts import Accounts
from declarant_client.store.opening import Store, open_store


@dataclass(frozen=True, slots=True)
class Speech:
    """The language in force and its catalogue."""

    language: str
    """``vi`` or ``en``."""
    translate: Translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Everything of one profile that does not need a window: what is kept, and the use cases.

    Every part may be used from any thread; a thread that ends calls ``store.close_thread``.
    """

    folders: ProfileFolders
    settings: Settings
    speech: Speech
    clock: Clock
    store: Store
    reader: DeclarationReader
    secrets: KeySecrets
    offices: Offices
    right: SendingRight
    importing: ImportDeclarations
    worklist: Worklist
    forms: RatingForms
    rating: RateDeclaration
    enrolling: EnrolOffice
    exporting: ExportHistory
    synchronise: Synchronise
    """For the holder of ``right`` only."""
    sync_now: SyncNow
    closing: ExitStack

    def close(self) -> None:
        """End the reading child process, the connections and the database."""
        self.closing.close()


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


def open_client(
    profile: Path | None = None,
    *,
    secrets: KeySecrets | None = None,
    language: str | None = None,
) -> Client:
    """Open a profile: ``None`` is the user's own, else everything lies under that folder.

    ``secrets`` are the keyring's unless given. Raises ``ProfileUnusableError``, ``StoreError``.
    """
    folders = profile_folders(profile)
    speech = speech_of(profile, language)
    settings = settings_of(folders)
    clock = SystemClock()
    secrets = secrets or KeyringSecrets()
    with ExitStack() as closing:
        store = open_store(folders.data, clock=clock, refuse_network_path=lies_on_network)
        closing.callback(store.close)
        reader = DeclarationFiles(start_limited=start_limited)
        closing.callback(reader.close)
        offices = HttpOffices(
            secrets=secrets,
            client_version=__version__,
            language=lambda: language or _chosen_language(settings),
        )
        closing.callback(offices.close)
        outside = _Outside(folders, settings, speech, clock, store, reader, secrets, offices)
        return _use_cases(outside, closing.pop_all())
    raise AssertionError  # No exit stack swallows an error; mypy cannot know.


@dataclass(frozen=True, slots=True)
class _Outside:
    """What reaches outside, for the use cases."""

    folders: ProfileFolders
    settings: Settings
    speech: Speech
    clock: Clock
    store: Store
    reader: DeclarationReader
    secrets: KeySecrets
    offices: Offices


def _use_cases(outside: _Outside, closing: ExitStack) -> Client:
    store, clock = outside.store, outside.clock
    right = FileLock(outside.folders.sending_lock)
    synchronise = _synchronise(outside)
    return Client(
        folders=outside.folders,
        settings=outside.settings,
        speech=outside.speech,
        clock=clock,
        store=store,
        reader=outside.reader,
        secrets=outside.secrets,
        offices=outside.offices,
        right=right,
        importing=ImportDeclarations(outside.reader, store.declarations),
        worklist=Worklist(store.declarations, store.accounts),
        forms=RatingForms(store.declarations, store.drafts, store.submissions, store.accounts),
        rating=_rating(outside),
        enrolling=EnrolOffice(
            accounts=store.accounts,
            submissions=store.submissions,
            offices=outside.offices,
            secrets=outside.secrets,
            clock=clock,
            fixed_address=lambda: _fixed_address(outside.settings),
        ),
        exporting=ExportHistory(store.submissions, HistoryFormats(lambda: _words(store.accounts))),
        synchronise=synchronise,
        sync_now=SyncNow(
            synchronise,
            store.accounts,
            store.submissions,
            right,
            clock,
            pause=_pause,
        ),
        closing=closing,
    )


def _fixed_address(settings: Settings) -> str | None:
    return settings.get(OFFICE_URL) if settings.fixed_by_policy(OFFICE_URL) else None


def _rating(outside: _Outside) -> RateDeclaration:
    store, clock = outside.store, outside.clock
    return RateDeclaration(
        declarations=store.declarations,
        drafts=store.drafts,
        submissions=store.submissions,
        accounts=store.accounts,
        clock=clock,
        ids=UuidV7AssessmentIds(clock),
        client_version=__version__,
    )


def _synchronise(outside: _Outside) -> Synchronise:
    store, clock = outside.store, outside.clock
    return Synchronise(
        submissions=store.submissions,
        accounts=store.accounts,
        offices=outside.offices,
        send=SendDue(store.submissions, store.accounts, clock, SystemChance()),
        fetch=FetchNews(store.declarations, store.submissions, store.accounts, store.notices),
        clock=clock,
    )


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


def _words(accounts: Accounts) -> Words:
    """Return the words of an export, with the reasons of every office that was spoken with."""
    reasons: dict[str, Text] = {}
    for account in accounts.accounts():
        cached = accounts.directory(account.account_id)
        if cached is not None:
            reasons.update({reason.code: reason.text for reason in cached[0].reasons})
    return Words(
        kinds=wording.KINDS,
        channels=wording.CHANNELS,
        phases=wording.PHASES,
        subject_kinds=wording.SUBJECT_KINDS,
        levels=wording.LEVELS,
        states=wording.STATES,
        case_events=wording.CASE_EVENTS,
        case_outcomes=wording.CASE_OUTCOMES,
        reason=reasons.get,
    )
