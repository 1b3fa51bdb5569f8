use std::path::{Path, PathBuf};

use actions::{ActionError, ActionResult};
use clap::Parser;
use domain::people::{Actor, Role};

use super::cli::{Cli, Demo};
use super::run::{Answer, run as run_command};
use super::session::Session;
use crate::demo;

/// Written last into a finished or begun sample: what `--fresh` may empty.
const MARK: &str = "phuong-mau";

/// The sample ward, by the same commands that everyone uses.
pub async fn run(session: &Session, command: Demo) -> ActionResult<Answer> {
    let folder = session.path(&command.dir);
    prepare(&folder, command.fresh)?;
    let samples = folder.join("files");
    for (name, bytes) in demo::samples() {
        actions::document::put(&samples.join(name), bytes)?;
    }
    let place = session.place.moved_to(&folder);
    let inner = Session { place, ward: session.ward.clone(), language: session.language, folder: samples };
    let bar = super::papers::spinner();
    for (number, words) in demo::scenario()? {
        bar.set_message(words.join(" "));
        let line = std::iter::once("binhyen".to_owned()).chain(words.iter().cloned());
        let cli = Cli::try_parse_from(line).map_err(|error| broken(number, &error.to_string()))?;
        Box::pin(run_command(cli.command, &inner)).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let desk = inner.desk().await?;
    let visitor = desk.for_actor(Actor { name: "visitor".to_owned(), role: Role::Visitor });
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
    let answer = Answer::new(decade, text);
    if command.no_serve {
        return Ok(answer);
    }
    println!("{}", answer.text);
    super::serve::run(&inner, command.listen).await
}

/// The folder must be empty, absent, or an earlier sample that `--fresh` gives free.
fn prepare(folder: &Path, fresh: bool) -> ActionResult<()> {
    let shown = folder.display();
    let failed = |error: std::io::Error| {
        ActionError::failed(
            format!("không chuẩn bị được {shown}: {error}"),
            format!("{shown} cannot be prepared: {error}"),
        )
    };
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

fn broken(number: usize, error: &str) -> ActionError {
    let first = error.lines().next().unwrap_or_default();
    ActionError::failed(
        format!("kịch bản mẫu, dòng {number}: {first}"),
        format!("sample scenario, line {number}: {first}"),
    )
}
