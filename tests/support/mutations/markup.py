"""Mutations of XML: elements, attributes, texts, depth, entities, encodings."""

from __future__ import annotations

import re
from random import Random

from tests.support.mutations.plain_bytes import Mutation

_TAG = re.compile(rb"<[^<>!?]*>")
_NAME = re.compile(rb"</?([\w:.-]+)")
_ATTRIBUTE = re.compile(rb"""(?<![\w:.-])([\w:.-]++)=("[^"<>]*"|'[^'<>]*')""")
_TEXT = re.compile(rb">([^<>]+)<")
_DECLARED = re.compile(rb"<\?xml[^>]*\?>")
_NEAR = 40_000
"""Bytes from a place on among which a match is looked for: some parts have a megabyte."""
_LONGEST = 1_000_000
HOSTILE_TEXTS = (
    b"",
    b" ",
    b"-1",
    b"0",
    b"4294967295",
    b"99999999999999999999",
    b"1e308",
    b"-1e999",
    b"NaN",
    b"INF",
    b"1E+15",
    b"0x7fffffff",
    b"2958466.5",
    b"-693594",
    b"2024-02-30T25:61:61",
    b"9999-12-31T23:59:59",
    b"XFD1048576",
    b"A0",
    b"ZZZZZZ99999999999",
    b"A1:XFD1048576",
    b"&#0;",
    b"&#xD800;",
    b"&#x110000;",
    b"&undefined;",
    b"&",
    b"]]>",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae\xe1\xba\xbf",
    b"_x000D__xD800__xFFFF_",
    b"=HYPERLINK(&quot;http://127.0.0.1:1/&quot;)",
    b"../../../../etc/passwd",
    b"http://127.0.0.1:1/",
    b"{0.__class__} %s %n",
    b"true",
    b"#N/A",
)
ENTITIES = (
    b'<!DOCTYPE Root [<!ENTITY a "aaaaaaaaaa">%s]>'
    % b"".join(b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in b"bcdefghijd"),
    b'<!DOCTYPE Root SYSTEM "http://127.0.0.1:1/x.dtd">',
    b'<!DOCTYPE Root [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    b'<!DOCTYPE Root [<!ENTITY d SYSTEM "file:///etc/passwd">]>',
    b"<!DOCTYPE Root [<!ELEMENT Root ANY><!ATTLIST Root x CDATA 'y'>",
)
_OPENERS = (b"<!--", b"<![CDATA[", b"<?x ", b"<a b='", b"<", b"</", b"<!DOCTYPE ", b"<!ENTITY ")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "shift_jis", "utf-7")


