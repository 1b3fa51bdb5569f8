use domain::campaign::Campaign;
use domain::criteria::YearRules;
use domain::register::Title;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// The programme that is meant where none is named.
pub const USUAL: &str = "5-nhat";

/// The rules of a year, as the ward's criteria have them.
pub fn rules<'d>(cx: &Cx<'d>, programme: &str, year: i16) -> ActionResult<YearRules<'d>> {
    Ok(cx.desk.library.year(programme, year)?)
}

/// The campaign of a year; the refusal says how to open one.
pub async fn campaign(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Campaign> {
    rules(cx, programme, year)?;
    let open = format!("binhyen campaign open --year {year}{}", flag(programme));
    store::campaign::find(&mut cx.tx, programme, year).await?.ok_or_else(|| {
        ActionError::missing(
            format!("năm {year} chưa mở đợt xét «{programme}»; hãy mở bằng «{open}»"),
            format!("the campaign «{programme}» of {year} is not open; open it with «{open}»"),
        )
    })
}

/// How a command that is proposed to the user names the programme: not at all where it is the usual one.
pub fn flag(programme: &str) -> String {
    if programme == USUAL { String::new() } else { format!(" --programme {programme}") }
}

/// The command that reopens a title.
pub fn reopening(programme: &str, year: i16, title: Title) -> String {
    format!("binhyen campaign reopen --year {year}{} --title {title} --reason \"…\"", flag(programme))
}
