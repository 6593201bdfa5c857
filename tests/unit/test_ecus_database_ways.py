"""Where a SQL Server answers: how it is written, what SQL Browser says, what is reported."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DatabaseTrouble,
    UnreadableDatabaseError,
)
from declarant_client.sources.ecus_database import diagnosis, pre_login, reaching, sql_browser

LOGIN = DatabaseLogin(server=DatabaseServer(host="ECUS-PC", instance="ECUSSQL2008"), user="reader")


@pytest.mark.parametrize(
    "written, host, instance, port",
    [
        ("ECUS-PC", "ECUS-PC", None, None),
        (" ECUS-PC\\ECUSSQL2008 ", "ECUS-PC", "ECUSSQL2008", None),
        ("192.168.1.5,1433", "192.168.1.5", None, 1433),
        ("ecus.example:1434", "ecus.example", None, 1434),
        ("tcp:ECUS-PC,1433", "ECUS-PC", None, 1433),
        ("ECUS-PC\\ECUSSQL2008,50000", "ECUS-PC", "ECUSSQL2008", 50000),
        (".\\ECUSSQL2008", "localhost", "ECUSSQL2008", None),
        ("(local)", "localhost", None, None),
        ("[::1],1433", "::1", None, 1433),
    ],
)
def test_a_server_is_understood_as_administrators_write_it(
    written: str, host: str, instance: str | None, port: int | None
) -> None:
    server = DatabaseServer(host=host, instance=instance, port=port)
    assert DatabaseServer.parse(written) == server
    assert DatabaseServer.parse(str(server)) == server


@pytest.mark.parametrize(
    "written", ["", "two words", "a;b", "host,0", "host,70000", "host,abc", "\\instance", "a\\b\\c"]
)
def test_what_names_no_server_is_refused(written: str) -> None:
    assert DatabaseServer.parse(written) is None


def browser_answer(text: str) -> bytes:
    content = text.encode()
    return b"\x05" + struct.pack("<H", len(content)) + content


TWO = (
    "ServerName;ECUS-PC;InstanceName;MSSQLSERVER;IsClustered;No;Version;10.50.6000.34;tcp;1433;;"
    "ServerName;ECUS-PC;InstanceName;ECUSSQL2008;IsClustered;No;Version;10.50.1600.1;"
    "np;\\\\ECUS-PC\\pipe\\MSSQL$ECUSSQL2008\\sql\\query;;"
)


def test_sql_browser_names_instances_with_and_without_a_port() -> None:
    assert list(sql_browser.instances_in(browser_answer(TWO))) == [
        sql_browser.Instance(host="ECUS-PC", name="MSSQLSERVER", port=1433),
        sql_browser.Instance(host="ECUS-PC", name="ECUSSQL2008", port=None),
    ]


@given(st.binary(max_size=200) | st.text(max_size=200).map(browser_answer))
def test_whatever_answers_for_sql_browser_gives_instances_or_nothing(answer: bytes) -> None:
    for instance in sql_browser.instances_in(answer):
        assert instance.host
        assert instance.name
        assert instance.port is None or 0 < instance.port < 65536


@contextmanager
def browser(answer: bytes | None) -> Iterator[int]:
    """Answer each question on a port of its own with the same, or stay silent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as answering:
        answering.bind(("127.0.0.1", 0))
        port = answering.getsockname()[1]

        def serve() -> None:
            while (question := answering.recvfrom(100))[0] != b"end":
                if answer is not None:
                    answering.sendto(answer, question[1])

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield port
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ending:
                ending.sendto(b"end", ("127.0.0.1", port))
            serving.join()


def server(instance: str | None = None, port: int | None = None) -> DatabaseServer:
    return DatabaseServer(host="127.0.0.1", instance=instance, port=port)


def trouble_of(ask: Callable[[], object]) -> UnreadableDatabaseError:
    with pytest.raises(UnreadableDatabaseError) as caught:
        ask()
    return caught.value


def test_an_instance_that_sql_browser_does_not_name_is_told_with_those_it_names() -> None:
    with browser(browser_answer(TWO)) as port:
        error = trouble_of(lambda: reaching.way_to(server("ECUSSQL2012"), browser_port=port))
    assert error.trouble is DatabaseTrouble.INSTANCE_UNKNOWN
    assert "MSSQLSERVER, ECUSSQL2008" in str(error)


def test_an_instance_without_tcp_is_told() -> None:
    with browser(browser_answer(TWO)) as port:
        error = trouble_of(lambda: reaching.way_to(server("EcusSql2008"), browser_port=port))
    assert error.trouble is DatabaseTrouble.INSTANCE_WITHOUT_PORT


