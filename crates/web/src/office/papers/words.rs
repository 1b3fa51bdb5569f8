use domain::decision::DecisionSubject;

use crate::access::seat::Seat;
use crate::office::jobs::english;

/// The names of papers by the beginning of their slugs, the longer ones first.
const NAMES: [(&str, &str, &str); 15] = [
    ("bien-ban-binh-xet", "Biên bản họp bình xét", "Minutes of the area's meeting"),
    ("bien-ban-danh-gia", "Biên bản họp đánh giá", "Minutes of the assessment"),
    ("phu-luc-niem-phong", "Phụ lục niêm phong (lý do)", "Sealed annex (reasons)"),
    ("giay-cong-nhan", "Giấy công nhận", "Certificates"),
    ("giay-khen", "Giấy khen", "Commendations"),
    ("giay-moi", "Giấy mời", "Letters of invitation"),
    ("quyet-dinh-cong-nhan", "Quyết định công nhận", "Decision"),
    ("quyet-dinh-dinh-chinh", "Quyết định đính chính", "Correction"),
    ("quyet-dinh-thu-hoi", "Quyết định thu hồi", "Revocation"),
    ("quyet-dinh-khen-thuong", "Quyết định khen thưởng", "Decision of commendation"),
    ("thong-bao-niem-yet", "Thông báo niêm yết", "Listing"),
    ("to-trinh", "Tờ trình", "Proposal"),
    ("tong-hop-ket-qua", "Tổng hợp kết quả", "Overview"),
    ("bao-cao-ket-qua", "Báo cáo kết quả", "Report"),
    ("bao-cao-tong-ket", "Báo cáo tổng kết", "Report over several years"),
];

/// "Quyết định công nhận 150-2021", "Biên bản họp bình xét TDP03"
pub fn paper(seat: &Seat, slug: &str) -> String {
    let (vietnamese, english, rest) = named(slug);
    format!("{}{rest}", seat.say(&vietnamese, &english))
}

fn named(slug: &str) -> (String, String, String) {
    let Some((start, vietnamese, english)) = NAMES.iter().find(|(start, _, _)| slug.starts_with(start)) else {
        let plain = slug.replace('-', " ");
        return (plain.clone(), plain, String::new());
    };
    // What tells two papers of one name apart: a number, a code, a year.
    let parts: Vec<&str> = slug[start.len()..].split('-').filter(|part| !part.is_empty()).collect();
    let first = parts.iter().position(|part| part.chars().any(|c| c.is_ascii_digit()));
    let rest = first.map(|at| parts[at..].join("-").to_uppercase());
    let rest = rest.map(|rest| format!(" {rest}")).unwrap_or_default();
    ((*vietnamese).to_owned(), (*english).to_owned(), rest)
}

/// What a group of papers is about.
pub fn about(seat: &Seat, word: &str) -> String {
    match DecisionSubject::parse(word) {
        Some(DecisionSubject::Commendation) => seat.say("Giấy khen", "Commendations").to_owned(),
        Some(DecisionSubject::Title(title)) => capital(seat.say(title.noun(), english(title))),
        None if word == "report" => seat.say("Báo cáo nhiều năm", "Reports over several years").to_owned(),
        None => seat.say("Giấy tờ chung của phường, xã", "Papers of the ward as a whole").to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_called_as_the_office_calls_it() {
        for (slug, name, rest) in [
            ("quyet-dinh-cong-nhan-ho-gia-dinh-155-2021", "Quyết định công nhận", " 155-2021"),
            ("bien-ban-binh-xet-tdp03", "Biên bản họp bình xét", " TDP03"),
            ("giay-cong-nhan-ho-gia-dinh", "Giấy công nhận", ""),
            ("bao-cao-tong-ket-2012-2021", "Báo cáo tổng kết", " 2012-2021"),
            ("so-ket-moi", "so ket moi", ""),
        ] {
            let (vietnamese, _, found) = named(slug);
            assert_eq!((vietnamese.as_str(), found.as_str()), (name, rest), "{slug}");
        }
    }
}
