"""A profile in which somebody's data stand wherever anything can stand."""

from __future__ import annotations

import base64
import json
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from declarant_client.application.ports.sources import FolderSettings, NewSource
from declarant_client.contract.assessments import Contact, Rater
from declarant_client.contract.shapes import Text
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.crash_reports.error_log import ErrorLog
from declarant_client.store.opening import Store
from declarant_client.wiring import Client
from tests.support.stored_things import (
    NOW,
    assessment,
    enrolment,
    notice,
    office,
    rating,
    reading,
    submission,
)


@dataclass(frozen=True, slots=True)
class Planted:
    """What must never leave the profile."""

    secret: str
    tax_code: str
    enterprise: str
    person: str
    phone: str
    number: str
    comment: str

    def all(self) -> tuple[str, ...]:
        return (
            *(self.secret, self.tax_code, self.enterprise, self.person, self.phone, self.number),
            self.comment,
        )


def encodings(value: str) -> Iterator[bytes]:
    """Yield a value as it may be written: encodings, escapes, hex, base64 at any offset."""
    forms = {value, unicodedata.normalize("NFD", value), value.lower(), value.upper()}
    for text in forms:
        for name in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = text.encode(name)
            yield raw
            yield raw.hex().encode()
            yield raw.hex().upper().encode()
            yield from _base64(raw)
        yield json.dumps(text)[1:-1].encode()
        yield ascii(text)[1:-1].encode()
        yield repr(text)[1:-1].encode()
        yield urllib.parse.quote(text).encode()
        yield urllib.parse.quote_plus(text).encode()
        yield text[::-1].encode()


def _base64(raw: bytes) -> Iterator[bytes]:
    """Yield the part of the base64 that does not depend on what stands around."""
    for offset in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            whole = encode(b"\0" * offset + raw)
            first = -(-offset * 4 // 3)
            last = len(whole) - 4 if (len(raw) + offset) % 3 else len(whole)
            if last - first >= 6:
                yield whole[first:last]


def holds(content: bytes, values: Iterable[str]) -> list[str]:
    """Return the values that stand in ``content`` in any form."""
    return [value for value in values if any(form in content for form in encodings(value))]


def plant(client: Client, planted: Planted) -> None:
    """Put the values into every kind of row, the settings, the logs and names of files."""
    _into_store(client.store, planted)
    folders = client.folders
    settings = (
        f"rater_name = {json.dumps(planted.person)}\n"
        f"declarant_user = {json.dumps(planted.enterprise)}\n"
        f"proxy_user = {json.dumps(planted.secret)}\n"
        f"theme = {json.dumps(planted.comment)}\n"
        f"no_such_setting = {json.dumps(planted.comment)}\n"
    )
    folders.config_file.write_text(settings, encoding="utf-8")
    lines = [line for value in planted.all() for line in _lines(value)]
    log = ErrorLog(folders.logs)
    for line in lines:
        log.add(line)
    log.add("\n".join(lines))
    (folders.logs / "crashes").mkdir(mode=0o700, exist_ok=True)
    crash = "\n".join(lines)
    for name in ("run-00000000-1.txt", "crashes/run-00000001-2.txt"):
        (folders.logs / name).write_text(f"{crash}\n--\n{crash}", encoding="utf-8")
    (folders.data / f"{planted.tax_code} {planted.number}.txt").write_text("x", encoding="utf-8")


def _into_store(store: Store, planted: Planted) -> None:
    contact = Contact(name=planted.person, phone=planted.phone)
    said = assessment(
        planted.number,
        ratings=[rating(1, comment=planted.comment)],
        rater=Rater(name=planted.person),
        contact=contact,
    )
    declared = reading(planted.number, enterprise_name=planted.enterprise)
    store.declarations.keep([declared], Origin.DATABASE)
    trouble = translate("cli", "{office}: {trouble}", office=planted.enterprise, trouble=contact)
    hostile = Sentence("cli", planted.comment, {"x": planted.tax_code})
    name = Text(vi=planted.enterprise, en=planted.enterprise)
    for place, told in enumerate((trouble, hostile)):
        key = enrolment(f"key-{place}", planted.tax_code)
        party = msgspec.structs.replace(key.party, name=planted.enterprise)
        key = msgspec.structs.replace(key, party=party, key_name=planted.person)
        described = msgspec.structs.replace(office(), name=name)
        account = store.accounts.add(f"https://127.0.0.1:9/{place}", described, key, NOW)
        store.accounts.set_trouble(account.account_id, told)
        source = store.sources.add(
            NewSource(
                name=planted.person,
                settings=FolderSettings(path=Path("/nowhere") / planted.tax_code / str(place)),
            )
        )
        store.sources.end_reading(source.source_id, NOW, told, declarations=3)
    store.submissions.submit(submission(said, account_id=account.account_id))
    store.notices.keep_notices(account.account_id, [notice(title=planted.comment)], "c")


def _lines(value: str) -> Iterator[str]:
    one_line = " ".join(value.split())
    yield one_line
    yield f"declarant-client 0.1.0 {one_line}"
    yield f"2026-03-02T08:00:00Z, {one_line}"
    yield f'  File "/home/{one_line}/x.py", line 1, in {one_line}'
    yield f'  File "declarant_client/__init__.py", line 1, in {one_line}'
    yield f"    {one_line}"
    yield f"ValueError: {one_line}"
    yield f"{one_line}Error: it"
    yield f"Fatal Python error: {one_line}"
    yield f"Thread 0x0 [{one_line}] (most recent call first):"
    yield f"Extension modules: {one_line}"
