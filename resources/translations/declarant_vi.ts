<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>Declarant client, version {version}</source>
        <translation>Declarant client, phiên bản {version}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Giấy phép…</translation>
    </message>
    <message>
        <source>Rates the customs service of each declaration and shows what came of it. Free software under the MIT licence, without any warranty.</source>
        <translation>Đánh giá việc phục vụ của hải quan theo từng tờ khai và theo dõi kết quả xử lý. Phần mềm tự do theo giấy phép MIT, không kèm bảo đảm nào.</translation>
    </message>
</context>
<context>
    <name>AccessKeyDialog</name>
    <message>
        <source>Access key</source>
        <translation>Khóa truy cập</translation>
    </message>
    <message>
        <source>Access key needed</source>
        <translation>Cần khóa truy cập</translation>
    </message>
    <message>
        <source>Enter the key that was written down; it is kept until the program is closed. Without it, what was rated waits here; the key can be entered later as well, at the foot of the window or under Settings.</source>
        <translation>Hãy nhập khóa đã ghi lại; khóa được giữ đến khi đóng chương trình. Chưa có khóa thì phiếu đánh giá chờ tại đây; có thể nhập khóa sau, ở cuối cửa sổ hoặc trong mục Cài đặt.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Hiện khóa</translation>
    </message>
    <message>
        <source>The keyring of this computer does not hold the access key of {party} for this office.</source>
        <translation>Kho khóa của máy này không có khóa truy cập của {party} tại đơn vị này.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked or out of order, so the access key of {party} cannot be read from it.</source>
        <translation>Kho khóa của máy này đang khóa hoặc bị hỏng nên không đọc được khóa truy cập của {party}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the access key of {party}, so the program asks for it after each start.</source>
        <translation>Máy này không có kho khóa để giữ khóa truy cập của {party}, nên mỗi lần mở, chương trình sẽ hỏi khóa.</translation>
    </message>
    <message>
        <source>Use for this run</source>
        <translation>Dùng cho lần chạy này</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>Enter access key…</source>
        <translation>Nhập khóa truy cập…</translation>
    </message>
    <message>
        <source>Key “{name}”, {may}; added {time}; {address}</source>
        <translation>Khóa “{name}”, {may}; thêm lúc {time}; {address}</translation>
    </message>
    <message>
        <source>Remove {office}</source>
        <translation>Gỡ bỏ {office}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Gỡ bỏ…</translation>
    </message>
    <message>
        <source>customs agent</source>
        <translation>đại lý hải quan</translation>
    </message>
    <message>
        <source>enterprise</source>
        <translation>doanh nghiệp</translation>
    </message>
    <message>
        <source>may only read</source>
        <translation>chỉ được xem</translation>
    </message>
    <message>
        <source>may send and read</source>
        <translation>được gửi và xem</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>Add a receiving office…</source>
        <translation>Thêm đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>Its access key is forgotten. The history stays; what was not sent yet waits until an account for that office is added again, with a new enrolment code.</source>
        <translation>Khóa truy cập sẽ bị xóa. Lịch sử vẫn còn; phiếu chưa gửi sẽ chờ đến khi thêm lại đơn vị này bằng mã đăng ký mới.</translation>
    </message>
    <message>
        <source>None yet. Declarations can be read and rated already; what is rated waits here until an office is added with its enrolment code.</source>
        <translation>Chưa có. Vẫn đọc và đánh giá tờ khai được ngay; phiếu đánh giá chờ tại đây đến khi thêm đơn vị tiếp nhận bằng mã đăng ký.</translation>
    </message>
    <message>
        <source>Receiving offices</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Remove {office} for {party}?</source>
        <translation>Gỡ bỏ {office} của {party}?</translation>
    </message>
</context>
<context>
    <name>AddSubject</name>
    <message>
        <source>Add a subject</source>
        <translation>Thêm đối tượng</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>Không có trong danh sách</translation>
    </message>
    <message>
        <source>Officer, typed…</source>
        <translation>Công chức, tự nhập…</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Công chức</translation>
    </message>
    <message>
        <source>Professional stages</source>
        <translation>Khâu nghiệp vụ</translation>
    </message>
    <message>
        <source>Stage, typed…</source>
        <translation>Khâu nghiệp vụ, tự nhập…</translation>
    </message>
    <message>
        <source>Working teams</source>
        <translation>Đội, tổ</translation>
    </message>
</context>
<context>
    <name>AfterGroup</name>
    <message>
        <source>Not taken back · {count} declarations</source>
        <translation>Chưa hoàn tác được · {count} tờ khai</translation>
    </message>
    <message>
        <source>Saved · {count} declarations</source>
        <translation>Đã lưu · {count} tờ khai</translation>
    </message>
    <message>
        <source>Saving: {done} of {count}</source>
        <translation>Đang lưu: {done} trong {count}</translation>
    </message>
    <message>
        <source>{count} have left already; you can send revisions of them.</source>
        <translation>{count} phiếu đã gửi đi rồi; có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>{failed} of {count} were not saved.</source>
        <translation>{failed} trong {count} phiếu chưa lưu được.</translation>
    </message>
</context>
<context>
    <name>AfterPuttingOff</name>
    <message>
        <source>Put off · {what}</source>
        <translation>Để lại · {what}</translation>
    </message>
    <message>
        <source>Skipped · {what}</source>
        <translation>Đã bỏ qua · {what}</translation>
    </message>
    <message>
        <source>{count} declarations</source>
        <translation>{count} tờ khai</translation>
    </message>
</context>
<context>
    <name>AfterSending</name>
    <message>
        <source>Is sent now · {number}</source>
        <translation>Đang gửi đi · {number}</translation>
    </message>
    <message>
        <source>It has left already; you can send a revision.</source>
        <translation>Phiếu đã được gửi đi; bạn có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>Saved · {number}</source>
        <translation>Đã lưu · {number}</translation>
    </message>
    <message>
        <source>Second look · {number}</source>
        <translation>Chờ xem lại · {number}</translation>
    </message>
    <message>
        <source>The rating of {number} was not saved. {reason}</source>
        <translation>Phiếu đánh giá của {number} chưa được lưu. {reason}</translation>
    </message>
</context>
<context>
    <name>AllRow</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation>Mọi đối tượng</translation>
    </message>
    <message>
        <source>Different levels</source>
        <translation>Mức khác nhau</translation>
    </message>
    <message>
        <source>Press 1 to 5</source>
        <translation>Bấm phím 1 đến 5</translation>
    </message>
    <message>
        <source>Reasons and details for all subjects</source>
        <translation>Lý do và nội dung cho mọi đối tượng</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Leave the assistant</source>
        <translation>Bỏ qua trợ lý</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Set-up assistant</source>
        <translation>Trợ lý thiết lập</translation>
    </message>
    <message>
        <source>Step {step} of {all}</source>
        <translation>Bước {step}/{all}</translation>
    </message>
</context>
<context>
    <name>ByNumberDialog</name>
    <message>
        <source>12 digits, as printed on the declaration</source>
        <translation>12 chữ số, như in trên tờ khai</translation>
    </message>
    <message>
        <source>Customs &amp;office (code or name)</source>
        <translation>Cơ &amp;quan hải quan (mã hoặc tên)</translation>
    </message>
    <message>
        <source>Declaration &amp;number</source>
        <translation>&amp;Số tờ khai</translation>
    </message>
    <message>
        <source>For trouble during the procedure, before any file is printed.</source>
        <translation>Dùng khi gặp vướng mắc trong quá trình làm thủ tục, lúc chưa in được tệp tờ khai.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Rate by declaration number</source>
        <translation>Đánh giá theo số tờ khai</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>Case</source>
        <translation>Vụ việc</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Cases</source>
        <translation>Các vụ việc</translation>
    </message>
</context>
<context>
    <name>ChartsPanel</name>
    <message>
        <source>Charts</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang thống kê…</translation>
    </message>
    <message>
        <source>There is nothing to count yet.</source>
        <translation>Chưa có gì để thống kê.</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>The revision of {number} is saved and is sent by itself.</source>
        <translation>Phiếu sửa đổi của tờ khai {number} đã được lưu và sẽ được gửi tự động.</translation>
    </message>
    <message>
        <source>This rating is dealt with already.</source>
        <translation>Phiếu này đã được xử lý rồi.</translation>
    </message>
    <message>
        <source>Your rating of {number} is withdrawn; what stands is left as it is.</source>
        <translation>Phiếu của bạn cho tờ khai {number} đã được rút lại; phiếu đang có hiệu lực được giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>ClearanceChoices</name>
    <message>
        <source>A declaration is cleared when</source>
        <translation>Tờ khai đã thông quan khi</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Cách ghi ngày tháng</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>(none)</source>
        <translation>(không có)</translation>
    </message>
    <message>
        <source>{column} (not in this file)</source>
        <translation>{column} (không có trong tệp này)</translation>
    </message>
</context>
<context>
    <name>CommentField</name>
    <message>
        <source>Details</source>
        <translation>Nội dung chi tiết</translation>
    </message>
    <message>
        <source>In your own words, up to 2,000 characters</source>
        <translation>Ý kiến của bạn, tối đa 2.000 ký tự</translation>
    </message>
</context>
<context>
    <name>CompanionCard</name>
    <message>
        <source>1–5 rate · Enter sends · Ctrl+→ skips</source>
        <translation>1–5 chấm điểm · Enter gửi · Ctrl+→ bỏ qua</translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation>Tất cả đối tượng</translation>
    </message>
    <message>
        <source>No opinion: Ctrl+→</source>
        <translation>Không có ý kiến: Ctrl+→</translation>
    </message>
    <message>
        <source>Open the whole window (F9)</source>
        <translation>Mở cửa sổ đầy đủ (F9)</translation>
    </message>
    <message>
        <source>Press 1 to 5</source>
        <translation>Bấm phím 1 đến 5</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Gửi (Enter)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
</context>
<context>
    <name>CompanionTab</name>
    <message>
        <source>Unfold the companion · to rate: {count}</source>
        <translation>Mở cửa sổ nhỏ · cần đánh giá: {count}</translation>
    </message>
</context>
<context>
    <name>CompanionWindow</name>
    <message>
        <source>Back to the whole window (F9)</source>
        <translation>Trở lại cửa sổ đầy đủ (F9)</translation>
    </message>
    <message>
        <source>Companion · rating of customs service</source>
        <translation>Cửa sổ nhỏ · đánh giá dịch vụ hải quan</translation>
    </message>
    <message>
        <source>Everything is rated</source>
        <translation>Đã đánh giá hết</translation>
    </message>
    <message>
        <source>Fold away to the edge (Esc)</source>
        <translation>Thu gọn vào mép màn hình (Esc)</translation>
    </message>
    <message>
        <source>New declarations appear here as soon as they are read or reported.</source>
        <translation>Tờ khai mới sẽ hiện ở đây ngay khi được đọc hoặc được báo về.</translation>
    </message>
    <message>
        <source>No declaration fits the search and the filters of the whole window.</source>
        <translation>Không có tờ khai nào khớp với nội dung tìm và bộ lọc của cửa sổ đầy đủ.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có kết quả</translation>
    </message>
    <message>
        <source>Open the whole window (F9)</source>
        <translation>Mở cửa sổ đầy đủ (F9)</translation>
    </message>
    <message>
        <source>To rate: {count}</source>
        <translation>Cần đánh giá: {count}</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Both ratings</source>
        <translation>Hai phiếu đánh giá</translation>
    </message>
    <message>
        <source>Contact's name</source>
        <translation>Tên người liên hệ</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Declaration {number}</source>
        <translation>Tờ khai {number}</translation>
    </message>
    <message>
        <source>Leave theirs</source>
        <translation>Giữ phiếu của người kia</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Rated by two</source>
        <translation>Hai người cùng đánh giá</translation>
    </message>
    <message>
        <source>Send a revision</source>
        <translation>Gửi phiếu sửa đổi</translation>
    </message>
    <message>
        <source>Send mine as a new rating</source>
        <translation>Gửi phiếu của tôi như phiếu mới</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Người kia</translation>
    </message>
    <message>
        <source>What yours was to revise was withdrawn meanwhile, so nothing stands at the office any more.</source>
        <translation>Phiếu mà bạn muốn sửa đổi đã bị rút lại, nên tại đơn vị không còn phiếu nào có hiệu lực.</translation>
    </message>
    <message>
        <source>Withdraw mine</source>
        <translation>Rút lại phiếu của tôi</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Của bạn</translation>
    </message>
    <message>
        <source>{name} rated it first, and that stands at the office. Leave it so, or choose for each subject whose word counts, and send that as a revision.</source>
        <translation>{name} đã đánh giá trước và phiếu đó đang có hiệu lực tại đơn vị. Hãy giữ nguyên, hoặc chọn cho từng đối tượng đánh giá của ai được tính rồi gửi thành phiếu sửa đổi.</translation>
    </message>
</context>
<context>
    <name>ConflictSides</name>
    <message>
        <source>Not rated</source>
        <translation>Không đánh giá</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Người kia</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Của bạn</translation>
    </message>
    <message>
        <source>{level} of 5, {word}</source>
        <translation>{level} trên 5, {word}</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Số điện thoại</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Contact's &amp;name</source>
        <translation>Họ tê&amp;n người liên hệ</translation>
    </message>
    <message>
        <source>Contact's &amp;phone</source>
        <translation>Số điện th&amp;oại liên hệ</translation>
    </message>
    <message>
        <source>No receiving office is connected yet. Your rating waits on this computer; the office's own statement will be shown here once there is one.</source>
        <translation>Chưa kết nối đơn vị tiếp nhận nào. Phiếu đánh giá chờ trên máy này; cam kết bảo mật của đơn vị sẽ hiện tại đây khi có.</translation>
    </message>
    <message>
        <source>Who sees this</source>
        <translation>Ai xem được nội dung này</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>Edit {contact}</source>
        <translation>Sửa {contact}</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Remove {contact}</source>
        <translation>Gỡ bỏ {contact}</translation>
    </message>
    <message>
        <source>Where the enterprise is unknown</source>
        <translation>Khi chưa rõ doanh nghiệp</translation>
    </message>
</context>
<context>
    <name>ContactStep</name>
    <message>
        <source>Both name and phone of the contact are needed for it to be kept.</source>
        <translation>Cần cả tên và số điện thoại thì người liên hệ mới được lưu.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Name and contact</source>
        <translation>Tên và người liên hệ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tên của bạn</translation>
    </message>
    <message>
        <source>Your name is shown to the office with each assessment. Where you are not satisfied, the office may call the contact; without a low rating it is not sent.</source>
        <translation>Tên của bạn được gửi kèm mỗi phiếu đánh giá. Khi bạn không hài lòng, đơn vị có thể gọi cho người liên hệ; không có mức đánh giá thấp thì người liên hệ không được gửi đi.</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message>
        <source>Contacts</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>None yet. The contact given with a low rating is remembered here.</source>
        <translation>Chưa có. Người liên hệ bạn khai khi đánh giá mức thấp được lưu tại đây.</translation>
    </message>
    <message>
        <source>Whom the office may call about a low rating; one for each enterprise.</source>
        <translation>Người mà đơn vị tiếp nhận có thể gọi khi mức đánh giá thấp; mỗi doanh nghiệp một người.</translation>
    </message>
</context>
<context>
    <name>CopiesSection</name>
    <message>
        <source>A copy was made: {time}</source>
        <translation>Đã tạo bản sao lưu: {time}</translation>
    </message>
    <message>
        <source>Cancelled; no copy was made.</source>
        <translation>Đã hủy; không có bản sao lưu nào được tạo.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Copying, then looking whether the copy is whole…</source>
        <translation>Đang sao lưu, sau đó kiểm tra bản sao lưu có nguyên vẹn không…</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Go back to the copy of {time}?</source>
        <translation>Khôi phục bản sao lưu lúc {time}?</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Progress of the copy</source>
        <translation>Tiến độ sao lưu</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>Hiện tất cả {count}</translation>
    </message>
    <message>
        <source>The program copies everything it keeps once an hour, while something changes, and checks each copy. Going back to one loses no rating: what was made since is kept.</source>
        <translation>Khi có thay đổi, mỗi giờ chương trình tự sao lưu toàn bộ dữ liệu và kiểm tra từng bản. Khôi phục không làm mất phiếu nào: phiếu lập sau đó vẫn được giữ.</translation>
    </message>
    <message>
        <source>The window closes for a moment and opens again. What is there now is set aside, not deleted, and the ratings made since the copy are kept.</source>
        <translation>Cửa sổ đóng lại trong giây lát rồi mở lại. Dữ liệu hiện có được cất riêng chứ không bị xóa, và các phiếu lập sau bản sao lưu vẫn được giữ.</translation>
    </message>
    <message>
        <source>There is none yet; the first is made by itself.</source>
        <translation>Chưa có bản nào; bản đầu tiên sẽ tự được tạo.</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>Go back to the copy of {time}</source>
        <translation>Khôi phục bản sao lưu lúc {time}</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>DatabaseDialog</name>
    <message>
        <source>Add a database</source>
        <translation>Thêm cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Add and read</source>
        <translation>Thêm và đọc</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>From a database the others are not read at all.</source>
        <translation>Với cơ sở dữ liệu, các tờ khai cũ hơn hoàn toàn không được đọc.</translation>
    </message>
    <message>
        <source>SQL script (*.sql)</source>
        <translation>Tập lệnh SQL (*.sql)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save the script for the administrator</source>
        <translation>Lưu tập lệnh cho người quản trị</translation>
    </message>
    <message>
        <source>Save the script…</source>
        <translation>Lưu tập lệnh…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>The password is not kept</source>
        <translation>Mật khẩu không được lưu</translation>
    </message>
    <message>
        <source>create_reader.sql, with which the administrator makes a login that can only read</source>
        <translation>create_reader.sql, để người quản trị tạo tài khoản chỉ đọc</translation>
    </message>
    <message>
        <source>{file} is saved: whoever looks after SQL Server runs it once.</source>
        <translation>Đã lưu {file}: người phụ trách SQL Server chỉ cần chạy một lần.</translation>
    </message>
</context>
<context>
    <name>DatabaseForm</name>
    <message>
        <source> minutes</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>Hỏi lại sau mỗi</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Databases of this server</source>
        <translation>Các cơ sở dữ liệu trên máy chủ này</translation>
    </message>
    <message>
        <source>Find databases</source>
        <translation>Tìm cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>For example MAY-CHU\ECUSSQL2008, or 192.168.1.5,1433. The connection is encrypted where the server can.</source>
        <translation>Ví dụ MAY-CHU\ECUSSQL2008 hoặc 192.168.1.5,1433. Kết nối được mã hóa nếu máy chủ làm được.</translation>
    </message>
    <message>
        <source>Login at SQL Server</source>
        <translation>Tài khoản SQL Server</translation>
    </message>
    <message>
        <source>Look in the network…</source>
        <translation>Tìm trong mạng…</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>Tên trong danh sách</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Server, with its instance or port</source>
        <translation>Máy chủ, kèm phiên bản (instance) hoặc cổng</translation>
    </message>
    <message>
        <source>Servers found in the network</source>
        <translation>Các máy chủ tìm thấy trong mạng</translation>
    </message>
    <message>
        <source>The administrator makes a login that can only read, with the script create_reader.sql. The password is kept in this computer's keyring.</source>
        <translation>Người quản trị tạo tài khoản chỉ đọc bằng tập lệnh create_reader.sql. Mật khẩu được giữ trong kho khóa của máy này.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>giữ nguyên</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>%n assessment(s) not sent yet would never arrive.</source>
        <translation><numerusform>%n phiếu chưa gửi sẽ không bao giờ đến đơn vị tiếp nhận.</numerusform></translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Xóa toàn bộ</translation>
    </message>
    <message>
        <source>Delete everything?</source>
        <translation>Xóa toàn bộ dữ liệu?</translation>
    </message>
    <message>
        <source>This cannot be undone: the copies go too. The program then begins as on the first day. Export before what you want to keep.</source>
        <translation>Không thể hoàn tác: các bản sao lưu cũng bị xóa. Sau đó chương trình bắt đầu lại như ngày đầu. Hãy xuất trước những gì muốn giữ.</translation>
    </message>
    <message>
        <source>Type “{word}” to confirm:</source>
        <translation>Gõ “{word}” để xác nhận:</translation>
    </message>
    <message>
        <source>delete</source>
        <comment>the word to type before everything is deleted</comment>
        <translation>xóa</translation>
    </message>
</context>
<context>
    <name>DeleteSection</name>
    <message>
        <source>Delete everything</source>
        <translation>Xóa toàn bộ</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>Xóa toàn bộ…</translation>
    </message>
    <message>
        <source>Takes everything of this program from this computer: declarations, drafts, assessments, results, notices, copies, access keys and settings. What an office has received stays with the office.</source>
        <translation>Xóa mọi dữ liệu của chương trình trên máy tính này: tờ khai, bản nháp, phiếu đánh giá, kết quả, thông báo, bản sao lưu, khóa truy cập và cài đặt. Những gì đơn vị tiếp nhận đã nhận vẫn ở đơn vị.</translation>
    </message>
</context>
<context>
    <name>DialogFoot</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a receiving office</source>
        <translation>Thêm đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Asking the office…</source>
        <translation>Đang hỏi đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>Enrolling at the office…</source>
        <translation>Đang đăng ký với đơn vị tiếp nhận…</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Address of the receiving office</source>
        <translation>Địa chỉ của đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>By this name the office lists the key, and can withdraw it alone.</source>
        <translation>Đơn vị tiếp nhận ghi khóa theo tên này và có thể thu hồi riêng khóa đó.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Mã đăng ký</translation>
    </message>
    <message>
        <source>Fixed by the administrator of this computer.</source>
        <translation>Do quản trị viên của máy này quy định.</translation>
    </message>
    <message>
        <source>Handed out by the office; used once, then this computer has its own key.</source>
        <translation>Do đơn vị tiếp nhận cấp; chỉ dùng một lần, sau đó máy này có khóa riêng.</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>Tên máy tính này</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>The customs office tells it together with the enrolment code.</source>
        <translation>Cơ quan hải quan cung cấp cùng với mã đăng ký.</translation>
    </message>
</context>
<context>
    <name>EnterpriseFinder</name>
    <message>
        <source>Declarations by enterprise</source>
        <translation>Tờ khai theo doanh nghiệp</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>Các doanh nghiệp</translation>
    </message>
    <message>
        <source>Find an enterprise</source>
        <translation>Tìm doanh nghiệp</translation>
    </message>
    <message>
        <source>Name or tax code…</source>
        <translation>Tên hoặc mã số thuế…</translation>
    </message>
    <message>
        <source>No enterprise is called so.</source>
        <translation>Không có doanh nghiệp nào có tên như vậy.</translation>
    </message>
    <message>
        <source>{count} · All enterprises</source>
        <translation>{count} · Mọi doanh nghiệp</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message numerus="yes">
        <source>%n assessment(s) written to {file}</source>
        <translation><numerusform>Đã ghi %n phiếu đánh giá vào {file}</numerusform></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất tệp</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Đã hủy xuất tệp; không có gì được ghi.</translation>
    </message>
    <message>
        <source>The export was cancelled; the files finished before stay.</source>
        <translation>Đã hủy xuất dữ liệu; các tệp đã ghi xong vẫn được giữ.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Đang ghi {file}…</translation>
    </message>
</context>
<context>
    <name>ExportSection</name>
    <message>
        <source>Every assessment with its receipt and what came of it, as a workbook, CSV, JSON or PDF. Without personal data: no contact, no rater, no officer's name or badge, and nothing that was written freely; enterprises and declarations stay.</source>
        <translation>Mọi phiếu đánh giá kèm biên nhận và kết quả xử lý, dạng bảng tính, CSV, JSON hoặc PDF. Bản không có dữ liệu cá nhân bỏ người liên hệ, người đánh giá, tên và số hiệu công chức cùng mọi nội dung tự viết; doanh nghiệp và tờ khai vẫn giữ.</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Xuất toàn bộ…</translation>
    </message>
    <message>
        <source>Export without personal data…</source>
        <translation>Xuất không kèm dữ liệu cá nhân…</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>Xuất dữ liệu</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>Fact</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Đọc lúc</translation>
    </message>
    <message>
        <source>Several sources may tell of one declaration; each value is taken from the one that is trusted most.</source>
        <translation>Một tờ khai có thể đến từ nhiều nguồn; mỗi giá trị được lấy từ nguồn đáng tin nhất.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Sources of these facts</source>
        <translation>Nguồn của các thông tin này</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
</context>
<context>
    <name>FactsHead</name>
    <message>
        <source>Sources of these facts</source>
        <translation>Nguồn thông tin</translation>
    </message>
