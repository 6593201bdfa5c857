"""Ways to break what an office tells: each named with the rule that it breaks."""

from __future__ import annotations

from tests.support.breaking_office import Break, Passing

_NOT_FOUND, _OK = 404, 200
_HTML = b"<html><body><h1>Not Found</h1></body></html>"
_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>&b;</title></feed>'
)


def _html_404(passing: Passing) -> None:
    if passing.status == _NOT_FOUND:
        passing.answer(_NOT_FOUND, _HTML, "text/html")


def _status_only_in_the_line(passing: Passing) -> None:
    if passing.status == _NOT_FOUND:
        passing.change(status=_OK)


def _type_of_its_own(passing: Passing) -> None:
    if passing.status == _NOT_FOUND:
        passing.change(type="about:blank")


def _no_allow(passing: Passing) -> None:
    passing.headers.pop("allow", None)


def _any_media_type(passing: Passing) -> None:
    if passing.asked.get("content-type") == "text/plain":
        passing.asked["content-type"] = "application/json"


def _failing_at_bad_json(passing: Passing) -> None:
    if passing.body and b"/malformed" in passing.body:
        passing.answer(500, {"error": "JSONDecodeError"})


def _vietnamese_only(passing: Passing) -> None:
    passing.asked.pop("accept-language", None)


def _plain_426(passing: Passing) -> None:
    if passing.status == 426:
        passing.answer(426, b"upgrade", "text/plain")


def _newest_client_only(passing: Passing) -> None:
    if passing.asked.get("declarant-client-version") == "0.1.0":
        passing.asked["declarant-client-version"] = "0.0.1"


def _decomposed(passing: Passing) -> None:
    if passing.reads("/v1/office"):
        name = {"vi": "Ha\u0309i quan", "en": "Customs"}
        passing.change(name=name)


def _clock_without_offset(passing: Passing) -> None:
    if passing.reads("/v1/office"):
        passing.change(clock="2026-11-02T08:00:00")


def _english_only(passing: Passing) -> None:
    if passing.reads("/v1/office"):
        passing.change(confidentiality={"vi": "", "en": "Only we read it."})


def _one_alias_twice(passing: Passing) -> None:
    if passing.reads("/v1/office"):
        branches = passing.content["branches"]
        branches[1]["aliases"] = [*branches[1]["aliases"], branches[0]["code"]]
        passing.change(branches=branches)


def _grants_anybody(passing: Passing) -> None:
    if passing.path == "/oauth2/token" and passing.status == 401:
        granted = {"access_token": "x" * 40, "token_type": "Bearer", "expires_in": 60}
        passing.answer(_OK, granted)


def _refuses_grants_with_problems(passing: Passing) -> None:
    if passing.path == "/oauth2/token" and passing.status == 401:
        passing.change(error=None)


def _no_basic(passing: Passing) -> None:
    if passing.path == "/oauth2/token" and b"client_id" in passing.sent and passing.status == _OK:
        passing.answer(401, {"error": "invalid_client"})


def _cached_tokens(passing: Passing) -> None:
    if passing.path == "/oauth2/token":
        passing.headers["cache-control"] = "max-age=60"


def _no_challenge(passing: Passing) -> None:
    if passing.path.startswith("/v1/"):
        passing.headers.pop("www-authenticate", None)


def _forbidden_instead_of_unauthorized(passing: Passing) -> None:
    if passing.status == 401 and passing.path.startswith("/v1/"):
        passing.status = 403
        passing.change(status=403)


def _takes_for_others(passing: Passing) -> None:
    if passing.status == 403 and passing.submits:
        passing.answer(201, {})


def _never_304(passing: Passing) -> None:
    passing.asked.pop("if-none-match", None)


def _always_304(passing: Passing) -> None:
    if "if-none-match" in passing.asked:
        passing.status, passing.body = 304, b""


def _four_levels(passing: Passing) -> None:
    if passing.reads("/v1/directory"):
        passing.change(levels=passing.content["levels"][:4])


def _customs_always_guilty(passing: Passing) -> None:
    if passing.reads("/v1/directory"):
        reasons = [{**one, "outside_customs": False} for one in passing.content["reasons"]]
        passing.change(reasons=reasons)


def _no_cursor(passing: Passing) -> None:
    if passing.reads("/v1/sheets") and passing.status == _OK:
        page = passing.content
        del page["next_cursor"]
        passing.answer(_OK, page)


def _no_limit(passing: Passing) -> None:
    passing.path = passing.path.replace("limit=1", "limit=500", 1)


def _bad_cursor_from_the_start(passing: Passing) -> None:
    for bad in ("cursor=conformance-check", "cursor=%25%25%25", "cursor=%00"):
        passing.path = passing.path.replace(bad, "limit=5")


