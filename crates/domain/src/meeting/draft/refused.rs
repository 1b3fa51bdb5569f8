use crate::ground::refusal::Refusal;

/// Why something typed of a meeting cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftRefused {
    #[error("biên bản đã nộp ngày {0}; muốn sửa, hãy lấy lại biên bản và ghi lý do")]
    HandedIn(String),
    #[error("cần ghi giờ họp")]
    NoTime,
    #[error("cần ghi địa điểm họp")]
    NoPlace,
    #[error("ngày họp {0} chưa đến; chỉ ghi kết quả sau khi đã họp")]
    NotYetHeld(String),
    #[error("số hộ có mặt từ 1 đến {households}; đang ghi {given}")]
    Present { given: u32, households: u32 },
    #[error("cần ghi số hộ có mặt trước khi ghi số phiếu")]
    NoAttendance,
    #[error("cần ghi người chủ trì")]
    NoChair,
    #[error("cần ghi thư ký")]
    NoSecretary,
    #[error("chủ trì và thư ký là hai người khác nhau")]
    ChairWrites,
    #[error("hộ này không thuộc tổ vào ngày họp")]
    NotOfTheArea,
    #[error("cần chọn một tiêu chí")]
    NoCriterion,
    #[error("tiêu chí {0} áp dụng cho mọi hộ, không ghi «không áp dụng» được")]
    AlwaysApplies(String),
    #[error("cần ghi lý do")]
    NoReason,
    #[error("cần ghi nội dung ý kiến")]
    NoMatter,
    #[error("cần ghi câu trả lời của cuộc họp")]
    NoAnswer,
    #[error("cần ghi họ tên người kiểm phiếu")]
    NoCounter,
    #[error("tổng số phiếu là {sum}, nhiều hơn số hộ có mặt ({present})")]
    TooManyVotes { sum: u64, present: u32 },
    #[error("cần có lần kiểm phiếu thứ nhất trước")]
    FirstCountFirst,
    #[error("lần hai phải do người khác kiểm phiếu")]
    SameCounter,
    #[error("hai lần kiểm phiếu không khác nhau, không có gì để giải quyết")]
    NothingToSettle,
    #[error("không ai điều hành, kiểm phiếu về hộ của chính mình; hãy nhờ người khác")]
    OwnHousehold,
    #[error("cuộc họp còn thiếu: {0}")]
    Incomplete(String),
    #[error("chưa lập biên bản; hãy kết thúc cuộc họp trước")]
    NotFinished,
    #[error("biên bản chưa được in, đọc lại và ký")]
    NotSigned,
}

impl Refusal for DraftRefused {
    fn english(&self) -> String {
        match self {
            Self::HandedIn(day) => format!("the minutes were handed in on {day}; take them back with a reason first"),
            Self::NoTime => "the time is needed".to_owned(),
            Self::NoPlace => "the place is needed".to_owned(),
            Self::NotYetHeld(day) => format!("the meeting of {day} is still to come; write its results afterwards"),
            Self::Present { given, households } => {
                format!("between 1 and {households} households can be present, not {given}")
            }
            Self::NoAttendance => "write how many households are present before any votes".to_owned(),
            Self::NoChair => "the chair is needed".to_owned(),
            Self::NoSecretary => "the secretary is needed".to_owned(),
            Self::ChairWrites => "chair and secretary are two persons".to_owned(),
            Self::NotOfTheArea => "this household is not of the area on the day of the meeting".to_owned(),
            Self::NoCriterion => "choose a criterion".to_owned(),
            Self::AlwaysApplies(id) => format!("the criterion {id} applies to every household"),
            Self::NoReason => "a reason is needed".to_owned(),
            Self::NoMatter => "what was said is needed".to_owned(),
            Self::NoAnswer => "the meeting's answer is needed".to_owned(),
            Self::NoCounter => "the name of who counted is needed".to_owned(),
            Self::TooManyVotes { sum, present } => format!("{sum} votes of {present} households present"),
            Self::FirstCountFirst => "the first count comes first".to_owned(),
            Self::SameCounter => "somebody else makes the second count".to_owned(),
            Self::NothingToSettle => "the two counts do not differ; there is nothing to settle".to_owned(),
            Self::OwnHousehold => "nobody leads or counts a vote on their own household; ask somebody else".to_owned(),
            Self::Incomplete(what) => format!("the meeting still lacks: {what}"),
            Self::NotFinished => "there are no minutes yet; end the meeting first".to_owned(),
            Self::NotSigned => "the minutes are not yet printed, read out and signed".to_owned(),
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::NoTime => "time",
            Self::NoPlace => "place",
            Self::NotYetHeld(_) => "day",
            Self::Present { .. } => "present",
            Self::NoChair => "chair",
            Self::NoSecretary | Self::ChairWrites => "secretary",
            Self::NotOfTheArea => "household",
            Self::NoCriterion | Self::AlwaysApplies(_) => "criterion",
            Self::NoReason => "reason",
            Self::NoMatter => "matter",
            Self::NoAnswer => "answer",
            Self::NoCounter | Self::SameCounter => "counter",
            Self::TooManyVotes { .. } => "agree",
            _ => "",
        }
    }
}
