"""``serve`` and ``openapi``."""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from declarant_client.receiver.commands.terminal import CommandError, Terminal
from declarant_client.receiver.operations import Limits, ReceivingOffice
from declarant_client.receiver.rate_limit import RateLimit
from declarant_client.receiver.server import Listening, Server, bound_socket, make_server
from declarant_client.receiver.storage import Storage


def print_openapi(terminal: Terminal) -> None:
    """Print the contract as an OpenAPI 3.1 document."""
    from declarant_client.receiver.openapi import document_text

    terminal.out.write(document_text())


def serve(terminal: Terminal) -> None:
    """Serve the contract until told to end."""
    from declarant_client.receiver.app import make_app

    options = terminal.options
    _check_transport(terminal)
    if options.ready_file:
        # One left by an earlier run would send whoever waits for it to the wrong address.
        Path(options.ready_file).unlink(missing_ok=True)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    with ExitStack() as stack:
        bound = stack.enter_context(bound_socket(options.host, options.port))
        storage = stack.enter_context(terminal.storage())
        enrolment_code = _demonstrate(terminal, stack) if options.demo else None
        listening = Listening(
            host=options.host,
            port=bound.getsockname()[1],
            tls_certificate=options.tls_certificate,
            tls_key=options.tls_key,
            behind_proxy=options.behind_tls_proxy,
            request_seconds=options.request_seconds,
        )
        server = make_server(
            make_app(_office(terminal, storage)),
            listening,
            lambda: _say_ready(terminal, listening, enrolment_code),
        )
        if options.until_stdin_closes:
            threading.Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
        server.run(sockets=[bound])


def _office(terminal: Terminal, storage: Storage) -> ReceivingOffice:
    options = terminal.options
    limits = Limits(
        requests_per_minute=options.requests_per_minute,
        failures_per_minute=options.failures_per_minute,
        body_bytes=options.body_limit,
        token_seconds=options.token_seconds,
        request_seconds=options.request_seconds,
    )
    return ReceivingOffice(
        storage=storage,
        limits=limits,
        rate=RateLimit(limits.requests_per_minute),
        failures=RateLimit(limits.failures_per_minute),
    )


def _demonstrate(terminal: Terminal, stack: ExitStack) -> str:
    from declarant_client.receiver import demonstration
    from declarant_client.receiver.demonstration_officer import DemonstrationOfficer

    enrolment_code = demonstration.fill_in(terminal.database)
    seconds = terminal.options.demo_officer_seconds
    if seconds > 0:
        officer = DemonstrationOfficer(terminal.database, pause_seconds=seconds)
        officer.start()
        stack.callback(officer.stop)
    return enrolment_code


def _check_transport(terminal: Terminal) -> None:
    options = terminal.options
    if bool(options.tls_certificate) != bool(options.tls_key):
        raise CommandError("--tls-certificate and --tls-key belong together")
    if options.tls_certificate or options.behind_tls_proxy or _is_loopback(options.host):
        return
    raise CommandError(
        "HTTP không mã hóa chỉ dùng được trên máy này / plain HTTP is for loopback only:"
        " give --tls-certificate and --tls-key, or --behind-tls-proxy"
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _say_ready(terminal: Terminal, listening: Listening, enrolment_code: str | None) -> None:
    scheme = "https" if listening.tls_certificate else "http"
    host = f"[{listening.host}]" if ":" in listening.host else listening.host
    url = f"{scheme}://{host}:{listening.port}"
    if terminal.options.ready_file:
        content = {
            "url": url,
            "enrolment_code": enrolment_code,
            "database": str(terminal.database.resolve()),
        }
        _write_whole(Path(terminal.options.ready_file), json.dumps(content))
    terminal.result(url)
    terminal.remark(f"Hệ thống tiếp nhận: {url}", f"The receiving office answers at {url}")
    if enrolment_code is not None:
        terminal.remark(f"Mã đăng ký: {enrolment_code}", f"Enrolment code: {enrolment_code}")


def _write_whole(file: Path, text: str) -> None:
    # Whoever waits for the file must never read half of it; it holds a code, so only its owner may.
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as written:
        written.write(text)
    unfinished.replace(file)


def _end_with_stdin(server: Server) -> None:
    # ``os.read`` and not ``sys.stdin``: a blocked buffered reader would hold up the end.
    descriptor = sys.stdin.fileno()
    while os.read(descriptor, 4096):
        pass
    server.should_exit = True
