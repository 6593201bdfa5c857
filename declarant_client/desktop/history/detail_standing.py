"""How one assessment stands: trouble, refusal, revision, receipt, and the declaration's facts."""

from __future__ import annotations

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.wording import CHANNELS, KINDS, PHASES
from declarant_client.contract.shapes import Problem
from declarant_client.desktop.appearance import Role
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import branch_name, office_name
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.reading_pane import Column
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState


def add_standing(column: Column, entry: HistoryEntry) -> None:
    """Add whom it is of, and what the user should know first."""
    column.add_text(who(entry), role=Role.MUTED)
    if entry.problem is not None and entry.state is SubmissionState.REFUSED:
        column.add_frame(_refusal(entry.problem), Role.WARNING)
    if entry.trouble is not None and entry.state.waits:
        column.add_frame(said(entry.trouble), Role.WARNING)
    for sentence in _remarks(entry):
        column.add_frame(said(sentence), Role.NOTE)


def add_facts(column: Column, entry: HistoryEntry, words: OfficeWords) -> None:
    """Add receipt, office, rater, contact, and the declaration's own facts."""
    assessment = entry.assessment
    contact = assessment.contact
    receipt = entry.receipt
    column.add_title(said(translate("history", "Receipt and details")))
    facts: list[tuple[Sentence, str]] = [
        (translate("history", "Receipt"), receipt.number if receipt else ""),
        (translate("history", "Received"), moment(receipt.received_at) if receipt else ""),
        (translate("history", "Receiving office"), office_name(entry)),
        (translate("history", "Rated at"), moment(assessment.made_at)),
        (translate("history", "Rated by"), assessment.rater.name),
        (translate("history", "Phase"), said(PHASES[assessment.phase])),
        (translate("history", "Contact"), f"{contact.name} · {contact.phone}" if contact else ""),
        *_declaration_facts(entry, words),
    ]
    column.add_facts([(said(name), value) for name, value in facts])


def who(entry: HistoryEntry) -> str:
    """Return whose declaration it is, and which kind."""
    facts = entry.assessment.declaration
    enterprise = facts.enterprise
    parts = [enterprise.name or "", enterprise.tax_code] if enterprise else []
    parts.append(said(KINDS[facts.kind]))
    return " · ".join(part for part in parts if part)


def _declaration_facts(entry: HistoryEntry, words: OfficeWords) -> list[tuple[Sentence, str]]:
    facts = entry.assessment.declaration
    agent = facts.agent
    return [
        (translate("history", "Customs branch"), branch_name(facts.branch, words)),
        (translate("history", "Working team"), facts.team or ""),
        (translate("history", "Regime"), facts.regime or ""),
        (translate("history", "Channel"), said(CHANNELS[facts.channel]) if facts.channel else ""),
        (translate("history", "Registered"), moment(facts.registered_at)),
        (translate("history", "Cleared"), moment(facts.cleared_at)),
        (translate("history", "Customs agent"), (agent.name or agent.code) if agent else ""),
    ]


def _refusal(problem: Problem) -> str:
    """Return the office's own words; they came in the reader's language."""
    words = problem.title if not problem.detail else f"{problem.title}\n{problem.detail}"
    return said(translate("history", "The office refused it: {words}", words=words))


def _remarks(entry: HistoryEntry) -> list[Sentence]:
    remarks = []
    if entry.assessment.revises is not None:
        remarks.append(translate("history", "This revises an earlier assessment."))
    if entry.revised_by is not None:
        remarks.append(translate("history", "A later revision has taken its place."))
    if entry.unverified:
        remarks.append(
            translate(
                "history",
                "The office has received it but does not know the declaration or an officer "
                "named in it yet.",
            )
        )
    if not entry.made_here:
        remarks.append(
            translate(
                "history",
                "Sent from another computer or by a colleague: {rater}.",
                rater=entry.assessment.rater.name,
            )
        )
    return remarks
