//! What a check asks for, said in a sentence: for people who read the criteria and not the files.

use super::{Check, Covers, DocumentKind, Escape, Said, ShareBase, Threshold, VoteBase, VoteRule};
use crate::ground::share::Percent;
use crate::incident::{CaseDay, IncidentClass, Severity};
use crate::register::{OrganisationKind, Scale, SchoolLevel, Title};

fn said(vietnamese: impl Into<String>, english: impl Into<String>) -> Said {
    Said { vietnamese: vietnamese.into(), english: english.into() }
}

/// "tội phạm, cháy, nổ"
fn joined(words: impl Iterator<Item = (&'static str, &'static str)>) -> Said {
    let (vietnamese, english): (Vec<_>, Vec<_>) = words.unzip();
    said(vietnamese.join("; "), english.join("; "))
}

impl Check {
    /// "Tỷ lệ đã đăng ký của hộ gia đình: từ 100% trở lên"
    pub fn in_words(&self) -> Said {
        match self {
            Self::Attested => said(
                "Do người có trách nhiệm xác nhận (họp bình xét, đơn vị tự đánh giá hoặc người thẩm định)",
                "Found by people: the review meeting, the unit itself or the appraiser",
            ),
            Self::Registered => {
                said("Đã đăng ký hoặc ký cam kết trong thời hạn đăng ký", "Registered within the registration window")
            }
            Self::Share { of, children, at_least } => share(*of, children, *at_least),
            Self::NoIncident { classes, from_severity, territory, escapes, counts_by } => {
                let what = joined(classes.iter().map(|class| (class.label(), class.english())));
                let where_ = if *territory { ("trên địa bàn ", "in the territory ") } else { ("", "") };
                let from = from_severity.map_or(("", ""), |severity| (severity.label(), severity.english()));
                let (mut vietnamese, mut english) = (
                    format!("Sổ vụ việc không có vụ nào {}trong kỳ tính: {}", where_.0, what.vietnamese),
                    format!("No case {}in the counting window: {}", where_.1, what.english),
                );
                if from_severity.is_some() {
                    vietnamese.push_str(&format!(", từ mức {} trở lên", from.0));
                    english.push_str(&format!(", from {} on", from.1));
                }
                let day = match counts_by {
                    CaseDay::Happened => ("tính theo ngày xảy ra", "by the day on which it happened"),
                    CaseDay::Concluded => {
                        ("tính theo ngày kết luận có hiệu lực", "by the day on which the conclusion took effect")
                    }
                };
                vietnamese.push_str(&format!("; {}", day.0));
                english.push_str(&format!("; {}", day.1));
                if !escapes.is_empty() {
                    let saved = joined(escapes.iter().map(|escape| escape.words()));
                    vietnamese.push_str(&format!(". Không tính vụ: {}", saved.vietnamese));
                    english.push_str(&format!(". Not counted: {}", saved.english));
                }
                said(vietnamese, english)
            }
            Self::NotAboveLastYear { classes } => {
                let what = joined(classes.iter().map(|class| (class.label(), class.english())));
                said(
                    format!("Số vụ trong kỳ không nhiều hơn kỳ này năm trước: {}", what.vietnamese),
                    format!("No more cases than in last year's window: {}", what.english),
                )
            }
            Self::Document { paper, quarter } => {
                let (vietnamese, english) = paper.words();
                match quarter {
                    Some(quarter) => said(
                        format!("Có {vietnamese} ghi ngày trong quý {quarter}"),
                        format!("A {english} dated in quarter {quarter}"),
                    ),
                    None => {
                        said(format!("Có {vietnamese} ghi ngày trong năm"), format!("A {english} dated in the year"))
                    }
                }
            }
            Self::RatingAtLeast { who, rating } => said(
                format!("{who} được xếp loại từ «{rating}» trở lên và không ai bị kỷ luật"),
                format!("{who}: rated «{rating}» or better, and nobody disciplined"),
            ),
        }
    }
}

fn share(of: ShareBase, children: &[Title], at_least: Percent) -> Said {
    let whom = joined(children.iter().map(|title| (title.noun(), title.english())));
    let (vietnamese, english) = match of {
        ShareBase::Registered => {
            (format!("{} đã đăng ký", whom.vietnamese), format!("of the {} registered", whom.english))
        }
        ShareBase::Recognised => {
            (format!("{} được công nhận đạt", whom.vietnamese), format!("of the {} recognised", whom.english))
        }
        ShareBase::PeopleSigned => {
            ("người của đơn vị đã ký cam kết".to_owned(), "of the unit's people signed the commitment".to_owned())
        }
        ShareBase::SubUnits => {
            ("đơn vị trực thuộc đạt mức đã nêu".to_owned(), "of the sub-units at the level named".to_owned())
        }
    };
    said(format!("Từ {}% trở lên {vietnamese}", at_least.0), format!("At least {}% {english}", at_least.0))
}

impl Escape {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ForceMajeure => ("do bất khả kháng", "force majeure"),
            Self::HandledInTime => {
                ("được phát hiện, giảm hậu quả và báo cáo kịp thời", "found, mitigated and reported in time")
            }
        }
    }
}

impl DocumentKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Resolution => ("nghị quyết", "resolution"),
            Self::Plan => ("kế hoạch", "plan"),
            Self::Registration => ("bản đăng ký", "registration"),
        }
    }
}

