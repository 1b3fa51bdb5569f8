use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::PaperNumber;
use crate::ground::id::{CampaignId, DecisionId, SubjectId};
use crate::register::Title;
use crate::worded;

worded! {
    pub enum DecisionKind {
        /// Recognises the subjects of its list.
        Recognise = "recognise",
        /// Recorded as received from a higher authority.
        Received = "received",
        Commend = "commend",
        /// Changes the list of an earlier decision.
        Correct = "correct",
        Revoke = "revoke",
    }
}

/// What a decision is about: a title of a campaign, or a commendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionSubject {
    Title(Title),
    Commendation,
}

impl DecisionSubject {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title(title) => title.as_str(),
            Self::Commendation => "commendation",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "commendation" => Some(Self::Commendation),
            _ => Title::parse(word).map(Self::Title),
        }
    }
}

worded! {
    /// As what somebody stands on a list.
    pub enum Honoured {
        Collective = "collective",
        Individual = "individual",
        Household = "household",
    }
}

/// A decision and its frozen list. Never overwritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    pub kind: DecisionKind,
    pub about: DecisionSubject,
    /// None for commendations that belong to no campaign.
    pub campaign: Option<CampaignId>,
    /// The year of the review.
    pub year: i16,
    /// Whose register of papers gave the number: empty for the ward's own, else the authority above that decided.
    pub register: String,
    pub number: PaperNumber,
    pub date: Date,
    /// The body that decides: "Ủy ban nhân dân phường Bắc Hồng".
    pub authority: String,
    pub signer: String,
    /// "CHỦ TỊCH", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" …, as it stands above the name.
    pub signer_title: String,
    pub grounds: Vec<String>,
    /// The decision that this one corrects or revokes.
    pub refers_to: Option<DecisionId>,
    pub reason: String,
    pub subjects: Vec<RecognisedSubject>,
}

/// One line of a decision's annex list, as it stood on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedSubject {
    pub subject: SubjectId,
    pub code: String,
    pub name: String,
    /// Head of an area's household list: the area's code and name; empty for others.
    pub area_code: String,
    pub area: String,
    pub address: String,
    /// Number in the register of certificates ("Vào sổ số").
    pub certificate: u32,
    /// đồng; zero where the title brings none.
    pub bonus: u64,
    /// For commendations: position or unit, and the merit line.
    pub position: String,
    pub merit: String,
    pub honoured: Honoured,
}
