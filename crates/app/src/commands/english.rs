//! The English of the command line's descriptions; the Vietnamese stands beside each option.

/// One line each: Vietnamese, a bar, English.
const TEXTS: &str = include_str!("help.en.txt");

/// None where nobody translated it; a test sees to it that this does not happen.
pub fn of(vietnamese: &str) -> Option<&'static str> {
    TEXTS
        .lines()
        .filter_map(|line| line.split_once('|'))
        .find(|(own, _)| *own == vietnamese)
        .map(|(_, english)| english)
}
