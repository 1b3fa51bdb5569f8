//! What the tests need from the distribution, installed where that is allowed.

use std::process::Command;

use crate::stage::{self, Chore, on_path, succeeds};

/// A program that must be there.
pub struct Need {
    pub is_there: bool,
    pub package: &'static str,
    pub what_for: &'static str,
}

/// Installs what is missing; on a machine where that is not allowed, says what to install.
pub fn ensure(needs: &[Need]) -> Chore {
    let missing: Vec<&Need> = needs.iter().filter(|need| !need.is_there).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let Some(apt) = apt_get() else {
        let lines: Vec<String> = missing.iter().map(|need| format!("  {} ({})", need.package, need.what_for)).collect();
        return Err(format!(
            "these packages are missing and may not be installed from here:\n{}\nInstall them, for example with: apt-get install {}",
            lines.join("\n"),
            packages.join(" ")
        ));
    };
    if let Err(why) = stage::run("package lists", &mut apt(&["update", "-qq"])) {
        println!("── {why}; trying with the lists that are there");
    }
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], &packages[..]].concat();
    stage::run("packages", apt(&install).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// clippy and rustfmt come with rustup, or with the distribution's own Rust.
pub fn ensure_rust_tools() -> Chore {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let is_there = stage::cargo(&[subcommand, "--version"]).output().is_ok_and(|output| output.status.success());
        if !is_there && on_path("rustup").is_some() {
            stage::run(component, Command::new("rustup").args(["component", "add", component]))?;
        } else if !is_there {
            return Err(format!("cargo {subcommand} is missing: install {component} of this Rust version"));
        }
    }
    Ok(())
}

pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// apt-get as root, if this user may do that without being asked for a password.
fn apt_get() -> Option<impl Fn(&[&str]) -> Command> {
    on_path("apt-get")?;
    let through_sudo = !is_root();
    if through_sudo && !succeeds("sudo", &["-n", "true"]) {
        return None;
    }
    Some(move |arguments: &[&str]| {
        let mut command = Command::new(if through_sudo { "sudo" } else { "apt-get" });
        if through_sudo {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.args(arguments);
        command
    })
}
