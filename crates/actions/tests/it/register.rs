//! Households kept by hand.

use actions::register::household::{
    BatchOrder, Chosen, Division, Edit, Entry, Fact, HouseholdQuery, Relocation, Union, carry_out, change, divide,
    enter, keep_apart, list, page, past, plan, relocate, reveal, twins, unite,
};
use actions::register::unit::{self, UnitEdit, UnitQuery};
use actions::register::{add, area_list, area_page, end_area, end_household, workbook};
use actions::{ActionError, Cx, Desk};
use domain::campaign::{Campaign, State, TitleRun};
use domain::ground::id::CampaignId;
use domain::ground::window::Window;
use domain::people::{Actor, Role, Scope};
use domain::register::{HouseholdDraft, HouseholdTyped, OrganisationFacts, OrganisationKind, Title};
use jiff::civil::Date;
use testkit::{SmallWard, commune, day, each_place};

/// Runs a test at the desk of an officer, on both databases.
fn at_each_desk(test: impl AsyncFn(&Desk)) {
    each_place(async |place| {
        let officer =
            Actor { name: "Lê Văn Mẫu".to_owned(), role: Role::Officer, scope: Scope::Ward, account: None };
        let desk = Desk::create(&place.target, &place.folder(), commune(), officer).await.unwrap();
        SmallWard::new().store(desk.database()).await;
        test(&desk).await;
        desk.close().await;
    });
}

fn typed<'t>(head: &'t str, from: &'t str) -> HouseholdTyped<'t> {
    HouseholdTyped { head, from, address: "Ngõ 2", ..HouseholdTyped::default() }
}

fn draft(head: &str, from: &str) -> HouseholdDraft {
    typed(head, from).read(day("2026-11-01")).unwrap()
}

async fn version(cx: &mut Cx<'_>, code: &str) -> String {
    page(cx, code).await.unwrap().version
}

fn edit<'e>(draft: &'e HouseholdDraft, version: &'e str, reason: &'e str) -> Edit<'e> {
    Edit { version, draft, reason }
}

#[track_caller]
fn sentence<T: std::fmt::Debug>(result: Result<T, ActionError>) -> String {
    match result.unwrap_err() {
        error @ ActionError::Refused(_) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// A title of a year whose facts no longer change.
async fn freeze(cx: &mut Cx<'_>, year: i16, title: Title) {
    let campaign = Campaign { id: CampaignId("c-1".to_owned()), programme: "5-nhat".to_owned(), year };
    let until = Date::new(year, 10, 31).unwrap();
    let run = TitleRun {
        campaign: campaign.id.clone(),
        title,
        state: State::Appraisal,
        criteria_set: "none".to_owned(),
        window: Window { from: Date::new(year - 1, 11, 1).unwrap(), until },
        since: until,
        frozen_on: Some(until),
        listed_on: None,
    };
    store::campaign::insert(&mut cx.tx, &campaign, &[run]).await.unwrap();
}

#[test]
fn a_change_needs_a_reason_and_the_version_that_was_seen_and_is_told_from_what_to_what() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        let seen = version(&mut cx, "BH010001").await;
        let mut new = draft("Nguyễn Văn Đức Anh", "01/01/2012");
        assert_eq!(sentence(change(&mut cx, "BH010001", &edit(&new, &seen, " ")).await), "cần ghi lý do");
        change(&mut cx, "BH010001", &edit(&new, &seen, "ghi sai tên")).await.unwrap();
        new.head = "Nguyễn Văn Khác".to_owned();
        let second = change(&mut cx, "BH010001", &edit(&new, &seen, "sửa lại")).await;
        assert!(matches!(second, Err(ActionError::Conflict { .. })), "{second:?}");
        let seen = version(&mut cx, "BH010001").await;
        change(&mut cx, "BH010001", &edit(&new, &seen, "sửa lại")).await.unwrap();
        let seen = version(&mut cx, "BH010001").await;
        assert_eq!(sentence(change(&mut cx, "BH010001", &edit(&new, &seen, "x")).await), "không có gì khác với sổ");
        let told = past(&mut cx, "BH010001").await.unwrap();
        let head = told[0].differs.iter().find(|one| one.fact == Fact::Head).unwrap();
        assert_eq!((head.before.as_str(), head.after.as_str()), ("Nguyễn Văn Đức Anh", "Nguyễn Văn Khác"));
        assert_eq!((told[0].reason.as_str(), told[1].reason.as_str()), ("sửa lại", "ghi sai tên"));
        assert_eq!((told[0].actor.as_str(), told[0].action.as_str()), ("Lê Văn Mẫu", "household.changed"));
        let record = store::audit::list_last(&mut cx.tx, 9).await.unwrap();
        assert!(record.iter().all(|entry| !entry.detail.contains("Nguyễn")), "no name in the record");
        assert!(record[0].detail.contains("digest"));
        store::audit::verify(&mut cx.tx).await.unwrap();
    });
}