</context>
<context>
    <name>FailedFilesDialog</name>
    <message>
        <source>Copy all</source>
        <translation>Sao chép tất cả</translation>
    </message>
    <message>
        <source>Files of {name} that could not be read</source>
        <translation>Các tệp của {name} không đọc được</translation>
    </message>
    <message>
        <source>They are tried again when they change, and all of them with “Read now”.</source>
        <translation>Tệp nào thay đổi sẽ được đọc lại; bấm “Đọc ngay” thì tất cả được đọc lại.</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Address (RSS or Atom)</source>
        <translation>Địa chỉ (RSS hoặc Atom)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Đang hỏi…</translation>
    </message>
    <message>
        <source>Between commas. Kept is what holds one of them; without keywords, everything. Letters with marks are meant exactly: “thuế” does not find “thuê”.</source>
        <translation>Ngăn cách bằng dấu phẩy. Chỉ giữ lại văn bản có chứa một trong các từ khóa; không có từ khóa thì giữ tất cả. Chữ có dấu được hiểu đúng theo dấu: “thuế” không tìm ra “thuê”.</translation>
    </message>
    <message>
        <source>Follow an official gazette</source>
        <translation>Theo dõi một công báo</translation>
    </message>
    <message>
        <source>It answers. Entries: {entries}; with one of the keywords: {fitting}.</source>
        <translation>Nguồn tin có trả lời. Số mục: {entries}; có chứa từ khóa: {fitting}.</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Từ khóa</translation>
    </message>
    <message>
        <source>Keywords of {name}</source>
        <translation>Từ khóa của {name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>as the feed calls itself</source>
        <translation>theo tên của nguồn tin</translation>
    </message>
</context>
<context>
    <name>FeedRow</name>
    <message>
        <source>Change the keywords of {name}</source>
        <translation>Đổi từ khóa của {name}</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Tải ngay</translation>
    </message>
    <message>
        <source>Fetch {name} now</source>
        <translation>Tải {name} ngay</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Đang tải…</translation>
    </message>
    <message>
        <source>Keywords: {words}</source>
        <translation>Từ khóa: {words}</translation>
    </message>
    <message>
        <source>Keywords…</source>
        <translation>Từ khóa…</translation>
    </message>
    <message numerus="yes">
        <source>Last fetched {time} · %n notice(s) kept</source>
        <translation><numerusform>Tải lần cuối {time} · đã giữ %n văn bản</numerusform></translation>
    </message>
    <message>
        <source>No keywords: everything is kept</source>
        <translation>Không có từ khóa: giữ tất cả</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Chưa tải lần nào</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Đang tắt</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Đang bật</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Bỏ {name}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Bỏ…</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Bật</translation>
    </message>
    <message>
        <source>Switch {name} off</source>
        <translation>Tắt {name}</translation>
    </message>
    <message>
        <source>Switch {name} on</source>
        <translation>Bật {name}</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Trục trặc</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
</context>
<context>
    <name>FeedsSection</name>
    <message>
        <source>Any RSS or Atom address. They are asked every six hours while the program runs; what is new appears among the notices.</source>
        <translation>Địa chỉ RSS hoặc Atom bất kỳ. Khi chương trình đang chạy, các nguồn này được hỏi sáu giờ một lần; văn bản mới sẽ hiện trong mục Thông báo.</translation>
    </message>
    <message>
        <source>Follow another feed…</source>
        <translation>Theo dõi nguồn khác…</translation>
    </message>
    <message>
        <source>Follow the Government's gazette</source>
        <translation>Theo dõi Công báo Chính phủ</translation>
    </message>
    <message>
        <source>Follow {name} no longer?</source>
        <translation>Thôi theo dõi {name}?</translation>
    </message>
    <message>
        <source>Government gazette (Công báo)</source>
        <translation>Công báo Chính phủ</translation>
    </message>
    <message>
        <source>Its notices are removed; those with a star stay.</source>
        <translation>Các thông báo từ nguồn này sẽ bị xóa; những thông báo đã gắn sao được giữ lại.</translation>
    </message>
    <message>
        <source>None is followed. Nothing is fetched until you choose one.</source>
        <translation>Chưa theo dõi công báo nào. Chương trình không tải gì cho đến khi bạn chọn.</translation>
    </message>
    <message>
        <source>Official gazettes</source>
        <translation>Công báo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>FinerFilters</name>
    <message>
        <source>All channels</source>
        <translation>Mọi luồng</translation>
    </message>
    <message>
        <source>All enterprises</source>
        <translation>Mọi doanh nghiệp</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Người khai</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Everyone's declarations</source>
        <translation>Tờ khai của mọi người</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Nhập khẩu và xuất khẩu</translation>
    </message>
    <message>
        <source>Import or export</source>
        <translation>Nhập khẩu hay xuất khẩu</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Only mine (user {user})</source>
        <translation>Chỉ của tôi (người dùng {user})</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>First rows of the file</source>
        <translation>Những dòng đầu của tệp</translation>
    </message>
    <message>
        <source>No row of this sheet looks like the names of columns: nothing can be chosen.</source>
        <translation>Không dòng nào của trang tính này giống tên các cột: không thể chọn cột.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Trang tính</translation>
    </message>
    <message>
        <source>Sheet {number}</source>
        <translation>Trang tính {number}</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Add a folder</source>
        <translation>Thêm thư mục</translation>
    </message>
    <message>
        <source>Add and read</source>
        <translation>Thêm và đọc</translation>
    </message>
    <message>
        <source>Also the folders inside it</source>
        <translation>Cả các thư mục con</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Files that can be read: {files}, {old} of them older than 30 days.</source>
        <translation>Số tệp đọc được: {files}, trong đó {old} tệp cũ hơn 30 ngày.</translation>
    </message>
    <message>
        <source>Files that can be read: {files}.</source>
        <translation>Số tệp đọc được: {files}.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Folder into which the declaration software exports</source>
        <translation>Thư mục mà phần mềm khai báo xuất tệp vào</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Đang xem thư mục…</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>Tên trong danh sách</translation>
    </message>
    <message>
        <source>No file in it that can be read yet; what is saved there will be read.</source>
        <translation>Chưa có tệp nào đọc được; tệp lưu vào đó sẽ được đọc.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>The others are read as well and can be found and rated, but do not wait in the list.</source>
        <translation>Các tờ khai cũ hơn vẫn được đọc, vẫn tìm và đánh giá được, nhưng không nằm chờ trong danh sách.</translation>
    </message>
    <message>
        <source>This folder is not there, or cannot be opened; it is waited for.</source>
        <translation>Không có thư mục này, hoặc không mở được; chương trình sẽ chờ đến khi có.</translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message>
        <source>No office connected yet: it will wait here</source>
        <translation>Chưa kết nối đơn vị tiếp nhận: phiếu sẽ chờ tại đây</translation>
    </message>
    <message>
        <source>Save the change (Enter)</source>
        <translation>Lưu thay đổi (Enter)</translation>
    </message>
    <message>
        <source>Send and next (Enter)</source>
        <translation>Gửi và sang tờ khai sau (Enter)</translation>
    </message>
    <message>
        <source>Send the revision (Enter)</source>
        <translation>Gửi phiếu sửa đổi (Enter)</translation>
    </message>
    <message>
        <source>To {office}</source>
        <translation>Gửi đến {office}</translation>
    </message>
    <message>
        <source>Your key for this office may only read: it will wait here</source>
        <translation>Khóa truy cập đơn vị này chỉ được đọc: phiếu sẽ chờ tại đây</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>A declaration of the list opens here. Press 1 to 5 to rate all its subjects, Enter to send and go on to the next.</source>
        <translation>Tờ khai trong danh sách sẽ mở tại đây. Bấm phím 1 đến 5 để đánh giá mọi đối tượng, bấm Enter để gửi và sang tờ khai sau.</translation>
    </message>
    <message>
        <source>One key rates, one more sends</source>
        <translation>Một phím để đánh giá, một phím để gửi</translation>
    </message>
</context>
<context>
    <name>GroupFoot</name>
    <message>
        <source>One assessment each, marked as given together</source>
        <translation>Mỗi tờ khai một phiếu riêng, ghi là đánh giá cùng lúc</translation>
    </message>
    <message>
        <source>Send {count} (Enter)</source>
        <translation>Gửi {count} phiếu (Enter)</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>Reading {read} of {count}…</source>
        <translation>Đang đọc {read} trong {count}…</translation>
    </message>
    <message>
        <source>{count} declarations together</source>
        <translation>{count} tờ khai cùng lúc</translation>
    </message>
    <message>
        <source>{count} enterprises</source>
        <translation>{count} doanh nghiệp</translation>
    </message>
    <message>
        <source>{count} offices</source>
        <translation>{count} chi cục</translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message>
        <source>{name} · 1 declaration</source>
        <translation>{name} · 1 tờ khai</translation>
    </message>
    <message>
        <source>{name} · {count} declarations</source>
        <translation>{name} · {count} tờ khai</translation>
    </message>
</context>
<context>
    <name>GroupView</name>
    <message>
        <source>All subjects of all declarations</source>
        <translation>Mọi đối tượng của mọi tờ khai</translation>
    </message>
    <message>
        <source>Give the subjects a level: 3, 4 or 5.</source>
        <translation>Hãy chọn mức cho các đối tượng: 3, 4 hoặc 5.</translation>
    </message>
    <message>
        <source>Nothing will be sent yet.</source>
        <translation>Chưa có gì để gửi.</translation>
    </message>
    <message>
        <source>Press 3 to 5</source>
        <translation>Bấm phím 3 đến 5</translation>
    </message>
    <message>
        <source>Will be sent: {count} assessments ({given})</source>
        <translation>Sẽ gửi {count} phiếu đánh giá ({given})</translation>
    </message>
    <message>
        <source>Will be sent: {count} assessments ({given}), each with what is said of all</source>
        <translation>Sẽ gửi {count} phiếu đánh giá ({given}), mỗi phiếu kèm nội dung ghi chung</translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message>
        <source>Assessment</source>
        <translation>Phiếu đánh giá</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Print this assessment as the sheet to hand in</source>
        <translation>In phiếu đánh giá này để nộp</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Send a revision…</source>
        <translation>Gửi phiếu sửa đổi…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Rút lại…</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>All branches</source>
        <translation>Mọi chi cục</translation>
    </message>
    <message>
        <source>All enterprises</source>
        <translation>Mọi doanh nghiệp</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Mọi mức độ</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Mọi kết quả</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation>Mọi đối tượng</translation>
    </message>
    <message>
        <source>Assessed subject</source>
        <translation>Đối tượng đánh giá</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>Cleared in {month}</source>
        <translation>Thông quan trong {month}</translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation>Chi cục hải quan</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Mức độ hài lòng</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Khoảng thời gian</translation>
    </message>
    <message>
        <source>Processing result</source>
        <translation>Kết quả xử lý</translation>
    </message>
    <message>
        <source>Receiving office</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Show every month of clearance</source>
        <translation>Hiện mọi tháng thông quan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>HistoryHead</name>
    <message>
        <source>Charts</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất tệp…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Monthly report (PDF)…</source>
        <translation>Báo cáo tháng (PDF)…</translation>
    </message>
    <message>
        <source>One file for each enterprise…</source>
        <translation>Mỗi doanh nghiệp một tệp…</translation>
    </message>
    <message>
        <source>Print what is shown…</source>
        <translation>In nội dung đang hiện…</translation>
    </message>
    <message>
        <source>Search number, enterprise, receipt…</source>
        <translation>Tìm số tờ khai, doanh nghiệp, biên nhận…</translation>
    </message>
    <message>
        <source>Show charts of what is filtered (Ctrl+D)</source>
        <translation>Hiện biểu đồ của những phiếu đang lọc (Ctrl+D)</translation>
    </message>
    <message>
        <source>What is shown, into one file…</source>
        <translation>Những phiếu đang hiện, vào một tệp…</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Assessments</source>
        <translation>Phiếu đánh giá</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>No assessment fits the search and the filters.</source>
        <translation>Không có phiếu đánh giá nào khớp với nội dung tìm và bộ lọc.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có kết quả</translation>
    </message>
    <message>
        <source>Nothing rated yet</source>
        <translation>Chưa có đánh giá nào</translation>
    </message>
    <message>
        <source>Rate declarations</source>
        <translation>Đánh giá tờ khai</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>Your ratings stay here, with their receipts and answers.</source>
        <translation>Phiếu đánh giá được lưu tại đây, kèm biên nhận và kết quả xử lý.</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message numerus="yes">
        <source>%n assessment(s) deleted.</source>
        <translation><numerusform>Đã xóa %n phiếu đánh giá.</numerusform></translation>
    </message>
    <message>
        <source>Cancelled: what is left is kept as long as before.</source>
        <translation>Đã hủy: phần còn lại được giữ lâu như trước.</translation>
    </message>
    <message>
        <source>Counting what would go…</source>
        <translation>Đang đếm số phiếu sẽ bị xóa…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n ended assessment(s) now, and further ones as they grow older?</source>
        <translation><numerusform>Xóa ngay %n phiếu đã kết thúc, và sau này xóa tiếp những phiếu đến hạn?</numerusform></translation>
    </message>
    <message>
        <source>Deleting… Cancelling keeps what is left; what has gone does not come back.</source>
        <translation>Đang xóa… Nếu hủy, phần còn lại được giữ; phần đã xóa không lấy lại được.</translation>
    </message>
    <message>
        <source>Progress of the deletion</source>
        <translation>Tiến độ xóa</translation>
    </message>
    <message>
        <source>They go from this computer for good, with their receipts and results; what an office has received stays with the office. Export before what you want to keep. Nothing open or unsent goes.</source>
        <translation>Các phiếu này bị xóa hẳn khỏi máy, cùng biên nhận và kết quả; những gì đơn vị đã nhận thì vẫn ở đơn vị. Hãy xuất trước những gì muốn giữ. Việc chưa xong hoặc phiếu chưa gửi thì không bị xóa.</translation>
    </message>
</context>
<context>
    <name>HistoryTotalsBar</name>
    <message numerus="yes">
        <source>%n assessment(s)</source>
        <translation><numerusform>%n phiếu đánh giá</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) open at the office</source>
        <translation><numerusform>%n vụ việc đơn vị đang xử lý</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s)</source>
        <translation><numerusform>%n lượt đánh giá</numerusform></translation>
    </message>
    <message>
        <source>average {average} of 5</source>
        <translation>trung bình {average} trên 5</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Declarations read: {read} (new {new}, updated {updated}, known {unchanged})</source>
        <translation>Đã đọc {read} tờ khai (mới {new}, cập nhật {updated}, đã có {unchanged})</translation>
    </message>
    <message>
        <source>Files that were not read</source>
        <translation>Những tệp không đọc được</translation>
    </message>
    <message>
        <source>Looking for declarations…</source>
        <translation>Đang tìm tờ khai…</translation>
    </message>
    <message>
        <source>Reading file {read} of {found}: {name}</source>
        <translation>Đang đọc tệp {read}/{found}: {name}</translation>
    </message>
    <message>
        <source>Set up this table…</source>
        <translation>Khai báo cột của bảng này…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>What is to be said of the files</source>
        <translation>Điều cần biết về các tệp</translation>
    </message>
    <message>
        <source>not cleared yet: {count}</source>
        <translation>chưa thông quan: {count}</translation>
    </message>
    <message>
        <source>not known whether cleared: {count}</source>
        <translation>chưa rõ đã thông quan hay chưa: {count}</translation>
    </message>
    <message>
        <source>not read: {count}</source>
        <translation>không đọc được: {count}</translation>
    </message>
    <message>
        <source>rows left out: {count}</source>
        <translation>dòng bị bỏ qua: {count}</translation>
    </message>
    <message>
        <source>{file}: rows without a valid declaration: {count}</source>
        <translation>{file}: {count} dòng không có tờ khai hợp lệ</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>All files</source>
        <translation>Tất cả các tệp</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Read a folder</source>
        <translation>Đọc một thư mục</translation>
    </message>
    <message>
        <source>Read declarations</source>
        <translation>Đọc tờ khai</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Choose several, to be rated together</source>
        <translation>Chọn nhiều tờ khai để đánh giá cùng lúc</translation>
    </message>
    <message>
        <source>Companion: a narrow column beside other work, and back</source>
        <translation>Cửa sổ nhỏ đứng cạnh phần mềm khác, và trở lại</translation>
    </message>
    <message>
        <source>Copy the number of the chosen row</source>
        <translation>Sao chép số của dòng đang chọn</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ở mọi trang</translation>
    </message>
    <message>
        <source>Find an enterprise</source>
        <translation>Tìm doanh nghiệp</translation>
    </message>
    <message>
        <source>From subject to subject, from star to star</source>
        <translation>Sang đối tượng khác, sang sao khác</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>Chuyển trang</translation>
    </message>
    <message>
        <source>History: show or hide the charts</source>
        <translation>Lịch sử: hiện hoặc ẩn biểu đồ</translation>
    </message>
    <message>
        <source>In the companion: fold it to a tab</source>
        <translation>Trong cửa sổ nhỏ: thu lại thành thẻ ở mép màn hình</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>Di chuyển trong danh sách</translation>
    </message>
    <message>
        <source>On the other pages</source>
        <translation>Ở các trang khác</translation>
    </message>
    <message>
        <source>Outbox and history: export</source>
        <translation>Hộp gửi và lịch sử: xuất tệp</translation>
    </message>
    <message>
        <source>Outbox: take back what has not left yet</source>
        <translation>Hộp gửi: lấy lại phiếu chưa gửi đi</translation>
    </message>
    <message>
        <source>Print what is shown or chosen</source>
        <translation>In nội dung đang xem hoặc đang chọn</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Rate all subjects; inside a subject's row, that subject only</source>
        <translation>Đánh giá mọi đối tượng; khi đang ở dòng của một đối tượng thì chỉ đối tượng đó</translation>
    </message>
    <message>
        <source>Read all declarations of a folder</source>
        <translation>Đọc mọi tờ khai trong một thư mục</translation>
    </message>
    <message>
        <source>Read declarations from files</source>
        <translation>Đọc tờ khai từ tệp</translation>
    </message>
    <message>
        <source>Results: send what you reply</source>
        <translation>Kết quả: gửi phản hồi</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Gửi và nhận ngay</translation>
    </message>
    <message>
        <source>Send and go on to the next declaration</source>
        <translation>Gửi và sang tờ khai sau</translation>
    </message>
    <message>
        <source>Skip for another reason, or put off until later</source>
        <translation>Bỏ qua vì lý do khác, hoặc để lại đánh giá sau</translation>
    </message>
    <message>
        <source>Skip: no opinion; from the list, not from a text field</source>
        <translation>Bỏ qua, không có ý kiến (khi đang ở danh sách, không ở ô nhập chữ)</translation>
    </message>
    <message>
        <source>Take back what was sent or skipped last</source>
        <translation>Lấy lại phiếu vừa gửi hoặc tờ khai vừa bỏ qua</translation>
    </message>
    <message>
        <source>The same from a text field</source>
        <translation>Như trên, khi đang ở ô nhập</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Trang này</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>Cần đánh giá</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Fixed by the administrator of this computer.</source>
        <translation>Do quản trị viên của máy tính này quy định.</translation>
    </message>
    <message>
        <source>The language of the window. It can be changed in the settings at any time.</source>
        <translation>Ngôn ngữ của cửa sổ. Có thể đổi bất cứ lúc nào trong phần cài đặt.</translation>
    </message>
</context>
<context>
    <name>LeafList</name>
    <message>
        <source>Pages of the settings</source>
        <translation>Các trang cài đặt</translation>
    </message>
</context>
<context>
    <name>LeftOutNote</name>
    <message>
        <source>Open these one by one</source>
        <translation>Mở riêng từng tờ khai này</translation>
    </message>
</context>
<context>
    <name>LevelShown</name>
    <message>
        <source>{level} of 5, {word}</source>
        <translation>{level} trên 5, {word}</translation>
    </message>
</context>
<context>
    <name>LibrariesSection</name>
    <message>
        <source>Libraries and their licences</source>
        <translation>Các thư viện và giấy phép</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL: it lies beside the program as libraries of its own, which may be exchanged.</source>
        <translation>Qt được dùng theo giấy phép LGPL: các thư viện Qt nằm riêng bên cạnh chương trình và có thể thay thế.</translation>
    </message>
    <message>
        <source>Read the licence…</source>
        <translation>Đọc giấy phép…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Declarant client · rating of customs service</source>
        <translation>Đánh giá dịch vụ hải quan · dành cho người khai hải quan</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Messenger</name>
    <message>
        <source>Click here to rate them: one key rates, one more sends.</source>
        <translation>Bấm vào đây để đánh giá: một phím chấm điểm, một phím gửi.</translation>
    </message>
    <message>
        <source>Click here to read them.</source>
        <translation>Bấm vào đây để đọc.</translation>
    </message>
    <message>
        <source>Click here to see what the office did.</source>
        <translation>Bấm vào đây để xem cơ quan hải quan đã xử lý thế nào.</translation>
    </message>
    <message>
        <source>Click here to see why, and to correct it.</source>
        <translation>Bấm vào đây để xem lý do và sửa lại.</translation>
    </message>
    <message>
        <source>New declarations to rate: {count}</source>
        <translation>Tờ khai mới cần đánh giá: {count}</translation>
    </message>
    <message>
        <source>New notices and documents: {count}</source>
        <translation>Thông báo, văn bản mới: {count}</translation>
    </message>
    <message>
        <source>News of your low ratings: {count}</source>
        <translation>Kết quả xử lý mới: {count}</translation>
    </message>
    <message>
        <source>Refused by the office: {count}</source>
        <translation>Bị từ chối tiếp nhận: {count}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Enter the address of the proxy first.</source>
        <translation>Hãy nhập địa chỉ proxy trước.</translation>
    </message>
    <message>
        <source>Proxies that ask for a Windows sign-in (NTLM, Negotiate) cannot be used. Where there is only such a one, let the network's administrator allow the address of the receiving office, or enter a program such as Px or Cntlm that runs on this computer and signs in for others.</source>
        <translation>Không dùng được proxy đòi đăng nhập Windows (NTLM, Negotiate). Nếu chỉ có loại này, hãy nhờ người quản trị mạng cho phép địa chỉ của đơn vị tiếp nhận, hoặc nhập địa chỉ của một chương trình như Px hay Cntlm chạy trên máy này và đăng nhập thay.</translation>
    </message>
    <message>
        <source>The password is forgotten.</source>
        <translation>Đã xóa mật khẩu.</translation>
    </message>
    <message>
        <source>The password is kept.</source>
        <translation>Đã lưu mật khẩu.</translation>
    </message>
</context>
<context>
    <name>NoticeDeeds</name>
    <message numerus="yes">
        <source>%n day(s) written to {file}</source>
        <translation><numerusform>Đã ghi %n ngày vào {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) marked as read</source>
        <translation><numerusform>Đã đánh dấu %n thông báo là đã đọc</numerusform></translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Lịch (*.ics)</translation>
    </message>
    <message>
        <source>Copied: {citation}</source>
        <translation>Đã sao chép: {citation}</translation>
    </message>
    <message>
        <source>Effective days for a calendar</source>
        <translation>Ngày hiệu lực để đưa vào lịch</translation>
    </message>
    <message>
        <source>Everything that is shown was read already.</source>
        <translation>Mọi thông báo đang hiện đều đã đọc.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>effective-days</source>
        <translation>ngay-hieu-luc</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>thong-bao</translation>
    </message>
</context>
<context>
    <name>NoticeFilters</name>
    <message>
        <source>All bodies</source>
        <translation>Mọi cơ quan</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Mọi lĩnh vực</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Ngày bất kỳ</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Mọi hiệu lực</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Issuing body</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại thông báo</translation>
    </message>
    <message>
        <source>Search symbol, title, abstract, issuing body…</source>
        <translation>Tìm số ký hiệu, tên, trích yếu, cơ quan ban hành…</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Đã gắn sao</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng hiệu lực</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Which notices</source>
        <translation>Thông báo nào</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Notices</source>
        <translation>Thông báo văn bản</translation>
    </message>
</context>
<context>
    <name>NoticeReading</name>
    <message>
        <source>Copy the citation</source>
        <translation>Sao chép trích dẫn</translation>
    </message>
    <message>
        <source>Effective days for a calendar…</source>
        <translation>Đưa ngày hiệu lực vào lịch…</translation>
    </message>
    <message>
        <source>Its address is not one of the web; it is not opened.</source>
        <translation>Địa chỉ nguồn không phải địa chỉ web nên không mở.</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Đánh dấu chưa đọc</translation>
    </message>
    <message>
        <source>No effective day is known.</source>
        <translation>Chưa rõ ngày hiệu lực.</translation>
    </message>
    <message>
        <source>No source was given.</source>
        <translation>Không có đường dẫn đến nguồn.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>Mở văn bản gốc</translation>
    </message>
    <message>
        <source>Print this notice, or save it as PDF (Ctrl+P)</source>
        <translation>In thông báo này hoặc lưu thành PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Gắn sao</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Đã gắn sao</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Add a receiving office…</source>
        <translation>Thêm đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>Effective days of all that is shown, for a calendar…</source>
        <translation>Đưa ngày hiệu lực của mọi văn bản đang hiện vào lịch…</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Đã đọc hết</translation>
    </message>
    <message>
        <source>Follow an official gazette…</source>
        <translation>Theo dõi một công báo…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Đã đọc hết</translation>
    </message>
    <message>
        <source>Mark everything that is shown as read</source>
        <translation>Đánh dấu mọi thông báo đang hiện là đã đọc</translation>
    </message>
    <message>
        <source>New legal documents and guidance appear here once a receiving office is connected or an official gazette is followed.</source>
        <translation>Văn bản pháp luật và hướng dẫn mới sẽ hiện ở đây khi đã kết nối đơn vị tiếp nhận hoặc theo dõi một công báo.</translation>
    </message>
    <message>
        <source>No notice fits the search and the filters.</source>
        <translation>Không có thông báo nào khớp với nội dung tìm và bộ lọc.</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>Chưa có thông báo nào</translation>
    </message>
    <message>
        <source>Nothing is starred</source>
        <translation>Chưa gắn sao thông báo nào</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có kết quả</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Show all notices</source>
        <translation>Hiện tất cả thông báo</translation>
    </message>
    <message>
        <source>Star a notice to find it here again, however old it gets.</source>
        <translation>Gắn sao một thông báo để luôn tìm lại được ở đây, dù đã cũ.</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Connected: {office}</source>
        <translation>Đã kết nối: {office}</translation>
    </message>
    <message>
        <source>Enter the code…</source>
        <translation>Nhập mã đăng ký…</translation>
    </message>
    <message>
        <source>Everything but sending works: what is rated waits, or is printed.</source>
        <translation>Chỉ chưa gửi được: phiếu đánh giá chờ lại, hoặc được in ra.</translation>
    </message>
    <message>
        <source>No office yet</source>
        <translation>Chưa có đơn vị</translation>
    </message>
    <message>
        <source>Opens a second window with sample declarations and an office of its own; nothing of it is kept.</source>
        <translation>Mở cửa sổ thứ hai với tờ khai mẫu và một đơn vị tiếp nhận riêng; không lưu lại gì.</translation>
    </message>
    <message>
        <source>The address of the office can be tested before the code is used.</source>
        <translation>Có thể thử địa chỉ của đơn vị trước khi dùng mã.</translation>
    </message>
    <message>
        <source>The receiving office</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>The sample data could not be opened: {reason}</source>
        <translation>Không mở được dữ liệu mẫu: {reason}</translation>
    </message>
    <message>
        <source>The sample data is opening in a window of its own…</source>
        <translation>Đang mở dữ liệu mẫu trong cửa sổ riêng…</translation>
    </message>
    <message>
        <source>The window on sample data was closed. It can be opened again.</source>
        <translation>Cửa sổ dữ liệu mẫu đã đóng. Có thể mở lại.</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>Dùng thử dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Your assessments go to a customs office that takes them. It gives out an enrolment code for each enterprise or customs agent.</source>
        <translation>Phiếu đánh giá được gửi đến đơn vị hải quan tiếp nhận. Đơn vị cấp mã đăng ký cho từng doanh nghiệp hoặc đại lý hải quan.</translation>
    </message>
</context>
<context>
    <name>OfficeSummary</name>
    <message>
        <source>Answers for {branches} and {count} more.</source>
        <translation>Phụ trách {branches} và {count} đơn vị khác.</translation>
    </message>
    <message>
        <source>Answers for {branches}.</source>
        <translation>Phụ trách {branches}.</translation>
    </message>
</context>
<context>
    <name>OldFilesDialog</name>
    <message>
        <source>Files to read: {files} ({old} of them older than 30 days).</source>
        <translation>Số tệp sẽ đọc: {files}, trong đó {old} tệp cũ hơn 30 ngày.</translation>
    </message>
    <message>
        <source>Many old files</source>
        <translation>Nhiều tệp cũ</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Đọc</translation>
    </message>
    <message>
        <source>The others are read as well and can be found and rated, but do not wait in the list.</source>
        <translation>Các tờ khai cũ hơn vẫn được đọc, vẫn tìm và đánh giá được, nhưng không nằm chờ trong danh sách.</translation>
    </message>
</context>
<context>
    <name>OneByOneNote</name>
    <message>
        <source>1 and 2 stars are given one by one: the office asks what happened with each declaration.</source>
        <translation>Mức 1 và 2 sao được đánh giá riêng từng tờ khai: cơ quan hải quan cần biết việc gì đã xảy ra với tờ khai đó.</translation>
    </message>
    <message>
        <source>Open them one by one</source>
        <translation>Mở từng tờ khai</translation>
    </message>
</context>
<context>
    <name>OutboxDeeds</name>
    <message>
        <source>Copied: {text}</source>
        <translation>Đã sao chép: {text}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Mở bản nháp</translation>
    </message>
    <message>
        <source>The rating of {number} is a draft again.</source>
        <translation>Phiếu đánh giá {number} đã trở lại thành bản nháp.</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>Đã ghi vào {file}</translation>
    </message>
    <message>
        <source>{number} does not wait any more.</source>
        <translation>Phiếu {number} không còn chờ nữa.</translation>
    </message>
    <message>
        <source>{number} has left already; you can send a revision.</source>
        <translation>Phiếu {number} đã được gửi đi; bạn có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>{number} is sent next.</source>
        <translation>Phiếu {number} sẽ được gửi ngay bây giờ.</translation>
    </message>
</context>
<context>
    <name>OutboxDetail</name>
    <message>
        <source>Attempts:</source>
        <translation>Số lần gửi:</translation>
    </message>
    <message>
        <source>Connect an office…</source>
        <translation>Kết nối đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>Enter access key…</source>
        <translation>Nhập khóa truy cập…</translation>
    </message>
    <message>
        <source>Next attempt:</source>
        <translation>Lần gửi tới:</translation>
    </message>
    <message>
        <source>Rating on its way</source>
        <translation>Phiếu đang gửi</translation>
    </message>
