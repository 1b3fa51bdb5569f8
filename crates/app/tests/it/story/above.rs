use super::world::sqlite;

/// The ward issued decision 150 in the same year: the level above has a register of its own.
#[test]
fn the_level_above_revokes_under_a_number_that_the_ward_has_too() {
    let ward = sqlite().ward.copy();
    let revoke = |of: &str, number: u32, rest: &str| {
        format!(
            "decision revoke {of} --new-number {number}/QĐ-UBND --date 2021-12-01 --signer \"Trần Quang Mẫu\" \
             --reason \"có căn cứ\" {rest}"
        )
    };
    let revoked = ward.json(&revoke("2071/QĐ-UBND", 150, ""));
    assert!(!revoked["authority"].as_str().unwrap().contains("phường"), "{revoked}");
    let ambiguous = ward.refused(&revoke("150/QĐ-UBND", 300, "--of-year 2021"), 3);
    assert!(ambiguous.contains("--of-title"), "{ambiguous}");
    let own = ward.json(&revoke("150/QĐ-UBND", 300, "--of-title area"));
    assert!(own["authority"].as_str().unwrap().contains("phường"), "{own}");
    ward.refused(&revoke("152/QĐ-UBND", 300, ""), 3);
}
