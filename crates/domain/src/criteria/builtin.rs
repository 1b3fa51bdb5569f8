//! The shipped files, embedded, so that one binary is all that a ward needs.

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        vec![$(($name.to_owned(), include_str!(concat!("../../../../criteria/", $name)).to_owned())),+]
    };
}

pub fn files() -> Vec<(String, String)> {
    embedded![
        "rules.toml",
        "tt23-2012/area.toml",
        "tt23-2012/school.toml",
        "tt23-2012/organisation.toml",
        "tt23-2012/commune.toml",
        "tt124-2021/area.toml",
        "tt124-2021/school.toml",
        "tt124-2021/organisation.toml",
        "tt124-2021/commune.toml",
        "tt124-2021-tt48-2025/area.toml",
        "tt124-2021-tt48-2025/school.toml",
        "tt124-2021-tt48-2025/organisation.toml",
        "tt124-2021-tt48-2025/commune.toml",
        "5-nhat/household.toml",
        "antt.toml",
        "5-nhat.toml",
    ]
}