</context>
<context>
    <name>OutboxFoot</name>
    <message>
        <source>Compare the two…</source>
        <translation>So sánh hai phiếu…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the declaration number</source>
        <translation>Sao chép số tờ khai</translation>
    </message>
    <message>
        <source>Copy the receipt number</source>
        <translation>Sao chép số biên nhận</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Print this rating as a sheet to hand in (Ctrl+P)</source>
        <translation>In phiếu đánh giá này để nộp (Ctrl+P)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Send a revision…</source>
        <translation>Gửi phiếu sửa đổi…</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Take it back into a draft (Ctrl+Z)</source>
        <translation>Đưa phiếu trở lại thành bản nháp (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo · {seconds}</source>
        <translation>Hoàn tác · {seconds}</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Rút lại…</translation>
    </message>
    <message>
        <source>Write this rating as a sheet to hand in (Ctrl+E)</source>
        <translation>Ghi phiếu này thành tệp để in và nộp (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>OutboxHead</name>
    <message>
        <source>Outbox</source>
        <translation>Hộp gửi</translation>
    </message>
    <message>
        <source>Search number, enterprise, receipt…</source>
        <translation>Tìm số tờ khai, doanh nghiệp, biên nhận…</translation>
    </message>
    <message>
        <source>Send all now</source>
        <translation>Gửi tất cả ngay</translation>
    </message>
    <message>
        <source>Send everything that waits, and ask for every answer that is missing</source>
        <translation>Gửi mọi phiếu đang chờ và hỏi lại mọi câu trả lời còn thiếu</translation>
    </message>
</context>
<context>
    <name>OutboxList</name>
    <message>
        <source>On its way</source>
        <translation>Phiếu đang gửi</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Connect an office…</source>
        <translation>Kết nối đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>No rating on its way fits the search and the part that is chosen.</source>
        <translation>Không có phiếu nào phù hợp với từ khóa và phần đã chọn.</translation>
    </message>
    <message>
        <source>Nothing is on its way</source>
        <translation>Không có phiếu nào đang gửi</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có kết quả</translation>
    </message>
    <message>
        <source>Rate declarations</source>
        <translation>Đánh giá tờ khai</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>What you rate is sent by itself. Here you see how it stands, and for 30 days what the office has received.</source>
        <translation>Phiếu đánh giá được gửi tự động. Tại đây bạn thấy phiếu đang ở đâu và, trong 30 ngày, những phiếu đơn vị đã tiếp nhận.</translation>
    </message>
</context>
<context>
    <name>PasswordRow</name>
    <message>
        <source>Keep password</source>
        <translation>Lưu mật khẩu</translation>
    </message>
    <message>
        <source>Kept in this computer's keyring. Empty: forget what is kept.</source>
        <translation>Lưu trong kho khóa của máy này. Để trống: xóa mật khẩu đã lưu.</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Mật khẩu proxy</translation>
    </message>
</context>
<context>
    <name>PhaseQuestion</name>
    <message>
        <source>Has this declaration been cleared?</source>
        <translation>Tờ khai này đã thông quan chưa?</translation>
    </message>
    <message>
        <source>It waits for no rating any more. If you rate it all the same: which part of the procedure?</source>
        <translation>Tờ khai không còn chờ đánh giá. Nếu bạn vẫn đánh giá: giai đoạn nào của thủ tục?</translation>
    </message>
    <message>
        <source>No, still in procedure</source>
        <translation>Chưa, đang làm thủ tục</translation>
    </message>
    <message>
        <source>The file does not say. Your answer is kept; you are asked once.</source>
        <translation>Tệp không cho biết. Câu trả lời được lưu lại; bạn chỉ được hỏi một lần.</translation>
    </message>
    <message>
        <source>This declaration was cancelled</source>
        <translation>Tờ khai này đã bị hủy</translation>
    </message>
    <message>
        <source>Told by: {source}, read {time}.</source>
        <translation>Theo: {source}, đọc lúc {time}.</translation>
    </message>
    <message>
        <source>Told by: {source}.</source>
        <translation>Theo: {source}.</translation>
    </message>
    <message>
        <source>Yes, cleared</source>
        <translation>Rồi, đã thông quan</translation>
    </message>
</context>
<context>
    <name>PlacesSection</name>
    <message>
        <source>Everything you rate and receive</source>
        <translation>Mọi phiếu đánh giá và nội dung nhận được</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Trên máy tính này</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>These settings</source>
        <translation>Cài đặt này</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>What will be sent</source>
        <translation>Nội dung sẽ gửi</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu được</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu thành PDF…</translation>
    </message>
    <message>
        <source>“{file}” could not be written: {cause}</source>
        <translation>Không ghi được “{file}”: {cause}</translation>
    </message>
</context>
<context>
    <name>PrintQuestion</name>
    <message>
        <source>All as PDF…</source>
        <translation>Tất cả thành PDF…</translation>
    </message>
    <message>
        <source>Print all {count} assessments?</source>
        <translation>In toàn bộ {count} phiếu đánh giá?</translation>
    </message>
    <message>
        <source>The newest {count}</source>
        <translation>{count} phiếu mới nhất</translation>
    </message>
    <message>
        <source>The preview holds the newest {count}. All of them are written to a PDF file, which you can open and print; that can be cancelled while it runs.</source>
        <translation>Bản xem trước chứa {count} phiếu mới nhất. Toàn bộ thì được ghi vào một tệp PDF để mở ra in; trong lúc ghi có thể hủy.</translation>
    </message>
</context>
<context>
    <name>PutOffCard</name>
    <message>
        <source>Ask about it again</source>
        <translation>Đưa lại vào danh sách</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>RailEntry</name>
    <message>
        <source>{title} (Ctrl+{digit})</source>
        <translation>{title} (Ctrl+{digit})</translation>
    </message>
</context>
<context>
    <name>ReminderBar</name>
    <message numerus="yes">
        <source>%n document(s) will take effect soon</source>
        <translation><numerusform>%n văn bản sắp có hiệu lực</numerusform></translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Cất đi</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>và %n văn bản khác</numerusform></translation>
    </message>
</context>
<context>
    <name>ReplyForm</name>
    <message>
        <source>A word to the office, if you like</source>
        <translation>Lời nhắn gửi đơn vị (nếu muốn)</translation>
    </message>
    <message>
        <source>Is the matter settled?</source>
        <translation>Vụ việc đã được giải quyết xong chưa?</translation>
    </message>
    <message>
        <source>Not settled, because …</source>
        <translation>Chưa xong, vì …</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Gửi phản hồi</translation>
    </message>
    <message>
        <source>Send the reply (Ctrl+Enter)</source>
        <translation>Gửi phản hồi (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>What is still wrong, so that the office can act on it</source>
        <translation>Điều gì còn chưa ổn, để đơn vị có thể xử lý tiếp</translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation>Phản hồi của bạn</translation>
    </message>
</context>
<context>
    <name>Replying</name>
    <message>
        <source>It has left already. You can send another reply.</source>
        <translation>Phản hồi đã được gửi đi. Bạn có thể gửi phản hồi khác.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>The reply is taken back.</source>
        <translation>Đã rút lại phản hồi.</translation>
    </message>
    <message>
        <source>Your reply is saved and is sent by itself.</source>
        <translation>Phản hồi của bạn đã được lưu và sẽ được gửi tự động.</translation>
    </message>
</context>
<context>
    <name>ReportAnswer</name>
    <message>
        <source>Undo · {seconds}</source>
        <translation>Hoàn tác · {seconds}</translation>
    </message>
    <message numerus="yes">
        <source>{file}: %n declaration(s) cleared, as you said.</source>
        <translation><numerusform>{file}: %n tờ khai đã thông quan, theo lời bạn.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{file}: %n declaration(s) in procedure, as you said.</source>
        <translation><numerusform>{file}: %n tờ khai còn đang làm thủ tục, theo lời bạn.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{file}: you are asked for each of %n declaration(s).</source>
        <translation><numerusform>{file}: bạn sẽ được hỏi riêng từng tờ khai (%n tờ khai).</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportBanner</name>
    <message numerus="yes">
        <source>And %n more report(s)</source>
        <translation><numerusform>Và %n báo cáo khác</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>A PDF for reading and filing: open cases first, then figures and charts, then each assessment of the month.</source>
        <translation>Tệp PDF để đọc và lưu hồ sơ: trước hết là các vụ việc chưa khép, rồi số liệu và biểu đồ, sau đó là từng phiếu đánh giá trong tháng.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>Báo cáo tháng</translation>
    </message>
    <message>
        <source>Of all enterprises.</source>
        <translation>Của mọi doanh nghiệp.</translation>
    </message>
    <message>
        <source>Of enterprise {enterprise}, as the table is filtered.</source>
        <translation>Của doanh nghiệp {enterprise}, như bảng đang lọc.</translation>
    </message>
    <message>
        <source>{month} so far</source>
        <translation>{month} đến hôm nay</translation>
    </message>
</context>
<context>
    <name>ReportQuestion</name>
    <message>
        <source>Ask for each one</source>
        <translation>Hỏi từng tờ khai</translation>
    </message>
    <message>
        <source>Still in procedure</source>
        <translation>Còn làm thủ tục</translation>
    </message>
    <message>
        <source>They are cleared</source>
        <translation>Đã thông quan</translation>
    </message>
    <message numerus="yes">
        <source>{file} does not say whether %n declaration(s) are cleared.</source>
        <translation><numerusform>{file} không cho biết %n tờ khai đã thông quan hay chưa.</numerusform></translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Xem kết quả</translation>
    </message>
</context>
<context>
    <name>ResultFoot</name>
    <message>
        <source>Mark as unread</source>
        <translation>Đánh dấu chưa đọc</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Print this case, or save it as PDF (Ctrl+P)</source>
        <translation>In vụ việc này hoặc lưu thành PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Reply again…</source>
        <translation>Phản hồi lại…</translation>
    </message>
    <message>
        <source>Send a revision…</source>
        <translation>Gửi phiếu sửa đổi…</translation>
    </message>
    <message>
        <source>Take the reply back</source>
        <translation>Rút lại phản hồi</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Rút lại phiếu…</translation>
    </message>
</context>
<context>
    <name>ResultsHead</name>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Search number, subject, answer…</source>
        <translation>Tìm số tờ khai, đối tượng, trả lời…</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Connect an office…</source>
        <translation>Kết nối đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>Each subject rated with 1 or 2 stars becomes a case at the office. Here you see who works on it, until when, what was answered, and say whether that settles it.</source>
        <translation>Mỗi đối tượng bị đánh giá 1 hoặc 2 sao trở thành một vụ việc tại đơn vị. Tại đây bạn thấy ai đang xử lý, hạn đến khi nào, đơn vị trả lời ra sao, và cho biết như vậy đã giải quyết xong chưa.</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Đã đọc hết</translation>
    </message>
    <message>
        <source>No case fits the search and the part that is chosen.</source>
        <translation>Không có vụ việc nào khớp với nội dung tìm và phần đang chọn.</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Chưa có vụ việc nào</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Rate declarations</source>
        <translation>Đánh giá tờ khai</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
</context>
<context>
    <name>SavedMappings</name>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>Bảng mới</translation>
    </message>
    <message>
        <source>Saved columns</source>
        <translation>Khai báo đã lưu</translation>
    </message>
</context>
<context>
    <name>SavingBar</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancelled; nothing was saved.</source>
        <translation>Đã hủy; không lưu gì.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Fetching {file}…</source>
        <translation>Đang tải {file}…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Tiến độ tải</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Lưu tệp đính kèm</translation>
    </message>
    <message>
        <source>Saved as {file}; its check sum is right.</source>
        <translation>Đã lưu thành {file}; mã kiểm tra khớp.</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Add a database instead…</source>
        <translation>Thêm cơ sở dữ liệu…</translation>
    </message>
    <message>
        <source>Add and read</source>
        <translation>Thêm và đọc</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Declarations were exported into these folders:</source>
        <translation>Tờ khai đã được xuất vào các thư mục sau:</translation>
    </message>
    <message>
        <source>Files: {files}, the newest of {day}</source>
        <translation>Số tệp: {files}, mới nhất ngày {day}</translation>
    </message>
    <message>
        <source>Look for declarations on this computer</source>
        <translation>Tìm tờ khai trên máy này</translation>
    </message>
    <message>
        <source>Looked through are your documents, desktop and downloads, and the folders of the declaration software. Nothing is opened, and nothing leaves this computer.</source>
        <translation>Chương trình xem qua thư mục tài liệu, màn hình nền, tải về và các thư mục của phần mềm khai báo. Không tệp nào bị mở, không có gì rời khỏi máy này.</translation>
    </message>
    <message>
        <source>Looking for exported declarations…</source>
        <translation>Đang tìm tờ khai đã xuất…</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Không thêm được</translation>
    </message>
    <message>
        <source>Nothing was found in the usual places. Without a login to the database, have ECUS export one list report (BaoCaoToKhai) a day into a folder, and add that folder.</source>
        <translation>Không tìm thấy gì ở những nơi thường dùng. Nếu không có tài khoản vào cơ sở dữ liệu, mỗi ngày hãy dùng ECUS xuất một báo cáo danh sách (BaoCaoToKhai) vào một thư mục rồi thêm thư mục đó.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>The others are read as well and can be found and rated, but do not wait in the list.</source>
        <translation>Các tờ khai cũ hơn vẫn được đọc, vẫn tìm và đánh giá được, nhưng không nằm chờ trong danh sách.</translation>
    </message>
    <message>
        <source>with the folders inside it</source>
        <translation>cả các thư mục con</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Xóa nội dung tìm</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Search sign</source>
        <translation>Dấu tìm kiếm</translation>
    </message>
</context>
<context>
    <name>SentBar</name>
    <message>
        <source>Read it once more, then let it go</source>
        <translation>Đọc lại một lần nữa rồi cho gửi đi</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Hoàn tác (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z) · {seconds}</source>
        <translation>Hoàn tác (Ctrl+Z) · {seconds}</translation>
    </message>
</context>
<context>
    <name>ServerQuestions</name>
    <message>
        <source>Asking the local network; this takes three seconds…</source>
        <translation>Đang hỏi mạng nội bộ, mất ba giây…</translation>
    </message>
    <message>
        <source>Asking the server for its databases…</source>
        <translation>Đang hỏi máy chủ có những cơ sở dữ liệu nào…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Đang hỏi máy chủ…</translation>
    </message>
    <message>
        <source>No SQL Server answered in this network. Ask the administrator for the name of the server, and for its port.</source>
        <translation>Không có SQL Server nào trong mạng này trả lời. Hãy hỏi người quản trị tên máy chủ và cổng.</translation>
    </message>
    <message>
        <source>The database can be read. Declarations: {count}, the oldest of {since}.</source>
        <translation>Đọc được cơ sở dữ liệu. Số tờ khai: {count}, cũ nhất ngày {since}.</translation>
    </message>
    <message>
        <source>The database can be read; it holds no declarations yet.</source>
        <translation>Đọc được cơ sở dữ liệu; trong đó chưa có tờ khai nào.</translation>
    </message>
    <message>
        <source>This login can enter no database of the server that holds declarations.</source>
        <translation>Tài khoản này không vào được cơ sở dữ liệu nào có tờ khai trên máy chủ.</translation>
    </message>
    <message>
        <source>Write the server as its name, NAME\INSTANCE or NAME,PORT; an IP address serves as well.</source>
        <translation>Hãy ghi máy chủ dưới dạng tên máy, TÊN\PHIÊN_BẢN hoặc TÊN,CỔNG; cũng có thể ghi địa chỉ IP.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Fixed by the administrator of this computer.</source>
        <translation>Do quản trị viên của máy này quy định.</translation>
    </message>
</context>
<context>
    <name>SkipButton</name>
    <message>
        <source>Skip…</source>
        <translation>Bỏ qua…</translation>
    </message>
    <message>
        <source>Take it off the list: Ctrl+→ skips, Ctrl+Shift+→ offers the ways</source>
        <translation>Đưa ra khỏi danh sách: Ctrl+→ bỏ qua ngay, Ctrl+Shift+→ chọn cách</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Being read</source>
        <translation>Đang đọc</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Ngừng đọc</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Không đọc được</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Files that could not be read: {count}…</source>
        <translation>Số tệp không đọc được: {count}…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm thao tác</translation>
    </message>
    <message>
        <source>Not watched just now</source>
        <translation>Hiện không theo dõi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm ngừng</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Đang tạm ngừng</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>Đọc ngay</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Gỡ bỏ…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Đọc tiếp</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Thử kết nối</translation>
    </message>
    <message>
        <source>Waiting for its folder</source>
        <translation>Đang chờ thư mục</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Đang theo dõi</translation>
    </message>
    <message>
        <source>Watched by another window</source>
        <translation>Cửa sổ khác đang theo dõi</translation>
    </message>
</context>
<context>
    <name>SourcesDesk</name>
    <message>
        <source>Asking the server…</source>
        <translation>Đang hỏi máy chủ…</translation>
    </message>
    <message>
        <source>It can be read.</source>
        <translation>Đọc được.</translation>
    </message>
    <message>
        <source>It can be read. Declarations there: {count}.</source>
        <translation>Đọc được. Số tờ khai ở đó: {count}.</translation>
    </message>
    <message>
        <source>It can be read; it holds no declarations yet.</source>
        <translation>Đọc được; trong đó chưa có tờ khai nào.</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Đang xem trong thư mục…</translation>
    </message>
    <message>
        <source>Nothing is read from there any longer. The declarations that it gave stay, and so do the files.</source>
        <translation>Chương trình không đọc từ đó nữa. Tờ khai đã đọc vẫn còn, các tệp cũng vậy.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Remove {name} from the sources?</source>
        <translation>Gỡ {name} khỏi các nguồn tờ khai?</translation>
    </message>
</context>
<context>
    <name>SourcesSection</name>
    <message>
        <source>Add a database…</source>
        <translation>Thêm cơ sở dữ liệu…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Thêm thư mục…</translation>
    </message>
    <message>
        <source>Look on this computer…</source>
        <translation>Tìm trên máy này…</translation>
    </message>
    <message>
        <source>None yet. Most simply, let the program look for the folders into which the declaration software exports. No login to its database? Then have ECUS export one list report (BaoCaoToKhai) a day into a folder that is added here.</source>
        <translation>Chưa có nguồn nào. Đơn giản nhất là để chương trình tìm các thư mục mà phần mềm khai báo xuất tệp vào. Không có tài khoản vào cơ sở dữ liệu? Mỗi ngày hãy dùng ECUS xuất một báo cáo danh sách (BaoCaoToKhai) vào một thư mục đã thêm ở đây.</translation>
    </message>
    <message>
        <source>What appears in these places is read by itself while the program runs.</source>
        <translation>Những gì xuất hiện ở các nơi này được tự động đọc khi chương trình đang chạy.</translation>
    </message>
</context>
<context>
    <name>SourcesStep</name>
    <message>
        <source>What the declaration software exports into a folder, or holds in its database, is read by itself. Single files can be read at any time, too.</source>
        <translation>Những gì phần mềm khai hải quan xuất ra thư mục hoặc lưu trong cơ sở dữ liệu được tự động đọc. Từng tệp riêng lẻ cũng có thể đọc bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Where declarations come from</source>
        <translation>Nguồn tờ khai</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Send a revision…</source>
        <translation>Gửi phiếu sửa đổi…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>You may leave it as it is, or send a revision.</source>
        <translation>Bạn có thể giữ nguyên hoặc gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>You rated this declaration, {time}</source>
        <translation>Bạn đã đánh giá tờ khai này, {time}</translation>
    </message>
    <message>
        <source>receipt {number}</source>
        <translation>biên nhận {number}</translation>
    </message>
    <message>
        <source>{name} rated this declaration, {time}</source>
        <translation>{name} đã đánh giá tờ khai này, {time}</translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message>
        <source>{level} of 5</source>
        <translation>{level} trên 5</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Enter access key…</source>
        <translation>Nhập khóa truy cập…</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Gửi và nhận ngay</translation>
    </message>
    <message>
        <source>Status: {text}</source>
        <translation>Trạng thái: {text}</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>A word of the status column may tell what is cancelled:</source>
        <translation>Một từ trong cột trạng thái có thể cho biết tờ khai đã hủy:</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Đã thông quan</translation>
    </message>
    <message>
        <source>Not cleared yet</source>
        <translation>Chưa thông quan</translation>
    </message>
    <message>
        <source>Other words that mean cleared</source>
        <translation>Từ khác nghĩa là đã thông quan</translation>
    </message>
    <message>
        <source>What the words of the status column mean:</source>
        <translation>Các từ trong cột trạng thái nghĩa là gì:</translation>
    </message>
    <message>
        <source>What “{word}” means</source>
        <translation>Nghĩa của “{word}”</translation>
    </message>
    <message>
        <source>separated by ;</source>
        <translation>cách nhau bằng dấu ;</translation>
    </message>
</context>
<context>
    <name>SteppingAside</name>
    <message>
        <source>Close the window</source>
        <translation>Đóng cửa sổ</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Chạy tiếp ở khay hệ thống</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Should the program go on in the tray?</source>
        <translation>Cho chương trình chạy tiếp ở khay hệ thống?</translation>
    </message>
    <message>
        <source>There it reads new declarations and sends what waits; its icon shows how many wait for a rating. You can change this in the settings at any time.</source>
        <translation>Ở đó chương trình vẫn đọc tờ khai mới và gửi những đánh giá đang chờ; biểu tượng cho biết còn bao nhiêu tờ khai cần đánh giá. Bạn có thể đổi lại trong phần cài đặt bất cứ lúc nào.</translation>
    </message>
</context>
<context>
    <name>SubjectRow</name>
    <message>
        <source>Name</source>
        <translation>Tên đối tượng</translation>
    </message>
    <message>
        <source>Reasons and details</source>
        <translation>Lý do và nội dung chi tiết</translation>
    </message>
    <message>
        <source>Remove this subject</source>
        <translation>Bỏ đối tượng này</translation>
    </message>
</context>
<context>
    <name>SubjectRows</name>
    <message>
        <source>All subjects: {level} of 5, {word}</source>
        <translation>Mọi đối tượng: {level} trên 5, {word}</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Being tried out…</source>
        <translation>Đang thử…</translation>
    </message>
    <message>
        <source>Declarations that were read by them stay.</source>
        <translation>Các tờ khai đã đọc theo khai báo này vẫn còn.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Forget the columns saved as “{name}”?</source>
        <translation>Xóa khai báo cột đã lưu tên “{name}”?</translation>
    </message>
    <message>
        <source>Save and read the file</source>
        <translation>Lưu và đọc tệp</translation>
    </message>
    <message>
        <source>Save these columns as</source>
        <translation>Lưu khai báo cột với tên</translation>
    </message>
    <message>
        <source>Set up a table: {file}</source>
        <translation>Khai báo cột của bảng: {file}</translation>
    </message>
    <message>
        <source>The file is being opened…</source>
        <translation>Đang mở tệp…</translation>
    </message>
    <message>
        <source>Which column holds what</source>
        <translation>Cột nào chứa gì</translation>
    </message>
</context>
<context>
    <name>TableSetUp</name>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>Read another software's table</source>
        <translation>Đọc bảng của phần mềm khác</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Bảng</translation>
    </message>
</context>
<context>
    <name>TraySign</name>
    <message>
        <source>Announcements</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Companion beside other work</source>
        <translation>Cửa sổ nhỏ bên cạnh</translation>
    </message>
    <message>
        <source>Declarations to rate: {count}</source>
        <translation>Tờ khai cần đánh giá: {count}</translation>
    </message>
    <message>
        <source>Nothing waits for a rating</source>
        <translation>Không có tờ khai nào cần đánh giá</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Bật</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>Mở cửa sổ</translation>
    </message>
    <message>
        <source>Quiet for an hour</source>
        <translation>Im lặng trong một giờ</translation>
    </message>
    <message>
        <source>Quiet until tomorrow</source>
        <translation>Im lặng đến sáng mai</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Gửi và nhận ngay</translation>
    </message>
</context>
<context>
    <name>TrialTable</name>
    <message>
        <source>Channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Cleared at</source>
        <translation>Thông quan lúc</translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation>Chi cục hải quan</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>What these rows become</source>
        <translation>Các dòng này trở thành</translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>Open it again</source>
        <translation>Mở lại</translation>
    </message>
</context>
<context>
    <name>ViewOfWork</name>
    <message>
        <source>It has left already; you can send a revision.</source>
        <translation>Phiếu đã được gửi đi; bạn có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>Saved · {number}</source>
        <translation>Đã lưu · {number}</translation>
    </message>
    <message>
        <source>The rating of {number} was not saved. {reason}</source>
        <translation>Chưa lưu được đánh giá của {number}. {reason}</translation>
    </message>
    <message>
        <source>This one needs an answer that is given in the whole window.</source>
        <translation>Tờ khai này cần trả lời thêm trong cửa sổ đầy đủ.</translation>
    </message>
    <message>
        <source>{count} have left already; you can send revisions of them.</source>
        <translation>{count} phiếu đã gửi đi rồi; có thể gửi phiếu sửa đổi.</translation>
    </message>
</context>
<context>
    <name>WaitingQuestion</name>
    <message>
        <source>All of them</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Ngày đầu tiên</translation>
    </message>
    <message>
        <source>Those cleared on or after</source>
        <translation>Tờ khai thông quan từ ngày</translation>
    </message>
    <message>
        <source>Which declarations are to wait for a rating?</source>
        <translation>Những tờ khai nào cần chờ đánh giá?</translation>
    </message>
</context>
<context>
    <name>WaysBack</name>
    <message>
        <source>Only what was chosen: {count}</source>
        <translation>Chỉ những tờ đã chọn: {count}</translation>
    </message>
    <message>
        <source>Only {name}: show all enterprises</source>
        <translation>Chỉ {name}: hiện mọi doanh nghiệp</translation>
    </message>
    <message>
        <source>Show all declarations again</source>
        <translation>Hiện lại mọi tờ khai</translation>
    </message>
    <message>
        <source>Show all enterprises</source>
        <translation>Hiện mọi doanh nghiệp</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Companion beside other work</source>
        <translation>&amp;Cửa sổ nhỏ bên cạnh</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Chuyển đến</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>T&amp;rợ giúp</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Read declarations…</source>
        <translation>Đọ&amp;c tờ khai…</translation>
    </message>
    <message>
        <source>&amp;Send and fetch now</source>
        <translation>&amp;Gửi và nhận ngay</translation>
    </message>
    <message>
        <source>Read a &amp;folder…</source>
        <translation>Đọc một thư &amp;mục…</translation>
    </message>
    <message>
        <source>Read another software's &amp;table…</source>
        <translation>Đọc &amp;bảng của phần mềm khác…</translation>
    </message>
    <message>
        <source>Set-up &amp;assistant…</source>
        <translation>Trợ lý &amp;thiết lập…</translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message>
        <source>It could not be withdrawn</source>
        <translation>Không rút lại được</translation>
    </message>
    <message>
        <source>It is on its way to the office already. You can send a revision.</source>
        <translation>Phiếu đang trên đường gửi. Bạn có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>It will not be sent. The declaration can be rated again.</source>
        <translation>Phiếu sẽ không được gửi. Tờ khai có thể được đánh giá lại.</translation>
    </message>
    <message>
        <source>The office is told at once. The declaration can be rated again.</source>
        <translation>Đơn vị tiếp nhận được báo ngay. Tờ khai có thể được đánh giá lại.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Không kịp rút lại</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>Withdraw the assessment of declaration {number}?</source>
        <translation>Rút lại phiếu đánh giá của tờ khai {number}?</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
</context>
<context>
    <name>WorklistEmptiness</name>
    <message>
        <source>Everything is rated</source>
        <translation>Đã đánh giá hết</translation>
    </message>
    <message>
        <source>Let the program look for what your declaration software exported here; from then on it reads by itself what is new. Or read files (Ctrl+O), or drop them here.</source>
        <translation>Hãy để chương trình tìm những gì phần mềm khai báo đã xuất ra máy này; từ đó, tờ khai mới được tự động đọc. Hoặc đọc tệp (Ctrl+O), hoặc kéo thả tệp vào đây.</translation>
    </message>
    <message>
        <source>Look on this computer…</source>
        <translation>Tìm trên máy này…</translation>
    </message>
    <message>
        <source>New declarations appear here as soon as they are read or reported.</source>
        <translation>Tờ khai mới sẽ hiện tại đây ngay khi được đọc hoặc được đơn vị tiếp nhận gửi về.</translation>
    </message>
    <message>
        <source>No declaration fits the search and the filters.</source>
        <translation>Không có tờ khai nào khớp với nội dung tìm và bộ lọc.</translation>
    </message>
    <message>
        <source>No declarations yet</source>
        <translation>Chưa có tờ khai nào</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Không có kết quả</translation>
    </message>
    <message>
        <source>Nothing of yours waits here</source>
        <translation>Không còn tờ khai nào của bạn ở đây</translation>
    </message>
    <message>
        <source>Nothing was put off</source>
        <translation>Không có tờ khai nào bị bỏ qua hay để lại</translation>
    </message>
    <message>
        <source>Only declarations of the user {user} are shown.</source>
        <translation>Chỉ hiện tờ khai của người dùng {user}.</translation>
    </message>
    <message>
        <source>Read declarations…</source>
        <translation>Đọc tờ khai…</translation>
    </message>
    <message>
        <source>Read the files that your declaration software printed, or drop them here.</source>
        <translation>Đọc các tệp mà phần mềm khai hải quan đã in ra, hoặc thả tệp vào đây.</translation>
    </message>
    <message>
        <source>Show all that wait</source>
        <translation>Hiện tất cả đang chờ</translation>
    </message>
    <message>
        <source>Show everyone's</source>
        <translation>Hiện của mọi người</translation>
    </message>
    <message>
        <source>Show them now</source>
        <translation>Hiện ngay</translation>
    </message>
    <message>
        <source>That was all for today</source>
        <translation>Hôm nay đã xong</translation>
    </message>
    <message>
        <source>What you skip (Ctrl+→) or put off until later is found here, and can be asked about again.</source>
        <translation>Tờ khai đã bỏ qua (Ctrl+→) hoặc để lại đánh giá sau nằm ở đây và có thể đưa lại vào danh sách.</translation>
    </message>
    <message>
        <source>{count} more wait for another day, as the settings say: so many a day are asked about.</source>
        <translation>Còn {count} tờ khai để hôm khác, vì cài đặt giới hạn số tờ khai được hỏi mỗi ngày.</translation>
    </message>
</context>
<context>
    <name>WorklistFilters</name>
    <message>
        <source>All declarations</source>
        <translation>Tất cả tờ khai</translation>
    </message>
    <message>
        <source>Enterprise, office, import or export, channel, user</source>
        <translation>Doanh nghiệp, chi cục, nhập hay xuất, luồng, người khai</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filters ({count})</source>
        <translation>Bộ lọc ({count})</translation>
    </message>
    <message>
        <source>Find an enterprise</source>
        <translation>Tìm doanh nghiệp</translation>
    </message>
    <message>
        <source>Find an enterprise (Ctrl+E)</source>
        <translation>Tìm doanh nghiệp (Ctrl+E)</translation>
    </message>
    <message>
        <source>In procedure</source>
        <translation>Đang làm thủ tục</translation>
    </message>
    <message>
        <source>Not rated yet</source>
        <translation>Chưa đánh giá</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>Đã đánh giá</translation>
    </message>
    <message>
        <source>Search number, office, enterprise…</source>
        <translation>Tìm số tờ khai, đơn vị, doanh nghiệp…</translation>
    </message>
    <message>
        <source>Skipped or put off</source>
        <translation>Đã bỏ qua hoặc để lại</translation>
    </message>
    <message>
        <source>Which declarations</source>
        <translation>Tờ khai nào</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>By number…</source>
        <translation>Theo số…</translation>
    </message>
    <message>
        <source>Declarations of the user {user}: {count}</source>
        <translation>Tờ khai của người dùng {user}: {count}</translation>
    </message>
    <message>
        <source>Declarations: {count}</source>
        <translation>Tờ khai: {count}</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Đọc…</translation>
    </message>
    <message>
        <source>Show them now</source>
        <translation>Hiện ngay</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>Cần đánh giá</translation>
    </message>
    <message>
        <source>{count} more another day</source>
        <translation>Còn {count} để hôm khác</translation>
    </message>
</context>
<context>
    <name>WorklistView</name>
    <message>
        <source>Declarations</source>
        <translation>Tờ khai</translation>
    </message>
</context>
<context>
    <name>WrittenSecret</name>
    <message>
        <source>Access key</source>
        <translation>Khóa truy cập</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>The office has been added, but this computer has no keyring to keep its access key in. Write the key down and keep it safe: it is shown only now. It serves until the program is closed; after each start the program asks for it again.</source>
        <translation>Đã thêm đơn vị tiếp nhận, nhưng máy này không có kho khóa để giữ khóa truy cập. Hãy ghi lại và giữ khóa an toàn: khóa chỉ hiện lúc này. Khóa dùng được đến khi đóng chương trình; mỗi lần mở lại, chương trình sẽ hỏi khóa.</translation>
    </message>
    <message>
        <source>Write this access key down</source>
        <translation>Hãy ghi lại khóa truy cập này</translation>
    </message>
</context>
<context>
    <name>anew</name>
    <message>
        <source>Everything was deleted.</source>
        <translation>Đã xóa toàn bộ dữ liệu.</translation>
    </message>
    <message>
        <source>Everything was deleted. The keyring of this computer is locked: entries of this program that nobody uses any more may have stayed in it.</source>
        <translation>Đã xóa toàn bộ dữ liệu. Kho khóa của máy tính đang bị khóa nên có thể còn sót mục của chương trình, không ai dùng nữa.</translation>
    </message>
</context>
<context>
    <name>attachments</name>
    <message>
        <source>What arrived is not “{file}” as its publisher announced it (size or check sum differ), so it was not saved. The file may have been changed since, or the network may ask you to sign in on a web page first.</source>
        <translation>Tệp nhận được không đúng là “{file}” như nơi phát hành đã công bố (dung lượng hoặc mã kiểm tra không khớp), nên không được lưu. Có thể tệp đã bị thay đổi, hoặc mạng yêu cầu đăng nhập trên một trang web trước.</translation>
    </message>
    <message>
        <source>“{file}” could not be fetched: its publisher's server answered with error {status}.</source>
        <translation>Không tải được “{file}”: máy chủ của nơi phát hành báo lỗi {status}.</translation>
    </message>
</context>
<context>
    <name>autostart</name>
    <message>
        <source>What starts with this computer could not be changed: {reason}.</source>
        <translation>Không thay đổi được việc khởi động cùng máy tính: {reason}.</translation>
    </message>
</context>
<context>
    <name>calendars</name>
    <message>
        <source>Expires: {document}</source>
        <translation>Hết hiệu lực: {document}</translation>
    </message>
    <message>
        <source>Takes effect: {document}</source>
        <translation>Có hiệu lực: {document}</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Levels by customs branch</source>
        <translation>Mức độ theo chi cục hải quan</translation>
    </message>
    <message>
        <source>Levels by kind of subject</source>
        <translation>Mức độ theo loại đối tượng</translation>
    </message>
    <message>
        <source>Levels by month</source>
        <translation>Mức độ theo tháng</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Chưa có kết quả</translation>
    </message>
    <message>
        <source>Own participation by month of clearance</source>
        <translation>Tỷ lệ tham gia của mình theo tháng thông quan</translation>
    </message>
    <message>
        <source>Shows only these in the table</source>
        <translation>Chỉ hiện những phiếu này trong bảng</translation>
    </message>
    <message>
        <source>Time from rating to result</source>
        <translation>Thời gian từ lúc đánh giá đến khi có kết quả</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>Trong vòng một ngày</translation>
    </message>
    <message>
        <source>en</source>
        <translation>vi</translation>
    </message>
    <message>
        <source>{assessed} of {known} cleared declarations known on this computer are assessed: {share} %. The original system got {original} % in its first five weeks.</source>
        <translation>Đã đánh giá {assessed} trong {known} tờ khai đã thông quan mà máy này biết: {share} %. Hệ thống ban đầu đạt {original} % trong năm tuần đầu.</translation>
    </message>
    <message>
        <source>{assessed} of {known} known on this computer are assessed</source>
        <translation>đã đánh giá {assessed} trong {known} tờ khai mà máy này biết</translation>
    </message>
    <message>
        <source>{assessed} of {known} · {share} %</source>
        <translation>{assessed}/{known} · {share} %</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} vụ việc</translation>
    </message>
    <message>
        <source>{count} more are not shown.</source>
        <translation>Còn {count} mục không hiện ở đây.</translation>
    </message>
    <message>
        <source>{days} days or more</source>
        <translation>Từ {days} ngày trở lên</translation>
    </message>
    <message>
        <source>{first} to {last} days</source>
        <translation>{first} đến {last} ngày</translation>
    </message>
    <message>
        <source>{mean}/5 · {total}</source>
        <translation>{mean}/5 · {total}</translation>
    </message>
    <message>
        <source>{thousands},{rest}</source>
        <translation>{thousands}.{rest}</translation>
    </message>
    <message>
        <source>{total} ratings, average {mean} of 5; 5 stars: {five}, 4 stars: {four}, 3 stars: {three}, 2 stars: {two}, 1 star: {one}</source>
        <translation>{total} lượt đánh giá, trung bình {mean}/5; 5 sao: {five}, 4 sao: {four}, 3 sao: {three}, 2 sao: {two}, 1 sao: {one}</translation>
    </message>
    <message>
        <source>{whole}.{tenth}</source>
        <translation>{whole},{tenth}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>   Receipt {receipt} for declaration {number}.</source>
        <translation>   Biên nhận {receipt} cho tờ khai {number}.</translation>
    </message>
    <message>
        <source>   Stored: {declarations} declarations, {assessments} assessments {states}</source>
        <translation>   Đã lưu: {declarations} tờ khai, {assessments} phiếu đánh giá {states}</translation>
    </message>
    <message>
        <source>  {file}: {what}</source>
        <translation>  {file}: {what}</translation>
    </message>
    <message>
        <source>--month does not go with --since or --until.</source>
        <translation>--month không dùng cùng --since hay --until.</translation>
    </message>
    <message>
        <source>--take says what to --merge: give both.</source>
        <translation>--take cho biết gộp điều gì với --merge: hãy dùng cả hai.</translation>
    </message>
    <message>
        <source>1. Signed in with the enrolment code for {party} ({tax_code}); the key is kept in memory for this run.</source>
        <translation>1. Đã đăng nhập bằng mã đăng ký cho {party} ({tax_code}); khóa được giữ trong bộ nhớ cho lần chạy này.</translation>
    </message>
    <message>
        <source>2. Read from {folder}: {read} declarations, {waiting} of them let go.</source>
        <translation>2. Đã đọc từ {folder}: {read} tờ khai, trong đó {waiting} đã được thông quan hoặc giải phóng.</translation>
    </message>
    <message>
        <source>3. Rated {number}: {levels}. Saved in the outbox.</source>
        <translation>3. Đã đánh giá {number}: {levels}. Đã lưu vào hộp gửi.</translation>
    </message>
    <message>
        <source>4. Sent: {count}.</source>
        <translation>4. Đã gửi: {count}.</translation>
    </message>
    <message>
        <source>5 very satisfied … 1 very dissatisfied, for all</source>
        <translation>5 rất hài lòng … 1 rất không hài lòng, cho mọi đối tượng</translation>
    </message>
    <message>
        <source>5. Case {case}: answer due {day}.</source>
        <translation>5. Vụ việc {case}: hạn trả lời {day}.</translation>
    </message>
    <message>
        <source>5. Replied that the answer settles it; sent: {count}.</source>
        <translation>5. Đã phản hồi rằng câu trả lời đã giải quyết xong; đã gửi: {count}.</translation>
    </message>
    <message>
        <source>5. The case: {event}</source>
        <translation>5. Vụ việc: {event}</translation>
    </message>
    <message>
        <source>6. Notices fetched and not read yet: {count}.</source>
        <translation>6. Thông báo đã nhận và chưa đọc: {count}.</translation>
    </message>
    <message>
        <source>7. Exported {count} assessments: {path}</source>
        <translation>7. Đã xuất {count} phiếu đánh giá: {path}</translation>
    </message>
    <message>
        <source>A database of the declaration software</source>
        <translation>Cơ sở dữ liệu của phần mềm khai báo</translation>
    </message>
    <message>
        <source>A process that reads files gets more memory than it should ({megabytes} MB).</source>
        <translation>Tiến trình đọc tệp được cấp nhiều bộ nhớ hơn mức cho phép ({megabytes} MB).</translation>
    </message>
    <message>
        <source>A process that reads files is held to {megabytes} MB of memory.</source>
        <translation>Tiến trình đọc tệp bị giới hạn ở {megabytes} MB bộ nhớ.</translation>
    </message>
    <message>
        <source>A report for support</source>
        <translation>Báo cáo cho bộ phận hỗ trợ</translation>
    </message>
    <message>
        <source>A report is of a month: only --month and --enterprise go with it.</source>
        <translation>Báo cáo là của một tháng: chỉ dùng được --month và --enterprise.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>All of their declarations will wait for a rating; with --from DATE only those of that day or later.</source>
        <translation>Mọi tờ khai trong đó sẽ chờ đánh giá; với --from NGÀY thì chỉ những tờ khai từ ngày đó trở đi.</translation>
    </message>
    <message>
        <source>Another process of the demonstration's profile is sending.</source>
        <translation>Tiến trình khác của hồ sơ dùng thử đang gửi.</translation>
    </message>
    <message>
        <source>Another process of this profile sends.</source>
        <translation>Một tiến trình khác của hồ sơ này đang gửi.</translation>
    </message>
    <message>
        <source>Another process of this profile sends: number {process}.</source>
        <translation>Một tiến trình khác của hồ sơ này đang gửi: số {process}.</translation>
    </message>
    <message>
        <source>Another window or command of this profile is sending and gave no answer in time.</source>
        <translation>Cửa sổ hoặc lệnh khác của hồ sơ này đang gửi và không trả lời kịp.</translation>
    </message>
    <message>
        <source>Assessments that waited for this office: {count}. Send them with sync.</source>
        <translation>Phiếu đánh giá đang chờ đơn vị này: {count}. Gửi bằng lệnh sync.</translation>
    </message>
    <message>
        <source>Assessments written to {path}: {count}.</source>
        <translation>Số phiếu đánh giá đã ghi vào {path}: {count}.</translation>
    </message>
    <message>
        <source>Assessments written: {count}. Files: {files}.</source>
        <translation>Số phiếu đánh giá đã ghi: {count}. Các tệp: {files}.</translation>
    </message>
    <message>
        <source>Assessments: {assessments}. Ratings: {ratings} ({levels}). Open cases: {cases}.</source>
        <translation>Phiếu đánh giá: {assessments}. Lượt đánh giá: {ratings} ({levels}). Vụ việc đang xử lý: {cases}.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Số lần gửi</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>LỆNH</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Vụ việc</translation>
    </message>
    <message>
        <source>Case {case}: the reply is saved, and waits to be sent (declarant-client sync).</source>
        <translation>Vụ việc {case}: đã lưu phản hồi, đang chờ gửi (declarant-client sync).</translation>
    </message>
    <message>
        <source>Case {case}: the reply is taken back.</source>
        <translation>Vụ việc {case}: đã rút lại phản hồi.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Checked at the office: {count} assessments, each once, with the receipts kept here.</source>
        <translation>Đã đối chiếu tại đơn vị: {count} phiếu đánh giá, mỗi phiếu một lần, đúng các biên nhận lưu tại đây.</translation>
    </message>
    <message>
        <source>Clearance</source>
        <translation>Thông quan</translation>
    </message>
    <message>
        <source>Cleared at</source>
        <translation>Thông quan lúc</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>Copies of the database: {count}, the newest of {time} ({hours} hours ago), in {folder}.</source>
        <translation>Số bản sao cơ sở dữ liệu: {count}, bản mới nhất lúc {time} ({hours} giờ trước), trong {folder}.</translation>
    </message>
    <message>
        <source>Damaged and set aside, what could be saved of it merged in: {file} ({count} in all).</source>
        <translation>Đã hỏng và được cất riêng, phần cứu được đã gộp vào: {file} (tất cả {count} tệp).</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Declaration {number} is not cleared yet. Rate how it goes with --phase during; once it is cleared, read it again.</source>
        <translation>Tờ khai {number} chưa thông quan. Hãy đánh giá quá trình làm thủ tục bằng --phase during; khi đã thông quan, hãy đọc lại tờ khai.</translation>
    </message>
    <message>
        <source>Declaration {number} is not known here. Read its file with import, or enter it with --branch CODE.</source>
        <translation>Chưa có tờ khai {number}. Hãy đọc tệp bằng lệnh import, hoặc nhập bằng --branch MÃ.</translation>
    </message>
    <message>
        <source>Declaration {number} is put off until {day}.</source>
        <translation>Đã để lại tờ khai {number} đến {day}.</translation>
    </message>
    <message>
        <source>Declaration {number} is skipped.</source>
        <translation>Đã bỏ qua tờ khai {number}.</translation>
    </message>
    <message>
        <source>Declaration {number} waits for a rating.</source>
        <translation>Tờ khai {number} đang chờ đánh giá.</translation>
    </message>
    <message>
        <source>Declaration {number} was rated already.</source>
        <translation>Tờ khai {number} đã được đánh giá.</translation>
    </message>
    <message>
        <source>Declaration {number}: goes with the next sync (declarant-client sync).</source>
        <translation>Tờ khai {number}: sẽ được gửi ở lần đồng bộ tới (declarant-client sync).</translation>
    </message>
    <message>
        <source>Declaration {number}: saved, and waits for a second look: let it go with declarant-client outbox --send {number}</source>
        <translation>Tờ khai {number}: đã lưu, đang chờ xem lại trước khi gửi; để gửi đi: declarant-client outbox --send {number}</translation>
    </message>
    <message>
        <source>Declaration {number}: saved, and waits to be sent (declarant-client sync).</source>
        <translation>Tờ khai {number}: đã lưu, đang chờ gửi (declarant-client sync).</translation>
    </message>
    <message>
        <source>Declaration {number}: saved. It waits until an account at its office is there (declarant-client login --office URL).</source>
        <translation>Tờ khai {number}: đã lưu. Phiếu chờ đến khi có tài khoản tại đơn vị tiếp nhận (declarant-client login --office URL).</translation>
    </message>
    <message>
        <source>Declaration {number}: saved. The key for its office may only read: it waits until one that may send is there (declarant-client login --office URL).</source>
        <translation>Tờ khai {number}: đã lưu. Khóa truy cập đơn vị tiếp nhận chỉ được đọc: phiếu chờ đến khi có khóa được gửi (declarant-client login --office URL).</translation>
    </message>
    <message>
        <source>Declaration {number}: the other's rating stands; yours is withdrawn.</source>
        <translation>Tờ khai {number}: giữ đánh giá của người kia; đánh giá của bạn đã được rút lại.</translation>
    </message>
    <message>
        <source>Declaration {number}: the revision is saved, and waits to be sent (declarant-client sync).</source>
        <translation>Tờ khai {number}: đã lưu bản sửa đổi, đang chờ gửi (declarant-client sync).</translation>
    </message>
    <message>
        <source>Declaration {number}: what yours was to revise is withdrawn, and nothing stands any more.</source>
        <translation>Tờ khai {number}: đánh giá mà bạn định sửa đổi đã được rút lại, hiện không còn đánh giá nào.</translation>
    </message>
    <message>
        <source>Declaration {number}: {name} rated it on {at}, before yours came.</source>
        <translation>Tờ khai {number}: {name} đã đánh giá lúc {at}, trước khi đánh giá của bạn đến nơi.</translation>
    </message>
    <message>
        <source>Declarations read: {read} (new {new}, updated {updated}, unchanged {unchanged}).</source>
        <translation>Đã đọc {read} tờ khai (mới {new}, cập nhật {updated}, không đổi {unchanged}).</translation>
    </message>
    <message>
        <source>Declarations there: {count}.</source>
        <translation>Số tờ khai ở đó: {count}.</translation>
    </message>
    <message>
        <source>Declarations: {count}.</source>
        <translation>Tờ khai: {count}.</translation>
    </message>
    <message>
        <source>Enrolment code (it is not shown): </source>
        <translation>Mã đăng ký (không hiện khi gõ): </translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Excel files can be read (in a process of their own, limited).</source>
        <translation>Đọc được tệp Excel (trong tiến trình riêng, có giới hạn).</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed (import: a file failed), 2 wrong usage, 3 something still waits to be sent (sync), 130 interrupted.</source>
        <translation>Mã thoát: 0 xong, 1 lỗi (import: có tệp lỗi), 2 dùng sai cú pháp, 3 còn phiếu chờ gửi (sync), 130 bị ngắt.</translation>
    </message>
    <message>
        <source>Files that could not be read: {count}.</source>
        <translation>Số tệp không đọc được: {count}.</translation>
    </message>
    <message>
        <source>Files there: {files}, of which {old} are older than 30 days.</source>
        <translation>Số tệp ở đó: {files}, trong đó {old} tệp cũ hơn 30 ngày.</translation>
    </message>
    <message>
        <source>Folders and files of data, settings, cache and logs are this user's alone (owner and mode of each were looked at).</source>
        <translation>Thư mục và tệp dữ liệu, thiết lập, bộ nhớ tạm và nhật ký chỉ người dùng này đọc được (đã xem chủ sở hữu và quyền của từng tệp).</translation>
    </message>
    <message>
        <source>Folders and files of data, settings, cache and logs are this user's alone, beside the system and administrators (the access list of each was looked at).</source>
        <translation>Thư mục và tệp dữ liệu, thiết lập, bộ nhớ tạm và nhật ký chỉ người dùng này đọc được, ngoài hệ thống và quản trị viên (đã xem danh sách truy cập của từng tệp).</translation>
    </message>
    <message>
        <source>Free on the disk of the profile: {free} MB.</source>
        <translation>Ổ đĩa chứa hồ sơ còn trống {free} MB.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Give a folder, or --database with --server HOST and --login USER (and --instance I or --port N, and --database-name N).</source>
        <translation>Hãy nêu một thư mục, hoặc --database cùng --server MÁY và --login TÊN (và --instance I hoặc --port N, và --database-name N).</translation>
    </message>
    <message>
        <source>Interrupted. What was said to be saved is saved.</source>
        <translation>Đã ngắt. Những gì đã báo lưu đều được lưu.</translation>
    </message>
    <message>
        <source>It holds no key or password, no tax code, no name of an enterprise or a person, no declaration, telephone or comment, and no path. It was sent to nobody.</source>
        <translation>Báo cáo không có khóa hay mật khẩu, mã số thuế, tên doanh nghiệp hay tên người, tờ khai, số điện thoại, ý kiến hay đường dẫn nào. Báo cáo chưa gửi cho ai.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Leave it so with --leave, or send a revision with --merge: yours where you said something, else the other's; --take KIND[:CODE]=theirs chooses otherwise.</source>
        <translation>Giữ nguyên bằng --leave, hoặc gửi bản sửa đổi bằng --merge: lấy ý kiến của bạn ở đâu bạn có đánh giá, còn lại lấy của người kia; --take KIND[:CODE]=theirs để chọn khác đi.</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Các mức độ</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Tạo lúc</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Ý nghĩa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Neither rating is about {subject}.</source>
        <translation>Không đánh giá nào nói về {subject}.</translation>
    </message>
    <message>
        <source>New or changed notices: {news}</source>
        <translation>Thông báo mới hoặc có thay đổi: {news}</translation>
    </message>
    <message>
        <source>New or changed: cases {cases}, assessment sheets {sheets}, notices {notices}.</source>
        <translation>Mới hoặc thay đổi: {cases} vụ việc, {sheets} phiếu cần đánh giá, {notices} thông báo.</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Lần gửi tới</translation>
    </message>
    <message>
        <source>No account at a receiving office yet; ratings wait here.</source>
        <translation>Chưa có tài khoản tại đơn vị tiếp nhận; phiếu đánh giá chờ tại đây.</translation>
    </message>
    <message>
        <source>No assessment is like that.</source>
        <translation>Không có phiếu đánh giá nào như vậy.</translation>
    </message>
    <message>
        <source>No damaged database was ever set aside here.</source>
        <translation>Chưa từng phải cất riêng cơ sở dữ liệu hỏng nào.</translation>
    </message>
    <message>
        <source>No declaration holds “{text}”.</source>
        <translation>Không có tờ khai nào chứa “{text}”.</translation>
    </message>
    <message>
        <source>No enrolment code was entered.</source>
        <translation>Chưa nhập mã đăng ký.</translation>
    </message>
    <message>
        <source>No feed has the number {number}.</source>
        <translation>Không có nguồn tin nào mang số {number}.</translation>
    </message>
    <message>
        <source>No gazette is followed. declarant-client feeds add follows the Government's.</source>
        <translation>Chưa theo dõi công báo nào. Lệnh declarant-client feeds add theo dõi Công báo Chính phủ.</translation>
    </message>
    <message>
        <source>No rating of declaration {number} waits for a choice.</source>
        <translation>Không có đánh giá nào của tờ khai {number} đang chờ bạn chọn.</translation>
    </message>
    <message>
        <source>No rating of declaration {number} waits for a second look.</source>
        <translation>Không có phiếu đánh giá nào của tờ khai {number} đang chờ xem lại.</translation>
    </message>
    <message>
        <source>No reply in case {case} can be taken back.</source>
        <translation>Vụ việc {case} không có phản hồi nào rút lại được.</translation>
    </message>
    <message>
        <source>No run of the program ended all at once since the last look.</source>
        <translation>Từ lần xem trước, chương trình không dừng đột ngột lần nào.</translation>
    </message>
    <message>
        <source>Nobody sends just now.</source>
        <translation>Hiện không có tiến trình nào đang gửi.</translation>
    </message>
    <message>
        <source>Not cleared yet: {count}.</source>
        <translation>Chưa thông quan: {count}.</translation>
    </message>
    <message>
        <source>Not known whether they are cleared: {count}. Say so for all of a report with --unknown-as, or in the window.</source>
        <translation>Chưa biết đã thông quan hay chưa: {count}. Hãy trả lời cho cả báo cáo bằng --unknown-as, hoặc trong cửa sổ.</translation>
    </message>
    <message>
        <source>Nothing can be written in {path}: {reason}.</source>
        <translation>Không ghi được vào {path}: {reason}.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Không có phiếu nào đang gửi.</translation>
    </message>
    <message>
        <source>Nothing is read by itself yet. Name the folder to which the declaration software exports: declarant-client sources add FOLDER</source>
        <translation>Chưa có nguồn nào được đọc tự động. Hãy nêu thư mục mà phần mềm khai báo xuất tệp vào: declarant-client sources add THƯ_MỤC</translation>
    </message>
    <message>
        <source>Nothing there is a file of the declaration software that can be read.</source>
        <translation>Không có tệp nào của phần mềm khai hải quan đọc được ở đó.</translation>
    </message>
    <message>
        <source>Nothing waits for a rating.</source>
        <translation>Không có tờ khai nào chờ đánh giá.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Only {free} MB are free on the disk of the profile; make room.</source>
        <translation>Ổ đĩa chứa hồ sơ chỉ còn trống {free} MB; hãy giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>Options for every command</source>
        <translation>Tùy chọn cho mọi lệnh</translation>
    </message>
    <message>
        <source>Others on this computer can read {path} (in all {count}).</source>
        <translation>Người khác dùng máy này đọc được {path} (tổng cộng {count}).</translation>
    </message>
    <message>
        <source>Password of the database login (it is not shown): </source>
        <translation>Mật khẩu đăng nhập cơ sở dữ liệu (không hiện ra): </translation>
    </message>
    <message>
        <source>Pictures of the main screens: {folder}</source>
        <translation>Ảnh các màn hình chính: {folder}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>Proxy: {use}; the way to the office is direct.</source>
        <translation>Proxy: {use}; đường đến cơ quan tiếp nhận là trực tiếp.</translation>
    </message>
    <message>
        <source>Proxy: {use}; the way to the office leads through {proxy}.</source>
        <translation>Proxy: {use}; đường đến cơ quan tiếp nhận đi qua {proxy}.</translation>
    </message>
    <message>
        <source>Rate the customs service of each declaration, and see what came of it. Without a command the window opens.</source>
        <translation>Đánh giá dịch vụ hải quan theo từng tờ khai và theo dõi kết quả xử lý. Không kèm lệnh thì mở cửa sổ.</translation>
    </message>
    <message>
        <source>Rated at</source>
        <translation>Thời điểm đánh giá</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Reading {position} of {count}: {file}</source>
        <translation>Đang đọc {position}/{count}: {file}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Số biên nhận</translation>
    </message>
    <message>
        <source>Refused by an office: {refused}; waiting to be sent: {waiting}. See declarant-client outbox.</source>
        <translation>Bị đơn vị từ chối: {refused}; đang chờ gửi: {waiting}. Xem declarant-client outbox.</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Loại hình</translation>
    </message>
    <message>
        <source>See {program} --help.</source>
        <translation>Xem {program} --help.</translation>
    </message>
    <message>
        <source>Sent: {sent}. Still waiting: {waiting}. Refused: {refused}.</source>
        <translation>Đã gửi: {sent}. Còn chờ: {waiting}. Bị từ chối: {refused}.</translation>
    </message>
    <message>
        <source>Set proxy_host and proxy_user first: the password is kept for that proxy and name.</source>
        <translation>Hãy đặt proxy_host và proxy_user trước: mật khẩu được lưu cho proxy và tên đó.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Signed in at {office} for {party} ({tax_code}).</source>
        <translation>Đã đăng nhập tại {office} cho {party} ({tax_code}).</translation>
    </message>
    <message>
        <source>Size (MB)</source>
        <translation>Dung lượng (MB)</translation>
    </message>
    <message>
        <source>Source {number} is read while a window is open, and with: declarant-client sources read-now {number}</source>
        <translation>Nguồn số {number} được đọc khi cửa sổ đang mở, và bằng lệnh: declarant-client sources read-now {number}</translation>
    </message>
    <message>
        <source>Source {source}: declarations {declarations}, failed files {failed}.</source>
        <translation>Nguồn {source}: {declarations} tờ khai, {failed} tệp lỗi.</translation>
    </message>
    <message>
        <source>Source {source}: its folder is not there.</source>
        <translation>Nguồn {source}: không thấy thư mục.</translation>
    </message>
    <message>
        <source>Source {source}: paused.</source>
        <translation>Nguồn {source}: tạm dừng.</translation>
    </message>
    <message>
        <source>Source {source}: {trouble}</source>
        <translation>Nguồn {source}: {trouble}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Đối tượng</translation>
    </message>
    <message>
        <source>TROUBLE</source>
        <translation>LỖI</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đội, tổ</translation>
    </message>
    <message>
        <source>The Vietnamese texts cannot be read; install the program again.</source>
        <translation>Không đọc được các câu tiếng Việt; hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>The assessment</source>
        <translation>Phiếu đánh giá</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Vụ việc</translation>
    </message>
    <message>
        <source>The case of the low rating was not closed in time.</source>
        <translation>Vụ việc của đánh giá mức thấp chưa kết thúc kịp thời gian.</translation>
    </message>
    <message>
        <source>The database is whole ({size} MB).</source>
        <translation>Cơ sở dữ liệu nguyên vẹn ({size} MB).</translation>
    </message>
    <message>
        <source>The declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>The declaration names no such subject ({kind}): say which, as {example}.</source>
        <translation>Tờ khai không có đối tượng như vậy ({kind}): hãy nêu rõ, ví dụ {example}.</translation>
    </message>
    <message>
        <source>The declaration names no {subject}.</source>
        <translation>Tờ khai không có {subject}.</translation>
    </message>
    <message>
        <source>The demonstration</source>
        <translation>Bản dùng thử</translation>
    </message>
    <message>
        <source>The demonstration needs the receiving office: install declarant-client[receiver].</source>
        <translation>Bản dùng thử cần đơn vị tiếp nhận đi kèm: hãy cài declarant-client[receiver].</translation>
    </message>
    <message>
        <source>The enrolment code is asked for, or read from standard input.</source>
        <translation>Mã đăng ký được hỏi, hoặc đọc từ đầu vào chuẩn.</translation>
    </message>
    <message>
        <source>The folder is not there yet; it is waited for.</source>
        <translation>Thư mục chưa có; chương trình sẽ chờ.</translation>
    </message>
    <message>
        <source>The folder {path} lies on another computer; move it here.</source>
        <translation>Thư mục {path} nằm trên máy khác; hãy chuyển về máy này.</translation>
    </message>
    <message>
        <source>The key for {office} is not in the keyring: enter a new enrolment code, or give the key with --key-stdin.</source>
        <translation>Khóa của {office} không có trong kho khóa: hãy nhập mã đăng ký mới, hoặc đưa khóa bằng --key-stdin.</translation>
    </message>
    <message>
        <source>The keyring can be used.</source>
        <translation>Dùng được kho khóa.</translation>
    </message>
    <message>
        <source>The main job is done.</source>
        <translation>Công việc chính đã xong.</translation>
    </message>
    <message>
        <source>The memory of a process that reads files is watched here ({megabytes} MB): this system enforces no limit.</source>
        <translation>Bộ nhớ của tiến trình đọc tệp được theo dõi ({megabytes} MB): hệ điều hành này không áp đặt giới hạn.</translation>
    </message>
    <message>
        <source>The newest copy of the database is {days} days old; open the window, which makes copies.</source>
        <translation>Bản sao cơ sở dữ liệu mới nhất đã {days} ngày tuổi; hãy mở cửa sổ chương trình để tạo bản sao.</translation>
    </message>
    <message>
        <source>The office did not take every assessment.</source>
        <translation>Đơn vị chưa nhận đủ phiếu đánh giá.</translation>
    </message>
    <message>
        <source>The office has no reason “{code}” for level {level}; those it has: {known}.</source>
        <translation>Đơn vị không có lý do “{code}” cho mức {level}; các lý do của mức này: {known}.</translation>
    </message>
    <message>
        <source>The office holds {theirs} assessments and this client {ours}, and they differ.</source>
        <translation>Đơn vị có {theirs} phiếu đánh giá, máy này có {ours} và hai bên không khớp.</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Người kia</translation>
    </message>
    <message>
        <source>The password is forgotten.</source>
        <translation>Đã xóa mật khẩu.</translation>
    </message>
    <message>
        <source>The password is kept.</source>
        <translation>Đã lưu mật khẩu.</translation>
    </message>
    <message>
        <source>The profile lies in {path}.</source>
        <translation>Hồ sơ nằm trong {path}.</translation>
    </message>
    <message>
        <source>The program ended all at once ({count} times) since the window was opened last; --report takes along what is known of it.</source>
        <translation>Chương trình đã dừng đột ngột ({count} lần) kể từ lần mở cửa sổ gần nhất; --report kèm theo những gì biết được.</translation>
    </message>
    <message>
        <source>The receiving office</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>The receiving office of the demonstration answers at {url}.</source>
        <translation>Đơn vị tiếp nhận của bản dùng thử trả lời tại {url}.</translation>
    </message>
    <message>
        <source>The receiving office of the demonstration did not start: {reason}</source>
        <translation>Đơn vị tiếp nhận của bản dùng thử không khởi động được: {reason}</translation>
    </message>
    <message>
        <source>The reply</source>
        <translation>Phản hồi</translation>
    </message>
    <message>
        <source>The report cannot be written to {path}: {reason}.</source>
        <translation>Không ghi được báo cáo vào {path}: {reason}.</translation>
    </message>
    <message>
        <source>The report for support is in {path}. In it:</source>
        <translation>Báo cáo cho bộ phận hỗ trợ nằm ở {path}. Trong đó có:</translation>
    </message>
    <message>
        <source>The sample declarations are missing.</source>
        <translation>Thiếu các tờ khai mẫu.</translation>
    </message>
    <message>
        <source>The screens could not be rendered: {reason}</source>
        <translation>Không vẽ được các màn hình: {reason}</translation>
    </message>
    <message>
        <source>The settings can be read.</source>
        <translation>Đọc được cài đặt.</translation>
    </message>
    <message>
        <source>There are no assessments yet.</source>
        <translation>Chưa có phiếu đánh giá nào.</translation>
    </message>
    <message>
        <source>There are no declarations yet. Read some with: declarant-client import FOLDER</source>
        <translation>Chưa có tờ khai nào. Đọc bằng: declarant-client import THƯ_MỤC</translation>
    </message>
    <message>
        <source>There are no notices. sync fetches them.</source>
        <translation>Chưa có thông báo nào. Lệnh sync sẽ lấy về.</translation>
    </message>
    <message>
        <source>There are no unread notices.</source>
        <translation>Không có thông báo chưa đọc.</translation>
    </message>
    <message>
        <source>There is no account yet. Enter an enrolment code with: declarant-client login --office URL</source>
        <translation>Chưa có tài khoản. Nhập mã đăng ký bằng: declarant-client login --office URL</translation>
    </message>
    <message>
        <source>There is no case {case} here, or more than one.</source>
        <translation>Ở đây không có vụ việc {case}, hoặc có nhiều vụ việc cùng số.</translation>
    </message>
    <message>
        <source>There is no copy of the database yet.</source>
        <translation>Chưa có bản sao cơ sở dữ liệu nào.</translation>
    </message>
    <message>
        <source>There is no copy yet; the first is made by itself.</source>
        <translation>Chưa có bản sao nào; bản đầu tiên sẽ được tạo tự động.</translation>
    </message>
    <message>
        <source>There is no display, so the main job is done without a window.</source>
        <translation>Không có màn hình nên công việc chính được làm không cần cửa sổ.</translation>
    </message>
    <message>
        <source>They lie in {path}.</source>
        <translation>Các bản sao nằm trong {path}.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the key is shown this once. Write it down, and give it to later commands on standard input with --key-stdin.</source>
        <translation>Máy này không có kho khóa nên khóa chỉ hiện một lần này. Hãy ghi lại và đưa cho các lệnh sau qua đầu vào chuẩn bằng --key-stdin.</translation>
    </message>
    <message>
        <source>This could not be checked: {reason}.</source>
        <translation>Không kiểm tra được: {reason}.</translation>
    </message>
    <message>
        <source>This is missing: {names}</source>
        <translation>Thiếu: {names}</translation>
    </message>
    <message>
        <source>This is not known: {names}</source>
        <translation>Không nhận ra: {names}</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Cách dùng:</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Vietnamese or English; otherwise as set, or the system's</source>
        <translation>tiếng Việt hoặc tiếng Anh; nếu không thì theo cài đặt hoặc hệ thống</translation>
    </message>
    <message>
        <source>Vietnamese texts: {count}; language in force: {language}.</source>
        <translation>Số câu tiếng Việt: {count}; ngôn ngữ đang dùng: {language}.</translation>
    </message>
    <message>
        <source>Waiting to be sent: {waiting}; refused: none.</source>
        <translation>Đang chờ gửi: {waiting}; không có phiếu bị từ chối.</translation>
    </message>
    <message>
        <source>What it was to revise is no longer current. Look and choose with: declarant-client conflict {number}</source>
        <translation>Đánh giá mà nó sửa đổi không còn hiệu lực. Hãy xem và chọn bằng lệnh: declarant-client conflict {number}</translation>
    </message>
    <message>
        <source>What still waits and why: declarant-client outbox</source>
        <translation>Phiếu còn chờ và lý do: declarant-client outbox</translation>
    </message>
    <message>
        <source>What to do; nothing: list them</source>
        <translation>Làm gì; để trống: liệt kê</translation>
    </message>
    <message>
        <source>What to do; otherwise both ratings are shown</source>
        <translation>Làm gì; nếu không chọn thì hiện cả hai đánh giá</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Đọc gì</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Hiện gì</translation>
    </message>
    <message>
        <source>What waits for a second look</source>
        <translation>Phiếu chờ xem lại</translation>
    </message>
    <message>
        <source>What was refused and why: declarant-client outbox</source>
        <translation>Phiếu bị từ chối và lý do: declarant-client outbox</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Ghi vào đâu</translation>
    </message>
    <message>
        <source>Whether declaration {number} is cleared is not known: say --phase during or --phase cleared.</source>
        <translation>Chưa rõ tờ khai {number} đã thông quan chưa: hãy nêu --phase during hoặc --phase cleared.</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cài đặt nào</translation>
    </message>
    <message>
        <source>Which office? Give its address with --office URL.</source>
        <translation>Đơn vị nào? Hãy cho địa chỉ bằng --office URL.</translation>
    </message>
    <message>
        <source>Who rates? Set your name with: declarant-client settings rater_name “NAME”</source>
        <translation>Ai đánh giá? Đặt tên bằng: declarant-client settings rater_name “TÊN”</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Bạn</translation>
    </message>
    <message>
        <source>a file for each enterprise, its tax code behind the name</source>
        <translation>mỗi doanh nghiệp một tệp, mã số thuế đứng sau tên tệp</translation>
    </message>
    <message>
        <source>a folder; it need not exist yet</source>
        <translation>một thư mục; có thể chưa tồn tại</translation>
    </message>
    <message>
        <source>a login that only reads</source>
        <translation>tên đăng nhập chỉ có quyền đọc</translation>
    </message>
    <message>
        <source>a name for this key; otherwise this computer's name</source>
        <translation>tên của khóa này; nếu không thì lấy tên máy tính</translation>
    </message>
    <message>
        <source>a reason from the office's list, for all that --level sets</source>
        <translation>mã lý do trong danh mục của đơn vị, cho mọi đối tượng mà --level đặt</translation>
    </message>
    <message>
        <source>another level for one: branch, team, stage or officer, as team:01=4</source>
        <translation>mức khác cho một đối tượng: branch, team, stage hoặc officer, ví dụ team:01=4</translation>
    </message>
    <message>
        <source>as built in again</source>
        <translation>đặt lại như mặc định</translation>
    </message>
    <message>
        <source>ask a feed now</source>
        <translation>hỏi một nguồn tin ngay</translation>
    </message>
    <message>
        <source>ask about a declaration on another day</source>
        <translation>để lại một tờ khai đến hôm khác</translation>
    </message>
    <message>
        <source>ask no more about a declaration</source>
        <translation>bỏ qua, không hỏi về một tờ khai nữa</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>mặc định</translation>
    </message>
    <message>
        <source>check that everything works here</source>
        <translation>kiểm tra mọi thứ hoạt động trên máy này</translation>
    </message>
    <message>
        <source>choose where somebody else rated first</source>
        <translation>chọn cách xử lý khi người khác đã đánh giá trước</translation>
    </message>
    <message>
        <source>declarant-client {version}, Python {python}, SQLite {sqlite}, {system}.</source>
        <translation>declarant-client {version}, Python {python}, SQLite {sqlite}, {system}.</translation>
    </message>
    <message>
        <source>details, for all that --level sets</source>
        <translation>nội dung chi tiết, cho mọi đối tượng mà --level đặt</translation>
    </message>
    <message>
        <source>do not read sources for now</source>
        <translation>tạm ngừng đọc các nguồn</translation>
    </message>
    <message>
        <source>enter a declaration that was not read, at this customs branch</source>
        <translation>nhập tờ khai chưa đọc, tại chi cục hải quan này</translation>
    </message>
    <message>
        <source>enter an enrolment code of a receiving office</source>
        <translation>nhập mã đăng ký của đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>expires on {day}</source>
        <translation>hết hiệu lực ngày {day}</translation>
    </message>
    <message>
        <source>fetched {time}, notices kept: {count}</source>
        <translation>đã tải {time}, số thông báo đã giữ: {count}</translation>
    </message>
    <message>
        <source>files, or folders with all that is in them</source>
        <translation>tệp, hoặc thư mục cùng mọi thứ bên trong</translation>
    </message>
    <message>
        <source>follow a feed</source>
        <translation>theo dõi một nguồn tin</translation>
    </message>
    <message>
        <source>follow a feed no longer</source>
        <translation>thôi theo dõi một nguồn tin</translation>
    </message>
    <message>
        <source>forget sources; their declarations stay</source>
        <translation>bỏ các nguồn; tờ khai đã đọc vẫn giữ</translation>
    </message>
    <message>
        <source>in force from {day}</source>
        <translation>có hiệu lực từ {day}</translation>
    </message>
    <message>
        <source>in this state</source>
        <translation>ở trạng thái này</translation>
    </message>
    <message>
        <source>it does not, because of this</source>
        <translation>câu trả lời chưa giải quyết xong, vì lý do này</translation>
    </message>
    <message>
        <source>its 12 digits</source>
        <translation>12 chữ số</translation>
    </message>
    <message>
        <source>its SQL Server instance</source>
        <translation>phiên bản (instance) SQL Server</translation>
    </message>
    <message>
        <source>its address; otherwise as set</source>
        <translation>địa chỉ; nếu không thì theo cài đặt</translation>
    </message>
    <message>
        <source>its ending names the format: .xlsx, .csv or .json; .pdf: a monthly report</source>
        <translation>đuôi tệp cho biết định dạng: .xlsx, .csv hoặc .json; .pdf: báo cáo tháng</translation>
    </message>
    <message>
        <source>its name, as listed</source>
        <translation>tên bản sao như trong danh sách</translation>
    </message>
    <message>
        <source>its name; otherwise ECUS5VNACCS</source>
        <translation>tên cơ sở dữ liệu; nếu không nêu là ECUS5VNACCS</translation>
    </message>
    <message>
        <source>its number at the office</source>
        <translation>số vụ việc tại đơn vị</translation>
    </message>
    <message>
        <source>its number in the list</source>
        <translation>số của nguồn trong danh sách</translation>
    </message>
    <message>
        <source>its number, as listed</source>
        <translation>số của nguồn tin trong danh sách</translation>
    </message>
    <message>
        <source>keep everything under this folder</source>
        <translation>giữ mọi thứ trong thư mục này</translation>
    </message>
    <message>
        <source>keep its data in this folder</source>
        <translation>giữ dữ liệu trong thư mục này</translation>
    </message>
    <message>
        <source>keep only what holds this word; several may be given</source>
        <translation>chỉ giữ lại văn bản có từ này; có thể nêu nhiều từ</translation>
    </message>
    <message>
        <source>keep the password of the proxy, read from standard input, in the keyring</source>
        <translation>lưu mật khẩu proxy, đọc từ đầu vào chuẩn, vào kho khóa</translation>
    </message>
    <message>
        <source>leave a subject out, as one that was mistyped before</source>
        <translation>bỏ qua một đối tượng, chẳng hạn đối tượng đã gõ nhầm trước đó</translation>
    </message>
    <message>
        <source>leave out persons' names, phone numbers and what was written freely</source>
        <translation>bỏ tên người, số điện thoại và nội dung tự viết</translation>
    </message>
    <message>
        <source>leave the other's rating, and withdraw yours</source>
        <translation>giữ đánh giá của người kia và rút lại đánh giá của bạn</translation>
    </message>
    <message>
        <source>let it wait for a rating again</source>
        <translation>đưa lại vào danh sách chờ đánh giá</translation>
    </message>
    <message>
        <source>let the low rating of this declaration go</source>
        <translation>cho gửi phiếu đánh giá thấp của tờ khai này</translation>
    </message>
    <message>
        <source>list or change what is read by itself</source>
        <translation>liệt kê hoặc thay đổi những gì được đọc tự động</translation>
    </message>
    <message>
        <source>list the assessments and what came of them</source>
        <translation>liệt kê phiếu đánh giá và kết quả xử lý</translation>
    </message>
    <message>
        <source>list the copies of what is kept, restore one</source>
        <translation>liệt kê các bản sao dữ liệu, khôi phục một bản</translation>
    </message>
    <message>
        <source>list the declarations</source>
        <translation>liệt kê tờ khai</translation>
    </message>
    <message>
        <source>list the offices' notices</source>
        <translation>liệt kê thông báo văn bản</translation>
    </message>
    <message>
        <source>list what is on its way</source>
        <translation>liệt kê phiếu đang gửi</translation>
    </message>
    <message>
        <source>list, add, remove, ask the official gazettes</source>
        <translation>liệt kê, thêm, bỏ, hỏi các công báo</translation>
    </message>
    <message>
        <source>mark what is shown as read</source>
        <translation>đánh dấu những gì hiện ra là đã đọc</translation>
    </message>
    <message>
        <source>no opinion, or already rated in the declaration software</source>
        <translation>không có ý kiến, hoặc đã đánh giá trong phần mềm khai báo</translation>
    </message>
    <message>
        <source>not fetched yet</source>
        <translation>chưa tải lần nào</translation>
    </message>
    <message>
        <source>of an RSS or Atom feed; otherwise the Government's gazette</source>
        <translation>của nguồn tin RSS hoặc Atom; nếu không nêu thì là Công báo Chính phủ</translation>
    </message>
    <message>
        <source>of this enterprise</source>
        <translation>của doanh nghiệp này</translation>
    </message>
    <message>
        <source>of this month alone, as 2026-11; a report otherwise of the last whole one</source>
        <translation>chỉ của tháng này, như 2026-11; nếu không ghi, báo cáo lấy tháng trọn vẹn gần nhất</translation>
    </message>
    <message>
        <source>off</source>
        <translation>đang tắt</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>tốt</translation>
    </message>
    <message>
        <source>only declarations of this day or later wait for a rating</source>
        <translation>chỉ tờ khai từ ngày này trở đi chờ đánh giá</translation>
    </message>
    <message>
        <source>only unread ones</source>
        <translation>chỉ thông báo chưa đọc</translation>
    </message>
    <message>
        <source>only what holds these words, accents or not</source>
        <translation>chỉ những gì chứa các từ này, có dấu hay không dấu</translation>
    </message>
    <message>
        <source>only what waits for a rating</source>
        <translation>chỉ tờ khai chờ đánh giá</translation>
    </message>
    <message>
        <source>or its port</source>
        <translation>hoặc cổng của nó</translation>
    </message>
    <message>
        <source>print one JSON document and nothing else</source>
        <translation>chỉ in ra một tài liệu JSON</translation>
    </message>
    <message>
        <source>put a copy in place; what is there is set aside, ratings made since are kept</source>
        <translation>đưa một bản sao vào dùng; dữ liệu đang có được cất riêng, các đánh giá lập sau bản sao được giữ lại</translation>
    </message>
    <message>
        <source>rate a declaration; sync sends it</source>
        <translation>đánh giá một tờ khai; lệnh sync sẽ gửi</translation>
    </message>
    <message>
        <source>rated by {name}</source>
        <translation>{name} đã đánh giá</translation>
    </message>
    <message>
        <source>rated on this day or earlier</source>
        <translation>đánh giá từ ngày này trở về trước</translation>
    </message>
    <message>
        <source>rated on this day or later, as 2026-01-31</source>
        <translation>đánh giá từ ngày này trở đi, ví dụ 2026-01-31</translation>
    </message>
    <message>
        <source>read a database instead of a folder</source>
        <translation>đọc cơ sở dữ liệu thay vì thư mục</translation>
    </message>
    <message>
        <source>read a folder or a database by itself from now on</source>
        <translation>từ nay tự động đọc một thư mục hoặc cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>read files of the declaration software</source>
        <translation>đọc tệp của phần mềm khai hải quan</translation>
    </message>
    <message>
        <source>read sources again</source>
        <translation>đọc lại các nguồn đã tạm ngừng</translation>
    </message>
    <message>
        <source>read sources now, also what failed before</source>
        <translation>đọc ngay các nguồn, cả những tệp trước đây không đọc được</translation>
    </message>
    <message>
        <source>read tables of other software by the columns saved under this name</source>
        <translation>đọc bảng của phần mềm khác theo các cột đã lưu dưới tên này</translation>
    </message>
    <message>
        <source>read the access key from standard input, where no keyring is</source>
        <translation>đọc khóa truy cập từ đầu vào chuẩn khi không có kho khóa</translation>
    </message>
    <message>
        <source>read the password from standard input instead of asking for it</source>
        <translation>đọc mật khẩu từ đầu vào chuẩn thay vì hỏi</translation>
    </message>
    <message>
        <source>revise what somebody else of the enterprise already sent</source>
        <translation>sửa đổi phiếu mà người khác của doanh nghiệp đã gửi</translation>
    </message>
    <message>
        <source>say whether an office's answer settles a case</source>
        <translation>phản hồi câu trả lời của đơn vị: đã hay chưa giải quyết xong vụ việc</translation>
    </message>
    <message>
        <source>send a revision: yours where you said something, else the other's</source>
        <translation>gửi bản sửa đổi: lấy ý kiến của bạn ở đâu bạn có đánh giá, còn lại lấy của người kia</translation>
    </message>
    <message>
        <source>send what waits, and fetch what is new</source>
        <translation>gửi phiếu đang chờ và nhận tin mới</translation>
    </message>
    <message>
        <source>set it to this</source>
        <translation>đặt giá trị này</translation>
    </message>
    <message>
        <source>show or change the settings</source>
        <translation>xem hoặc đổi cài đặt</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>hiện phiên bản</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>hiện trợ giúp này</translation>
    </message>
    <message>
        <source>show this one</source>
        <translation>hiện cài đặt này</translation>
    </message>
    <message>
        <source>take back a reply that is not sent yet</source>
        <translation>rút lại phản hồi chưa gửi</translation>
    </message>
    <message>
        <source>the answer settles it</source>
        <translation>câu trả lời đã giải quyết xong</translation>
    </message>
    <message>
        <source>the computer it is on</source>
        <translation>máy chủ</translation>
    </message>
    <message>
        <source>the contact's phone</source>
        <translation>số điện thoại người liên hệ</translation>
    </message>
    <message>
        <source>the day it is asked about again, as 2026-12-31</source>
        <translation>ngày hỏi lại, viết như 2026-12-31</translation>
    </message>
    <message>
        <source>the newest lines of the log of errors</source>
        <translation>những dòng mới nhất của nhật ký lỗi</translation>
    </message>
    <message>
        <source>try it with a receiving office of its own</source>
        <translation>dùng thử với đơn vị tiếp nhận đi kèm</translation>
    </message>
    <message>
        <source>try whether a source can be read</source>
        <translation>thử xem có đọc được một nguồn không</translation>
    </message>
    <message>
        <source>versions, settings without what was typed, counts, states, the checks</source>
        <translation>các phiên bản, thiết lập trừ những gì tự gõ, số lượng, trạng thái, các mục kiểm tra</translation>
    </message>
    <message>
        <source>what declarations are whose report cannot tell, for all of them</source>
        <translation>tờ khai mà báo cáo không cho biết thì là gì, cho tất cả</translation>
    </message>
    <message>
        <source>what else is to be said, with --settled</source>
        <translation>lời nhắn thêm, dùng với --settled</translation>
    </message>
    <message>
        <source>what to call it</source>
        <translation>tên gọi</translation>
    </message>
    <message>
        <source>where the program ended all at once</source>
        <translation>nơi chương trình dừng đột ngột</translation>
    </message>
    <message>
        <source>while the procedure ran, or after clearance; otherwise as it stands</source>
        <translation>trong khi làm thủ tục hay sau thông quan; nếu không thì theo tình trạng tờ khai</translation>
    </message>
    <message>
        <source>whom the office may ask; needed at levels 1 and 2</source>
        <translation>người đơn vị có thể hỏi; bắt buộc ở mức 1 và 2</translation>
    </message>
    <message>
        <source>with --merge: ours or theirs for one subject, as team:01=theirs</source>
        <translation>cùng với --merge: ours (của bạn) hoặc theirs (của người kia) cho một đối tượng, ví dụ team:01=theirs</translation>
    </message>
    <message>
        <source>with a subject at this level</source>
        <translation>có đối tượng ở mức này</translation>
    </message>
    <message>
        <source>with such a subject</source>
        <translation>có loại đối tượng này</translation>
    </message>
    <message>
        <source>withdrawn by the office</source>
        <translation>đơn vị đã thu hồi</translation>
    </message>
    <message>
        <source>without a window: do the main job and print it</source>
        <translation>không mở cửa sổ: làm công việc chính và in ra</translation>
    </message>
    <message>
        <source>without its inner folders</source>
        <translation>không gồm các thư mục con</translation>
    </message>
    <message>
        <source>write the history to a file</source>
        <translation>ghi lịch sử ra tệp</translation>
    </message>
    <message>
        <source>write what was found to this ZIP file, without anybody's data</source>
        <translation>ghi kết quả kiểm tra vào tệp ZIP này, không kèm dữ liệu của ai</translation>
    </message>
    <message>
        <source>you</source>
        <translation>bạn</translation>
    </message>
    <message>
        <source>your organisation</source>
        <translation>tổ chức của bạn</translation>
    </message>
    <message>
        <source>{file}: rows without a valid declaration: {count}.</source>
        <translation>{file}: số dòng không có tờ khai hợp lệ: {count}.</translation>
    </message>
    <message>
        <source>{name} and {other} exclude each other</source>
        <translation>không dùng {name} cùng {other}</translation>
    </message>
    <message>
        <source>{name} can be read.</source>
        <translation>Đọc được {name}.</translation>
    </message>
    <message>
        <source>{name} has already rated declaration {number} on {at}. To change that for all of the enterprise, add --revise.</source>
        <translation>{name} đã đánh giá tờ khai {number} ngày {at}. Để sửa cho cả doanh nghiệp, thêm --revise.</translation>
    </message>
    <message>
        <source>{name} is followed no longer.</source>
        <translation>Đã thôi theo dõi {name}.</translation>
    </message>
    <message>
        <source>{name} is followed; sync fetches it.</source>
        <translation>Đã theo dõi {name}; lệnh sync sẽ tải về.</translation>
    </message>
    <message>
        <source>{name} may mean several: {choices}</source>
        <translation>{name} có thể là một trong: {choices}</translation>
    </message>
    <message>
        <source>{name} rated it on {at}. See both and leave it or send a revision with: declarant-client conflict {number}</source>
        <translation>{name} đã đánh giá lúc {at}. Xem cả hai rồi giữ nguyên hoặc gửi bản sửa đổi bằng lệnh: declarant-client conflict {number}</translation>
    </message>
    <message>
        <source>{name} takes no value</source>
        <translation>{name} không nhận giá trị</translation>
    </message>
    <message>
        <source>{name}: a value is missing</source>
        <translation>{name}: thiếu giá trị</translation>
    </message>
    <message>
        <source>{name}: declarations {declarations}, files {files}, of which {failed} could not be read.</source>
        <translation>{name}: {declarations} tờ khai, {files} tệp, trong đó {failed} tệp không đọc được.</translation>
    </message>
    <message>
        <source>{name}: {value} is no value for it</source>
        <translation>{name}: {value} không phải giá trị hợp lệ</translation>
    </message>
    <message>
        <source>{name}: {value} is none of: {choices}</source>
        <translation>{name}: {value} không thuộc: {choices}</translation>
    </message>
    <message>
        <source>{office} answers, and knows the key “{key}” of {tax_code}; the clocks are {seconds} seconds apart.</source>
        <translation>{office} trả lời và biết khóa “{key}” của {tax_code}; đồng hồ hai bên lệch {seconds} giây.</translation>
    </message>
    <message>
        <source>{office}: its clock and this computer's are {minutes} minutes apart; set this computer's clock.</source>
        <translation>{office}: đồng hồ của đơn vị và của máy này lệch {minutes} phút; hãy chỉnh đồng hồ máy này.</translation>
    </message>
    <message>
        <source>{office}: {trouble}</source>
        <translation>{office}: {trouble}</translation>
    </message>
    <message>
        <source>{path} is there already; name another file.</source>
        <translation>Đã có {path}; hãy đặt tên tệp khác.</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>There is nothing to choose any more: this rating is dealt with already.</source>
        <translation>Không còn gì để chọn: đánh giá này đã được xử lý.</translation>
    </message>
</context>
<context>
    <name>databases</name>
    <message>
        <source>No password is kept on this computer for the login {user} at {server}. Type it in the settings of this source.</source>
        <translation>Máy tính này chưa lưu mật khẩu của tài khoản {user} tại {server}. Hãy nhập mật khẩu trong phần thiết lập của nguồn này.</translation>
    </message>
    <message>
        <source>No secure connection to {server} came about ({reason}): the server's TLS is too old, or it demands another. Have SQL Server updated so that it knows TLS 1.2.</source>
        <translation>Không tạo được kết nối bảo mật đến {server} ({reason}): TLS của máy chủ quá cũ, hoặc máy chủ đòi phiên bản khác. Hãy nhờ cập nhật SQL Server để dùng được TLS 1.2.</translation>
    </message>
    <message>
        <source>The connection to {server} broke off. It will be made again.</source>
        <translation>Kết nối đến {server} bị đứt. Chương trình sẽ kết nối lại.</translation>
    </message>
    <message>
        <source>The instance {instance} on {host} takes no connections from the network. Allow TCP/IP for it in SQL Server Configuration Manager and start it again.</source>
        <translation>Phiên bản (instance) {instance} trên {host} không nhận kết nối từ mạng. Hãy bật TCP/IP cho nó trong SQL Server Configuration Manager rồi khởi động lại.</translation>
    </message>
    <message>
        <source>The login {user} may not enter the database {database}. Have the administrator run the script create_reader.sql on it.</source>
        <translation>Tài khoản {user} không được vào cơ sở dữ liệu {database}. Hãy nhờ người quản trị chạy tập lệnh create_reader.sql trên cơ sở dữ liệu đó.</translation>
    </message>
    <message>
        <source>The login {user} may not read {what}. Have the administrator run the script create_reader.sql again.</source>
        <translation>Tài khoản {user} không được đọc {what}. Hãy nhờ người quản trị chạy lại tập lệnh create_reader.sql.</translation>
    </message>
    <message>
        <source>The port of the instance {instance} could not be learnt: SQL Server Browser on {host} does not answer. Start that service, or give the port: {host},1433.</source>
        <translation>Không hỏi được cổng của phiên bản (instance) {instance}: SQL Server Browser trên {host} không trả lời. Hãy bật dịch vụ đó, hoặc ghi rõ cổng: {host},1433.</translation>
    </message>
    <message>
        <source>The tables of {database} lack the column {column}: this version of the declaration software is not known. Update it, or import one list report a day.</source>
        <translation>Các bảng của {database} thiếu cột {column}: chương trình chưa biết phiên bản phần mềm khai báo này. Hãy cập nhật phần mềm khai báo, hoặc mỗi ngày nhập một báo cáo danh sách tờ khai.</translation>
    </message>
    <message>
        <source>There is no computer named {host} in this network. Check the name, or give the server's IP address; from outside the office, connect to its network first.</source>
        <translation>Không có máy tính nào tên {host} trong mạng này. Hãy kiểm tra lại tên, hoặc ghi địa chỉ IP của máy chủ; nếu đang ở ngoài văn phòng, hãy kết nối vào mạng văn phòng trước.</translation>
    </message>
    <message>
        <source>There is no database named {database} on {server}. It may have been renamed: have the databases looked for.</source>
        <translation>Không có cơ sở dữ liệu nào tên {database} trên {server}. Có thể nó đã được đổi tên: hãy dùng nút tìm cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>This installation cannot read a SQL Server database: install the program with its extra "sqlserver" (declarant-client[sqlserver]), or import one list report a day.</source>
        <translation>Bản cài đặt này không đọc được cơ sở dữ liệu SQL Server: hãy cài chương trình kèm phần bổ sung "sqlserver" (declarant-client[sqlserver]), hoặc mỗi ngày nhập một báo cáo danh sách tờ khai.</translation>
    </message>
    <message>
        <source>What answers on port {port} of {host} does not speak as SQL Server does. Correct the port, or turn off "Force Strict Encryption" at the server.</source>
        <translation>Dịch vụ trả lời ở cổng {port} của {host} không phải là SQL Server. Hãy sửa lại cổng, hoặc tắt "Force Strict Encryption" trên máy chủ.</translation>
    </message>
    <message>
        <source>{database} is not a database of ECUS5-VNACCS: it has no table {table}. Choose another, or have the databases looked for.</source>
        <translation>{database} không phải là cơ sở dữ liệu của ECUS5-VNACCS: không có bảng {table}. Hãy chọn cơ sở dữ liệu khác, hoặc dùng nút tìm cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>{host} does not answer on port {port}. It may be switched off, or its firewall must let that port through.</source>
        <translation>{host} không trả lời ở cổng {port}. Có thể máy đang tắt, hoặc tường lửa của máy cần mở cổng này.</translation>
    </message>
    <message>
        <source>{host} has no instance of SQL Server named {instance}. Its instances are: {known}.</source>
        <translation>{host} không có phiên bản (instance) SQL Server nào tên {instance}. Các phiên bản trên máy đó là: {known}.</translation>
    </message>
    <message>
        <source>{host} is there, but nothing listens on its port {port}. Start SQL Server there, allow TCP/IP in SQL Server Configuration Manager, or correct the port.</source>
        <translation>Máy {host} có trả lời, nhưng không có dịch vụ nào ở cổng {port}. Hãy khởi động SQL Server trên máy đó, bật TCP/IP trong SQL Server Configuration Manager, hoặc sửa lại cổng.</translation>
    </message>
    <message>
        <source>{server} could not be read, and the driver does not say why.</source>
        <translation>Không đọc được {server}, và trình điều khiển không cho biết lý do.</translation>
    </message>
    <message>
        <source>{server} could not be read: SQL Server reports error {number}. Tell the administrator this number.</source>
        <translation>Không đọc được {server}: SQL Server báo lỗi số {number}. Hãy báo số này cho người quản trị.</translation>
    </message>
    <message>
        <source>{server} did not answer within {seconds} seconds. It will be asked again; if this stays so, the server is overloaded.</source>
        <translation>{server} không trả lời trong {seconds} giây. Chương trình sẽ hỏi lại; nếu vẫn như vậy thì máy chủ đang quá tải.</translation>
    </message>
    <message>
        <source>{server} is busy with these tables at the moment. It will be asked again.</source>
        <translation>{server} đang bận với các bảng này. Chương trình sẽ hỏi lại.</translation>
    </message>
    <message>
        <source>{server} refused the login {user}. Check user and password; the login must be a SQL login that is not locked, and the server must allow SQL logins.</source>
        <translation>{server} từ chối tài khoản {user}. Hãy kiểm tra tên và mật khẩu; phải là tài khoản SQL không bị khóa, và máy chủ phải cho phép đăng nhập SQL.</translation>
    </message>
</context>
<context>
    <name>enrolling</name>
    <message>
        <source>Your administrator allows the receiving office at {fixed} only.</source>
        <translation>Quản trị viên chỉ cho phép đơn vị tiếp nhận tại {fixed}.</translation>
    </message>
</context>
<context>
    <name>exporting</name>
    <message>
        <source>CSV text</source>
        <translation>Văn bản CSV</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Sổ tính Excel</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Xuất lịch sử</translation>
    </message>
    <message>
        <source>Export the rating</source>
        <translation>Xuất phiếu đánh giá</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>Báo cáo tháng</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Tài liệu PDF</translation>
    </message>
    <message>
        <source>PDF, to print</source>
        <translation>PDF để in</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>Sheet to print (HTML)</source>
        <translation>Phiếu để in (HTML)</translation>
    </message>
    <message>
        <source>assessment-{number}.html</source>
        <translation>phieu-danh-gia-{number}.html</translation>
    </message>
    <message>
        <source>assessments-{month}.pdf</source>
        <translation>danh-gia-{month}.pdf</translation>
    </message>
    <message>
        <source>assessments.xlsx</source>
        <translation>phieu-danh-gia.xlsx</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>đĩa đã đầy</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>thư mục không tồn tại</translation>
    </message>
    <message>
        <source>writing there is not allowed</source>
        <translation>không có quyền ghi vào đó</translation>
    </message>
    <message>
        <source>“{file}” could not be written: {cause}. Close it if another program has it open, or choose another folder.</source>
        <translation>Không ghi được “{file}”: {cause}. Hãy đóng tệp nếu chương trình khác đang mở, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>“{file}” names no known format: choose a name that ends in .html, .txt or .json.</source>
        <translation>“{file}” không có định dạng đã biết: hãy chọn tên kết thúc bằng .html, .txt hoặc .json.</translation>
    </message>
    <message>
        <source>“{file}” names no known format: choose a name that ends in .xlsx, .csv, .json or .pdf.</source>
        <translation>Tên “{file}” không theo định dạng nào đã biết: hãy chọn tên kết thúc bằng .xlsx, .csv, .json hoặc .pdf.</translation>
    </message>
</context>
<context>
    <name>exports</name>
    <message>
        <source>(not known)</source>
        <translation>(chưa rõ)</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>Tất cả phiếu đánh giá</translation>
    </message>
    <message>
        <source>All ratings</source>
        <translation>Tất cả lượt đánh giá</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Nội dung trả lời</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Tính đến</translation>
    </message>
    <message>
        <source>As of {time}. Assessments: {assessments}. Ratings: {ratings} ({levels}). Open cases: {cases}.</source>
        <translation>Tính đến {time}. Số phiếu: {assessments}. Số lượt đánh giá: {ratings} ({levels}). Vụ việc đang xử lý: {cases}.</translation>
    </message>
    <message>
        <source>Assessed subject</source>
        <translation>Đối tượng đánh giá</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Phiếu đánh giá</translation>
    </message>
    <message>
        <source>Assessment id</source>
        <translation>Mã phiếu</translation>
    </message>
    <message>
        <source>Assessment of the customs service</source>
        <translation>Phiếu đánh giá dịch vụ hải quan</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Phiếu đánh giá</translation>
    </message>
    <message>
        <source>Assessments of the customs service</source>
        <translation>Các phiếu đánh giá dịch vụ hải quan</translation>
    </message>
    <message>
        <source>Branch code</source>
        <translation>Mã chi cục</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Mã vụ việc</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>Vụ việc {case}</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Thông quan lúc</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Quá trình xử lý</translation>
    </message>
    <message>
        <source>Customs agent</source>
        <translation>Đại lý hải quan</translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation>Chi cục hải quan</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Nội dung chi tiết</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>Loại văn bản</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Hết hiệu lực</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Nguồn gửi</translation>
    </message>
    <message>
        <source>Here the newest {shown}; as PDF the history is printed whole.</source>
        <translation>Ở đây là {shown} phiếu mới nhất; muốn in toàn bộ lịch sử thì lưu thành PDF.</translation>
    </message>
    <message>
        <source>Import or export</source>
        <translation>Nhập khẩu hay xuất khẩu</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>Có hiệu lực từ</translation>
    </message>
    <message>
        <source>Issuing body</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại tờ khai</translation>
    </message>
    <message>
        <source>Last step at</source>
        <translation>Thời điểm bước gần nhất</translation>
    </message>
    <message>
        <source>Last step of the case</source>
        <translation>Bước gần nhất của vụ việc</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Thông tin phiếu</translation>
    </message>
    <message>
        <source>Mean level</source>
        <translation>Mức trung bình</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Biện pháp xử lý</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số tờ khai</translation>
    </message>
    <message>
        <source>Number and symbol</source>
        <translation>Số, ký hiệu</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Vụ việc đang xử lý</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết luận xử lý</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Số điện thoại</translation>
    </message>
    <message>
        <source>Place, date, signature</source>
        <translation>Nơi lập, ngày, chữ ký</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Rated at</source>
        <translation>Thời điểm đánh giá</translation>
    </message>
    <message>
        <source>Rated by</source>
        <translation>Người đánh giá</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Lượt đánh giá</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Số biên nhận</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>Received by the office on {time}, receipt {number}.</source>
        <translation>Đơn vị đã tiếp nhận lúc {time}, biên nhận số {number}.</translation>
    </message>
    <message>
        <source>Receiving office</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Loại hình</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Đăng ký lúc</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả xử lý</translation>
    </message>
    <message>
        <source>Revised by</source>
        <translation>Được sửa đổi bởi</translation>
    </message>
    <message>
        <source>Revises</source>
        <translation>Sửa đổi phiếu</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Mức độ hài lòng</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ngày ký</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Subject code</source>
        <translation>Mã đối tượng</translation>
    </message>
    <message>
        <source>Subject name</source>
        <translation>Tên đối tượng</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đội, tổ</translation>
    </message>
    <message>
        <source>The office has not confirmed that it received this: {state}.</source>
        <translation>Đơn vị chưa xác nhận đã nhận phiếu này: {state}.</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Tổng hợp</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Nội dung phản ánh</translation>
    </message>
    <message>
        <source>Working team</source>
        <translation>Đội, tổ</translation>
    </message>
    <message>
        <source>en</source>
        <translation>vi</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Assessment sheet of the office</source>
        <translation>Phiếu của cơ quan hải quan</translation>
    </message>
    <message>
        <source>Code of the customs agent</source>
        <translation>Mã đại lý hải quan</translation>
    </message>
    <message>
        <source>Control channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Customs branch, code</source>
        <translation>Mã chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs branch, name</source>
        <translation>Tên chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs branch, short name</source>
        <translation>Tên tắt chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs regime</source>
        <translation>Mã loại hình</translation>
    </message>
    <message>
        <source>Database of the declaration software</source>
        <translation>Cơ sở dữ liệu của phần mềm khai hải quan</translation>
    </message>
    <message>
        <source>Declaration number</source>
        <translation>Số tờ khai</translation>
    </message>
    <message>
        <source>Excel print</source>
        <translation>Bản in Excel</translation>
    </message>
    <message>
        <source>First number of a split declaration</source>
        <translation>Số tờ khai đầu tiên (tờ khai nhánh)</translation>
    </message>
    <message>
        <source>Handling division</source>
        <translation>Bộ phận xử lý tờ khai</translation>
    </message>
    <message>
        <source>List report</source>
        <translation>Báo cáo danh sách tờ khai</translation>
    </message>
    <message>
        <source>Message of VNACCS</source>
        <translation>Thông điệp EDI của VNACCS</translation>
    </message>
    <message>
        <source>Name of the customs agent</source>
        <translation>Tên đại lý hải quan</translation>
    </message>
    <message>
        <source>Name of the enterprise</source>
        <translation>Tên doanh nghiệp</translation>
    </message>
    <message>
        <source>State of the procedure</source>
        <translation>Tình trạng thủ tục</translation>
    </message>
    <message>
        <source>Table of other software</source>
        <translation>Bảng của phần mềm khác</translation>
    </message>
    <message>
        <source>Tax code of the enterprise</source>
        <translation>Mã số thuế doanh nghiệp</translation>
    </message>
    <message>
        <source>Time of clearance</source>
        <translation>Thời điểm thông quan</translation>
    </message>
    <message>
        <source>Time of registration</source>
        <translation>Thời điểm đăng ký</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>Nhập bằng tay</translation>
    </message>
    <message>
        <source>User who declared</source>
        <translation>Người dùng đã khai</translation>
    </message>
    <message>
        <source>XML export</source>
        <translation>Tệp XML xuất ra</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Câu trả lời của bạn</translation>
    </message>
</context>
<context>
    <name>feeds</name>
    <message>
        <source>Instead of a feed {host} answered with a web page: the network may ask you to sign in on a web page first, or this is not the address of a feed.</source>
        <translation>{host} trả về một trang web thay vì nguồn tin: có thể mạng yêu cầu đăng nhập trên một trang web trước, hoặc đây không phải địa chỉ của một nguồn tin.</translation>
    </message>
    <message>
        <source>Instead of {host} the network answered: it asks you to sign in on a web page first.</source>
        <translation>Mạng trả lời thay cho {host}: mạng yêu cầu đăng nhập trên một trang web trước.</translation>
    </message>
    <message>
        <source>The feed of {host} was refused: it defines entities of its own, which no gazette needs and which can be used to exhaust a computer.</source>
        <translation>Nguồn tin của {host} bị từ chối: nó tự định nghĩa các thực thể XML, điều mà công báo không cần đến và có thể bị lợi dụng để làm cạn kiệt tài nguyên máy tính.</translation>
    </message>
    <message>
        <source>What {host} answered is neither an RSS nor an Atom feed.</source>
        <translation>Nội dung {host} trả về không phải nguồn tin RSS hay Atom.</translation>
    </message>
    <message>
        <source>{address} is followed already.</source>
        <translation>Đã theo dõi {address} rồi.</translation>
    </message>
    <message>
        <source>{host} answered with error {status}. It is asked again later.</source>
        <translation>{host} báo lỗi {status}. Chương trình sẽ hỏi lại sau.</translation>
    </message>
    <message>
        <source>{host} does not let this feed be read (error {status}).</source>
        <translation>{host} không cho đọc nguồn tin này (lỗi {status}).</translation>
    </message>
    <message>
        <source>{host} has no feed at this address (error 404). Check the address.</source>
        <translation>{host} không có nguồn tin nào ở địa chỉ này (lỗi 404). Hãy kiểm tra lại địa chỉ.</translation>
    </message>
    <message>
        <source>{host} is asked over https only: with http anyone on the way could change what arrives.</source>
        <translation>Chỉ hỏi {host} qua https: với http, bất kỳ ai trên đường truyền cũng có thể sửa đổi nội dung nhận được.</translation>
    </message>
    <message>
        <source>{host} is busy and asks to be left alone for a while.</source>
        <translation>{host} đang bận và đề nghị chờ một thời gian.</translation>
    </message>
    <message>
        <source>{host} leads on to an address that is not fetched from. The network may ask you to sign in on a web page first.</source>
        <translation>{host} chuyển hướng đến một địa chỉ mà chương trình không tải. Có thể mạng yêu cầu đăng nhập trên một trang web trước.</translation>
    </message>
    <message>
        <source>{host} says that this feed was given up for good; it was switched off here.</source>
        <translation>{host} cho biết nguồn tin này đã ngừng hẳn; nó đã được tắt ở đây.</translation>
    </message>
    <message>
        <source>{host} sends on from address to address without end.</source>
        <translation>{host} chuyển hướng từ địa chỉ này sang địa chỉ khác không dứt.</translation>
    </message>
    <message>
        <source>“{address}” is not an address of the web; it looks like https://gazette.example/new.rss.</source>
        <translation>“{address}” không phải địa chỉ trang web; địa chỉ có dạng https://gazette.example/new.rss.</translation>
    </message>
</context>
<context>
    <name>first steps</name>
    <message>
        <source>It cannot be started ({reason}).</source>
        <translation>Không khởi động được ({reason}).</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>A later revision has taken its place.</source>
        <translation>Đã có phiếu sửa đổi thay thế phiếu này.</translation>
    </message>
    <message>
        <source>Answer due by {time}</source>
        <translation>Hạn trả lời: {time}</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Mọi thời gian</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Thông quan</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Customs agent</source>
        <translation>Đại lý hải quan</translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation>Chi cục hải quan</translation>
    </message>
    <message>
        <source>Enterprise unknown</source>
        <translation>Chưa rõ doanh nghiệp</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Từ ngày … đến ngày …</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 ngày qua</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>Measures: {measures}</source>
        <translation>Biện pháp xử lý: {measures}</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Giai đoạn</translation>
    </message>
    <message>
        <source>Processing result</source>
        <translation>Kết quả xử lý</translation>
    </message>
    <message>
        <source>Rated at</source>
        <translation>Thời điểm đánh giá</translation>
    </message>
    <message>
        <source>Rated by</source>
        <translation>Người đánh giá</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Đánh giá từng đối tượng</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Số biên nhận</translation>
    </message>
    <message>
        <source>Receipt and details</source>
        <translation>Biên nhận và chi tiết</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận lúc</translation>
    </message>
    <message>
        <source>Receiving office</source>
        <translation>Đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Loại hình</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>Sent from another computer or by a colleague: {rater}.</source>
        <translation>Gửi từ máy khác hoặc do đồng nghiệp gửi: {rater}.</translation>
    </message>
    <message>
        <source>The office has received it but does not know the declaration or an officer named in it yet.</source>
        <translation>Đơn vị đã tiếp nhận nhưng chưa xác minh được tờ khai hoặc công chức nêu trong phiếu.</translation>
    </message>
    <message>
        <source>The office refused it: {words}</source>
        <translation>Đơn vị từ chối: {words}</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Quý này</translation>
    </message>
    <message>
        <source>This revises an earlier assessment.</source>
        <translation>Phiếu này sửa đổi một phiếu trước.</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Năm nay</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Working team</source>
        <translation>Đội, tổ</translation>
    </message>
    <message>
        <source>Your reply: not settled</source>
        <translation>Phản hồi của bạn: chưa giải quyết xong</translation>
    </message>
    <message>
        <source>Your reply: settled</source>
        <translation>Phản hồi của bạn: đã giải quyết xong</translation>
    </message>
    <message>
        <source>{level} stars: {count}</source>
        <translation>{level} sao: {count}</translation>
    </message>
    <message>
        <source>{subject}: {level} of 5</source>
        <translation>{subject}: {level} trên 5</translation>
    </message>
    <message>
        <source>“{comment}”</source>
        <translation>“{comment}”</translation>
    </message>
</context>
<context>
    <name>keyring</name>
    <message>
        <source>The keyring of this computer is locked or out of order ({reason}), so the password of the database cannot be had. Unlock it and try again.</source>
        <translation>Kho khóa của máy tính này đang bị khóa hoặc bị lỗi ({reason}) nên không lấy được mật khẩu của cơ sở dữ liệu. Hãy mở khóa rồi thử lại.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked or out of order ({reason}), so the password of the proxy cannot be kept or had. Unlock it and try again.</source>
        <translation>Kho khóa của máy này đang khóa hoặc bị lỗi ({reason}) nên không lưu hay lấy được mật khẩu proxy. Hãy mở khóa rồi thử lại.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked or out of order ({reason}). Unlock it and try again, or give the key for one run with --key-stdin.</source>
        <translation>Kho khóa của máy này đang khóa hoặc bị hỏng ({reason}). Hãy mở khóa rồi thử lại, hoặc đưa khóa cho một lần chạy bằng --key-stdin.</translation>
    </message>
    <message>
        <source>This computer has no keyring in which the access key could be kept. Set one up (on Linux: GNOME Keyring or KWallet), or give the key for one run with --key-stdin.</source>
        <translation>Máy này không có kho khóa để giữ khóa truy cập. Hãy cài đặt kho khóa (trên Linux: GNOME Keyring hoặc KWallet), hoặc đưa khóa cho một lần chạy bằng --key-stdin.</translation>
    </message>
    <message>
        <source>This computer has no keyring in which the password of the database could be kept: it holds until the program is closed. Set one up (on Linux: GNOME Keyring or KWallet).</source>
        <translation>Máy tính này không có kho khóa để lưu mật khẩu của cơ sở dữ liệu: mật khẩu chỉ có hiệu lực đến khi đóng chương trình. Hãy cài đặt một kho khóa (trên Linux: GNOME Keyring hoặc KWallet).</translation>
    </message>
    <message>
        <source>This computer has no keyring in which the password of the proxy could be kept: it holds until the program is closed. Set one up (on Linux: GNOME Keyring or KWallet).</source>
        <translation>Máy này không có kho khóa để lưu mật khẩu proxy: mật khẩu chỉ dùng được đến khi đóng chương trình. Hãy cài một kho khóa (trên Linux: GNOME Keyring hoặc KWallet).</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Abstract</source>
        <translation>Trích yếu</translation>
    </message>
    <message>
        <source>Amends</source>
        <translation>Sửa đổi, bổ sung</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Tệp đính kèm</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Có thay đổi</translation>
    </message>
    <message>
        <source>Corrects</source>
        <translation>Đính chính</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Hết hiệu lực</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>Có hiệu lực từ</translation>
    </message>
    <message>
        <source>Issuing body</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>New in this revision: {changed}</source>
        <translation>Điểm mới trong lần cập nhật này: {changed}</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Đăng lúc</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Published in the last 30 days</source>
        <translation>Công bố trong 30 ngày qua</translation>
    </message>
    <message>
        <source>Published in the last 7 days</source>
        <translation>Công bố trong 7 ngày qua</translation>
    </message>
    <message>
        <source>Published this year</source>
        <translation>Công bố trong năm nay</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Nhắc lại</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Thay thế</translation>
    </message>
    <message>
        <source>Save the attachment {file}</source>
        <translation>Lưu tệp đính kèm {file}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Nơi gửi</translation>
    </message>
    <message>
        <source>Show {document}: {what}</source>
        <translation>Xem {document}: {what}</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ngày ký</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Đã gắn sao</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tình trạng hiệu lực</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Số, ký hiệu</translation>
    </message>
    <message>
        <source>Takes effect this year</source>
        <translation>Có hiệu lực trong năm nay</translation>
    </message>
    <message>
        <source>Takes effect within 30 days</source>
        <translation>Có hiệu lực trong 30 ngày tới</translation>
    </message>
    <message>
        <source>The office has withdrawn this notice.</source>
        <translation>Đơn vị đã thu hồi thông báo này.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên văn bản</translation>
    </message>
    <message>
        <source>Took effect in the last 30 days</source>
        <translation>Có hiệu lực trong 30 ngày qua</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại văn bản</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Nội dung đã thay đổi</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>{field}: {before} → {now}</source>
        <translation>{field}: {before} → {now}</translation>
    </message>
    <message>
        <source>{when} · {title}</source>
        <translation>{when} · {title}</translation>
    </message>
</context>
<context>
    <name>office</name>
    <message>
        <source>Instead of {office} a web page answered: the network asks you to sign in on a web page first. Open a browser, sign in there, then try again.</source>
        <translation>Một trang web trả lời thay cho {office}: mạng yêu cầu đăng nhập trên trang web trước. Hãy mở trình duyệt, đăng nhập rồi thử lại.</translation>
    </message>
    <message>
        <source>No secure connection to {office} could be made: it only speaks an outdated version of the secure protocol, or something in the network does so in its place.</source>
        <translation>Không lập được kết nối an toàn tới {office}: bên đó chỉ dùng phiên bản lỗi thời của giao thức bảo mật, hoặc một thiết bị trong mạng trả lời thay như vậy.</translation>
    </message>
    <message>
        <source>No secure connection to {office} could be made: what answers there does not speak the secure protocol. The address may be wrong, or the network may ask you to sign in on a web page first.</source>
        <translation>Không lập được kết nối an toàn tới {office}: bên trả lời không dùng giao thức bảo mật. Có thể địa chỉ sai, hoặc mạng yêu cầu đăng nhập trên trang web trước.</translation>
    </message>
    <message>
        <source>No secure connection to {office} could be made: {reason}.</source>
        <translation>Không thiết lập được kết nối an toàn đến {office}: {reason}.</translation>
    </message>
    <message>
        <source>Nothing answers at {office}; it may be switched off.</source>
        <translation>{office} không trả lời; có thể máy chủ đang tắt.</translation>
    </message>
    <message>
        <source>Something is out of order at {office}, not here. It will be asked again by itself (error {status}).</source>
        <translation>Hệ thống của {office} đang gặp sự cố, không phải ở máy này. Chương trình sẽ tự hỏi lại (lỗi {status}).</translation>
    </message>
    <message>
        <source>That was too much at once for {office}.</source>
        <translation>{office} không nhận được nhiều như vậy trong một lần.</translation>
    </message>
    <message>
        <source>The address of {office} cannot be looked up: this computer has no connection to a network, or the network does not answer.</source>
        <translation>Không tra được địa chỉ của {office}: máy này chưa kết nối mạng, hoặc mạng không trả lời.</translation>
    </message>
    <message>
        <source>The address of {office} was not found: there is no network, or the address is wrong.</source>
        <translation>Không tìm thấy địa chỉ {office}: không có mạng hoặc sai địa chỉ.</translation>
    </message>
    <message>
        <source>The address {address} begins with http, which anyone on the way can read. Ask the office for its address that begins with https.</source>
        <translation>Địa chỉ {address} bắt đầu bằng http nên nội dung có thể bị đọc trộm trên đường truyền. Hãy hỏi đơn vị địa chỉ bắt đầu bằng https.</translation>
    </message>
    <message>
        <source>The answer of {office} is larger than an answer may be.</source>
        <translation>Câu trả lời của {office} lớn hơn mức cho phép.</translation>
    </message>
    <message>
        <source>The certificate of {office} has expired, so nothing was sent to it. This computer's clock is right: the office has to renew its certificate.</source>
        <translation>Chứng thư của {office} đã hết hạn nên chưa gửi gì tới đó. Đồng hồ máy này đúng: đơn vị tiếp nhận phải gia hạn chứng thư.</translation>
    </message>
    <message>
        <source>The certificate of {office} has expired. If this computer's clock is right, the office has to renew it.</source>
        <translation>Chứng thư của {office} đã hết hạn. Nếu đồng hồ máy này đúng, đơn vị phải gia hạn chứng thư.</translation>
    </message>
    <message>
        <source>The certificate of {office} is not valid yet. Check this computer's clock.</source>
        <translation>Chứng thư của {office} chưa có hiệu lực. Hãy kiểm tra đồng hồ của máy này.</translation>
    </message>
    <message>
        <source>The certificate that {office} shows belongs to another address, so nothing was sent to it. If the network asks you to sign in on a web page first, do that in a browser, then try again.</source>
        <translation>Chứng thư của {office} thuộc về địa chỉ khác nên không gửi gì đến đó. Nếu mạng yêu cầu đăng nhập trên một trang web trước thì hãy đăng nhập bằng trình duyệt rồi thử lại.</translation>
    </message>
    <message>
        <source>The connection to {office} broke off before the answer was complete.</source>
        <translation>Kết nối đến {office} bị ngắt khi chưa nhận đủ câu trả lời.</translation>
    </message>
    <message>
        <source>The key for {office} is no longer on this computer. Sign in again with an enrolment code from the office.</source>
        <translation>Khóa của {office} không còn trên máy này. Hãy đăng nhập lại bằng mã đăng ký do đơn vị cấp.</translation>
    </message>
    <message>
        <source>The proxy that this computer is set to use towards {office} is of a kind that this program cannot use, or its address is wrong.</source>
        <translation>Proxy mà máy này dùng để đến {office} thuộc loại chương trình không dùng được, hoặc sai địa chỉ.</translation>
    </message>
    <message>
        <source>There is no way through the network to {office}.</source>
        <translation>Mạng không có đường đến {office}.</translation>
    </message>
    <message>
        <source>This computer does not know who issued the certificate of {office}, so nothing was sent to it. Where a company reads encrypted traffic, its own certificate has to be installed on this computer: ask whoever looks after the network. If the network asks you to sign in on a web page first, do that in a browser, then try again.</source>
        <translation>Máy này không biết tổ chức cấp chứng thư của {office} nên chưa gửi gì tới đó. Nếu công ty kiểm tra lưu lượng mã hóa thì phải cài chứng thư của công ty vào máy này: hãy hỏi người quản trị mạng. Nếu mạng yêu cầu đăng nhập trên một trang web trước thì hãy đăng nhập bằng trình duyệt rồi thử lại.</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of {office}, so nothing was sent to it: {reason}.</source>
        <translation>Máy này không tin cậy chứng thư của {office} nên không gửi gì đến đó: {reason}.</translation>
    </message>
    <message>
        <source>This computer's clock is wrong, so no secure connection can be made: it shows {here}, that of {office} {there}. Let the system set its clock by itself, then try again.</source>
        <translation>Đồng hồ máy này sai nên không lập được kết nối an toàn: máy báo {here}, còn {office} báo {there}. Hãy để hệ thống tự chỉnh giờ rồi thử lại.</translation>
    </message>
    <message>
        <source>What stands before {office} answers, but the office's own system behind it does not. It will be asked again by itself (error {status}).</source>
        <translation>Cổng vào của {office} có trả lời nhưng hệ thống phía sau thì không. Chương trình sẽ tự hỏi lại (lỗi {status}).</translation>
    </message>
    <message>
        <source>What {office} answered is not the contract of a receiving office.</source>
        <translation>Nội dung {office} trả lời không đúng giao thức của hệ thống tiếp nhận.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}) answers, but cannot reach {office} just now.</source>
        <translation>Proxy của công ty ({proxy}) có trả lời nhưng hiện không tới được {office}.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}) refuses to lead to {office}. Ask whoever looks after the network to allow that address.</source>
        <translation>Proxy của công ty ({proxy}) không cho tới {office}. Hãy nhờ người quản trị mạng cho phép địa chỉ đó.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}), which leads to {office}, cannot be reached. Outside the company's network, choose in the settings, under Network, to use none.</source>
        <translation>Không kết nối được proxy của công ty ({proxy}) dẫn tới {office}. Khi ở ngoài mạng công ty, hãy chọn không dùng proxy trong Cài đặt, mục Mạng.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}), which leads to {office}, does not accept the name and password given in the settings, under Network.</source>
        <translation>Proxy của công ty ({proxy}) dẫn tới {office} không chấp nhận tên và mật khẩu đã nhập trong Cài đặt, mục Mạng.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}), which leads to {office}, needs a name and a password. Give the proxy by hand in the settings, under Network, with its name and password.</source>
        <translation>Proxy của công ty ({proxy}) dẫn tới {office} đòi tên và mật khẩu. Hãy chọn nhập tay proxy trong Cài đặt, mục Mạng, kèm tên và mật khẩu.</translation>
    </message>
    <message>
        <source>Your company's proxy ({proxy}), which leads to {office}, only takes a way of signing in that this program cannot do ({schemes}). Ask whoever looks after the network to allow the office's address without signing in; or run a program on this computer that signs in for others (such as Px or Cntlm), and enter its address in the settings, under Network.</source>
        <translation>Proxy của công ty ({proxy}) dẫn tới {office} chỉ nhận cách đăng nhập mà chương trình này không làm được ({schemes}). Hãy nhờ người quản trị mạng cho phép địa chỉ của đơn vị tiếp nhận không cần đăng nhập; hoặc chạy trên máy này một chương trình đăng nhập thay (như Px hay Cntlm) và nhập địa chỉ của nó trong Cài đặt, mục Mạng.</translation>
    </message>
    <message>
        <source>{office} answered: {answer}</source>
        <translation>{office} trả lời: {answer}</translation>
    </message>
    <message>
        <source>{office} did not answer in time.</source>
        <translation>{office} không trả lời kịp thời gian chờ.</translation>
    </message>
    <message>
        <source>{office} does not accept this enrolment code: it is mistyped, used up or out of date. Ask the office for a new one.</source>
        <translation>{office} không chấp nhận mã đăng ký này: mã bị gõ sai, đã dùng hết hoặc quá hạn. Hãy xin đơn vị mã mới.</translation>
    </message>
    <message>
        <source>{office} has too much to do and asks to wait a little.</source>
        <translation>{office} đang quá tải và đề nghị chờ một lát.</translation>
    </message>
    <message>
        <source>{office} leads on to another address ({host}), which was not followed. The network may ask you to sign in on a web page first.</source>
        <translation>{office} chuyển hướng sang địa chỉ khác ({host}) nên chương trình không đi tiếp. Có thể mạng yêu cầu đăng nhập trên trang web trước.</translation>
    </message>
    <message>
        <source>{office} no longer accepts the key of this computer. Sign in again with an enrolment code from the office.</source>
        <translation>{office} không còn chấp nhận khóa của máy này. Hãy đăng nhập lại bằng mã đăng ký do đơn vị cấp.</translation>
    </message>
    <message>
        <source>{office} takes nothing just now: it is closed for maintenance, or has too much to do. It will be asked again by itself (error {status}).</source>
        <translation>{office} hiện chưa nhận được: đang bảo trì hoặc quá tải. Chương trình sẽ tự hỏi lại (lỗi {status}).</translation>
    </message>
    <message>
        <source>{office} takes only newer versions of this program. Install the newest one.</source>
        <translation>{office} chỉ nhận phiên bản mới hơn của chương trình. Hãy cài đặt bản mới nhất.</translation>
    </message>
    <message>
        <source>“{address}” is not the address of a receiving office; it looks like https://office.example.</source>
        <translation>“{address}” không phải địa chỉ của đơn vị tiếp nhận; địa chỉ đúng có dạng https://office.example.</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Attempts: {count}</source>
        <translation>Số lần gửi: {count}</translation>
    </message>
    <message>
        <source>Compare both: leave the other's rating, or send a revision that merges the two.</source>
        <translation>Hãy so sánh: giữ phiếu của người kia, hoặc gửi phiếu sửa đổi gộp cả hai.</translation>
    </message>
    <message>
        <source>Connect the receiving office with the enrolment code that it gave you for sending; then this is sent by itself.</source>
        <translation>Hãy kết nối đơn vị tiếp nhận bằng mã đăng ký dùng để gửi do đơn vị cấp; sau đó phiếu này tự được gửi.</translation>
    </message>
    <message>
        <source>Correct it and send it again, or withdraw it.</source>
        <translation>Hãy sửa rồi gửi lại, hoặc rút lại phiếu.</translation>
    </message>
    <message>
        <source>Enter the access key; then this is sent by itself. Where it is lost, ask the office for a new enrolment code.</source>
        <translation>Hãy nhập khóa truy cập; sau đó phiếu được gửi tự động. Nếu mất khóa, hãy xin đơn vị mã đăng ký mới.</translation>
    </message>
    <message>
        <source>It is sent by itself as soon as that is over. “Send now” tries it at once.</source>
        <translation>Phiếu được gửi tự động ngay khi hết trở ngại. “Gửi ngay” sẽ thử lại ngay lập tức.</translation>
    </message>
    <message>
        <source>It is with the office just now. A change made now is sent as a revision behind it.</source>
        <translation>Phiếu đang được gửi tới đơn vị. Thay đổi lúc này sẽ được gửi sau, dưới dạng phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>It revises a rating that is still on its way, and is sent once the office has that one.</source>
        <translation>Phiếu này sửa đổi một phiếu còn đang gửi và được gửi khi đơn vị đã nhận phiếu đó.</translation>
    </message>
    <message>
        <source>Low ratings are looked at again before they are sent.</source>
        <translation>Phiếu đánh giá thấp được xem lại trước khi gửi đi.</translation>
    </message>
    <message>
        <source>Next attempt: {time}</source>
        <translation>Lần gửi tới: {time}</translation>
    </message>
    <message>
        <source>No key here may send to an office that answers for this customs branch.</source>
        <translation>Ở đây chưa có khóa truy cập nào được gửi đến đơn vị tiếp nhận của chi cục này.</translation>
    </message>
    <message>
        <source>Nothing to do: it is asked again by itself, as the same rating, so that it counts once. A change made now is sent as a revision behind it.</source>
        <translation>Không cần làm gì: chương trình tự hỏi lại với cùng phiếu này nên phiếu chỉ được tính một lần. Thay đổi lúc này sẽ được gửi sau, dưới dạng phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>Rated by somebody else first</source>
        <translation>Người khác đã đánh giá trước</translation>
    </message>
    <message>
        <source>Read it once more: then send it, correct it, or withdraw it.</source>
        <translation>Hãy đọc lại một lần nữa, rồi gửi đi, sửa lại hoặc rút lại.</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Biên nhận {number}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Replaced by a correction</source>
        <translation>Đã thay bằng phiếu mới</translation>
    </message>
    <message>
        <source>Saved, can be undone for {seconds} s</source>
        <translation>Đã lưu, còn {seconds} giây để hoàn tác</translation>
    </message>
    <message>
        <source>The office refused it: {words}</source>
        <translation>Đơn vị từ chối: {words}</translation>
    </message>
    <message>
        <source>The program ended before the office's answer came.</source>
        <translation>Chương trình đã tắt trước khi nhận được trả lời của đơn vị.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Waiting for an account</source>
        <translation>Đang chờ tài khoản</translation>
    </message>
    <message>
        <source>Waiting for the access key</source>
        <translation>Đang chờ khóa truy cập</translation>
    </message>
    <message>
        <source>Waiting for the earlier rating</source>
        <translation>Đang chờ phiếu trước</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>Đang chờ mạng</translation>
    </message>
    <message>
        <source>Waiting for the office</source>
        <translation>Đang chờ đơn vị</translation>
    </message>
    <message>
        <source>after the earlier rating</source>
        <translation>sau phiếu trước</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>ngay</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>lúc {time}</translation>
    </message>
    <message>
        <source>in {minutes} min</source>
        <translation>sau {minutes} phút</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>sau {seconds} giây</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
    <message>
        <source>on {day} at {time}</source>
        <translation>ngày {day} lúc {time}</translation>
    </message>
    <message>
        <source>once an office is connected</source>
        <translation>khi đã kết nối đơn vị</translation>
    </message>
    <message>
        <source>once the access key is there</source>
        <translation>khi có khóa truy cập</translation>
    </message>
    <message>
        <source>once you have looked at it again</source>
        <translation>sau khi bạn xem lại</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Hộp gửi</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>Cần đánh giá</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>The file {path} cannot be locked, so sending would not be safe: {reason}.</source>
        <translation>Không khóa được tệp {path} nên việc gửi không an toàn: {reason}.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be used: {reason}. Choose another one.</source>
        <translation>Không dùng được thư mục {path}: {reason}. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The folder {path} holds something else, which others may read: it would be closed to them. Choose another folder with --profile.</source>
        <translation>Thư mục {path} đang chứa thứ khác mà người khác đọc được; dùng cho hồ sơ thì họ sẽ không đọc được nữa. Hãy chọn thư mục khác bằng --profile.</translation>
    </message>
    <message>
        <source>The folder {path} lies on another computer, where the database could be damaged. Choose a folder on this computer with --profile.</source>
        <translation>Thư mục {path} nằm trên máy khác, cơ sở dữ liệu ở đó có thể bị hỏng. Hãy chọn thư mục trên máy này bằng --profile.</translation>
    </message>
    <message>
        <source>The program is open already, but it does not answer. If its window does not come back, end it with the system's task manager and start it again.</source>
        <translation>Chương trình đang mở nhưng không trả lời. Nếu cửa sổ không hiện lại, hãy kết thúc chương trình bằng trình quản lý tác vụ của hệ thống rồi mở lại.</translation>
    </message>
