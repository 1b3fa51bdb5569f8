use store::paper::{self, Paper};
use testkit::{each_database, instant};

#[test]
fn a_paper_written_again_takes_the_place_of_its_earlier_note() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let written = |file_name: &str, year, sha256: &str| Paper {
            file_name: file_name.to_owned(),
            kind: "quyet-dinh".to_owned(),
            year,
            about: "household".to_owned(),
            subject: String::new(),
            decision: None,
            sha256: sha256.to_owned(),
            made_at: instant("2021-11-12T08:00:00Z"),
            figures: "{\"met\":3}".to_owned(),
            programme: "5-nhat".to_owned(),
            is_published: false,
        };
        let papers = [written("2021/a.pdf", 2021, "1"), written("2021/b.pdf", 2021, "2")];
        paper::put_all(&mut tx, &papers).await.unwrap();
        let again = written("2021/a.pdf", 2021, "3");
        paper::put_all(&mut tx, &[again.clone(), written("2022/a.pdf", 2022, "4")]).await.unwrap();
        assert_eq!(paper::list_of_year(&mut tx, 2021).await.unwrap(), [again, papers[1].clone()]);
        assert_eq!(paper::list(&mut tx).await.unwrap().len(), 3);
        assert!(!paper::publish(&mut tx, "2021/a.pdf", "1").await.unwrap(), "another one was noted meanwhile");
        assert!(paper::publish(&mut tx, "2021/a.pdf", "3").await.unwrap());
        let published: Vec<bool> = paper::list(&mut tx).await.unwrap().iter().map(|one| one.is_published).collect();
        assert_eq!(published, [true, false, false]);
        paper::unpublish(&mut tx, "2021/a.pdf").await.unwrap();
        assert!(paper::list(&mut tx).await.unwrap().iter().all(|one| !one.is_published));
        assert!(paper::delete(&mut tx, "2022/a.pdf").await.unwrap());
        assert!(!paper::delete(&mut tx, "2022/a.pdf").await.unwrap());
    });
}
