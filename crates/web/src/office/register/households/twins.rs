use actions::register::household::{self as register, Side};
use domain::ground::date;
use domain::register::Likeness;
use serde::Serialize;

use super::super::{address, told};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// Pairs that may be one household.
#[derive(Debug, Default, Serialize)]
pub struct TwinsPage {
    pub pairs: Vec<PairShown>,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct PairShown {
    pub why: String,
    pub one: SideShown,
    pub other: SideShown,
    /// Where the two are made one.
    pub union: String,
}

/// One household of a pair.
#[derive(Debug, Default, Serialize)]
pub struct SideShown {
    pub code: String,
    pub path: String,
    pub head: String,
    pub version: String,
    pub rows: Vec<SideRow>,
}

#[derive(Debug, Serialize)]
pub struct SideRow {
    pub label: &'static str,
    pub value: String,
}

impl TwinsPage {
    pub const TEMPLATE: &'static str = "office/register/households/twins.html";
}

impl SideShown {
    pub fn of(seat: &Seat, side: Side) -> Self {
        let household = side.household;
        let known = |is_known: bool| if is_known { seat.say("đã ghi", "known") } else { "" }.to_owned();
        let row = |vietnamese, english, value| SideRow { label: seat.say(vietnamese, english), value };
        let rows = vec![
            row("Chủ hộ", "Head", household.head.clone()),
            row("Giới tính", "Sex", told::sex(seat, household.sex).to_owned()),
            row("Năm sinh", "Born", household.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            row("Khu dân cư", "Area", side.area),
            row("Địa chỉ", "Address", household.address),
            row("Số nhân khẩu", "Members", household.members.map(|many| many.to_string()).unwrap_or_default()),
            row("Ở đây từ", "Here since", date::short(household.validity.from)),
            row("Số định danh", "Identity number", known(side.has_identity)),
            row("Điện thoại", "Phone", known(side.has_phone)),
        ];
        Self {
            path: address::household(&household.code),
            code: household.code,
            head: household.head,
            version: side.version,
            rows,
        }
    }
}

fn why(seat: &Seat, likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Identity => seat.say("Cùng số định danh", "The same identity number"),
        Likeness::Code => seat.say("Mã hộ gần như nhau", "Nearly the same code"),
        Likeness::PersonHere => {
            seat.say("Cùng họ tên, năm sinh và khu dân cư", "The same name, year of birth and area")
        }
        Likeness::Person => seat.say("Cùng họ tên và năm sinh", "The same name and year of birth"),
    }
}

/// GET /office/register/households/twins
pub async fn index(seat: Seat) -> WebResult {
    let mut cx = seat.read().await?;
    let (pairs, count) = register::twins(&mut cx).await?;
    let shown = |pair: register::TwinPair| {
        let why = why(&seat, pair.likeness).to_owned();
        let [one, other] = pair.sides.map(|side| SideShown::of(&seat, side));
        let union = format!("{}/union?other={}", one.path, address::part(&other.code));
        PairShown { why, one, other, union }
    };
    seat.page(TwinsPage::TEMPLATE, &TwinsPage { pairs: pairs.into_iter().map(shown).collect(), count })
}

/// POST /office/register/households/twins: these are two.
pub async fn keep_apart(seat: Seat, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    register::keep_apart(&mut cx, fields.text("one"), fields.text("other")).await?;
    cx.commit().await?;
    let notice = seat.say("Đã ghi nhớ: đây là hai hộ khác nhau.", "It is remembered: these are two households.");
    Ok(seat.redirect(&format!("{}/twins", address::HOUSEHOLDS), notice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_stands_side_by_side_and_what_differs_is_marked() {
        let side = |code: &str, head: &str| SideShown {
            code: code.to_owned(),
            path: address::household(code),
            rows: vec![
                SideRow { label: "Chủ hộ", value: head.to_owned() },
                SideRow { label: "Năm sinh", value: "1960".to_owned() },
            ],
            ..SideShown::default()
        };
        let pair = PairShown {
            why: "Cùng số định danh".to_owned(),
            one: side("TDP01-001", "Lê Văn Bình"),
            other: side("TDP02-009", "Lê Văn Bính"),
            union: "/office/x".to_owned(),
        };
        let html = crate::view::sample(TwinsPage::TEMPLATE, &TwinsPage { pairs: vec![pair], count: 1 });
        assert_eq!(html.matches("class=\"unlike\"").count(), 1, "{html}");
        assert!(html.contains("Cùng số định danh") && html.contains("Lê Văn Bính") && html.contains("khác nhau"));
        let empty = crate::view::sample(TwinsPage::TEMPLATE, &TwinsPage::default());
        assert!(empty.contains("Không có") && !empty.contains("<table"));
    }
}
