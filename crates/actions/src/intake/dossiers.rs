use domain::ground::id::SubjectId;
use domain::intake::{DossierLine, ImportKind, LineData, header_key};
use domain::meeting::Dossier;
use domain::register::Title;
use jiff::civil::{Date, date};
use store::import::Table;

use super::work::Work;
use crate::dossier::Written;
use crate::error::ActionResult;
use crate::frozen::Late;

/// Review dossiers of areas, units and the ward: the days of their papers, and what their own meetings found.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.ok_or(ImportKind::Dossiers)?;
    let known = store::dossier::list(&mut work.cx.tx, year).await?;
    for at in work.open_lines() {
        let LineData::Dossier(line) = work.reading.lines[at].data.clone() else { continue };
        let Some(title) = line.title else { continue };
        let Some(subject) = subject(work, at, title, &line, year)? else { continue };
        let old = known.iter().find(|dossier| dossier.title == title && dossier.subject == subject);
        let dossier = Dossier {
            id: match old {
                Some(old) => old.id.clone(),
                None => work.cx.new_id()?,
            },
            title,
            subject,
            year,
            resolution_on: line.resolution_on,
            plan_on: line.plan_on,
            registered_on: line.registered_on,
            reviewed_on: line.reviewed_on,
            sub_units: line.sub_units,
            marks: line.marks,
            note: line.note,
        };
        if old == Some(&dossier) {
            work.counts.unchanged += 1;
            continue;
        }
        if work.is_late(at, "name", Late::OfYear(year, &[title])) {
            continue;
        }
        if let Some(old) = old {
            work.journal.before(&mut work.cx.tx, Table::Dossier, std::slice::from_ref(&old.id.0)).await?;
        }
        match crate::dossier::write(work.cx, old, &dossier).await? {
            Written::Unchanged => work.counts.unchanged += 1,
            Written::Updated => work.counts.updated += 1,
            Written::Inserted => {
                work.journal.put_in(Table::Dossier, vec![dossier.id.0]);
                work.counts.inserted += 1;
            }
        }
    }
    Ok(())
}

fn subject(
    work: &mut Work<'_, '_>,
    at: usize,
    title: Title,
    line: &DossierLine,
    year: i16,
) -> ActionResult<Option<SubjectId>> {
    match title {
        Title::Household => {
            work.hold(at, "name", "hộ gia đình không có hồ sơ riêng", "nạp kết quả họp tổ bằng «import meetings»");
            Ok(None)
        }
        Title::Area => {
            let name = line.code.as_deref().unwrap_or(&line.name);
            let last_day = last_day(work, year);
            Ok(work.area_of(at, Some(name), last_day).map(|area| SubjectId::from(&area.id)))
        }
        Title::School | Title::Organisation => {
            let found = work.known.organisation(line.code.as_deref(), &line.name);
            let found = found.filter(|one| one.title() == title).map(|one| SubjectId::from(&one.id));
            if found.is_none() {
                let problem = format!("chưa có đơn vị «{}» trong sổ", line.name);
                work.hold(at, "name", problem, "nạp danh sách đơn vị trước, hoặc sửa tên, trang tính");
            }
            Ok(found)
        }
        Title::Commune => {
            let code = work.cx.desk.commune().clone();
            let own = domain::place::names_of(&code);
            let is_own = own.iter().any(|named| {
                let full = header_key(&format!("{} {}", named.kind, named.name));
                header_key(&line.name) == full || header_key(&line.name) == header_key(&named.name)
            });
            if !is_own {
                let names: Vec<String> = own.iter().map(|named| format!("{} {}", named.kind, named.name)).collect();
                work.hold(
                    at,
                    "name",
                    format!("«{}» không phải đơn vị này", line.name),
                    format!("ghi: {}", names.join(" hoặc ")),
                );
                return Ok(None);
            }
            Ok(Some(SubjectId::from(&code)))
        }
    }
}

/// The day whose areas are judged: the last of their window.
fn last_day(work: &Work<'_, '_>, year: i16) -> Date {
    let library = &work.cx.desk.library;
    let years = library.programmes().iter().filter_map(|programme| library.year(&programme.id, year).ok());
    let mut days = years.filter_map(|rules| rules.title(Title::Area).map(|judged| judged.calendar.counting.until));
    days.next().unwrap_or(date(year, 12, 31))
}
