use serde::Deserialize;
use toml::Spanned;

use super::check::{self, RawCheck};
use super::file::{BadCriteria, File, citation};
use super::said::said;
use crate::criteria::{Covers, CriteriaSet, Criterion, Rule, Threshold, VoteBase, VoteRule};
use crate::ground::window::Validity;
use crate::register::{OrganisationKind, Scale, SchoolLevel, Title};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSet {
    /// Takes title, criteria, cover and vote of another set; what stands here goes before them.
    extends: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    rule: Spanned<String>,
    from: Spanned<String>,
    until: Option<Spanned<String>>,
    /// For all criteria that do not say otherwise; in an extending set also for those it takes over.
    verified: Option<bool>,
    #[serde(default)]
    note: String,
    leaves_out: Option<RawCovers>,
    vote: Option<RawVote>,
    #[serde(default)]
    criterion: Vec<RawCriterion>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCovers {
    #[serde(default)]
    kinds: Vec<Spanned<String>>,
    #[serde(default)]
    scales: Vec<Spanned<String>>,
    #[serde(default)]
    levels: Vec<Spanned<String>>,
    article: Spanned<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVote {
    base: Spanned<String>,
    more_than: Option<Spanned<i64>>,
    at_least: Option<Spanned<i64>>,
    quorum_at_least: Option<Spanned<i64>>,
    notice_days: Option<u32>,
    article: Spanned<String>,
    cites: Option<Spanned<String>>,
    verified: bool,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriterion {
    id: Spanned<String>,
    text: Spanned<String>,
    english: Spanned<String>,
    article: Spanned<String>,
    /// Another rule than the set's.
    cites: Option<Spanned<String>>,
    verified: Option<bool>,
    #[serde(default)]
    may_be_not_applicable: bool,
    #[serde(default)]
    modelled_on: String,
    checks: Vec<RawCheck>,
}

/// A part of a set and the file that it stands in, for the line of a refusal.
#[derive(Clone)]
struct Part<'f, T> {
    file: &'f File,
    verified: bool,
    raw: T,
}

/// A set with what it took over, not yet read into the domain's types.
struct Merged<'f> {
    title: Title,
    criteria: Vec<Part<'f, RawCriterion>>,
    covers: Option<Part<'f, RawCovers>>,
    vote: Option<Part<'f, RawVote>>,
}

pub fn read(files: &[File], rules: &[Rule]) -> Result<Vec<CriteriaSet>, BadCriteria> {
    let raw: Vec<(&File, RawSet)> =
        files.iter().map(|file| Ok((file, file.parse()?))).collect::<Result<_, BadCriteria>>()?;
    raw.iter().map(|(file, set)| build(file, set, &raw, rules)).collect()
}

fn build(file: &File, raw: &RawSet, all: &[(&File, RawSet)], rules: &[Rule]) -> Result<CriteriaSet, BadCriteria> {
    let merged = merge(file, raw, all, 0)?;
    if merged.criteria.is_empty() {
        return Err(file.at_start(said!("bộ tiêu chí chưa có tiêu chí nào", "the set has no criterion")));
    }
    let in_force = file.validity(&raw.from, raw.until.as_ref())?;
    let rule = file.rule(&raw.rule, rules, in_force)?;
    let cites = Cites { rules, rule, in_force };
    let mut criteria: Vec<Criterion> = Vec::with_capacity(merged.criteria.len());
    for part in &merged.criteria {
        criteria.push(cites.criterion(part, merged.title)?);
    }
    Ok(CriteriaSet {
        id: file.id().to_owned(),
        title: merged.title,
        rule: rule.name.clone(),
        in_force,
        criteria,
        vote: merged.vote.map(|part| cites.vote(&part, merged.title)).transpose()?,
        covers: merged.covers.map(|part| cites.covers(&part)).transpose()?.unwrap_or_default(),
        note: raw.note.clone(),
    })
}

fn merge<'f>(
    file: &'f File,
    raw: &RawSet,
    all: &[(&'f File, RawSet)],
    depth: usize,
) -> Result<Merged<'f>, BadCriteria> {
    let own_title = raw.title.as_ref().map(|word| file.word(word, Title::parse, "title", Title::ALL)).transpose()?;
    let mut merged = match (&raw.extends, own_title) {
        (None, None) => return Err(file.at_start(said!("thiếu khóa «title»", "the key «title» is missing"))),
        (None, Some(title)) => Merged { title, criteria: Vec::new(), covers: None, vote: None },
        (Some(parent), own) => {
            let Some((parent_file, parent_set)) = all.iter().find(|(file, _)| file.id() == parent.get_ref()) else {
                let id = parent.get_ref();
                let reason = said!("không có bộ tiêu chí «{id}» để kế thừa", "there is no set «{id}» to extend");
                return Err(file.at(&parent.span(), reason));
            };
            if all.len() < depth {
                return Err(file.at(
                    &parent.span(),
                    said!("các bộ tiêu chí kế thừa lẫn nhau thành vòng", "sets extend one another in a circle"),
                ));
            }
            let inherited = merge(parent_file, parent_set, all, depth + 1)?;
            if own.is_some_and(|own| own != inherited.title) {
                return Err(file.at(
                    &parent.span(),
                    said!("danh hiệu khác với bộ tiêu chí được kế thừa", "another title than that of the extended set"),
                ));
            }
            inherited
        }
    };
    if let (Some(_), Some(verified)) = (&raw.extends, raw.verified) {
        merged.criteria.iter_mut().for_each(|part| part.verified = verified);
    }
    let verified = raw.verified.unwrap_or(false);
    for (at, own) in raw.criterion.iter().enumerate() {
        let id = own.id.get_ref();
        if raw.criterion[..at].iter().any(|before| before.id.get_ref() == id) {
            return Err(
                file.at(&own.id.span(), said!("tiêu chí «{id}» có hai lần", "the criterion «{id}» stands twice"))
            );
        }
        let part = Part { file, verified: own.verified.unwrap_or(verified), raw: own.clone() };
        match merged.criteria.iter_mut().find(|part| part.raw.id.get_ref() == id) {
            Some(inherited) => *inherited = part,
            None => merged.criteria.push(part),
        }
    }
    if let Some(own) = &raw.leaves_out {
        merged.covers = Some(Part { file, verified, raw: own.clone() });
    }
    if let Some(own) = &raw.vote {
        merged.vote = Some(Part { file, verified: own.verified, raw: own.clone() });
    }
    Ok(merged)
}

/// What the parts of a set cite: the set's own rule, or another that was in force in the set's whole period.
struct Cites<'a> {
    rules: &'a [Rule],
    rule: &'a Rule,
    in_force: Validity,
}

