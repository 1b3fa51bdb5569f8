use domain::people::Permission;
use serde::Serialize;

use super::{compare, decisions, papers};
use crate::cx::Cx;
use crate::error::ActionResult;

#[derive(Debug, Serialize)]
pub struct Checked {
    /// How many outcomes, decisions, papers and audit entries were held against the facts.
    pub checked: u64,
    pub differences: Vec<Difference>,
    /// Papers that are no fault, but not to be used as they are.
    pub notices: Vec<Notice>,
}

/// A paper that no longer says what holds, or was not put into its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `superseded` or `unfinished`.
    pub state: &'static str,
    pub year: i16,
    pub title: String,
    pub file: String,
    pub what: String,
}

/// One thing that is not as the facts have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub year: Option<i16>,
    pub title: Option<String>,
    /// A subject's code, a decision's number, a file.
    pub about: String,
    pub recorded: String,
    pub computed: String,
    pub what: String,
}

/// Recomputes every title of every year, compares it with every decision and paper, and verifies the audit chain.
pub async fn check(cx: &mut Cx<'_>) -> ActionResult<Checked> {
    cx.require(Permission::Verify)?;
    cx.desk.database().verify_pages().await?;
    let mut checked = Checked { checked: 0, differences: Vec::new(), notices: Vec::new() };
    for campaign in store::campaign::list(&mut cx.tx).await? {
        compare::campaign(cx, &campaign, &mut checked).await?;
    }
    decisions::all(cx, &mut checked).await?;
    papers::all(cx, &mut checked).await?;
    match store::audit::verify(&mut cx.tx).await {
        Ok(entries) => checked.checked += entries,
        Err(store::db::StoreError::BrokenAudit(what)) => checked.differences.push(Difference {
            year: None,
            title: None,
            about: "audit".to_owned(),
            recorded: what.to_string(),
            computed: String::new(),
            what: "nhật ký thao tác không liền mạch".to_owned(),
        }),
        Err(other) => return Err(other.into()),
    }
    for seq in store::history::list_rewritten(&mut cx.tx).await? {
        checked.differences.push(Difference {
            year: None,
            title: None,
            about: "register".to_owned(),
            recorded: seq.to_string(),
            computed: String::new(),
            what: format!("lịch sử của sổ bộ ở mục {seq} của nhật ký đã bị sửa"),
        });
    }
    Ok(checked)
}

impl Checked {
    pub(super) fn hold(&mut self, is_same: bool, difference: impl FnOnce() -> Difference) {
        self.checked += 1;
        if !is_same {
            self.differences.push(difference());
        }
    }
}
