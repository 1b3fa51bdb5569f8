//! A reason in both languages, written side by side at the place that refuses.

/// Why a line is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub vietnamese: String,
    pub english: String,
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.vietnamese)
    }
}

/// `said!("thiếu khóa «{key}»", "the key «{key}» is missing")`: both sentences name what stands in scope.
macro_rules! said {
    ($vietnamese:literal, $english:literal $(,)?) => {
        $crate::criteria::load::said::Said { vietnamese: format!($vietnamese), english: format!($english) }
    };
}

pub(super) use said;
