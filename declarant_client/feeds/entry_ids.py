"""Which entry of a feed is which: an id that stays when the feed's own are missing or repeated.

An entry is recognised by what is known of it before anything is made up: the same link and title
first, then its id, its link, its words; each only while it belongs to one entry alone. Where an
entry has no id, and a link that its server makes anew with each answer, the symbol and title of a
document, or the title and day of other news, tell that it is known; where its day is made anew,
too, its whole text does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from declarant_client.application.ports.feeds import FeedEntry
from declarant_client.contract.notices import Notice
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.legal_titles import recognised
from declarant_client.domain.vietnamese_text import folded, normal

_TRACKING = ("utm_", "fbclid", "gclid", "phpsessid", "jsessionid", "sessionid", "_ga")
_ID_LENGTH = 32
_TELLING = 60
"""Letters of a text that another entry would hardly have as well."""
_COMPARED = 300
"""Letters of a text that are compared."""


def identified(entries: Sequence[FeedEntry], known: Mapping[str, Notice]) -> dict[str, FeedEntry]:
    """Return each entry once, by its id, in the feed's order.

    ``known`` are the feed's notices by id. Of several entries that are the same in everything
    that tells them apart, the one that was updated last stands.
    """
    seen = _Seen.of(known, entries)
    found: dict[str, FeedEntry] = {}
    for entry in _newest_of_same(entries):
        entry_id = seen.known_id(entry, found) or seen.new_id(entry, found)
        if entry_id is not None:
            found[entry_id] = entry
    return found


def bare_link(link: str) -> str:
    """Return a link without what only follows its reader about, for comparison."""
    try:
        parts = urlsplit(link.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return link.strip()
    kept = [(name, value) for name, value in query if not name.lower().startswith(_TRACKING)]
    path = parts.path.partition(";")[0].rstrip("/")
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, path, urlencode(kept), ""))


@dataclass(frozen=True, slots=True)
class _Face:
    """What an entry and a notice can be compared by."""

    link: str
    title: str
    symbol: str | None

    @classmethod
    def of_entry(cls, entry: FeedEntry) -> _Face:
        return cls(bare_link(entry.link), folded(entry.title), recognised(entry.title).symbol)

    @classmethod
    def of_notice(cls, notice: Notice) -> _Face:
        link = bare_link(notice.source_link or "")
        return cls(link, folded(notice.title), notice.symbol)


@dataclass(slots=True)
class _Seen:
    """What is known, and what belongs to several entries and so tells nothing."""

    faces: dict[str, _Face]
    by_face: dict[tuple[str, str], list[str]]
    by_words: dict[tuple[str, str], list[str]]
    shared_words: set[str]
    """Words that several entries of this answer have."""
    by_text: dict[tuple[str, str], list[str]]
    links: set[str]
    """Of this answer: what is known by one of them is no entry with another."""
    shared_guids: set[str] = field(default_factory=set)
    shared_links: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, known: Mapping[str, Notice], entries: Sequence[FeedEntry]) -> _Seen:
        faces = {entry_id: _Face.of_notice(notice) for entry_id, notice in known.items()}
        by_face: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_words: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_text: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry_id, face in faces.items():
            by_face[face.link, face.title].append(entry_id)
            by_words[_told_by_words(face, known[entry_id].published_on)].append(entry_id)
            by_text[face.title, _begin(known[entry_id].abstract or "")].append(entry_id)
        pairs = [(entry, _Face.of_entry(entry)) for entry in entries]
        return cls(
            faces,
            by_face,
            by_words,
            _of_several((_words(face), _made(entry.guid, face.link)) for entry, face in pairs),
            by_text,
            {face.link for _, face in pairs},
            _of_several((entry.guid, _words(face)) for entry, face in pairs),
            _of_several(
                [(face.link, _words(face)) for _, face in pairs]
                + [(face.link, _words(face)) for face in faces.values()]
            ),
        )

    def known_id(self, entry: FeedEntry, taken: Mapping[str, FeedEntry]) -> str | None:
        face = _Face.of_entry(entry)
        same = [one for one in self.by_face.get((face.link, face.title), ()) if one not in taken]
        guid_id = _made("guid", entry.guid) if entry.guid else ""
        if same:
            return guid_id if guid_id in same else same[0]
        for entry_id in self._candidates(entry, face):
            if (
                entry_id in self.faces
                and entry_id not in taken
                and self._is_same(self.faces[entry_id], face)
            ):
                return entry_id
        return self._known_by_words(entry, face, taken)

    def _known_by_words(
        self, entry: FeedEntry, face: _Face, taken: Mapping[str, FeedEntry]
    ) -> str | None:
        if (entry.guid and entry.guid not in self.shared_guids) or not face.title:
            return None
        day = entry.published_at.astimezone(VIETNAM).date() if entry.published_at else None
        same = self.by_words.get(_told_by_words(face, day), [])
        if len(same) != 1 or _words(face) in self.shared_words:
            same = self._of_same_text(entry, face)
        same = [one for one in same if one not in taken]
        return same[0] if same and _host(self.faces[same[0]]) == _host(face) else None

    def _of_same_text(self, entry: FeedEntry, face: _Face) -> list[str]:
        text = _begin(entry.text)
        if len(text) < _TELLING:
            return []
        same = self.by_text.get((face.title, text), [])
        return [one for one in same if self.faces[one].link not in self.links]

    def new_id(self, entry: FeedEntry, taken: Mapping[str, FeedEntry]) -> str | None:
        face = _Face.of_entry(entry)
        for entry_id in self._candidates(entry, face):
            if entry_id not in taken and entry_id not in self.faces:
                return entry_id
        return None

    def _candidates(self, entry: FeedEntry, face: _Face) -> Iterable[str]:
        if entry.guid and entry.guid not in self.shared_guids:
            yield _made("guid", entry.guid)
        if face.link and face.link not in self.shared_links:
            yield _made("link", face.link)
        day = entry.published_at.date().isoformat() if entry.published_at else ""
        words = face.title or folded(entry.text)[:200]
        yield _made("words", face.symbol or "", words, "" if face.symbol else day)
        yield _made("all", entry.guid, face.link, words, day)

    def _is_same(self, before: _Face, now: _Face) -> bool:
        """Whether a notice and an entry that share an id are one document in two versions."""
        if before.symbol and now.symbol and before.symbol != now.symbol:
            return False
        if before.title == now.title:
            return True
        return before.link == now.link and (not now.link or now.link not in self.shared_links)


def _told_by_words(face: _Face, day: date | None) -> tuple[str, str]:
    """Return what tells an entry without an id or a lasting link; weekly news share a title."""
    return (face.title, face.symbol or (day.isoformat() if day else ""))


def _begin(text: str) -> str:
    return normal(text)[:_COMPARED]


def _host(face: _Face) -> str:
    return urlsplit(face.link).netloc


def _newest_of_same(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    chosen: dict[tuple[str, str, str], FeedEntry] = {}
    for entry in entries:
        key = (entry.guid, bare_link(entry.link), folded(entry.title) or folded(entry.text)[:200])
        before = chosen.get(key)
        if before is None or _is_later(entry, before):
            chosen[key] = entry
    return list(chosen.values())


def _is_later(entry: FeedEntry, before: FeedEntry) -> bool:
    now, then = entry.updated_at or entry.published_at, before.updated_at or before.published_at
    return now is not None and (then is None or now > then)


def _of_several(pairs: Iterable[tuple[str, str]]) -> set[str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for what, owner in pairs:
        owners[what].add(owner)
    return {what for what, those in owners.items() if len(those) > 1}


def _words(face: _Face) -> str:
    return face.symbol or face.title


def _made(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_ID_LENGTH]