def test_a_silent_sql_browser_is_told_with_the_way_around_it() -> None:
    with browser(None) as port:
        error = trouble_of(lambda: reaching.way_to(server("ECUSSQL2008"), browser_port=port))
    assert error.trouble is DatabaseTrouble.BROWSER_SILENT
    assert "127.0.0.1,1433" in str(error)


def test_a_name_that_nobody_knows_is_told() -> None:
    unknown = DatabaseServer(host="no-such-computer.invalid", port=1433)
    error = trouble_of(lambda: reaching.way_to(unknown))
    assert error.trouble is DatabaseTrouble.NAME_UNKNOWN


def test_the_local_network_is_asked_for_no_longer_than_allowed() -> None:
    with browser(browser_answer(TWO)) as port:
        found = sql_browser.instances_nearby(within=0.2, address="127.0.0.1", port=port)
    assert [instance.name for instance in found] == ["MSSQLSERVER", "ECUSSQL2008"]


@given(st.binary(max_size=120))
def test_whatever_answers_a_first_word_is_a_sql_server_or_is_not(answer: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        try:
            pre_login.greeted(pre_login.Conversation(ours, within=1))
        except pre_login.NoSqlServerError:
            return


class DriverError(Exception):
    """Packed as the driver packs its own."""


def asked(number: int, text: bytes = b"", *, nested: bool = False) -> UnreadableDatabaseError:
    arguments = ((number, text),) if nested else (number, text)
    return diagnosis.while_asking(DriverError(*arguments), LOGIN, "ECUS5VNACCS")


@pytest.mark.parametrize("nested", [True, False])
@pytest.mark.parametrize(
    "number, trouble",
    [
        (911, DatabaseTrouble.DATABASE_MISSING),
        (4060, DatabaseTrouble.DATABASE_MISSING),
        (916, DatabaseTrouble.DATABASE_CLOSED),
        (208, DatabaseTrouble.TABLE_MISSING),
        (207, DatabaseTrouble.COLUMN_MISSING),
        (229, DatabaseTrouble.PERMISSION_DENIED),
        (230, DatabaseTrouble.PERMISSION_DENIED),
        (1205, DatabaseTrouble.BUSY),
        (1222, DatabaseTrouble.BUSY),
        (601, DatabaseTrouble.BUSY),
        (20003, DatabaseTrouble.TIMED_OUT),
        (20006, DatabaseTrouble.BROKEN_OFF),
        (20047, DatabaseTrouble.BROKEN_OFF),
        (8152, DatabaseTrouble.UNFORESEEN),
    ],
)
def test_an_error_is_known_by_its_number_in_whatever_language_it_comes(
    number: int, trouble: DatabaseTrouble, nested: bool
) -> None:
    assert asked(number, "Một câu không ai đọc.".encode(), nested=nested).trouble is trouble


def test_a_refused_column_is_named_with_its_table() -> None:
    error = asked(230, "Từ chối 'NGAY_CAP_PHEP' của 'DTOKHAIMD_VNACCS', 'ECUS5VNACCS'.".encode())
    assert "DTOKHAIMD_VNACCS.NGAY_CAP_PHEP" in str(error)


def test_a_column_is_spelled_as_its_table_spells_it() -> None:
    assert "column _DTOKHAIMDID" in str(asked(207, b"Invalid column name '_DTOKHAIMDID'."))
    assert "column _DToKhaiMDID" in str(asked(207, b"Invalid column name '_DToKhaiMDID'."))


def test_what_a_server_wrote_is_never_repeated() -> None:
    for number in (208, 207, 229, 230, 8152, 20006):
        assert "marker" not in str(asked(number, b"marker of a server"))


def test_a_login_is_told_by_what_the_driver_said_last_not_by_the_number_it_kept() -> None:
    # 18456 was an earlier login's; this time the server only hung up.
    kept = DriverError((18456, b"DB-Lib error message 20002, severity 9:\nconnection failed\n"))
    assert diagnosis.while_connecting(kept, LOGIN) is None
    fresh = DriverError(
        (701, b"DB-Lib error message 20018, severity 14:\nGeneral SQL Server error")
    )
    refused = diagnosis.while_connecting(fresh, LOGIN)
    assert refused is not None
    assert refused.trouble is DatabaseTrouble.LOGIN_REFUSED


def test_what_may_pass_is_told_from_what_somebody_must_mend() -> None:
    passing = {trouble for trouble in DatabaseTrouble if trouble.passes}
    assert {DatabaseTrouble.TIMED_OUT, DatabaseTrouble.BUSY} <= passing
    assert not passing & {DatabaseTrouble.LOGIN_REFUSED, DatabaseTrouble.PERMISSION_DENIED}
