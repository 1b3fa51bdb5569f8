//! Words out of a short list: sex, kinds, classes, states. An unknown word is never matched to the nearest.

use super::Said;
use crate::decision::Honoured;
use crate::incident::{CaseState, IncidentClass, Role, Severity};
use crate::intake::{Raw, header_key};
use crate::meeting::VoteWay;
use crate::register::{OrganisationKind, Scale, SchoolLevel, Sex, Title};

/// The value whose words hold this cell's search key.
fn choose<T: Copy>(raw: &Raw, words: &[(T, &[&str])], offered: &str) -> Said<T> {
    let shown = raw.shown();
    let key = header_key(&shown);
    if key.is_empty() {
        return if raw.is_blank() || matches!(&*shown, "-" | "–" | "…") {
            Said::Nothing
        } else {
            unknown(&shown, offered)
        };
    }
    match words.iter().find(|(_, words)| words.contains(&key.as_str())) {
        Some((value, _)) => Said::This(*value),
        None => unknown(&shown, offered),
    }
}

fn unknown<T>(shown: &str, offered: &str) -> Said<T> {
    Said::doubtful(format!("không hiểu «{shown}»"), format!("ghi một trong các giá trị: {offered}"))
}

pub fn sex(raw: &Raw) -> Said<Sex> {
    let words: [(Sex, &[&str]); 2] = [
        (Sex::Male, &["nam", "m", "male", "trai", "nam gioi", "ong"]),
        (Sex::Female, &["nu", "f", "female", "gai", "nu gioi", "ba"]),
    ];
    choose(raw, &words, "Nam, Nữ")
}

/// A tick, a yes, a no. Blank says nothing.
pub fn yes_or_no(raw: &Raw) -> Said<bool> {
    if let Raw::Flag(flag) = raw {
        return Said::This(*flag);
    }
    if matches!(&*raw.shown(), "✓" | "✔" | "√" | "+") {
        return Said::This(true);
    }
    let words: [(bool, &[&str]); 2] = [
        (true, &["x", "co", "1", "dung", "yes", "v", "da", "dat", "d", "roi", "da co"]),
        (false, &["khong", "0", "k", "chua", "no", "sai", "khong co", "chua co"]),
    ];
    choose(raw, &words, "x (có), để trống hoặc K (không)")
}

pub fn title(raw: &Raw) -> Said<Title> {
    let words: [(Title, &[&str]); 5] = [
        (Title::Household, &["ho gia dinh", "ho", "gia dinh"]),
        (
            Title::Area,
            &[
                "khu dan cu",
                "to dan pho",
                "tdp",
                "thon",
                "kdc",
                "to dan pho thon",
                "thon to dan pho",
                "khu dan cu to dan pho",
            ],
        ),
        (Title::School, &["truong hoc", "truong", "co so giao duc", "nha truong"]),
        (
            Title::Organisation,
            &[
                "co quan doanh nghiep",
                "co quan",
                "doanh nghiep",
                "don vi",
                "co quan don vi",
                "co quan don vi doanh nghiep",
            ],
        ),
        (
            Title::Commune,
            &[
                "phuong xa",
                "phuong",
                "xa",
                "dac khu",
                "xa phuong",
                "xa phuong dac khu",
                "thi tran",
                "xa phuong thi tran",
            ],
        ),
    ];
    choose(raw, &words, "Tổ dân phố, Trường học, Cơ quan doanh nghiệp, Phường")
}

pub fn organisation_kind(raw: &Raw) -> Said<OrganisationKind> {
    let words: [(OrganisationKind, &[&str]); 4] = [
        (OrganisationKind::School, &["co so giao duc", "truong hoc", "truong", "nha truong", "school"]),
        (
            OrganisationKind::Agency,
            &[
                "co quan",
                "co quan nha nuoc",
                "don vi su nghiep",
                "don vi",
                "agency",
                "co quan don vi",
                "to chuc",
                "tram y te",
            ],
        ),
        (
            OrganisationKind::Enterprise,
            &["doanh nghiep", "cong ty", "dn", "hop tac xa", "htx", "enterprise", "doanh nghiep tu nhan"],
        ),
        (
            OrganisationKind::ArmedForces,
            &["luc luong vu trang", "don vi luc luong vu trang", "quan doi", "don vi quan doi", "llvt", "cong an"],
        ),
    ];
    choose(raw, &words, "Cơ sở giáo dục, Cơ quan, Doanh nghiệp, Lực lượng vũ trang")
}

