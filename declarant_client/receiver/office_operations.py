"""Over HTTP: the office, its directory, its sheets, its notices."""

from __future__ import annotations

from sqlalchemy import Connection

from declarant_client.contract.assessments import Sheet, SheetLookup, SheetLookupResult
from declarant_client.contract.notices import Notice
from declarant_client.contract.office import Directory, OfficeDescription
from declarant_client.contract.shapes import Page, ProblemName
from declarant_client.receiver import atom, notices, sheets
from declarant_client.receiver.cursors import ListName, Place, place
from declarant_client.receiver.office import description, directory_document, office_settings
from declarant_client.receiver.operations import (
    ATOM,
    CURSOR_PARAMETERS,
    Access,
    Answer,
    Answering,
    Asked,
    Operation,
    Parameter,
)
from declarant_client.receiver.received import shaped
from declarant_client.receiver.seal import seal_of
from declarant_client.receiver.storage import last_change


def asked_place(asked: Asked, connection: Connection, name: ListName) -> Place:
    """Return where the request reads on in a list."""
    query = asked.query
    newest = last_change(connection)
    seal = seal_of(connection)
    return place(name, query.get("cursor"), query.get("limit"), newest=newest, seal=seal)


def _read_office(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        return Answer(content=description(office_settings(connection)))


def _read_directory(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        document = directory_document(connection)
    headers = {"ETag": document.etag, "Cache-Control": "private, no-cache"}
    return _unless_known(asked, Answer(content=document.content, headers=headers))


def _unless_known(asked: Asked, answer: Answer) -> Answer:
    """Answer 304 when the client holds this very version (RFC 9110, 13.1.2: weak comparison)."""
    etag = answer.headers["ETag"]
    asked_for = asked.headers.get("if-none-match", "")
    known = {tag.strip().removeprefix("W/") for tag in asked_for.split(",")}
    if etag in known or "*" in known:
        return Answer(content=b"", status=304, headers=answer.headers)
    return answer


def _list_sheets(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        where = asked_place(asked, connection, ListName.SHEETS)
        return Answer(content=sheets.page(connection, asked.party, where))


def _look_up_sheets(asked: Asked) -> Answer:
    lookup: SheetLookup = shaped(asked.body, SheetLookup)
    with asked.office.storage.reading() as connection:
        found = sheets.looked_up(connection, asked.party, lookup.numbers)
    return Answer(content=SheetLookupResult(items=found))


def _list_notices(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        where = asked_place(asked, connection, ListName.NOTICES)
        return Answer(content=notices.page(connection, where))


def _read_feed(asked: Asked) -> Answer:
    with asked.office.storage.reading() as connection:
        settings = office_settings(connection)
        entries = notices.newest(connection)
    document = atom.feed(settings, entries, origin=asked.origin)
    headers = {"ETag": atom.etag(document), "Cache-Control": "no-cache"}
    media_type = f"{ATOM}; charset=utf-8"
    return _unless_known(asked, Answer(content=document, headers=headers, media_type=media_type))


_IF_NONE_MATCH = Parameter(
    name="If-None-Match",
    where="header",
    description="The `ETag` of the version at hand: 304 while it is the newest.",
    schema={"type": "string"},
)
_ETAG = {"ETag": "Names this version."}
OPERATIONS = (
    Operation(
        operation_id="readOffice",
        method="GET",
        path="/v1/office",
        summary="The office: names, branches, clock, oldest client, confidentiality",
        description="Public, and never answered with `client-too-old`.",
        tag="Office",
        access=Access.PUBLIC,
        work=_read_office,
        answers={200: Answering(description="The office.", shape=OfficeDescription)},
        problems=(ProblemName.UNAVAILABLE,),
        checks_version=False,
    ),
    Operation(
        operation_id="readDirectory",
        method="GET",
        path="/v1/directory",
        summary="Branches, teams, stages, levels, reasons",
        description="What may be rated and in which words, in Vietnamese and English.",
        tag="Office",
        access=Access.READ,
        work=_read_directory,
        parameters=(_IF_NONE_MATCH,),
        answers={
            200: Answering(description="The directory.", shape=Directory, headers=_ETAG),
            304: Answering(description="The version at hand is the newest.", headers=_ETAG),
        },
        problems=(ProblemName.UNAVAILABLE,),
    ),
    Operation(
        operation_id="listSheets",
        method="GET",
        path="/v1/sheets",
        summary="The assessment sheets of the party's declarations",
        description=(
            "In commit order: a sheet appears again when it changed, or when its declaration was"
            " assessed, revised or withdrawn. A sheet belongs to its enterprise (with all"
            " branches of the tax code), to its agent, and to who holds the enterprise's mandate."
        ),
        tag="Sheets",
        access=Access.READ,
        work=_list_sheets,
        parameters=CURSOR_PARAMETERS,
        answers={200: Answering(description="One page.", shape=Page[Sheet])},
    ),
    Operation(
        operation_id="lookUpSheets",
        method="POST",
        path="/v1/sheets/lookup",
        summary="The sheets of some declarations",
        description=(
            "By number; the first 11 digits count. A number that is not the party's is left out,"
            " just like one that does not exist."
        ),
        tag="Sheets",
        access=Access.READ,
        work=_look_up_sheets,
        request=SheetLookup,
        answers={200: Answering(description="Those found.", shape=SheetLookupResult)},
        problems=(ProblemName.INVALID,),
    ),
    Operation(
        operation_id="listNotices",
        method="GET",
        path="/v1/notices",
        summary="Notices of legal documents, guidance and events",
        description="In commit order: a notice appears again when it was changed or withdrawn.",
        tag="Notices",
        access=Access.READ,
        work=_list_notices,
        parameters=CURSOR_PARAMETERS,
        answers={200: Answering(description="One page.", shape=Page[Notice])},
    ),
    Operation(
        operation_id="readNoticesFeed",
        method="GET",
        path="/v1/notices.atom",
        summary="The newest notices as an Atom 1.0 feed (RFC 4287)",
        description="Public, for any feed reader. Ids never change; `updated` says what is news.",
        tag="Notices",
        access=Access.PUBLIC,
        work=_read_feed,
        parameters=(_IF_NONE_MATCH,),
        answers={
            200: Answering(
                description="The feed.",
                shape={"type": "string"},
                media_type=ATOM,
                headers=_ETAG,
            ),
            304: Answering(description="The version at hand is the newest.", headers=_ETAG),
        },
        problems=(ProblemName.UNAVAILABLE,),
        checks_version=False,
    ),
)
