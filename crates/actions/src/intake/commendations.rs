use domain::commendation::Commendation;
use domain::intake::{ImportKind, LineData, header_key};
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;

/// Who is proposed for giấy khen in a year.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.ok_or(ImportKind::Commendations)?;
    let known = store::commendation::list(&mut work.cx.tx, year).await?;
    let mut new: Vec<Commendation> = Vec::new();
    for at in work.open_lines() {
        let LineData::Commendation(line) = work.reading.lines[at].data.clone() else { continue };
        let Some(honoured) = line.honoured else { continue };
        let key = |name: &str, position: &str| (header_key(name), header_key(position));
        let same = |one: &&Commendation| {
            one.honoured == honoured && key(&one.name, &one.position) == key(&line.name, &line.position)
        };
        if let Some(old) = known.iter().chain(&new).find(same) {
            if old.merit == line.merit {
                work.counts.unchanged += 1;
            } else {
                let proposal = "bỏ lần nạp trước (import --undo) rồi nạp lại, hoặc bỏ dòng này";
                work.hold(at, "name", "đã có đề nghị cho người, tập thể này với thành tích khác", proposal);
            }
            continue;
        }
        let (id, name, position, merit) = (work.cx.new_id()?, line.name, line.position, line.merit);
        new.push(Commendation { id, year, honoured, name, position, merit });
        work.counts.inserted += 1;
    }
    store::commendation::insert_all(&mut work.cx.tx, &new).await?;
    work.journal.put_in(Table::Commendation, new.into_iter().map(|one| one.id.0).collect());
    Ok(())
}