</context>
<context>
    <name>putting_off</name>
    <message>
        <source>Already rated in the declaration software</source>
        <translation>Đã đánh giá trong phần mềm khai báo</translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation>Không có ý kiến</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Để lại sau</translation>
    </message>
    <message>
        <source>Put off for three days</source>
        <translation>Để lại trong ba ngày</translation>
    </message>
    <message>
        <source>Put off until next week</source>
        <translation>Để lại đến tuần sau</translation>
    </message>
    <message>
        <source>Put off until tomorrow</source>
        <translation>Để lại đến ngày mai</translation>
    </message>
    <message>
        <source>{day} is no later day; today is {today}.</source>
        <translation>{day} không phải là ngày sau này; hôm nay là {today}.</translation>
    </message>
</context>
<context>
    <name>rating</name>
    <message>
        <source>Declaration {identity} is not known here; read its file or enter its number.</source>
        <translation>Chưa có tờ khai {identity}; hãy đọc tệp của tờ khai hoặc nhập số tờ khai.</translation>
    </message>
    <message>
        <source>Give a contact's name and phone so that the office can ask.</source>
        <translation>Hãy cho biết họ tên và số điện thoại người liên hệ để đơn vị có thể hỏi lại.</translation>
    </message>
    <message>
        <source>Give at least one subject a level.</source>
        <translation>Hãy chọn mức độ hài lòng cho ít nhất một đối tượng.</translation>
    </message>
    <message>
        <source>Give the subject a name of 1 to 300 characters.</source>
        <translation>Hãy đặt tên đối tượng dài từ 1 đến 300 ký tự.</translation>
    </message>
    <message>
        <source>The contact's name or phone is too long.</source>
        <translation>Họ tên hoặc số điện thoại người liên hệ quá dài.</translation>
    </message>
    <message>
        <source>“{name}” stands twice; remove one.</source>
        <translation>“{name}” bị trùng; hãy bỏ bớt một.</translation>
    </message>
    <message>
        <source>“{name}”: choose a reason or say what happened.</source>
        <translation>“{name}”: hãy chọn lý do hoặc nêu rõ sự việc.</translation>
    </message>
    <message>
        <source>“{name}”: the details are longer than {limit} characters.</source>
        <translation>“{name}”: nội dung chi tiết dài quá {limit} ký tự.</translation>
    </message>
