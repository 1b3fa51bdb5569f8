use actions::ActionResult;
use domain::ground::date;
use domain::setting::Entry;

use super::cli::Settings;
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Settings) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Settings::Show => {
            let mut cx = desk.read().await?;
            let settings = actions::setting::load(&mut cx).await?;
            let all: Vec<&Entry> = settings.all().collect();
            let text: String = all.iter().map(|entry| line(entry)).collect();
            Ok(Answer::new(all, text))
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

fn line(entry: &Entry) -> String {
    let days = entry.validity();
    let until = days.until.map(|day| format!("đến {}", date::short(day))).unwrap_or_else(|| "đến nay".to_owned());
    let what = match entry {
        Entry::Letterhead(e) => format!("{} — {}", e.issuer(), e.parent_committee()),
        Entry::Steering(e) => format!("{} — {}", e.name, e.signer),
        Entry::Signer(e) => format!("{} ({})", e.name, e.titles.join(" / ")),
        Entry::Grounds(e) => format!("{}: {}", e.papers.join(", "), e.lines.join("; ")),
        Entry::Recipients(e) => format!("{}: {}", e.papers.join(", "), e.lines.join("; ")),
        Entry::BaseSalary(e) => format!("{} ({})", domain::ground::number::money(e.amount), e.basis),
        Entry::Bonus(e) => {
            let doubt = if e.rule.verified { "" } else { ", chưa đối chiếu văn bản" };
            let percent = |hundredths: u64| format!("{}%", hundredths);
            let (one, all) = (percent(e.rule.individual_hundredths), percent(e.rule.collective_hundredths));
            format!("cá nhân {one}, tập thể {all} lương cơ sở ({}{doubt})", e.rule.source)
        }
    };
    let from = if days.from == jiff::civil::Date::MIN {
        "từ đầu".to_owned()
    } else {
        format!("từ {}", date::short(days.from))
    };
    format!("{:<12} {from} {until}: {what}\n", entry.key())
}
