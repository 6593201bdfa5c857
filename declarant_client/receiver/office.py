"""The office's own description and its directory, as files that the office imports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta
from sqlalchemy import Connection, insert, select, update

from declarant_client.contract.decoding import decoded
from declarant_client.contract.office import BranchIdentity, Directory, OfficeDescription
from declarant_client.contract.shapes import Code, LongText, ProblemName, Text, Wire
from declarant_client.receiver import tables
from declarant_client.receiver.languages import Said
from declarant_client.receiver.moments import now
from declarant_client.receiver.problems import ProblemError

_OFFICE, _DIRECTORY = "office", "directory"


class OfficeSettings(Wire, frozen=True):
    """What an office says of itself (``office import``), and its promise for cases."""

    office_id: Code
    name: Text
    branches: list[BranchIdentity]
    confidentiality: LongText
    oldest_client: Annotated[str, Meta(pattern=r"^\d+(\.\d+){0,3}$")] = "0.1.0"
    case_due_days: Annotated[int, Meta(ge=1, le=365)] = 10
    """Calendar days until a case is due."""


@dataclass(frozen=True, slots=True)
class DirectoryDocument:
    """The directory as it is served, and its entity tag."""

    content: bytes
    etag: str


def keep_office(connection: Connection, settings: OfficeSettings) -> bool:
    """Keep the office's description; ``False`` when it was just so already."""
    return _keep(connection, _OFFICE, settings)


def keep_directory(connection: Connection, directory: Directory) -> bool:
    """Keep the directory; ``False`` when it was just so already."""
    return _keep(connection, _DIRECTORY, directory)


def office_settings(connection: Connection) -> OfficeSettings:
    """Return the office's settings; raise ``unavailable`` while none were imported."""
    return decoded(_kept(connection, _OFFICE), OfficeSettings)


def directory_document(connection: Connection) -> DirectoryDocument:
    """Return the directory; raise ``unavailable`` while none was imported."""
    content = _kept(connection, _DIRECTORY).encode()
    return DirectoryDocument(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def description(settings: OfficeSettings) -> OfficeDescription:
    """Return what the office tells everybody, with its clock."""
    return OfficeDescription(
        office_id=settings.office_id,
        name=settings.name,
        branches=settings.branches,
        clock=now(),
        oldest_client=settings.oldest_client,
        confidentiality=settings.confidentiality,
    )


def _keep(connection: Connection, name: str, document: Wire) -> bool:
    documents = tables.documents
    content = msgspec.json.encode(document).decode()
    known = connection.execute(
        select(documents.c.content).where(documents.c.name == name)
    ).scalar_one_or_none()
    if known == content:
        return False
    if known is None:
        connection.execute(insert(documents).values(name=name, content=content))
    else:
        connection.execute(
            update(documents).where(documents.c.name == name).values(content=content)
        )
    return True


def _kept(connection: Connection, name: str) -> str:
    documents = tables.documents
    content: str | None = connection.execute(
        select(documents.c.content).where(documents.c.name == name)
    ).scalar_one_or_none()
    if content is None:
        raise ProblemError(
            ProblemName.UNAVAILABLE,
            Said(
                f"Hệ thống chưa được khai báo dữ liệu ({name} import).",
                f"The office has not been set up yet ({name} import).",
            ),
            retry_after=60,
        )
    return content