impl Cites<'_> {
    fn citation(
        &self,
        file: &File,
        article: &Spanned<String>,
        other: Option<&Spanned<String>>,
    ) -> Result<String, BadCriteria> {
        let rule = other.map(|id| file.rule(id, self.rules, self.in_force)).transpose()?.unwrap_or(self.rule);
        Ok(citation(&file.not_empty(article, "article")?, rule))
    }

    fn criterion(&self, part: &Part<RawCriterion>, title: Title) -> Result<Criterion, BadCriteria> {
        let (file, raw) = (part.file, &part.raw);
        let id = file.not_empty(&raw.id, "id")?;
        if id == "VOTE" || id == "SCOPE" {
            return Err(file.at(
                &raw.id.span(),
                said!("mã «{id}» dành riêng cho phần mềm", "the id «{id}» is kept for the program"),
            ));
        }
        if raw.checks.is_empty() {
            return Err(file.at(
                &raw.id.span(),
                said!("tiêu chí «{id}» chưa có cách kiểm tra nào", "the criterion «{id}» has no check"),
            ));
        }
        Ok(Criterion {
            text: file.not_empty(&raw.text, "text")?,
            english: file.not_empty(&raw.english, "english")?,
            citation: self.citation(file, &raw.article, raw.cites.as_ref())?,
            verified: part.verified,
            checks: raw.checks.iter().map(|one| check::read(file, one, title)).collect::<Result<_, _>>()?,
            may_be_not_applicable: raw.may_be_not_applicable,
            modelled_on: raw.modelled_on.clone(),
            id,
        })
    }

    fn vote(&self, part: &Part<RawVote>, title: Title) -> Result<VoteRule, BadCriteria> {
        let (file, raw) = (part.file, &part.raw);
        let span = raw.base.span();
        if title != Title::Household {
            return Err(file.at(
                &span,
                said!("chỉ danh hiệu của hộ gia đình có biểu quyết", "only the household title has a vote"),
            ));
        }
        let threshold = match (&raw.more_than, &raw.at_least) {
            (Some(percent), None) if *percent.get_ref() == 100 => {
                return Err(file.at(&percent.span(), said!("không thể quá 100%", "nothing is more than 100%")));
            }
            (Some(percent), None) => Threshold::MoreThan(file.percent(percent)?),
            (None, Some(percent)) => Threshold::AtLeast(file.percent(percent)?),
            _ => {
                return Err(file.at(
                    &span,
                    said!(
                        "cần đúng một trong hai khóa «more_than», «at_least»",
                        "exactly one of the keys «more_than» and «at_least» is needed"
                    ),
                ));
            }
        };
        Ok(VoteRule {
            base: file.word(&raw.base, VoteBase::parse, "base", VoteBase::ALL)?,
            threshold,
            quorum_at_least: raw.quorum_at_least.as_ref().map(|quorum| file.percent(quorum)).transpose()?,
            notice_days: raw.notice_days,
            citation: self.citation(file, &raw.article, raw.cites.as_ref())?,
            verified: part.verified,
        })
    }

    fn covers(&self, part: &Part<RawCovers>) -> Result<Covers, BadCriteria> {
        let (file, raw) = (part.file, &part.raw);
        let kind = |word| file.word(word, OrganisationKind::parse, "kinds", OrganisationKind::ALL);
        let scale = |word| file.word(word, Scale::parse, "scales", Scale::ALL);
        let level = |word| file.word(word, SchoolLevel::parse, "levels", SchoolLevel::ALL);
        Ok(Covers {
            leaves_out_kinds: raw.kinds.iter().map(kind).collect::<Result<_, _>>()?,
            leaves_out_scales: raw.scales.iter().map(scale).collect::<Result<_, _>>()?,
            leaves_out_levels: raw.levels.iter().map(level).collect::<Result<_, _>>()?,
            citation: self.citation(file, &raw.article, None)?,
        })
    }
}