pub fn level(raw: &Raw) -> Said<SchoolLevel> {
    let words: [(SchoolLevel, &[&str]); 9] = [
        (SchoolLevel::Creche, &["nha tre", "nhom tre", "nhom tre doc lap"]),
        (SchoolLevel::Nursery, &["mam non", "mau giao", "mn"]),
        (SchoolLevel::Primary, &["tieu hoc", "th", "cap 1", "cap i"]),
        (SchoolLevel::LowerSecondary, &["thcs", "trung hoc co so", "cap 2", "cap ii"]),
        (SchoolLevel::UpperSecondary, &["thpt", "trung hoc pho thong", "cap 3", "cap iii"]),
        (
            SchoolLevel::MultiLevel,
            &[
                "lien cap",
                "th thcs",
                "th va thcs",
                "thcs thpt",
                "thcs va thpt",
                "tieu hoc va thcs",
                "nhieu cap hoc",
                "pho thong nhieu cap hoc",
            ],
        ),
        (
            SchoolLevel::Vocational,
            &["gdnn", "trung cap", "day nghe", "trung cap nghe", "cao dang nghe", "giao duc nghe nghiep"],
        ),
        (SchoolLevel::Higher, &["dai hoc", "cao dang", "hoc vien"]),
        (SchoolLevel::Other, &["gdtx", "giao duc thuong xuyen", "khac", "trung tam gdtx", "gdnn gdtx"]),
    ];
    choose(raw, &words, "Nhà trẻ, Mầm non, Tiểu học, THCS, THPT, Liên cấp, GDNN, Đại học, Khác")
}

pub fn scale(raw: &Raw) -> Said<Scale> {
    let words: [(Scale, &[&str]); 4] = [
        (Scale::Micro, &["sieu nho", "dn sieu nho", "doanh nghiep sieu nho"]),
        (Scale::Small, &["nho", "dn nho", "doanh nghiep nho"]),
        (Scale::Medium, &["vua", "dn vua", "doanh nghiep vua"]),
        (Scale::Large, &["lon", "dn lon", "doanh nghiep lon"]),
    ];
    choose(raw, &words, "Siêu nhỏ, Nhỏ, Vừa, Lớn")
}

pub fn honoured(raw: &Raw) -> Said<Honoured> {
    let words: [(Honoured, &[&str]); 3] = [
        (Honoured::Collective, &["tap the", "don vi", "to chuc", "tt"]),
        (Honoured::Individual, &["ca nhan", "cn"]),
        (Honoured::Household, &["ho gia dinh", "ho", "gia dinh"]),
    ];
    choose(raw, &words, "Tập thể, Cá nhân, Hộ gia đình")
}

pub fn class(raw: &Raw) -> Said<IncidentClass> {
    use IncidentClass as C;
    let words: [(C, &[&str]); 15] = [
        (C::Crime, &["toi pham", "hinh su", "pham toi", "pham phap hinh su", "vu an hinh su"]),
        (
            C::Administrative,
            &[
                "vi pham hanh chinh ve antt",
                "vi pham hanh chinh",
                "vphc",
                "vphc ve antt",
                "xu phat vphc",
                "vi pham hanh chinh ve an ninh trat tu",
            ],
        ),
        (C::Dispute, &["mau thuan tranh chap", "mau thuan", "tranh chap", "gay roi", "mau thuan tranh chap gay roi"]),
        (C::SocialEvil, &["te nan xa hoi", "te nan", "tnxh"]),
        (C::Traffic, &["vi pham giao thong", "giao thong", "vi pham atgt", "vi pham trat tu atgt"]),
        (C::TrafficAccident, &["tai nan giao thong", "tngt", "tai nan giao thong duong bo"]),
        (C::Fire, &["chay no", "chay", "no", "vu chay"]),
        (C::LabourAccident, &["tai nan lao dong", "tnld"]),
        (
            C::Environment,
            &[
                "vi pham moi truong an toan thuc pham",
                "vi pham moi truong",
                "moi truong",
                "an toan thuc pham",
                "vi pham an toan thuc pham",
            ],
        ),
        (
            C::Strike,
            &[
                "dinh cong lan cong trai phap luat",
                "dinh cong",
                "lan cong",
                "dinh cong trai phap luat",
                "dinh cong lan cong",
            ],
        ),
        (C::StateSecret, &["lo mat bi mat nha nuoc", "bi mat nha nuoc", "lo bi mat nha nuoc", "mat bi mat nha nuoc"]),
        (C::SchoolViolence, &["bao luc hoc duong"]),
        (C::Discipline, &["ky luat", "ky luat tu canh cao tro len", "ky luat canh cao"]),
        (C::HotSpot, &["tu diem phuc tap ve antt", "tu diem", "tu diem phuc tap", "diem nong"]),
        (C::Accident, &["su co nghiem trong khac", "su co", "su co nghiem trong", "su co khac", "tai nan"]),
    ];
    choose(
        raw,
        &words,
        "Tội phạm, Vi phạm hành chính về ANTT, Mâu thuẫn tranh chấp, Tệ nạn xã hội, Vi phạm giao thông, Tai nạn giao thông, Cháy nổ, Tai nạn lao động, Vi phạm môi trường, Đình công, Bí mật nhà nước, Bạo lực học đường, Kỷ luật, Tụ điểm, Sự cố",
    )
}

