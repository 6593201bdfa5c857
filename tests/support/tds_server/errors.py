"""What SQL Server says when something is wrong, with its own numbers and words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class SqlServerError(Exception):
    """An ERROR token (MS-TDS 2.2.7.10): number, text, severity (its class) and state.

    The numbers and texts are those of ``sys.messages`` as Microsoft documents them.
    """

    number: int
    message: str
    severity: int = 16
    state: int = 1
    line: int = 1
    fatal: bool = False
    """The server closes the connection after it."""

    def __str__(self) -> str:
        return f"{self.number}: {self.message}"


def login_failed(user: str) -> SqlServerError:
    """Wrong name or password."""
    return SqlServerError(18456, f"Login failed for user '{user}'.", 14, fatal=True)


def password_expired(user: str) -> SqlServerError:
    """Right, but too old."""
    text = f"Login failed for user '{user}'.  Reason: The password of the account has expired."
    return SqlServerError(18487, text, 14, fatal=True)


def cannot_open_database(database: str) -> SqlServerError:
    """The database that the login asks for is missing, or closed to it."""
    text = f'Cannot open database "{database}" requested by the login. The login failed.'
    return SqlServerError(4060, text, 11, fatal=True)


def no_such_database(database: str) -> SqlServerError:
    """``USE`` of a database that is not there."""
    text = f"Database '{database}' does not exist. Make sure that the name is entered correctly."
    return SqlServerError(911, text)


def invalid_object(name: str) -> SqlServerError:
    """A table that is not there."""
    return SqlServerError(208, f"Invalid object name '{name}'.")


def invalid_column(name: str) -> SqlServerError:
    """A column that is not there."""
    return SqlServerError(207, f"Invalid column name '{name}'.")


def incorrect_syntax(near: str) -> SqlServerError:
    """A statement that cannot be read."""
    return SqlServerError(102, f"Incorrect syntax near '{near}'.", 15)


def object_denied(action: str, table: str, database: str) -> SqlServerError:
    """No right to a table."""
    text = (
        f"The {action} permission was denied on the object '{table}', "
        f"database '{database}', schema 'dbo'."
    )
    return SqlServerError(229, text, 14, 5)


def column_denied(column: str, table: str, database: str) -> SqlServerError:
    """No right to one column of a table."""
    text = (
        f"The SELECT permission was denied on the column '{column}' of the object '{table}', "
        f"database '{database}', schema 'dbo'."
    )
    return SqlServerError(230, text, 14)


def no_moment() -> SqlServerError:
    """A text that is compared with a moment and is none."""
    text = "Conversion failed when converting date and/or time from character string."
    return SqlServerError(241, text)


def unknown_procedure(name: str) -> SqlServerError:
    """A procedure that is not there."""
    return SqlServerError(2812, f"Could not find stored procedure '{name}'.", 16, 62)


def deadlock_victim() -> SqlServerError:
    """Two transactions waited for each other, and this one was given up."""
    text = (
        "Transaction (Process ID 52) was deadlocked on lock resources with another process and "
        "has been chosen as the deadlock victim. Rerun the transaction."
    )
    return SqlServerError(1205, text, 13, 51)
