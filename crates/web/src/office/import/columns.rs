use actions::intake::draft::{DraftView, Outcome};
use domain::intake::{Shape, catalogue, column_letters};
use serde::Serialize;

use super::home::Choice;
use crate::access::fields::Fields;

/// One column of the file and what it is taken for.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    pub index: usize,
    pub letters: String,
    pub heading: String,
    /// How the column is named in a mapping: by its heading where that is unlike all others, else by its letters.
    pub name: String,
    pub samples: String,
    /// The field that stands in it; empty where it is not read.
    pub field: String,
    /// What somebody chose in a form that was refused.
    pub chosen: String,
}

/// The columns of the first sheet that is read, or of the likeliest one.
pub fn columns(view: &DraftView) -> Vec<ColumnView> {
    let wanted = view.draft.sheet.as_deref();
    let read = match &view.seen.outcome {
        Outcome::Ready(taken) => taken.reading.sheets.first(),
        Outcome::Unclear { .. } => None,
    };
    let name = read.map(|sheet| sheet.grid.name.as_str()).or(wanted);
    let sheets = &view.seen.sheets;
    let outline = sheets.iter().find(|sheet| Some(sheet.name.as_str()) == name);
    let Some(outline) =
        outline.or_else(|| sheets.iter().filter(|sheet| !sheet.is_hidden).max_by_key(|sheet| sheet.rows))
    else {
        return Vec::new();
    };
    let headings: Vec<(usize, String)> = match read {
        Some(sheet) => sheet.mapping.headings.clone(),
        None => outline.headings.clone(),
    };
    let field_of = |index: usize| {
        let columns = read.into_iter().flat_map(|sheet| sheet.mapping.columns.iter().chain(&sheet.mapping.marks));
        let said = |(_, heading): &&(String, String)| headings.iter().any(|(at, own)| *at == index && *own == *heading);
        let found = columns.into_iter().find(|column| column.index == index).map(|column| column.field.clone());
        found.or_else(|| view.draft.mapping.iter().find(said).map(|(field, _)| field.clone())).unwrap_or_default()
    };
    let column = |(index, heading): &(usize, String)| {
        let is_alone = headings.iter().filter(|(_, other)| other == heading).count() == 1;
        let is_whole = outline.headings.iter().any(|(at, shown)| at == index && shown == heading);
        let letters = column_letters(*index);
        let at = outline.headings.iter().position(|(at, _)| at == index);
        let samples = at.and_then(|at| outline.samples.get(at)).map(|all| all.join(" · ")).unwrap_or_default();
        let field = field_of(*index);
        ColumnView {
            index: *index,
            name: if is_alone && is_whole { heading.clone() } else { letters.clone() },
            heading: heading.clone(),
            letters,
            samples: if is_secret(view, &field) { String::new() } else { samples },
            chosen: field.clone(),
            field,
        }
    };
    headings.iter().map(column).collect()
}

fn is_secret(view: &DraftView, field: &str) -> bool {
    catalogue::field(view.draft.kind, field).is_some_and(|field| field.shape == Shape::Secret)
}

/// What a column may be.
pub fn choices(view: &DraftView) -> Vec<Choice> {
    let kind = view.draft.kind;
    let field = |field: &domain::intake::Field| Choice { value: field.key.to_owned(), label: field.label.to_owned() };
    let mut choices: Vec<Choice> = catalogue::fields(kind).iter().map(field).collect();
    if catalogue::has_marks(kind) {
        let mut marks: Vec<String> = view.seen.criteria.clone();
        if let Outcome::Ready(taken) = &view.seen.outcome {
            let known = taken.reading.sheets.iter().flat_map(|sheet| &sheet.mapping.marks);
            marks.extend(known.map(|column| column.field.clone()));
        }
        marks.sort();
        marks.dedup();
        choices.extend(marks.into_iter().map(|id| Choice { label: id.clone(), value: id }));
    }
    choices
}

/// The mapping after a form: what was said before, and what was chosen otherwise than the program found it.
pub fn mapping(before: &[(String, String)], fields: &Fields) -> Vec<(String, String)> {
    let mut mapping = before.to_vec();
    let mut put = |field: &str, heading: &str| {
        mapping.retain(|(known, _)| known != field);
        mapping.push((field.to_owned(), heading.to_owned()));
    };
    let numbers: Vec<&str> = fields.pairs().iter().filter_map(|(key, _)| key.strip_prefix("column-")).collect();
    let said = |what: &str, number: &str| fields.text(&format!("{what}-{number}")).trim().to_owned();
    let changed = || numbers.iter().filter(|number| said("column", number) != said("was", number));
    for number in changed() {
        let was = said("was", number);
        if !was.is_empty() {
            put(&was, "");
        }
    }
    for number in changed() {
        let chosen = said("column", number);
        if !chosen.is_empty() {
            put(&chosen, &said("name", number));
        }
    }
    mapping
}

/// A field that two columns were chosen for.
pub fn chosen_twice(fields: &Fields) -> Option<String> {
    let mut seen: Vec<&str> = Vec::new();
    for (key, value) in fields.pairs() {
        if key.starts_with("column-") && !value.is_empty() {
            if seen.contains(&value.as_str()) {
                return Some(value.clone());
            }
            seen.push(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Fields {
        Fields::parse(text.as_bytes())
    }

    #[test]
    fn only_what_was_chosen_otherwise_is_said_of_a_file() {
        let same = form("column-1=head&was-1=head&name-1=H%E1%BB%8D&column-2=&was-2=&name-2=X");
        assert_eq!(mapping(&[], &same), []);
        let swapped = form("column-1=code&was-1=head&name-1=A&column-2=head&was-2=code&name-2=B");
        assert_eq!(mapping(&[], &swapped), [("code".into(), "A".into()), ("head".into(), "B".into())]);
        let dropped = form("column-1=&was-1=phone&name-1=A");
        let before = [("head".to_owned(), "Z".to_owned())];
        assert_eq!(mapping(&before, &dropped), [("head".into(), "Z".into()), ("phone".into(), String::new())]);
    }

    #[test]
    fn one_field_is_not_chosen_for_two_columns() {
        assert_eq!(chosen_twice(&form("column-1=head&column-2=head")), Some("head".to_owned()));
        assert_eq!(chosen_twice(&form("column-1=&column-2=&column-3=head")), None);
    }
}
