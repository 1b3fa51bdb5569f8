use std::process::ExitCode;

use actions::ActionError;

use crate::config::Language;

/// One sentence on stderr, and the exit code.
pub fn say(sentence: &str, code: u8) -> ExitCode {
    eprintln!("binhyen: {sentence}");
    ExitCode::from(code)
}

/// The answer could not be said.
pub fn not_printed(error: &std::io::Error) -> ActionError {
    let why = store::db::Why::from(error);
    ActionError::failed(
        format!("không in ra được kết quả: {}", why.vietnamese),
        format!("the result cannot be printed: {}", why.english),
    )
}

/// 1 failed, 3 input refused; wrong usage (2) never gets this far.
pub fn report(error: &ActionError, language: Language) -> ExitCode {
    let sentence = match language {
        Language::Vietnamese => error.to_string(),
        Language::English => error.english(),
    };
    let code = match error {
        ActionError::Refused(_) | ActionError::Missing { .. } | ActionError::Conflict { .. } => 3,
        ActionError::NotAllowed(_) | ActionError::Failed(_) => 1,
    };
    say(&sentence, code)
}
