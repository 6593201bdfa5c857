"""The receiving office over HTTP: every declared operation, and a problem for all else."""

from __future__ import annotations

import logging
from typing import Any, cast
from uuid import uuid4

import anyio
import anyio.to_thread
import msgspec
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.exceptions import (
    HTTPException,
    InternalServerException,
    MethodNotAllowedException,
    NotFoundException,
)
from litestar.handlers import HTTPRouteHandler

from declarant_client.contract.shapes import CLIENT_VERSION_HEADER, ProblemName
from declarant_client.receiver import (
    assessment_operations,
    authentication,
    office_operations,
)
from declarant_client.receiver.client_versions import check_version
from declarant_client.receiver.languages import Said, preferred
from declarant_client.receiver.operations import (
    Answer,
    Asked,
    Limits,
    Operation,
    ReceivingOffice,
)
from declarant_client.receiver.problems import (
    MEDIA_TYPE,
    ProblemError,
    described,
    encoded,
    malformed,
)
from declarant_client.receiver.rate_limit import network
from declarant_client.receiver.security_headers import ASGIApp, with_security_headers
from declarant_client.receiver.storage import BusyError

OPERATIONS: tuple[Operation, ...] = (
    *office_operations.OPERATIONS,
    *authentication.OPERATIONS,
    *assessment_operations.OPERATIONS,
)
_DONE = 200
_BUSY_RETRY = 2
_LATE_RETRY = 5
_SECRETS_AT_ONCE = 4
_SMALL_BODY = 16 * 1024
"""Bytes: enough for a code or a secret from someone who has not said yet who it is."""
_DRAINED_BODIES = 16
"""So many times the allowed body is read and dropped, so that the client hears its 413."""

Asking = Request[Any, Any, State]
log = logging.getLogger("declarant_client.receiver")


def make_app(office: ReceivingOffice) -> ASGIApp:
    """Return the ASGI application of one receiving office."""
    app = Litestar(
        route_handlers=[
            # First: to a path without one the framework adds its own.
            *(_options(path) for path in sorted({operation.path for operation in OPERATIONS})),
            *(_handler(office, operation) for operation in OPERATIONS),
        ],
        exception_handlers={HTTPException: _refused_by_router, Exception: _failed},
        openapi_config=None,
        request_max_body_size=None,
        logging_config=None,
    )
    return with_security_headers(cast("ASGIApp", app))


def _handler(office: ReceivingOffice, operation: Operation) -> HTTPRouteHandler:
    limits = office.limits
    largest = min(_SMALL_BODY, limits.body_bytes) if operation.checks_secret else limits.body_bytes
    own = anyio.CapacityLimiter(_SECRETS_AT_ONCE) if operation.checks_secret else None

    async def handle(request: Asking) -> Response[bytes]:
        try:
            _check_headers(request, limits)
            body = await _body(request, largest, limits.request_seconds)
            answer = await anyio.to_thread.run_sync(
                _worked, office, operation, request, body, limiter=own
            )
        except ProblemError as error:
            return _problem(request, error)
        except BusyError:
            busy = ProblemError(ProblemName.UNAVAILABLE, retry_after=_BUSY_RETRY)
            return _problem(request, busy)
        return _response(answer)

    return HTTPRouteHandler(
        path=operation.path.replace("}", ":str}"),
        http_method=operation.method,
        name=operation.operation_id,
        status_code=200,
    )(handle)


def _options(path: str) -> HTTPRouteHandler:
    # Of several methods on one path the framework's own answer names some.
    allow = ", ".join(_allowed(path))

    async def handle() -> Response[bytes]:
        return Response(content=b"", status_code=_DONE, headers={"Allow": allow})

    return HTTPRouteHandler(
        path=path.replace("}", ":str}"), http_method="OPTIONS", status_code=_DONE
    )(handle)


def _check_headers(request: Asking, limits: Limits) -> None:
    headers = list(request.scope["headers"])
    size = sum(len(name) + len(value) for name, value in headers)
    if len(headers) > limits.headers or size > limits.header_bytes:
        raise malformed(
            vi="Yêu cầu có quá nhiều trường tiêu đề (header), hoặc chúng quá dài.",
            en="The request has too many header fields, or they are too long.",
        )