def found(chance: Random, content: bytes, what: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Return one of the matches, half of the time one near the begin."""
    start = 0 if chance.random() < 1 / 2 else chance.randrange(len(content) + 1)
    matches = list(what.finditer(content, start, min(start + _NEAR, len(content))))
    return chance.choice(matches) if matches else None


def _put(content: bytes, start: int, end: int, new: bytes) -> bytes:
    return content[:start] + new + content[end:]


def tag_removed(chance: Random, content: bytes) -> bytes:
    tag = found(chance, content, _TAG)
    return _put(content, *tag.span(), b"") if tag else content


def tag_repeated(chance: Random, content: bytes) -> bytes:
    tag = found(chance, content, _TAG)
    if tag is None:
        return content
    times = min(chance.choice((2, 3, 3_000)), 2 + _LONGEST // len(tag[0]))
    return _put(content, *tag.span(), tag[0] * times)


def elements_exchanged(chance: Random, content: bytes) -> bytes:
    one, other = found(chance, content, _TAG), found(chance, content, _TAG)
    if one is None or other is None or one.end() > other.start():
        return content
    between = content[one.end() : other.start()]
    return _put(content, one.start(), other.end(), other[0] + between + one[0])


def element_renamed_once(chance: Random, content: bytes) -> bytes:
    name, other = found(chance, content, _NAME), found(chance, content, _NAME)
    return _put(content, *name.span(1), other[1] if other else b"x") if name else content


def element_renamed_everywhere(chance: Random, content: bytes) -> bytes:
    name = found(chance, content, _NAME)
    new = chance.choice((b"x", b"X" * 70_000, b"a:b:c", b"row", b"Data", b"\xc4\x91"))
    if name is None or content.count(name[1]) * len(new) > _LONGEST:
        return content
    return re.sub(rb"(</?)" + re.escape(name[1]) + rb"\b", lambda match: match[1] + new, content)


def name_in_other_case(chance: Random, content: bytes) -> bytes:
    name = found(chance, content, _NAME)
    return content.replace(name[1], name[1].swapcase()) if name else content


def attribute_replaced(chance: Random, content: bytes) -> bytes:
    attribute = found(chance, content, _ATTRIBUTE)
    new = chance.choice((*HOSTILE_TEXTS, b"A" * 70_000)).replace(b'"', b"")
    return _put(content, *attribute.span(2), b'"' + new + b'"') if attribute else content


def attribute_twice(chance: Random, content: bytes) -> bytes:
    attribute = found(chance, content, _ATTRIBUTE)
    return (
        _put(content, *attribute.span(), attribute[0] + b" " + attribute[0])
        if attribute
        else content
    )


def attribute_removed(chance: Random, content: bytes) -> bytes:
    attribute = found(chance, content, _ATTRIBUTE)
    return _put(content, *attribute.span(), b"") if attribute else content


def many_attributes(chance: Random, content: bytes) -> bytes:
    name = found(chance, content, _NAME)
    new = b"".join(b' a%d="1"' % number for number in range(chance.choice((50, 20_000))))
    return _put(content, name.end(), name.end(), new) if name else content


def text_replaced(chance: Random, content: bytes) -> bytes:
    text = found(chance, content, _TEXT)
    return _put(content, *text.span(1), chance.choice(HOSTILE_TEXTS)) if text else content


def text_long(chance: Random, content: bytes) -> bytes:
    text = found(chance, content, _TEXT)
    filling = chance.choice((b"9", b"\xe1\xba\xbf", b"&amp;", b"/", b" ", b"A\n")) * 200_000
    return _put(content, *text.span(1), filling) if text else content


def nested_deep(chance: Random, content: bytes) -> bytes:
    tag = found(chance, content, _TAG)
    depth = chance.choice((63, 64, 65, 1_000, 100_000))
    name = chance.choice((b"a", b"row", b"Data", b"si", b"r"))
    end = (b"</" + name + b">") * depth if chance.random() < 1 / 2 else b""
    return (
        _put(content, tag.start(), tag.start(), (b"<" + name + b">") * depth + end)
        if tag
        else content
    )


def never_closed(chance: Random, content: bytes) -> bytes:
    tag = found(chance, content, _TAG)
    return _put(content, tag.end(), tag.end(), chance.choice(_OPENERS)) if tag else content


def entities_defined(chance: Random, content: bytes) -> bytes:
    declared = _DECLARED.match(content)
    at = declared.end() if declared else 0
    changed = _put(content, at, at, chance.choice(ENTITIES))
    text = found(chance, changed, _TEXT)
    return _put(changed, *text.span(1), b"&d;" * 100) if text else changed


def encoding_declared(chance: Random, content: bytes) -> bytes:
    name = chance.choice((*_ENCODINGS, "ebcdic-cp-us", "no-such", "x" * 5_000)).encode()
    declared = _DECLARED.match(content)
    new = b'<?xml version="1.0" encoding="' + name + b'"?>'
    return _put(content, 0, declared.end() if declared else 0, new)


def encoded_otherwise(chance: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def mark_put_before(chance: Random, content: bytes) -> bytes:
    return chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\n\n", b"\x00")) + content


def written_twice(chance: Random, content: bytes) -> bytes:
    return content + content[chance.choice((0, len(content) // 2)) :][:500_000]


ALL: tuple[Mutation, ...] = (
    tag_removed,
    tag_repeated,
    elements_exchanged,
    element_renamed_once,
    element_renamed_everywhere,
    name_in_other_case,
    attribute_replaced,
    attribute_twice,
    attribute_removed,
    many_attributes,
    text_replaced,
    text_long,
    nested_deep,
    never_closed,
    entities_defined,
    encoding_declared,
    encoded_otherwise,
    mark_put_before,
    written_twice,
)
