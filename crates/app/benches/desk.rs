//! A ward opened once, as a server keeps it.

use std::path::Path;
use std::time::{Duration, Instant};

use actions::intake::ImportOrder;
use actions::{ActionResult, Desk};
use domain::ground::id::CommuneCode;
use domain::intake::ImportKind;
use domain::people::Actor;
use jiff::civil::date;
use store::db::Target;

use super::program::AREAS;
use super::support::Timing;

/// Imports the workbook into new wards, one for each time and one that is not counted.
pub fn imports(times: usize, workbook: &Path) -> Timing {
    let folder = tempfile::tempdir().expect("there is room for a ward");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let mut taken: Vec<Duration> = Vec::new();
    for at in 0..=times {
        let ward = folder.path().join(at.to_string());
        let took = runtime.block_on(async {
            let desk = ward_of_areas(&ward).await.expect("a new ward");
            let started = Instant::now();
            let accepted = bring(&desk, workbook).await.expect("the sample is taken in");
            let took = started.elapsed();
            assert!(accepted != 0, "nothing was taken in");
            desk.close().await;
            took
        });
        taken.extend((at != 0).then_some(took));
    }
    taken.sort();
    Timing { median: taken[taken.len() / 2], min: taken[0] }
}

async fn ward_of_areas(folder: &Path) -> ActionResult<Desk> {
    let target = Target::Sqlite(folder.join("binhyen.db"));
    let commune = CommuneCode::parse("18115")?;
    let desk = Desk::create(&target, folder, commune, Actor::operator("bench")).await?;
    let mut cx = desk.begin().await?;
    actions::place::init(&mut cx, None).await?;
    for area in 1..=AREAS {
        actions::register::add(&mut cx, None, &format!("Tổ dân phố {area}"), date(2012, 1, 1)).await?;
    }
    cx.commit().await?;
    Ok(desk)
}

/// As the command does: the workbook is read while nobody waits to write.
async fn bring(desk: &Desk, workbook: &Path) -> ActionResult<usize> {
    let bytes = std::fs::read(workbook).expect("the sample can be read");
    let order = ImportOrder {
        kind: ImportKind::Households,
        file: "ho-gia-dinh-2021.xlsx",
        bytes: &bytes,
        year: Some(2021),
        sheet: None,
        map: &[],
        mends: &Default::default(),
        is_trial: false,
    };
    let mut cx = desk.read().await?;
    let reading = actions::intake::read(&mut cx, &order).await?;
    drop(cx);
    let mut cx = desk.begin().await?;
    let taken = actions::intake::import(&mut cx, &order, reading).await?;
    cx.commit().await?;
    Ok(taken.imported.accepted)
}
