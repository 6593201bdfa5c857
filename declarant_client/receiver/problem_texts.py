"""The problems in words, in Vietnamese and in English: a title, and what helps.

A ``detail`` of its own takes the place of the one here.
"""

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

DETAILS: Mapping[ProblemName, Said] = {
    ProblemName.INVALID: Said(
        "Nội dung trái với một quy tắc của hợp đồng giao tiếp.",
        "The content is against a rule of the contract.",
    ),
    ProblemName.MALFORMED: Said(
        "Yêu cầu phải là JSON theo I-JSON (RFC 7493), mã UTF-8.",
        "The request must be JSON as I-JSON (RFC 7493) has it, in UTF-8.",
    ),
    ProblemName.KEY_MISSING: Said(
        "Hãy gửi tiêu đề Idempotency-Key, mỗi việc một khóa riêng.",
        "Send the header Idempotency-Key, with a key of its own for each deed.",
    ),
    ProblemName.KEY_REUSED: Said(
        "Nội dung đã nhận dưới khóa này vẫn giữ nguyên; hãy gửi nội dung khác dưới khóa mới.",
        "What was received under this key stands; send other content under a new key.",
    ),
    ProblemName.IN_PROGRESS: Said(
        "Yêu cầu trước dưới khóa này chưa xong; hãy gửi lại sau thời gian trong Retry-After.",
        "An earlier request under this key has not ended; send again after Retry-After.",
    ),
    ProblemName.ALREADY_ASSESSED: Said(
        "Hãy xem phiếu hiện hành, để nguyên, hoặc gửi phiếu sửa đổi nêu rõ phiếu đó.",
        "Look at the one that stands, leave it, or send a revision that names it.",
    ),
    ProblemName.REVISION_CONFLICT: Said(
        "Phiếu đó đã được sửa hoặc rút lại; hãy đọc phiếu hiện hành rồi sửa phiếu ấy.",
        "It was revised or withdrawn meanwhile; read the one that stands and revise that.",
    ),
    ProblemName.NOT_YOURS: Said(
        "Khóa của quý vị không nói thay cho bên này.", "Your key does not speak for that party."
    ),
    ProblemName.NOT_FOUND: Said(
        "Ở địa chỉ này không có gì dành cho quý vị.", "There is nothing for you at this address."
    ),
    ProblemName.METHOD_NOT_ALLOWED: Said(
        "Tiêu đề Allow cho biết các phương thức được phép.",
        "The header Allow names the methods that are.",
    ),
    ProblemName.UNSUPPORTED_MEDIA_TYPE: Said(
        "Tiêu đề Accept cho biết các kiểu nội dung được nhận.",
        "The header Accept names the content types that are taken.",
    ),
    ProblemName.TOO_LARGE: Said(
        "Hãy gửi từng phần nhỏ hơn, ví dụ ít phiếu hơn trong một lần.",
        "Send less at a time, fewer assessments in one batch for example.",
    ),
    ProblemName.TOO_MANY_REQUESTS: Said(
        "Hãy gửi lại sau số giây trong Retry-After.",
        "Send again after the seconds that Retry-After tells.",
    ),
    ProblemName.CLIENT_TOO_OLD: Said(
        "Hãy cài phiên bản mới hơn của phần mềm.", "Install a newer version of the program."
    ),
    ProblemName.UNAUTHORIZED: Said(
        "Thiếu mã truy cập, hoặc mã đã hết hạn hay bị thu hồi; hãy xin mã mới một lần.",
        "The access token is missing, has expired or was taken back; ask for a new one, once.",
    ),
    ProblemName.FORBIDDEN: Said(
        "Khóa của quý vị không được làm việc này.", "Your key may not do this."
    ),
    ProblemName.ENROLMENT_CODE_INVALID: Said(
        "Mã sai, đã dùng hết hoặc hết hạn; hãy xin cơ quan hải quan một mã mới.",
        "It is wrong, used up or expired; ask the customs office for a new one.",
    ),
    ProblemName.CASE_ANSWERED: Said(
        "Phiếu có vụ việc đã được trả lời thì không rút lại được nữa; vẫn có thể sửa.",
        "What an answered case came from can no longer be withdrawn; it can still be revised.",
    ),
    ProblemName.CASE_NOT_ANSWERED: Said(
        "Hãy đợi văn bản trả lời, rồi cho biết quý vị có chấp nhận hay không.",
        "Wait for the answer, then say whether you accept it.",
    ),
    ProblemName.INTERNAL: Said(
        "Lỗi đã được ghi lại; hãy gửi lại yêu cầu sau.",
        "The failure was noted; send the request again later.",
    ),
    ProblemName.UNAVAILABLE: Said(
        "Hãy gửi lại sau số giây trong Retry-After.",
        "Send again after the seconds that Retry-After tells.",
    ),
}
