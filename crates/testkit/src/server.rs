use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// `cargo xtask test` names its server here.
const VARIABLE: &str = "BINHYEN_TEST_POSTGRES";

/// Runs the server until standard input closes, which happens however this process ends; then clears away.
const WATCH: &str = r#"
trap '' INT TERM HUP
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >"$2/log" 2>&1 &
cat >/dev/null
"$1/pg_ctl" stop -s -D "$2/data" -m immediate
wait
rm -rf "$2"
"#;

/// The address of a server on which databases may be made, up to and with the stroke before the name.
pub(crate) fn address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| match std::env::var(VARIABLE) {
        Ok(url) => {
            let (server, _) = url.rsplit_once('/').unwrap_or_else(|| panic!("{VARIABLE} is no address: {url}"));
            format!("{server}/")
        }
        Err(_) => start(),
    })
}

fn start() -> String {
    let programs = programs().unwrap_or_else(|| {
        panic!("these tests need PostgreSQL: install the package «postgresql», or name a server in {VARIABLE}")
    });
    let user = server_user();
    let mut log = String::new();
    for _ in 0..3 {
        match attempt(&programs, user) {
            Ok(url) => return url,
            Err(said) => log = said,
        }
    }
    panic!("PostgreSQL of {} did not start:\n{log}", programs.display());
}

/// One try, in a folder of its own: what clears away after a failed one cannot take the folder of the next. What the
/// server said, if it did not start.
fn attempt(programs: &Path, user: Option<&str>) -> Result<String, String> {
    let temporary = if user.is_some() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
    let folder = temporary.join(format!("binhyen-test-{}-{}", std::process::id(), chance()));
    std::fs::create_dir(&folder).expect("a folder for PostgreSQL");
    if let Some(user) = user {
        succeed(Command::new("chown").arg(user).arg(&folder));
    }
    let mut initdb = as_user(user, &programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).args(["-U", "binhyen", "--auth=trust", "--encoding=UTF8"]);
    succeed(initdb.args(["--no-locale", "--no-sync"]).current_dir("/"));
    let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr()).expect("a port").port();
    let mut watch = as_user(user, Path::new("sh"));
    watch.args(["-c", WATCH, "sh"]).arg(programs).arg(&folder).arg(port.to_string());
    let mut watch = watch.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("sh");
    if is_ready(programs, port, &mut watch) {
        // The pipe must stay open as long as this process lives, and no longer.
        std::mem::forget(watch);
        return Ok(format!("postgres://binhyen@127.0.0.1:{port}/"));
    }
    let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    drop(watch.stdin.take());
    watch.wait().ok();
    Err(log)
}

fn is_ready(programs: &Path, port: u16, watch: &mut Child) -> bool {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        let mut ask = Command::new(programs.join("pg_isready"));
        if ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]).status().is_ok_and(|status| status.success()) {
            return true;
        }
        if watch.try_wait().is_ok_and(|ended| ended.is_some()) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    false
}

/// Debian keeps one folder per version; elsewhere the programs are on the path.
fn programs() -> Option<PathBuf> {
    let version = |folder: &Path| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = debian.filter(|folder| folder.join("bin/initdb").is_file()).max_by_key(|folder| version(folder));
    let on_path = || {
        let folders = std::env::var_os("PATH")?;
        std::env::split_paths(&folders).find(|folder| folder.join("initdb").is_file())
    };
    newest.map(|folder| folder.join("bin")).or_else(on_path)
}

/// PostgreSQL refuses to run as root.
fn server_user() -> Option<&'static str> {
    let is = |arguments: &[&str]| Command::new("id").args(arguments).output();
    let me = is(&["-u"]).expect("the program id");
    if me.stdout.trim_ascii() != b"0" {
        return None;
    }
    let user = ["postgres", "nobody"].into_iter().find(|user| is(&["-u", user]).is_ok_and(|id| id.status.success()));
    Some(user.expect("root may not run PostgreSQL: a user postgres or nobody is needed"))
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(program);
    command
}

fn succeed(command: &mut Command) {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// Eight hexadecimal digits.
pub(crate) fn chance() -> String {
    let mut bytes = [0; 4];
    let source = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    source.expect("the machine's random numbers");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
