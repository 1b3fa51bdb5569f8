use std::collections::HashMap;

use domain::assessment::Assessment;
use domain::decision::{Honoured, RecognisedSubject};
use domain::ground::text::{name_sort_key, sort_key};
use domain::register::{Sex, Title};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// What lists say of a subject besides its name, and in which order they stand.
pub struct Register {
    entries: HashMap<String, Entry>,
}

#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub area_code: String,
    pub area: String,
    pub address: String,
    pub sex: Option<Sex>,
}

impl Register {
    /// As the register stood on the last day of the year's window of the title.
    pub async fn load(cx: &mut Cx<'_>, title: Title, day: Date) -> ActionResult<Self> {
        let mut entries = HashMap::new();
        match title {
            Title::Household => {
                let areas: HashMap<_, _> = store::area::list_on(&mut cx.tx, day)
                    .await?
                    .into_iter()
                    .map(|area| (area.id.clone(), area))
                    .collect();
                for household in store::household::list_on(&mut cx.tx, day).await? {
                    let area = areas.get(&household.area);
                    let entry = Entry {
                        area_code: area.map(|area| area.code.clone()).unwrap_or_default(),
                        area: area.map(|area| area.name.clone()).unwrap_or_default(),
                        address: household.address,
                        sex: household.sex,
                    };
                    entries.insert(household.id.0, entry);
                }
            }
            Title::School | Title::Organisation => {
                for unit in store::organisation::list_on(&mut cx.tx, day).await? {
                    entries.insert(unit.id.0, Entry { address: unit.address, ..Entry::default() });
                }
            }
            Title::Area | Title::Commune => {}
        }
        Ok(Self { entries })
    }

    pub fn entry(&self, subject: &str) -> Entry {
        self.entries.get(subject).cloned().unwrap_or_default()
    }

    /// Households by area and given name, others by code.
    pub fn order(&self, one: &Assessment) -> (String, String) {
        match one.subject.title {
            Title::Household => (self.entry(one.subject.id.as_str()).area_code, name_sort_key(&one.subject.name)),
            _ => (one.subject.code.clone(), sort_key(&one.subject.name)),
        }
    }

    pub fn recognised(&self, one: &Assessment, certificate: u32) -> RecognisedSubject {
        let entry = self.entry(one.subject.id.as_str());
        RecognisedSubject {
            subject: one.subject.id.clone(),
            code: one.subject.code.clone(),
            name: one.subject.name.clone(),
            area_code: entry.area_code,
            area: entry.area,
            address: entry.address,
            certificate,
            bonus: 0,
            position: String::new(),
            merit: String::new(),
            honoured: match one.subject.title {
                Title::Household => Honoured::Household,
                Title::Area | Title::School | Title::Organisation | Title::Commune => Honoured::Collective,
            },
        }
    }
}
