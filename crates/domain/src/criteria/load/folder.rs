use super::file::{BadCriteria, File};
use super::said::said;
use super::{programme, rules, set};
use crate::criteria::{CriteriaSet, Programme, Rule};

type Read = (Vec<Rule>, Vec<CriteriaSet>, Vec<Programme>);

/// Reads the files whatever order they come in.
pub fn read(files: Vec<(String, String)>) -> Result<Read, BadCriteria> {
    let mut files: Vec<File> =
        files.into_iter().map(|(name, text)| File::new(&name, text)).collect::<Result<_, _>>()?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(twice) = files.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(twice[1].at_start(said!("tên tệp này có hai lần", "this file name stands twice")));
    }
    let (rule_files, others): (Vec<File>, Vec<File>) = files.into_iter().partition(|file| file.name == "rules.toml");
    let (set_files, programme_files): (Vec<File>, Vec<File>) =
        others.into_iter().partition(|file| file.name.contains('/'));
    let Some(rule_file) = rule_files.first() else {
        return Err(BadCriteria {
            file: "rules.toml".to_owned(),
            line: 1,
            reason: said!(
                "thiếu tệp này: nó kê các văn bản mà bộ tiêu chí viện dẫn",
                "this file is missing: it lists the rules that criteria cite"
            ),
        });
    };
    let rules = rules::read(rule_file)?;
    let sets = set::read(&set_files, &rules)?;
    let programmes = programme::read(&programme_files, &rules, &sets)?;
    Ok((rules, sets, programmes))
}
