"""What the page is given by wiring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from declarant_client.application.putting_off import PutOffDeclarations
    from declarant_client.application.rating import RateDeclaration
    from declarant_client.application.rating_form import RatingForms
    from declarant_client.application.rating_together import RateTogether
    from declarant_client.application.report_questions import ReportQuestions
    from declarant_client.application.worklist import Worklist
    from declarant_client.desktop.background import Threads


def _nowhere(_user: str) -> None:
    return None


def _no(_assessment_id: str) -> bool:
    return False


def _yes() -> bool:
    return True


class ToRateParts(NamedTuple):
    """Use cases, threads, and two settings asked at the moment of sending."""

    worklist: Worklist
    forms: Callable[[], RatingForms]
    """Asked with the first form: what it is made of is loaded behind the first rows."""
    rating: Callable[[], RateDeclaration]
    threads: Threads
    rater: Callable[[], str]
    """The name shown to the office; never empty."""
    putting_off: Callable[[], PutOffDeclarations]
    """Asked with the first that is skipped."""
    together: Callable[[], RateTogether]
    """Asked when several are chosen for the first time."""
    hold: Callable[[], timedelta | None]
    """For how long a sent assessment can be undone; ``None``: it leaves at once."""
    let_go: Callable[[str], bool] = _no
    """Sends what waits for a second look, by its id; False when it waits no more."""
    mine: Callable[[], str] = str
    """Whose declarations are shown on this computer; empty: everyone's."""
    today: Callable[[], date] = date.today
    """The day on Vietnam's clock."""
    reports: Callable[[], ReportQuestions] | None = None
    """Asked behind the first rows, in the background."""
    keep_mine: Callable[[str], None] = _nowhere
    """Keeps whose declarations are shown; called in the background, may raise ``SaidError``."""
    has_sources: Callable[[], bool] = _yes
    """Whether declarations are read from anywhere by themselves; asked in the background."""
