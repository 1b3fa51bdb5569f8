//! The command line in the user's language: what clap prints for `--help` is English around our Vietnamese otherwise.

use clap::{Arg, Command, CommandFactory};

use super::cli::Cli;
use super::english;
use crate::config::Language;

/// The names of the options that every command has.
const GLOBAL: [&str; 7] = ["data", "database", "ward", "json", "lang", "help", "version"];

/// The whole command line with headings and sentences in one language.
pub fn command(language: Language) -> Command {
    let mut command = Cli::command();
    command.build();
    said(command, language)
}

fn said(command: Command, language: Language) -> Command {
    let usage = language.pick("Cách dùng", "Usage");
    let about = command.get_about().map(|text| in_language(&text.to_string(), language));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(language.pick("Lệnh", "Commands"))
        .subcommand_value_name(language.pick("LỆNH", "COMMAND"))
        .mut_args(|arg| argument(arg, language))
        .mut_subcommands(|inner| said(inner, language))
}

fn argument(arg: Arg, language: Language) -> Arg {
    let heading = match arg.get_id().as_str() {
        id if GLOBAL.contains(&id) => language.pick("Tùy chọn chung", "Options of every command"),
        _ if arg.is_positional() => language.pick("Tham số", "Arguments"),
        _ => language.pick("Tùy chọn", "Options"),
    };
    let text = match arg.get_id().as_str() {
        "help" => Some(language.pick("Cách dùng", "This help").to_owned()),
        "version" => Some(language.pick("Số phiên bản", "The version").to_owned()),
        _ => arg.get_help().map(|text| in_language(&text.to_string(), language)),
    };
    // Under a heading of their own, arguments would be sorted by name.
    let order = arg.get_index();
    let arg = match order {
        Some(index) => arg.help_heading(heading).display_order(index),
        None => arg.help_heading(heading),
    };
    match text {
        Some(text) => arg.help(text),
        None => arg,
    }
}

fn in_language(vietnamese: &str, language: Language) -> String {
    language.pick(Some(vietnamese), english::of(vietnamese)).unwrap_or(vietnamese).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &Command) {
        let name = command.get_name();
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(english::of(&about).is_some(), "{name}: «{about}» has no English");
        for arg in command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str())) {
            let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(english::of(&text).is_some(), "{name} {}: «{text}» has no English", arg.get_id());
        }
        command.get_subcommands().for_each(check);
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        check(&Cli::command());
    }

    #[test]
    fn help_speaks_one_language() {
        for (language, own, other) in [
            (Language::Vietnamese, "Cách dùng", "Print help"),
            (Language::English, "Options of every command", "Tùy chọn"),
        ] {
            let mut command = command(language);
            let whole = command.render_help().to_string();
            let import = command.find_subcommand_mut("import").expect("there is an import").render_help().to_string();
            for text in [&whole, &import] {
                assert!(text.contains(own) && !text.contains(other), "{text}");
            }
            assert!(import.find("[KIND]  ") < import.find("[FILE]  "), "in the order in which they are typed");
        }
    }
}
