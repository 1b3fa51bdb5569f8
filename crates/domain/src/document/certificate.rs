use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decision::number_slug;
use super::wording::{honour, lower_first, title_slug};
use super::{Award, Office};
use crate::decision::{Decision, DecisionKind, DecisionSubject, Honoured, RecognisedSubject};
use crate::ground::id::SubjectId;
use crate::register::{Sex, Title};
use crate::worded;

worded! {
    pub enum CertificateKind {
        /// Giấy công nhận
        Recognition = "recognition",
        /// Giấy khen
        Commendation = "commendation",
    }
}

/// One certificate, A4 landscape, drawn from one line of a decision's frozen list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub kind: CertificateKind,
    /// Code of the subject, for the name of a single file.
    pub code: String,
    /// "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG"
    pub authority: String,
    /// "CÔNG NHẬN" / "TẶNG GIẤY KHEN"
    pub act: String,
    /// "Gia đình ông Nguyễn Công Tú", "Tổ dân phố 3"
    pub name: String,
    /// "Tổ dân phố 1, phường Bắc Hồng"
    pub address: String,
    /// "Đạt danh hiệu “Gia đình an toàn nhất về an ninh trật tự” năm 2021"
    pub citation: String,
    pub place_date: String,
    pub signer_titles: Vec<String>,
    pub signer: String,
    /// "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021"
    pub decision_line: String,
    /// "Vào sổ số: 0001"
    pub register_line: String,
    pub watermark: String,
    pub dated: Date,
}

/// A decision's record, with what its certificates say besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateInput {
    pub office: Office,
    pub decision: Decision,
    /// The title that was recognised; none for giấy khen.
    pub award: Option<Award>,
    /// Of heads of households, where the register knows it: "ông" or "bà".
    #[serde(default)]
    pub sexes: BTreeMap<SubjectId, Sex>,
}

/// One certificate per line of the decision's list, in its order: of a correction, those whom it adds. A decision that
/// revokes gives none, and for a received one the higher authority issues its own.
pub fn certificates(input: &CertificateInput) -> Vec<Certificate> {
    let subjects = match input.decision.kind {
        DecisionKind::Recognise | DecisionKind::Commend | DecisionKind::Correct => &input.decision.subjects,
        DecisionKind::Received | DecisionKind::Revoke => return Vec::new(),
    };
    subjects.iter().map(|subject| certificate(input, subject)).collect()
}

/// For the name of the file that holds them: those whom a correction adds have a file of their own.
pub fn certificates_slug(decision: &Decision) -> String {
    let number = number_slug(decision);
    match (decision.about, decision.kind) {
        (DecisionSubject::Commendation, _) => format!("giay-khen-{number}"),
        (DecisionSubject::Title(title), DecisionKind::Correct) => {
            format!("giay-cong-nhan-{}-{number}", title_slug(title))
        }
        (DecisionSubject::Title(title), _) => format!("giay-cong-nhan-{}", title_slug(title)),
    }
}

/// One certificate, on demand.
pub fn certificate(input: &CertificateInput, subject: &RecognisedSubject) -> Certificate {
    let (office, decision) = (&input.office, &input.decision);
    let kind = if input.award.is_some() { CertificateKind::Recognition } else { CertificateKind::Commendation };
    Certificate {
        kind,
        code: subject.code.clone(),
        authority: decision.authority.to_uppercase(),
        act: match kind {
            CertificateKind::Recognition => "CÔNG NHẬN".to_owned(),
            CertificateKind::Commendation => "TẶNG GIẤY KHEN".to_owned(),
        },
        name: name(input, subject),
        address: address(input, subject),
        citation: citation(input, subject),
        place_date: office.place_date(decision.date),
        signer_titles: super::decision::signature(decision).titles,
        signer: decision.signer.clone(),
        decision_line: super::decision::named(decision),
        register_line: format!("Vào sổ số: {:04}", subject.certificate),
        watermark: office.watermark(),
        dated: decision.date,
    }
}

fn name(input: &CertificateInput, subject: &RecognisedSubject) -> String {
    let sex = input.sexes.get(&subject.subject);
    let call = match sex {
        Some(Sex::Male) => "ông",
        Some(Sex::Female) => "bà",
        None => "ông (bà)",
    };
    match input.award.as_ref().map(|award| award.title) {
        Some(Title::Household) => format!("Gia đình {call} {}", subject.name),
        None => match subject.honoured {
            Honoured::Household => super::commendation::name(subject),
            Honoured::Individual if sex.is_some() => format!("{} {}", super::wording::capital(call), subject.name),
            Honoured::Individual | Honoured::Collective => subject.name.clone(),
        },
        _ => subject.name.clone(),
    }
}

/// "Tổ dân phố 1, phường Bắc Hồng"; for giấy khen the position or unit.
fn address(input: &CertificateInput, subject: &RecognisedSubject) -> String {
    let unit = input.office.unit.as_str();
    let own = match input.award.as_ref().map(|award| award.title) {
        Some(Title::Household) => subject.area.as_str(),
        Some(Title::Commune) => return String::new(),
        Some(_) => subject.address.as_str(),
        None => subject.position.as_str(),
    };
    if own.to_lowercase().contains(&unit.to_lowercase()) {
        return own.to_owned();
    }
    if own.is_empty() { super::wording::capital(unit) } else { format!("{own}, {unit}") }
}

fn citation(input: &CertificateInput, subject: &RecognisedSubject) -> String {
    match &input.award {
        Some(award) => format!("Đạt {} năm {}", honour(award), award.year),
        None => {
            let merit = subject.merit.trim_end_matches('.');
            if merit.to_lowercase().starts_with("đã ") {
                merit.to_owned()
            } else {
                format!("Đã {}", lower_first(merit))
            }
        }
    }
}
