"""One client's conversation with the server: MS-TDS 3.3.5."""

from __future__ import annotations

import ssl
import struct
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from tests.support.tds_server import errors, tokens
from tests.support.tds_server.errors import SqlServerError
from tests.support.tds_server.login import (
    Encryption,
    Login,
    TdsVersion,
    agreed_encryption,
    asked_encryption,
    newest_version,
    prelogin_answer,
    read_login,
)
from tests.support.tds_server.packets import (
    LARGEST,
    SMALLEST,
    USUAL,
    Answer,
    ConversationEnded,
    Kind,
    Wire,
)
from tests.support.tds_server.statements import Statement, refuse_what_is_too_new, statements
from tests.support.tds_server.tokens import Changed, Done, RowWriter
from tests.support.tds_server.twin import Rights, Session, Twin
from tests.support.tds_server.types import Result
from tests.support.tds_server.values import COLLATION

Answering = Callable[[str], Result | None]
"""A SELECT from a table, in Transact-SQL, to its rows; ``None``: what an empty database says."""


class Failure(Enum):
    """What may be wrong with a server beside what it says itself."""

    REFUSES = auto()
    """Nothing listens at the port."""
    SILENT = auto()
    """Takes the connection and says nothing."""
    GARBAGE = auto()
    """Something else answers at the port."""
    CLOSES_AFTER_PRELOGIN = auto()
    """Hangs up instead of letting in."""
    NO_TLS = auto()
    """Demands encryption and hangs up on the first word of it."""
    OLD_TLS = auto()
    """Demands encryption and knows TLS 1.0 only."""
    SILENT_QUERY = auto()
    """Says nothing to a SELECT from a table, until it is cancelled."""
    STOPS_IN_RESULT = auto()
    """Sends some rows and then nothing more, until it is cancelled."""
    SLOW_ROWS = auto()
    """Sends each row by itself, after a pause."""
    CUT_IN_RESULT = auto()
    """Sends some rows and hangs up."""


@dataclass
class Setting:
    """How a server is set up; its failure may be changed while it runs."""

    path: Path | None
    answering: Answering | None
    login: str
    password: str
    name: str
    others: Sequence[str]
    rights: Rights
    version: tuple[int, int, int]
    edition: str
    encryption: Encryption
    failure: Failure | SqlServerError | None
    pause: float
    """Seconds between slow rows."""
    rows_before: int
    """Rows that come before a result stops."""
    tls: Callable[[], ssl.SSLContext]
    batches: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    logins: list[Login] = field(default_factory=list)
    packets: list[int] = field(default_factory=list)


