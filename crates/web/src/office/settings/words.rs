use domain::ground::{date, number};
use domain::setting::Entry;
use jiff::civil::Date;

use crate::access::seat::Seat;

type Words = (&'static str, &'static str);

/// A kind of entry: "Người ký".
pub fn key(key: &str) -> Words {
    match key {
        "signer" => ("Người ký", "Signers"),
        "letterhead" => ("Tiêu đề văn bản, địa danh", "Letterhead and place"),
        "steering" => ("Cơ quan thường trực thẩm định", "Standing body that appraises"),
        "grounds" => ("Căn cứ pháp lý", "Legal grounds"),
        "recipients" => ("Nơi nhận", "Recipients"),
        "base_salary" => ("Mức lương cơ sở", "Base salary"),
        "bonus" => ("Mức tiền thưởng", "Bonuses"),
        "appeal" => ("Thời hạn khiếu nại sau quyết định", "Time for appeals after a decision"),
        "ledger" => ("Thời gian sổ vụ việc ghi đầy đủ", "Days of which the ledger is complete"),
        _ => ("", ""),
    }
}

/// A field's label and hint.
pub fn field(key: &str, name: &str) -> (Words, Words) {
    const NONE: Words = ("", "");
    const LINES: Words = ("mỗi dòng một ý", "one to a line");
    match (key, name) {
        (_, "from") => (("Từ ngày", "From"), ("ngày/tháng/năm", "day/month/year")),
        (_, "until") => (("Đến hết ngày", "Until"), ("để trống nếu còn hiệu lực", "leave empty while it holds")),
        ("signer", "name") => (("Họ tên người ký", "Name"), NONE),
        ("signer", "titles") => (
            ("Chức vụ khi ký thay mặt Ủy ban nhân dân", "Title on papers of the People's Committee"),
            ("mỗi dòng như in trên văn bản, ví dụ TM. ỦY BAN NHÂN DÂN, dòng dưới CHỦ TỊCH", "line by line, as printed"),
        ),
        ("signer", "own_titles") => {
            (("Chức vụ khi ký văn bản của Chủ tịch", "Title on the Chairman's own papers"), LINES)
        }
        ("signer", "usual") => (("Ký khi không nêu tên ai khác", "Signs unless another is named"), NONE),
        ("letterhead", "kind") => (("Loại đơn vị", "Kind of unit"), NONE),
        ("letterhead", "name") => {
            (("Tên riêng của đơn vị", "Name of the unit"), ("không kèm chữ phường, xã", "without its kind"))
        }
        ("letterhead", "parent") => {
            (("Đơn vị cấp trên", "The unit above"), ("ví dụ tỉnh Hà Tĩnh; có thể để trống", "may be empty"))
        }
        ("letterhead", "place") => (
            ("Địa danh trước ngày tháng", "Place before the date"),
            ("chỉ điền khi khác tên đơn vị", "only where it is not the name"),
        ),
        (_, "symbol") => (("Chữ viết tắt trong ký hiệu", "Short name in symbols"), NONE),
        ("letterhead", "notice_board") => {
            (("Nơi niêm yết", "Where lists hang"), ("ví dụ nhà văn hóa các tổ dân phố", ""))
        }
        ("steering", "name") => (("Tên cơ quan", "Name of the body"), NONE),
        ("steering", "signer") => (("Người ký", "Signer"), NONE),
        ("steering", "titles") => (("Chức vụ người ký", "Title of the signer"), LINES),
        (_, "papers") => (
            ("Dùng cho giấy tờ", "For these papers"),
            ("mỗi dòng một loại, ví dụ decision, decision.household, proposal", "one to a line: decision, proposal …"),
        ),
        (_, "lines") => (("Các dòng", "The lines"), LINES),
        ("grounds", "replaces") => (("Thay hẳn căn cứ chung", "Takes the place of the common grounds"), NONE),
        ("base_salary", "amount") => (("Mức lương, đồng một tháng", "đồng a month"), NONE),
        ("base_salary", "basis") => (("Văn bản quy định", "Decree"), NONE),
        ("bonus", "individual_hundredths") => (("Cá nhân, % lương cơ sở", "Persons, % of the salary"), NONE),
        ("bonus", "collective_hundredths") => (("Tập thể, % lương cơ sở", "Collectives, % of the salary"), NONE),
        ("bonus", "household_hundredths") => (("Hộ gia đình, % lương cơ sở", "Households, % of the salary"), NONE),
        ("bonus", "step") => (("Làm tròn đến, đồng", "Rounded to, đồng"), NONE),
        ("bonus", "rounding") => (("Cách làm tròn", "How it is rounded"), NONE),
        ("appeal", "days") => (("Số ngày", "Days"), ("tính từ ngày quyết định", "from the day of the decision")),
        ("bonus" | "appeal", "source") => (("Văn bản quy định", "Source"), NONE),
        ("bonus" | "appeal", "verified") => (("Đã đối chiếu văn bản", "Compared with the text"), NONE),
        _ => (NONE, NONE),
    }
}

/// A word that a field chooses from.
pub fn choice(word: &'static str) -> Words {
    match word {
        "up" => ("lên", "up"),
        "down" => ("xuống", "down"),
        "nearest" => ("đến số gần nhất", "to the nearest"),
        word => (word, word),
    }
}

/// "từ 01/07/2026", "từ 01/01/2021 đến 30/06/2025"
pub fn days(seat: &Seat, entry: &Entry) -> String {
    let days = entry.validity();
    let from = match days.from {
        Date::MIN => seat.say("từ đầu", "always").to_owned(),
        day => format!("{} {}", seat.say("từ", "from"), date::short(day)),
    };
    match days.until {
        Some(until) => format!("{from} {} {}", seat.say("đến", "until"), date::short(until)),
        None => from,
    }
}

/// What an entry says, line by line.
pub fn lines(seat: &Seat, entry: &Entry) -> Vec<String> {
    let doubt = seat.say("chưa đối chiếu văn bản", "not compared with its text");
    match entry {
        Entry::Letterhead(one) => vec![one.issuer(), one.parent_committee()],
        Entry::Steering(one) => vec![one.name.clone(), one.signer.clone()],
        Entry::Signer(one) => vec![one.name.clone(), one.titles.join(" / ")],
        Entry::Grounds(one) => [&[one.papers.join(", ")], one.lines.as_slice()].concat(),
        Entry::Recipients(one) => [&[one.papers.join(", ")], one.lines.as_slice()].concat(),
        Entry::BaseSalary(one) => vec![number::money(one.amount), one.basis.clone()],
        Entry::Bonus(one) => {
            let rule = &one.rule;
            let figures = [
                (seat.say("cá nhân", "persons"), rule.individual_hundredths),
                (seat.say("tập thể", "collectives"), rule.collective_hundredths),
                (seat.say("hộ", "households"), rule.household_hundredths),
            ];
            let figures: Vec<String> = figures.iter().map(|(whom, share)| format!("{whom} {share}%")).collect();
            let source = if rule.verified { rule.source.clone() } else { format!("{} ({doubt})", rule.source) };
            vec![figures.join(", "), source]
        }
        Entry::Appeal(term) => {
            let source = if term.verified { term.source.clone() } else { format!("{} ({doubt})", term.source) };
            vec![format!("{} {}", term.days, seat.say("ngày", "days")), source]
        }
        Entry::Ledger(_) => vec![seat.say("sổ vụ việc ghi đầy đủ", "the ledger of cases is complete").to_owned()],
    }
}