#[test]
fn numbers_are_set_without_being_read_and_belong_to_one_household() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        let seen = version(&mut cx, "BH010003").await;
        let taken = HouseholdTyped { identity: "042061000001", ..typed("Lê Văn Bình", "01/01/2012") };
        let taken = taken.read(day("2026-11-01")).unwrap();
        let said =
            sentence(change(&mut cx, "BH010003", &Edit { version: &seen, draft: &taken, reason: "bổ sung" }).await);
        assert!(said.contains("BH010001"), "{said}");
        let own = HouseholdTyped { identity: "042063000003", ..typed("Lê Văn Bình", "01/01/2012") };
        let own = own.read(day("2026-11-01")).unwrap();
        // The refused one wrote nothing that stays: its transaction ends with it.
        drop(cx);
        let mut cx = desk.begin().await.unwrap();
        change(&mut cx, "BH010003", &Edit { version: &seen, draft: &own, reason: "bổ sung" }).await.unwrap();
        let told = past(&mut cx, "BH010003").await.unwrap();
        assert!(told[0].differs.iter().any(|one| one.fact == Fact::Identity && one.after == "known"));
        assert!(told.iter().all(|one| one.action != "household.revealed"), "nobody read anything");
        assert_eq!(sentence(reveal(&mut cx, "BH010003", "").await), "cần ghi lý do");
        let seen = reveal(&mut cx, "BH010003", "đối chiếu").await.unwrap();
        assert_eq!((seen.identity.as_deref(), seen.phone.as_deref()), (Some("042063000003"), Some("0987654321")));
        let told = past(&mut cx, "BH010003").await.unwrap();
        assert_eq!((told[0].action.as_str(), told[0].reason.as_str()), ("household.revealed", "đối chiếu"));
    });
}

#[test]
fn a_frozen_year_refuses_what_changes_who_lived_where_and_lets_a_name_be_mended() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        freeze(&mut cx, 2021, Title::Household).await;
        let seen = version(&mut cx, "BH010001").await;
        let late = draft("Nguyễn Văn Đức", "01/12/2021");
        assert!(sentence(change(&mut cx, "BH010001", &edit(&late, &seen, "x")).await).contains("2021"));
        let relocation = Relocation { version: &seen, area: "TDP02", on: day("2021-03-01"), reason: "chuyển nhà" };
        assert!(sentence(relocate(&mut cx, "BH010001", &relocation).await).contains("2021"));
        let entry = Entry { draft: &draft("Trần Thị Mới", "01/02/2021"), area: "TDP01", code: "", reason: "" };
        assert!(sentence(enter(&mut cx, &entry).await).contains("2021"));
        let order = BatchOrder::Register { year: 2021, on: day("2021-02-02") };
        assert!(sentence(plan(&mut cx, &Chosen::Codes(vec!["BH010001".to_owned()]), &order).await).contains("2021"));
        let name = draft("Nguyễn Văn Đúc", "01/01/2012");
        change(&mut cx, "BH010001", &Edit { version: &seen, draft: &name, reason: "sai dấu" }).await.unwrap();
        let seen = version(&mut cx, "BH010001").await;
        let relocation = Relocation { version: &seen, on: day("2022-03-01"), ..relocation };
        relocate(&mut cx, "BH010001", &relocation).await.unwrap();
    });
}

