//! Lists of residential areas and of organisations.

use crate::intake::{Field, Shape};

pub const AREAS: &[Field] = &[
    Field::new(
        "code",
        "Mã",
        Shape::Code,
        &["ma", "ma to", "ma tdp", "ma to dan pho", "ma khu dan cu", "ma so", "code"],
    )
    .hint("TDP01, TDP02 …; để trống để hệ thống đặt mã"),
    Field::new(
        "name",
        "Tên tổ dân phố",
        Shape::Text,
        &[
            "ten to dan pho",
            "ten khu dan cu",
            "ten thon to dan pho",
            "ten to dan pho thon",
            "ten thon",
            "to dan pho",
            "khu dan cu",
            "thon to dan pho",
            "to dan pho thon",
            "tdp",
            "thon",
            "khoi pho",
            "ten to",
            "ten",
            "don vi",
            "name",
        ],
    )
    .required(),
    Field::new(
        "head",
        "Tổ trưởng",
        Shape::Person,
        &[
            "to truong",
            "ho va ten to truong",
            "ho ten to truong",
            "truong thon",
            "to truong tdp",
            "to truong to dan pho",
            "nguoi dung dau",
            "head",
        ],
    ),
    Field::new("phone", "Điện thoại", Shape::Secret, &["dien thoai", "so dien thoai", "sdt", "phone"]),
    Field::new(
        "households",
        "Số hộ",
        Shape::Count,
        &["so ho", "tong so ho", "so ho gia dinh", "tong so ho gia dinh", "so ho dan", "households"],
    ),
    Field::new(
        "since",
        "Ngày thành lập",
        Shape::Day,
        &["ngay thanh lap", "thanh lap ngay", "tu ngay", "hieu luc tu", "ngay hieu luc", "since"],
    ),
];

pub const ORGANISATIONS: &[Field] = &[
    Field::new("code", "Mã", Shape::Code, &["ma", "ma don vi", "ma so", "ma so don vi", "code"])
        .hint("TH01 (trường), CQ01 (cơ quan), DN01 (doanh nghiệp); để trống để hệ thống đặt mã"),
    Field::new(
        "name",
        "Tên đơn vị",
        Shape::Text,
        &[
            "ten don vi",
            "ten co quan",
            "don vi",
            "ten co quan don vi",
            "ten co quan doanh nghiep",
            "ten truong",
            "ten",
            "co quan don vi",
            "co quan doanh nghiep",
            "ten co quan don vi doanh nghiep",
            "name",
        ],
    )
    .required(),
    Field::new(
        "kind",
        "Loại",
        Shape::Choice(&["Cơ sở giáo dục", "Cơ quan", "Doanh nghiệp", "Lực lượng vũ trang"]),
        &["loai", "loai don vi", "loai hinh", "phan loai", "loai hinh don vi", "kind"],
    )
    .required(),
    Field::new(
        "level",
        "Cấp học/Quy mô",
        Shape::Choice(&[
            "Nhà trẻ",
            "Mầm non",
            "Tiểu học",
            "THCS",
            "THPT",
            "Liên cấp",
            "GDNN",
            "Đại học",
            "Khác",
            "Siêu nhỏ",
            "Nhỏ",
            "Vừa",
            "Lớn",
        ]),
        &["cap hoc quy mo", "quy mo cap hoc", "cap hoc", "bac hoc", "level"],
    )
    .hint("Cấp học của trường; quy mô của doanh nghiệp theo Nghị định 80/2021/NĐ-CP"),
    Field::new("scale", "Quy mô", Shape::Hidden, &["quy mo", "quy mo doanh nghiep", "scale"]),
    Field::new(
        "staff",
        "Số cán bộ, công nhân viên",
        Shape::Count,
        &[
            "so can bo cong nhan vien",
            "so cbcnv",
            "cbcnv",
            "so can bo giao vien nhan vien",
            "so can bo",
            "so lao dong",
            "so nhan vien",
            "tong so can bo",
            "can bo cong nhan vien",
            "so nguoi",
            "staff",
        ],
    ),
    Field::new(
        "pupils",
        "Số học sinh",
        Shape::Count,
        &["so hoc sinh", "hoc sinh", "so hoc sinh sinh vien", "so nguoi hoc", "tong so hoc sinh", "pupils"],
    ),
    Field::new(
        "committed_on",
        "Ngày ký cam kết",
        Shape::Day,
        &["ngay ky cam ket", "ngay cam ket", "ngay dang ky", "ngay dang ky phan dau", "ngay ky", "committed on"],
    ),
    Field::new(
        "people_signed",
        "Số người ký cam kết",
        Shape::Count,
        &["so nguoi ky cam ket", "so nguoi ky", "so nguoi cam ket", "so nguoi da ky cam ket", "people signed"],
    ),
    Field::new("address", "Địa chỉ", Shape::LongText, &["dia chi", "tru so", "dia chi tru so", "noi dong", "address"]),
    Field::new(
        "head",
        "Người đứng đầu",
        Shape::Person,
        &[
            "nguoi dung dau",
            "thu truong",
            "thu truong don vi",
            "hieu truong",
            "giam doc",
            "ho ten nguoi dung dau",
            "ho va ten nguoi dung dau",
            "nguoi dai dien",
            "head",
        ],
    ),
    Field::new(
        "closed_on",
        "Ngày ngừng hoạt động",
        Shape::Day,
        &["ngay ngung hoat dong", "ngung hoat dong tu ngay", "ngay giai the", "ngay dong cua", "closed on"],
    )
    .hint("Chỉ ghi khi đơn vị không còn hoạt động từ ngày ấy"),
];
