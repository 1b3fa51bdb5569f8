use std::fmt::Write as _;

use actions::campaign::CampaignView;

pub fn campaign(view: &CampaignView) -> String {
    let mut text = format!("Đợt xét năm {} ({})\n", view.year, view.programme);
    for title in &view.titles {
        let due = title.due_before.as_ref().map(|due| format!(", quyết định trước {due}")).unwrap_or_default();
        let frozen = title.frozen_on.as_ref().map(|day| format!(", khóa số liệu {day}")).unwrap_or_default();
        let _ = writeln!(text, "\n{}: {} từ {}{frozen}", title.name, title.step, title.since);
        let _ = writeln!(
            text,
            "    tính từ {} đến {}{due}; tiêu chí {}",
            title.window_from, title.window_until, title.criteria_set
        );
        let _ = writeln!(text, "    thẩm quyền: {}", title.authority);
        for step in &title.moves {
            let _ = writeln!(text, "    {step}");
        }
    }
    text
}