</context>
<context>
    <name>replying</name>
    <message>
        <source>A reply in case {case} is already on its way.</source>
        <translation>Vụ việc {case} đã có một phản hồi đang trên đường gửi.</translation>
    </message>
    <message>
        <source>Say why it is not settled, so that the office can act on it.</source>
        <translation>Hãy cho biết vì sao chưa giải quyết xong để đơn vị có thể xử lý tiếp.</translation>
    </message>
    <message>
        <source>The office has not answered case {case} yet: a reply is possible after that.</source>
        <translation>Đơn vị chưa trả lời vụ việc {case}; có thể phản hồi sau khi đơn vị trả lời.</translation>
    </message>
    <message>
        <source>The reply is longer than {limit} characters.</source>
        <translation>Phản hồi dài quá {limit} ký tự.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>All enterprises · made on {time}</source>
        <translation>Mọi doanh nghiệp · lập lúc {time}</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Hạn trả lời</translation>
    </message>
    <message>
        <source>Assessed subject</source>
        <translation>Đối tượng đánh giá</translation>
    </message>
    <message>
        <source>Assessments of customs service, {month}</source>
        <translation>Đánh giá dịch vụ hải quan, tháng {month}</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Chi cục</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Enterprise {enterprise} · made on {time}</source>
        <translation>Doanh nghiệp {enterprise} · lập lúc {time}</translation>
    </message>
    <message>
        <source>Figures of the month</source>
        <translation>Số liệu trong tháng</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Bước gần nhất</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Không có vụ việc nào chưa khép.</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Vụ việc chưa khép</translation>
    </message>
    <message>
        <source>Rated at</source>
        <translation>Đánh giá lúc</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} vụ việc nữa</translation>
    </message>
    <message>
        <source>assessments</source>
        <translation>phiếu đánh giá</translation>
    </message>
    <message>
        <source>average level of 5</source>
        <translation>mức trung bình trên 5</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>trang {page}/{pages}</translation>
    </message>
    <message>
        <source>ratings</source>
        <translation>lượt đánh giá</translation>
    </message>
    <message>
        <source>ratings of 1 or 2</source>
        <translation>lượt đánh giá mức 1 và 2</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Answer due in {days} days</source>
        <translation>Còn {days} ngày đến hạn trả lời</translation>
    </message>
    <message>
        <source>Answer due today</source>
        <translation>Hôm nay đến hạn trả lời</translation>
    </message>
    <message>
        <source>Answer due tomorrow</source>
        <translation>Ngày mai đến hạn trả lời</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>Answered on {day}, a day late</source>
        <translation>Trả lời ngày {day}, trễ 1 ngày</translation>
    </message>
    <message>
        <source>Answered on {day}, in time</source>
        <translation>Trả lời ngày {day}, đúng hạn</translation>
    </message>
    <message>
        <source>Answered on {day}, {days} days late</source>
        <translation>Trả lời ngày {day}, trễ {days} ngày</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Vụ việc</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Quá trình xử lý</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Phản ánh đúng</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Biện pháp xử lý</translation>
    </message>
    <message>
        <source>No answer yet: whether it arrived is seen when the case is fetched</source>
        <translation>Chưa có trả lời: sẽ biết đã đến nơi hay chưa khi tải lại vụ việc</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>Outside customs</source>
        <translation>Ngoài hải quan</translation>
    </message>
    <message>
        <source>Overdue by a day</source>
        <translation>Quá hạn 1 ngày</translation>
    </message>
    <message>
        <source>Overdue by {days} days</source>
        <translation>Quá hạn {days} ngày</translation>
    </message>
    <message>
        <source>Overdue since today</source>
        <translation>Quá hạn từ hôm nay</translation>
    </message>
    <message>
        <source>Partly founded</source>
        <translation>Đúng một phần</translation>
    </message>
    <message>
        <source>The office refused it: {words}</source>
        <translation>Đơn vị từ chối: {words}</translation>
    </message>
    <message>
        <source>The office's answer</source>
        <translation>Trả lời của đơn vị</translation>
    </message>
    <message>
        <source>Unfounded</source>
        <translation>Phản ánh không đúng</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Đang chờ gửi</translation>
    </message>
    <message>
        <source>Waiting to be sent: {trouble}</source>
        <translation>Đang chờ gửi: {trouble}</translation>
    </message>
    <message>
        <source>Waits for your reply</source>
        <translation>Chờ bạn phản hồi</translation>
    </message>
    <message>
        <source>What you said</source>
        <translation>Phản ánh của bạn</translation>
    </message>
    <message>
        <source>due date {time}</source>
        <translation>hạn trả lời {time}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>chưa đọc</translation>
    </message>
    <message>
        <source>{office} has answered your rating of {subject}, declaration {number}: {outcome}.</source>
        <translation>{office} đã trả lời đánh giá của bạn về {subject}, tờ khai {number}: {outcome}.</translation>
    </message>
