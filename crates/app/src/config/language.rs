/// The language of messages: `--lang` first, then `LC_ALL`, `LC_MESSAGES`, `LANG`; Vietnamese unless English is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

impl Language {
    pub fn choose(flag: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        match flag {
            Some("vi") => return Ok(Self::Vietnamese),
            Some("en") => return Ok(Self::English),
            Some(other) => return Err(other.to_owned()),
            None => {}
        }
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
        Ok(if named.is_some_and(|value| value.starts_with("en")) { Self::English } else { Self::Vietnamese })
    }

    /// Of two wordings, the user's.
    pub fn pick<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_goes_before_the_environment_and_vietnamese_is_the_default() {
        let environment = |value: &'static str| move |name: &str| (name == "LANG").then(|| value.to_owned());
        for (flag, lang, expected) in [
            (Some("en"), "vi_VN.UTF-8", Ok(Language::English)),
            (None, "en_US.UTF-8", Ok(Language::English)),
            (None, "vi_VN.UTF-8", Ok(Language::Vietnamese)),
            (None, "C", Ok(Language::Vietnamese)),
            (Some("fr"), "C", Err("fr".to_owned())),
        ] {
            assert_eq!(Language::choose(flag, environment(lang)), expected);
        }
    }
}
