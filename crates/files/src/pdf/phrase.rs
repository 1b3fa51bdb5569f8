//! What a short centred text does not break: names in quotation marks, dates, spans of years, and words of two or more
//! syllables that offices are made of.

/// In lower case. Longer ones stand before those that they begin with.
const PHRASES: [&str; 28] = [
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "ủy ban mặt trận tổ quốc",
    "mặt trận tổ quốc",
    "ban chỉ đạo",
    "ban thường trực",
    "tổ dân phố",
    "khu dân cư",
    "phong trào",
    "toàn dân",
    "tổ quốc",
    "bảo vệ",
    "an ninh",
    "trật tự",
    "an toàn",
    "danh hiệu",
    "công nhận",
    "công an",
    "kết quả",
    "chủ tịch",
    "thường trực",
    "quyết định",
    "báo cáo",
    "tờ trình",
    "biên bản",
    "gia đình",
    "giai đoạn",
    "địa bàn",
];

/// Words before the name of a unit, which stays with them.
const UNITS: [&str; 8] = ["phường", "xã", "thị xã", "thị trấn", "thành phố", "tỉnh", "đặc khu", "huyện"];

/// How much is kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    Quotations,
    Phrases,
    Dashes,
}

/// The pieces of a text that do not part.
pub(super) fn pieces(text: &str, hold: Hold) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare: Vec<String> =
        if hold == Hold::Dashes { Vec::new() } else { words.iter().map(|word| bare(word)).collect() };
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (rest, bare) = (&words[at..], bare.get(at..).unwrap_or_default());
        let taken = [quotation(rest, hold), date(rest), phrase(bare), unit(bare)].into_iter().max().unwrap_or(0);
        let mut end = at + taken.max(1);
        while words.get(end).is_some_and(|word| is_dash(word)) {
            end = (end + 2).min(words.len());
        }
        pieces.push(words[at..end].join(" "));
        at = end;
    }
    pieces
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–")
}

fn quotation(words: &[&str], hold: Hold) -> usize {
    if hold != Hold::Quotations || !words[0].starts_with('“') {
        return 0;
    }
    words.iter().position(|word| word.contains('”')).map_or(0, |last| last + 1)
}

/// "ngày 12 tháng 11 năm 2021"
fn date(words: &[&str]) -> usize {
    let [day, d, month, m, year, y, ..] = words else { return 0 };
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_date = (*day, *month, *year) == ("ngày", "tháng", "năm") && is_number(d) && is_number(m) && is_number(y);
    if is_date { 6 } else { 0 }
}

/// Without marks and in lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

fn phrase(bare: &[String]) -> usize {
    PHRASES.iter().map(|phrase| starting(bare, phrase)).find(|taken| *taken != 0).unwrap_or(0)
}

fn unit(bare: &[String]) -> usize {
    let taken = UNITS.iter().map(|unit| starting(bare, unit)).max().unwrap_or(0);
    if taken != 0 && taken < bare.len() { taken + 1 } else { 0 }
}

/// How many words the phrase takes if the text starts with it.
fn starting(bare: &[String], phrase: &str) -> usize {
    let mut taken = 0;
    for wanted in phrase.split(' ') {
        if bare.get(taken).is_none_or(|word| word != wanted) {
            return 0;
        }
        taken += 1;
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_together() {
        for (text, hold, expected) in [
            ("ỦY BAN NHÂN DÂN THỊ XÃ HỒNG LĨNH", Hold::Phrases, "ỦY BAN NHÂN DÂN|THỊ XÃ HỒNG|LĨNH"),
            (
                "danh hiệu “Gia đình an toàn nhất” năm 2021",
                Hold::Quotations,
                "danh hiệu|“Gia đình an toàn nhất”|năm|2021",
            ),
            ("danh hiệu “Gia đình an toàn nhất”", Hold::Phrases, "danh hiệu|“Gia đình|an toàn|nhất”"),
            ("(Kèm theo ngày 12 tháng 11 năm 2021)", Hold::Dashes, "(Kèm|theo|ngày 12 tháng 11 năm 2021)"),
            ("giai đoạn 2012 - 2021", Hold::Dashes, "giai|đoạn|2012 - 2021"),
            ("một “ngoặc hở", Hold::Quotations, "một|“ngoặc|hở"),
            ("phường", Hold::Phrases, "phường"),
            ("a -", Hold::Dashes, "a -"),
            ("", Hold::Quotations, ""),
        ] {
            assert_eq!(pieces(text, hold).join("|"), expected);
        }
    }
}
