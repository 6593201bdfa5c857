"""Why a database cannot be read: one whole sentence each, with the cause and a way out.

No password is ever a value of a sentence, and nothing that a server said is repeated in one.
"""

from __future__ import annotations

from collections.abc import Sequence

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DatabaseTrouble,
    UnreadableDatabaseError,
)
from declarant_client.domain.sentences import translate

_MOST_NAMED = 8


def password_missing(login: DatabaseLogin) -> UnreadableDatabaseError:
    """Nothing is kept for the login."""
    return UnreadableDatabaseError(
        DatabaseTrouble.PASSWORD_MISSING,
        translate(
            "databases",
            "No password is kept on this computer for the login {user} at {server}. Type it in "
            "the settings of this source.",
            user=login.user,
            server=str(login.server),
        ),
    )


def name_unknown(server: DatabaseServer) -> UnreadableDatabaseError:
    """The name service does not know the host, or did not answer."""
    return UnreadableDatabaseError(
        DatabaseTrouble.NAME_UNKNOWN,
        translate(
            "databases",
            "There is no computer named {host} in this network. Check the name, or give the "
            "server's IP address; from outside the office, connect to its network first.",
            host=server.host,
        ),
    )


def port_closed(server: DatabaseServer, port: int) -> UnreadableDatabaseError:
    """The host answers, and refuses the port."""
    return UnreadableDatabaseError(
        DatabaseTrouble.PORT_CLOSED,
        translate(
            "databases",
            "{host} is there, but nothing listens on its port {port}. Start SQL Server there, "
            "allow TCP/IP in SQL Server Configuration Manager, or correct the port.",
            host=server.host,
            port=str(port),
        ),
    )


def no_answer(server: DatabaseServer, port: int) -> UnreadableDatabaseError:
    """Nobody says anything: switched off, or a firewall."""
    return UnreadableDatabaseError(
        DatabaseTrouble.NO_ANSWER,
        translate(
            "databases",
            "{host} does not answer on port {port}. It may be switched off, or its firewall must "
            "let that port through.",
            host=server.host,
            port=str(port),
        ),
    )


def instance_unknown(server: DatabaseServer, known: Sequence[str]) -> UnreadableDatabaseError:
    """SQL Browser names others."""
    return UnreadableDatabaseError(
        DatabaseTrouble.INSTANCE_UNKNOWN,
        translate(
            "databases",
            "{host} has no instance of SQL Server named {instance}. Its instances are: {known}.",
            host=server.host,
            instance=server.instance,
            known=", ".join(known[:_MOST_NAMED]),
        ),
    )


def instance_without_port(server: DatabaseServer) -> UnreadableDatabaseError:
    """SQL Browser knows the instance, and it takes no TCP connections."""
    return UnreadableDatabaseError(
        DatabaseTrouble.INSTANCE_WITHOUT_PORT,
        translate(
            "databases",
            "The instance {instance} on {host} takes no connections from the network. Allow "
            "TCP/IP for it in SQL Server Configuration Manager and start it again.",
            host=server.host,
            instance=server.instance,
        ),
    )


def browser_silent(server: DatabaseServer) -> UnreadableDatabaseError:
    """Without SQL Browser nobody knows an instance's port."""
    return UnreadableDatabaseError(
        DatabaseTrouble.BROWSER_SILENT,
        translate(
            "databases",
            "The port of the instance {instance} could not be learnt: SQL Server Browser on {host} "
            "does not answer. Start that service, or give the port: {host},1433.",
            host=server.host,
            instance=server.instance or "*",
        ),
    )


def no_sql_server(server: DatabaseServer, port: int) -> UnreadableDatabaseError:
    """Another service answers, or one that demands TLS before the first word."""
    return UnreadableDatabaseError(
        DatabaseTrouble.NO_SQL_SERVER,
        translate(
            "databases",
            "What answers on port {port} of {host} does not speak as SQL Server does. Correct the "
            'port, or turn off "Force Strict Encryption" at the server.',
            host=server.host,
            port=str(port),
        ),
    )


def not_secured(server: DatabaseServer, reason: str) -> UnreadableDatabaseError:
    """No version or cipher of TLS is known to both; ``reason`` is the library's word for it."""
    return UnreadableDatabaseError(
        DatabaseTrouble.NOT_SECURED,
        translate(
            "databases",
            "No secure connection to {server} came about ({reason}): the server's TLS is too old, "
            "or it demands another. Have SQL Server updated so that it knows TLS 1.2.",
            server=str(server),
            reason=reason,
        ),
    )


