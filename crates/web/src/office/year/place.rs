use actions::ActionError;
use domain::register::Title;

use super::glance::PROGRAMME;
use crate::access::fields::Query;
use crate::error::{WebError, WebResult};

/// Which title of which year a page is about. The usual programme is not named in addresses.
#[derive(Clone, Debug)]
pub struct Place {
    pub programme: String,
    pub year: i16,
    pub title: Title,
}

impl Place {
    /// From the parts of an address; none where no year or title is called so.
    pub fn of(year: &str, title: &str, query: &Query) -> WebResult<Self> {
        let (Ok(year), Some(title)) = (year.parse(), Title::parse(title)) else { return Err(absent()) };
        Ok(Self { programme: programme(query), year, title })
    }

    /// "/office/years/2021/household/subjects": `below` begins with a stroke, or is empty.
    pub fn path(&self, below: &str) -> String {
        let Self { programme, year, title } = self;
        with_programme(&format!("/office/years/{year}/{title}{below}"), programme)
    }

    pub fn year_path(&self) -> String {
        with_programme(&format!("/office?year={}", self.year), &self.programme)
    }
}

/// The programme that an address names; the usual one where it names none.
pub fn programme(query: &Query) -> String {
    let named = query.0.text("programme");
    if named.is_empty() { PROGRAMME } else { named }.to_owned()
}

pub fn with_programme(path: &str, programme: &str) -> String {
    if programme == PROGRAMME {
        return path.to_owned();
    }
    let joint = if path.contains('?') { '&' } else { '?' };
    let encoded: String = form_urlencoded::byte_serialize(programme.as_bytes()).collect();
    format!("{path}{joint}programme={encoded}")
}

pub fn absent() -> WebError {
    WebError(ActionError::missing("không có trang này", "there is no such page"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::fields::Fields;

    #[test]
    fn an_address_names_the_programme_only_where_it_is_not_the_usual_one() {
        let query = |text: &str| Query(Fields::parse(text.as_bytes()));
        let usual = Place::of("2021", "household", &query("q=a")).unwrap();
        assert_eq!(usual.path("/subjects"), "/office/years/2021/household/subjects");
        let other = Place::of("2021", "area", &query("programme=antt")).unwrap();
        assert_eq!(other.path(""), "/office/years/2021/area?programme=antt");
        assert_eq!(other.year_path(), "/office?year=2021&programme=antt");
        for (year, title) in [("nobody", "household"), ("2021", "nobody"), ("99999", "area")] {
            assert!(Place::of(year, title, &query("")).is_err());
        }
    }
}
