"""The notices as an Atom 1.0 feed (RFC 4287); every text is plain text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from declarant_client.contract.notices import Notice
from declarant_client.receiver.notices import Entry
from declarant_client.receiver.office import OfficeSettings
from declarant_client.receiver.problems import TYPE_PREFIX

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) cannot hold, not even escaped."""
_WITHDRAWN = "[Đã thu hồi] "

ET.register_namespace("", _ATOM)


def feed(settings: OfficeSettings, entries: Sequence[Entry], *, origin: str) -> bytes:
    """Return the feed document; ids depend on the office and the notice alone."""
    root = ET.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": "vi"})
    _text(root, "id", _identity(settings.office_id))
    _text(root, "title", f"{settings.name.vi} - Thông báo văn bản")
    newest = max((entry.updated_at for entry in entries), default=datetime(2020, 1, 1, tzinfo=UTC))
    _text(root, "updated", newest.isoformat(timespec="seconds"))
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", settings.name.vi)
    _link(root, "self", f"{origin}/v1/notices.atom")
    for entry in entries:
        _entry(root, settings, entry)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def etag(document: bytes) -> str:
    """Return the entity tag of a feed document."""
    return f'"{hashlib.sha256(document).hexdigest()[:32]}"'


def _entry(root: ET.Element, settings: OfficeSettings, entry: Entry) -> None:
    notice = entry.notice
    element = ET.SubElement(root, f"{{{_ATOM}}}entry")
    _text(element, "id", _identity(f"{settings.office_id}/{notice.notice_id}"))
    _text(element, "title", (_WITHDRAWN if notice.withdrawn else "") + notice.title)
    _text(element, "updated", entry.updated_at.isoformat(timespec="seconds"))
    _text(element, "published", notice.posted_at.isoformat(timespec="seconds"))
    ET.SubElement(element, f"{{{_ATOM}}}category", {"term": notice.kind})
    if notice.source_link and notice.source_link.startswith(("https://", "http://")):
        _link(element, "alternate", notice.source_link)
    for attachment in notice.attachments:
        link = _link(element, "enclosure", attachment.link)
        link.set("length", str(attachment.size))
        link.set("title", _clean(attachment.name))
    _text(element, "content", _summary(notice))


def _summary(notice: Notice) -> str:
    lines = [
        notice.symbol,
        notice.abstract,
        f"Nội dung thay đổi: {notice.changed}" if notice.changed else None,
    ]
    return "\n".join(line for line in lines if line) or notice.title


def _identity(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"{TYPE_PREFIX}feed/{name}").urn


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _clean(text)


def _link(parent: ET.Element, relation: str, address: str) -> ET.Element:
    attributes = {"rel": relation, "href": _clean(address)}
    return ET.SubElement(parent, f"{{{_ATOM}}}link", attributes)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
