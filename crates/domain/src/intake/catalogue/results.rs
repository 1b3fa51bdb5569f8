//! What was found and counted: review dossiers, totals of earlier years, proposals for commendation.

use crate::intake::{Field, Shape};

pub const DOSSIERS: &[Field] = &[
    Field::new(
        "title",
        "Danh hiệu",
        Shape::Choice(&["Tổ dân phố", "Trường học", "Cơ quan, doanh nghiệp", "Phường"]),
        &["danh hieu", "loai", "doi tuong", "loai don vi", "title"],
    )
    .hint("Để trống nếu mỗi trang là một danh hiệu (Tổ dân phố, Trường học, Cơ quan doanh nghiệp, Phường)"),
    Field::new("code", "Mã", Shape::Code, &["ma", "ma don vi", "ma so", "code"]),
    Field::new(
        "name",
        "Tên",
        Shape::Text,
        &[
            "ten",
            "ten don vi",
            "don vi",
            "ten to dan pho",
            "to dan pho",
            "ten truong",
            "ten co quan",
            "ten co quan don vi",
            "co quan don vi",
            "name",
        ],
    )
    .required(),
    Field::new(
        "resolution_on",
        "Ngày nghị quyết",
        Shape::Day,
        &["ngay nghi quyet", "nghi quyet", "ngay ban hanh nghi quyet", "nghi quyet ngay", "resolution on"],
    ),
    Field::new(
        "plan_on",
        "Ngày kế hoạch",
        Shape::Day,
        &["ngay ke hoach", "ke hoach", "ngay ban hanh ke hoach", "ke hoach ngay", "plan on"],
    ),
    Field::new(
        "registered_on",
        "Ngày đăng ký",
        Shape::Day,
        &["ngay dang ky", "ngay dang ky phan dau", "dang ky", "ngay ky cam ket", "dang ky phan dau", "registered on"],
    ),
    Field::new(
        "reviewed_on",
        "Ngày họp đánh giá",
        Shape::Day,
        &["ngay hop danh gia", "ngay hop", "ngay danh gia", "hop danh gia", "ngay hop xet", "reviewed on"],
    ),
    Field::new(
        "sub_units",
        "Số đầu mối trực thuộc",
        Shape::Count,
        &["so dau moi truc thuoc", "tong so dau moi", "so dau moi", "so phong ban to doi", "sub units"],
    )
    .hint("Phòng, ban, tổ, đội; khoa, tổ chuyên môn của trường"),
    Field::new(
        "sub_units_met",
        "Số đầu mối đạt",
        Shape::Count,
        &["so dau moi dat", "dau moi dat", "so dau moi dat danh hieu", "so dau moi dat yeu cau", "sub units met"],
    )
    .hint("Đạt Tập thể lao động tiên tiến, Hoàn thành tốt nhiệm vụ trở lên, không có người bị kỷ luật từ cảnh cáo"),
    Field::new("note", "Ghi chú", Shape::LongText, &["ghi chu", "y kien", "note"]),
];

/// The pairs of title and measure are recognised by their words (see `heading`), these by name.
pub const TOTALS: &[Field] = &[
    Field::new("year", "Năm", Shape::Year, &["nam", "nam danh gia", "nam xet", "year"]).required(),
    Field::new("household_total", "Tổng số hộ", Shape::Count, &["tong so ho"]),
    Field::new("household_registered", "Hộ đăng ký", Shape::Count, &["ho dang ky"]),
    Field::new("household_met", "Hộ đạt", Shape::Count, &["ho dat"]),
    Field::new("area_total", "Tổng số TDP", Shape::Count, &["tong so tdp"]),
    Field::new("area_registered", "TDP đăng ký", Shape::Count, &["tdp dang ky"]),
    Field::new("area_met", "TDP đạt", Shape::Count, &["tdp dat"]),
    Field::new("school_total", "Tổng số trường", Shape::Count, &["tong so truong"]),
    Field::new("school_registered", "Trường đăng ký", Shape::Count, &["truong dang ky"]),
    Field::new("school_met", "Trường đạt", Shape::Count, &["truong dat"]),
    Field::new("organisation_total", "Tổng số cơ quan, doanh nghiệp", Shape::Count, &["tong so co quan doanh nghiep"]),
    Field::new(
        "organisation_registered",
        "Cơ quan, doanh nghiệp đăng ký",
        Shape::Count,
        &["co quan doanh nghiep dang ky"],
    ),
    Field::new("organisation_met", "Cơ quan, doanh nghiệp đạt", Shape::Count, &["co quan doanh nghiep dat"]),
    Field::new(
        "commune_met",
        "Phường được công nhận",
        Shape::Choice(&["Đạt", "Không đạt"]),
        &["phuong duoc cong nhan"],
    ),
    Field::new("note", "Số dữ liệu", Shape::Text, &["so du lieu", "ghi chu", "nguon", "nguon so lieu", "note"])
        .hint("Nguồn của số liệu, ví dụ báo cáo số … ngày …"),
];

pub const COMMENDATIONS: &[Field] = &[
    Field::new(
        "honoured",
        "Đối tượng",
        Shape::Choice(&["Tập thể", "Cá nhân", "Hộ gia đình"]),
        &["doi tuong", "doi tuong khen thuong", "loai", "tap the ca nhan", "loai hinh", "honoured"],
    )
    .required(),
    Field::new(
        "name",
        "Họ tên/Tên tập thể",
        Shape::Person,
        &[
            "ho ten ten tap the",
            "ho va ten ten tap the",
            "ho va ten",
            "ho ten",
            "ten tap the ca nhan",
            "ten tap the",
            "ten",
            "ho ten hoac ten tap the",
            "tap the ca nhan de nghi",
            "name",
        ],
    )
    .required(),
    Field::new(
        "position",
        "Chức vụ/Đơn vị",
        Shape::Text,
        &["chuc vu don vi", "chuc vu", "don vi", "chuc vu don vi cong tac", "don vi cong tac", "dia chi", "position"],
    ),
    Field::new(
        "merit",
        "Thành tích",
        Shape::LongText,
        &[
            "thanh tich",
            "noi dung thanh tich",
            "thanh tich dat duoc",
            "tom tat thanh tich",
            "ly do khen thuong",
            "merit",
        ],
    )
    .required(),
];
