use std::io::Read as _;
use std::path::Path;

use actions::intake::ImportOrder;
use actions::{ActionError, ActionResult};
use domain::criteria::Library;
use domain::ground::refusal::Refusal as _;
use domain::intake::{ImportKind, Mends};
use files::xlsx::template::TitleCriteria;
use store::db::Why;

use super::cli::Import;
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Import) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    if let Some(batch) = &command.undo {
        let mut cx = desk.begin().await?;
        let undone = actions::intake::undo(&mut cx, batch).await?;
        cx.commit().await?;
        let text = session.say(
            format!("Đã bỏ lần nạp {batch}: xóa {} dòng, khôi phục {} dòng.", undone.removed, undone.restored),
            format!("The import {batch} is undone: {} rows removed, {} restored.", undone.removed, undone.restored),
        );
        return Ok(Answer::new(undone, text));
    }
    let (Some(kind), Some(file)) = (command.kind, &command.file) else {
        return Err(ActionError::refused("cần loại danh sách và tên tệp", "a kind of list and a file are needed"));
    };
    let path = session.path(file);
    let bytes = read(&path)?;
    let name = file_name(&path);
    if let Some(out) = &command.held {
        not_itself(&path, &session.path(out))?;
    }
    let order = ImportOrder {
        kind,
        file: &name,
        bytes: &bytes,
        year: command.year,
        sheet: command.sheet.as_deref(),
        map: &command.map,
        mends: &Mends::default(),
        is_trial: command.dry_run,
    };
    // Nobody waits while the workbook is read.
    let mut cx = desk.read().await?;
    let reading = actions::intake::read(&mut cx, &order).await.map_err(|error| named(error, &name))?;
    drop(cx);
    let mut cx = desk.begin().await?;
    let taken = actions::intake::import(&mut cx, &order, reading).await.map_err(|error| named(error, &name))?;
    if let Some(out) = &command.held {
        let held = files::xlsx::held::write(&taken.reading, &taken.reading.held_lines(), &taken.reading.problems)
            .map_err(|error| {
                ActionError::failed(
                    format!("không ghi được tệp các dòng bị giữ: {error}"),
                    format!("the workbook of the held rows cannot be made: {}", error.english()),
                )
            })?;
        actions::document::put(&session.path(out), &held)?;
    }
    if !command.dry_run {
        cx.commit().await?;
    }
    let text = crate::show::imported(&taken.imported, command.dry_run, command.held.is_some(), session.language);
    Ok(Answer::new(taken.imported, text))
}

pub fn template(session: &Session, kind: ImportKind, file: &Path) -> ActionResult<Answer> {
    let bytes = files::xlsx::template::write(kind, &criteria(session)).map_err(|error| {
        ActionError::failed(
            format!("không lập được bảng mẫu: {error}"),
            format!("the template cannot be made: {}", error.english()),
        )
    })?;
    let path = session.path(file);
    let shown = path.display();
    if path.exists() {
        return Err(ActionError::refused(
            format!("{shown} đã có, có thể đã được điền; hãy ghi bảng mẫu ra tên khác"),
            format!("{shown} exists and may be filled in; write the template under another name"),
        ));
    }
    actions::document::put(&path, &bytes)?;
    let text = session.say(format!("Đã ghi bảng mẫu {shown}."), format!("The template {shown} is written."));
    Ok(Answer::new(serde_json::json!({ "kind": kind, "file": path }), text))
}

/// The criteria that judge this year, for the headings of the lists that ask for marks.
fn criteria(session: &Session) -> Vec<TitleCriteria> {
    let library = actions::criteria::library(&session.place.folder).unwrap_or_else(|_| Library::builtin().clone());
    let year = jiff::Zoned::now().year();
    let Ok(rules) = library.year("5-nhat", year) else { return Vec::new() };
    let set = |judged: &domain::criteria::Judged| TitleCriteria {
        title: judged.rule.title,
        criteria: judged.set.criteria.iter().map(|one| (one.id.clone(), one.text.clone())).collect(),
    };
    rules.titles.iter().map(set).collect()
}

/// The rows held back would take the place of the whole list.
fn not_itself(file: &Path, out: &Path) -> ActionResult<()> {
    let (Ok(one), Ok(other)) = (file.canonicalize(), out.canonicalize()) else { return Ok(()) };
    if one != other {
        return Ok(());
    }
    let shown = out.display();
    Err(ActionError::refused(
        format!("--held {shown} chính là tệp đang nạp, ghi vào đó sẽ mất các dòng khác; hãy ghi ra tên khác"),
        format!("--held {shown} is the very file that is imported, its other rows would be lost; use another name"),
    ))
}

/// The bytes of a workbook. More than the reader takes is not even loaded, also where a device or a pipe tells no size.
fn read(path: &Path) -> ActionResult<Vec<u8>> {
    let open = || -> std::io::Result<(u64, Vec<u8>)> {
        let mut file = std::fs::File::open(path)?;
        let told = file.metadata()?.len();
        let mut bytes = Vec::new();
        if told <= files::read::MAX_BYTES as u64 {
            file.by_ref().take(files::read::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        }
        Ok((told.max(bytes.len() as u64), bytes))
    };
    let (size, bytes) = open().map_err(|error| unreadable(path, &error))?;
    if (files::read::MAX_BYTES as u64) < size {
        let given = usize::try_from(size.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
        return Err(named(files::read::ReadRefused::TooLarge { given }.into(), &file_name(path)));
    }
    Ok(bytes)
}

pub fn read_text(path: &Path) -> ActionResult<String> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn unreadable(path: &Path, error: &std::io::Error) -> ActionError {
    let shown = path.display();
    let (why, reason) = match error.kind() {
        std::io::ErrorKind::NotFound => ("không có tệp này".to_owned(), "there is no such file".to_owned()),
        std::io::ErrorKind::PermissionDenied => ("không có quyền đọc".to_owned(), "permission denied".to_owned()),
        std::io::ErrorKind::InvalidData => ("tệp không phải văn bản UTF-8".to_owned(), "not UTF-8 text".to_owned()),
        _ => (Why::from(error).vietnamese, error.to_string()),
    };
    ActionError::refused(
        format!("không đọc được {shown}: {why}; hãy kiểm tra tên và đường dẫn"),
        format!("{shown} cannot be read: {reason}; check the name and the path"),
    )
}

/// A refused file is named.
fn named(error: ActionError, file: &str) -> ActionError {
    match error {
        ActionError::Refused(why) => {
            ActionError::refused(format!("{file}: {why}"), format!("{file}: {}", why.english()))
        }
        other => other,
    }
}