def login_refused(login: DatabaseLogin) -> UnreadableDatabaseError:
    """Wrong user or password, or a login that is locked or expired: the server does not say."""
    return UnreadableDatabaseError(
        DatabaseTrouble.LOGIN_REFUSED,
        translate(
            "databases",
            "{server} refused the login {user}. Check user and password; the login must be a SQL "
            "login that is not locked, and the server must allow SQL logins.",
            server=str(login.server),
            user=login.user,
        ),
    )


def database_missing(name: str, login: DatabaseLogin) -> UnreadableDatabaseError:
    """There is none of that name."""
    return UnreadableDatabaseError(
        DatabaseTrouble.DATABASE_MISSING,
        translate(
            "databases",
            "There is no database named {database} on {server}. It may have been renamed: have "
            "the databases looked for.",
            database=name,
            server=str(login.server),
        ),
    )


def database_closed(name: str, login: DatabaseLogin) -> UnreadableDatabaseError:
    """The login has no user in it, or it is offline."""
    return UnreadableDatabaseError(
        DatabaseTrouble.DATABASE_CLOSED,
        translate(
            "databases",
            "The login {user} may not enter the database {database}. Have the administrator run "
            "the script create_reader.sql on it.",
            database=name,
            user=login.user,
        ),
    )


def table_missing(name: str, table: str) -> UnreadableDatabaseError:
    """Not the declaration software's, or of a version that is not known."""
    return UnreadableDatabaseError(
        DatabaseTrouble.TABLE_MISSING,
        translate(
            "databases",
            "{database} is not a database of ECUS5-VNACCS: it has no table {table}. Choose "
            "another, or have the databases looked for.",
            database=name,
            table=table,
        ),
    )


def column_missing(name: str, column: str) -> UnreadableDatabaseError:
    """Of a version of the declaration software that is not known."""
    return UnreadableDatabaseError(
        DatabaseTrouble.COLUMN_MISSING,
        translate(
            "databases",
            "The tables of {database} lack the column {column}: this version of the declaration "
            "software is not known. Update it, or import one list report a day.",
            database=name,
            column=column,
        ),
    )


def permission_denied(what: str, login: DatabaseLogin) -> UnreadableDatabaseError:
    """``what`` is a table, or a table and its column."""
    return UnreadableDatabaseError(
        DatabaseTrouble.PERMISSION_DENIED,
        translate(
            "databases",
            "The login {user} may not read {what}. Have the administrator run the script "
            "create_reader.sql again.",
            user=login.user,
            what=what,
        ),
    )


def timed_out(server: DatabaseServer, seconds: int) -> UnreadableDatabaseError:
    """Connected, and no answer to a question."""
    return UnreadableDatabaseError(
        DatabaseTrouble.TIMED_OUT,
        translate(
            "databases",
            "{server} did not answer within {seconds} seconds. It will be asked again; if this "
            "stays so, the server is overloaded.",
            server=str(server),
            seconds=str(seconds),
        ),
    )


def busy(server: DatabaseServer) -> UnreadableDatabaseError:
    """The tables were being changed or locked just then."""
    return UnreadableDatabaseError(
        DatabaseTrouble.BUSY,
        translate(
            "databases",
            "{server} is busy with these tables at the moment. It will be asked again.",
            server=str(server),
        ),
    )


def broken_off(server: DatabaseServer) -> UnreadableDatabaseError:
    """The connection ended."""
    return UnreadableDatabaseError(
        DatabaseTrouble.BROKEN_OFF,
        translate(
            "databases",
            "The connection to {server} broke off. It will be made again.",
            server=str(server),
        ),
    )


def unforeseen(server: DatabaseServer, number: int | None) -> UnreadableDatabaseError:
    """An error of SQL Server for which there is no sentence; ``number`` is in its documentation."""
    if number is None:
        sentence = translate(
            "databases",
            "{server} could not be read, and the driver does not say why.",
            server=str(server),
        )
    else:
        sentence = translate(
            "databases",
            "{server} could not be read: SQL Server reports error {number}. Tell the administrator "
            "this number.",
            server=str(server),
            number=str(number),
        )
    return UnreadableDatabaseError(DatabaseTrouble.UNFORESEEN, sentence)
