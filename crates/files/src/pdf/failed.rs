use domain::ground::refusal::Refusal;
use thiserror::Error;

/// Why a paper could not be set.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RenderFailed {
    /// The record holds a letter that no font of ours has; a box or a gap on a signed paper would be worse.
    #[error(
        "Không in được ký tự “{letter}” trong “{text}”: phông chữ của văn bản không có ký tự này. Hãy sửa lại trong sổ rồi in lại."
    )]
    Unprintable { letter: char, text: String },
    #[error("Không có giấy nào để in.")]
    Nothing,
    #[error("Giấy công nhận và giấy khen không in chung một tệp.")]
    Mixed,
    /// Ours to mend: the form itself is wrong.
    #[error("Không dựng được mẫu “{form}”: {reason}")]
    Form { form: &'static str, reason: String },
}

impl Refusal for RenderFailed {
    fn english(&self) -> String {
        match self {
            Self::Unprintable { letter, text } => format!(
                "The letter “{letter}” in “{text}” cannot be printed: the papers' typeface does not have it. Mend it in the register and print again."
            ),
            Self::Nothing => "There is no paper to print.".to_owned(),
            Self::Mixed => "Certificates of recognition and commendations are not printed into one file.".to_owned(),
            Self::Form { form, reason } => format!("The form “{form}” could not be set: {reason}"),
        }
    }
}
