use domain::campaign::{Answer, Channel, Objection, ObjectionKind, Verdict};
use domain::ground::id::{ObjectionId, SubjectId};
use domain::register::{Subject, Title};
use store::{campaign, objection};
use testkit::{day, each_database, id};

use super::campaign::of_2021;

#[test]
fn an_objection_waits_until_it_is_answered() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, runs) = of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let one = Objection {
            id: ObjectionId(id("objection", 1)),
            campaign: opened.id.clone(),
            kind: ObjectionKind::Listing,
            subject: Subject {
                id: SubjectId(id("household", 1)),
                title: Title::Household,
                code: "BH010001".to_owned(),
                name: "Nguyễn Văn Đức".to_owned(),
            },
            filed_on: day("2021-11-17"),
            due: Some(day("2021-11-20")),
            by: "Trần Thị Ánh".to_owned(),
            channel: Channel::Paper,
            text: "đã nộp phạt".to_owned(),
            answer: None,
        };
        let appeal = Objection {
            id: ObjectionId(id("objection", 2)),
            kind: ObjectionKind::Appeal,
            due: None,
            channel: Channel::Online,
            ..one.clone()
        };
        objection::insert(&mut tx, &one).await.unwrap();
        objection::insert(&mut tx, &appeal).await.unwrap();
        assert_eq!(objection::find(&mut tx, &one.id).await.unwrap(), Some(one.clone()));
        assert_eq!(objection::list(&mut tx, &opened.id, Title::Household).await.unwrap(), [one.clone(), appeal]);
        assert_eq!(objection::list(&mut tx, &opened.id, Title::Area).await.unwrap(), []);
        let mut open = [0; 2];
        for (count, kind) in open.iter_mut().zip(ObjectionKind::ALL) {
            *count = objection::count_open(&mut tx, &opened.id, Title::Household, *kind).await.unwrap();
        }
        assert_eq!(open, [1, 1]);
        let answer =
            Answer {
                verdict: Verdict::Rejected, reason: "quyết định còn hiệu lực".to_owned(), on: day("2021-11-18")
            };
        objection::answer(&mut tx, &one.id, &answer).await.unwrap();
        let listing = ObjectionKind::Listing;
        assert_eq!(objection::count_open(&mut tx, &opened.id, Title::Household, listing).await.unwrap(), 0);
        let answered = Objection { answer: Some(answer), ..one };
        assert_eq!(objection::find(&mut tx, &answered.id).await.unwrap(), Some(answered));
    });
}
