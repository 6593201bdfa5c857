"""The words for one declaration, as the list and the form's head show them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.wording import CHANNELS, CLEARANCES, KINDS, STATES
from declarant_client.desktop.speech import day, moment, name_of, said, time_of_day
from declarant_client.domain.declaration import VIETNAM, Channel, Declaration
from declarant_client.domain.putting_off import PutOff


def office_name(row: WorklistRow) -> str:
    """Return the branch's full name, else its printed short name, else its code."""
    branch = row.declaration.branch
    known = name_of(row.branch_name, row.branch_name_en)
    return known or branch.name or branch.short_name or branch.code or ""


def team_word(declaration: Declaration) -> str:
    """Return the handling division in words."""
    if not declaration.team:
        return ""
    return QCoreApplication.translate("row_words", "Team {code}").format(code=declaration.team)


def place_words(row: WorklistRow) -> str:
    """Return office and team."""
    return " · ".join(part for part in (office_name(row), team_word(row.declaration)) if part)


def kind_words(row: WorklistRow) -> str:
    """Return import or export, and the regime."""
    parts = (said(KINDS[row.declaration.kind]), row.declaration.regime or "")
    return " ".join(part for part in parts if part)


def short_kind_words(row: WorklistRow) -> str:
    """Return what tells most in little room: the regime, which is one of import or of export."""
    return row.declaration.regime or kind_words(row)


def channel_word(channel: Channel) -> str:
    """Return the channel's word."""
    return said(CHANNELS[channel])


def time_words(row: WorklistRow) -> str:
    """Return when it was cleared, else how far the procedure is."""
    return moment(row.declaration.cleared_at) or said(CLEARANCES[row.declaration.clearance])


def short_time_words(row: WorklistRow) -> str:
    """Return the time without its year, for a narrow list."""
    at = row.declaration.cleared_at
    if at is None:
        return time_words(row)
    return f"{at.astimezone(VIETNAM):%d/%m} {time_of_day(at)}"


def enterprise_words(declaration: Declaration) -> str:
    """Return the enterprise's name and tax code, as far as they are known."""
    code = declaration.enterprise_tax_code
    parts = (declaration.enterprise_name or "", str(code) if code else "")
    return " · ".join(part for part in parts if part)


def state_words(row: WorklistRow) -> str:
    """Return what became of its assessment; empty while there is none."""
    if row.told_state is not None:
        return said(STATES[row.told_state])
    if row.assessed_by:
        return _rated_by(row)
    return put_off_words(row)


def _rated_by(row: WorklistRow) -> str:
    if row.assessed_at is None:
        return QCoreApplication.translate("row_words", "Rated by {name}").format(
            name=row.assessed_by
        )
    return QCoreApplication.translate("row_words", "Rated by {name}, {time}").format(
        name=row.assessed_by, time=moment(row.assessed_at)
    )


def put_off_words(row: WorklistRow) -> str:
    """Return that it was skipped, or until when it was put off; empty for neither."""
    if row.put_off is None:
        return ""
    if row.put_off_until is not None:
        return QCoreApplication.translate("row_words", "Put off until {day}").format(
            day=day(row.put_off_until.astimezone(VIETNAM).date())
        )
    if row.put_off is PutOff.ALREADY_RATED:
        return QCoreApplication.translate("row_words", "Rated before")
    return QCoreApplication.translate("row_words", "Skipped")


def spoken_row(row: WorklistRow) -> str:
    """Return all of it as a screen reader says it."""
    channel = row.declaration.channel
    channel_words = (
        QCoreApplication.translate("row_words", "{channel} channel").format(
            channel=channel_word(channel)
        )
        if channel
        else ""
    )
    draft = QCoreApplication.translate("row_words", "Draft") if row.has_draft else ""
    parts = (
        row.declaration.number.digits,
        kind_words(row),
        place_words(row),
        channel_words,
        time_words(row),
        enterprise_words(row.declaration),
        state_words(row),
        draft,
    )
    return ", ".join(part for part in parts if part)
