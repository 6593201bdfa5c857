"""The notices as an Atom 1.0 feed (RFC 4287), read by a parser that takes no entities."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import NOT_MODIFIED, OK
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("feed", vi="Nguồn tin Atom", en="The Atom feed")
_PATH = "/v1/notices.atom"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DEEPEST = 50


@PART.rule(
    "well-formed",
    vi="GET /v1/notices.atom mở cho mọi người: XML đúng dạng, không có khai báo thực thể.",
    en="GET /v1/notices.atom is public and well-formed XML without entity declarations.",
)
def _well_formed(visit: Visit) -> None:
    _feed(visit.get(_PATH))


@PART.rule(
    "required",
    vi="Nguồn tin và từng mục có id, title, updated như RFC 4287 đòi hỏi; nguồn tin có author.",
    en="What RFC 4287 requires: id, title, updated of the feed and each entry; an author.",
)
def _required(visit: Visit) -> None:
    answer = visit.get(_PATH)
    feed = _feed(answer)
    entries = feed.findall(f"{_ATOM}entry")
    for element in (feed, *entries):
        for tag in ("id", "title"):
            answer.expect(_text(element, tag), f"{element.tag}: {tag}")
        answer.expect(_is_time(_text(element, "updated")), f"{element.tag}: updated (RFC 3339)")
    authored = feed.findtext(f"{_ATOM}author/{_ATOM}name") or all(
        entry.findtext(f"{_ATOM}author/{_ATOM}name") for entry in entries
    )
    answer.expect(authored, "author/name")


@PART.rule(
    "ids",
    vi="Mỗi mục có id riêng, không đổi giữa hai lần đọc.",
    en="Each entry has an id of its own that stays between two readings.",
)
def _ids(visit: Visit) -> None:
    answer = visit.get(_PATH)
    ids = _entry_ids(answer)
    answer.expect(len(set(ids)) == len(ids), "entry/id: unique")
    again = visit.get(_PATH)
    answer.expect(not ids or set(ids) & set(_entry_ids(again)), "entry/id: the same again")


@PART.rule(
    "etag",
    vi="Nếu nguồn tin có ETag, gửi lại ETag đó thì nhận 304.",
    en="Where the feed has an ETag, the version at hand is answered with 304.",
)
def _etag(visit: Visit) -> None:
    etag = visit.get(_PATH).headers.get("etag")
    if etag is None:
        raise NotCheckedError("nguồn tin không có ETag", "the feed has no ETag")
    again = visit.get(_PATH, If_None_Match=etag)
    again.expect(again.status == NOT_MODIFIED and not again.body, f"{NOT_MODIFIED}, no body")


def _entry_ids(answer: Answer) -> list[str]:
    return [_text(entry, "id") for entry in _feed(answer).findall(f"{_ATOM}entry")]


def _feed(answer: Answer) -> ET.Element:
    answer.expect(answer.status == OK, str(OK))
    answer.expect(answer.media_type == "application/atom+xml", "application/atom+xml")
    try:
        root = _parsed(answer.body)
    except (expat.ExpatError, _UnsafeXmlError) as error:
        raise answer.broken(f"XML: {error}") from None
    answer.expect(root.tag == f"{_ATOM}feed", "{http://www.w3.org/2005/Atom}feed")
    return root


class _UnsafeXmlError(ValueError):
    """A document type, or nesting without end: nothing that a feed needs."""


def _parsed(document: bytes) -> ET.Element:
    """Parse without document types, hence without entities that blow up or read files."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = _Depth()

    def start(name: str, attributes: dict[str, str]) -> None:
        depth.enter()
        builder.start(_qualified(name), attributes)

    def end(name: str) -> None:
        depth.leave()
        builder.end(_qualified(name))

    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(document, True)  # noqa: FBT003 - expat takes it by position alone
    return builder.close()


class _Depth:
    """How many elements are open."""

    def __init__(self) -> None:
        self._open = 0

    def enter(self) -> None:
        self._open += 1
        if self._open > _DEEPEST:
            raise _UnsafeXmlError(f"> {_DEEPEST} levels")

    def leave(self) -> None:
        self._open -= 1


def _refuse(*_declared: object) -> NoReturn:
    raise _UnsafeXmlError("<!DOCTYPE>")


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _text(element: ET.Element, tag: str) -> str:
    return (element.findtext(f"{_ATOM}{tag}") or "").strip()


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
