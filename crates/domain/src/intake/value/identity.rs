use super::{Doubt, Said};
use crate::ground::text::search_key;
use crate::intake::Raw;
use crate::register::{Identity, IdentityDoubt, Sex, mask};

/// An identity number, held against the sex and the year of birth beside it. `is_old_card`: the column is headed as the
/// old card's ("CMND"), whose nine digits carry neither.
pub fn identity(raw: &Raw, sex: Option<Sex>, birth_year: Option<i16>, is_old_card: bool) -> Said<Identity> {
    let shown = raw.shown();
    let digits: String = shown.chars().filter(|c| !c.is_whitespace() && !".-'’`".contains(*c)).collect();
    if digits.is_empty() || (shown.starts_with(['k', 'K']) && search_key(&shown).starts_with("khong")) {
        return Said::Nothing;
    }
    if matches!(raw, Raw::Number(number) if 1e15 <= *number) || is_rounded(&digits) {
        return Said::doubtful(
            "số định danh đã bị bảng tính làm tròn, mất chữ số",
            "định dạng ô là văn bản rồi gõ lại đủ 12 chữ số",
        );
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Said::doubtful(IdentityDoubt::NotDigits.to_string(), "gõ lại 12 chữ số trên căn cước");
    }
    match digits.len() {
        12 => checked(&digits, sex, birth_year),
        9 if is_old_card || !could_be_twelve(&digits, sex, birth_year) => whole(&digits),
        8 if is_old_card => lost_zeros(&digits, 9),
        // The province part of a few provinces starts with two zeros: three digits of twelve may be lost at most.
        9..=11 if could_be_twelve(&digits, sex, birth_year) => lost_zeros(&digits, 12),
        9..=11 => Said::doubtful(
            IdentityDoubt::Length(digits.len()).to_string(),
            format!(
                "có thể mất số 0 ở đầu ({}); hãy đối chiếu căn cước, giới tính và năm sinh",
                mask(&padded(&digits, 12))
            ),
        ),
        other => Said::doubtful(
            IdentityDoubt::Length(other).to_string(),
            "gõ lại 12 chữ số trên căn cước (hoặc 9 chữ số của CMND)",
        ),
    }
}

fn whole(digits: &str) -> Said<Identity> {
    match Identity::parse(digits) {
        Ok(identity) => Said::This(identity),
        Err(doubt) => Said::doubtful(doubt.to_string(), "gõ lại số trên giấy tờ"),
    }
}

fn checked(digits: &str, sex: Option<Sex>, birth_year: Option<i16>) -> Said<Identity> {
    let identity = match Identity::parse(digits) {
        Ok(identity) => identity,
        Err(doubt) => return Said::doubtful(doubt.to_string(), "gõ lại số trên căn cước"),
    };
    match identity.agrees_with(sex, birth_year) {
        Ok(()) => Said::This(identity),
        Err(doubt) => Said::Doubtful(Doubt::new(doubt.to_string(), disagreement(digits, doubt))),
    }
}

/// What the number itself says, so that whoever mends the row knows where to look.
fn disagreement(digits: &str, doubt: IdentityDoubt) -> String {
    let code = digits.as_bytes()[3] - b'0';
    match doubt {
        IdentityDoubt::Sex => format!(
            "theo số định danh thì giới tính là {}; hãy sửa giới tính hoặc số định danh",
            if code.is_multiple_of(2) { "Nam" } else { "Nữ" }
        ),
        _ => format!(
            "theo số định danh thì năm sinh là {}{}; hãy sửa năm sinh hoặc số định danh",
            19 + u32::from(code / 2),
            &digits[4..6]
        ),
    }
}

fn lost_zeros(digits: &str, length: usize) -> Said<Identity> {
    let whole = padded(digits, length);
    let proposal = format!("thêm số 0 ở đầu: {}", mask(&whole));
    match Identity::parse(&whole) {
        Ok(identity) => Said::repaired(identity, "số bị mất số 0 ở đầu", proposal),
        Err(doubt) => Said::doubtful(doubt.to_string(), proposal),
    }
}

fn padded(digits: &str, length: usize) -> String {
    format!("{digits:0>length$}")
}

/// With zeros in front it is a number of this sex and this year of birth; both must be known, else nothing vouches for it.
fn could_be_twelve(digits: &str, sex: Option<Sex>, birth_year: Option<i16>) -> bool {
    (sex.is_some() || birth_year.is_some())
        && (10 <= digits.len() || (sex.is_some() && birth_year.is_some()))
        && Identity::parse(&padded(digits, 12)).is_ok_and(|identity| identity.agrees_with(sex, birth_year).is_ok())
}

/// "9,8083E+10": what a narrow column left of a number.
fn is_rounded(digits: &str) -> bool {
    let lower = digits.to_ascii_lowercase();
    lower.contains("e+") && lower.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAN: Option<Sex> = Some(Sex::Male);

    #[test]
    fn numbers_are_kept_repaired_or_doubted() {
        let read = |raw: Raw, sex, year, old| match identity(&raw, sex, year, old) {
            Said::Nothing => "nothing".to_owned(),
            Said::This(identity) => identity.as_str().to_owned(),
            Said::Repaired(identity, _) => format!("repaired {}", identity.as_str()),
            Said::Doubtful(_) => "held".to_owned(),
        };
        for (raw, sex, year, old, outcome) in [
            (Raw::text("098083381214"), MAN, Some(1983), false, "098083381214"),
            (Raw::text("098 083 381 214"), MAN, Some(1983), false, "098083381214"),
            (Raw::Number(98_083_381_214.0), MAN, Some(1983), false, "repaired 098083381214"),
            (Raw::text("98083381214"), None, Some(1983), false, "repaired 098083381214"),
            (Raw::text("1083381214"), MAN, Some(1983), false, "repaired 001083381214"),
            (Raw::Number(98_083_381_214.0), None, None, false, "held"),
            (Raw::Number(98_083_381_214.0), MAN, Some(1984), false, "held"),
            (Raw::Number(83_381_214.0), MAN, Some(1983), true, "repaired 083381214"),
            (Raw::Number(183_381_214.0), MAN, Some(1983), true, "183381214"),
            (Raw::text("098183381214"), MAN, Some(1983), false, "held"),
            (Raw::text("098084381214"), MAN, Some(1983), false, "held"),
            (Raw::text("9,80834E+10"), MAN, Some(1983), false, "held"),
            (Raw::text("09808338121x"), MAN, Some(1983), false, "held"),
            (Raw::text("1234"), MAN, Some(1983), false, "held"),
            (Raw::text("không có"), MAN, Some(1983), false, "nothing"),
            (Raw::Blank, MAN, Some(1983), false, "nothing"),
        ] {
            assert_eq!(read(raw.clone(), sex, year, old), outcome, "{raw:?}");
        }
    }

    #[test]
    fn a_proposal_never_shows_the_number() {
        for raw in [Raw::Number(98_083_381_214.0), Raw::text("098183381214"), Raw::text("98083381299")] {
            let (Said::Repaired(_, doubt) | Said::Doubtful(doubt)) = identity(&raw, MAN, Some(1983), false) else {
                panic!("{raw:?} is not doubted")
            };
            assert!(!format!("{doubt:?}").contains("83381"), "{doubt:?}");
        }
    }
}
