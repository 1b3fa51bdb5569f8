use actions::people::{self, Draft};
use actions::{ActionResult, Cx};
use domain::people::{Role, Scope};
use serde::Serialize;

/// One account of the sample, with the password made for it.
#[derive(Debug, Serialize)]
pub struct Made {
    pub login: String,
    pub role: Role,
    pub password: String,
}

/// One account for each role: random passwords, told once.
pub async fn make(cx: &mut Cx<'_>) -> ActionResult<Vec<Made>> {
    let today = cx.today();
    let areas = store::area::list_on(&mut cx.tx, today).await?;
    let units = store::organisation::list_on(&mut cx.tx, today).await?;
    let mut wanted = vec![
        ("can-bo", "Lê Thị Mẫu", Role::Officer, Scope::Ward),
        ("chu-tich", "Trần Quang Mẫu", Role::Chair, Scope::Ward),
        ("thanh-vien", "Phạm Văn Mẫu", Role::Member, Scope::Ward),
        ("cap-tren", "Hoàng Thị Mẫu", Role::Province, Scope::Ward),
    ];
    let area = areas.iter().find(|area| area.code.ends_with('4')).or(areas.first());
    wanted.extend(area.map(|area| ("to-truong", "Đặng Văn Mẫu", Role::AreaHead, Scope::Area(area.id.clone()))));
    wanted.extend(units.first().map(|unit| ("don-vi", "Vũ Thị Mẫu", Role::Unit, Scope::Unit(unit.id.clone()))));
    let mut made = Vec::with_capacity(wanted.len());
    for (login, name, role, scope) in wanted {
        let password = people::printed_code(3)?;
        people::with_password(cx, &Draft { login, name, role, scope }, &password, &password).await?;
        made.push(Made { login: login.to_owned(), role, password });
    }
    Ok(made)
}