async def _body(request: Asking, limit: int, seconds: float) -> bytes:
    body = bytearray()
    length = 0
    try:
        with anyio.fail_after(seconds):
            async for chunk in request.stream():
                length += len(chunk)
                if length <= limit:
                    body += chunk
                elif length > limit * _DRAINED_BODIES:
                    break
    except InternalServerException:
        # The client went away in the middle: nobody hears the answer, and nothing failed here.
        raise ProblemError(ProblemName.MALFORMED) from None
    except TimeoutError:
        raise _too_slow() from None
    if length > limit:
        raise ProblemError(ProblemName.TOO_LARGE)
    return bytes(body)


def _too_slow() -> ProblemError:
    return ProblemError(
        ProblemName.UNAVAILABLE,
        Said("Nội dung đến quá chậm.", "The body took too long to arrive."),
        headers={"Connection": "close"},
        retry_after=_LATE_RETRY,
    )


def _worked(office: ReceivingOffice, operation: Operation, request: Asking, body: bytes) -> Answer:
    if operation.checks_version:
        check_version(office.storage, request.headers.get(CLIENT_VERSION_HEADER))
    address = network(request.client.host if request.client else None)
    authorization = request.headers.get("authorization")
    speaker = authentication.speaker(office, operation.access, authorization, address)
    if operation.request is not None:
        _check_media_type(operation, request.headers.get("content-type", ""))
    asked = Asked(
        office=office,
        headers={name.lower(): value for name, value in request.headers.items()},
        query={name: str(value) for name, value in request.query_params.items()},
        path={name: str(value) for name, value in request.path_params.items()},
        body=body,
        origin=str(request.base_url).rstrip("/"),
        language=preferred(request.headers.get("accept-language")),
        speaker=speaker,
        address=address,
    )
    return operation.work(asked)


def _check_media_type(operation: Operation, content_type: str) -> None:
    media_type, _, parameters = content_type.partition(";")
    name, _, value = parameters.strip().lower().partition("=")
    charset = value.strip('" ') if name == "charset" else "utf-8"
    if media_type.strip().lower() != operation.request_media_type or charset != "utf-8":
        accept = {"Accept": operation.request_media_type}
        raise ProblemError(ProblemName.UNSUPPORTED_MEDIA_TYPE, headers=accept)


def _response(answer: Answer) -> Response[bytes]:
    content = answer.content
    headers = {"Cache-Control": "no-store", **answer.headers}
    return Response(
        content=content if isinstance(content, bytes) else msgspec.json.encode(content),
        status_code=answer.status,
        headers=headers,
        media_type=answer.media_type,
    )


def _problem(request: Asking, error: ProblemError, instance: str | None = None) -> Response[bytes]:
    language = preferred(request.headers.get("accept-language"))
    return Response(
        content=encoded(described(error, language, instance=instance)),
        status_code=error.status,
        headers={
            "Cache-Control": "no-store",
            "Content-Language": language.value,
            "Vary": "Accept-Language",
            **error.headers,
        },
        media_type=MEDIA_TYPE,
    )


def _refused_by_router(request: Asking, error: HTTPException) -> Response[bytes]:
    if isinstance(error, MethodNotAllowedException):
        headers = {"Allow": ", ".join(_allowed(request.url.path))}
        return _problem(request, ProblemError(ProblemName.METHOD_NOT_ALLOWED, headers=headers))
    if isinstance(error, NotFoundException):
        return _problem(request, ProblemError(ProblemName.NOT_FOUND))
    if error.status_code == ProblemError(ProblemName.MALFORMED).status:
        return _problem(request, ProblemError(ProblemName.MALFORMED))
    return _failed(request, error)


def _allowed(path: str) -> list[str]:
    parts = path.rstrip("/").split("/")
    return sorted(
        operation.method for operation in OPERATIONS if _fits(operation.path.split("/"), parts)
    )


def _fits(pattern: list[str], parts: list[str]) -> bool:
    return len(pattern) == len(parts) and all(
        wanted.startswith("{") or wanted == part
        for wanted, part in zip(pattern, parts, strict=True)
    )


def _failed(request: Asking, error: Exception) -> Response[bytes]:
    instance = f"urn:uuid:{uuid4()}"
    # The path names an assessment at most; bodies and headers are never logged.
    log.error("%s %s failed (%s)", request.method, request.url.path, instance, exc_info=error)
    return _problem(request, ProblemError(ProblemName.INTERNAL), instance=instance)