impl VoteRule {
    /// "Biểu quyết đồng ý quá một nửa số hộ có mặt; cuộc họp cần từ 60% hộ dự"
    pub fn in_words(&self) -> Said {
        let whole = match self.base {
            VoteBase::AllHouseholds => ("tổng số hộ của khu dân cư", "all households of the area"),
            VoteBase::Present => ("số hộ có mặt", "those present"),
        };
        let more = match self.threshold {
            Threshold::MoreThan(percent) => format!("more than {}%", percent.0),
            Threshold::AtLeast(percent) => format!("at least {}%", percent.0),
        };
        let mut vote = said(
            format!("Biểu quyết đồng ý {} {}", self.threshold.in_words(), whole.0),
            format!("Votes in favour: {more} of {}", whole.1),
        );
        if let Some(quorum) = self.quorum_at_least {
            vote.vietnamese.push_str(&format!("; cuộc họp cần từ {}% số hộ dự", quorum.0));
            vote.english.push_str(&format!("; a quorum of {}% of the households", quorum.0));
        }
        vote
    }
}

impl Covers {
    /// Whom the rule leaves out; none where it leaves out nobody.
    pub fn in_words(&self) -> Option<Said> {
        let kinds = self.leaves_out_kinds.iter().map(|kind| kind_words(*kind));
        let scales = self.leaves_out_scales.iter().map(|scale| scale_words(*scale));
        let levels = self.leaves_out_levels.iter().map(|level| level_words(*level));
        let all: Vec<_> = kinds.chain(scales).chain(levels).collect();
        (!all.is_empty()).then(|| joined(all.into_iter()))
    }
}

fn kind_words(kind: OrganisationKind) -> (&'static str, &'static str) {
    match kind {
        OrganisationKind::School => ("trường học", "schools"),
        OrganisationKind::Agency => ("cơ quan", "agencies"),
        OrganisationKind::Enterprise => ("doanh nghiệp", "enterprises"),
        OrganisationKind::ArmedForces => ("đơn vị lực lượng vũ trang", "units of the armed forces"),
    }
}

fn scale_words(scale: Scale) -> (&'static str, &'static str) {
    match scale {
        Scale::Micro => ("doanh nghiệp siêu nhỏ", "micro enterprises"),
        Scale::Small => ("doanh nghiệp nhỏ", "small enterprises"),
        Scale::Medium => ("doanh nghiệp vừa", "medium enterprises"),
        Scale::Large => ("doanh nghiệp lớn", "large enterprises"),
    }
}

fn level_words(level: SchoolLevel) -> (&'static str, &'static str) {
    match level {
        SchoolLevel::Creche => ("nhà trẻ", "crèches"),
        SchoolLevel::Nursery => ("trường mầm non, mẫu giáo", "nursery schools"),
        SchoolLevel::Primary => ("trường tiểu học", "primary schools"),
        SchoolLevel::LowerSecondary => ("trường trung học cơ sở", "lower-secondary schools"),
        SchoolLevel::UpperSecondary => ("trường trung học phổ thông", "upper-secondary schools"),
        SchoolLevel::MultiLevel => ("trường phổ thông nhiều cấp học", "schools of several levels"),
        SchoolLevel::Vocational => ("cơ sở giáo dục nghề nghiệp", "vocational schools"),
        SchoolLevel::Higher => ("cơ sở giáo dục đại học", "universities"),
        SchoolLevel::Other => ("cơ sở giáo dục khác", "other schools"),
    }
}

impl IncidentClass {
    pub fn english(self) -> &'static str {
        match self {
            Self::Crime => "crime",
            Self::Administrative => "administrative offences against order",
            Self::Dispute => "disorder in disputes",
            Self::SocialEvil => "social evils",
            Self::Traffic => "traffic offences",
            Self::TrafficAccident => "traffic accidents",
            Self::Fire => "fire, explosion",
            Self::LabourAccident => "accidents at work",
            Self::Environment => "offences against environment and food safety",
            Self::Strike => "unlawful strikes",
            Self::StateSecret => "loss of state secrets",
            Self::SchoolViolence => "violence at school",
            Self::Discipline => "discipline from a warning on",
            Self::HotSpot => "places of disorder",
            Self::Accident => "accidents",
        }
    }
}

impl Severity {
    pub fn english(self) -> &'static str {
        match self {
            Self::LessSerious => "less serious",
            Self::Serious => "serious",
            Self::VerySerious => "very serious",
            Self::ExtremelySerious => "extremely serious",
        }
    }
}

impl Title {
    /// The subjects in a list: "households".
    pub fn english(self) -> &'static str {
        match self {
            Self::Household => "households",
            Self::Area => "residential areas",
            Self::School => "schools",
            Self::Organisation => "agencies and enterprises",
            Self::Commune => "the ward",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::Library;

    #[test]
    fn thresholds_and_escapes_stand_in_the_sentence() {
        let share = Check::Share { of: ShareBase::Recognised, children: vec![Title::Household], at_least: Percent(70) };
        assert_eq!(share.in_words().vietnamese, "Từ 70% trở lên hộ gia đình được công nhận đạt");
        let fire = Check::NoIncident {
            classes: vec![IncidentClass::Fire],
            from_severity: Some(Severity::Serious),
            territory: true,
            escapes: vec![Escape::ForceMajeure],
            counts_by: CaseDay::Happened,
        };
        let words = fire.in_words();
        for part in ["trên địa bàn", "cháy, nổ", "từ mức nghiêm trọng", "ngày xảy ra", "do bất khả kháng"]
        {
            assert!(words.vietnamese.contains(part), "{part}: {words}");
        }
        assert!(words.english.contains("force majeure"));
    }

    #[test]
    fn every_shipped_check_is_said_in_both_languages() {
        for set in Library::builtin().sets() {
            for check in set.criteria.iter().flat_map(|criterion| &criterion.checks) {
                let words = check.in_words();
                assert!(!words.vietnamese.is_empty() && !words.english.is_empty(), "{}: {check:?}", set.id);
            }
        }
    }
}
