use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Block, Letterhead, Recipients, Signature};
use crate::decision::PaperNumber;
use crate::ground::date;
use crate::setting::{self, Lacking, Settings, Signer};

/// The standing body that appraises and proposes (TT 124/2021/TT-BCA Art. 9.1.a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Steering {
    /// As the rule of the period names the appraising body: "Thường trực Ban Chỉ đạo …". Empty: "Ban Chỉ đạo".
    pub name: String,
    /// "BCĐ", as symbols carry it.
    pub symbol: String,
    /// Who signs for it; empty: a dotted line.
    pub signer: String,
    /// `["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]` where empty.
    pub titles: Vec<String>,
}

/// The ward's office on the day of one paper: what its dated settings say, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// "Ủy ban nhân dân thị xã Hồng Lĩnh"; may be empty.
    pub parent: String,
    /// "Ủy ban nhân dân phường Bắc Hồng"
    pub issuer: String,
    /// "phường Bắc Hồng": inside a sentence.
    pub unit: String,
    /// "Bắc Hồng": before the day of a paper.
    pub place: String,
    /// "UBND", as symbols carry it.
    pub symbol: String,
    /// Where lists hang; may be empty.
    pub notice_board: String,
    pub signer: Signer,
    #[serde(default)]
    pub steering: Steering,
    /// Legal grounds of this paper, with or without "Căn cứ". Decisions carry their own, frozen.
    #[serde(default)]
    pub grounds: Vec<String>,
    /// Without dash and semicolon.
    #[serde(default)]
    pub recipients: Vec<String>,
    pub is_sample: bool,
}

/// One paper of the office: whose, when, under which number. No number while the register has given none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub office: Office,
    pub date: Date,
    pub number: Option<PaperNumber>,
}

impl From<&setting::Steering> for Steering {
    fn from(set: &setting::Steering) -> Self {
        Self {
            name: set.name.clone(),
            symbol: set.symbol.clone(),
            signer: set.signer.clone(),
            titles: set.titles.clone(),
        }
    }
}

impl Office {
    /// From the settings of the day. `paper` is their word for it: "proposal.household", "report", "notice" …
    pub fn on(
        settings: &Settings,
        day: Date,
        paper: &str,
        signer: Option<&str>,
        is_sample: bool,
    ) -> Result<Self, Lacking> {
        let office = Self::of_residents(settings, day, paper, is_sample)?;
        Ok(Self { signer: settings.signer(day, signer)?.clone(), ..office })
    }

    /// The same for papers that residents sign: who signs for the office need not be known.
    pub fn of_residents(settings: &Settings, day: Date, paper: &str, is_sample: bool) -> Result<Self, Lacking> {
        let letterhead = settings.letterhead(day)?;
        let nobody = Signer {
            from: day,
            until: None,
            name: String::new(),
            titles: Vec::new(),
            own_titles: Vec::new(),
            usual: false,
        };
        Ok(Self {
            parent: letterhead.parent_committee(),
            issuer: letterhead.issuer(),
            unit: letterhead.unit(),
            place: letterhead.place().to_owned(),
            symbol: letterhead.symbol.clone(),
            notice_board: letterhead.notice_board.clone(),
            signer: nobody,
            steering: settings.steering(day).map(Steering::from).unwrap_or_default(),
            grounds: settings.grounds(day, paper),
            recipients: settings.recipients(day, paper),
            is_sample,
        })
    }

    /// "Bắc Hồng, ngày 12 tháng 11 năm 2021"
    pub fn place_date(&self, day: Date) -> String {
        format!("{}, {}", self.place, date::long(day))
    }

    /// Sample data say so on every page.
    pub fn watermark(&self) -> String {
        if self.is_sample { "DỮ LIỆU MẪU".to_owned() } else { String::new() }
    }

    /// The signature for the collective body, "TM." first (NĐ 30/2020/NĐ-CP Art. 13).
    pub fn on_behalf(&self) -> Signature {
        Signature { titles: self.signer.titles.clone(), hint: String::new(), name: self.signer.name.clone() }
    }

    /// The signature of the standing body's head.
    pub fn for_steering(&self) -> Signature {
        let mut titles = self.steering.titles.clone();
        if titles.is_empty() {
            titles = vec!["TM. BAN CHỈ ĐẠO".to_owned(), "TRƯỞNG BAN".to_owned()];
        }
        Signature { titles, hint: String::new(), name: self.steering.signer.clone() }
    }

    /// "Ban Chỉ đạo …", without the words by which a rule speaks of any commune's standing body.
    pub fn steering_name(&self) -> &str {
        let name = self.steering.name.trim();
        let name = name.strip_prefix("Thường trực ").unwrap_or(name);
        let name = name.strip_suffix(" cấp xã").unwrap_or(name);
        if name.is_empty() { "Ban Chỉ đạo" } else { name }
    }

    pub fn steering_symbol(&self) -> &str {
        if self.steering.symbol.is_empty() { "BCĐ" } else { &self.steering.symbol }
    }

    /// The letterhead of the People's Committee.
    pub fn letterhead(&self, day: Date, number: String, type_name: &str, summary: String) -> Letterhead {
        Letterhead {
            parent: self.parent.to_uppercase(),
            issuer: self.issuer.to_uppercase(),
            number,
            place_date: self.place_date(day),
            type_name: type_name.to_owned(),
            summary,
        }
    }

    /// Reports go to the body above; a unit that has none addresses nobody.
    pub fn addressee_above(&self) -> Option<Block> {
        (!self.parent.is_empty()).then(|| Block::Addressee(vec![self.parent.clone()]))
    }

    /// "Nơi nhận" of a report: "Như trên" only where an addressee stands above.
    pub fn report_recipients(&self) -> Recipients {
        let mut recipients = self.recipients(self.on_behalf());
        if self.parent.is_empty() {
            recipients.lines.retain(|line| line != "Như trên" && line != "Như kính gửi");
        }
        recipients
    }

    /// "Nơi nhận" beside the signature; the archive always keeps one ("Lưu: VT").
    pub fn recipients(&self, signature: Signature) -> Recipients {
        let mut lines: Vec<String> =
            self.recipients.iter().map(|line| line.trim_end_matches([';', '.']).to_owned()).collect();
        if !lines.iter().any(|line| line.starts_with("Lưu")) {
            lines.push("Lưu: VT".to_owned());
        }
        Recipients { lines, signature }
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
