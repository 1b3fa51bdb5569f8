use super::sample::{
    self, NOT_RECOGNISED, REASON, area_review, commended, open_papers, picture, proposal, recognised, recognition,
    tables,
};
use super::*;
use crate::decision::{DecisionKind, Honoured, RecognisedSubject};
use crate::ground::id::SubjectId;
use crate::register::{Sex, Title};

#[test]
fn papers_have_the_parts_of_the_decree() {
    for paper in open_papers() {
        let head = &paper.letterhead;
        let slug = &paper.slug;
        for part in [&head.issuer, &head.place_date, &head.type_name, &head.summary, &paper.title] {
            assert!(!part.is_empty(), "{slug}");
        }
        assert_eq!(paper.watermark, "DỮ LIỆU MẪU");
        let signs = |signature: &Signature| !signature.titles.is_empty();
        let is_signed = paper.blocks.iter().any(|block| match block {
            Block::Recipients(recipients) => signs(&recipients.signature) && !recipients.lines.is_empty(),
            Block::Signatures(all) => all.iter().all(signs),
            _ => false,
        });
        assert!(is_signed, "{slug}");
        let is_numbered = head.number.starts_with("Số:");
        let of_residents = paper.kind == PaperKind::Minutes || slug.ends_with("to-dan-pho-2");
        assert_ne!(is_numbered, of_residents, "{slug}");
        if is_numbered {
            assert!(picture(&paper).contains("Lưu: VT"), "{slug}");
            assert!(head.number.contains(paper.kind.as_str()), "{slug}");
        }
        for block in &paper.blocks {
            if let Block::Grounds(lines) = block {
                let (last, before) = lines.split_last().unwrap();
                assert!(last.ends_with('.') && before.iter().all(|line| line.ends_with(';')), "{slug}");
                assert!(
                    lines.iter().all(|line| line.starts_with("Căn cứ ") && !line.contains("Căn cứ Căn cứ")),
                    "{slug}"
                );
            }
        }
    }
}

#[test]
fn what_neighbours_read_names_no_one_who_was_not_recognised_and_no_reason() {
    for paper in open_papers() {
        let all = format!("{paper:?}");
        assert!(!all.contains(NOT_RECOGNISED), "{}", paper.slug);
        assert!(!all.contains(REASON), "{}", paper.slug);
        assert!(!picture(&paper).contains("H07") && !picture(&paper).contains("| H0"), "{}", paper.slug);
    }
    let sealed = sealed_annex::compose(&area_review());
    assert!(picture(&sealed).contains(NOT_RECOGNISED) && picture(&sealed).contains(REASON));
    assert!(!picture(&sealed).contains("Trần Văn An"));
    assert!(sealed.title.starts_with("Tài liệu niêm phong"));
}

#[test]
fn sums_are_the_sums_of_their_rows_and_shares_those_of_their_columns() {
    let mut seen = 0;
    for paper in open_papers() {
        for table in tables(&paper) {
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}", paper.slug);
                for cell in row {
                    let Cell::Percent { text, part_column, whole_column } = cell else { continue };
                    let number = |at: usize| match row[at] {
                        Cell::Number(number) => number,
                        _ => panic!("no number beside {text}"),
                    };
                    let share = crate::ground::share::Share::new(number(*part_column), number(*whole_column));
                    assert_eq!(*text, wording::percent(share, None));
                }
            }
            if !table.has_total {
                continue;
            }
            let (sum, rows) = table.rows.split_last().unwrap();
            for (at, _) in table.columns.iter().enumerate().filter(|(_, column)| column.summed) {
                let total: u64 = rows.iter().map(|row| if let Cell::Number(n) = row[at] { n } else { 0 }).sum();
                assert_eq!(sum[at], Cell::Number(total), "{} {}", paper.slug, table.columns[at].heading);
                seen += 1;
            }
        }
    }
    assert!(10 <= seen);
}

