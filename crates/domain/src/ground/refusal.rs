//! Refusals speak both languages: Vietnamese as `Display`, English here.

/// What the user can mend: a sentence that says what, where, and what to do.
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// The same sentence for those who asked for English.
    fn english(&self) -> String;

    /// The field of a form that it stands beside; empty for the form as a whole.
    fn field(&self) -> &'static str {
        ""
    }
}
