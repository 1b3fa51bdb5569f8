use domain::assessment::{Outcome, Summary};
use domain::campaign::{Campaign, Move, State, TitleRun};
use domain::ground::id::{CampaignId, CommuneCode};
use domain::ground::window::Window;
use domain::register::Title;
use store::campaign::{self, WardResult};
use testkit::{SmallWard, commune, day, each_database, id};

pub fn of_2021() -> (Campaign, Vec<TitleRun>) {
    let campaign = Campaign { id: CampaignId(id("campaign", 2021)), programme: "5-nhat".to_owned(), year: 2021 };
    let run = |title| TitleRun {
        campaign: campaign.id.clone(),
        title,
        state: State::Draft,
        criteria_set: format!("5-nhat/{title}"),
        window: Window { from: day("2020-11-15"), until: day("2021-11-14") },
        since: day("2021-01-04"),
        frozen_on: None,
        listed_on: None,
    };
    let runs = Title::ALL.iter().map(|title| run(*title)).collect();
    (campaign, runs)
}

#[test]
fn a_campaign_is_opened_once_per_programme_and_year() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = of_2021();
        campaign::insert(&mut tx, &opened, &runs[1..]).await.unwrap();
        campaign::insert_title(&mut tx, &runs[0]).await.unwrap();
        assert_eq!(campaign::find(&mut tx, "5-nhat", 2021).await.unwrap(), Some(opened.clone()));
        assert_eq!(campaign::find(&mut tx, "antt", 2021).await.unwrap(), None);
        assert_eq!(campaign::find_by_id(&mut tx, &opened.id).await.unwrap(), Some(opened.clone()));
        assert_eq!(campaign::list(&mut tx).await.unwrap(), std::slice::from_ref(&opened));
        assert_eq!(campaign::list_titles(&mut tx, &opened.id).await.unwrap(), runs);
        let again = Campaign { id: CampaignId(id("campaign", 1)), ..opened };
        assert!(campaign::insert(&mut tx, &again, &[]).await.unwrap_err().is_duplicate());
    });
}

#[test]
fn moves_of_a_title_are_kept_in_their_order() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let mut run = runs[1].clone();
        run.state = State::Listing;
        run.since = day("2021-11-15");
        run.frozen_on = Some(day("2021-11-15"));
        run.listed_on = Some(day("2021-11-16"));
        campaign::update_title(&mut tx, &run).await.unwrap();
        assert_eq!(campaign::find_title(&mut tx, &opened.id, Title::Area).await.unwrap(), Some(run));
        let step = |from, to, reason: &str| Move {
            campaign: opened.id.clone(),
            title: Title::Area,
            from,
            to,
            date: day("2021-02-01"),
            reason: reason.to_owned(),
        };
        let steps = [
            step(State::Draft, State::Registration, ""),
            step(State::Registration, State::Review, ""),
            step(State::Review, State::Registration, "bổ sung"),
        ];
        for step in &steps {
            campaign::insert_move(&mut tx, step).await.unwrap();
        }
        assert_eq!(campaign::list_moves(&mut tx, &opened.id).await.unwrap(), steps);
    });
}

fn summary(title: Title, met: u64) -> Summary {
    Summary { year: 2021, title, total: 5, registered: 4, met, rate: "60,0%".to_owned(), outcome: Outcome::Met }
}

#[test]
fn results_are_written_over_and_taken_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        for result in [summary(Title::Household, 2), summary(Title::Area, 1), summary(Title::Household, 3)] {
            campaign::put_result(&mut tx, &opened.id, &result).await.unwrap();
        }
        let results = campaign::list_results(&mut tx, &opened.id).await.unwrap();
        assert_eq!(results, [summary(Title::Household, 3), summary(Title::Area, 1)]);
        assert!(campaign::delete_result(&mut tx, &opened.id, Title::Area).await.unwrap());
        assert!(!campaign::delete_result(&mut tx, &opened.id, Title::Area).await.unwrap());
    });
}

#[test]
fn the_roll_up_reads_the_results_of_all_wards_and_no_ward_sees_anothers_rows() {
    each_database(|database| async move {
        let other = CommuneCode::parse("18112").unwrap();
        SmallWard::new().store(&database).await;
        let mut ward = SmallWard::new();
        ward.ward.commune = other.clone();
        ward.store(&database).await;
        for (commune, met) in [(commune(), 3), (other.clone(), 1)] {
            let mut tx = database.begin(&commune).await.unwrap();
            let (opened, runs) = of_2021();
            campaign::insert(&mut tx, &opened, &runs).await.unwrap();
            campaign::put_result(&mut tx, &opened.id, &summary(Title::Household, met)).await.unwrap();
            assert_eq!(campaign::list(&mut tx).await.unwrap().len(), 1);
            assert_eq!(store::household::list(&mut tx).await.unwrap().len(), 5);
            tx.commit().await.unwrap();
        }
        let result = |commune: CommuneCode, met| WardResult {
            commune,
            programme: "5-nhat".to_owned(),
            summary: summary(Title::Household, met),
        };
        let rolled_up = campaign::roll_up(&database, "5-nhat", 2021).await.unwrap();
        assert_eq!(rolled_up, [result(other, 1), result(commune(), 3)]);
        assert!(campaign::roll_up(&database, "5-nhat", 2020).await.unwrap().is_empty());
    });
}
