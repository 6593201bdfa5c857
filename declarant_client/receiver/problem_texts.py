"""The titles of the problems, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.languages import Said

TITLES: Mapping[ProblemName, Said] = {
    ProblemName.INVALID: Said("Nội dung không hợp lệ", "The content is not valid"),
    ProblemName.MALFORMED: Said("Không đọc được yêu cầu", "The request cannot be read"),
    ProblemName.KEY_MISSING: Said("Thiếu Idempotency-Key", "Idempotency-Key is missing"),
    ProblemName.KEY_REUSED: Said(
        "Idempotency-Key đã dùng cho nội dung khác",
        "The Idempotency-Key was used for other content",
    ),
    ProblemName.IN_PROGRESS: Said("Yêu cầu này đang được xử lý", "This request is in progress"),
    ProblemName.ALREADY_ASSESSED: Said(
        "Tờ khai đã được đánh giá trong giai đoạn này",
        "The declaration was already assessed in this phase",
    ),
    ProblemName.REVISION_CONFLICT: Said(
        "Phiếu được sửa không còn là phiếu hiện hành",
        "The assessment to revise is not the current one",
    ),
    ProblemName.NOT_YOURS: Said("Không thuộc về bên của quý vị", "This is not your party's"),
    ProblemName.NOT_FOUND: Said("Không tìm thấy", "Not found"),
    ProblemName.METHOD_NOT_ALLOWED: Said(
        "Phương thức không được phép ở địa chỉ này", "The method is not allowed here"
    ),
    ProblemName.UNSUPPORTED_MEDIA_TYPE: Said(
        "Kiểu nội dung không được hỗ trợ", "The content type is not supported"
    ),
    ProblemName.TOO_LARGE: Said("Nội dung quá lớn", "The content is too large"),
    ProblemName.TOO_MANY_REQUESTS: Said("Quá nhiều yêu cầu", "Too many requests"),
    ProblemName.CLIENT_TOO_OLD: Said(
        "Phiên bản phần mềm quá cũ", "This version of the program is too old"
    ),
    ProblemName.UNAUTHORIZED: Said("Cần đăng nhập", "Sign in first"),
    ProblemName.FORBIDDEN: Said("Không được phép", "Not allowed"),
    ProblemName.ENROLMENT_CODE_INVALID: Said(
        "Mã đăng ký không dùng được", "The enrolment code cannot be used"
    ),
    ProblemName.CASE_ANSWERED: Said("Vụ việc đã được trả lời", "The case has been answered"),
    ProblemName.CASE_NOT_ANSWERED: Said(
        "Vụ việc chưa được trả lời", "The case has not been answered yet"
    ),
    ProblemName.INTERNAL: Said("Lỗi của hệ thống tiếp nhận", "The receiving system failed"),
    ProblemName.UNAVAILABLE: Said("Hệ thống tạm thời bận", "The system is busy for the moment"),
}
