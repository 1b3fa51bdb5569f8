//! The phrases that several papers share.

use super::{Award, Run, Tally};
use crate::assessment::{Outcome, SCOPE, VOTE};
use crate::criteria::{Threshold, VoteBase, VoteRule};
use crate::ground::number::{grouped, two_digits};
use crate::ground::share::{Percent, Share};
use crate::register::Title;

/// A line to fill in by hand or in Word: papers state nothing that no record holds.
pub const BLANK: &str = "……………………………………";

/// Marks what the criteria files carry as not yet compared with the text of the rule.
pub const UNVERIFIED_MARK: &str = " (*)";
pub const UNVERIFIED_NOTE: &str = "(*) Tiêu chí chưa đối chiếu văn bản.";

/// "93,5%", "100%": as sentences and tables of papers print it.
pub fn percent(share: Share, threshold: Option<Percent>) -> String {
    tenths(share.tenths(threshold))
}

/// 935 → "93,5%"; 1000 → "100%"; none → "–".
pub fn tenths(tenths: Option<u64>) -> String {
    match tenths {
        Some(tenths) if tenths % 1000 == 0 => format!("{}%", tenths / 10),
        Some(tenths) => format!("{},{}%", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}

/// "1.215/1.300 hộ, đạt 93,5%"
pub fn met_of(tally: Tally, noun: &str, threshold: Option<Percent>) -> String {
    format!("{}/{} {noun}, đạt {}", grouped(tally.met), grouped(tally.total), percent(tally.met_share(), threshold))
}

/// "03 tập thể", "1.215 hộ gia đình"
pub fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}", two_digits(count))
}

/// "1.300 hộ, 10 tổ dân phố và 03 trường"
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} và {last}", rest.join(", ")),
    }
}

/// How one subject of a title is counted: "hộ", "trường" … Areas are called as their names call them.
pub fn counter(title: Title, area_noun: &str) -> &str {
    match title {
        Title::Household => "hộ",
        Title::Area => area_noun,
        Title::School => "trường",
        Title::Organisation => "cơ quan, doanh nghiệp",
        Title::Commune => "đơn vị",
    }
}

/// "tổ dân phố", "thôn" … where all names begin so; else the circular's own word.
pub fn area_noun<'a>(names: impl IntoIterator<Item = &'a str>) -> &'static str {
    const NOUNS: [&str; 12] =
        ["tổ dân phố", "khu phố", "khối phố", "thôn", "xóm", "làng", "bản", "ấp", "buôn", "phum", "sóc", "khóm"];
    let mut found = None;
    for name in names {
        let name = name.to_lowercase();
        let Some(noun) = NOUNS.into_iter().find(|noun| name.starts_with(noun)) else { return "khu dân cư" };
        if found.is_some_and(|other| other != noun) {
            return "khu dân cư";
        }
        found = Some(noun);
    }
    found.unwrap_or("khu dân cư")
}

/// Who leads an area: "Tổ trưởng tổ dân phố", "Trưởng thôn".
pub fn area_head(noun: &str) -> String {
    if noun == "tổ dân phố" { "Tổ trưởng tổ dân phố".to_owned() } else { format!("Trưởng {noun}") }
}

/// "danh hiệu “Gia đình an toàn nhất …”", or "tiêu chuẩn “An toàn …”" where the name itself says so.
pub fn honour(award: &Award) -> String {
    honour_named(&award.name)
}

pub fn honour_named(name: &str) -> String {
    match name.find("tiêu chuẩn") {
        Some(at) => name[at..].to_owned(),
        None => format!("danh hiệu “{name}”"),
    }
}

/// "phong trào “5 nhất về an ninh trật tự”", "tiêu chuẩn “An toàn …”": as its file names it, inside a sentence.
pub fn movement(programme: &str) -> String {
    if programme.contains('“') { lower_first(programme) } else { format!("phong trào “{programme}”") }
}

