use domain::intake::{ImportKind, catalogue};

use crate::access::seat::Seat;

/// "Danh sách hộ gia đình"
pub fn kind(seat: &Seat, kind: ImportKind) -> &'static str {
    let english = match kind {
        ImportKind::Areas => "Residential areas",
        ImportKind::Households => "Households",
        ImportKind::Meetings => "Results of the areas' meetings",
        ImportKind::Organisations => "Schools, agencies, enterprises",
        ImportKind::Dossiers => "Dossiers of assessment",
        ImportKind::Incidents => "Ledger of cases",
        ImportKind::Totals => "Totals of earlier years",
        ImportKind::Commendations => "Proposals for commendation",
        ImportKind::Groups => "Inter-family groups",
    };
    seat.say(catalogue::list_name(kind), english)
}

/// "ho-gia-dinh": in the name of a file.
pub fn slug(kind: ImportKind) -> String {
    let key = domain::ground::text::search_key(catalogue::list_name(kind));
    key.trim_start_matches("danh sach ").replace(", ", "-").replace(' ', "-")
}

/// Whether a list of this kind says nothing without its year.
pub fn needs_year(kind: ImportKind) -> bool {
    matches!(kind, ImportKind::Households | ImportKind::Meetings | ImportKind::Dossiers | ImportKind::Commendations)
}

/// A proposal without what somebody would type on the command line: "hãy thêm: binhyen area add …; nếu sai, sửa lại tên".
pub fn proposal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for part in text.split("; ") {
        let said = part.split(": binhyen ").next().unwrap_or(part);
        let said = said.split(" (import --undo)").collect::<String>();
        let said = said.split(", hoặc chỉ rõ bằng --sheet").next().unwrap_or_default().to_owned();
        if !said.starts_with("binhyen ") {
            if !plain.is_empty() {
                plain.push_str("; ");
            }
            plain.push_str(&said);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_on_a_page_speaks_of_no_command() {
        for (given, shown) in [
            (
                "nếu đúng tên, hãy thêm: binhyen area add --name \"Tổ 9\" --date 2021-01-01; nếu sai, sửa lại tên",
                "nếu đúng tên, hãy thêm; nếu sai, sửa lại tên",
            ),
            (
                "mở lại có lý do, rồi nạp lại: binhyen campaign reopen --year 2021; binhyen campaign reopen --year 2022",
                "mở lại có lý do, rồi nạp lại",
            ),
            (
                "bỏ lần nạp trước (import --undo) rồi nạp lại, hoặc bỏ dòng này",
                "bỏ lần nạp trước rồi nạp lại, hoặc bỏ dòng này",
            ),
            ("ghi bốn chữ số, ví dụ 1983", "ghi bốn chữ số, ví dụ 1983"),
        ] {
            assert_eq!(proposal(given), shown);
        }
    }
}
