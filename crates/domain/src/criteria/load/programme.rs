use serde::Deserialize;
use toml::Spanned;

use super::file::{BadCriteria, File};
use super::period::{Periods, check_years};
use super::said::said;
use super::title::{RawAuthority, RawListing, RawWindow};
use crate::criteria::{CriteriaSet, Programme, Rule, TitleRule};
use crate::ground::window::Validity;
use crate::register::Title;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgramme {
    name: Spanned<String>,
    english: Spanned<String>,
    #[serde(default)]
    title: Vec<RawTitle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTitle {
    title: Spanned<String>,
    name: Spanned<String>,
    english: Spanned<String>,
    /// Sets, windows, authorities and listings as the same title of this programme has them, or another title of it
    /// ("antt/school"); what stands here goes before them.
    like: Option<Spanned<String>>,
    #[serde(default)]
    widened: bool,
    #[serde(default)]
    sets: Vec<Spanned<String>>,
    #[serde(default)]
    window: Vec<RawWindow>,
    #[serde(default)]
    authority: Vec<RawAuthority>,
    #[serde(default)]
    listing: Vec<RawListing>,
}

pub fn read(files: &[File], rules: &[Rule], sets: &[CriteriaSet]) -> Result<Vec<Programme>, BadCriteria> {
    let raw: Vec<(&File, RawProgramme)> =
        files.iter().map(|file| Ok((file, file.parse()?))).collect::<Result<_, BadCriteria>>()?;
    let reader = Reader { all: &raw, rules, sets };
    raw.iter().map(|(file, programme)| reader.programme(file, programme)).collect()
}

struct Reader<'a> {
    all: &'a [(&'a File, RawProgramme)],
    rules: &'a [Rule],
    sets: &'a [CriteriaSet],
}

