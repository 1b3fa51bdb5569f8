use domain::intake::LineData;
use domain::report::TotalsLine;
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;

/// Totals of earlier years, quoted as given. A year that is reviewed here has its own figures and takes none.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let known = store::totals::list(&mut work.cx.tx).await?;
    let campaigns = store::campaign::list(&mut work.cx.tx).await?;
    let (mut put, mut new, mut old) = (Vec::new(), Vec::new(), Vec::new());
    for at in work.open_lines() {
        let LineData::Totals(row) = work.reading.lines[at].data.clone() else { continue };
        let year = row.lines.first().map_or(0, |line| line.year);
        if campaigns.iter().any(|campaign| campaign.year == year) {
            let problem = format!("năm {year} đã mở đợt xét ở đây, có số liệu của từng đối tượng");
            work.hold(at, "year", problem, "bỏ dòng này: số tổng hợp của năm được tính từ đợt xét");
            continue;
        }
        let changed: Vec<TotalsLine> = row.lines.into_iter().filter(|line| !known.contains(line)).collect();
        if changed.is_empty() {
            work.counts.unchanged += 1;
            continue;
        }
        let is_known = |line: &TotalsLine| known.iter().any(|k| (k.year, k.title) == (line.year, line.title));
        let id = |line: &TotalsLine| format!("{}/{}", line.year, line.title);
        old.extend(changed.iter().filter(|line| is_known(line)).map(id));
        new.extend(changed.iter().filter(|line| !is_known(line)).map(id));
        if changed.iter().any(is_known) {
            work.counts.updated += 1;
        } else {
            work.counts.inserted += 1;
        }
        put.extend(changed);
    }
    work.journal.before(&mut work.cx.tx, Table::Totals, &old).await?;
    store::totals::put_all(&mut work.cx.tx, &put).await?;
    work.journal.put_in(Table::Totals, new);
    Ok(())
}
