use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::register::Title;
use serde_json::Value;
use store::digest::sha256_hex;
use store::paper::Paper;

use super::since::Since;
use super::{Checked, Difference, Notice};
use crate::cx::Cx;
use crate::document::{Job, Stands, file_of, stands};
use crate::error::ActionResult;

/// Every paper noted: what it prints against what the record would print now, and its file, where it lies in the ward's
/// folder, against the bytes that were written. A paper of before a decision or reopening is told apart: it is no fault,
/// but it no longer says what holds.
pub async fn all(cx: &mut Cx<'_>, checked: &mut Checked) -> ActionResult<()> {
    let notes = store::paper::list(&mut cx.tx).await?;
    if notes.is_empty() {
        return Ok(());
    }
    let since = Since::load(cx).await?;
    let mut record = Record::default();
    for paper in notes {
        let Ok(figures) = serde_json::from_str::<Value>(&paper.figures) else {
            let what = "con số ghi lại của giấy tờ không đọc được: đã bị sửa ngoài chương trình";
            checked.hold(false, || difference(&paper, paper.figures.chars().take(40).collect(), String::new(), what));
            continue;
        };
        let now = record.of(cx, &paper, &figures).await?;
        let is_superseded = now.stands != Stands::Same && since.changed(&paper);
        if is_superseded {
            checked.checked += 1;
            checked.notices.push(notice(&paper, "superseded", "đã thay thế: hồ sơ đã thay đổi sau khi in; hãy in lại"));
        } else {
            checked.hold(now.stands == Stands::Same, || {
                let what = "con số in trên giấy tờ khác với hồ sơ";
                difference(&paper, paper.figures.clone(), now.figures, what)
            });
        }
        file(cx, &paper, is_superseded, checked);
    }
    Ok(())
}

/// What would be printed now, each year composed once.
#[derive(Default)]
struct Record {
    years: BTreeMap<(String, i16), Vec<Job>>,
    honours: BTreeMap<i16, Vec<Job>>,
    decades: BTreeMap<String, Vec<Value>>,
}

struct Now {
    stands: Stands,
    figures: String,
}

impl Record {
    async fn of(&mut self, cx: &mut Cx<'_>, paper: &Paper, figures: &Value) -> ActionResult<Now> {
        if let Value::Array(lines) = figures
            && lines.iter().any(|line| line.get("year").is_some())
        {
            return self.of_decade(cx, paper, lines).await;
        }
        let jobs = match paper.about.as_str() {
            "commendation" => {
                if let Entry::Vacant(year) = self.honours.entry(paper.year) {
                    year.insert(crate::document::honours(cx, paper.year).await?);
                }
                &self.honours[&paper.year]
            }
            _ => {
                let key = (paper.programme.clone(), paper.year);
                if !self.years.contains_key(&key) {
                    let is_there = store::campaign::find(&mut cx.tx, &key.0, key.1).await?.is_some();
                    let jobs = match is_there {
                        true => crate::document::of_titles(cx, &key.0, key.1, Title::ALL).await?,
                        false => Vec::new(),
                    };
                    self.years.insert(key.clone(), jobs);
                }
                &self.years[&key]
            }
        };
        let alike = jobs
            .iter()
            .find(|job| (job.kind(), &job.about, &job.subject) == (paper.kind.as_str(), &paper.about, &paper.subject));
        let figures = alike.map_or_else(String::new, |job| job.figures.to_string());
        Ok(Now { stands: stands(jobs, paper), figures })
    }

    /// A report over years: each line of it as all years have it now.
    async fn of_decade(&mut self, cx: &mut Cx<'_>, paper: &Paper, printed: &[Value]) -> ActionResult<Now> {
        if !self.decades.contains_key(&paper.programme) {
            let lines = crate::report::lines_of_all(cx, &paper.programme).await?;
            self.decades.insert(paper.programme.clone(), lines);
        }
        let lines = &self.decades[&paper.programme];
        let is_same_line =
            |one: &&Value, other: &Value| ["year", "title"].iter().all(|key| one.get(key) == other.get(key));
        let other = printed.iter().find_map(|line| {
            let now = lines.iter().find(|now| is_same_line(now, line));
            (now != Some(line)).then(|| now.map_or_else(String::new, ToString::to_string))
        });
        let stands = if other.is_none() { Stands::Same } else { Stands::Other };
        Ok(Now { stands, figures: other.unwrap_or_default() })
    }
}

/// The file of a paper that was put into the ward's folder. One that no longer holds may be gone.
fn file(cx: &Cx<'_>, paper: &Paper, is_superseded: bool, checked: &mut Checked) {
    let Some(path) = file_of(cx.desk, paper) else { return };
    let found = match std::fs::read(&path) {
        Ok(bytes) => sha256_hex(&bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => store::db::Why::from(&error).vietnamese,
    };
    if found == paper.sha256 || (is_superseded && found.is_empty()) {
        checked.checked += 1;
    } else if !paper.is_published {
        checked.checked += 1;
        let what = "chưa đặt xong vào chỗ (lần in bị dừng giữa chừng); hãy in lại";
        checked.notices.push(notice(paper, "unfinished", what));
    } else {
        let what = match found.is_empty() {
            true => "tệp giấy tờ không còn ở chỗ đã ghi",
            false => "tệp giấy tờ đã bị thay đổi sau khi in",
        };
        checked.hold(false, || difference(paper, paper.sha256.clone(), found, what));
    }
}

fn notice(paper: &Paper, state: &'static str, what: &str) -> Notice {
    Notice { state, year: paper.year, title: paper.about.clone(), file: paper.file_name.clone(), what: what.to_owned() }
}

fn difference(paper: &Paper, recorded: String, computed: String, what: &str) -> Difference {
    Difference {
        year: Some(paper.year),
        title: Some(paper.about.clone()),
        about: paper.file_name.clone(),
        recorded,
        computed,
        what: what.to_owned(),
    }
}
