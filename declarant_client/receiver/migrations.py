"""What brings a database of an earlier version up to date, step by step, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text, update

from declarant_client.receiver import tables
from declarant_client.receiver.seal import keep_new_seal


def migrate(connection: Connection, version: int) -> None:
    """Take every step from ``version`` to the newest."""
    for step in range(version, tables.SCHEMA_VERSION):
        _STEPS[step](connection)
    counters = tables.counters
    newest = update(counters).where(counters.c.name == "schema")
    connection.execute(newest.values(value=tables.SCHEMA_VERSION))


def _ids_of_the_party(connection: Connection) -> None:
    """Ids and keys become unique for a party, where they were for the whole office."""
    for statement in (
        "ALTER TABLE assessments ADD COLUMN given_id VARCHAR(36) NOT NULL DEFAULT ''",
        "UPDATE assessments SET given_id = assessment_id",
        "CREATE UNIQUE INDEX one_assessment_for_an_id ON assessments (party_root, given_id)",
    ):
        connection.execute(text(statement))
    tables.answered_requests.create(connection)
    connection.execute(
        text(
            "INSERT INTO answered_requests (party_root, key, purpose, answer)"
            " SELECT party_root, key, purpose, answer FROM request_keys"
        )
    )
    connection.execute(text("DROP TABLE request_keys"))


_STEPS: Mapping[int, Callable[[Connection], None]] = {1: _ids_of_the_party, 2: keep_new_seal}
"""The step that leads on from each version."""
