"""Adding what the second record tells and the database does not know any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports import opening
from declarant_client.domain.sentences import Sentence
from declarant_client.store.adding_replies import add_replies_beside
from declarant_client.store.adding_saved import add_saved_beside
from declarant_client.store.columns import micros
from declarant_client.store.merging_back import Merged, settle
from declarant_client.store.saved_beside import Line

_AGAIN = "SELECT count(*) FROM assessments WHERE made_here AND state IN ('sending', 'unknown')"


def add_newest(connection: apsw.Connection, lines: Sequence[Line], now: datetime) -> Sentence:
    """Add it in one transaction; return what to tell."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        added = add_saved_beside(connection, lines)
        replies = add_replies_beside(connection, lines)
        # What came from the offices since is fetched again.
        connection.execute("DELETE FROM cursors")
        settle(connection, Merged(), micros(now))
        again: int = connection.execute(_AGAIN).get
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return opening.newest_was_lost(added, replies, again)
