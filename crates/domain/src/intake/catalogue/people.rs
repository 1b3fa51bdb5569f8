//! Lists of households: the register and the areas' meetings.

use crate::intake::{Field, Shape};

const AREA_NAMES: &[&str] = &[
    "to dan pho",
    "tdp",
    "thon",
    "khu dan cu",
    "kdc",
    "to dan pho thon",
    "thon to dan pho",
    "khoi pho",
    "khu pho",
    "khoi",
    "xom",
    "ap",
    "to",
    "ten to dan pho",
    "thuoc to dan pho",
    "dia ban",
    "to thon",
    "thon to",
    "tdp thon",
    "thon tdp",
    "khu to",
    "khu vuc",
    "ten tdp",
    "ten thon",
    "area",
];

const CODE_NAMES: &[&str] =
    &["ma ho", "ma ho gia dinh", "ma so ho", "ma so ho gia dinh", "ma chu ho", "ma ho dan", "household code"];

const HEAD_NAMES: &[&str] = &[
    "ho va ten chu ho",
    "ho ten chu ho",
    "ho va ten chu ho gia dinh",
    "ho ten chu ho gia dinh",
    "chu ho",
    "ten chu ho",
    "chu ho gia dinh",
    "ho va ten nguoi dai dien",
    "nguoi dai dien ho",
    "dai dien ho gia dinh",
    "ho va ten",
    "ho ten",
    "head",
];

const BIRTH_NAMES: &[&str] = &[
    "nam sinh",
    "nam sinh chu ho",
    "sinh nam",
    "ngay thang nam sinh",
    "ngay sinh",
    "ngay thang nam sinh chu ho",
    "ngay sinh chu ho",
    "birth year",
];

const NOT_THE_HEAD: &[&str] = &["vo", "chong", "con", "cha", "me", "thanh vien", "nguoi giam ho"];

const HEAD: Field = Field::new("head", "Họ và tên chủ hộ", Shape::Person, HEAD_NAMES).never(NOT_THE_HEAD).required();
const CODE: Field =
    Field::new("code", "Mã hộ", Shape::Code, CODE_NAMES).hint("Mã do phường cấp, ví dụ BH010001; mỗi hộ một mã");
const BIRTH: Field =
    Field::new("birth_year", "Năm sinh", Shape::Year, BIRTH_NAMES).never(NOT_THE_HEAD).hint("Bốn chữ số, ví dụ 1983");

// Two columns under "Năm sinh" or "Giới tính": a year, or a tick.
const MALE: Field =
    Field::new("male", "Nam", Shape::Hidden, &["nam", "nam sinh nam", "nam sinh chu ho nam", "gioi tinh nam"])
        .never(NOT_THE_HEAD);
const FEMALE: Field =
    Field::new("female", "Nữ", Shape::Hidden, &["nu", "nam sinh nu", "nam sinh chu ho nu", "gioi tinh nu"])
        .never(NOT_THE_HEAD);

