use std::path::{Path, PathBuf};

use actions::report::Decade;
use actions::{ActionError, ActionResult};
use clap::Parser;
use domain::people::Actor;
use store::StoreError;
use store::db::{Database, Target, Why};

use super::cli::{Cli, Demo, Serve};
use super::run::{Answer, run as run_command};
use super::session::Session;
use crate::demo;

/// Written last into a finished or begun sample: what `--fresh` may empty.
const MARK: &str = "phuong-mau";

/// The sample ward, by the same commands that everyone uses.
pub async fn run(session: &Session, command: Demo) -> ActionResult<Answer> {
    let folder = session.path(&command.dir);
    prepare(session, &folder, command.fresh).await?;
    let samples = folder.join("files");
    for (name, bytes) in demo::samples() {
        actions::document::put(&samples.join(name), bytes)?;
    }
    let inner = session.moved_to(session.place.moved_to(&folder), samples);
    let answer = Box::pin(play(&inner, &folder, &command)).await;
    inner.close().await;
    answer
}

/// Makes the ward as the scenario says, command by command, and says what came of it.
async fn play(session: &Session, folder: &Path, command: &Demo) -> ActionResult<Answer> {
    let bar = super::papers::spinner();
    for (number, words) in demo::scenario()? {
        bar.set_message(words.join(" "));
        let line = std::iter::once("binhyen".to_owned()).chain(words.iter().cloned());
        let cli = Cli::try_parse_from(line).map_err(|error| broken(number, &error.to_string()))?;
        Box::pin(run_command(cli.command, session)).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let accounts = demo::make(&mut cx).await?;
    cx.commit().await?;
    let visitor = desk.for_actor(Actor::visitor());
    let mut cx = visitor.read().await?;
    let decade = actions::report::decade(&mut cx, "5-nhat").await?;
    drop(cx);
    let papers = folder.join("papers");
    let mut text = crate::show::decade(&decade, session.language);
    text.push_str(&session.say(
        format!(
            "\nGiấy tờ: {}\nXem lý do của một hộ: binhyen --data {} assess --year 2021 --subject MÃ\n",
            papers.display(),
            folder.display()
        ),
        format!(
            "\nPapers: {}\nReasons of one household: binhyen --data {} assess --year 2021 --subject CODE\n",
            papers.display(),
            folder.display()
        ),
    ));
    text.push_str(
        &session.say("\nTài khoản (mật khẩu chỉ hiện lần này):\n", "\nAccounts (the passwords are shown only now):\n"),
    );
    for one in &accounts {
        let role = session.say(one.role.label(), one.role.english());
        text.push_str(&format!("  {:<12} {}  {role}\n", one.login, one.password));
    }
    let mut answer = Answer::new(told(&decade, &accounts), text);
    if !command.no_serve {
        let said = answer.say_now(&mut std::io::stdout().lock(), session.json);
        said.map_err(|error| super::failure::not_printed(&error))?;
        let serve = Serve { listen: command.listen, tls_cert: None, tls_key: None, behind_proxy: false };
        super::serve::run(session, &serve).await?;
    }
    Ok(answer)
}

/// The decade, and the accounts that were made for a first look.
fn told(decade: &Decade, accounts: &[demo::Made]) -> serde_json::Value {
    let mut told = serde_json::to_value(decade).unwrap_or_default();
    if let Some(told) = told.as_object_mut() {
        told.insert("accounts".to_owned(), serde_json::to_value(accounts).unwrap_or_default());
    }
    told
}

/// The folder must be empty, absent, or an earlier sample that `--fresh` gives free.
async fn prepare(session: &Session, folder: &Path, fresh: bool) -> ActionResult<()> {
    let shown = folder.display();
    let failed = |error: std::io::Error| {
        ActionError::failed(
            format!("không chuẩn bị được {shown}: {}", Why::from(&error).vietnamese),
            format!("{shown} cannot be prepared: {error}"),
        )
    };
    if fresh && !session.place.is_own() {
        return Err(ActionError::refused(
            "--fresh chỉ xóa phường mẫu có số liệu ngay trong thư mục của nó; cơ sở dữ liệu nêu ở --database không bị xóa: hãy \
             dùng một cơ sở dữ liệu trống và một --dir khác",
            "--fresh only empties a sample whose rows lie in its folder; a database named with --database is not emptied: \
             use an empty database and another --dir",
        ));
    }
    let is_sample = folder.join(MARK).is_file();
    let is_taken = folder.is_dir() && std::fs::read_dir(folder).map_err(failed)?.next().is_some();
    if is_taken && !is_sample {
        return Err(ActionError::refused(
            format!("{shown} đã có dữ liệu không phải của phường mẫu; hãy chọn thư mục khác bằng --dir"),
            format!("{shown} holds data that is not the sample's; choose another folder with --dir"),
        ));
    }
    if is_taken && !fresh {
        return Err(ActionError::refused(
            format!("{shown} đã có phường mẫu; thêm --fresh để lập lại, hoặc mở bằng: binhyen --data {shown} serve"),
            format!(
                "{shown} holds the sample already; add --fresh to make it anew, or open it: binhyen --data {shown} serve"
            ),
        ));
    }
    if is_taken {
        is_only_the_sample(folder).await?;
        for name in ["binhyen.db", "binhyen.db-wal", "binhyen.db-shm", "key", "papers", "files", "backups", MARK] {
            let path: PathBuf = folder.join(name);
            let gone = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
            match gone {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
                _ => {}
            }
        }
    }
    actions::document::put(&folder.join(MARK), "Dữ liệu mẫu của Bình Yên: mọi tên người là tên đặt ra.\n".as_bytes())
}

/// Refuses a folder whose rows lie elsewhere, under its key, or that came to hold another ward: its key would be lost.
async fn is_only_the_sample(folder: &Path) -> ActionResult<()> {
    let (shown, key, file) = (folder.display(), actions::key_file(folder), folder.join("binhyen.db"));
    let refused = || {
        ActionError::refused(
            format!(
                "{shown} giữ khóa của số liệu không phải phường mẫu, nên không xóa; hãy chọn thư mục khác bằng --dir"
            ),
            format!(
                "{shown} holds the key of data that is not the sample's and is not emptied; choose another with --dir"
            ),
        )
    };
    if !file.exists() {
        return if key.exists() { Err(refused()) } else { Ok(()) };
    }
    match Database::open(&Target::Sqlite(file), &key).await {
        Ok(database) => {
            let wards = store::ward::list(&database).await;
            database.close().await;
            if wards?.iter().all(|ward| ward.is_sample) { Ok(()) } else { Err(refused()) }
        }
        Err(StoreError::KeyMissing(_) | StoreError::KeyWrong(_) | StoreError::KeyUnusable { .. }) => Err(refused()),
        // Begun and cut off, or damaged: a sample that nobody can use any more.
        Err(_) => Ok(()),
    }
}

fn broken(number: usize, error: &str) -> ActionError {
    let first = error.lines().next().unwrap_or_default();
    ActionError::failed(
        format!("kịch bản mẫu, dòng {number}: {first}"),
        format!("sample scenario, line {number}: {first}"),
    )
}
