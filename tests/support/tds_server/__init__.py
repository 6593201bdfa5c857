"""A small SQL Server for tests: real sockets, the public protocol, an SQLite database behind."""

from tests.support.tds_server import errors
from tests.support.tds_server.browser import SqlBrowser
from tests.support.tds_server.conversation import Answering, Failure
from tests.support.tds_server.errors import SqlServerError
from tests.support.tds_server.login import Encryption, Login, TdsVersion
from tests.support.tds_server.server import SQL_SERVER_2008_R2, SQL_SERVER_2019, TdsServer
from tests.support.tds_server.types import Column, Result, SqlType, column

__all__ = [
    "SQL_SERVER_2008_R2",
    "SQL_SERVER_2019",
    "Answering",
    "Column",
    "Encryption",
    "Failure",
    "Login",
    "Result",
    "SqlBrowser",
    "SqlServerError",
    "SqlType",
    "TdsServer",
    "TdsVersion",
    "column",
    "errors",
]
