//! The program's own words in the user's language. Names, reasons and citations are the ward's data and the law's: they
//! stay as they are.

use domain::assessment::{Outcome, Source};
use domain::campaign::State;
use domain::decision::{DecisionKind, DecisionSubject};
use domain::intake::ImportKind;
use domain::register::Title;

use crate::config::Language;

pub fn outcome(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Met => language.pick("đạt", "met"),
        Outcome::NotMet => language.pick("chưa đạt", "not met"),
        Outcome::NotApplicable => language.pick("không áp dụng", "not applicable"),
        Outcome::Open => language.pick("chưa rõ", "open"),
    }
}

pub fn title(title: Title, language: Language) -> &'static str {
    let english = match title {
        Title::Household => "households",
        Title::Area => "residential areas",
        Title::School => "schools",
        Title::Organisation => "agencies, enterprises",
        Title::Commune => "the ward",
    };
    language.pick(title.noun(), english)
}

pub fn source(source: Source, language: Language) -> &'static str {
    match source {
        Source::Import => language.pick("danh sách đã nạp", "import"),
        Source::Meeting => language.pick("cuộc họp", "meeting"),
        Source::Ledger => language.pick("sổ vụ việc", "ledger"),
        Source::Computed => language.pick("tính từ số liệu", "computed"),
        Source::Appraiser => language.pick("người thẩm định", "appraiser"),
        Source::Totals => language.pick("số tổng hợp", "totals"),
    }
}

pub fn state(state: State, language: Language) -> &'static str {
    language.pick(state.label(), state.as_str())
}

pub fn kind(kind: ImportKind, language: Language) -> &'static str {
    let vietnamese = match kind {
        ImportKind::Areas => "khu dân cư",
        ImportKind::Households => "hộ gia đình",
        ImportKind::Meetings => "kết quả họp",
        ImportKind::Organisations => "trường học, đơn vị",
        ImportKind::Dossiers => "hồ sơ đánh giá",
        ImportKind::Incidents => "vụ việc",
        ImportKind::Totals => "số tổng hợp",
        ImportKind::Commendations => "khen thưởng",
        ImportKind::Groups => "tổ liên gia",
    };
    language.pick(vietnamese, kind.as_str())
}

pub fn decision(kind: DecisionKind, language: Language) -> &'static str {
    match kind {
        DecisionKind::Recognise => language.pick("công nhận", "recognises"),
        DecisionKind::Received => language.pick("cấp trên công nhận", "received, recognises"),
        DecisionKind::Commend => language.pick("tặng giấy khen", "commends"),
        DecisionKind::Correct => language.pick("đính chính", "corrects"),
        DecisionKind::Revoke => language.pick("thu hồi", "revokes"),
    }
}

pub fn about(about: DecisionSubject, language: Language) -> &'static str {
    match about {
        DecisionSubject::Title(one) => title(one, language),
        DecisionSubject::Commendation => language.pick("khen thưởng", "commendations"),
    }
}
