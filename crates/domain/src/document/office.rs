use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Letterhead, Signature};
use crate::decision::PaperNumber;
use crate::ground::date;
use crate::place::CommuneKind;
use crate::worded;

worded! {
    /// Every form that this step composes, by the word under which settings keep its grounds and recipients.
    pub enum Form {
        AreaMinutes = "area_minutes",
        SealedAnnex = "sealed_annex",
        ReviewMinutes = "review_minutes",
        Proposal = "proposal",
        WardReport = "ward_report",
        Decision = "decision",
        Commendation = "commendation",
        Listing = "listing",
        Invitation = "invitation",
        Overview = "overview",
        Report = "report",
    }
}

/// Who signs, and what stands above the name: `["CHỦ TỊCH"]`, `["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    pub name: String,
    pub titles: Vec<String>,
}

/// The standing body that appraises and proposes (TT 124/2021/TT-BCA Art. 9.1.a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteeringCommittee {
    /// "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc"
    pub name: String,
    /// "BCĐ"
    pub abbreviation: String,
    /// `["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]`
    pub signer: Signer,
}

/// The ward's office as it stood on the day of a paper: what its dated settings say, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// "Bắc Hồng"
    pub name: String,
    pub kind: CommuneKind,
    /// The unit above: "thị xã Hồng Lĩnh" until 30 June 2025, "tỉnh Hà Tĩnh" since.
    pub parent: String,
    /// The place before the date: "Bắc Hồng".
    pub place: String,
    /// "UBND", as symbols carry it: "150/QĐ-UBND".
    pub abbreviation: String,
    /// Signs for the People's Committee.
    pub signer: Signer,
    pub steering: SteeringCommittee,
    /// Legal grounds as a paper quotes them: "Luật Tổ chức chính quyền địa phương ngày 19/6/2015", with or without
    /// "Căn cứ". Decisions carry their own, frozen.
    #[serde(default)]
    pub grounds: BTreeMap<Form, Vec<String>>,
    /// Without dash and semicolon; "Lưu: VT" is added where it is missing.
    #[serde(default)]
    pub recipients: BTreeMap<Form, Vec<String>>,
    pub is_sample: bool,
}

/// One paper of the office: whose, when, under which number. No number while the office has not given one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub office: Office,
    pub date: Date,
    pub number: Option<PaperNumber>,
}

impl Office {
    /// "phường Bắc Hồng"
    pub fn commune(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    /// "Ủy ban nhân dân phường Bắc Hồng"
    pub fn committee(&self) -> String {
        format!("Ủy ban nhân dân {}", self.commune())
    }

    /// "Ủy ban nhân dân thị xã Hồng Lĩnh"; empty where settings name no unit above.
    pub fn parent_committee(&self) -> String {
        if self.parent.is_empty() { String::new() } else { format!("Ủy ban nhân dân {}", self.parent) }
    }

    /// "Bắc Hồng, ngày 12 tháng 11 năm 2021"
    pub fn place_date(&self, day: Date) -> String {
        format!("{}, {}", self.place, date::long(day))
    }

    /// Sample data say so on every page.
    pub fn watermark(&self) -> String {
        if self.is_sample { "DỮ LIỆU MẪU".to_owned() } else { String::new() }
    }

    /// The signature of a collective body: "TM. ỦY BAN NHÂN DÂN" above the office (NĐ 30/2020/NĐ-CP Art. 13).
    pub fn on_behalf(&self) -> Signature {
        let mut titles = self.signer.titles.clone();
        if titles.first().is_none_or(|first| !first.starts_with("TM.")) {
            titles.insert(0, "TM. ỦY BAN NHÂN DÂN".to_owned());
        }
        Signature { titles, hint: String::new(), name: self.signer.name.clone() }
    }

    /// The signature of the standing body's head.
    pub fn for_steering(&self) -> Signature {
        let signer = &self.steering.signer;
        Signature { titles: signer.titles.clone(), hint: String::new(), name: signer.name.clone() }
    }

    /// The letterhead of the People's Committee.
    pub fn letterhead(&self, day: Date, number: String, type_name: &str, summary: String) -> Letterhead {
        Letterhead {
            parent: self.parent_committee().to_uppercase(),
            issuer: self.committee().to_uppercase(),
            number,
            place_date: self.place_date(day),
            type_name: type_name.to_owned(),
            summary,
        }
    }

    pub fn grounds_of(&self, form: Form) -> &[String] {
        self.grounds.get(&form).map_or(&[], Vec::as_slice)
    }

    pub fn recipients_of(&self, form: Form) -> &[String] {
        self.recipients.get(&form).map_or(&[], Vec::as_slice)
    }
}

impl Issue {
    /// "Số: 12/TB-UBND", or with room for the number that the office will give.
    pub fn number_line(&self, letters: &str, body: &str) -> String {
        match &self.number {
            Some(number) => format!("Số: {number}"),
            None => format!("Số:      /{letters}-{body}"),
        }
    }
}
