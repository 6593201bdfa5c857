"""What is found in the place of a proper feed is read, or refused in words."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.feeds import FeedEntry, FeedTroubleError
from declarant_client.domain.declaration import VIETNAM
from declarant_client.feeds.dates import feed_time
from declarant_client.feeds.plain_text import plain_text
from declarant_client.feeds.reading import MOST_ENTRIES, read_feed

ADDRESS = "https://gazette.vn/feeds/new.rss"
TITLE = "Thông tư số 38/2015/TT-BTC về thuế đối với hàng xuất khẩu"


def rss(items: str = "", head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>Công báo</title>{items}</channel></rss>'


def item(inner: str = "", title: str = TITLE) -> str:
    return f"<item><title>{title}</title>{inner}</item>"


def atom(entry: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.vn/x/">'
        f"<title>Công báo</title>{entry}</feed>"
    )


def read(body: str | bytes, content_type: str = "application/rss+xml") -> list[FeedEntry]:
    whole = body.encode() if isinstance(body, str) else body
    return read_feed(whole, content_type, ADDRESS, "gazette.vn")[1]


ENCODED = {
    "with a byte-order mark": "\ufeff".encode() + rss(item()).encode(),
    "UTF-8 that calls itself Latin-1": rss(
        item(), '<?xml version="1.0" encoding="ISO-8859-1"?>'
    ).encode(),
    "UTF-16 that calls itself UTF-8": rss(item()).encode("utf-16"),
    "UTF-16 without a byte-order mark": rss(item()).encode("utf-16-le"),
    "without any declaration": rss(item(), "").encode(),
    "with an encoding nobody knows": rss(
        item(), '<?xml version="1.0" encoding="x-cong-bao"?>'
    ).encode(),
    "behind empty lines": b"\r\n\n  " + rss(item()).encode(),
    "with control characters": rss(item(title=TITLE.replace(" ", " \x0b", 1))).encode(),
    "in CDATA": rss(item(title=f"<![CDATA[ {TITLE}\n]]>")).encode(),
    "as entities": rss(
        item(
            title="".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in TITLE)
        )
    ).encode(),
    "cut off behind the item": rss(item()).encode()[:-20],
    "cut off inside a character": (rss(item())[:-16] + "<item><title>Th").encode() + b"\xc3",
    "with an unclosed tag": rss(item("<description>a<br>b</description>")).encode(),
}


@pytest.mark.parametrize("body", ENCODED.values(), ids=ENCODED.keys())
def test_a_feed_is_read(body: bytes):
    assert TITLE in {entry.title for entry in read(body, "text/xml")}


def test_vietnamese_windows_is_read_where_it_is_declared():
    body = rss(item(title="Thuê đâ\u0301t"), '<?xml version="1.0" encoding="windows-1258"?>')
    (entry,) = read(body.encode("cp1258"), "text/xml; charset=utf-8")
    assert entry.title == "Thuê đất"


def test_an_rss_item_gives_what_it_has():
    (entry,) = read(
        rss(
            item(
                "<guid isPermaLink='false'>doc-7</guid><link>/van-ban/7?a=1&amp;b=2</link>"
                "<pubDate>Thu, 26 Mar 2015 08:00:00 +0700</pubDate>"
                "<description>&lt;p&gt;Điều 1&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
                "&lt;ul&gt;&lt;li&gt;Một&lt;li&gt;Hai &amp;amp; ba&lt;/ul&gt;</description>"
            )
        )
    )
    assert entry == FeedEntry(
        guid="doc-7",
        link="https://gazette.vn/van-ban/7?a=1&b=2",
        title=TITLE,
        text="Điều 1\n\nMột\nHai & ba",
        published_at=datetime(2015, 3, 26, 8, tzinfo=VIETNAM),
    )


def test_an_atom_entry_gives_what_it_has_links_by_its_base():
    (entry,) = read(
        atom(
            '<entry><id>urn:1</id><title type="html">Thuế &amp;lt; 5%</title>'
            '<link rel="self" href="s"/><link rel="alternate" href="../7"/>'
            "<published>2026-03-01T20:00:00Z</published><updated>2026-03-02T08:00:00+07:00"
            '</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>Một</p><p>Hai</p></div></content></entry>"
        )
    )
    assert (entry.guid, entry.link, entry.title, entry.text) == (
        "urn:1",
        "https://base.vn/7",
        "Thuế < 5%",
        "Một\n\nHai",
    )
    assert entry.published_at == datetime(2026, 3, 2, 3, tzinfo=VIETNAM)
    assert entry.updated_at == datetime(2026, 3, 2, 8, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.vn", "http://[x"]
)
def test_a_link_that_no_browser_may_open_is_none(link: str):
    (entry,) = read(rss(item(f"<link>{link}</link>")))
    assert entry.link == ""


def test_an_entry_without_a_title_is_called_by_its_text_and_one_without_both_is_left_out():
    found = read(
        rss("<item><description>Thông báo &lt;b&gt;nghỉ&lt;/b&gt;</description></item><item/>")
    )
    assert [entry.title for entry in found] == ["Thông báo nghỉ"]


def test_a_feed_without_end_is_read_to_a_bound():
    assert len(read(rss(item() * (MOST_ENTRIES + 50)))) == MOST_ENTRIES


@pytest.mark.parametrize("opened", ["<a>", "<item><title>x", "<!--", "<![CDATA[", "<a "])
def test_a_feed_that_never_ends_what_it_begins_is_read_to_a_bound(opened: str):
    body = rss(item() + opened * 50_000)
    assert TITLE in {entry.title for entry in read(body)}


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>' + rss(
    item(title="&b;"), ""
)
REFUSED = {
    "a bomb of entities": (BOMB, "entities of its own"),
    "a bomb in capitals": (BOMB.replace("DOCTYPE", "doctype"), "entities of its own"),
    "a foreign file": (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("", ""),
        "entities of its own",
    ),
    "a login portal": ("<!DOCTYPE html><html><body>Đăng nhập</body></html>", "a web page"),
    "a portal that says it is XML": ("<html><head></head></html>", "a web page"),
    "a portal with a comment first": ("<!-- x --><HTML lang=vi>", "a web page"),
    "another XML": ('<?xml version="1.0"?><Root><rss/></Root>', "neither an RSS nor an Atom"),
    "JSON": ('{"items": []}', "neither an RSS nor an Atom"),
    "nothing": ("", "neither an RSS nor an Atom"),
}


@pytest.mark.parametrize("body, words", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_feed_is_refused_in_words(body: str, words: str):
    with pytest.raises(FeedTroubleError, match=words):
        read(body, "application/rss+xml")


def test_a_plain_doctype_and_words_about_entities_are_no_bomb():
    (entry,) = read(
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
        + rss(item("<description><![CDATA[<!ENTITY x>]]></description>"), "")
    )
    assert entry.title == TITLE


@given(st.binary(max_size=400), st.booleans())
def test_whatever_comes_is_read_or_refused(noise: bytes, inside: bool):
    body = rss(item("@")).encode().replace(b"@", noise) if inside else noise
    with suppress(FeedTroubleError):
        assert all(entry.title for entry in read(body))


@pytest.mark.parametrize(
    "text, told",
    [
        ("Mon, 02 Mar 2026 08:30:00 +0700", (8, 30)),
        ("Mon, 02 Mar 2026 01:30:00 GMT", (8, 30)),
        ("2026-03-02T01:30:00Z", (8, 30)),
        ("2026-03-02T08:30:00+07", (8, 30)),
        ("2026-03-02 08:30:00", (8, 30)),
        ("2026-03-02", (0, 0)),
        ("02/03/2026 08:30", (8, 30)),
        ("Thứ hai, 2/3/2026 8:30 CH", (20, 30)),
        ("02-03-2026, 08h30", (8, 30)),
        ("ngày 2 tháng 3 năm 2026", (0, 0)),
        ("08:30 02.03.2026", (8, 30)),
    ],
)
def test_a_day_is_made_out_in_the_forms_it_is_written_in(text: str, told: tuple[int, int]):
    found = feed_time(text)
    assert found is not None
    assert found == datetime(2026, 3, 2, *told, tzinfo=VIETNAM)
    assert found.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    "text", ["", "hôm nay", "32/13/2026", "0001-01-01T00:00:00Z", "99/99/9999"]
)
def test_a_day_that_cannot_be_made_out_is_unknown(text: str):
    assert feed_time(text) is None


@given(st.text(max_size=200))
def test_no_date_and_no_markup_ever_fails(text: str):
    feed_time(text)
    plain_text(text)
