use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::sheet::{Sheet, items, text};
use super::wording::{area_head, area_noun, code_slug, honour, or_blank, title_slug};
use super::{Award, Block, Issue, Letterhead, Paper, PaperKind, Recipients, Signature};
use crate::ground::date;
use crate::register::Title;

/// An invitation to a review meeting. The issue's day is the day on which it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub issue: Issue,
    pub award: Award,
    /// "Tổ dân phố 3"; empty for a meeting of the whole ward.
    #[serde(default)]
    pub area: String,
    pub guests: Vec<String>,
    pub meeting_on: Date,
    /// "19 giờ 30"; empty: a line to fill in, as for the place and the chair.
    #[serde(default)]
    pub time: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub chair: String,
    /// One line each; empty: the review alone.
    #[serde(default)]
    pub agenda: Vec<String>,
}

pub fn compose(invitation: &Invitation) -> Paper {
    let (issue, office, award) = (&invitation.issue, &invitation.issue.office, &invitation.award);
    let matter = match award.title {
        Title::Household => format!("họp bình xét {} năm {}", honour(award), award.year),
        _ => format!("họp đánh giá kết quả xây dựng {} năm {}", honour(award), award.year),
    };
    let host = if invitation.area.is_empty() { &office.issuer } else { &invitation.area };
    let guests = if invitation.guests.is_empty() { vec![or_blank("").to_owned()] } else { invitation.guests.clone() };
    let mut blocks = vec![
        text(format!("{host} trân trọng kính mời:")),
        items(guests),
        text(format!("Tới dự {matter}.")),
        text(format!("Chủ trì: {}.", or_blank(&invitation.chair))),
        text(format!("Thời gian: {}, {}.", or_blank(&invitation.time), date::long(invitation.meeting_on))),
        text(format!("Địa điểm: {}.", or_blank(&invitation.place))),
    ];
    if !invitation.agenda.is_empty() {
        blocks.push(text("Nội dung:"));
        blocks.push(items(invitation.agenda.clone()));
    }
    blocks.extend([
        text(match award.title {
            Title::Household => "Đề nghị mỗi hộ gia đình cử 01 người đại diện dự họp đúng giờ./.",
            _ => "Đề nghị dự họp đúng giờ./.",
        }),
        Block::Recipients(invitation.recipients()),
    ]);
    let area = if invitation.area.is_empty() { String::new() } else { format!("-{}", code_slug(&invitation.area)) };
    Sheet {
        kind: PaperKind::Invitation,
        slug: format!("giay-moi-{}{area}", title_slug(award.title)),
        title: format!("Giấy mời {matter}"),
        letterhead: invitation.letterhead(matter),
        dated: issue.date,
        blocks,
    }
    .paper(office)
}

impl Invitation {
    /// Residents are called by the head of their area (Law 10/2022/QH15 Art. 18.1), others by the People's Committee.
    fn letterhead(&self, matter: String) -> Letterhead {
        let (issue, office) = (&self.issue, &self.issue.office);
        let summary = super::wording::capital(&matter);
        if self.area.is_empty() {
            return office.letterhead(issue.date, issue.number_line("GM", &office.symbol), "GIẤY MỜI", summary);
        }
        Letterhead {
            parent: office.issuer.to_uppercase(),
            issuer: self.area.to_uppercase(),
            number: String::new(),
            place_date: office.place_date(issue.date),
            type_name: "GIẤY MỜI".to_owned(),
            summary,
        }
    }

    fn recipients(&self) -> Recipients {
        let office = &self.issue.office;
        if self.area.is_empty() {
            return office.recipients(office.on_behalf());
        }
        let head = area_head(area_noun([self.area.as_str()])).to_uppercase();
        let signature = Signature { titles: vec![head], hint: String::new(), name: self.chair.clone() };
        Recipients { lines: vec!["Như trên".to_owned(), format!("Lưu: {}", self.area)], signature }
    }
}
