"""Accounts at receiving offices, what is cached of them, and requests to synchronise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import apsw

from declarant_client.application.ports.offices import Account, Stream
from declarant_client.contract.office import (
    Directory,
    Enrolment,
    OfficeDescription,
    PartyKind,
    Role,
)
from declarant_client.domain.sentences import Sentence
from declarant_client.store.branches import keep_branches, known_branches
from declarant_client.store.columns import (
    json_text,
    json_value,
    micros,
    sentence_of,
    sentence_text,
    time_at,
)
from declarant_client.store.connection import Connections

_ACCOUNT = """SELECT account_id, office_url, office, party_tax_code, party_name, party_kind, role,
    client_id, key_name, enrolled_at, trouble FROM accounts"""
_ANSWERS_KEPT = timedelta(days=1)
_ROOT_DIGITS = 10


class Accounts:
    """The ``AccountStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def accounts(self) -> list[Account]:
        with self._connections.reading() as connection:
            return _accounts(connection)

    def add(
        self, office_url: str, office: OfficeDescription, enrolment: Enrolment, at: datetime
    ) -> Account:
        with self._connections.writing() as connection:
            account_id = _add(connection, office_url, office, enrolment, at)
            _keep_names(connection, account_id)
            return _one(connection, account_id)

    def remove(self, account_id: int) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE accounts SET removed = 1, trouble = NULL WHERE account_id = ?",
                (account_id,),
            )
            for table in ("directories", "branches", "cursors"):
                connection.execute(f"DELETE FROM {table} WHERE account_id = ?", (account_id,))
            connection.execute(
                """UPDATE assessments SET account_id = NULL
                   WHERE account_id = ? AND state IN ('held', 'queued', 'sending', 'unknown')""",
                (account_id,),
            )

    def set_trouble(self, account_id: int, trouble: Sentence | None) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE accounts SET trouble = ? WHERE account_id = ?",
                (sentence_text(trouble), account_id),
            )

    def keep_office(self, account_id: int, office: OfficeDescription) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE accounts SET office = ?, office_id = ?, office_name = ?
                   WHERE account_id = ?""",
                (json_text(office), office.office_id, office.name.vi, account_id),
            )
            _keep_names(connection, account_id)

    def account_for(self, branch_keys: Sequence[str], enterprise: str | None) -> Account | None:
        with self._connections.reading() as connection:
            account_id = answering_account(connection, branch_keys, enterprise)
            return None if account_id is None else _one(connection, account_id)

    def is_only_read(self, branch_keys: Sequence[str]) -> bool:
        with self._connections.reading() as connection:
            by_role = (
                answering_account(connection, branch_keys, None, role=role)
                for role in (Role.SUBMIT, Role.READ)
            )
            return tuple(one is not None for one in by_role) == (False, True)

    def cursor(self, account_id: int, stream: Stream) -> str | None:
        with self._connections.reading() as connection:
            cursor: str | None = connection.execute(
                "SELECT cursor FROM cursors WHERE account_id = ? AND stream = ?",
                (account_id, stream),
            ).get
            return cursor

    def forget_cursor(self, account_id: int, stream: Stream) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM cursors WHERE account_id = ? AND stream = ?", (account_id, stream)
            )

    def directory(self, account_id: int) -> tuple[Directory, str | None] | None:
        with self._connections.reading() as connection:
            for directory, etag in connection.execute(
                "SELECT directory, etag FROM directories WHERE account_id = ?", (account_id,)
            ):
                return json_value(directory, Directory), etag
            return None

    def keep_directory(self, account_id: int, directory: Directory, etag: str | None) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """INSERT INTO directories VALUES (?, ?, ?) ON CONFLICT DO UPDATE
                   SET directory = excluded.directory, etag = excluded.etag""",
                (account_id, json_text(directory), etag),
            )
            _keep_names(connection, account_id)

    def ask_to_sync(self, at: datetime) -> int:
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM sync_requests WHERE asked_at < ?", (micros(at - _ANSWERS_KEPT),)
            )
            connection.execute("INSERT INTO sync_requests (asked_at) VALUES (?)", (micros(at),))
            return connection.last_insert_rowid()

    def open_sync_requests(self) -> list[int]:
        with self._connections.reading() as connection:
            return [
                request
                for (request,) in connection.execute(
                    "SELECT request FROM sync_requests WHERE answer IS NULL ORDER BY request"
                )
            ]

    def answer_sync(self, requests: Sequence[int], answer: bytes) -> None:
        with self._connections.writing() as connection:
            connection.executemany(
                "UPDATE sync_requests SET answer = ? WHERE request = ? AND answer IS NULL",
                [(answer, request) for request in requests],
            )

    def sync_answer(self, request: int) -> bytes | None:
        with self._connections.reading() as connection:
            answer: bytes | None = connection.execute(
                "SELECT answer FROM sync_requests WHERE request = ?", (request,)
            ).get
            return answer

    def data_version(self) -> int:
        return self._connections.data_version()


def keep_cursor(connection: apsw.Connection, account_id: int, stream: Stream, cursor: str) -> None:
    """Keep where reading a list goes on, in the transaction that keeps the page."""
    connection.execute(
        """INSERT INTO cursors VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET cursor = excluded.cursor""",
        (account_id, stream, cursor),
    )


def office_of(connection: apsw.Connection, account_id: int) -> str:
    """Return the id of an account's office."""
    office_id: str = connection.execute(
        "SELECT office_id FROM accounts WHERE account_id = ?", (account_id,)
    ).get
    return office_id


