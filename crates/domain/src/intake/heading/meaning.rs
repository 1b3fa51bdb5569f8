use super::header_key;
use crate::intake::catalogue::{self, NUMBERING};
use crate::intake::{Field, ImportKind};

/// Words; more are a sentence, not a heading.
const LONGEST_HEADING: usize = 14;

/// What one heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Nothing,
    /// The field, and how sure: the smaller the surer.
    Field(&'static str, (u8, usize)),
    /// The id of a criterion.
    Mark(String),
    /// Two fields or more, equally likely.
    Either(Vec<&'static str>),
}

/// The meaning of a heading given as its lines from top to bottom ("Năm sinh", "Nam"). `criteria` are the ids of the
/// household set, by which "TC3" means the third.
pub fn meaning(kind: ImportKind, path: &[String], criteria: &[String]) -> Meaning {
    let Some(last) = path.last() else { return Meaning::Nothing };
    let keys: Vec<String> = path.iter().map(|text| header_key(text)).collect();
    let bare: Vec<String> = path.iter().map(|text| header_key(&without_brackets(text))).collect();
    let full = keys.join(" ");
    if full.is_empty() || NUMBERING.contains(&full.as_str()) {
        return Meaning::Nothing;
    }
    if catalogue::has_marks(kind)
        && let Some(id) = criterion(kind, last, criteria).or_else(|| criterion(kind, &path.join(" "), criteria))
    {
        return Meaning::Mark(id);
    }
    let fields = catalogue::fields(kind);
    let bare_full = bare.iter().filter(|key| !key.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    for (rank, key) in [(0, &full), (1, &bare_full), (1, &bare_full.replace(" cua ", " "))] {
        if let Some((field, at)) = named(fields, key).filter(|(field, _)| !is_year_for_male(field, last)) {
            return Meaning::Field(field.key, (rank, at));
        }
    }
    if let Some(meaning) = man_or_woman(kind, path, criteria) {
        return meaning;
    }
    if 1 < path.len() {
        let own = bare.last().map_or("", String::as_str);
        let found = named(fields, own).filter(|(field, _)| !matches!(field.key, "male" | "female"));
        if let Some((field, at)) = found.filter(|(field, _)| !is_vetoed(field, &full)) {
            return Meaning::Field(field.key, (2, at));
        }
    }
    if kind == ImportKind::Totals {
        return totals(&bare_full);
    }
    // "Số điện thoại của chủ hộ": whose it is says nothing about what it is.
    let what = bare_full.split(" cua ").next().unwrap_or(&bare_full);
    by_phrase(fields, what)
}

/// "Nam" and "Nữ" below any heading of the year of birth or of the sex.
fn man_or_woman(kind: ImportKind, path: &[String], criteria: &[String]) -> Option<Meaning> {
    let (last, above) = path.split_last()?;
    let wanted = match (header_key(last).as_str(), last.trim().to_lowercase().as_str()) {
        (_, "năm") => return None,
        ("nam", _) => "male",
        ("nu", _) => "female",
        _ => return None,
    };
    let field = catalogue::field(kind, wanted)?;
    match meaning(kind, above, criteria) {
        Meaning::Field("birth_year" | "sex", _) => Some(Meaning::Field(field.key, (0, 0))),
        _ => None,
    }
}

fn named(fields: &'static [Field], key: &str) -> Option<(&'static Field, usize)> {
    fields.iter().find_map(|field| Some((field, field.names.iter().position(|name| *name == key)?)))
}

/// "Năm" without marks reads like "Nam".
fn is_year_for_male(field: &Field, heading: &str) -> bool {
    field.key == "male" && heading.trim().to_lowercase() == "năm"
}

fn is_vetoed(field: &Field, full: &str) -> bool {
    field.never.iter().any(|word| position(full, word).is_some())
}

/// A longer heading that holds a field's name as a phrase: "Họ và tên chủ hộ (ghi chữ in hoa)".
fn by_phrase(fields: &'static [Field], full: &str) -> Meaning {
    if LONGEST_HEADING < full.split(' ').count() {
        return Meaning::Nothing;
    }
    let mut found: Vec<(&'static Field, usize, std::ops::Range<usize>)> = Vec::new();
    for field in fields.iter().filter(|field| !is_vetoed(field, full)) {
        let longest = field
            .names
            .iter()
            .enumerate()
            .filter(|(_, name)| name.contains(' ') || matches!(**name, "cccd" | "cmnd" | "sdt" | "tdp"))
            .filter_map(|(at, name)| {
                let start = position(full, name)?;
                Some((field, at, start..start + name.split(' ').count()))
            })
            .max_by_key(|(_, at, span)| (span.len(), usize::MAX - at));
        found.extend(longest);
    }
    // A phrase inside a longer phrase of another field says nothing of its own.
    let spans: Vec<_> = found.iter().map(|(_, _, span)| span.clone()).collect();
    found.retain(|(_, _, span)| {
        !spans.iter().any(|other| other.len() > span.len() && other.start <= span.start && span.end <= other.end)
    });
    match &found[..] {
        [] => Meaning::Nothing,
        [(field, at, _)] => Meaning::Field(field.key, (3, *at)),
        several => Meaning::Either(several.iter().map(|(field, _, _)| field.key).collect()),
    }
}

/// Where the words of `phrase` stand in `full`, as whole words.
fn position(full: &str, phrase: &str) -> Option<usize> {
    let words: Vec<&str> = full.split(' ').collect();
    let wanted: Vec<&str> = phrase.split(' ').collect();
    words.windows(wanted.len()).position(|window| window == wanted)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// "TC1", "Tiêu chí 1", "HGD-1", "K23-1", "KDC-3đ: …".
fn criterion(kind: ImportKind, heading: &str, criteria: &[String]) -> Option<String> {
    let key = header_key(heading);
    let ordinal = key.strip_prefix("tieu chi").or_else(|| key.strip_prefix("tc")).map(str::trim_start);
    if let Some(rest) = ordinal {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if let Ok(number @ 1..=99) = rest[..end].parse::<usize>() {
            return Some(match (kind, criteria.get(number - 1)) {
                (ImportKind::Meetings, Some(id)) => id.clone(),
                (ImportKind::Meetings, None) => format!("HGD-{number}"),
                _ => format!("TC{number}"),
            });
        }
    }
    let first = heading.trim().split([' ', ':', '.', ';', '(', ',']).next()?;
    let (prefix, rest) = first.split_once(['-', '–'])?;
    let letters = prefix.chars().take_while(|c| c.is_alphabetic()).count();
    let figures = prefix.chars().skip(letters).collect::<String>();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let tail: String = rest.chars().skip(digits).collect();
    let is_id = (1..=4).contains(&letters)
        && figures.len() <= 2
        && figures.bytes().all(|b| b.is_ascii_digit())
        && (1..=2).contains(&digits)
        && tail.chars().count() <= 1
        && tail.chars().all(char::is_alphabetic);
    is_id.then(|| format!("{}-{}", prefix.to_uppercase(), rest.to_lowercase()))
}

/// Totals: whose figure, and which: "Số hộ được công nhận", "TDP đăng ký".
fn totals(full: &str) -> Meaning {
    let has = |words: &[&str]| words.iter().filter_map(|word| position(full, word)).min();
    if has(&["ty le", "ti le", "phan tram"]).is_some() {
        return Meaning::Nothing;
    }
    let subjects: [(&str, &[&str]); 5] = [
        ("organisation", &["co quan", "doanh nghiep", "don vi"]),
        ("school", &["truong", "truong hoc", "co so giao duc"]),
        ("area", &["tdp", "to dan pho", "khu dan cu", "kdc", "thon", "khoi pho"]),
        ("household", &["ho", "gia dinh"]),
        ("commune", &["phuong", "xa", "dac khu", "thi tran"]),
    ];
    let Some((subject, _)) = subjects.into_iter().find(|(_, words)| has(words).is_some()) else {
        return Meaning::Nothing;
    };
    let registered = has(&["dang ky", "ky cam ket"]);
    let met = has(&["dat", "cong nhan", "duoc cong nhan"]);
    let measure = match (registered, met) {
        (Some(registered), Some(met)) if met < registered => "met",
        (Some(_), _) => "registered",
        (None, Some(_)) => "met",
        (None, None) if subject == "commune" => "met",
        (None, None) => "total",
    };
    let wanted = format!("{subject}_{measure}");
    match catalogue::fields(ImportKind::Totals).iter().find(|field| field.key == wanted) {
        Some(field) => Meaning::Field(field.key, (3, 0)),
        None => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(kind: ImportKind, path: &[&str]) -> String {
        let path: Vec<String> = path.iter().map(|text| (*text).to_owned()).collect();
        match meaning(kind, &path, &[]) {
            Meaning::Nothing => "-".to_owned(),
            Meaning::Field(key, _) => key.to_owned(),
            Meaning::Mark(id) => format!("mark {id}"),
            Meaning::Either(keys) => keys.join("|"),
        }
    }

    #[test]
    fn headings_of_households_are_known_in_many_writings() {
        for (path, field) in [
            (vec!["Họ và tên chủ hộ"], "head"),
            (vec!["HO VA TEN CHU HO"], "head"),
            (vec!["Họ, tên chủ hộ (chữ in hoa)"], "head"),
            (vec!["Chủ hộ", "Họ và tên"], "head"),
            (vec!["Vợ/chồng", "Họ và tên"], "-"),
            (vec!["Số định danh/CCCD"], "identity"),
            (vec!["Số CMND"], "identity"),
            (vec!["CCCD", "Ngày cấp"], "-"),
            (vec!["Năm sinh", "Nam"], "male"),
            (vec!["Năm sinh", "Nữ"], "female"),
            (vec!["Ngày, tháng, năm sinh", "Nam"], "male"),
            (vec!["Giới tính", "Nữ"], "female"),
            (vec!["Tổ/Thôn"], "area"),
            (vec!["Nam"], "male"),
            (vec!["Năm"], "-"),
            (vec!["Nhân khẩu", "Nữ"], "-"),
            (vec!["Giới tính (Nam/Nữ)"], "sex"),
            (vec!["Tổ dân phố"], "area"),
            (vec!["Địa chỉ (số nhà, tổ dân phố)"], "address"),
            (vec!["Họ tên, năm sinh"], "head|birth_year"),
            (vec!["Số"], "-"),
            (vec!["STT"], "-"),
            (vec!["Ghi chú"], "-"),
            (vec!["Số điện thoại liên hệ của chủ hộ"], "phone"),
        ] {
            assert_eq!(means(ImportKind::Households, &path), field, "{path:?}");
        }
    }

    #[test]
    fn marks_and_totals_are_known_by_their_words() {
        for (kind, heading, field) in [
            (ImportKind::Meetings, "TC1", "mark HGD-1"),
            (ImportKind::Meetings, "Tiêu chí 9: tham gia phong trào", "mark HGD-9"),
            (ImportKind::Meetings, "hgd-3", "mark HGD-3"),
            (ImportKind::Dossiers, "K23-1", "mark K23-1"),
            (ImportKind::Dossiers, "KDC-3Đ. Ly khai", "mark KDC-3đ"),
            (ImportKind::Dossiers, "Covid-19", "-"),
            (ImportKind::Meetings, "Số phiếu không đồng ý", "-"),
            (ImportKind::Totals, "Tổng số hộ", "household_total"),
            (ImportKind::Totals, "Số hộ được công nhận", "household_met"),
            (ImportKind::Totals, "Tổng số TDP", "area_total"),
            (ImportKind::Totals, "Trường đạt", "school_met"),
            (ImportKind::Totals, "Cơ quan, doanh nghiệp đạt", "organisation_met"),
            (ImportKind::Totals, "Phường được công nhận", "commune_met"),
            (ImportKind::Totals, "Tỷ lệ hộ đạt (%)", "-"),
            (ImportKind::Totals, "Số dữ liệu", "note"),
        ] {
            assert_eq!(means(kind, &[heading]), field, "{heading}");
        }
        assert_eq!(means(ImportKind::Meetings, &["Tiêu chí", "4"]), "mark HGD-4");
        let own = ["A-1".to_owned(), "A-2".to_owned()];
        assert_eq!(meaning(ImportKind::Meetings, &["TC2".to_owned()], &own), Meaning::Mark("A-2".to_owned()));
    }
}
