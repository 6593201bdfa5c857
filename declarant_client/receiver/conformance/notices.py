"""Notices of legal documents, guidance and events."""

from __future__ import annotations

from declarant_client.contract.notices import Notice
from declarant_client.contract.shapes import Page
from declarant_client.receiver.conformance import cursor_lists
from declarant_client.receiver.conformance.expectations import in_normal_form, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("notices", vi="Thông báo văn bản", en="Notices")
_LIST = "/v1/notices"
_WEB = ("https://", "http://")

cursor_lists.add_rules(PART, _LIST, Page[Notice])


@PART.rule(
    "text",
    vi="Chữ trong các thông báo ở dạng chuẩn NFC.",
    en="The notices' text is in NFC.",
)
def _text(visit: Visit) -> None:
    in_normal_form(visit.party.get(_LIST))


@PART.rule(
    "newest",
    vi="Mỗi thông báo chỉ hiện bản sửa đổi mới nhất của nó.",
    en="A notice comes in its newest revision.",
)
def _newest(visit: Visit) -> None:
    listed = visit.party.listed(_LIST, None)
    revisions: dict[str, int] = {}
    for item in listed.items:
        name, revision = str(item.get("notice_id")), int(item.get("revision", 0))
        newest = revisions.get(name, 0)
        listed.last.expect(revision >= newest, f"{name}: revision ≥ {newest}")
        revisions[name] = revision


@PART.rule(
    "links",
    vi="Đường dẫn nguồn và tệp đính kèm là địa chỉ web.",
    en="Source links and attachments' links are web addresses.",
)
def _links(visit: Visit) -> None:
    answer = visit.party.get(_LIST)
    notices = shaped(answer, Page[Notice]).items
    if not notices:
        raise NotCheckedError("chưa có thông báo nào", "there is no notice yet")
    for notice in notices:
        links = [one.link for one in notice.attachments]
        links += [notice.source_link] if notice.source_link else []
        wrong = [link for link in links if not link.lower().startswith(_WEB)]
        answer.expect(not wrong, f"{notice.notice_id}: http(s): {wrong}")