pub const HOUSEHOLDS: &[Field] = &[
    Field::new("area", "Tổ dân phố", Shape::Text, AREA_NAMES)
        .hint("Tên tổ dân phố, thôn; để trống nếu mỗi trang là một tổ và tên trang là tên tổ"),
    CODE,
    HEAD,
    Field::new("sex", "Giới tính", Shape::Choice(&["Nam", "Nữ"]), &["gioi tinh", "nam nu", "phai", "gioi", "sex"])
        .never(NOT_THE_HEAD),
    BIRTH,
    MALE,
    FEMALE,
    // Lists with one line per person: only the head's line is the household's.
    Field::new(
        "relation",
        "Quan hệ với chủ hộ",
        Shape::Hidden,
        &["quan he voi chu ho", "quan he", "moi quan he", "moi quan he voi chu ho", "relation"],
    ),
    Field::new(
        "identity",
        "Số định danh/CCCD",
        Shape::Secret,
        &[
            "so dinh danh cccd",
            "so dinh danh ca nhan",
            "so dinh danh",
            "so cccd",
            "cccd",
            "so can cuoc cong dan",
            "can cuoc cong dan",
            "so can cuoc",
            "can cuoc",
            "so dinh danh ca nhan cccd",
            "so cccd so dinh danh",
            "ma dinh danh",
            "so cccd cmnd",
            "cccd cmnd",
            "so cmnd cccd",
            "cmnd cccd",
            "so ddcn",
            "ddcn",
            "so giay to",
            "so cmnd",
            "cmnd",
            "so cmt",
            "cmt",
            "so chung minh nhan dan",
            "chung minh nhan dan",
            "identity",
        ],
    )
    .never(&["ngay cap", "noi cap", "ngay"])
    .hint("12 chữ số; ô định dạng văn bản để không mất số 0 ở đầu"),
    Field::new(
        "address",
        "Địa chỉ",
        Shape::LongText,
        &[
            "dia chi",
            "noi o hien nay",
            "noi o hien tai",
            "cho o hien nay",
            "cho o",
            "noi o",
            "noi cu tru",
            "dia chi thuong tru",
            "noi thuong tru",
            "thuong tru",
            "noi dang ky thuong tru",
            "so nha duong pho",
            "so nha duong",
            "so nha",
            "address",
        ],
    ),
    Field::new(
        "members",
        "Số nhân khẩu",
        Shape::Count,
        &[
            "so nhan khau",
            "nhan khau",
            "so khau",
            "tong so nhan khau",
            "tong so khau",
            "so nguoi trong ho",
            "so nguoi",
            "so thanh vien",
            "members",
        ],
    )
    .never(&["nam", "nu", "trong do", "tre em"]),
    Field::new(
        "phone",
        "Điện thoại",
        Shape::Secret,
        &["dien thoai", "so dien thoai", "sdt", "so dt", "dt", "dien thoai lien he", "so dien thoai lien he", "phone"],
    ),
    Field::new(
        "registered_on",
        "Ngày đăng ký",
        Shape::Day,
        &[
            "ngay dang ky",
            "ngay ky cam ket",
            "ngay cam ket",
            "ngay dang ky tham gia",
            "ngay dang ky phan dau",
            "thoi gian dang ky",
            "dang ky ngay",
            "ngay ky",
            "registered on",
        ],
    )
    .hint("Ngày hộ đăng ký hoặc ký cam kết trong năm; để trống nếu chưa đăng ký"),
    Field::new(
        "arrived_on",
        "Chuyển đến ngày",
        Shape::Day,
        &["chuyen den ngay", "ngay chuyen den", "ngay den", "ngay ve o", "chuyen den tu ngay", "arrived on"],
    )
    .hint("Chỉ ghi khi hộ đến ở trong năm; để trống nếu hộ ở đây từ đầu năm"),
    Field::new(
        "left_on",
        "Ngày chuyển đi",
        Shape::Day,
        &["ngay chuyen di", "chuyen di ngay", "ngay di", "chuyen di tu ngay", "ngay roi di", "left on"],
    )
    .hint("Chỉ ghi khi hộ không còn ở phường, xã từ ngày ấy"),
];

pub const MEETINGS: &[Field] = &[
    Field::new("area", "Tổ dân phố", Shape::Hidden, AREA_NAMES),
    CODE,
    HEAD,
    Field::new("sex", "Giới tính", Shape::Hidden, &["gioi tinh", "nam nu", "phai", "gioi"]).never(NOT_THE_HEAD),
    BIRTH,
    MALE,
    FEMALE,
    Field::new(
        "agree",
        "Số phiếu đồng ý",
        Shape::Count,
        &[
            "so phieu dong y",
            "phieu dong y",
            "so phieu tan thanh",
            "tan thanh",
            "dong y",
            "so ho dong y",
            "so y kien dong y",
            "so nguoi dong y",
            "so ho tan thanh",
            "bieu quyet dong y",
            "agree",
        ],
    )
    .never(&["khong", "ty le", "ti le"])
    .hint("Số hộ đồng ý công nhận hộ này"),
];
