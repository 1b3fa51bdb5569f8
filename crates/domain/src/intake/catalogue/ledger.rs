//! The case ledger, and the inter-family groups.

use crate::intake::{Field, Shape};

pub const INCIDENTS: &[Field] = &[
    Field::new(
        "date",
        "Ngày",
        Shape::Day,
        &[
            "ngay",
            "ngay xay ra",
            "thoi gian",
            "ngay thang",
            "ngay vu viec",
            "xay ra ngay",
            "ngay xay ra vu viec",
            "date",
        ],
    )
    .required(),
    Field::new(
        "area",
        "Tổ dân phố",
        Shape::Text,
        &["to dan pho", "tdp", "thon", "khu dan cu", "dia ban", "noi xay ra", "dia diem", "to dan pho thon", "area"],
    ),
    Field::new(
        "class",
        "Loại vụ việc",
        Shape::Choice(&[
            "Tội phạm",
            "Vi phạm hành chính về ANTT",
            "Mâu thuẫn, tranh chấp",
            "Tệ nạn xã hội",
            "Vi phạm giao thông",
            "Tai nạn giao thông",
            "Cháy, nổ",
            "Tai nạn lao động",
            "Vi phạm môi trường, an toàn thực phẩm",
            "Đình công, lãn công trái pháp luật",
            "Lộ, mất bí mật nhà nước",
            "Bạo lực học đường",
            "Kỷ luật từ cảnh cáo trở lên",
            "Tụ điểm phức tạp về ANTT",
            "Sự cố nghiêm trọng khác",
        ]),
        &["loai vu viec", "loai", "phan loai", "loai viec", "vu viec", "hanh vi", "class"],
    )
    .required(),
    Field::new(
        "severity",
        "Mức độ",
        Shape::Choice(&["Ít nghiêm trọng", "Nghiêm trọng", "Rất nghiêm trọng", "Đặc biệt nghiêm trọng"]),
        &["muc do", "muc do nghiem trong", "tinh chat muc do", "severity"],
    ),
    Field::new(
        "parties",
        "Mã hộ liên quan",
        Shape::Code,
        &[
            "ma ho lien quan",
            "ma ho",
            "ho lien quan",
            "ma ho gia dinh lien quan",
            "ma doi tuong",
            "ma don vi lien quan",
            "ma ho don vi lien quan",
            "parties",
        ],
    )
    .hint("Mã hộ hoặc mã đơn vị; nhiều mã thì cách nhau bằng dấu phẩy"),
    Field::new(
        "role",
        "Vai trò",
        Shape::Choice(&["Người vi phạm", "Người bị hại", "Người làm chứng", "Người báo tin", "Khác"]),
        &["vai tro", "tu cach", "vai tro cua ho", "role"],
    ),
    Field::new(
        "state",
        "Tình trạng",
        Shape::Choice(&["Đang xác minh", "Đã kết luận", "Đang khiếu nại", "Không có căn cứ"]),
        &["tinh trang", "trang thai", "ket qua xu ly", "ket qua giai quyet", "ket luan", "state"],
    )
    .required(),
    Field::new(
        "concluded_on",
        "Ngày kết luận",
        Shape::Day,
        &[
            "ngay ket luan",
            "ket luan ngay",
            "ngay ban an co hieu luc",
            "ngay ban an co hieu luc phap luat",
            "ban an co hieu luc ngay",
            "ngay quyet dinh co hieu luc",
            "ngay quyet dinh xu phat",
            "ngay quyet dinh xu ly",
            "ngay quyet dinh ky luat",
            "ngay xu phat",
            "ngay xu ly",
            "ngay xet xu",
            "concluded on",
        ],
    )
    .hint("Ngày bản án, quyết định xử phạt hoặc kỷ luật có hiệu lực; để trống thì tính theo ngày xảy ra"),
    Field::new(
        "summary",
        "Tóm tắt",
        Shape::LongText,
        &["tom tat", "noi dung", "noi dung vu viec", "tom tat noi dung", "dien bien", "summary"],
    ),
    Field::new(
        "handled_in_time",
        "Phát hiện, báo cáo kịp thời",
        Shape::Tick,
        &[
            "phat hien bao cao kip thoi",
            "kip thoi",
            "xu ly kip thoi",
            "bao cao kip thoi",
            "phat hien kip thoi",
            "handled in time",
        ],
    ),
    Field::new("force_majeure", "Bất khả kháng", Shape::Tick, &["bat kha khang", "do bat kha khang", "force majeure"]),
];

pub const GROUPS: &[Field] = &[
    Field::new(
        "name",
        "Tên tổ liên gia",
        Shape::Text,
        &["ten to lien gia", "to lien gia", "ten to", "ten", "ten nhom", "name"],
    )
    .required(),
    Field::new(
        "kind",
        "Loại",
        Shape::Choice(&["An toàn về ANTT", "An toàn PCCC"]),
        &["loai", "loai to", "loai to lien gia", "mo hinh", "loai mo hinh", "kind"],
    ),
    Field::new(
        "area",
        "Tổ dân phố",
        Shape::Text,
        &["to dan pho", "tdp", "thon", "khu dan cu", "thuoc to dan pho", "dia ban", "area"],
    ),
    Field::new(
        "founded_on",
        "Ngày thành lập",
        Shape::Day,
        &["ngay thanh lap", "thanh lap ngay", "thanh lap", "founded on"],
    ),
    Field::new(
        "leader",
        "Tổ trưởng (mã hộ)",
        Shape::Code,
        &["to truong ma ho", "ma ho to truong", "to truong", "ma to truong", "leader"],
    ),
    Field::new(
        "members",
        "Mã các hộ thành viên",
        Shape::LongText,
        &[
            "ma cac ho thanh vien",
            "ma ho thanh vien",
            "cac ho thanh vien",
            "thanh vien",
            "danh sach ho",
            "ho thanh vien",
            "members",
        ],
    )
    .required()
    .hint("Các mã hộ, cách nhau bằng dấu phẩy"),
    Field::new(
        "bell",
        "Có chuông liên kết",
        Shape::Tick,
        &["co chuong lien ket", "chuong lien ket", "chuong bao dong", "co chuong", "chuong", "bell"],
    ),
    Field::new(
        "drilled_on",
        "Ngày thực tập gần nhất",
        Shape::Day,
        &[
            "ngay thuc tap gan nhat",
            "ngay thuc tap",
            "thuc tap gan nhat",
            "ngay dien tap",
            "ngay dien tap gan nhat",
            "drilled on",
        ],
    ),
];