impl Reader<'_> {
    fn programme(&self, file: &File, raw: &RawProgramme) -> Result<Programme, BadCriteria> {
        if raw.title.is_empty() {
            return Err(file.at_start(said!("chương trình chưa có danh hiệu nào", "the programme has no title")));
        }
        let mut titles: Vec<TitleRule> = Vec::with_capacity(raw.title.len());
        for one in &raw.title {
            let rule = self.title(file, one, 0)?;
            if titles.iter().any(|before| before.title == rule.title) {
                let title = rule.title;
                let reason = said!("danh hiệu «{title}» có hai lần", "the title «{title}» stands twice");
                return Err(file.at(&one.title.span(), reason));
            }
            titles.push(rule);
        }
        titles.sort_by_key(|rule| rule.title);
        Ok(Programme {
            id: file.id().to_owned(),
            name: file.not_empty(&raw.name, "name")?,
            english: file.not_empty(&raw.english, "english")?,
            titles,
        })
    }

    fn title(&self, file: &File, raw: &RawTitle, depth: usize) -> Result<TitleRule, BadCriteria> {
        let title = file.word(&raw.title, Title::parse, "title", Title::ALL)?;
        let mut rule = TitleRule {
            title,
            name: file.not_empty(&raw.name, "name")?,
            english: file.not_empty(&raw.english, "english")?,
            sets: Vec::new(),
            windows: Vec::new(),
            authorities: Vec::new(),
            listings: Vec::new(),
            widened: raw.widened,
        };
        if let Some(like) = &raw.like {
            let base = self.like(file, like, title, depth)?;
            rule = TitleRule { title, name: rule.name, english: rule.english, widened: rule.widened, ..base };
        }
        let needed = self.sets(file, raw, &mut rule)?;
        if !raw.window.is_empty() {
            rule.windows = raw.window.iter().map(|one| one.read(file, self.rules)).collect::<Result<_, _>>()?;
            let spans: Vec<_> = raw.window.iter().map(|one| one.from.span()).collect();
            check_years(file, &rule.windows, &spans)?;
        }
        if !raw.authority.is_empty() {
            rule.authorities = raw.authority.iter().map(|one| one.read(file, self.rules)).collect::<Result<_, _>>()?;
        }
        if !raw.listing.is_empty() {
            rule.listings = raw.listing.iter().map(|one| one.read(file)).collect::<Result<_, _>>()?;
        }
        let windows = rule.windows.iter().map(|one| one.in_force).collect();
        covered((file, raw), "window", windows, raw.window.iter().map(|one| &one.from).collect(), needed)?;
        let authorities = rule.authorities.iter().map(|one| one.in_force).collect();
        covered((file, raw), "authority", authorities, raw.authority.iter().map(|one| &one.from).collect(), needed)?;
        let listings = rule.listings.iter().map(|one| one.in_force).collect();
        covered((file, raw), "listing", listings, raw.listing.iter().map(|one| &one.from).collect(), needed)?;
        Ok(rule)
    }

    /// The sets of a title follow one another without gap; returns the time that they cover together.
    fn sets(&self, file: &File, raw: &RawTitle, rule: &mut TitleRule) -> Result<Validity, BadCriteria> {
        let place = raw.title.span();
        if !raw.sets.is_empty() {
            rule.sets = raw.sets.iter().map(|id| id.get_ref().clone()).collect();
        }
        if rule.sets.is_empty() {
            let title = rule.title;
            let reason =
                said!("danh hiệu «{title}» chưa có bộ tiêu chí nào", "the title «{title}» has no criteria set");
            return Err(file.at(&place, reason));
        }
        let mut all = Vec::new();
        for (at, id) in rule.sets.iter().enumerate() {
            let span = raw.sets.get(at).map_or(place.clone(), Spanned::span);
            let Some(set) = self.sets.iter().find(|set| set.id == *id) else {
                return Err(file.at(&span, said!("không có bộ tiêu chí «{id}»", "there is no set «{id}»")));
            };
            if set.title != rule.title {
                let (of, title, of_noun, noun) = (set.title, rule.title, set.title.noun(), rule.title.noun());
                let reason = said!(
                    "bộ tiêu chí «{id}» dành cho {of_noun}, không phải {noun}",
                    "the set «{id}» is for «{of}», not for «{title}»"
                );
                return Err(file.at(&span, reason));
            }
            all.push((set.in_force, span));
        }
        Periods { file, key: "sets", all }.joined()
    }

    /// The title that this one borrows from.
    fn like(&self, file: &File, like: &Spanned<String>, title: Title, depth: usize) -> Result<TitleRule, BadCriteria> {
        let (id, title) = like.get_ref().split_once('/').unwrap_or((like.get_ref(), title.as_str()));
        let found = self.all.iter().find(|(other, _)| other.id() == id);
        let (other, programme) = found.ok_or_else(|| {
            file.at(&like.span(), said!("không có chương trình «{id}»", "there is no programme «{id}»"))
        })?;
        let found = programme.title.iter().find(|one| one.title.get_ref() == title).ok_or_else(|| {
            let reason = said!(
                "chương trình «{id}» không có danh hiệu «{title}»",
                "the programme «{id}» has no title «{title}»"
            );
            file.at(&like.span(), reason)
        })?;
        if Title::ALL.len() < depth {
            let reason = said!("các danh hiệu mượn lẫn nhau thành vòng", "titles borrow from one another in a circle");
            return Err(file.at(&like.span(), reason));
        }
        self.title(other, found, depth + 1)
    }
}

/// Every day that the sets of a title are for has one of these.
fn covered(
    (file, raw): (&File, &RawTitle),
    key: &str,
    periods: Vec<Validity>,
    own: Vec<&Spanned<String>>,
    needed: Validity,
) -> Result<(), BadCriteria> {
    let place = raw.title.span();
    if periods.is_empty() {
        let title = raw.title.get_ref();
        let reason = said!("danh hiệu «{title}» chưa có «{key}»", "the title «{title}» has no «{key}»");
        return Err(file.at(&place, reason));
    }
    // Where the periods were borrowed, a gap is shown at the title itself.
    let spans = (0..periods.len()).map(|at| own.get(at).map_or(place.clone(), |from| from.span()));
    Periods { file, key, all: periods.iter().copied().zip(spans).collect() }.cover(needed)
}
