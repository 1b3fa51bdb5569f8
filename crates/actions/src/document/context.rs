use domain::campaign::Campaign;
use domain::criteria::YearRules;
use domain::document::{Issue, Office};
use domain::setting::Settings;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// What all papers of a year share.
pub struct Context<'d> {
    pub settings: Settings,
    pub rules: YearRules<'d>,
    pub campaign: Campaign,
    pub is_sample: bool,
}

impl<'d> Context<'d> {
    pub async fn load(cx: &mut Cx<'d>, programme: &str, year: i16) -> ActionResult<Self> {
        let campaign = crate::campaign::campaign(cx, programme, year).await?;
        let rules = crate::campaign::rules(cx, programme, year)?;
        let settings = crate::setting::load(cx).await?;
        let ward = store::ward::find(&mut cx.tx).await?;
        Ok(Self { settings, rules, campaign, is_sample: ward.is_some_and(|ward| ward.is_sample) })
    }

    pub fn office(&self, day: Date, paper: &str) -> ActionResult<Office> {
        Ok(Office::on(&self.settings, day, paper, None, self.is_sample)?)
    }

    /// For papers that residents sign.
    pub fn of_residents(&self, day: Date, paper: &str) -> ActionResult<Office> {
        Ok(Office::of_residents(&self.settings, day, paper, self.is_sample)?)
    }

    /// A paper that the office has still to number.
    pub fn issue(&self, day: Date, paper: &str) -> ActionResult<Issue> {
        Ok(Issue { office: self.office(day, paper)?, date: day, number: None })
    }
}