def answering_account(
    connection: apsw.Connection,
    branch_keys: Sequence[str],
    enterprise: str | None,
    office_id: str | None = None,
    role: Role = Role.SUBMIT,
) -> int | None:
    """Return the account that answers for a branch, chosen as ``AccountStore`` says.

    With ``office_id`` only an account at that office will do; with ``role`` one of this role.
    """
    branches = known_branches(connection)
    keys = {key for given in branch_keys if given for key in branches.keys_of(given)}
    account_id: int | None = connection.execute(
        """SELECT account_id FROM accounts
           WHERE NOT removed AND role = ?2 AND (?4 IS NULL OR office_id = ?4)
             AND account_id IN (
                SELECT k.account_id FROM branch_keys k JOIN branches b USING (account_id, code)
                WHERE b.answers AND k.branch_key IN (SELECT value FROM json_each(?1)))
           ORDER BY substr(party_tax_code, 1, 10) IS NOT ?3, party_kind <> ?5, account_id
           LIMIT 1""",
        (
            json_text(sorted(keys)),
            role,
            enterprise[:_ROOT_DIGITS] if enterprise else None,
            office_id,
            PartyKind.AGENT,
        ),
    ).get
    return account_id


def _add(
    connection: apsw.Connection,
    office_url: str,
    office: OfficeDescription,
    enrolment: Enrolment,
    at: datetime,
) -> int:
    """Keep an account; the same key given again is the same account."""
    party = enrolment.party
    account_id: int = connection.execute(
        """INSERT INTO accounts (office_url, office, office_id, office_name, party_tax_code,
               party_name, party_kind, role, client_id, key_name, enrolled_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (office_url, client_id) DO UPDATE SET office = excluded.office,
               office_id = excluded.office_id, office_name = excluded.office_name,
               party_tax_code = excluded.party_tax_code, party_name = excluded.party_name,
               party_kind = excluded.party_kind, role = excluded.role,
               key_name = excluded.key_name, trouble = NULL, removed = 0
           RETURNING account_id""",
        (
            office_url,
            json_text(office),
            office.office_id,
            office.name.vi,
            party.tax_code,
            party.name,
            party.kind,
            enrolment.role,
            enrolment.client_id,
            enrolment.key_name,
            micros(at),
        ),
    ).get
    return account_id


def _keep_names(connection: apsw.Connection, account_id: int) -> None:
    office: str = connection.execute(
        "SELECT office FROM accounts WHERE account_id = ?", (account_id,)
    ).get
    directory: str | None = connection.execute(
        "SELECT directory FROM directories WHERE account_id = ?", (account_id,)
    ).get
    keep_branches(
        connection,
        account_id,
        json_value(office, OfficeDescription).branches,
        json_value(directory, Directory).branches if directory else (),
    )


def _accounts(connection: apsw.Connection) -> list[Account]:
    rows = connection.execute(f"{_ACCOUNT} WHERE NOT removed ORDER BY account_id")
    return [_account(row) for row in rows]


def _one(connection: apsw.Connection, account_id: int) -> Account:
    (row,) = connection.execute(f"{_ACCOUNT} WHERE account_id = ?", (account_id,))
    return _account(row)


def _account(row: tuple[Any, ...]) -> Account:
    return Account(
        account_id=row[0],
        office_url=row[1],
        office=json_value(row[2], OfficeDescription),
        party_tax_code=row[3],
        party_name=row[4],
        party_kind=row[5],
        role=row[6],
        client_id=row[7],
        key_name=row[8],
        enrolled_at=time_at(row[9]),
        trouble=sentence_of(row[10]),
    )
