use super::assert_refused;
use crate::small;

#[test]
fn steps_out_of_their_order_are_refused() {
    assert_refused(
        &small::reviewed(),
        &[
            ("init --commune 18115", 3, "đã được lập"),
            ("campaign open --year 2021 --date 2021-02-01", 3, "đã mở"),
            ("campaign open --year 2022 --date 2000-01-01", 3, "quá xa"),
            ("campaign open --year 2022 --date 2022-01-01 --programme 6-nhat", 3, "5-nhat, antt"),
            ("campaign show --year 2015", 3, "campaign open --year 2015"),
            ("campaign advance --year 2015 --date 2015-11-01", 3, "campaign open --year 2015"),
            ("campaign advance --year 2021 --title household --date 2021-10-31", 3, "sớm hơn"),
            ("campaign advance --year 2021 --title school --date 2021-11-10", 3, "15/11/2021"),
            ("campaign reopen --year 2021 --date 2021-12-01 --reason x", 2, "--title"),
            ("campaign reopen --year 2021 --title area --date 2021-12-01", 3, "lý do"),
            ("campaign reopen --year 2021 --title area --date 2021-12-01 --reason \" \"", 3, "lý do"),
            ("assess --year 2030", 3, "campaign open --year 2030"),
            ("assess --year 2021 --programme 6-nhat", 3, "5-nhat, antt"),
            ("assess --year 2021 --subject BH999999", 3, "BH999999"),
            ("decide --year 2021 --title household --number 1/QĐ-UBND --date 2021-11-19", 3, "niêm yết"),
            ("decide --year 2015 --title household --number 1/QĐ-UBND --date 2015-11-19", 3, "campaign open"),
            ("decide --year 2021 --title commendation --number 1/QĐ-UBND --date 2021-11-19", 3, "khen thưởng"),
            ("papers --year 2021 --out giay", 3, "chưa có gì để in"),
            ("papers --year 2021 --title household --out giay", 3, "chưa khóa"),
            ("papers --year 2015 --out giay", 3, "campaign open --year 2015"),
            ("report --from 2021 --to 2012 --out giay", 3, "từ 2012 đến 2021"),
            ("report --from 2012 --to 2013 --out giay", 3, "không có số liệu"),
            (
                "conflict settle --year 2021 --title household --subject BH010001 --criterion HGD-1 --outcome met --reason x",
                3,
                "không còn mâu thuẫn",
            ),
            (
                "conflict settle --year 2021 --title household --subject X --criterion HGD-1 --outcome met --reason x",
                3,
                "không có tiêu chí",
            ),
        ],
    );
}

#[test]
fn decisions_with_a_wrong_number_day_or_signer_are_refused() {
    let ward = small::listed();
    let decide = "decide --year 2021 --title household";
    assert_refused(
        &ward,
        &[
            (&format!("{decide} --number abc --date 2021-11-19"), 3, "abc"),
            (&format!("{decide} --number 0/QĐ-UBND --date 2021-11-19"), 3, "0/QĐ-UBND"),
            (&format!("{decide} --number -5/QĐ-UBND --date 2021-11-19"), 2, "-5"),
            (&format!("{decide} --number 99999999999/QĐ-UBND --date 2021-11-19"), 3, "99999999999"),
            (&format!("{decide} --number 155/QĐ-UBND --date 2021-11-01"), 3, "sớm hơn"),
            (&format!("{decide} --number 155/QĐ-UBND --date 2021-11-09"), 3, "niêm yết từ 08/11/2021"),
            (&format!("{decide} --number 155/QĐ-UBND --date 2021-11-19 --signer \"Người Lạ\""), 3, "Người Lạ"),
        ],
    );
}

#[test]
fn a_number_is_given_once_and_a_decision_amended_only_with_reason_and_cause() {
    let ward = small::decided();
    let file = ward
        .file("khen.csv", "Đối tượng;Họ tên/Tên tập thể;Chức vụ/Đơn vị;Thành tích\nTập thể;Tổ dân phố 1;Phường;Tốt");
    ward.done(&format!("import commendations {file} --year 2021"));
    let revoke = "decision revoke 155/QĐ-UBND --date 2021-11-26";
    assert_refused(
        &ward,
        &[
            ("decide --year 2021 --title commendation --number 155/QĐ-UBND --date 2021-12-20", 3, "đã cấp"),
            ("decide --year 2021 --title household --number 156/QĐ-UBND --date 2021-11-20", 3, "đang có hiệu lực"),
            ("campaign reopen --year 2021 --title household --date 2021-11-26", 3, "lý do"),
            ("decision correct 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-26 --reason x", 3, "không có gì"),
            ("decision correct 999/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-26 --reason x", 3, "999/QĐ-UBND"),
            (&format!("{revoke} --new-number 155/QĐ-UBND --reason x"), 3, "đã cấp"),
            (&format!("{revoke} --new-number 160/QĐ-UBND --reason \" \""), 3, "lý do"),
            (&format!("{revoke} --new-number 160/QĐ-UBND --reason x --subject BH010001"), 3, "BH010001"),
            (&format!("{revoke} --new-number abc --reason x"), 3, "abc"),
            ("decision revoke 155/QĐ-UBND --date 2021-11-01 --new-number 160/QĐ-UBND --reason x", 3, "sớm hơn"),
            ("papers --year 2021 --title household --subject BH010001 --out giay", 3, "BH010001"),
        ],
    );
}

#[test]
fn areas_that_do_not_exist_or_exist_already_are_refused() {
    let ward = small::registered();
    let short = ward.file("chia.csv", "BH010001;TDP11\n");
    let other = ward.file("la.csv", "BH010001;TDP99\n");
    let narrow = ward.file("hep.csv", "BH010001\n");
    let split = "area split TDP01 --into TDP11=Một TDP12=Hai --date 2025-01-01";
    assert_refused(
        &ward,
        &[
            ("area add --name \"\" --date 2021-01-01", 3, "cần có tên"),
            ("area add --name \"Tổ dân phố 1\" --date 2021-01-01", 3, "TDP01"),
            ("area add --code TDP01 --name \"Tổ khác\" --date 2021-01-01", 3, "TDP01"),
            ("area rename TDP99 --name X --date 2021-01-01", 3, "TDP01, TDP02"),
            ("area merge TDP01 TDP99 --into TDP01 --name X --date 2022-01-01", 3, "TDP01, TDP02"),
            ("area merge TDP01 TDP01 --into TDP01 --name X --date 2022-01-01", 3, "TDP01"),
            ("area merge TDP01 TDP02 --into TDP01 --name X --date 2001-01-01", 3, "2001"),
            (&format!("{split} --households khong-co.csv"), 3, "không có tệp này"),
            (&format!("{split} --households {narrow}"), 3, "hai cột"),
            (&format!("{split} --households {short}"), 3, "chưa được xếp"),
            (&format!("{split} --households {other}"), 3, "BH010001"),
        ],
    );
}
