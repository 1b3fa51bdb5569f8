//! A PostgreSQL that lives as long as this process: on a free loopback port, in a folder of its own, with a password of
//! its own, and gone afterwards.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::packages::is_root;
use crate::stage::{self, on_path, succeeds};

/// The tests find the server under this name.
pub const VARIABLE: &str = "BINHYEN_TEST_POSTGRES";

const ROLE: &str = "binhyen";
const START_LIMIT: Duration = Duration::from_secs(60);

/// Starts the server and waits at its standard input. The pipe closes when xtask ends, however it ends, also when it is
/// killed; then the server is stopped and its folder removed. Speed before safety: nothing here outlives the tests.
const WATCH: &str = r#"
trap '' INT TERM HUP
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >"$2/log" 2>&1 &
cat >/dev/null
"$1/pg_ctl" stop -s -D "$2/data" -m immediate
wait
rm -rf "$2"
"#;

pub struct Server {
    watch: Child,
    pub url: String,
}

/// The folder of PostgreSQL's programs: the newest of Debian's, else the one on the path.
pub fn programs() -> Option<PathBuf> {
    let version = |folder: &Path| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = debian.filter(|folder| folder.join("bin/initdb").is_file()).max_by_key(|folder| version(folder));
    newest.map(|folder| folder.join("bin")).or_else(|| on_path("initdb")?.parent().map(Path::to_path_buf))
}

impl Server {
    pub fn start() -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL's initdb was not found")?;
        let user = server_user()?;
        let password = random_word()?;
        let mut why = String::new();
        // Between choosing a free port and listening on it somebody else may take it; so it is tried thrice.
        for _ in 0..3 {
            match attempt(&programs, &password, user) {
                Ok((watch, port)) => {
                    let url = format!("postgres://{ROLE}:{password}@127.0.0.1:{port}/postgres");
                    println!("── PostgreSQL of {} on 127.0.0.1:{port}", programs.display());
                    return Ok(Self { watch, url });
                }
                Err(reason) => why = reason,
            }
        }
        Err(format!("PostgreSQL did not start: {why}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        self.watch.wait().ok();
    }
}

/// PostgreSQL refuses to run as root.
fn server_user() -> Result<Option<&'static str>, String> {
    if !is_root() {
        return Ok(None);
    }
    let user = ["postgres", "nobody"].into_iter().find(|user| succeeds("id", &["-u", user]));
    user.map(Some).ok_or_else(|| "root may not run PostgreSQL, and there is no user postgres or nobody".to_owned())
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(program);
    command
}

/// A folder that only the server's user can enter, with the password in a file for initdb.
fn make_folder(password: &str, user: Option<&str>) -> Result<PathBuf, String> {
    let on_disk = || if user.is_some() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
    let folder = memory_with_room().unwrap_or_else(on_disk).join(format!("binhyen-postgres-{}", random_word()?));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::DirBuilder::new().mode(0o700).create(&folder).map_err(failed)?;
    let secret = folder.join("password");
    fs::write(&secret, password).map_err(failed)?;
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).map_err(failed)?;
    if let Some(user) = user {
        stage::run_quietly(Command::new("chown").arg("-R").arg(user).arg(&folder))?;
    }
    Ok(folder)
}

/// Tests make a hundred small databases: in memory, making and removing their many files costs nothing.
fn memory_with_room() -> Option<PathBuf> {
    const NEEDED_KILOBYTES: u64 = 3 * 1024 * 1024;
    let memory = PathBuf::from("/dev/shm");
    let free = Command::new("df").args(["-k", "--output=avail"]).arg(&memory).output().ok()?;
    let room = String::from_utf8(free.stdout).ok()?.split_whitespace().last()?.parse::<u64>().ok()?;
    let info = fs::read_to_string("/proc/meminfo").ok()?;
    let available = info.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let unused = available.trim().strip_suffix(" kB")?.parse::<u64>().ok()?;
    (NEEDED_KILOBYTES <= room.min(unused / 2)).then_some(memory)
}

fn prepare(programs: &Path, folder: &Path, user: Option<&str>) -> stage::Chore {
    let mut initdb = as_user(user, &programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).arg("--pwfile").arg(folder.join("password"));
    initdb.args(["-U", ROLE, "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]);
    stage::run_quietly(initdb.current_dir("/"))
}

/// One try, in a folder of its own: whatever clears away after a failed one cannot take the folder of the next.
fn attempt(programs: &Path, password: &str, user: Option<&str>) -> Result<(Child, u16), String> {
    let folder = make_folder(password, user)?;
    let started = prepare(programs, &folder, user).and_then(|()| watch(programs, &folder, user));
    started.map_err(|why| {
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        fs::remove_dir_all(&folder).ok();
        format!("{why}\n{log}")
    })
}

fn watch(programs: &Path, folder: &Path, user: Option<&str>) -> Result<(Child, u16), String> {
    let port = free_port().map_err(|error| error.to_string())?;
    let mut command = as_user(user, Path::new("sh"));
    command.args(["-c", WATCH, "sh"]).arg(programs).arg(folder).arg(port.to_string());
    // A process group of its own, so that Ctrl-C reaches xtask alone.
    command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).process_group(0);
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    match wait_until_ready(programs, port, folder) {
        Ok(()) => Ok((child, port)),
        Err(why) => {
            // The shell stops the server when its input closes. Killing runuser would leave both behind.
            drop(child.stdin.take());
            child.wait().ok();
            Err(why)
        }
    }
}

fn wait_until_ready(programs: &Path, port: u16, folder: &Path) -> stage::Chore {
    let is_ready = programs.join("pg_isready");
    let started = Instant::now();
    while started.elapsed() < START_LIMIT {
        let mut ask = Command::new(&is_ready);
        if ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]).status().is_ok_and(|status| status.success()) {
            return Ok(());
        }
        if fs::read_to_string(folder.join("log")).is_ok_and(|log| log.contains("FATAL:  could not create")) {
            return Err(format!("port {port} was taken"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("no answer on port {port} after {}", stage::minutes(START_LIMIT)))
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Thirty-two hexadecimal digits of chance.
fn random_word() -> Result<String, String> {
    let mut bytes = [0; 16];
    let mut source = fs::File::open("/dev/urandom").map_err(|error| error.to_string())?;
    source.read_exact(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