</context>
<context>
    <name>row_words</name>
    <message>
        <source>Draft</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>Put off until {day}</source>
        <translation>Để lại đến {day}</translation>
    </message>
    <message>
        <source>Rated before</source>
        <translation>Đã đánh giá trước đây</translation>
    </message>
    <message>
        <source>Rated by {name}</source>
        <translation>{name} đã đánh giá</translation>
    </message>
    <message>
        <source>Rated by {name}, {time}</source>
        <translation>{name} đã đánh giá, {time}</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Đã bỏ qua</translation>
    </message>
    <message>
        <source>Team {code}</source>
        <translation>Đội {code}</translation>
    </message>
    <message>
        <source>{channel} channel</source>
        <translation>Luồng {channel}</translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>The office could not take it just now and will be asked again.</source>
        <translation>Đơn vị tạm thời chưa nhận được; chương trình sẽ gửi lại.</translation>
    </message>
    <message>
        <source>The program was closed before it could be sent.</source>
        <translation>Chương trình đã đóng trước khi gửi được.</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source> a day</source>
        <translation> mỗi ngày</translation>
    </message>
    <message>
        <source> days</source>
        <translation> ngày</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> phút</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> giây</translation>
    </message>
    <message>
        <source>1 and 2 stars wait in the outbox until somebody looks at them again and lets them go.</source>
        <translation>Phiếu 1 và 2 sao chờ trong hộp gửi cho đến khi có người xem lại và cho gửi đi.</translation>
    </message>
    <message>
        <source>A setting is not used ({place}): {reason}</source>
        <translation>Một cài đặt không được dùng ({place}): {reason}</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Địa chỉ proxy</translation>
    </message>
    <message>
        <source>Address of the receiving office</source>
        <translation>Địa chỉ của đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>After clearance</source>
        <translation>Sau khi thông quan</translation>
    </message>
    <message>
        <source>All keys…</source>
        <translation>Tất cả phím tắt…</translation>
    </message>
    <message>
        <source>All that are new together, at most once an hour, never while you type.</source>
        <translation>Gộp các tờ khai mới vào một lần, nhiều nhất mỗi giờ một lần, không bao giờ trong lúc bạn đang gõ.</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn giữ</translation>
    </message>
    <message>
        <source>Announce cleared declarations</source>
        <translation>Báo khi có tờ khai mới thông quan</translation>
    </message>
    <message>
        <source>Announce notices and documents</source>
        <translation>Báo khi có thông báo, văn bản mới</translation>
    </message>
    <message>
        <source>Announce refused ratings</source>
        <translation>Báo khi đánh giá bị từ chối</translation>
    </message>
    <message>
        <source>Announce results</source>
        <translation>Báo khi có kết quả xử lý</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Theo máy tính này</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Hỏi lại</translation>
    </message>
    <message>
        <source>Ask for professional stages</source>
        <translation>Hỏi từng khâu nghiệp vụ</translation>
    </message>
    <message>
        <source>Ask once</source>
        <translation>Hỏi một lần</translation>
    </message>
    <message>
        <source>Asked about green declarations</source>
        <translation>Hỏi về tờ khai luồng Xanh</translation>
    </message>
    <message>
        <source>Asked about red declarations</source>
        <translation>Hỏi về tờ khai luồng Đỏ</translation>
    </message>
    <message>
        <source>Asked about yellow declarations</source>
        <translation>Hỏi về tờ khai luồng Vàng</translation>
    </message>
    <message>
        <source>At most so many declarations are asked about</source>
        <translation>Số tờ khai được hỏi nhiều nhất</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Nhập tay</translation>
    </message>
    <message>
        <source>Codes such as A11, E31.</source>
        <translation>Các mã như A11, E31.</translation>
    </message>
    <message>
        <source>Codes such as A11, E31; other subjects can be added.</source>
        <translation>Các mã như A11, E31; vẫn thêm được đối tượng khác.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu giao diện</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Thoáng</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Gọn</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Người liên hệ</translation>
    </message>
    <message>
        <source>Counted back from the newest receipt. Older assessments go once they were received or withdrawn and each of their cases is closed and read: never what is open or unsent. Their declarations stay, and are not asked about again.</source>
        <translation>Tính ngược từ biên nhận mới nhất. Phiếu cũ hơn bị xóa khi đã được tiếp nhận hoặc đã rút, và mọi vụ việc của phiếu đã đóng, đã đọc; việc chưa xong hoặc phiếu chưa gửi thì không bao giờ bị xóa. Tờ khai vẫn còn và không bị hỏi lại.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Days before the effective day from which on it is reminded of; 0: never.</source>
        <translation>Số ngày trước ngày có hiệu lực thì bắt đầu nhắc; 0: không nhắc.</translation>
    </message>
    <message>
        <source>Declaration sources</source>
        <translation>Nguồn tờ khai</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Độ thoáng</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Không hỏi</translation>
    </message>
    <message>
        <source>During the procedure</source>
        <translation>Trong khi làm thủ tục</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Mọi đối tượng</translation>
    </message>
    <message>
        <source>Five years</source>
        <translation>Năm năm</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Chạy tiếp ở khay hệ thống</translation>
    </message>
    <message>
        <source>How long copies are kept</source>
        <translation>Thời gian giữ bản sao lưu</translation>
    </message>
    <message>
        <source>How long ended history is kept</source>
        <translation>Thời gian giữ lịch sử đã kết thúc</translation>
    </message>
    <message>
        <source>How much room there is between lines and around controls.</source>
        <translation>Khoảng cách giữa các dòng và quanh các nút, ô nhập.</translation>
    </message>
    <message>
        <source>Icon in the system tray</source>
        <translation>Biểu tượng ở khay hệ thống</translation>
    </message>
    <message>
        <source>In the tray the program goes on reading declarations and sending ratings.</source>
        <translation>Ở khay hệ thống, chương trình vẫn đọc tờ khai và gửi đánh giá.</translation>
    </message>
    <message>
        <source>In these hours nothing is announced; what came is told afterwards, together.</source>
        <translation>Trong giờ này không báo gì; những gì mới sẽ được báo gộp sau đó.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Light, dark, or as this computer is set.</source>
        <translation>Sáng, tối hoặc theo cài đặt của máy tính này.</translation>
    </message>
    <message>
        <source>Minutes after which the offices are asked for news again.</source>
        <translation>Số phút giữa hai lần hỏi tin từ đơn vị tiếp nhận.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>New and changed legal documents and notices of offices.</source>
        <translation>Văn bản pháp luật mới hoặc thay đổi và thông báo của cơ quan hải quan.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Thông báo văn bản</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Báo trên màn hình</translation>
    </message>
    <message>
        <source>Of all text in the window, beside what the system sets.</source>
        <translation>Áp dụng cho mọi chữ trong cửa sổ, cộng với cỡ chữ của hệ thống.</translation>
    </message>
    <message>
        <source>Offered when an enrolment code is entered; where policy fixes it, no other.</source>
        <translation>Điền sẵn khi nhập mã đăng ký; nếu chính sách đã quy định thì chỉ dùng địa chỉ này.</translation>
    </message>
    <message>
        <source>Office and account</source>
        <translation>Đơn vị và tài khoản</translation>
    </message>
    <message>
        <source>One a week after the first two weeks; the newest eight stay in any case. Assessments, results and notices themselves are kept until you delete them or say otherwise below.</source>
        <translation>Sau hai tuần đầu, mỗi tuần giữ một bản; tám bản mới nhất luôn được giữ. Phiếu đánh giá, kết quả và thông báo thì được giữ cho đến khi bạn xóa hoặc chọn khác ở mục dưới.</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Một năm</translation>
    </message>
    <message>
        <source>Only where the proxy given by hand asks for one.</source>
        <translation>Chỉ khi proxy nhập tay đòi tên.</translation>
    </message>
    <message>
        <source>Phase where the file does not say</source>
        <translation>Giai đoạn khi tệp không cho biết</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Cổng proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Im lặng từ</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Giờ im lặng</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Im lặng đến</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Đánh giá</translation>
    </message>
    <message>
        <source>Regimes of which the branch only is asked about</source>
        <translation>Loại hình chỉ hỏi về chi cục</translation>
    </message>
    <message>
        <source>Regimes that are not asked about</source>
        <translation>Loại hình không hỏi</translation>
    </message>
    <message>
        <source>Reminder before a document takes effect</source>
        <translation>Nhắc trước khi văn bản có hiệu lực</translation>
    </message>
    <message>
        <source>Second look at low ratings</source>
        <translation>Xem lại phiếu đánh giá thấp trước khi gửi</translation>
    </message>
    <message>
        <source>Seconds for which a sent assessment can still be taken back in the window.</source>
        <translation>Số giây còn có thể lấy lại phiếu vừa gửi.</translation>
    </message>
    <message>
        <source>Set-up assistant…</source>
        <translation>Trợ lý thiết lập…</translation>
    </message>
    <message>
        <source>Show only declarations of the user</source>
        <translation>Chỉ hiện tờ khai của người dùng</translation>
    </message>
    <message>
        <source>Shown to the office, and to colleagues who see your assessments.</source>
        <translation>Hiện cho đơn vị tiếp nhận và đồng nghiệp xem phiếu của bạn.</translation>
    </message>
    <message>
        <source>Shows how many declarations wait; without it, closing the window quits.</source>
        <translation>Cho biết số tờ khai đang chờ; nếu tắt, đóng cửa sổ là thoát chương trình.</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Khởi động cùng máy tính</translation>
    </message>
    <message>
        <source>Ten years</source>
        <translation>Mười năm</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>The branch only</source>
        <translation>Chỉ chi cục</translation>
    </message>
    <message>
        <source>The company's way out to the internet: as this computer, none, or by hand.</source>
        <translation>Đường ra internet của công ty: theo máy tính này, không dùng, hoặc nhập tay.</translation>
    </message>
    <message>
        <source>The name is longer than {limit} characters.</source>
        <translation>Tên dài quá {limit} ký tự.</translation>
    </message>
    <message>
        <source>The newest come first, the others another day; 0: as many as there are.</source>
        <translation>Tờ khai mới nhất trước, số còn lại để hôm khác; 0: không giới hạn.</translation>
    </message>
    <message>
        <source>The settings could not be saved in {path}: {reason}.</source>
        <translation>Không lưu được cài đặt vào {path}: {reason}.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read and are not used: {reason}.</source>
        <translation>Không đọc được cài đặt trong {path} nên không dùng: {reason}.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”; the settings are: {keys}.</source>
        <translation>Không có cài đặt “{key}”; các cài đặt gồm: {keys}.</translation>
    </message>
    <message>
        <source>Those that the office's sheet names stand in the form; otherwise they can be added to it.</source>
        <translation>Các khâu ghi trong phiếu của đơn vị tiếp nhận có sẵn trên phiếu đánh giá; nếu tắt, vẫn có thể tự thêm.</translation>
    </message>
    <message>
        <source>Three months</source>
        <translation>Ba tháng</translation>
    </message>
    <message>
        <source>Time between updates</source>
        <translation>Khoảng cách cập nhật</translation>
    </message>
    <message>
        <source>Time of day on Vietnam's clock, such as 06:00.</source>
        <translation>Giờ Việt Nam, ví dụ 06:00.</translation>
    </message>
    <message>
        <source>Time of day on Vietnam's clock, such as 22:00.</source>
        <translation>Giờ Việt Nam, ví dụ 22:00.</translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation>Thời gian hoàn tác</translation>
    </message>
    <message>
        <source>Two weeks</source>
        <translation>Hai tuần</translation>
    </message>
    <message>
        <source>Two years</source>
        <translation>Hai năm</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>Tên người dùng proxy</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Rất lớn</translation>
    </message>
    <message>
        <source>Vietnamese, English, or the language of this computer.</source>
        <translation>Tiếng Việt, tiếng Anh hoặc theo ngôn ngữ của máy tính này.</translation>
    </message>
    <message>
        <source>What an office did about a low rating.</source>
        <translation>Cơ quan hải quan đã xử lý đánh giá mức thấp như thế nào.</translation>
    </message>
    <message>
        <source>What an office refused waits in the outbox for you.</source>
        <translation>Đánh giá bị từ chối nằm trong hộp gửi, chờ bạn sửa.</translation>
    </message>
    <message>
        <source>What is not asked about can still be found under “All declarations” and rated.</source>
        <translation>Tờ khai không được hỏi vẫn có trong “Tất cả tờ khai” và vẫn đánh giá được.</translation>
    </message>
    <message>
        <source>What is rated where no source tells whether a declaration has been cleared.</source>
        <translation>Đánh giá giai đoạn nào khi không nguồn nào cho biết tờ khai đã thông quan hay chưa.</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Khi đóng cửa sổ</translation>
    </message>
    <message>
        <source>When you sign in, the program begins in the tray, without a window.</source>
        <translation>Khi bạn đăng nhập máy tính, chương trình chạy sẵn ở khay hệ thống, không mở cửa sổ.</translation>
    </message>
    <message>
        <source>Where the proxy is given by hand, such as proxy.example.</source>
        <translation>Khi nhập tay proxy, ví dụ proxy.example.</translation>
    </message>
    <message>
        <source>Where the proxy is given by hand; mostly 8080 or 3128.</source>
        <translation>Khi nhập tay proxy; thường là 8080 hoặc 3128.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tên của bạn</translation>
    </message>
    <message>
        <source>Your user name in the declaration software; empty: the declarations of all users.</source>
        <translation>Tên người dùng của bạn trong phần mềm khai hải quan; để trống: tờ khai của mọi người dùng.</translation>
    </message>
    <message>
        <source>“{name}” ({key}) is fixed by this computer's administrator.</source>
        <translation>“{name}” ({key}) do quản trị viên của máy này quy định.</translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}.</source>
        <translation>“{value}” không thể là giá trị của {key}.</translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}; it is a number from {lowest} to {highest}.</source>
        <translation>“{value}” không thể là giá trị của {key}; giá trị là số từ {lowest} đến {highest}.</translation>
    </message>
    <message>
        <source>“{value}” cannot be the value of {key}; it is one of: {choices}.</source>
        <translation>“{value}” không thể là giá trị của {key}; giá trị là một trong: {choices}.</translation>
    </message>
    <message>
        <source>“{value}” is not a list of regime codes; it looks like A11, E31.</source>
        <translation>“{value}” không phải là danh sách mã loại hình; hãy viết như A11, E31.</translation>
    </message>
    <message>
        <source>“{value}” is not a time of day; it looks like 22:00.</source>
        <translation>“{value}” không phải là giờ trong ngày; hãy ghi như 22:00.</translation>
    </message>
    <message>
        <source>“{value}” is not the address of a proxy; it looks like proxy.example, and its port is a setting of its own.</source>
        <translation>“{value}” không phải địa chỉ proxy; địa chỉ có dạng proxy.example, còn cổng là cài đặt riêng.</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Being read.</source>
        <translation>Đang đọc.</translation>
    </message>
    <message>
        <source>Being read: {percent} %.</source>
        <translation>Đang đọc: {percent} %.</translation>
    </message>
    <message>
        <source>Being read: {position} of {count}, {file}.</source>
        <translation>Đang đọc: {position}/{count}, {file}.</translation>
    </message>
    <message>
        <source>Declarations are read, but not the names of the customs offices. {reason}</source>
        <translation>Vẫn đọc được tờ khai, nhưng không đọc được tên các đơn vị hải quan. {reason}</translation>
    </message>
    <message>
        <source>Files that could not be read now and are tried again later: {count}. {reason}</source>
        <translation>Số tệp tạm thời chưa đọc được, sẽ tự đọc lại sau: {count}. {reason}</translation>
    </message>
    <message>
        <source>Files that could not be read: {count}.</source>
        <translation>Số tệp không đọc được: {count}.</translation>
    </message>
    <message>
        <source>Held by another program or not to be opened: {count} files, first {file}.</source>
        <translation>Chương trình khác đang giữ hoặc không mở được: {count} tệp, đầu tiên là {file}.</translation>
    </message>
    <message>
        <source>Last read {when}. Declarations: {declarations}, from {files} files.</source>
        <translation>Đọc lần cuối {when}. Tờ khai: {declarations}, từ {files} tệp.</translation>
    </message>
    <message>
        <source>Last read {when}. Declarations: {declarations}.</source>
        <translation>Đọc lần cuối {when}. Tờ khai: {declarations}.</translation>
    </message>
    <message>
        <source>No declaration number: a note, a sum, or not registered yet.</source>
        <translation>Không có số tờ khai: dòng ghi chú, dòng tổng, hoặc tờ khai chưa đăng ký.</translation>
    </message>
    <message>
        <source>Not a valid declaration number of 12 digits.</source>
        <translation>Không phải số tờ khai hợp lệ gồm 12 chữ số.</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>Chưa đọc lần nào.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Đang tạm ngừng.</translation>
    </message>
    <message>
        <source>Reading {name} · file {position} of {count}</source>
        <translation>Đang đọc {name} · tệp {position}/{count}</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>Đang đọc {name} …</translation>
    </message>
    <message>
        <source>Reading {name} … {percent} %</source>
        <translation>Đang đọc {name} … {percent} %</translation>
    </message>
    <message>
        <source>Rows without a valid declaration: {count}.</source>
        <translation>Số dòng không có tờ khai hợp lệ: {count}.</translation>
    </message>
    <message>
        <source>The columns of this table do not say which declarations are cleared.</source>
        <translation>Các cột của bảng này không cho biết tờ khai nào đã thông quan.</translation>
    </message>
    <message>
        <source>The date of clearance “{written}” could not be read, so that it is not known whether such declarations are cleared. Export the column as dates, as in 20/05/2024.</source>
        <translation>Không đọc được ngày thông quan “{written}”, nên chưa biết các tờ khai như vậy đã thông quan hay chưa. Hãy xuất cột này dưới dạng ngày, ví dụ 20/05/2024.</translation>
    </message>
    <message>
        <source>The folder {path} is a source already.</source>
        <translation>Thư mục {path} đã là một nguồn rồi.</translation>
    </message>
    <message>
        <source>The folder {path} is not there, or cannot be opened.</source>
        <translation>Thư mục {path} không có, hoặc không mở được.</translation>
    </message>
    <message>
        <source>The last reading failed.</source>
        <translation>Lần đọc cuối không thành.</translation>
    </message>
    <message>
        <source>The program is being closed.</source>
        <translation>Chương trình đang đóng.</translation>
    </message>
    <message>
        <source>The program's reader of files does not start.</source>
        <translation>Bộ đọc tệp của chương trình không khởi động được.</translation>
    </message>
    <message>
        <source>There is no source number {number}.</source>
        <translation>Không có nguồn số {number}.</translation>
    </message>
    <message>
        <source>This list report does not say which declarations are cleared. In ECUS, show the column “Ngày thông quan” or “Trạng thái” and export it again.</source>
        <translation>Báo cáo danh sách này không cho biết tờ khai nào đã thông quan. Trong ECUS, hãy cho hiện cột “Ngày thông quan” hoặc “Trạng thái” rồi xuất lại.</translation>
    </message>
    <message>
        <source>Waiting for its folder, which is not there now.</source>
        <translation>Đang chờ thư mục, hiện không thấy.</translation>
    </message>
    <message>
        <source>Watched by another window of this profile.</source>
        <translation>Một cửa sổ khác của hồ sơ này đang theo dõi.</translation>
    </message>
    <message>
        <source>Watched while a window is open.</source>
        <translation>Được theo dõi khi cửa sổ đang mở.</translation>
    </message>
    <message>
        <source>Watched.</source>
        <translation>Đang theo dõi.</translation>
    </message>
    <message>
        <source>You have no permission to read {file}.</source>
        <translation>Bạn không có quyền đọc {file}.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a table: line {row} does not end. Export it again.</source>
        <translation>Không đọc được {file} dưới dạng bảng: dòng {row} không kết thúc. Hãy xuất lại tệp.</translation>
    </message>
    <message>
        <source>{file} contradicts itself: import and export have other numbers than {number}.</source>
        <translation>{file} tự mâu thuẫn: số tờ khai {number} không khớp với loại nhập khẩu hay xuất khẩu.</translation>
    </message>
    <message>
        <source>{file} contradicts itself: the header of the message and its first item name different declarations.</source>
        <translation>{file} tự mâu thuẫn: phần đầu của thông điệp và chỉ tiêu đầu tiên ghi hai tờ khai khác nhau.</translation>
    </message>
    <message>
        <source>{file} contradicts itself: the message announces {announced} bytes and has {real}. It may be cut off: save it again.</source>
        <translation>{file} tự mâu thuẫn: thông điệp ghi độ dài {announced} byte nhưng có {real} byte. Có thể tệp bị cắt cụt: hãy lưu lại.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation>Không đọc được {file}: {reason}.</translation>
    </message>
    <message>
        <source>{file} does not exist (any more).</source>
        <translation>{file} không tồn tại hoặc không còn nữa.</translation>
    </message>
    <message>
        <source>{file} has no column “{column}”: these columns are those of another table.</source>
        <translation>{file} không có cột “{column}”: cách hiểu các cột này là của một bảng khác.</translation>
    </message>
    <message>
        <source>{file} has rows, but in none of them a valid declaration number. Show the column with all 12 digits and export it again.</source>
        <translation>{file} có các dòng dữ liệu, nhưng không dòng nào có số tờ khai hợp lệ. Hãy cho hiện đủ 12 chữ số của cột này rồi xuất lại.</translation>
    </message>
    <message>
        <source>{file} has the form of a declaration, but no declaration number.</source>
        <translation>{file} có mẫu tờ khai nhưng không có số tờ khai.</translation>
    </message>
    <message>
        <source>{file} has the header of a table, but no declaration below it.</source>
        <translation>{file} có dòng tiêu đề của bảng, nhưng bên dưới không có tờ khai nào.</translation>
    </message>
    <message>
        <source>{file} holds more than {count} declarations. Export fewer at a time.</source>
        <translation>{file} chứa hơn {count} tờ khai. Hãy xuất mỗi lần ít tờ khai hơn.</translation>
    </message>
    <message>
        <source>{file} is a folder, not a file.</source>
        <translation>{file} là thư mục, không phải tệp.</translation>
    </message>
    <message>
        <source>{file} is an EDI message {code}, which tells nothing about the channel or the clearance of a declaration.</source>
        <translation>{file} là thông điệp EDI {code}, không cho biết kết quả phân luồng hay thông quan của tờ khai nào.</translation>
    </message>
    <message>
        <source>{file} is an Excel file, but not the print of a customs declaration, no list report and no table whose columns are known.</source>
        <translation>{file} là tệp Excel, nhưng không phải bản in tờ khai hải quan, không phải báo cáo danh sách tờ khai, cũng không phải bảng có các cột đã biết.</translation>
    </message>
    <message>
        <source>{file} is an XML export without any declaration. Choose the declaration in the declaration software and export it again.</source>
        <translation>{file} là tệp XML xuất ra nhưng không có tờ khai nào. Hãy chọn tờ khai trong phần mềm khai báo rồi xuất lại.</translation>
    </message>
    <message>
        <source>{file} is damaged or cut off. Export the declaration to XML again.</source>
        <translation>{file} bị hỏng hoặc bị cắt ngang. Hãy xuất lại tờ khai ra XML.</translation>
    </message>
    <message>
        <source>{file} is damaged. Print it to Excel again.</source>
        <translation>{file} bị hỏng. Hãy in lại ra Excel.</translation>
    </message>
    <message>
        <source>{file} is damaged: the EDI message in it cannot be unpacked. Save it again.</source>
        <translation>{file} bị hỏng: không giải nén được thông điệp EDI trong tệp. Hãy lưu lại tệp.</translation>
    </message>
    <message>
        <source>{file} is damaged: the EDI message in it has no complete header. Save it again.</source>
        <translation>{file} bị hỏng: thông điệp EDI trong tệp thiếu phần đầu. Hãy lưu lại tệp.</translation>
    </message>
    <message>
        <source>{file} is empty. Print it to Excel again.</source>
        <translation>{file} trống. Hãy in lại ra Excel.</translation>
    </message>
    <message>
        <source>{file} is in use by another program. Close it there and import it again.</source>
        <translation>{file} đang được chương trình khác sử dụng. Hãy đóng tệp rồi đọc lại.</translation>
    </message>
    <message>
        <source>{file} is incomplete: a message {code} has at least {least} items, and this one has {count}. Save it again.</source>
        <translation>{file} không đầy đủ: thông điệp {code} có ít nhất {least} chỉ tiêu, còn thông điệp này có {count}. Hãy lưu lại tệp.</translation>
    </message>
    <message>
        <source>{file} is no list report of ECUS with the column “Số TK”, and what its columns mean is not known.</source>
        <translation>{file} không phải báo cáo danh sách của ECUS có cột “Số TK”, và chưa biết các cột của tệp có nghĩa gì.</translation>
    </message>
    <message>
        <source>{file} is no table: neither an Excel workbook nor text in columns.</source>
        <translation>{file} không phải là bảng: không phải tệp Excel, cũng không phải văn bản chia cột.</translation>
    </message>
    <message>
        <source>{file} is not a file that this program reads, such as an Excel print of a declaration.</source>
        <translation>{file} không phải loại tệp chương trình đọc được, như bản in tờ khai ra Excel.</translation>
    </message>
    <message>
        <source>{file} is not an Excel workbook.</source>
        <translation>{file} không phải tệp Excel.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} không phải tệp thông thường.</translation>
    </message>
    <message>
        <source>{file} is of no format that this program reads by itself, and the additional format “{format}” could not be loaded. Have the package that brings it installed again.</source>
        <translation>{file} không thuộc định dạng nào mà chương trình tự đọc được, và không nạp được định dạng bổ sung “{format}”. Hãy nhờ cài đặt lại gói kèm theo định dạng này.</translation>
    </message>
    <message>
        <source>{file} is protected by a password. Save it without one and import it again.</source>
        <translation>{file} được đặt mật khẩu. Hãy lưu lại không có mật khẩu rồi đọc lại.</translation>
    </message>
    <message>
        <source>{file} is too large: at most {megabytes} MB are read.</source>
        <translation>{file} quá lớn: chỉ đọc tệp tối đa {megabytes} MB.</translation>
    </message>
    <message>
        <source>{file} was given up: it could not be read within {seconds} seconds.</source>
        <translation>Đã bỏ qua {file}: không đọc xong trong {seconds} giây.</translation>
    </message>
    <message>
        <source>{file} was given up: it is damaged or would use up the memory. Print it to Excel again.</source>
        <translation>Đã bỏ qua {file}: tệp bị hỏng hoặc chiếm hết bộ nhớ. Hãy in lại ra Excel.</translation>
    </message>
    <message>
        <source>{file} was not opened: unpacked, it is larger than any EDI message, or packed too often.</source>
        <translation>Không mở {file}: sau khi giải nén, tệp lớn hơn mọi thông điệp EDI, hoặc được nén quá nhiều lớp.</translation>
    </message>
    <message>
        <source>{file} was not opened: unpacked, it is larger than any genuine print.</source>
        <translation>Không mở {file}: sau khi giải nén, tệp lớn hơn mọi bản in thật.</translation>
    </message>
    <message>
        <source>{file} was not read: it defines abbreviations or refers to other files, which no export of a declaration does.</source>
        <translation>Không đọc {file}: tệp này định nghĩa chữ viết tắt hoặc tham chiếu đến tệp khác, điều mà không tệp xuất tờ khai nào có.</translation>
    </message>
    <message>
        <source>{file} was not read: the program is being closed.</source>
        <translation>Chưa đọc {file}: chương trình đang đóng.</translation>
    </message>
    <message>
        <source>{file} was not read: the program's reader of files does not start.</source>
        <translation>Chưa đọc {file}: bộ đọc tệp của chương trình không khởi động được.</translation>
    </message>
    <message>
        <source>{file} was not read: there are no columns saved as “{name}”.</source>
        <translation>Chưa đọc {file}: không có cách hiểu các cột nào được lưu với tên “{name}”.</translation>
    </message>
    <message>
        <source>{file}: of an EDI message {code} only the declaration number, the state and the time are read. Customs branch, channel, regime and enterprise are missing; they can come from the Excel print, the XML export, the list report or the database.</source>
        <translation>{file}: với thông điệp EDI {code}, chương trình chỉ đọc số tờ khai, trạng thái và thời điểm. Còn thiếu chi cục hải quan, luồng, mã loại hình và doanh nghiệp; có thể lấy từ bản in Excel, tệp XML, báo cáo danh sách tờ khai hoặc cơ sở dữ liệu.</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>{path} is a file; choose its folder.</source>
        <translation>{path} là một tệp; hãy chọn thư mục chứa nó.</translation>
    </message>
