use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::State;
use crate::ground::id::CampaignId;
use crate::ground::window::Window;
use crate::register::Title;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub id: CampaignId,
    pub programme: String,
    pub year: i16,
}

/// How far one title of a campaign is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleRun {
    pub campaign: CampaignId,
    pub title: Title,
    pub state: State,
    /// The criteria set that judges this window: the one in force on its last day.
    pub criteria_set: String,
    pub window: Window,
    /// The day of the last move.
    pub since: Date,
    /// Facts dated inside the window no longer change from this day on.
    pub frozen_on: Option<Date>,
    pub listed_on: Option<Date>,
}

/// One move, kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub campaign: CampaignId,
    pub title: Title,
    pub from: State,
    pub to: State,
    pub date: Date,
    /// Needed to go back; empty on the way forward.
    pub reason: String,
}
