"""How values lie in columns: times, JSON, sentences.

``msgspec`` is loaded with the first JSON: the first rows of the worklist hold none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.sentences import Sentence

Value = TypeVar("Value")

_EPOCH = datetime(1970, 1, 1, 7, tzinfo=VIETNAM)
_MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Return a time with an offset as microseconds since 1970 in UTC."""
    since = at - _EPOCH
    # Divided by a microsecond it is the same, and takes three times as long.
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def micros_or_none(at: datetime | None) -> int | None:
    """Return ``micros`` of a time that may be unknown."""
    return None if at is None else micros(at)


def time_at(at: int) -> datetime:
    """Return the time that ``micros`` stands for, on Vietnam's clock."""
    return _EPOCH + at * _MICROSECOND


def time_or_none(at: int | None) -> datetime | None:
    """Return the time of a column that may be empty."""
    return None if at is None else _EPOCH + at * _MICROSECOND


@lru_cache(maxsize=4096)
def tax_code(text: str | None) -> TaxCode | None:
    """Return the tax code of a column that may be empty; enterprises recur."""
    return TaxCode.parse(text)


def json_text(value: object) -> str:
    """Return a value of the contract as JSON text."""
    import msgspec

    return msgspec.json.encode(value).decode()


def numbers_text(numbers: Iterable[int]) -> str:
    """Return whole numbers as JSON text, for which nothing has to be loaded."""
    return f"[{','.join(map(str, numbers))}]"


def json_or_none(value: object | None) -> str | None:
    """Return ``json_text`` of a value that may be missing."""
    return None if value is None else json_text(value)


def json_value(text: str | bytes, kind: type[Value]) -> Value:
    """Return the value that ``json_text`` stands for."""
    value: Value = _decoder(kind).decode(text)
    return value


_decoders: dict[object, Any] = {}


def _decoder(kind: Any) -> Any:
    """Return what decodes a kind; nothing is loaded for it before the first is wanted."""
    known = _decoders.get(kind)
    if known is None:
        from declarant_client.contract.decoding import decoder

        known = _decoders[kind] = decoder(kind)
    return known


def json_value_or_none(text: str | None, kind: type[Value]) -> Value | None:
    """Return the value of a column that may be empty."""
    return None if text is None else json_value(text, kind)


def sentence_text(sentence: Sentence | None) -> str | None:
    """Return a sentence as JSON; values that JSON does not know are kept as their text."""
    return None if sentence is None else json_text(_plain(sentence))


def sentence_of(text: str | None) -> Sentence | None:
    """Return the sentence that ``sentence_text`` stands for."""
    return None if text is None else _sentence(json_value(text, dict))


def readable(text: str) -> str:
    """Return text that can be kept; bytes of a path that are no text are shown as such."""
    return text.encode(errors="backslashreplace").decode()


def _plain(value: object) -> object:
    if isinstance(value, Sentence):
        filled = {name: _plain(inner) for name, inner in value.values.items()}
        return {"context": value.context, "source": value.source, "values": filled}
    if isinstance(value, int | float | None):
        return value
    return readable(str(value))


def _sentence(plain: Mapping[str, Any]) -> Sentence:
    values = {
        name: _sentence(value) if isinstance(value, dict) else value
        for name, value in plain["values"].items()
    }
    return Sentence(plain["context"], plain["source"], values)
