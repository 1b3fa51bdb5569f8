use actions::ActionResult;
use domain::setting::Entry;

use super::cli::Settings;
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Settings) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Settings::Show { all: is_all } => {
            let mut cx = desk.read().await?;
            let settings = actions::setting::load(&mut cx).await?;
            let all: Vec<&Entry> = settings.all().collect();
            let today = cx.today();
            let shown: Vec<&Entry> =
                all.iter().copied().filter(|entry| is_all || entry.validity().covers(today)).collect();
            let mut text = crate::show::settings(&shown, session.language);
            if shown.len() < all.len() {
                text.push_str(&session.say(
                    format!("Còn {} mục của thời gian khác: thêm --all\n", all.len() - shown.len()),
                    format!("{} entries of other times: add --all\n", all.len() - shown.len()),
                ));
            }
            Ok(Answer::new(shown, text))
        }
        Settings::Import { file } => {
            let path = session.path(&file);
            let text = super::import::read_text(&path)?;
            let name = super::import::file_name(&path);
            let mut cx = desk.begin().await?;
            let changed = actions::setting::import(&mut cx, &name, &text).await?;
            cx.commit().await?;
            let said = session.say(
                format!("Đã nạp cài đặt từ {name}: {changed} mục mới hoặc thay đổi."),
                format!("Settings taken from {name}: {changed} new or changed entries."),
            );
            Ok(Answer::new(serde_json::json!({ "file": name, "changed": changed }), said))
        }
    }
}
