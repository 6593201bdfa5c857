"""Values come back from their columns as they went in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.sentences import translate
from declarant_client.store.columns import micros, sentence_of, sentence_text, time_at


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_time_is_kept_to_the_microsecond_and_in_order(at: datetime):
    kept = micros(at)
    assert time_at(kept) == at.astimezone(UTC)
    assert time_at(kept + 1) > time_at(kept)


def test_a_sentence_keeps_its_placeholders_for_another_language():
    state = translate("states", "waiting")
    sentence = translate(
        "sending", "{number} is {state} ({attempts}).", number="1", state=state, attempts=2
    )
    assert sentence_of(sentence_text(sentence)) == sentence
    assert sentence_of(sentence_text(None)) is None


def test_a_value_that_json_does_not_know_is_kept_as_its_text():
    path = Path("folder") / "file"
    kept = sentence_of(sentence_text(translate("store", "{path} is damaged.", path=path)))
    assert str(kept) == f"{path} is damaged."