</context>
<context>
    <name>speech</name>
    <message>
        <source>en</source>
        <comment>The code of your language</comment>
        <translation>vi</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>An access key is needed</source>
        <translation>Cần khóa truy cập</translation>
    </message>
    <message>
        <source>An access key is needed · waiting here: {count}</source>
        <translation>Cần khóa truy cập · đang chờ tại đây: {count}</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Đã gửi hết</translation>
    </message>
    <message>
        <source>Everything is sent · {time}</source>
        <translation>Đã gửi hết · {time}</translation>
    </message>
    <message>
        <source>No office connected</source>
        <translation>Chưa kết nối đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>No office connected · waiting here: {count}</source>
        <translation>Chưa kết nối đơn vị tiếp nhận · đang chờ: {count}</translation>
    </message>
    <message>
        <source>Refused by the office: {count}. See the outbox.</source>
        <translation>Bị đơn vị từ chối: {count}. Xem Hộp gửi.</translation>
    </message>
    <message>
        <source>Talking to the office…</source>
        <translation>Đang liên lạc với đơn vị tiếp nhận…</translation>
    </message>
    <message>
        <source>The office cannot be reached now</source>
        <translation>Hiện không liên lạc được với đơn vị tiếp nhận</translation>
    </message>
    <message>
        <source>Waiting for the network: {count}</source>
        <translation>Đang chờ mạng: {count}</translation>
    </message>
    <message>
        <source>Waiting to be sent: {count}</source>
        <translation>Đang chờ gửi: {count}</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>Another program has been holding {path} for too long; nothing was saved. Try again.</source>
        <translation>Chương trình khác giữ {path} quá lâu; chưa lưu được gì. Hãy thử lại.</translation>
    </message>
    <message>
        <source>Declaration {number} has already been rated here; open that rating to change it.</source>
        <translation>Tờ khai {number} đã được đánh giá tại đây; hãy mở phiếu đó để sửa.</translation>
    </message>
    <message>
        <source>No copy of the database could be made: {reason}</source>
        <translation>Không tạo được bản sao cơ sở dữ liệu: {reason}</translation>
    </message>
    <message>
        <source>Reading {path} was stopped.</source>
        <translation>Đã dừng đọc {path}.</translation>
    </message>
    <message>
        <source>The copy of {time} was restored. What was there was set aside as {path}; the ratings made since were kept: {ratings} in all.</source>
        <translation>Đã khôi phục bản sao lúc {time}. Dữ liệu trước đó được cất riêng tại {path}; các đánh giá lập sau bản sao vẫn được giữ, tổng cộng {ratings}.</translation>
    </message>
    <message>
        <source>The copy “{name}” is damaged; choose another one.</source>
        <translation>Bản sao “{name}” bị hỏng; hãy chọn bản khác.</translation>
    </message>
    <message>
        <source>The database was damaged and there was no copy of it. It was set aside as {path}, and what could be read was taken over: ratings made here {ratings}, of which {again} are sent once more to be sure; declarations {declarations}, drafts {drafts}. Ratings that can no longer be read: {lost}; those that an office holds come back by themselves.</source>
        <translation>Cơ sở dữ liệu bị hỏng và chưa có bản sao. Tệp hỏng được cất riêng tại {path}, phần còn đọc được đã được chuyển sang: {ratings} đánh giá lập tại đây, trong đó {again} được gửi lại một lần cho chắc chắn; {declarations} tờ khai, {drafts} bản nháp. Số đánh giá không còn đọc được: {lost}; những đánh giá mà cơ quan tiếp nhận đang giữ sẽ tự trở về.</translation>
    </message>
    <message>
        <source>The database was damaged and was set aside as {path}; the newest good copy, with what could be read merged in, is in its place now.</source>
        <translation>Cơ sở dữ liệu bị hỏng và đã được cất riêng tại {path}; bản sao tốt mới nhất, đã ghép thêm phần còn đọc được, nay được dùng thay.</translation>
    </message>
    <message>
        <source>The database was damaged. It was set aside as {path}, the copy of {time} was restored and what could be read was merged in: ratings made here {ratings}, of which {again} are sent once more to be sure; declarations {declarations}, drafts {drafts}. Ratings that can no longer be read: {lost}; those that an office holds come back by themselves.</source>
        <translation>Cơ sở dữ liệu bị hỏng. Tệp hỏng được cất riêng tại {path}, bản sao lúc {time} đã được khôi phục và ghép thêm phần còn đọc được: {ratings} đánh giá lập tại đây, trong đó {again} được gửi lại một lần cho chắc chắn; {declarations} tờ khai, {drafts} bản nháp. Số đánh giá không còn đọc được: {lost}; những đánh giá mà cơ quan tiếp nhận đang giữ sẽ tự trở về.</translation>
    </message>
    <message>
        <source>The database was gone. The copy of {time} was restored and what was saved since was added as far as it is known: ratings made here {ratings}, of which {again} are sent once more to be sure; declarations {declarations}, drafts {drafts}. Later drafts are lost.</source>
        <translation>Không còn thấy cơ sở dữ liệu. Bản sao lúc {time} đã được khôi phục và những gì lưu sau đó được bổ sung trong phạm vi còn biết: {ratings} đánh giá lập tại đây, trong đó {again} được gửi lại một lần cho chắc chắn; {declarations} tờ khai, {drafts} bản nháp. Các bản nháp sau đó đã mất.</translation>
    </message>
    <message>
        <source>The database {path} is damaged and in use by another process of this program. Close it there, then start again.</source>
        <translation>Cơ sở dữ liệu {path} bị hỏng và đang được một tiến trình khác của chương trình này sử dụng. Hãy đóng chương trình ở đó rồi khởi động lại.</translation>
    </message>
    <message>
        <source>The database {path} is damaged. Close the program wherever it runs and start it again: then the newest good copy is restored and what can still be read is merged in.</source>
        <translation>Cơ sở dữ liệu {path} bị hỏng. Hãy đóng chương trình ở mọi nơi đang chạy rồi khởi động lại: khi đó bản sao tốt mới nhất được khôi phục và ghép thêm phần còn đọc được.</translation>
    </message>
    <message>
        <source>The database {path} is in use. Close the program wherever it runs, then try again.</source>
        <translation>Cơ sở dữ liệu {path} đang được sử dụng. Hãy đóng chương trình ở mọi nơi đang chạy rồi thử lại.</translation>
    </message>
    <message>
        <source>The folder {path} lies on another computer, where the database could be damaged. Choose a folder on this computer.</source>
        <translation>Thư mục {path} nằm trên máy khác, cơ sở dữ liệu ở đó có thể bị hỏng. Hãy chọn thư mục trên máy này.</translation>
    </message>
    <message>
        <source>The newest entries were missing in the database: its log was deleted or cut off. Ratings added again: {added}; replies to answers added again: {replies}; ratings that are sent once more to be sure: {again}. Drafts of the last minutes may be lost.</source>
        <translation>Cơ sở dữ liệu thiếu những mục mới nhất: nhật ký ghi của nó đã bị xóa hoặc bị cắt. Số đánh giá được thêm lại: {added}; số phản hồi được thêm lại: {replies}; số đánh giá được gửi lại một lần cho chắc chắn: {again}. Các bản nháp trong vài phút gần nhất có thể đã mất.</translation>
    </message>
    <message>
        <source>The rating of declaration {number} is already on its way and can only be revised.</source>
        <translation>Phiếu đánh giá của tờ khai {number} đang trên đường gửi, chỉ có thể gửi phiếu sửa đổi.</translation>
    </message>
    <message>
        <source>The system could not read or write {path}; nothing was saved.</source>
        <translation>Hệ thống không đọc hoặc ghi được {path}; chưa lưu được gì.</translation>
    </message>
    <message>
        <source>There is no copy called “{name}”.</source>
        <translation>Không có bản sao nào tên “{name}”.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {path}; nothing was saved.</source>
        <translation>Ổ đĩa hết chỗ cho {path}; chưa lưu được gì.</translation>
    </message>
    <message>
        <source>{path} cannot be opened or made.</source>
        <translation>Không mở hoặc tạo được {path}.</translation>
    </message>
    <message>
        <source>{path} is not a database of this program.</source>
        <translation>{path} không phải cơ sở dữ liệu của chương trình này.</translation>
    </message>
    <message>
        <source>{path} may only be read, so nothing can be saved there.</source>
        <translation>{path} chỉ được đọc nên không lưu được gì vào đó.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program. Install that version again.</source>
        <translation>{path} do phiên bản mới hơn của chương trình ghi. Hãy cài đặt lại phiên bản đó.</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>A column's header must have 1 to {limit} characters.</source>
        <translation>Tiêu đề cột phải có từ 1 đến {limit} ký tự.</translation>
    </message>
    <message>
        <source>As it stands in the cell</source>
        <translation>Như ghi trong ô</translation>
    </message>
    <message>
        <source>At most {limit} words can be given for the status, of {length} characters at most.</source>
        <translation>Chỉ được cho tối đa {limit} từ chỉ trạng thái, mỗi từ dài tối đa {length} ký tự.</translation>
    </message>
    <message>
        <source>Choose the column that holds the date of clearance.</source>
        <translation>Hãy chọn cột chứa ngày thông quan.</translation>
    </message>
    <message>
        <source>Choose the column that holds the declaration number.</source>
        <translation>Hãy chọn cột chứa số tờ khai.</translation>
    </message>
    <message>
        <source>Choose the column that holds the status.</source>
        <translation>Hãy chọn cột chứa trạng thái.</translation>
    </message>
    <message>
        <source>Code of the customs agent</source>
        <translation>Mã đại lý hải quan</translation>
    </message>
    <message>
        <source>Control channel</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Customs branch, code</source>
        <translation>Mã chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs branch, name</source>
        <translation>Tên chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs branch, short name</source>
        <translation>Tên tắt chi cục hải quan</translation>
    </message>
    <message>
        <source>Customs regime</source>
        <translation>Mã loại hình</translation>
    </message>
    <message>
        <source>Date of clearance</source>
        <translation>Ngày thông quan</translation>
    </message>
    <message>
        <source>Date of registration</source>
        <translation>Ngày đăng ký</translation>
    </message>
    <message>
        <source>Day/month/year</source>
        <translation>Ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Declaration number</source>
        <translation>Số tờ khai</translation>
    </message>
    <message>
        <source>Every row of the table is cleared</source>
        <translation>Mọi dòng đều đã thông quan</translation>
    </message>
    <message>
        <source>First number of a split declaration</source>
        <translation>Số tờ khai đầu tiên (tờ khai nhánh)</translation>
    </message>
    <message>
        <source>Give these columns a name under which they are saved.</source>
        <translation>Hãy đặt tên để lưu cách hiểu các cột này.</translation>
    </message>
    <message>
        <source>Handling division</source>
        <translation>Bộ phận xử lý tờ khai</translation>
    </message>
    <message>
        <source>Month/day/year</source>
        <translation>Tháng/ngày/năm</translation>
    </message>
    <message>
        <source>Name of the customs agent</source>
        <translation>Tên đại lý hải quan</translation>
    </message>
    <message>
        <source>Name of the enterprise</source>
        <translation>Tên doanh nghiệp</translation>
    </message>
    <message>
        <source>Say which words in the status column mean “cleared”.</source>
        <translation>Hãy cho biết những từ nào trong cột trạng thái có nghĩa là “đã thông quan”.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Tax code of the enterprise</source>
        <translation>Mã số thuế doanh nghiệp</translation>
    </message>
    <message>
        <source>The column “{column}” holds a time of day: choose the column of its date, too.</source>
        <translation>Cột “{column}” chứa giờ: hãy chọn thêm cột ngày tương ứng.</translation>
    </message>
    <message>
        <source>The column “{column}” is chosen more than once.</source>
        <translation>Cột “{column}” được chọn nhiều lần.</translation>
    </message>
    <message>
        <source>The date of clearance is filled in</source>
        <translation>Có ngày thông quan</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>Tên quá dài: tối đa {limit} ký tự.</translation>
    </message>
    <message>
        <source>The status says so</source>
        <translation>Trạng thái cho biết</translation>
    </message>
    <message>
        <source>The table does not tell</source>
        <translation>Bảng không cho biết</translation>
    </message>
    <message>
        <source>There are columns saved as “{name}” already.</source>
        <translation>Đã có cách hiểu các cột được lưu với tên “{name}”.</translation>
    </message>
    <message>
        <source>Time of clearance</source>
        <translation>Giờ thông quan</translation>
    </message>
    <message>
        <source>Time of registration</source>
        <translation>Giờ đăng ký</translation>
    </message>
    <message>
        <source>User who declared</source>
        <translation>Người dùng đã khai</translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation>Năm-tháng-ngày</translation>
    </message>
    <message>
        <source>“{word}” cannot mean both “cleared” and “cancelled”.</source>
        <translation>“{word}” không thể vừa có nghĩa “đã thông quan” vừa có nghĩa “đã hủy”.</translation>
    </message>
