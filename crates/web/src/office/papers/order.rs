use actions::job::{JobOrder, order};
use domain::decision::DecisionSubject;

use super::index::{PapersPage, page, programme};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// POST /office/papers/printing: the papers of a year, of one title, or one certificate.
pub async fn printing(seat: Seat, fields: Fields) -> WebResult {
    let Some(year) = year(&fields, "year") else { return bad_year(&seat, &fields).await };
    let about = Some(fields.text("about")).filter(|about| !about.is_empty()).map(str::to_owned);
    let subject = Some(fields.text("subject").trim()).filter(|code| !code.is_empty()).map(str::to_owned);
    let papers = JobOrder::Papers { programme: programme(&fields), year, about, subject };
    ordered(&seat, &papers).await
}

/// POST /office/papers/report: the report over a span.
pub async fn report(seat: Seat, fields: Fields) -> WebResult {
    let (Some(from), Some(to)) = (year(&fields, "from"), year(&fields, "to")) else {
        return bad_year(&seat, &fields).await;
    };
    if to < from {
        let problem = seat.say("năm đầu phải trước hoặc bằng năm cuối", "the first year comes before the last");
        return refused(&seat, &fields, problem).await;
    }
    ordered(&seat, &JobOrder::Report { programme: programme(&fields), from, to }).await
}

/// POST /office/papers/blanks: certificates for pre-printed blanks, moved a little.
pub async fn blanks(seat: Seat, fields: Fields) -> WebResult {
    let Some(year) = year(&fields, "year") else { return bad_year(&seat, &fields).await };
    let (Some(right), Some(down)) = (tenths(fields.text("right")), tenths(fields.text("down"))) else {
        let problem = seat.say(
            "độ lệch ghi bằng mm, từ -30 đến 30, ví dụ 1,5",
            "how far aside in mm, from -30 to 30, for example 1,5",
        );
        return refused(&seat, &fields, problem).await;
    };
    let about = fields.text("about").to_owned();
    if DecisionSubject::parse(&about).is_none() {
        return refused(&seat, &fields, seat.say("hãy chọn danh hiệu", "choose a title")).await;
    }
    let subject = Some(fields.text("subject").trim()).filter(|code| !code.is_empty()).map(str::to_owned);
    ordered(&seat, &JobOrder::Blanks { programme: programme(&fields), year, about, subject, right, down }).await
}

async fn ordered(seat: &Seat, work: &JobOrder) -> WebResult {
    let mut cx = seat.begin().await?;
    let id = order(&mut cx, work).await?;
    cx.commit().await?;
    seat.app().wake();
    Ok(seat.redirect(&format!("/office/jobs/{id}"), ""))
}

async fn bad_year(seat: &Seat, fields: &Fields) -> WebResult {
    refused(seat, fields, seat.say("năm gồm bốn chữ số", "a year has four digits")).await
}

async fn refused(seat: &Seat, fields: &Fields, problem: &str) -> WebResult {
    let page = PapersPage { problem: problem.to_owned(), ..page(seat, fields).await? };
    seat.refused(PapersPage::TEMPLATE, &page)
}

fn year(fields: &Fields, name: &str) -> Option<i16> {
    fields.text(name).trim().parse().ok().filter(|year| (1900..=2200).contains(year))
}

/// Tenths of a millimetre of "1,5", "-2" or "0.3"; none beyond three centimetres.
fn tenths(text: &str) -> Option<i16> {
    let text = text.trim().replace(',', ".").replace('−', "-");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() != 1 {
        return None;
    }
    let tenths = whole.parse::<i16>().ok()? * 10 + part.parse::<i16>().ok()?;
    (tenths <= 300).then_some(sign * tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_are_read_as_they_are_written() {
        for (text, found) in [
            ("0", Some(0)),
            ("1,5", Some(15)),
            ("-2", Some(-20)),
            (" 0.3 ", Some(3)),
            ("−4,0", Some(-40)),
            ("30", Some(300)),
            ("30,1", None),
            ("1,25", None),
            ("", None),
            ("x", None),
            ("-", None),
        ] {
            assert_eq!(tenths(text), found, "{text}");
        }
    }
}
