"""How a document stands follows from its dates, its status and the day alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.legal_standing import Standing, standing_on
from declarant_client.contract.notices import DocumentStatus

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
days = st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))
statuses = st.sampled_from(DocumentStatus)


@pytest.mark.parametrize(
    "status, in_force_on, expired_on, stands",
    [
        (DocumentStatus.UNKNOWN, None, None, Standing.UNKNOWN),
        (DocumentStatus.UNKNOWN, TOMORROW, None, Standing.NOT_YET_IN_FORCE),
        (DocumentStatus.NOT_YET_IN_FORCE, None, None, Standing.NOT_YET_IN_FORCE),
        (DocumentStatus.NOT_YET_IN_FORCE, TODAY, None, Standing.IN_FORCE),
        (DocumentStatus.IN_FORCE, TOMORROW, None, Standing.NOT_YET_IN_FORCE),
        (DocumentStatus.IN_FORCE, YESTERDAY, TODAY, Standing.EXPIRED),
        (DocumentStatus.IN_FORCE, YESTERDAY, TOMORROW, Standing.IN_FORCE),
        (DocumentStatus.PARTLY_EXPIRED, YESTERDAY, None, Standing.PARTLY_EXPIRED),
        (DocumentStatus.SUSPENDED, TOMORROW, None, Standing.SUSPENDED),
    ],
)
def test_a_known_date_goes_before_a_status_that_was_true_once(
    status: DocumentStatus, in_force_on: date | None, expired_on: date | None, stands: Standing
):
    assert standing_on(TODAY, status, in_force_on, expired_on) is stands


@given(statuses, days, days)
def test_what_expired_once_stays_expired_and_what_holds_never_becomes_future(
    status: DocumentStatus, in_force_on: date | None, expired_on: date | None
):
    course = [
        standing_on(TODAY + timedelta(days=step), status, in_force_on, expired_on)
        for step in range(-5, 6)
    ]
    places = [_ORDER[stands] for stands in course]
    assert places == sorted(places)


_ORDER = {
    Standing.NOT_YET_IN_FORCE: 0,
    Standing.UNKNOWN: 1,
    Standing.IN_FORCE: 1,
    Standing.PARTLY_EXPIRED: 1,
    Standing.SUSPENDED: 1,
    Standing.EXPIRED: 2,
}


@given(days, days)
def test_what_nothing_is_known_of_is_called_unknown_and_nothing_else_is(
    in_force_on: date | None, expired_on: date | None
):
    stands = standing_on(TODAY, DocumentStatus.UNKNOWN, in_force_on, expired_on)
    knows_nothing = in_force_on is None and (expired_on is None or expired_on > TODAY)
    assert (stands is Standing.UNKNOWN) == knows_nothing


@given(statuses, days, days)
def test_withdrawn_is_withdrawn(
    status: DocumentStatus, in_force_on: date | None, expired_on: date | None
):
    stands = standing_on(TODAY, status, in_force_on, expired_on, withdrawn=True)
    assert stands is Standing.WITHDRAWN