pub fn severity(raw: &Raw) -> Said<Severity> {
    let words: [(Severity, &[&str]); 4] = [
        (Severity::LessSerious, &["it nghiem trong", "int", "nhe"]),
        (Severity::Serious, &["nghiem trong", "nt"]),
        (Severity::VerySerious, &["rat nghiem trong", "rnt"]),
        (Severity::ExtremelySerious, &["dac biet nghiem trong", "dbnt"]),
    ];
    choose(raw, &words, "Ít nghiêm trọng, Nghiêm trọng, Rất nghiêm trọng, Đặc biệt nghiêm trọng")
}

pub fn case_state(raw: &Raw) -> Said<CaseState> {
    let words: [(CaseState, &[&str]); 4] = [
        (
            CaseState::Verifying,
            &["dang xac minh", "xac minh", "dang dieu tra", "dang giai quyet", "dang xu ly", "chua ket luan"],
        ),
        (CaseState::Concluded, &["da ket luan", "ket luan", "da xu ly", "co ket luan", "da xet xu", "da xu phat"]),
        (
            CaseState::Appealed,
            &["dang khieu nai", "khieu nai", "khang cao", "dang khang cao", "dang khieu nai khang cao"],
        ),
        (CaseState::Unfounded, &["khong co can cu", "khong co su viec", "dinh chi", "khong co vi pham", "bao sai"]),
    ];
    choose(raw, &words, "Đang xác minh, Đã kết luận, Đang khiếu nại, Không có căn cứ")
}

pub fn role(raw: &Raw) -> Said<Role> {
    let words: [(Role, &[&str]); 5] = [
        (
            Role::Offender,
            &["nguoi vi pham", "vi pham", "nguoi gay ra", "doi tuong vi pham", "bi can", "nguoi pham toi"],
        ),
        (Role::Victim, &["nguoi bi hai", "bi hai", "nan nhan", "nguoi bi thiet hai"]),
        (Role::Witness, &["nguoi lam chung", "nhan chung", "lam chung", "nguoi chung kien"]),
        (Role::Reporter, &["nguoi bao tin", "nguoi to giac", "bao tin", "nguoi to cao"]),
        (Role::Other, &["khac", "nguoi lien quan", "lien quan", "vai tro khac", "nguoi co lien quan"]),
    ];
    choose(raw, &words, "Người vi phạm, Người bị hại, Người làm chứng, Người báo tin, Khác")
}

/// The way of voting, anywhere in a sentence above the table.
pub fn vote_way(key: &str) -> Option<VoteWay> {
    [
        (VoteWay::SecretBallot, "bo phieu kin"),
        (VoteWay::SecretBallot, "phieu kin"),
        (VoteWay::HouseholdBallot, "phieu lay y kien"),
        (VoteWay::HouseholdBallot, "phat phieu"),
        (VoteWay::HouseholdBallot, "lay phieu tung ho"),
        (VoteWay::Online, "truc tuyen"),
        (VoteWay::ShowOfHands, "gio tay"),
    ]
    .into_iter()
    .find_map(|(way, words)| key.contains(words).then_some(way))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_with_and_without_marks_and_never_matched_to_the_nearest() {
        assert_eq!(sex(&Raw::text("NỮ")), Said::This(Sex::Female));
        assert_eq!(class(&Raw::text("Mâu thuẫn, tranh chấp")), Said::This(IncidentClass::Dispute));
        assert_eq!(class(&Raw::text("Tai nạn giao thông")), Said::This(IncidentClass::TrafficAccident));
        assert_eq!(class(&Raw::text("Vi phạm giao thông")), Said::This(IncidentClass::Traffic));
        assert_eq!(level(&Raw::text("TH&THCS")), Said::This(SchoolLevel::MultiLevel));
        assert_eq!(case_state(&Raw::text("đã kết luận")), Said::This(CaseState::Concluded));
        assert_eq!(title(&Raw::text("Cơ quan, doanh nghiệp")), Said::This(Title::Organisation));
        assert_eq!(scale(&Raw::text("siêu nhỏ")), Said::This(Scale::Micro));
        assert_eq!(yes_or_no(&Raw::text("x")), Said::This(true));
        assert_eq!(role(&Raw::Blank), Said::Nothing);
        assert!(matches!(severity(&Raw::text("nghiêm")), Said::Doubtful(_)));
        assert_eq!(vote_way("bieu quyet gio tay"), Some(VoteWay::ShowOfHands));
    }
}
