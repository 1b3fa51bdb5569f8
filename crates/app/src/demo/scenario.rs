use actions::{ActionError, ActionResult};

const SCENARIO: &str = include_str!("../../../../samples/phuong-mau.txt");

/// The sample's files, by name.
pub fn samples() -> [(&'static str, &'static [u8]); 10] {
    macro_rules! files {
        ($($name:literal),+ $(,)?) => { [$(($name, include_bytes!(concat!("../../../../samples/", $name)).as_slice())),+] };
    }
    files![
        "cai-dat-mau.toml",
        "to-dan-pho.csv",
        "tong-hop-2012-2020.xlsx",
        "ho-gia-dinh-2021.xlsx",
        "don-vi-2021.xlsx",
        "vu-viec-2020-2021.xlsx",
        "ket-qua-hop-to-2021.xlsx",
        "ho-so-danh-gia-2021.xlsx",
        "to-lien-gia-2022.xlsx",
        "khen-thuong-2022.xlsx",
    ]
}

/// Every command of the scenario with the number of its line.
pub fn scenario() -> ActionResult<Vec<(usize, Vec<String>)>> {
    let mut commands = Vec::new();
    for (number, line) in (1..).zip(SCENARIO.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let words = words(line).ok_or_else(|| {
            ActionError::failed(
                format!("kịch bản mẫu, dòng {number}: thiếu dấu ngoặc kép đóng"),
                format!("sample scenario, line {number}: a quotation mark is not closed"),
            )
        })?;
        commands.push((number, words));
    }
    Ok(commands)
}

/// Words apart by spaces; quotation marks keep spaces inside. None where one is not closed.
fn words(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut is_quoted, mut is_begun) = (Vec::new(), String::new(), false, false);
    for letter in line.chars() {
        match letter {
            '"' => (is_quoted, is_begun) = (!is_quoted, true),
            ' ' if !is_quoted => {
                if is_begun {
                    words.push(std::mem::take(&mut word));
                }
                is_begun = false;
            }
            _ => {
                word.push(letter);
                is_begun = true;
            }
        }
    }
    if is_begun {
        words.push(word);
    }
    (!is_quoted).then_some(words)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn quotation_marks_keep_spaces_and_must_close() {
        assert_eq!(words("init --name \"Phường Mẫu (mẫu)\" ").unwrap(), ["init", "--name", "Phường Mẫu (mẫu)"]);
        assert_eq!(words("a \"\" b").unwrap(), ["a", "", "b"]);
        assert!(words("a \"b").is_none());
    }

    #[test]
    fn every_line_of_the_scenario_is_a_command_of_the_program() {
        for (number, words) in scenario().unwrap() {
            let line = std::iter::once("binhyen".to_owned()).chain(words);
            crate::commands::Cli::try_parse_from(line).unwrap_or_else(|error| panic!("line {number}: {error}"));
        }
    }
}
