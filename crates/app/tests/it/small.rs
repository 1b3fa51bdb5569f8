//! A ward of two areas and twelve households, small enough to be made in a moment, in the states that tests begin from.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::program::{Ward, sample};

/// Heads of households, six in each area. Nobody of them exists.
pub const HEADS: [&str; 12] = [
    "Nguyễn Văn Đức",
    "Trần Thị Ánh",
    "Lê Văn Bình",
    "Phạm Thị Yến",
    "Hoàng Văn Ân",
    "Võ Thị Hoa",
    "Đặng Văn Sơn",
    "Bùi Thị Lan",
    "Ngô Văn Tú",
    "Phan Thị Nga",
    "Trương Văn Hải",
    "Đoàn Thị Thảo",
];

pub const HOUSEHOLD_HEADINGS: &str =
    "Tổ dân phố;Mã hộ;Họ và tên chủ hộ;Giới tính;Năm sinh;Số định danh;Địa chỉ;Số nhân khẩu;Ngày đăng ký";

pub const INCIDENT_HEADINGS: &str = "Ngày;Tổ dân phố;Loại vụ việc;Mức độ;Mã hộ liên quan;Vai trò;Tình trạng;Tóm tắt";

/// "BH010001" of the first head: the area, then the running number.
pub fn code(at: usize) -> String {
    format!("BH{:02}{:04}", at / 6 + 1, at + 1)
}

pub fn household(at: usize, head: &str) -> String {
    let is_woman = head.contains(" Thị ");
    let (sex, century) = if is_woman { ("Nữ", 1) } else { ("Nam", 0) };
    let (area, code, year) = (at / 6 + 1, code(at), 1960 + at);
    format!(
        "Tổ dân phố {area};{code};{head};{sex};{year};042{century}{:02}{:06};Số {at};4;15/02/2021",
        year % 100,
        at + 1
    )
}

pub fn households(heads: &[&str]) -> String {
    let rows = heads.iter().enumerate().map(|(at, head)| household(at, head));
    std::iter::once(HOUSEHOLD_HEADINGS.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// The meeting of an area (0 or 1) in 2021: everyone votes for everyone, but only two for the first household of all.
pub fn meeting(area: usize, heads: &[&str]) -> String {
    let mut lines = vec![
        format!("KẾT QUẢ HỌP BÌNH XÉT NĂM 2021 - TỔ DÂN PHỐ {}", area + 1),
        "Tổng số hộ: 6; số hộ có mặt: 6; họp ngày 03/11/2021; biểu quyết giơ tay".to_owned(),
        "STT;Mã hộ;Họ và tên chủ hộ;TC1;TC2;TC3;TC4;TC5;TC6;TC7;TC8;TC9;Số phiếu đồng ý".to_owned(),
    ];
    for (at, head) in heads.iter().enumerate().skip(area * 6).take(6) {
        let votes = if at == 0 { 2 } else { 6 };
        lines.push(format!("{};{};{head};Đ;Đ;Đ;Đ;Đ;Đ;Đ;Đ;Đ;{votes}", at + 1, code(at)));
    }
    lines.join("\n")
}

/// Settings, two areas, the year open, nobody in the register.
pub fn opened() -> Ward {
    static MADE: OnceLock<Ward> = OnceLock::new();
    let make = || {
        let ward = Ward::at(lasting("small-opened"), None);
        open(&ward);
        ward
    };
    MADE.get_or_init(make).copy()
}

pub fn open(ward: &Ward) {
    ward.done("init --commune 18115");
    ward.done(&format!("settings import {}", sample("cai-dat-mau.toml")));
    ward.done("area add --code TDP01 --name \"Tổ dân phố 1\" --date 2019-01-01");
    ward.done("area add --code TDP02 --name \"Tổ dân phố 2\" --date 2019-01-01");
    ward.done("campaign open --year 2021 --date 2021-01-04");
}

/// All households are in the register.
pub fn registered() -> Ward {
    static MADE: OnceLock<Ward> = OnceLock::new();
    let make = || {
        let (ward, beside) = (Ward::at(lasting("small-registered"), None), opened());
        crate::program::copy_folder(&beside.folder, &ward.folder);
        let file = beside.file("ho.csv", households(&HEADS));
        ward.done(&format!("import households {file} --year 2021"));
        ward
    };
    MADE.get_or_init(make).copy()
}

/// Both meetings are in; the households' title is in review.
pub fn reviewed() -> Ward {
    static MADE: OnceLock<Ward> = OnceLock::new();
    let make = || {
        let (ward, beside) = (Ward::at(lasting("small-reviewed"), None), registered());
        crate::program::copy_folder(&beside.folder, &ward.folder);
        ward.done("campaign advance --year 2021 --date 2021-11-01");
        for area in 0..2 {
            let file = beside.file("hop.csv", meeting(area, &HEADS));
            ward.done(&format!("import meetings {file} --year 2021"));
        }
        ward
    };
    MADE.get_or_init(make).copy()
}

/// The households' title is frozen and listed.
pub fn listed() -> Ward {
    let ward = reviewed();
    ward.done("campaign advance --year 2021 --title household --date 2021-11-08");
    ward.done("campaign advance --year 2021 --title household --date 2021-11-08");
    ward
}

/// Decision 155 recognises eleven of the twelve households.
pub fn decided() -> Ward {
    let ward = listed();
    ward.done("decide --year 2021 --title household --number 155/QĐ-UBND --date 2021-11-19");
    ward
}

/// How many households are reviewed in 2021.
pub fn count_households(ward: &Ward) -> u64 {
    let assessed = ward.json("assess --year 2021");
    let lines = assessed["summary"].as_array().expect("a summary").iter();
    let household = lines.filter(|line| line["title"] == "household");
    household.map(|line| line["total"].as_u64().expect("a count")).sum()
}

/// A folder of the build, cleared of the last run: values that all tests share are never dropped.
pub fn lasting(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the last run's folder can go");
    }
    folder
}
