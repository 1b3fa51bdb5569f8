//! Words of the register in both languages.

use actions::register::household::{Differs, Fact, PastEvent};
use domain::ground::date;
use domain::register::{OrganisationKind, Scale, SchoolLevel, Sex};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::access::seat::Seat;
use crate::view::moment;

pub fn sex(seat: &Seat, sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Male) => seat.say("nam", "male"),
        Some(Sex::Female) => seat.say("nữ", "female"),
        None => "",
    }
}

pub fn kind(seat: &Seat, kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::School => seat.say("nhà trường", "school"),
        OrganisationKind::Agency => seat.say("cơ quan", "agency"),
        OrganisationKind::Enterprise => seat.say("doanh nghiệp", "enterprise"),
        OrganisationKind::ArmedForces => seat.say("lực lượng vũ trang", "armed forces"),
    }
}

pub fn level(seat: &Seat, level: SchoolLevel) -> &'static str {
    match level {
        SchoolLevel::Creche => seat.say("nhà trẻ", "crèche"),
        SchoolLevel::Nursery => seat.say("mẫu giáo, mầm non", "nursery"),
        SchoolLevel::Primary => seat.say("tiểu học", "primary"),
        SchoolLevel::LowerSecondary => seat.say("trung học cơ sở", "lower secondary"),
        SchoolLevel::UpperSecondary => seat.say("trung học phổ thông", "upper secondary"),
        SchoolLevel::MultiLevel => seat.say("nhiều cấp học", "several levels"),
        SchoolLevel::Vocational => seat.say("giáo dục nghề nghiệp", "vocational"),
        SchoolLevel::Higher => seat.say("cao đẳng, đại học", "higher"),
        SchoolLevel::Other => seat.say("khác", "other"),
    }
}

pub fn scale(seat: &Seat, scale: Scale) -> &'static str {
    match scale {
        Scale::Micro => seat.say("siêu nhỏ", "micro"),
        Scale::Small => seat.say("nhỏ", "small"),
        Scale::Medium => seat.say("vừa", "medium"),
        Scale::Large => seat.say("lớn", "large"),
    }
}

/// One line of a record's past.
#[derive(Debug, Default, Serialize)]
pub struct EventRow {
    pub at: String,
    pub actor: String,
    pub what: String,
    pub file: String,
    pub reason: String,
    pub differs: Vec<DifferRow>,
}

#[derive(Debug, Default, Serialize)]
pub struct DifferRow {
    pub fact: String,
    pub before: String,
    pub after: String,
}

pub fn event(seat: &Seat, event: PastEvent) -> EventRow {
    let at = event.at.parse::<Timestamp>().map_or(event.at, moment);
    let differs = event.differs.iter().map(|one| differ(seat, one)).collect();
    EventRow {
        at,
        actor: event.actor,
        what: action(seat, &event.action).to_owned(),
        file: event.file,
        reason: event.reason,
        differs,
    }
}

fn action<'a>(seat: &Seat, action: &'a str) -> &'a str {
    let (vietnamese, english): (&str, &str) = match action {
        "household.entered" => ("Đưa vào sổ", "Entered"),
        "household.changed" => ("Sửa thông tin", "Changed"),
        "household.moved" => ("Chuyển khu dân cư", "Moved to another area"),
        "household.ended" => ("Ghi chuyển đi, thôi ở đây", "Ended"),
        "household.divided" => ("Tách hộ", "Divided"),
        "household.united" => ("Nhập hộ", "Merged"),
        "household.registered" => ("Ghi đăng ký thi đua", "Registered for the year"),
        "household.revealed" => ("Xem số định danh, điện thoại", "Identity and phone numbers were read"),
        "household.kept_apart" => ("Xác nhận là hai hộ khác nhau", "Said to be two households"),
        "organisation.ended" => ("Ghi thôi hoạt động", "Ended"),
        "organisation.changed" => ("Sửa thông tin", "Changed"),
        "organisation.entered" => ("Đưa vào sổ", "Entered"),
        "area.added" => ("Thêm khu dân cư", "Added"),
        "area.renamed" => ("Đổi tên", "Renamed"),
        "area.merged" => ("Sáp nhập", "Merged"),
        "area.split" => ("Chia tách", "Split"),
        "area.ended" => ("Kết thúc", "Ended"),
        "import.put_in" => ("Nạp từ tệp", "Imported"),
        "import.changed" => ("Nạp lại từ tệp", "Changed by an import"),
        other => return other,
    };
    seat.say(vietnamese, english)
}

fn differ(seat: &Seat, differs: &Differs) -> DifferRow {
    DifferRow {
        fact: fact(seat, differs.fact).to_owned(),
        before: value(seat, differs.fact, &differs.before),
        after: value(seat, differs.fact, &differs.after),
    }
}

fn fact(seat: &Seat, fact: Fact) -> &'static str {
    match fact {
        Fact::Code => seat.say("Mã", "Code"),
        Fact::Head => seat.say("Chủ hộ, người đứng đầu", "Head"),
        Fact::Sex => seat.say("Giới tính", "Sex"),
        Fact::BirthYear => seat.say("Năm sinh", "Born"),
        Fact::Address => seat.say("Địa chỉ", "Address"),
        Fact::Members => seat.say("Số nhân khẩu", "Members"),
        Fact::Area => seat.say("Khu dân cư", "Area"),
        Fact::From => seat.say("Ở đây từ", "Here since"),
        Fact::Until => seat.say("Ở đến hết", "Here until"),
        Fact::Identity => seat.say("Số định danh", "Identity number"),
        Fact::Phone => seat.say("Điện thoại", "Phone"),
        Fact::Other => seat.say("Liên quan đến", "Concerns"),
        Fact::Name => seat.say("Tên", "Name"),
        Fact::Kind => seat.say("Loại", "Kind"),
        Fact::Level => seat.say("Cấp học", "Level"),
        Fact::Scale => seat.say("Quy mô", "Scale"),
        Fact::Staff => seat.say("Số người", "Staff"),
        Fact::Pupils => seat.say("Học sinh", "Pupils"),
        Fact::On => seat.say("Từ ngày", "From"),
        Fact::Registered => seat.say("Đăng ký", "Registered"),
    }
}

fn value(seat: &Seat, fact: Fact, value: &str) -> String {
    let day = || value.parse::<Date>().map_or_else(|_| value.to_owned(), date::short);
    match (fact, value) {
        (_, "") => "–".to_owned(),
        (Fact::Sex, _) => sex(seat, Sex::parse(value)).to_owned(),
        (Fact::Kind, word) => OrganisationKind::parse(word).map_or(word, |one| kind(seat, one)).to_owned(),
        (Fact::Level, word) => SchoolLevel::parse(word).map_or(word, |one| level(seat, one)).to_owned(),
        (Fact::Scale, word) => Scale::parse(word).map_or(word, |one| scale(seat, one)).to_owned(),
        (Fact::From | Fact::Until | Fact::On, _) => day(),
        (Fact::Identity | Fact::Phone, "known") => seat.say("đã ghi (che)", "known (masked)").to_owned(),
        (Fact::Identity | Fact::Phone, "replaced") => seat.say("số mới (che)", "a new one (masked)").to_owned(),
        _ => value.to_owned(),
    }
}