#[test]
fn moves_divisions_and_unions_count_from_their_day() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        let seen = version(&mut cx, "BH010001").await;
        let relocation = Relocation { version: &seen, area: "TDP02", on: day("2026-03-01"), reason: "chuyển nhà" };
        relocate(&mut cx, "BH010001", &relocation).await.unwrap();
        let again = Relocation { version: &version(&mut cx, "BH010001").await, ..relocation };
        assert!(sentence(relocate(&mut cx, "BH010001", &again).await).contains("đã ghi"));
        let told = page(&mut cx, "BH010001").await.unwrap();
        let lived: Vec<_> = told.lived.iter().map(|one| (one.since, one.area_code.as_str())).collect();
        assert_eq!(lived, [(day("2012-01-01"), "TDP01"), (day("2026-03-01"), "TDP02")]);

        let seen = version(&mut cx, "BH010002").await;
        let child = draft("Trần Văn Con", "01/05/2026");
        let division =
            Division { version: &seen, draft: &child, code: "", left: Some(2), reason: "con lập gia đình" };
        let new = divide(&mut cx, "BH010002", &division).await.unwrap();
        assert_eq!((new.code.as_str(), new.validity.from), ("TDP01-0001", day("2026-05-01")));
        let parent = page(&mut cx, "BH010002").await.unwrap();
        assert_eq!((parent.household.members, parent.kin[0].code.as_str()), (Some(2), "TDP01-0001"));
        assert!(!parent.kin[0].is_from && page(&mut cx, &new.code).await.unwrap().kin[0].is_from);

        let on = day("2026-06-01");
        let order = BatchOrder::Register { year: 2026, on: day("2026-05-20") };
        assert_eq!(carry_out(&mut cx, &Chosen::Codes(vec![new.code.clone()]), &order, 1).await.unwrap(), 1);
        let versions = [version(&mut cx, "BH010003").await, version(&mut cx, &new.code).await];
        let versions = [versions[0].as_str(), versions[1].as_str()];
        let union = Union { into: "BH010003", from: &new.code, on, versions, reason: "về ở chung" };
        let early = Union { on: day("2026-05-01"), ..union };
        assert!(sentence(unite(&mut cx, &early).await).contains("ngày sau đó"));
        unite(&mut cx, &union).await.unwrap();
        let gone = page(&mut cx, &new.code).await.unwrap();
        assert_eq!((gone.household.validity.until, gone.end_reason.as_str()), (Some(day("2026-05-31")), "về ở chung"));
        let kept = page(&mut cx, "BH010003").await.unwrap();
        assert_eq!(kept.registrations, [(2026, day("2026-05-20"))]);
        assert!(gone.registrations.is_empty());
        let again = unite(&mut cx, &union).await;
        assert!(matches!(again, Err(ActionError::Conflict { .. })), "{again:?}");
        end_household(&mut cx, "BH010003", Some(day("2026-07-01")), "chuyển đi tỉnh khác").await.unwrap();
        let told = past(&mut cx, "BH010003").await.unwrap();
        assert_eq!((told[0].action.as_str(), told[0].reason.as_str()), ("household.ended", "chuyển đi tỉnh khác"));
        assert!(told[0].differs.iter().any(|one| one.fact == Fact::Until && one.after == "2026-06-30"));
    });
}

