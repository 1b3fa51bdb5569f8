use actions::ActionError;
use domain::people::Language;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, context};
use rust_embed::RustEmbed;
use serde::Serialize;

use super::frame::Frame;

/// Every template, each beside its page. Read from the disk while the program is developed, inside it when released.
#[derive(RustEmbed)]
#[folder = "src/"]
#[include = "*.html"]
struct Templates;

/// A page in its frame, as HTML.
pub fn render(template: &str, page: &impl Serialize, frame: &Frame) -> Result<String, ActionError> {
    let text = with_engine(|engine| {
        let context = context! { page => Serde(page), frame => Serde(frame) };
        engine.get_template(template)?.render(context)
    });
    text.map_err(|error| {
        ActionError::failed(format!("trang không dựng được: {error:#}"), format!("the page failed: {error:#}"))
    })
}

#[cfg(debug_assertions)]
fn with_engine<T>(work: impl FnOnce(&Environment<'_>) -> T) -> T {
    work(&engine())
}

#[cfg(not(debug_assertions))]
fn with_engine<T>(work: impl FnOnce(&Environment<'_>) -> T) -> T {
    static ENGINE: std::sync::OnceLock<Environment<'static>> = std::sync::OnceLock::new();
    work(ENGINE.get_or_init(engine))
}

fn engine() -> Environment<'static> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    engine.set_loader(|name| {
        let Some(file) = Templates::get(name) else { return Ok(None) };
        let text = String::from_utf8(file.data.into_owned());
        text.map(Some).map_err(|_| Error::new(ErrorKind::InvalidOperation, "a template is no UTF-8"))
    });
    engine.add_function("say", say);
    engine.add_function("asset", |path: &str| super::assets::address(path));
    engine
}

/// `say("Đăng nhập", "Sign in")`: the reader's own language.
fn say(state: &State<'_, '_>, vietnamese: &str, english: &str) -> Result<String, Error> {
    let frame = state.lookup("frame").ok_or_else(|| Error::new(ErrorKind::UndefinedError, "no frame"))?;
    let is_english = frame.get_attr("language")?.as_str() == Some(Language::English.as_str());
    Ok(if is_english { english } else { vietnamese }.to_owned())
}

/// A page in the frame of an officer, as tests see it.
#[cfg(test)]
pub fn sample(template: &str, page: &impl Serialize) -> String {
    render(template, page, &Frame::sample(Language::Vietnamese)).unwrap_or_else(|error| panic!("{template}: {error}"))
}
