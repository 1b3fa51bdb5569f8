use domain::decision::PaperNumber;
use domain::ground::date;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Of a paper that the office has still to number.
pub fn blank() -> PaperNumber {
    PaperNumber { number: 0, symbol: "QĐ-UBND".to_owned() }
}

/// A number of the office's own register, free in the year of `day`. `register` is empty for the ward's own, else the
/// authority whose number it is: two authorities may use the same one.
pub async fn free(cx: &mut Cx<'_>, register: &str, text: &str, day: Date) -> ActionResult<PaperNumber> {
    let number = PaperNumber::parse(text)?;
    let all = store::decision::list_by_number(&mut cx.tx, &number).await?;
    let taken = all.into_iter().find(|other| other.date.year() == day.year() && other.register == register);
    if let Some(taken) = taken {
        let (when, year) = (date::short(taken.date), day.year());
        return Err(ActionError::refused(
            format!(
                "số {number} năm {year} đã cấp cho một quyết định ngày {when}; hãy kiểm tra sổ văn bản và ghi số khác"
            ),
            format!("number {number} of {year} belongs to a decision of {when}; check the register and give another"),
        ));
    }
    Ok(number)
}

/// Whether a number may be given to a decision of that day about a title, or about giấy khen: asked while it is typed.
pub async fn check(
    cx: &mut Cx<'_>,
    place: Option<(&str, i16, Title)>,
    text: &str,
    day: Date,
) -> ActionResult<PaperNumber> {
    cx.require(Permission::Decide)?;
    let settings = crate::setting::load(cx).await?;
    let register = match place {
        Some((programme, year, title)) => {
            let rules = crate::campaign::rules(cx, programme, year)?;
            let judged = super::amendment::judged(&rules, title)?;
            if judged.authority.is_the_ward() {
                String::new()
            } else {
                super::authority::decider(&settings, judged, day, None)?.register
            }
        }
        None => String::new(),
    };
    free(cx, &register, text, day).await
}