#[test]
fn a_batch_tells_before_what_it_does_and_leaves_one_record() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        end_household(&mut cx, "BH010002", Some(day("2026-01-10")), "chuyển đi").await.unwrap();
        let all =
            Chosen::Found(HouseholdQuery { presence: store::household::Presence::All, ..HouseholdQuery::default() });
        let order = BatchOrder::Register { year: 2026, on: day("2026-01-20") };
        let told = plan(&mut cx, &all, &order).await.unwrap();
        assert_eq!((told.chosen, told.changing, told.same, told.refused.len()), (5, 4, 0, 1));
        assert_eq!(told.refused[0].0, "BH010002");
        let wrong = carry_out(&mut cx, &all, &order, 5).await;
        assert!(matches!(wrong, Err(ActionError::Conflict { .. })), "{wrong:?}");
        let before = store::audit::list_last(&mut cx.tx, 1).await.unwrap()[0].seq;
        carry_out(&mut cx, &all, &order, 4).await.unwrap();
        assert_eq!(store::audit::list_last(&mut cx.tx, 1).await.unwrap()[0].seq, before + 1);
        let told = plan(&mut cx, &all, &order).await.unwrap();
        assert_eq!((told.changing, told.same), (0, 4));
        let area = BatchOrder::Relocate {
            area: "TDP02".to_owned(),
            on: day("2026-02-01"),
            reason: "điều chỉnh ranh giới".to_owned(),
        };
        let query = HouseholdQuery { area: "TDP01".to_owned(), ..HouseholdQuery::default() };
        let found = Chosen::Found(query.clone());
        assert_eq!(plan(&mut cx, &found, &area).await.unwrap().changing, 2);
        carry_out(&mut cx, &found, &area, 2).await.unwrap();
        assert_eq!(list(&mut cx, &query).await.unwrap().total, 0);
        let told = past(&mut cx, "BH010001").await.unwrap();
        let moved = told[0].differs.iter().find(|one| one.fact == Fact::Area).unwrap();
        assert_eq!((moved.before.as_str(), moved.after.as_str()), ("TDP01", "TDP02"));
        assert!(told[1].differs.iter().any(|one| one.fact == Fact::Registered && one.after == "2026 20/01/2026"));
    });
}

#[test]
fn pairs_that_look_like_one_are_asked_once() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        assert_eq!(twins(&mut cx).await.unwrap().1, 0);
        let entry = Entry { draft: &draft("Lê Văn Bình", "01/02/2026"), area: "TDP02", code: "bh10003", reason: "" };
        let new = enter(&mut cx, &entry).await.unwrap();
        assert_eq!(new.code, "BH10003");
        let (pairs, count) = twins(&mut cx).await.unwrap();
        let codes: Vec<&str> = pairs[0].sides.iter().map(|side| side.household.code.as_str()).collect();
        assert_eq!((count, codes), (1, vec!["BH010003", "BH10003"]));
        keep_apart(&mut cx, "BH10003", "BH010003").await.unwrap();
        assert_eq!(twins(&mut cx).await.unwrap().1, 0);
    });
}

#[test]
fn only_who_keeps_the_register_changes_it_and_an_area_head_does_not_even_read_it() {
    at_each_desk(async |desk| {
        let area = SmallWard::new().areas[0].id.clone();
        for (role, scope, may_read) in [
            (Role::Chair, Scope::Ward, true),
            (Role::Member, Scope::Ward, true),
            (Role::AreaHead, Scope::Area(area), false),
        ] {
            let desk = desk.for_actor(Actor { name: "x".to_owned(), role, scope, account: None });
            let mut cx = desk.begin().await.unwrap();
            let is_shut = |result: Option<ActionError>| matches!(result, Some(ActionError::NotAllowed(_)));
            assert_eq!(is_shut(list(&mut cx, &HouseholdQuery::default()).await.err()), !may_read, "{role}");
            assert_eq!(is_shut(page(&mut cx, "BH010001").await.err()), !may_read, "{role}");
            assert_eq!(is_shut(past(&mut cx, "BH010001").await.err()), !may_read, "{role}");
            let new = draft("A", "01/01/2026");
            assert!(is_shut(change(&mut cx, "BH010001", &edit(&new, "", "x")).await.err()), "{role}");
            let entry = Entry { draft: &new, area: "TDP01", code: "", reason: "" };
            assert!(is_shut(enter(&mut cx, &entry).await.err()), "{role}");
            let relocation = Relocation { version: "", area: "TDP02", on: day("2026-01-01"), reason: "x" };
            assert!(is_shut(relocate(&mut cx, "BH010001", &relocation).await.err()), "{role}");
            let division = Division { version: "", draft: &new, code: "", left: None, reason: "x" };
            assert!(is_shut(divide(&mut cx, "BH010001", &division).await.err()), "{role}");
            let union =
                Union { into: "BH010001", from: "BH010002", on: day("2026-01-01"), versions: ["", ""], reason: "x" };
            assert!(is_shut(unite(&mut cx, &union).await.err()), "{role}");
            assert!(is_shut(reveal(&mut cx, "BH010001", "x").await.err()), "{role}");
            assert!(
                is_shut(twins(&mut cx).await.err()) && is_shut(keep_apart(&mut cx, "a", "b").await.err()),
                "{role}"
            );
            let order = BatchOrder::Register { year: 2026, on: day("2026-01-01") };
            let chosen = Chosen::Codes(vec!["BH010001".to_owned()]);
            assert!(is_shut(plan(&mut cx, &chosen, &order).await.err()), "{role}");
            assert!(is_shut(carry_out(&mut cx, &chosen, &order, 1).await.err()), "{role}");
        }
    });
}