class Conversation:
    """Runs in the thread of its connection until one side leaves."""

    def __init__(self, wire: Wire, setting: Setting) -> None:
        self._wire = wire
        self._setting = setting
        self._version = TdsVersion.TDS_7_4
        self._login_only = False

    def run(self) -> None:
        """Talk; return when the client has left or was shown the door."""
        try:
            self._run()
        except ConversationEnded:
            return

    def _run(self) -> None:
        if self._setting.failure is Failure.GARBAGE:
            self._wire.send_bytes(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return
        message = self._wire.receive()
        if self._setting.failure is Failure.SILENT:
            self._wire.receive()
        if message.kind == Kind.PRELOGIN:
            encrypted = self._prelogin(message.content)
            message = self._wire.receive()
        else:
            encrypted = False
        if message.kind != Kind.LOGIN:
            raise ConversationEnded
        if self._login_only:
            self._wire.end_tls()
        session = self._log_in(
            read_login(message.content, self._setting.password, encrypted=encrypted)
        )
        with closing(Twin(self._setting.path, session)) as twin:
            while True:
                self._answer(session, twin)

    def _prelogin(self, content: bytes) -> bool:
        setting = self._setting
        agreed = agreed_encryption(setting.encryption, asked_encryption(content))
        answer = Answer(self._wire)
        answer.write(prelogin_answer(setting.version, agreed))
        answer.end()
        if setting.failure is Failure.CLOSES_AFTER_PRELOGIN:
            raise ConversationEnded
        if agreed is Encryption.NOT_SUPPORTED:
            return False
        if setting.failure is Failure.NO_TLS:
            self._wire.receive()
            raise ConversationEnded
        self._wire.begin_tls(setting.tls())
        self._login_only = agreed is Encryption.OFF
        return True

    def _log_in(self, login: Login) -> Session:
        setting = self._setting
        self._version = min(login.version, newest_version(setting.version[0]))
        setting.logins.append(login)
        session = Session(
            login=login.user,
            database=setting.name,
            current=login.database or "master",
            databases=[*setting.others, setting.name],
            version=setting.version,
            edition=setting.edition,
            rights=setting.rights,
        )
        answer = Answer(self._wire)
        refusals = self._refusals(login, session)
        for refusal in refusals:
            answer.write(tokens.error(self._version, refusal, _NAME))
        if refusals:
            answer.write(tokens.done(self._version, Done.ERROR))
            answer.end()
            raise ConversationEnded
        size = login.packet_size if SMALLEST <= login.packet_size <= LARGEST else USUAL
        answer.write(self._welcome(session, size))
        answer.end()
        self._wire.packet_size = size
        return session

    def _refusals(self, login: Login, session: Session) -> list[SqlServerError]:
        failure = self._setting.failure
        known = login.user.lower() == self._setting.login.lower() and login.password_is_right
        if not known:
            return [errors.login_failed(login.user)]
        if isinstance(failure, SqlServerError) and failure.fatal:
            return [failure]
        if session.current.lower() not in [name.lower() for name in session.databases]:
            return [errors.cannot_open_database(login.database), errors.login_failed(login.user)]
        return []

    def _welcome(self, session: Session, size: int) -> bytes:
        version = self._version
        return b"".join(
            (
                self._in_database(session.current, "master"),
                tokens.changed_bytes(Changed.COLLATION, COLLATION, b"")
                if version > TdsVersion.TDS_7_0
                else b"",
                tokens.changed_text(Changed.LANGUAGE, "us_english", ""),
                tokens.information(version, 5703, "Changed language setting to us_english.", _NAME),
                tokens.login_acknowledged(version, session.version),
                tokens.changed_text(Changed.PACKET_SIZE, str(size), str(USUAL)),
                tokens.done(version, Done.FINAL),
            )
        )

    def _in_database(self, now: str, before: str) -> bytes:
        text = f"Changed database context to '{now}'."
        return tokens.changed_text(Changed.DATABASE, now, before) + tokens.information(
            self._version, 5701, text, _NAME, 2
        )

    def _answer(self, session: Session, twin: Twin) -> None:
        """Answer one message of a client that is in."""
        message = self._wire.receive()
        answer = Answer(self._wire)
        if message.kind == Kind.ATTENTION:
            self._end_cancelled(answer)
        elif message.kind == Kind.BATCH:
            self._run_batch(self._text(message.content), session, twin, answer)
        else:
            self._refuse_other(message.kind, message.content, answer)

    def _refuse_other(self, kind: int, content: bytes, answer: Answer) -> None:
        name = f"message {kind}"
        if kind == Kind.PROCEDURE:
            name = _procedure(self._without_headers(content))
        self._setting.batches.append(f"EXEC {name}")
        self._setting.written.append(f"EXEC {name}")
        answer.write(tokens.error(self._version, errors.unknown_procedure(name), _NAME))
        answer.write(tokens.done(self._version, Done.ERROR))
        self._end(answer)

    def _without_headers(self, content: bytes) -> bytes:
        """From 7.2 on a request begins with ALL_HEADERS, its length first (MS-TDS 2.2.5.3)."""
        if self._version < TdsVersion.TDS_7_2:
            return content
        return content[struct.unpack_from("<I", content)[0] :]

    def _text(self, content: bytes) -> str:
        return self._without_headers(content).decode("utf-16-le")

    def _run_batch(self, batch: str, session: Session, twin: Twin, answer: Answer) -> None:
        self._setting.batches.append(batch)
        try:
            parts = statements(batch)
            for place, statement in enumerate(parts):
                more = Done.MORE if place + 1 < len(parts) else Done.FINAL
                self._run_statement(statement, session, twin, answer, more)
        except SqlServerError as error:
            answer.write(tokens.error(self._version, error, _NAME))
            answer.write(tokens.done(self._version, Done.ERROR))
        except _CancelledError:
            self._setting.cancelled.append(batch)
            self._end_cancelled(answer)
            return
        self._end(answer)

    def _end(self, answer: Answer) -> None:
        """Count the packets before the last one leaves: then the test goes on."""
        self._setting.packets.append(answer.packets + 1)
        answer.end()

    def _end_cancelled(self, answer: Answer) -> None:
        answer.write(tokens.done(self._version, Done.CANCELLED))
        self._end(answer)

    def _run_statement(
        self, statement: Statement, session: Session, twin: Twin, answer: Answer, more: Done
    ) -> None:
        if statement.writes:
            self._setting.written.append(statement.text)
            raise errors.object_denied(statement.verb, statement.words[-1], session.database)
        if statement.selects:
            self._select(statement, twin, answer, more)
            return
        answer.write(self._change(statement, session, twin))
        answer.write(tokens.done(self._version, more))

    def _change(self, statement: Statement, session: Session, twin: Twin) -> bytes:
        """What a statement that changes the session alone has to tell."""
        if statement.verb == "USE":
            return self._use(statement, session, twin)
        if statement.words[1:4] == ("TRANSACTION", "ISOLATION", "LEVEL"):
            level = " ".join(statement.words[4:])
            session.isolation = _ISOLATION.index(level) + 1
            twin.refresh()
        elif statement.verb == "BEGIN":
            session.transactions += 1
            return self._transaction(Changed.BEGUN, _TRANSACTION, b"")
        elif statement.verb in {"COMMIT", "ROLLBACK"}:
            return self._end_transaction(statement.verb, session)
        return b""

    def _use(self, statement: Statement, session: Session, twin: Twin) -> bytes:
        wanted = statement.text.partition(" ")[2].strip().strip('[]"')
        if wanted.lower() not in [name.lower() for name in session.databases]:
            raise errors.no_such_database(wanted)
        before, session.current = session.current, wanted
        twin.refresh()
        return self._in_database(wanted, before)

    def _end_transaction(self, verb: str, session: Session) -> bytes:
        if not session.transactions:
            text = f"The {verb} TRANSACTION request has no corresponding BEGIN TRANSACTION."
            raise SqlServerError(3902 if verb == "COMMIT" else 3903, text)
        session.transactions = session.transactions - 1 if verb == "COMMIT" else 0
        if session.transactions:
            return b""
        what = Changed.COMMITTED if verb == "COMMIT" else Changed.ROLLED_BACK
        return self._transaction(what, b"", _TRANSACTION)

    def _transaction(self, what: Changed, now: bytes, before: bytes) -> bytes:
        if self._version < TdsVersion.TDS_7_2:
            return b""
        return tokens.changed_bytes(what, now, before)

    def _select(self, statement: Statement, twin: Twin, answer: Answer, more: Done) -> None:
        refuse_what_is_too_new(statement, self._setting.version[0])
        failure = self._setting.failure if statement.reads_tables else None
        if isinstance(failure, SqlServerError):
            raise failure
        if failure is Failure.SILENT_QUERY:
            self._wait_for_cancelling()
        result = self._result(statement, twin)
        writer = RowWriter(result.columns, self._version)
        answer.write(writer.header())
        count = 0
        for count, row in enumerate(result.rows, 1):
            answer.write(writer.row(row))
            self._after_row(count, failure, answer)
        answer.write(tokens.done(self._version, Done.COUNT | more, count))

    def _result(self, statement: Statement, twin: Twin) -> Result:
        if statement.reads_tables and self._setting.answering is not None:
            result = self._setting.answering(statement.text)
            if result is not None:
                return result
        return twin.select(statement.text)

    def _after_row(self, count: int, failure: object, answer: Answer) -> None:
        if failure is Failure.SLOW_ROWS:
            answer.flush()
            if self._wire.was_cancelled(self._setting.pause):
                raise _CancelledError
        elif count % _ROWS_BETWEEN_LOOKS == 0 and self._wire.was_cancelled():
            raise _CancelledError
        elif count == self._setting.rows_before and failure in _STOPPING:
            answer.flush()
            if failure is Failure.CUT_IN_RESULT:
                raise ConversationEnded
            self._wait_for_cancelling()

    def _wait_for_cancelling(self) -> None:
        while self._wire.receive().kind != Kind.ATTENTION:
            pass
        raise _CancelledError


class _CancelledError(Exception):
    """The client wants no more of this answer."""


_NAME = "TWIN"
_ISOLATION = ("READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE", "SNAPSHOT")
_TRANSACTION = (1).to_bytes(8, "little")
_ROWS_BETWEEN_LOOKS = 100
_STOPPING = frozenset({Failure.STOPS_IN_RESULT, Failure.CUT_IN_RESULT})


def _procedure(content: bytes) -> str:
    """The name in an RPC request, or its number (MS-TDS 2.2.6.6)."""
    size, number = struct.unpack_from("<HH", content)
    if size == 0xFFFF:
        return {10: "sp_executesql"}.get(number, f"procedure {number}")
    return content[2 : 2 + 2 * size].decode("utf-16-le")