/// Findings that are no criterion of the set.
pub fn beside_criteria(id: &str) -> &str {
    match id {
        VOTE => "Biểu quyết của cuộc họp",
        SCOPE => "Phạm vi áp dụng",
        other => other,
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "Đạt",
        Outcome::NotMet => "Chưa đạt",
        Outcome::NotApplicable => "Không áp dụng",
        Outcome::Open => "Chưa rõ",
    }
}

/// "được quá một nửa tổng số hộ gia đình đồng ý"
pub fn vote_rule(rule: &VoteRule) -> String {
    let base = match rule.base {
        VoteBase::AllHouseholds => "tổng số hộ gia đình",
        VoteBase::Present => "số hộ có mặt",
    };
    let share = match rule.threshold {
        Threshold::MoreThan(Percent(50)) => format!("quá một nửa {base}"),
        Threshold::MoreThan(limit) => format!("quá {}% {base}", limit.0),
        Threshold::AtLeast(limit) => format!("từ {}% {base} trở lên", limit.0),
    };
    format!("được {share} đồng ý")
}

pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The text, or a line to fill in.
pub fn or_blank(text: &str) -> &str {
    if text.trim().is_empty() { BLANK } else { text }
}

/// "(bổ sung: …)" and a dotted line: what only the office knows.
pub fn to_complete(what: &str) -> Vec<Run> {
    vec![Run::italic(format!("(Bổ sung: {what}) ")), Run::plain(BLANK)]
}

/// For names of files: "ho-gia-dinh".
pub fn title_slug(title: Title) -> &'static str {
    match title {
        Title::Household => "ho-gia-dinh",
        Title::Area => "khu-dan-cu",
        Title::School => "truong-hoc",
        Title::Organisation => "co-quan-doanh-nghiep",
        Title::Commune => "phuong-xa",
    }
}

/// Letters and digits of a code, for names of files.
pub fn code_slug(code: &str) -> String {
    let key = crate::ground::text::search_key(code);
    let dashed: String = key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    dashed.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_read_as_a_clerk_writes_them() {
        let tally = Tally { total: 2546, registered: 2546, met: 2412 };
        assert_eq!(met_of(tally, "hộ", None), "2.412/2.546 hộ, đạt 94,7%");
        assert_eq!(met_of(Tally { total: 3, registered: 3, met: 3 }, "trường", None), "3/3 trường, đạt 100%");
        let close = Tally { total: 10_000, registered: 0, met: 6996 };
        assert_eq!(met_of(close, "hộ", Some(Percent(70))), "6.996/10.000 hộ, đạt 69,9%");
        assert_eq!(percent(Share::new(0, 4), None), "0%");
        assert_eq!(counted(3, "tập thể"), "03 tập thể");
    }

    #[test]
    fn areas_are_called_as_their_names_call_them() {
        for (names, noun) in [
            (vec!["Tổ dân phố 1", "Tổ dân phố 10"], "tổ dân phố"),
            (vec!["Thôn Đông", "Thôn Đoài"], "thôn"),
            (vec!["Thôn Đông", "Tổ dân phố 1"], "khu dân cư"),
            (vec!["Xuân Lam"], "khu dân cư"),
            (vec![], "khu dân cư"),
        ] {
            assert_eq!(area_noun(names), noun);
        }
        assert_eq!(area_head("thôn"), "Trưởng thôn");
    }

    #[test]
    fn a_name_that_speaks_of_a_standard_is_no_title() {
        assert_eq!(honour_named("Gia đình an toàn nhất"), "danh hiệu “Gia đình an toàn nhất”");
        assert_eq!(honour_named("Khu dân cư đạt tiêu chuẩn “An toàn”"), "tiêu chuẩn “An toàn”");
        assert_eq!(movement("5 nhất"), "phong trào “5 nhất”");
        assert_eq!(movement("Phong trào thi đua “5 nhất”"), "phong trào thi đua “5 nhất”");
    }
}
