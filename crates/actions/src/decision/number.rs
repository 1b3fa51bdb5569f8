use domain::decision::PaperNumber;
use domain::ground::date;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

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
