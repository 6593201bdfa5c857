"""Rules that hold for every list read by cursor."""

from __future__ import annotations

from typing import Any

from declarant_client.contract.shapes import PAGE_LIMIT, Page, ProblemName
from declarant_client.receiver.conformance.expectations import problem, shaped
from declarant_client.receiver.conformance.findings import BrokenError, NotCheckedError
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import page_path
from declarant_client.receiver.conformance.visits import Visit

_STEPS = 12
"""So many items are read one by one."""


def add_rules(part: Part, path: str, page: type[Page[Any]]) -> None:
    """Add the rules of the list at ``path``, whose pages have the shape ``page``."""
    _add_page(part, path, page)
    _add_limit(part, path)
    _add_steps(part, path)
    _add_end(part, path)
    _add_bad_cursor(part, path)


def _add_page(part: Part, path: str, shape: type[Page[Any]]) -> None:
    @part.rule(
        "page",
        vi=f"GET {path}: một trang đúng mẫu, luôn có next_cursor, tối đa {PAGE_LIMIT} mục.",
        en=f"GET {path}: a page in its shape, always with next_cursor, at most {PAGE_LIMIT} items.",
    )
    def check(visit: Visit) -> None:
        answer = visit.party.get(path)
        page = shaped(answer, shape)
        answer.expect(len(page.items) <= PAGE_LIMIT, f"≤ {PAGE_LIMIT}")
        answer.expect(page.next_cursor, "next_cursor")


def _add_limit(part: Part, path: str) -> None:
    @part.rule(
        "limit",
        vi=f"limit giới hạn một trang của {path}; lớn hơn {PAGE_LIMIT} thì tính là {PAGE_LIMIT}.",
        en=f"`limit` bounds a page of {path}; more than {PAGE_LIMIT} is taken as {PAGE_LIMIT}.",
    )
    def check(visit: Visit) -> None:
        for limit, most in ((1, 1), (PAGE_LIMIT + 1, PAGE_LIMIT), (10**6, PAGE_LIMIT)):
            answer = visit.party.get(page_path(path, None, limit=limit))
            page = shaped(answer, Page[dict[str, Any]])
            answer.expect(len(page.items) <= most, f"≤ {most}")


def _add_steps(part: Part, path: str) -> None:
    @part.rule(
        "steps",
        vi=f"Đọc {path} từng mục một theo cursor: đúng những mục và thứ tự của một trang lớn.",
        en=f"Reading {path} in small pages gives the same items in the same order as a large one.",
    )
    def check(visit: Visit) -> None:
        whole = _first_page(visit, path)
        if len(whole) < 2:  # noqa: PLR2004 - one item has no order
            raise NotCheckedError("danh sách chưa có hai mục", "the list has less than two items")
        try:
            _read_in_steps(visit, path, whole)
        except BrokenError:
            if _first_page(visit, path) == whole:
                raise
            raise NotCheckedError(
                "danh sách thay đổi trong lúc đọc", "the list changed while it was read"
            ) from None


def _first_page(visit: Visit, path: str) -> list[dict[str, Any]]:
    return shaped(visit.party.get(path), Page[dict[str, Any]]).items


def _read_in_steps(visit: Visit, path: str, whole: list[dict[str, Any]]) -> None:
    cursor: str | None = None
    seen: list[dict[str, Any]] = []
    for _step in range(min(len(whole), _STEPS)):
        answer = visit.party.get(page_path(path, cursor, limit=1))
        page = shaped(answer, Page[dict[str, Any]])
        # Items are delivered at least once: one that comes again is none too many.
        seen += [item for item in page.items if item not in seen]
        answer.expect(seen == whole[: len(seen)], f"items: [{whole[max(len(seen) - 1, 0)]}]")
        answer.expect(page.has_more or len(seen) >= len(whole), "has_more: true")
        cursor = page.next_cursor
    answer.expect(len(seen) > 1, f"items: [{whole[1]}]")


def _add_end(part: Part, path: str) -> None:
    @part.rule(
        "end",
        vi=f"Danh sách {path} đọc được đến hết; cursor ở cuối dùng được cho lần đọc sau.",
        en=f"{path} can be read to its end; the cursor there is good for the next poll.",
    )
    def check(visit: Visit) -> None:
        listed = visit.party.listed(path, None)
        visit.party.listed(path, listed.cursor)


def _add_bad_cursor(part: Part, path: str) -> None:
    @part.rule(
        "bad-cursor",
        vi=f"Cursor của {path} mà cơ quan không cấp: lỗi 400 malformed.",
        en=f"A cursor of {path} that the office did not give is a 400 problem `malformed`.",
    )
    def check(visit: Visit) -> None:
        for cursor in ("conformance-check", "%%%", "\x00"):
            problem(visit.party.get(page_path(path, cursor)), ProblemName.MALFORMED)