def _own_not_found(passing: Passing) -> None:
    if passing.path == "/v1/sheets/lookup" and passing.status == _OK:
        passing.change(items=[])


def _foreign_forbidden(passing: Passing) -> None:
    # The invented numbers of a check begin with 199: everything else here is another party's.
    if passing.path == "/v1/sheets/lookup" and b'"199' not in passing.sent:
        passing.answer(403, {"type": "x/problems/not-yours", "title": "x", "status": 403})


def _any_number_of_numbers(passing: Passing) -> None:
    if passing.path == "/v1/sheets/lookup" and passing.status == 422:
        passing.answer(_OK, {"items": []})


def _strict_about_fields(passing: Passing) -> None:
    if b"later_field" in passing.sent and passing.path == "/v1/sheets/lookup":
        problem = {"type": "x/problems/invalid", "title": "x", "status": 422}
        passing.answer(422, problem, "application/problem+json")


def _ends_too_early(passing: Passing) -> None:
    if passing.reads("/v1/notices"):
        passing.change(has_more=False)


def _never_ends(passing: Passing) -> None:
    if passing.reads("/v1/notices") and passing.status == _OK:
        passing.change(has_more=True)


def _revision_as_text(passing: Passing) -> None:
    if passing.reads("/v1/notices") and passing.status == _OK:
        items = [{**one, "revision": str(one["revision"])} for one in passing.content["items"]]
        passing.change(items=items)


def _script_as_link(passing: Passing) -> None:
    if passing.reads("/v1/notices") and passing.status == _OK:
        items = [{**one, "source_link": "javascript:1"} for one in passing.content["items"]]
        passing.change(items=items)


def _feed(passing: Passing, old: bytes, new: bytes) -> None:
    if passing.path == "/v1/notices.atom":
        passing.body = passing.body.replace(old, new)


def _laughs(passing: Passing) -> None:
    if passing.path == "/v1/notices.atom":
        passing.body = _LAUGHS


def _feed_cut_off(passing: Passing) -> None:
    _feed(passing, b"</feed>", b"")


def _feed_without_times(passing: Passing) -> None:
    _feed(passing, b"updated>", b"changed>")


def _feed_with_one_id(passing: Passing) -> None:
    _feed(passing, b"urn:uuid:", b"urn:uuid:1</id><id>")


def _html_413(passing: Passing) -> None:
    if passing.status == 413:
        passing.answer(413, _HTML, "text/html")


BEFORE: tuple[tuple[str, Break], ...] = (
    ("transport.media-type", _any_media_type),
    ("transport.two-languages", _vietnamese_only),
    ("transport.oldest-client", _newest_client_only),
    ("directory.etag", _never_304),
    ("sheets.limit", _no_limit),
    ("history.bad-cursor", _bad_cursor_from_the_start),
)
"""A rule, and a change of requests that breaks it."""
AFTER: tuple[tuple[str, Break], ...] = (
    ("transport.unknown-path", _html_404),
    ("transport.unknown-path", _status_only_in_the_line),
    ("transport.unknown-path", _type_of_its_own),
    ("transport.wrong-method", _no_allow),
    ("transport.malformed", _failing_at_bad_json),
    ("transport.client-too-old", _plain_426),
    ("transport.json", _decomposed),
    ("office.public", _clock_without_offset),
    ("office.confidentiality", _english_only),
    ("office.branches", _one_alias_twice),
    ("signing-in.wrong-secret", _grants_anybody),
    ("signing-in.unknown-client", _refuses_grants_with_problems),
    ("signing-in.token-by-form", _no_basic),
    ("signing-in.token-by-basic", _cached_tokens),
    ("signing-in.no-token", _no_challenge),
    ("signing-in.no-token", _forbidden_instead_of_unauthorized),
    ("signing-in.not-for-others", _takes_for_others),
    ("directory.other-etag", _always_304),
    ("directory.levels", _four_levels),
    ("directory.reasons", _customs_always_guilty),
    ("sheets.page", _no_cursor),
    ("sheets.lookup", _own_not_found),
    ("sheets.lookup", _strict_about_fields),
    ("sheets.lookup-foreign", _foreign_forbidden),
    ("sheets.lookup-limit", _any_number_of_numbers),
    ("notices.steps", _ends_too_early),
    ("notices.end", _never_ends),
    ("notices.page", _revision_as_text),
    ("notices.links", _script_as_link),
    ("feed.well-formed", _laughs),
    ("feed.well-formed", _feed_cut_off),
    ("feed.required", _feed_without_times),
    ("feed.ids", _feed_with_one_id),
    ("limits.too-large", _html_413),
)
"""A rule, and a change of answers that breaks it."""
