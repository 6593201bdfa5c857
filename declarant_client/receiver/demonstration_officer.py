"""The demonstration officer: plainly so called, works cases by the office's own commands."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome, ReplyKind
from declarant_client.contract.decoding import decoded
from declarant_client.receiver.case_files import CaseFile
from declarant_client.receiver.demonstration import DemonstrationError, done

NAME = "Cán bộ trình diễn (demonstration officer)"
UNIT = f"Tổ tiếp nhận phản ánh (mẫu) - {NAME}"
_OUTSIDE = "OUT-"
"""Reasons whose code begins so lie outside customs in the sample directory."""
_WORST = 1
_ANSWERS = {
    CaseOutcome.FOUNDED: (
        (
            "Qua xác minh, phản ánh của doanh nghiệp là đúng."
            " Chúng tôi xin lỗi và cảm ơn doanh nghiệp. (Trả lời mẫu.)"
        ),
        "Đã rút kinh nghiệm trong đơn vị và bố trí thêm công chức vào giờ cao điểm.",
    ),
    CaseOutcome.PARTLY: (
        (
            "Qua xác minh, phản ánh đúng một phần: hồ sơ được xử lý trong thời hạn,"
            " nhưng doanh nghiệp chưa được thông báo kịp thời. (Trả lời mẫu.)"
        ),
        "Đã yêu cầu thông báo ngay cho doanh nghiệp khi cần bổ sung hồ sơ.",
    ),
    CaseOutcome.OUTSIDE_CUSTOMS: (
        (
            "Nguyên nhân nằm ngoài thẩm quyền của cơ quan hải quan; phản ánh đã được chuyển tới"
            " cơ quan có trách nhiệm. (Trả lời mẫu.)"
        ),
        "Đã chuyển phản ánh kèm hồ sơ tới cơ quan chuyên ngành.",
    ),
}

log = logging.getLogger(__name__)


class DemonstrationOfficer:
    """Takes one step in each open case, pauses, and so on until stopped."""

    def __init__(self, database: Path, *, pause_seconds: float) -> None:
        self._database = database
        self._pause_seconds = pause_seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name=NAME)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the step at hand and leave."""
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._stopped.wait(self._pause_seconds):
            try:
                self.work_once()
            except DemonstrationError:
                # A case may have moved meanwhile (withdrawn, revised): it is looked at again.
                log.info("a step was not possible", exc_info=True)

    def work_once(self) -> None:
        """Take the next step in every case that waits for the office."""
        printed = done(self._database, "case", "list", "--json")
        for file in decoded(printed, list[CaseFile]):
            step = _next_step(file)
            if step and not self._stopped.is_set():
                done(self._database, "case", *step)


def _next_step(file: CaseFile) -> tuple[str, ...] | None:
    case_id = file.case.case_id
    match file.state:
        case CaseEventKind.RECEIVED:
            return ("assign", case_id, "--unit", UNIT)
        case CaseEventKind.ASSIGNED:
            return ("verifying", case_id, "--unit", UNIT)
        case CaseEventKind.VERIFYING:
            return _answer(file)
        case CaseEventKind.ANSWERED:
            return ("close", case_id)
        case CaseEventKind.CLOSED if _is_unresolved(file):
            return ("verifying", case_id, "--unit", UNIT)
    return None


def _answer(file: CaseFile) -> tuple[str, ...]:
    outcome = _outcome(file)
    text, measures = _ANSWERS[outcome]
    return (
        "answer", file.case.case_id, "--outcome", outcome,
        "--text", text, "--measures", measures, "--unit", UNIT,
    )  # fmt: skip


def _outcome(file: CaseFile) -> CaseOutcome:
    if file.reasons and all(reason.startswith(_OUTSIDE) for reason in file.reasons):
        return CaseOutcome.OUTSIDE_CUSTOMS
    return CaseOutcome.FOUNDED if file.case.level == _WORST else CaseOutcome.PARTLY


def _is_unresolved(file: CaseFile) -> bool:
    """Whether the enterprise said after the last answer that the matter is not resolved."""
    answers = [event.at for event in file.case.events if event.kind is CaseEventKind.ANSWERED]
    replies = file.case.replies
    return bool(
        answers
        and replies
        and replies[-1].kind is ReplyKind.NOT_RESOLVED
        and replies[-1].at > answers[-1]
    )
