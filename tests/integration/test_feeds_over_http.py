"""Gazettes are followed over real HTTP: asked rarely and politely, kept once, read once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from declarant_client.application.following_feeds import (
    AFTER_TROUBLE,
    INTERVAL,
    FeedKnownError,
    FollowFeeds,
)
from declarant_client.application.ports.feeds import Feed, FeedTroubleError
from declarant_client.application.ports.offices import KeptNotice, NoticeFilter
from declarant_client.application.ports.web import WebAddressError
from declarant_client.feeds import HttpFeeds
from declarant_client.office.web import HttpWeb
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, SetClock, opened
from tests.support.web_server import Asking, Page, WebServer


class NoChance:
    """Jitter of nothing."""

    def draw(self) -> float:
        return 0.0


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer().serving() as server:
        yield server


@pytest.fixture
def following(store: Store, clock: SetClock) -> Iterator[FollowFeeds]:
    web = HttpWeb(client_version="0.1")
    yield FollowFeeds(store.feeds, HttpFeeds(web), clock, NoChance())
    web.close()


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Công báo</title>{"".join(items)}</channel></rss>'


def item(number: int, extra: str = "") -> str:
    return (
        f"<item><guid>{number}</guid><link>/doc?id={number}</link>"
        f"<title>Thông tư số {number}/2026/TT-BTC về hải quan</title>"
        f"<pubDate>Mon, 02 Mar 2026 0{number % 10}:00:00 +0700</pubDate>{extra}</item>"
    )


def kept(store: Store, **wanted: object) -> list[KeptNotice]:
    return store.notices.notices(NoticeFilter(**wanted), None, 100)  # type: ignore[arg-type]


def the(following: FollowFeeds) -> Feed:
    (feed,) = following.feeds()
    return feed


AWKWARD = {
    "without ids": [item(number).replace(f"<guid>{number}</guid>", "") for number in (1, 2, 3)],
    "with one id for all": [
        item(number).replace(f"<guid>{number}</guid>", "<guid>x</guid>") for number in (1, 2, 3)
    ],
    "with one id and one link for all": [
        item(number)
        .replace(f"<guid>{number}</guid>", "<guid>x</guid>")
        .replace(f"?id={number}", "")
        for number in (1, 2, 3)
    ],
    "with titles alone": [
        f"<item><title>Thông tư số {number}/2026/TT-BTC</title></item>" for number in (1, 2, 3)
    ],
    "with everything twice": [item(number) for number in (1, 1, 2, 2, 3, 3)],
}


@pytest.mark.parametrize("items", AWKWARD.values(), ids=AWKWARD.keys())
def test_asking_again_brings_nothing_twice_and_turns_nothing_unread(
    items: list[str], following: FollowFeeds, store: Store, server: WebServer, clock: SetClock
):
    server.answer("/new.rss", rss(*items, "<item><title>Cut off").removesuffix("</channel></rss>"))
    following.add(f"{server.address}/new.rss", "Công báo")
    assert following.run(all_now=False) == 3
    store.notices.mark_read([one.place for one in kept(store)])
    for again in (items, items[::-1], items[1:], [item(4).replace("2026", "2027"), *items]):
        clock.advance(INTERVAL)
        server.answer("/new.rss", rss(*again))
        following.run(all_now=False)
    assert len(kept(store)) == 4
    assert [one.notice.symbol for one in kept(store, unread=True)] == ["4/2027/TT-BTC"]


def test_what_is_random_in_a_feed_brings_nothing_twice(
    following: FollowFeeds, store: Store, server: WebServer, clock: SetClock
):
    def made_anew(_asking: Asking) -> Page:
        count = len(server.asked)
        items = [
            item(number)
            .replace(f"<guid>{number}<", f"<guid>{count}-{number}<")
            .replace("?id=", f"?utm_source=s{count}&amp;id=")
            .replace("Mon, 02 Mar 2026 0", f"Mon, 0{count + 1} Mar 2026 0")
            for number in (1, 2, 3)
        ]
        return Page(rss(*items).encode())

    server.pages["/new.rss"] = made_anew
    following.add(f"{server.address}/new.rss", "Công báo")
    following.run(all_now=False)
    store.notices.mark_read([one.place for one in kept(store)])
    for _ in range(3):
        clock.advance(INTERVAL + timedelta(days=1))
        assert following.run(all_now=False) == 0
    assert (len(kept(store)), store.notices.unread()) == (3, 0)


def test_a_read_notice_of_a_feed_that_dates_all_anew_stays_read_where_a_keyword_keeps_it_alone(
    following: FollowFeeds, store: Store, server: WebServer, clock: SetClock
):
    def dated_anew(_asking: Asking) -> Page:
        made = clock.now() - timedelta(hours=30)
        items = [
            f"<item><guid>{number}</guid><title>{title}</title>"
            f"<pubDate>{format_datetime(made)}</pubDate></item>"
            for number, title in enumerate(("Thủ tục hải quan", "Cho thuê đất", "Đường bộ"))
        ]
        return Page(rss(*items).encode())

    server.pages["/new.rss"] = dated_anew
    following.add(f"{server.address}/new.rss", "Công báo", ["hải quan"])
    assert following.run(all_now=False) == 1
    store.notices.mark_read([one.place for one in kept(store)])
    for _ in range(5):
        clock.advance(INTERVAL + timedelta(hours=20))
        assert following.run(all_now=False) == 0
    assert len(server.asked) == 6
    assert (len(kept(store)), store.notices.unread()) == (1, 0)


def test_a_changed_text_is_news_again_beside_what_it_was(
    following: FollowFeeds, store: Store, server: WebServer, clock: SetClock
):
    server.answer("/new.rss", rss(item(1, "<description>Hiệu lực từ 1/5</description>"), item(2)))
    following.add(f"{server.address}/new.rss", "Công báo")
    following.run(all_now=False)
    store.notices.mark_read([one.place for one in kept(store)])
    clock.advance(INTERVAL)
    server.answer("/new.rss", rss(item(1, "<description>Hiệu lực từ 1/6</description>"), item(2)))
    assert following.run(all_now=False) == 1
    (news,) = kept(store, unread=True)
    assert news.before is not None
    assert (news.before.abstract, news.notice.abstract) == ("Hiệu lực từ 1/5", "Hiệu lực từ 1/6")
    assert (news.office_name, news.account_id) == ("Công báo", None)


def test_a_feed_is_asked_for_what_changed_and_no_sooner_than_it_should(
    following: FollowFeeds, server: WebServer, clock: SetClock
):
    def conditional(asking: Asking) -> Page:
        if asking.headers.get("if-none-match") == '"v1"':
            return Page(status=304)
        return Page(rss(item(1)).encode(), headers={"ETag": '"v1"', "Last-Modified": "yesterday"})

    server.pages["/new.rss"] = conditional
    following.add(f"{server.address}/new.rss", "Công báo")
    assert following.run(all_now=False) == 1
    clock.advance(INTERVAL - timedelta(seconds=1))
    following.run(all_now=False)
    assert len(server.asked) == 1
    clock.advance(timedelta(seconds=1))
    for _ in range(2):
        following.run(all_now=False)
    assert len(server.asked) == 2
    assert server.asked[1].headers["if-modified-since"] == "yesterday"
    assert (the(following).fetched_at, the(following).trouble) == (clock.now(), None)
    clock.advance(timedelta(hours=1))
    following.run(all_now=True)
    assert len(server.asked) == 3
    following.change(the(following), is_on=True, keywords=["thuế"])
    following.run(all_now=False)
    assert "if-none-match" not in server.asked[3].headers


def test_a_permanent_move_is_remembered_once_a_feed_was_there(
    following: FollowFeeds, server: WebServer, clock: SetClock
):
    server.answer("/old.rss", status=301, Location="/new.rss")
    server.answer("/new.rss", "<html>Đăng nhập</html>")
    following.add(f"{server.address}/old.rss", "Công báo")
    following.run(all_now=False)
    assert the(following).moved_to is None
    server.answer("/new.rss", rss(item(1)))
    clock.advance(INTERVAL)
    assert following.run(all_now=False) == 1
    assert the(following).moved_to == f"{server.address}/new.rss"
    clock.advance(INTERVAL)
    following.run(all_now=False)
    assert [asking.path for asking in server.asked[4:]] == ["/new.rss"]


def test_a_move_for_a_while_is_followed_and_not_remembered(
    following: FollowFeeds, server: WebServer
):
    server.answer("/a.rss", status=302, Location="/b.rss")
    server.answer("/b.rss", status=301, Location="/c.rss")
    server.answer("/c.rss", rss(item(1)))
    following.add(f"{server.address}/a.rss", "Công báo")
    assert following.run(all_now=False) == 1
    assert the(following).moved_to is None


TROUBLES = [
    ({"status": 404}, "error 404", AFTER_TROUBLE, True),
    ({"status": 410}, "given up for good", AFTER_TROUBLE, False),
    ({"status": 429, "Retry_After": "7200"}, "busy", timedelta(hours=2), True),
    ({"status": 503, "Retry_After": "1"}, "busy", AFTER_TROUBLE, True),
    ({"status": 503, "Retry_After": "99999999"}, "busy", timedelta(days=7), True),
    ({"status": 500}, "error 500", AFTER_TROUBLE, True),
    ({"body": "<html>Đăng nhập</html>"}, "web page", AFTER_TROUBLE, True),
    ({"status": 302, "Location": "http://portal.example/"}, "sign in", AFTER_TROUBLE, True),
    ({"status": 302, "Location": "/new.rss"}, "without end", AFTER_TROUBLE, True),
    ({"body": b"x", "Content_Encoding": "gzip"}, "", AFTER_TROUBLE, True),
    ({"body": b"<rss>" + b" " * (5 << 20)}, "larger", AFTER_TROUBLE, True),
]


@pytest.mark.parametrize("answer, words, wait, stays_on", TROUBLES)
def test_trouble_is_kept_with_the_feed_in_words_and_it_is_left_alone(
    answer: dict[str, str],
    words: str,
    wait: timedelta,
    stays_on: bool,
    following: FollowFeeds,
    server: WebServer,
    clock: SetClock,
):
    server.answer("/new.rss", **answer)  # type: ignore[arg-type]
    following.add(f"{server.address}/new.rss", "Công báo")
    assert following.run(all_now=False) == 0
    feed = the(following)
    assert words in str(feed.trouble)
    assert (feed.next_at, feed.fetched_at, feed.is_on) == (NOW + wait, None, stays_on)
    asked = len(server.asked)
    clock.advance(wait - timedelta(seconds=1))
    following.run(all_now=True)
    assert len(server.asked) == asked


def test_only_what_holds_a_keyword_is_kept_and_what_is_kept_stays(
    following: FollowFeeds, store: Store, server: WebServer, clock: SetClock
):
    land = item(2).replace("hải quan", "cho thuê đất")
    server.answer("/new.rss", rss(item(1), land))
    following.add(f"{server.address}/new.rss", "Công báo", ["hải quan", " thuế ", "thuế", ""])
    assert the(following).keywords == ("hải quan", "thuế")
    tried = following.try_out(f"{server.address}/new.rss", ["hải quan"])
    assert (tried.title, tried.entries, tried.fitting) == ("Công báo", 2, 1)
    assert following.run(all_now=False) == 1
    clock.advance(INTERVAL)
    server.answer("/new.rss", rss(item(1).replace("hải quan", "kho bãi"), land))
    assert following.run(all_now=False) == 1
    assert [one.notice.revision for one in kept(store)] == [2]


def test_a_removed_feed_takes_its_notices_along_but_for_the_starred(
    following: FollowFeeds, store: Store, server: WebServer
):
    server.answer("/new.rss", rss(item(1), item(2)))
    address = f"{server.address}/new.rss"
    following.add(address, "Công báo")
    with pytest.raises(FeedKnownError):
        following.add(address, "Again")
    following.run(all_now=False)
    starred = kept(store)[0]
    store.notices.star(starred.place, starred=True)
    following.remove(the(following))
    assert following.feeds() == []
    assert [one.place for one in kept(store)] == [starred.place]
    following.add(address, "Công báo")
    following.run(all_now=False)
    assert len(kept(store)) == 2


@pytest.mark.parametrize(
    "address", ["http://gazette.example/rss", "ftp://a.vn", "https://u:p@a.vn", ""]
)
def test_addresses_beyond_https_are_refused_in_words(following: FollowFeeds, address: str):
    with pytest.raises(WebAddressError):
        following.add(address, "x")
    with pytest.raises(WebAddressError):
        following.try_out(address)


def test_where_nothing_answers_is_told_when_a_feed_is_tried(following: FollowFeeds):
    with pytest.raises(FeedTroubleError, match="Nothing answers"):
        following.try_out("http://127.0.0.1:9/rss")