</context>
<context>
    <name>together</name>
    <message>
        <source>And {count} more.</source>
        <translation>Và {count} tờ khai nữa.</translation>
    </message>
    <message>
        <source>It names nobody who could be rated.</source>
        <translation>Không có đối tượng nào để đánh giá.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Tờ khai đã hủy.</translation>
    </message>
    <message>
        <source>It was rated already.</source>
        <translation>Đã được đánh giá.</translation>
    </message>
    <message>
        <source>Not among them:</source>
        <translation>Không đánh giá cùng:</translation>
    </message>
    <message>
        <source>Something is written in its form already.</source>
        <translation>Phiếu của tờ khai này đã có nội dung viết dở.</translation>
    </message>
    <message>
        <source>Whether it was cleared is not known.</source>
        <translation>Chưa biết đã thông quan hay chưa.</translation>
    </message>
</context>
<context>
    <name>trouble</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Đã sao chép.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Sao chép báo cáo</translation>
    </message>
    <message>
        <source>Errors so far: {count}.</source>
        <translation>Số lỗi đến lúc này: {count}.</translation>
    </message>
    <message>
        <source>It is kept in {path}.</source>
        <translation>Báo cáo được lưu ở {path}.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected</source>
        <translation>Có lỗi ngoài dự kiến</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Có lỗi ngoài dự kiến.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected. A report for support is in {path}.</source>
        <translation>Có lỗi ngoài dự kiến. Báo cáo dành cho bộ phận hỗ trợ nằm ở {path}.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected; it was not done. A report was kept.</source>
        <translation>Có lỗi ngoài dự kiến; việc này chưa làm được. Chương trình đã lưu báo cáo lỗi.</translation>
    </message>
    <message>
        <source>The program ended all at once the last time</source>
        <translation>Lần trước chương trình đã dừng đột ngột</translation>
    </message>
    <message>
        <source>This report helps to find the defect. It holds no key, tax code, comment or content of a file, and goes to nobody by itself.</source>
        <translation>Báo cáo này giúp tìm ra lỗi. Trong đó không có khóa, mã số thuế, ý kiến hay nội dung tệp nào, và chương trình không tự gửi cho ai.</translation>
    </message>
    <message>
        <source>What was said to be saved is saved, and waits to be sent or has been sent.</source>
        <translation>Những gì đã báo là đã lưu thì vẫn còn, đang chờ gửi hoặc đã gửi.</translation>
    </message>
    <message>
        <source>What was said to be saved is saved. You can go on working; if something looks wrong, close the program and start it again.</source>
        <translation>Những gì đã báo là đã lưu thì vẫn còn. Bạn có thể làm việc tiếp; nếu thấy có gì không đúng, hãy đóng chương trình rồi mở lại.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>After clearance</source>
        <translation>Sau khi thông quan</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Đã phân công</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>Đang xác minh</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Clearance unknown</source>
        <translation>Chưa rõ thông quan</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Đã thông quan</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Customs branch</source>
        <translation>Chi cục hải quan</translation>
    </message>
    <message>
        <source>Date unknown</source>
        <translation>Chưa rõ ngày</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Không hài lòng</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>During the procedure</source>
        <translation>Trong quá trình làm thủ tục</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Sự kiện</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Hết hiệu lực toàn bộ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất khẩu</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Xanh</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập khẩu</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Còn hiệu lực</translation>
    </message>
    <message>
        <source>In procedure</source>
        <translation>Đang làm thủ tục</translation>
    </message>
    <message>
        <source>Legal document</source>
        <translation>Văn bản pháp luật</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>No answer yet, will ask again</source>
        <translation>Chưa có trả lời, sẽ hỏi lại</translation>
    </message>
    <message>
        <source>Not yet in force</source>
        <translation>Chưa có hiệu lực</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Công chức</translation>
    </message>
    <message>
        <source>Partly expired</source>
        <translation>Hết hiệu lực một phần</translation>
    </message>
    <message>
        <source>Professional stage</source>
        <translation>Khâu nghiệp vụ</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Received by the office</source>
        <translation>Đơn vị đã tiếp nhận</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Refused by the office</source>
        <translation>Đơn vị từ chối</translation>
    </message>
    <message>
        <source>Released before permit</source>
        <translation>Giải phóng hàng</translation>
    </message>
    <message>
        <source>Replaced by a revision</source>
        <translation>Đã có phiếu sửa đổi thay thế</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>Saved, can still be undone</source>
        <translation>Đã lưu, còn hoàn tác được</translation>
    </message>
    <message>
        <source>Status unknown</source>
        <translation>Chưa rõ hiệu lực</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ngưng hiệu lực</translation>
    </message>
    <message>
        <source>Takes effect in {days} days</source>
        <translation>Có hiệu lực sau {days} ngày</translation>
    </message>
    <message>
        <source>Takes effect today</source>
        <translation>Có hiệu lực hôm nay</translation>
    </message>
    <message>
        <source>Takes effect tomorrow</source>
        <translation>Có hiệu lực ngày mai</translation>
    </message>
    <message>
        <source>The cause lies outside customs</source>
        <translation>Nguyên nhân ngoài cơ quan hải quan</translation>
    </message>
    <message>
        <source>The complaint is founded</source>
        <translation>Phản ánh đúng</translation>
    </message>
    <message>
        <source>The complaint is partly founded</source>
        <translation>Phản ánh đúng một phần</translation>
    </message>
    <message>
        <source>The complaint is unfounded</source>
        <translation>Phản ánh không đúng</translation>
    </message>
    <message>
        <source>Transported to storage</source>
        <translation>Đưa hàng về bảo quản</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>Rất không hài lòng</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>Rất hài lòng</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Đang chờ gửi</translation>
    </message>
    <message>
        <source>Waits for a second look</source>
        <translation>Chờ xem lại trước khi gửi</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút lại</translation>
    </message>
    <message>
        <source>Working team</source>
        <translation>Đội, tổ</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Vàng</translation>
    </message>
</context>
<context>
    <name>worklist</name>
    <message>
        <source>“{typed}” is not a declaration number: it has 12 digits and begins with 1 (import) or 3 (export).</source>
        <translation>“{typed}” không phải số tờ khai: số tờ khai có 12 chữ số, bắt đầu bằng 1 (nhập khẩu) hoặc 3 (xuất khẩu).</translation>
    </message>
</context>
</TS>