#[test]
fn lists_run_by_area_and_given_name_in_the_vietnamese_order() {
    let paper = proposal::compose(&proposal(Title::Household, Proposer::Steering));
    let names: Vec<String> = tables(&paper)
        .into_iter()
        .filter(|table| table.columns[1].heading == "Họ và tên chủ hộ")
        .flat_map(|table| table.rows.iter().map(|row| format!("{} {}", sample::cell(&row[0]), sample::cell(&row[1]))))
        .collect();
    let expected =
        ["1 Trần Văn An", "2 Bùi Thị Ẩn", "3 Hồ Văn Ân", "4 Nguyễn Thị Ánh", "5 Phạm Văn Dũng", "6 Lê Văn Đức"];
    assert_eq!(names, expected);
}

#[test]
fn the_areas_minutes_state_what_the_law_asks_for() {
    let text = picture(&area_minutes::compose(&area_review()));
    for part in [
        "ngày 03 tháng 11 năm 2021",
        "Tổng số hộ gia đình của Tổ dân phố 2: 09 hộ; có mặt: 07 hộ; vắng mặt: 02 hộ.",
        "1. Nội dung đưa ra bàn và quyết định: bình xét danh hiệu “Gia đình an toàn nhất” năm 2021",
        "M-1. Đăng ký trong năm.\nM-2. Giữ gìn trật tự (*).\n(*) Tiêu chí chưa đối chiếu văn bản.",
        "3. Hình thức quyết định: bỏ phiếu kín.",
        "được quá một nửa tổng số hộ gia đình đồng ý",
        "đối với 3/4 hộ, đạt 75,0%",
        "ít nhất 5/9 hộ đồng ý",
        "[THƯ KÝ | ] [CHỦ TRÌ / TỔ TRƯỞNG TỔ DÂN PHỐ | ]",
        "[ĐẠI DIỆN HỘ GIA ĐÌNH | ] [ĐẠI DIỆN HỘ GIA ĐÌNH | ]",
        "Tổng cộng: 03 hộ.",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    let mut all_met = area_review();
    all_met.results.retain(SubjectResult::is_met);
    assert!(!picture(&area_minutes::compose(&all_met)).contains("chưa có tên"));
}

#[test]
fn a_decision_reads_as_it_is_signed() {
    let text = picture(&decision::compose(&recognition(DecisionKind::Recognise, None)));
    let expected = "\
[QĐ] quyet-dinh-cong-nhan-ho-gia-dinh-150-2021
ỦY BAN NHÂN DÂN THỊ XÃ MẪU
ỦY BAN NHÂN DÂN PHƯỜNG THỬ
Số: 150/QĐ-UBND
Thử, ngày 12 tháng 11 năm 2021
QUYẾT ĐỊNH
Về việc công nhận danh hiệu “Gia đình an toàn nhất” năm 2021
<CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THỬ>
Căn cứ Luật Tổ chức chính quyền địa phương.
<QUYẾT ĐỊNH:>
Điều 1. Công nhận 03 hộ gia đình trên địa bàn phường Thử đạt danh hiệu “Gia đình an toàn nhất” năm 2021 (có danh sách kèm theo).
Điều 2. Các hộ gia đình có tên trong danh sách được cấp Giấy công nhận.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Thường trực Ban Chỉ đạo, Công an phường Thử, tổ trưởng các tổ dân phố và các hộ gia đình có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận: Như trên; Công an phường; Lưu: VT
[KT. CHỦ TỊCH / PHÓ CHỦ TỊCH | Nguyễn Văn Ký]
=== Phụ lục
DANH SÁCH ĐƯỢC CÔNG NHẬN DANH HIỆU “GIA ĐÌNH AN TOÀN NHẤT” NĂM 2021
(Kèm theo Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021 của Chủ tịch Ủy ban nhân dân phường Thử)
1. Tổ dân phố 2
STT | Họ và tên chủ hộ | Địa chỉ
1 | Trần Văn An | Số 2, đường Mẫu
2 | Bùi Thị Ẩn | Số 3, đường Mẫu
Cộng Tổ dân phố 2: 02 hộ.
2. Tổ dân phố 10
STT | Họ và tên chủ hộ | Địa chỉ
3 | Lê Văn Đức | Số 1, đường Mẫu
Cộng Tổ dân phố 10: 01 hộ.
Tổng cộng: 03 hộ của 02 tổ dân phố.
DỮ LIỆU MẪU";
    assert_eq!(text, expected);
}

#[test]
fn a_correction_shows_what_changes_and_a_revocation_takes_back() {
    let old = vec![recognised(1, "Lê Văn Đúc", 10), recognised(9, "Mai Thừa", 2)];
    let before = Some(sample::decision(DecisionKind::Recognise, 149, old));
    let text = picture(&decision::compose(&recognition(DecisionKind::Correct, before.clone())));
    for part in [
        "đính chính danh sách kèm theo Quyết định số 149/QĐ-UBND ngày 12 tháng 11 năm 2021",
        "Bổ sung vào danh sách:",
        "Đưa ra khỏi danh sách:",
        "1 | Mai Thừa",
        "Lê Văn Đúc, Tổ dân phố 10, Số 1, đường Mẫu | Lê Văn Đức, Tổ dân phố 10, Số 1, đường Mẫu",
        "Sau khi đính chính, danh sách có 03 hộ gia đình.",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    // What another amendment changed meanwhile is not told again.
    let mut since = recognition(DecisionKind::Correct, before.clone());
    since.stood = vec![recognised(1, "Lê Văn Đức", 10), recognised(3, "Bùi Thị Ẩn", 2)];
    let text = picture(&decision::compose(&since));
    assert!(text.contains("149/QĐ-UBND") && text.contains("1 | Trần Văn An"), "{text}");
    assert!(!text.contains("Đưa ra") && !text.contains("Đúc") && !text.contains("| Bùi Thị Ẩn"), "{text}");
    let mut whole = recognition(DecisionKind::Revoke, before);
    whole.decision.subjects.clear();
    let text = picture(&decision::compose(&whole));
    assert!(text.contains("Thu hồi toàn bộ danh hiệu"), "{text}");
    assert!(!text.contains("==="), "{text}");
}

#[test]
fn giay_khen_come_with_their_money_in_digits_and_words() {
    let text = picture(&commendation::compose(&commended()));
    for part in [
        "Căn cứ Điều 73 Nghị định số 91/2017/NĐ-CP;\nCăn cứ Nghị định số 38/2019/NĐ-CP của Chính phủ quy định mức lương cơ sở.",
        "Tặng Giấy khen cho 01 tập thể và 02 cá nhân đã có thành tích xuất sắc trong phong trào, giai đoạn 2012 - 2021 (",
        "mỗi tập thể 450.000 đồng, mỗi cá nhân 230.000 đồng",
        "Tổng số tiền: 910.000 đồng (Bằng chữ: Chín trăm mười nghìn đồng).",
        "1 | Tổ dân phố 3",
        "Tổng cộng |  | 910.000",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    let mut cited = commended();
    cited.decision.grounds = vec!["Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ".to_owned()];
    assert_eq!(picture(&commendation::compose(&cited)).matches("Căn cứ").count(), 2);
    let mut without = commended();
    without.decision.subjects.iter_mut().for_each(|subject| subject.bonus = 0);
    assert!(picture(&commendation::compose(&without)).contains("không kèm tiền thưởng"));
}

#[test]
fn a_commended_household_is_a_household() {
    let mut paper = commended();
    paper.decision.subjects[2].honoured = Honoured::Household;
    let text = picture(&commendation::compose(&paper));
    for part in [
        "Tặng Giấy khen cho 01 tập thể, 01 cá nhân và 01 hộ gia đình đã",
        "mỗi tập thể 450.000 đồng, mỗi cá nhân 230.000 đồng, mỗi hộ gia đình 230.000 đồng",
        "các tập thể, cá nhân, hộ gia đình có tên tại Điều 1",
        "DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN",
        "Tên tập thể, họ và tên cá nhân, hộ gia đình",
        "3 | Gia đình ông (bà) Võ Công Sỹ",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    let CommendationPaper { office, decision, .. } = paper;
    let all = certificates(&CertificateInput { office, decision, award: None, sexes: Default::default() });
    assert_eq!(all[2].name, "Gia đình ông (bà) Võ Công Sỹ");
}

#[test]
fn giay_khen_are_taken_back_with_their_money() {
    let granted = commended().decision;
    let amend = |kind, subjects: Vec<RecognisedSubject>| {
        let mut paper = commended();
        paper.decision = sample::decision(kind, 101, subjects);
        paper.before = Some(granted.clone());
        paper.stood = granted.subjects.clone();
        picture(&commendation::compose(&paper))
    };
    let text = amend(DecisionKind::Revoke, vec![granted.subjects[1].clone()]);
    for part in [
        "[QĐ] quyet-dinh-thu-hoi-giay-khen-101-2021",
        "Hủy bỏ việc tặng Giấy khen tại Quyết định số 98/QĐ-UBND ngày 12 tháng 11 năm 2021 đối với 01 tập thể (có danh",
        "số tiền phải nộp lại: 450.000 đồng (Bằng chữ: Bốn trăm năm mươi nghìn đồng).",
        "1 | Tổ dân phố 3",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    let text = amend(DecisionKind::Revoke, Vec::new());
    assert!(text.contains("Hủy bỏ toàn bộ việc tặng") && text.contains("nộp lại: 910.000 đồng"), "{text}");
    let mut right = granted.subjects[1..].to_vec();
    right.push(RecognisedSubject { bonus: 230_000, honoured: Honoured::Individual, ..recognised(4, "Mai Đúng", 1) });
    let text = amend(DecisionKind::Correct, right);
    for part in [
        "[QĐ] quyet-dinh-dinh-chinh-khen-thuong-101-2021",
        "Tiền thưởng của cá nhân được bổ sung: 230.000 đồng",
        "đưa ra khỏi danh sách nộp lại Giấy khen và tiền thưởng đã nhận; số tiền phải nộp lại: 230.000 đồng",
        "1 | Mai Đúng",
        "1 | Hoàng Viết Ánh",
        "Sau khi đính chính, danh sách có 01 tập thể và 02 cá nhân.",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    assert!(!text.contains("Võ Công Sỹ"), "who stays is not told again: {text}");
}

#[test]
fn what_nobody_compared_with_its_rule_is_marked_beside_the_money() {
    let mut paper = commended();
    assert!(!picture(&commendation::compose(&paper)).contains("(*)"));
    paper.bonus.as_mut().unwrap().rule.verified = false;
    let text = picture(&commendation::compose(&paper));
    assert!(text.contains("(*) Mức tiền thưởng") && text.contains("Tiền thưởng (đồng) (*)"), "{text}");
}

#[test]
fn certificates_lie_in_files_of_their_own_year() {
    let named = |kind, number| certificates_slug(&sample::decision(kind, number, Vec::new()));
    assert_eq!(named(DecisionKind::Recognise, 155), "giay-cong-nhan-ho-gia-dinh");
    assert_eq!(named(DecisionKind::Correct, 7), "giay-cong-nhan-ho-gia-dinh-07-2021");
    assert_eq!(certificates_slug(&commended().decision), "giay-khen-98-2021");
}

#[test]
fn the_notice_the_guard_and_the_proposal_name_the_same_last_day() {
    use crate::campaign::last_listed_day;
    use jiff::civil::date;
    for (days, last) in [(5, date(2021, 11, 9)), (10, date(2021, 11, 14)), (1, date(2021, 11, 5))] {
        let mut listing = sample::listing(Title::Household);
        listing.days = days;
        assert_eq!(last_listed_day(listing.listed_on, days), last);
        let notice = picture(&listing::compose(&listing));
        let told = format!("đến hết ngày {}", crate::ground::date::short(last));
        assert!(notice.contains(&told), "{told}\n\n{notice}");
    }
}

#[test]
fn a_proposal_without_anyone_to_propose_says_so() {
    let mut none = proposal(Title::Household, Proposer::Steering);
    none.results.retain(|result| !result.is_met());
    let text = picture(&proposal::compose(&none));
    assert!(text.contains("chưa có đối tượng nào đủ điều kiện") && !text.contains("==="), "{text}");
}

#[test]
fn the_wards_own_proposal_holds_the_joint_share_against_its_rule() {
    let mut own = proposal(Title::Commune, Proposer::Committee);
    let text = picture(&proposal::compose(&own));
    let note = "Khu dân cư, trường học: 9/13 đạt danh hiệu (69,2%), chưa đạt yêu cầu từ 70% trở lên.";
    assert!(text.contains(note), "{text}");
    own.award.shares[0].children = vec![Title::Area];
    let text = picture(&proposal::compose(&own));
    assert!(text.contains("Khu dân cư: 7/10 đạt danh hiệu (70,0%), đạt yêu cầu từ 70% trở lên."), "{text}");
}

#[test]
fn certificates_carry_the_line_of_the_list() {
    let DecisionPaper { office, award, decision, .. } = recognition(DecisionKind::Recognise, None);
    let sexes = [("s1", Sex::Male), ("s3", Sex::Female)];
    let mut input = CertificateInput {
        office,
        decision,
        award: Some(award),
        sexes: sexes.into_iter().map(|(id, sex)| (SubjectId(id.to_owned()), sex)).collect(),
    };
    let all = certificates(&input);
    let names: Vec<&str> = all.iter().map(|certificate| certificate.name.as_str()).collect();
    assert_eq!(names, ["Gia đình ông Lê Văn Đức", "Gia đình ông (bà) Trần Văn An", "Gia đình bà Bùi Thị Ẩn"]);
    let first = &all[0];
    assert_eq!(first.authority, "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THỬ");
    assert_eq!(first.address, "Tổ dân phố 10, phường Thử");
    assert_eq!(first.citation, "Đạt danh hiệu “Gia đình an toàn nhất” năm 2021");
    assert_eq!(first.decision_line, "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021");
    assert_eq!(first.register_line, "Vào sổ số: 0001");
    assert_eq!(first.signer_titles, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    input.decision.kind = DecisionKind::Revoke;
    assert!(certificates(&input).is_empty());

    let CommendationPaper { office, decision, .. } = commended();
    let all = certificates(&CertificateInput { office, decision, award: None, sexes: Default::default() });
    assert_eq!(all[0].kind, CertificateKind::Commendation);
    assert_eq!((all[0].name.as_str(), all[0].act.as_str()), ("Hoàng Viết Ánh", "TẶNG GIẤY KHEN"));
    assert_eq!(all[0].address, "Tổ dân phố 1, phường Thử");
    assert_eq!(all[0].citation, "Đã có thành tích xuất sắc trong phong trào, giai đoạn 2012 - 2021");
}

#[test]
fn the_awards_of_a_year_are_read_from_its_rules() {
    let library = crate::criteria::Library::builtin();
    for year in [2015, 2021, 2023, 2026] {
        for judged in &library.year("5-nhat", year).unwrap().titles {
            let award = Award::of(judged);
            assert!(!award.criteria.is_empty() && award.year == year);
            assert_eq!(award.shares.is_empty(), award.title != Title::Commune, "{year} {}", award.title);
        }
    }
}

#[test]
fn a_household_reads_its_own_reasons_and_no_others() {
    let mut review = area_review();
    let mut second = review.results[0].clone();
    second.name = "Đặng Văn Khác".to_owned();
    second.code = "H99".to_owned();
    second.outcome = crate::assessment::Outcome::NotMet;
    review.results.push(second);
    let own = picture(&sealed_annex::for_household(&review, "H07").unwrap());
    assert!(own.contains(NOT_RECOGNISED) && own.contains(REASON) && !own.contains("Đặng Văn Khác"), "{own}");
    assert!(sealed_annex::for_household(&review, "H04").is_none());
}

#[test]
fn a_titles_result_is_counted_from_its_subjects() {
    let own = sample::award(Title::Commune);
    let result = TitleResult::of(sample::award(Title::Household), &sample::households(), String::new(), Some(&own));
    assert_eq!(result.tally, Tally { total: 7, registered: 7, met: 6 });
    assert_eq!(result.by_area.len(), 2);
    assert!(result.recognised.is_empty() && result.threshold.is_none());
    let schools = TitleResult::of(sample::award(Title::School), &sample::households(), String::new(), Some(&own));
    assert_eq!(schools.threshold, Some(crate::ground::share::Percent(70)));
    assert_eq!(schools.recognised.len(), 6);
}

#[test]
fn what_was_said_of_one_household_stands_in_the_sealed_annex_alone() {
    let said =
        Said { matter: "đề nghị họp sớm hơn".to_owned(), answer: "năm sau họp từ 19 giờ".to_owned() };
    let sealed = |code: &str, text: &str| SealedNote { code: code.to_owned(), text: text.to_owned() };
    let review = AreaReview {
        way: crate::meeting::VoteWay::ShowOfHands,
        proceedings: Proceedings {
            secret: 1,
            counters: vec!["Hồ Thị Đếm".to_owned()],
            objections: vec![said],
            sealed: vec![sealed("H07", "Bà Mẫu: đã sửa dây điện."), sealed("H06", "Ông Ân: xin xem lại.")],
        },
        ..area_review()
    };
    let open = picture(&area_minutes::compose(&review));
    for part in [
        "biểu quyết giơ tay; riêng 01 hộ được bỏ phiếu kín từng hộ.",
        "Người kiểm phiếu: Hồ Thị Đếm.",
        "- đề nghị họp sớm hơn. Trả lời: năm sau họp từ 19 giờ.",
    ] {
        assert!(open.contains(part), "{part}\n\n{open}");
    }
    assert!(!open.contains("dây điện") && !open.contains("xin xem lại"), "{open}");
    let annex = picture(&sealed_annex::compose(&review));
    assert!(annex.contains("đã sửa dây điện") && annex.contains("xin xem lại"), "{annex}");
    let own = picture(&sealed_annex::for_household(&review, "H07").unwrap());
    assert!(
        own.contains("đã sửa dây điện") && !own.contains("xin xem lại"),
        "each household reads its own part: {own}"
    );
}

#[test]
fn an_invitation_names_its_agenda() {
    let text = picture(&invitation::compose(&sample::invitation("Tổ dân phố 2")));
    assert!(text.contains("Nội dung:\n- Bình xét các hộ gia đình;\n- Ý kiến của nhân dân."), "{text}");
}

#[test]
fn households_sign_their_registration_by_given_name() {
    let signing = |name: &str, signed_on| Signing { name: name.to_owned(), address: String::new(), signed_on };
    let sheet = RegistrationSheet {
        office: area_review().office,
        award: area_review().award,
        area: "Tổ dân phố 2".to_owned(),
        area_code: "TDP02".to_owned(),
        date: jiff::civil::date(2021, 3, 1),
        households: vec![signing("Lê Văn Đức", Some(jiff::civil::date(2021, 2, 5))), signing("Trần Văn An", None)],
    };
    let text = picture(&registration_sheet::compose(&sheet));
    assert!(text.contains("1 | Trần Văn An |  |  | \n2 | Lê Văn Đức |  | 05/02/2021 | "), "{text}");
    assert!(text.contains("Tổng số: 02 hộ.") && text.contains("BẢN ĐĂNG KÝ"), "{text}");
}
