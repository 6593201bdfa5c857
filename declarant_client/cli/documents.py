"""The JSON documents that commands print: field's words as keys, ``null`` where nothing is known.

One example of each lies in ``resources/contract/command_line``, and a test holds them to it.
Numbers of declarations are 12-digit strings, times RFC 3339 on Vietnam's clock with its offset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from declarant_client.application.conflicts import Conflict, Saying
from declarant_client.application.importing import FailedFile, ImportReport, SourceRemark
from declarant_client.application.outbox_wording import what_holds_up
from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.application.ports.setting_in_force import SettingInForce
from declarant_client.application.ports.submissions import OutboxItem
from declarant_client.application.synchronising import SyncReport
from declarant_client.cli.tables import printable
from declarant_client.domain.declaration import Branch, Declaration
from declarant_client.domain.sentences import Sentence, Translate
from declarant_client.exports.history_document import plain, problem_document, rfc3339

Document = dict[str, Any]


def declaration_document(declaration: Declaration, branch_name: str | None = None) -> Document:
    """Return one declaration; ``branch_name`` is the directory's, where it knows the branch."""
    return {
        "number": declaration.number.digits,
        "kind": declaration.kind.value,
        "regime": declaration.regime,
        "branch": _branch(declaration.branch, branch_name),
        "team": declaration.team,
        "channel": declaration.channel.value if declaration.channel else None,
        "clearance": declaration.clearance.value,
        "registered_at": rfc3339(declaration.registered_at),
        "cleared_at": rfc3339(declaration.cleared_at),
        "enterprise_tax_code": _text(declaration.enterprise_tax_code),
        "enterprise_name": declaration.enterprise_name,
        "agent_code": declaration.agent_code,
    }


def import_document(report: ImportReport, translate: Translate) -> Document:
    """Return what an import did; the counts are of declarations."""
    return {
        "read": report.read,
        "new": report.new,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "not_cleared": report.not_cleared,
        "unknown": report.unknown,
        "failed": [_failed(failed, translate) for failed in report.failed],
        "remarks": [_remark(remark, translate) for remark in report.remarks],
        "declarations": [declaration_document(reading) for reading in report.declarations],
    }


def worklist_document(row: WorklistRow) -> Document:
    """Return a declaration of the worklist with what became of rating it."""
    return {
        **declaration_document(row.declaration, row.branch_name),
        "rated": row.assessed,
        "rated_by": row.assessed_by,
        "state": row.state.value if row.state else None,
        "second_look": row.awaits_second_look,
    }


def outbox_document(item: OutboxItem, translate: Translate) -> Document:
    """Return one item on its way, or ended lately."""
    return {
        "assessment_id": item.assessment_id,
        "number": item.number,
        "phase": item.place.phase.value,
        "state": item.state.value,
        "second_look": item.awaits_second_look,
        "attempts": item.attempts,
        "made_at": rfc3339(item.made_at),
        "next_attempt_at": rfc3339(item.next_attempt_at),
        "receipt_number": item.receipt.number if item.receipt else None,
        "problem": problem_document(item.problem),
        "trouble": _said(what_holds_up(item), translate),
    }


def conflict_document(conflict: Conflict) -> Document:
    """Return both sides of a conflict; ``theirs`` is ``null`` where nothing stands any more."""
    return {
        "number": conflict.number,
        "phase": conflict.place.phase.value,
        "ours": _saying(conflict.ours),
        "theirs": _saying(conflict.theirs) if conflict.theirs else None,
    }


def sync_document(report: SyncReport) -> Document:
    """Return the counts of a run."""
    return {
        "sent": report.sent,
        "waiting": report.waiting,
        "refused": report.refused,
        "cases": report.cases,
        "sheets": report.sheets,
        "notices": report.notices,
        "replies": report.replies,
    }


def notice_document(kept: KeptNotice) -> Document:
    """Return one notice as its office published it; ``office`` may be a gazette's name."""
    return {
        "unread": kept.unread,
        "starred": kept.starred,
        "office": kept.office_name,
        "source": kept.source,
        **plain(kept.notice),
    }


def setting_document(held: SettingInForce, translate: Translate) -> Document:
    """Return one setting with the layer that its value comes from."""
    return {
        "key": held.setting.key,
        "value": held.value,
        "source": held.source.value,
        "default": held.setting.default,
        "choices": list(held.setting.choices),
        "description": held.setting.description.said(translate),
    }


def shown_path(path: Path) -> str:
    """Return a path as text, also one that is no Unicode."""
    return printable(str(path))


def _failed(failed: FailedFile, translate: Translate) -> Document:
    return {"path": shown_path(failed.path), "reason": printable(failed.reason.said(translate))}


def _remark(remark: SourceRemark, translate: Translate) -> Document:
    hint = None if remark.hint is None else printable(remark.hint.said(translate))
    return {"path": shown_path(remark.path), "left_out": remark.left_out, "hint": hint}


def _branch(branch: Branch, name: str | None) -> Document:
    return {"code": branch.code, "short_name": branch.short_name, "name": branch.name or name}


def _saying(saying: Saying) -> Document:
    return {
        "assessment_id": saying.assessment_id,
        "rater": saying.rater,
        "at": rfc3339(saying.at),
        "ratings": [plain(rating) for rating in saying.ratings],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _said(sentence: Sentence | None, translate: Translate) -> str | None:
    return None if sentence is None else sentence.said(translate)
