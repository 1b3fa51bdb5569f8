use super::*;

#[test]
fn the_head_names_the_last_migration_and_names_rise() {
    let names: Vec<&str> = migrations().iter().map(|step| step.name).collect();
    assert_eq!(names.last(), Some(&HEAD));
    assert!(names.is_sorted());
    for (at, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", at + 1)), "{name}");
    }
}

#[test]
fn a_database_ahead_of_the_program_or_with_another_past_is_refused() {
    let steps = migrations();
    let done: Vec<_> = steps.iter().map(|step| (step.name.to_owned(), digest(step))).collect();
    assert_eq!(missing(&done[..2], steps).unwrap(), &steps[2..]);
    let mut ahead = done.clone();
    ahead.push(("0999_later".to_owned(), String::new()));
    assert!(matches!(missing(&ahead, steps), Err(StoreError::Newer { .. })));
    let mut other = done;
    other[1].1 = "another text".to_owned();
    assert!(matches!(missing(&other, steps), Err(StoreError::OtherHistory(_))));
}
