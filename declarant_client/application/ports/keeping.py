"""What keeps the store from keeping or reading, told by its cause."""

from __future__ import annotations

from pathlib import Path

from declarant_client.domain.sentences import SaidError, Sentence, translate


class StoreError(SaidError):
    """The database could not be read or written; nothing of the attempt was kept."""


class DiskFullError(StoreError):
    """No room is left where the database lies."""


class ReadOnlyStoreError(StoreError):
    """The database, its folder or its file system may only be read."""


class LockedStoreError(StoreError):
    """Another process held the database for longer than we wait."""


class DamagedStoreError(StoreError):
    """The database's content is damaged."""


class NotADatabaseError(StoreError):
    """The file is no database, or another program's."""


class OtherProgramsStoreError(NotADatabaseError):
    """The file is a database, of another program."""


class CannotOpenStoreError(StoreError):
    """The file or its folder cannot be made or opened."""


class DiskFailedError(StoreError):
    """The operating system could not read or write the file."""


class StoppedReadingError(StoreError):
    """Nobody waits for what was being read any more."""


class NewerStoreError(StoreError):
    """A newer version of the program has written the database."""


class NetworkFolderError(StoreError):
    """The folder lies on another computer, where the database could be damaged."""


class AlreadyAssessedHereError(SaidError):
    """The place already has a live assessment from here that is neither replaced nor revised."""

    def __init__(self, number: str) -> None:
        super().__init__(
            translate(
                "store",
                "Declaration {number} has already been rated here; open that rating to change it.",
                number=number,
            )
        )


class TooLateToReplaceError(SaidError):
    """What should be replaced is on its way to the office, or there already."""

    def __init__(self, number: str) -> None:
        super().__init__(
            translate(
                "store",
                "The rating of declaration {number} is already on its way and can only be revised.",
                number=number,
            )
        )


def disk_full(path: Path) -> Sentence:
    """Say that there is no room."""
    return translate(
        "store", "There is no room left on the disk for {path}; nothing was saved.", path=path
    )


def read_only(path: Path) -> Sentence:
    """Say that nothing may be written."""
    return translate("store", "{path} may only be read, so nothing can be saved there.", path=path)


def locked(path: Path) -> Sentence:
    """Say that another process holds the database."""
    return translate(
        "store",
        "Another program has been holding {path} for too long; nothing was saved. Try again.",
        path=path,
    )


def damaged(path: Path) -> Sentence:
    """Say that the content is damaged."""
    return translate(
        "store",
        "The database {path} is damaged. Close the program wherever it runs and start it again: "
        "then the newest good copy is restored and what can still be read is merged in.",
        path=path,
    )


def not_a_database(path: Path) -> Sentence:
    """Say that the file is something else."""
    return translate("store", "{path} is not a database of this program.", path=path)


def damaged_and_used(path: Path) -> Sentence:
    """Say that others work with a damaged database."""
    return translate(
        "store",
        "The database {path} is damaged and in use by another process of this program. Close it "
        "there, then start again.",
        path=path,
    )


def used(path: Path) -> Sentence:
    """Say that nobody may have the database open for this."""
    return translate(
        "store",
        "The database {path} is in use. Close the program wherever it runs, then try again.",
        path=path,
    )


def cannot_open(path: Path) -> Sentence:
    """Say that the file cannot be opened."""
    return translate("store", "{path} cannot be opened or made.", path=path)


def disk_failed(path: Path) -> Sentence:
    """Say that the system failed at the file."""
    return translate(
        "store", "The system could not read or write {path}; nothing was saved.", path=path
    )


def newer(path: Path) -> Sentence:
    """Say that the program is older than its database."""
    return translate(
        "store",
        "{path} was written by a newer version of this program. Install that version again.",
        path=path,
    )


def stopped(path: Path) -> Sentence:
    """Say that reading was stopped; it is told to nobody who did not ask for that."""
    return translate("store", "Reading {path} was stopped.", path=path)


def on_network(path: Path) -> Sentence:
    """Say that the folder lies elsewhere."""
    return translate(
        "store",
        "The folder {path} lies on another computer, where the database could be damaged. "
        "Choose a folder on this computer.",
        path=path,
    )