fn unit_edit<'e>(version: &'e str, staff: u32, from: &str) -> UnitEdit<'e> {
    let kind = OrganisationKind::Enterprise;
    UnitEdit {
        version,
        name: "Đơn vị mẫu 2",
        head: "Lê Thị Ánh",
        address: "Đường Ngô Đức Kế",
        facts: OrganisationFacts { kind, level: None, scale: None, staff: Some(staff), pupils: None },
        from: day(from),
        reason: "báo cáo của đơn vị",
    }
}

#[test]
fn facts_of_a_unit_hold_from_a_day_on_and_a_frozen_year_keeps_its_own() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        let seen = unit::page(&mut cx, "DN01").await.unwrap().version;
        unit::change(&mut cx, "DN01", &unit_edit(&seen, 25, "2026-01-01")).await.unwrap();
        let second = unit::change(&mut cx, "DN01", &unit_edit(&seen, 30, "2026-01-01")).await;
        assert!(matches!(second, Err(ActionError::Conflict { .. })), "{second:?}");
        let page = unit::page(&mut cx, "DN01").await.unwrap();
        let staff: Vec<_> = page.facts.iter().map(|(from, facts)| (*from, facts.staff)).collect();
        assert_eq!(staff, [(day("2012-01-01"), Some(20)), (day("2026-01-01"), Some(25))]);
        let told = page.past[0].differs.iter().find(|one| one.fact == Fact::Staff).unwrap();
        assert_eq!((told.before.as_str(), told.after.as_str()), ("20", "25"));
        freeze(&mut cx, 2021, Title::Organisation).await;
        assert!(
            sentence(unit::change(&mut cx, "DN01", &unit_edit(&page.version, 9, "2021-05-01")).await).contains("2021")
        );
        unit::change(&mut cx, "DN01", &unit_edit(&page.version, 9, "2022-05-01")).await.unwrap();
        let new = unit::enter(&mut cx, "", &unit_edit("", 5, "2026-02-01")).await.unwrap();
        assert_eq!(new.code, "DN02");
        let query =
            UnitQuery { words: "don vi".to_owned(), kind: Some(OrganisationKind::Enterprise), with_ended: false };
        assert_eq!(unit::found(&mut cx, &query).await.unwrap().len(), 2);
    });
}

#[test]
fn an_area_ends_only_when_nobody_lives_in_it() {
    at_each_desk(async |desk| {
        let mut cx = desk.begin().await.unwrap();
        let on = day("2026-03-01");
        assert!(sentence(end_area(&mut cx, "TDP02", on, "giải thể").await).contains("2 hộ"));
        add(&mut cx, None, "Tổ dân phố 3", day("2026-01-01")).await.unwrap();
        assert_eq!(sentence(end_area(&mut cx, "TDP03", on, "").await), "cần ghi lý do");
        end_area(&mut cx, "TDP03", on, "giải thể").await.unwrap();
        let page = area_page(&mut cx, "TDP03").await.unwrap();
        assert_eq!(page.listed.area.validity.until, Some(day("2026-02-28")));
        assert_eq!((page.past[0].action.as_str(), page.past[0].reason.as_str()), ("area.ended", "giải thể"));
        let counts: Vec<u64> = area_list(&mut cx).await.unwrap().iter().map(|one| one.households).collect();
        assert_eq!(counts, [3, 2, 0]);
        for bytes in [
            workbook::areas(&mut cx).await.unwrap(),
            workbook::households(&mut cx, &HouseholdQuery::default()).await.unwrap(),
            workbook::units(&mut cx, &UnitQuery::default()).await.unwrap(),
        ] {
            assert!(bytes.starts_with(b"PK"));
        }
        assert!(store::history::list_rewritten(&mut cx.tx).await.unwrap().is_empty());
    });
}
