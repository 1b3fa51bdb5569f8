use std::path::Path;

use actions::ActionResult;

use super::run::Answer;
use super::session::Session;

pub async fn check(session: &Session) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.read().await?;
    let checked = actions::check::check(&mut cx).await?;
    let mut text = session.say(
        format!("Đã đối chiếu {} mục, khác biệt: {}.\n", checked.checked, checked.differences.len()),
        format!("{} items were checked, {} differ.\n", checked.checked, checked.differences.len()),
    );
    for one in checked.differences.iter().take(50) {
        let year = one.year.map(|year| year.to_string()).unwrap_or_default();
        let title = one.title.clone().unwrap_or_default();
        text.push_str(&format!(
            "  {year} {title} {}: {} ({}: {}; {}: {})\n",
            one.about,
            one.what,
            session.say("ghi", "recorded"),
            one.recorded,
            session.say("tính", "computed"),
            one.computed
        ));
    }
    if !checked.notices.is_empty() {
        let count = checked.notices.len();
        text.push_str(
            &session.say(format!("Giấy tờ cần in lại: {count}.\n"), format!("Papers to be printed again: {count}.\n")),
        );
    }
    for one in checked.notices.iter().take(50) {
        text.push_str(&format!("  {} {} {}: {}\n", one.year, one.title, one.file, one.what));
    }
    Ok(Answer::new(checked, text))
}

pub async fn backup(session: &Session, file: &Path, with_key: bool) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let path = session.path(file);
    let kept = actions::keep::backup(&desk, &path, with_key).await?;
    let shown = path.display();
    let mut text = session.say(
        format!("Đã sao lưu vào {shown} ({} tệp).\n", kept.files),
        format!("The backup is in {shown} ({} files).\n", kept.files),
    );
    if !with_key {
        text.push_str(&session.say(
            "Bản sao không kèm khóa: hãy cất tệp «key» của thư mục dữ liệu ở một nơi khác, không có nó thì số định danh không đọc lại được.\n",
            "The backup holds no key: keep the file «key» of the data folder elsewhere; without it identity numbers cannot be read again.\n",
        ));
    }
    Ok(Answer::new(kept, text))
}

pub async fn restore(session: &Session, file: &Path) -> ActionResult<Answer> {
    let path = session.path(file);
    let kept = actions::keep::restore(&session.place.target, &session.place.folder, &path).await?;
    let folder = session.place.folder.display();
    let mut text = session.say(
        format!("Đã phục hồi {} tệp vào {folder}.\n", kept.files),
        format!("{} files were restored to {folder}.\n", kept.files),
    );
    if !kept.with_key {
        text.push_str(&session.say(
            format!("Bản sao không kèm khóa: hãy chép tệp «key» đã cất giữ vào {folder} trước khi làm việc.\n"),
            format!("The backup held no key: copy the file «key» that was kept to {folder} before working.\n"),
        ));
    }
    Ok(Answer::new(kept, text))
}
