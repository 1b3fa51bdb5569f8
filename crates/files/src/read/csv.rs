//! Text with separators.

use domain::intake::{Grid, Raw};

use super::builder::SheetBuilder;
use super::limits::Budget;
use super::{ReadRefused, encoding};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

pub fn sheets(name: &str, bytes: &[u8], budget: &mut Budget) -> Result<(&'static str, Vec<Grid>), ReadRefused> {
    let (encoding, text) = encoding::decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    if has_lost_letters(text) {
        return Err(ReadRefused::LostLetters);
    }
    let (separator, body) = separator(text);
    let skipped = text[..text.len() - body.len()].matches('\n').count() as u64;
    let mut reader = ::csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(separator).has_headers(false).flexible(true).from_reader(body.as_bytes());
    let mut sheet = SheetBuilder::new(stem(name), false);
    let mut record = ::csv::StringRecord::new();
    let mut inner_lines = 0_u64;
    while reader.read_record(&mut record).map_err(ReadRefused::damaged)? {
        // Rows as a spreadsheet counts them: a line break inside quotes does not start one, a blank line is one.
        let (line, at) = record.position().map_or((1, 0), |position| (position.line(), position.byte()));
        let blank = usize::try_from(at).ok().and_then(|at| body.get(at..)).map_or(0, blank_lines);
        let row = u32::try_from((line + blank + skipped).saturating_sub(inner_lines + 1)).unwrap_or(u32::MAX);
        for (column, field) in record.iter().enumerate() {
            inner_lines += field.matches('\n').count() as u64;
            if !field.is_empty() {
                sheet.put(row, column, Raw::Text(unquoted(field)), budget)?;
            }
        }
    }
    Ok((encoding, vec![sheet.finish()]))
}

/// "H? và tên ch? h?": a program saved the file in letters that are not Vietnamese. What is lost cannot be guessed.
fn has_lost_letters(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || c.is_ascii_digit() || ",;|\"".contains(c));
    let (mut lost, mut whole) = (0_usize, 0_usize);
    for word in words.filter(|word| word.chars().any(char::is_alphabetic)).take(5_000) {
        let has_mark = word.strip_suffix('?').unwrap_or(word).contains('?') || (word.ends_with('?') && word.len() < 8);
        if has_mark { lost += 1 } else { whole += 1 }
    }
    4 <= lost && whole < lost * 10
}

/// The reader steps over blank lines without counting them to the record behind them.
fn blank_lines(text: &str) -> u64 {
    text.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n').count() as u64
}

/// "danh-sach.csv" → "danh-sach"
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// `="0123"`: how programs keep a zero in front of a number; the quotes are not part of it.
fn unquoted(field: &str) -> String {
    let inner = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(field).to_owned()
}

/// The separator, and the text behind the line "sep=;" if there is one. The likeliest gives most lines the same number
/// of fields, and more than one.
fn separator(text: &str) -> (u8, &str) {
    let first = text.lines().next().unwrap_or("");
    if let Some(sign) = first.trim_end().strip_prefix("sep=").and_then(|rest| rest.bytes().next())
        && SEPARATORS.contains(&sign)
    {
        return (sign, text[first.len()..].trim_start_matches('\r').strip_prefix('\n').unwrap_or(""));
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let points = |sign: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| fields(line, sign)).collect();
        let usual = counts
            .iter()
            .copied()
            .max_by_key(|n| (counts.iter().filter(|c| *c == n).count() * usize::from(1 < *n), *n));
        let usual = usual.unwrap_or(1);
        if usual < 2 { (0, 0) } else { (counts.iter().filter(|n| **n == usual).count(), usual) }
    };
    let best = SEPARATORS.into_iter().max_by_key(|sign| points(*sign)).unwrap_or(b',');
    (if points(best) == (0, 0) { b',' } else { best }, text)
}

/// How many fields a line has, not counting separators inside quotes.
fn fields(line: &str, sign: u8) -> usize {
    let mut is_quoted = false;
    let mut fields = 1;
    for byte in line.bytes() {
        if byte == b'"' {
            is_quoted = !is_quoted;
        } else if byte == sign && !is_quoted {
            fields += 1;
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_by_what_gives_even_lines() {
        for (text, sign) in [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b;c\n\"x, y\";2;3\n1,5;2;3\n", b';'),
            ("a\tb\n1\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("Danh sách, năm 2021\na;b;c;d\n1;2;3;4\n5;6;7;8\n", b';'),
            ("chỉ một cột\nhai\n", b','),
        ] {
            assert_eq!(separator(text).0, sign, "{text}");
        }
        assert_eq!(separator("sep=;\r\na;b\n"), (b';', "a;b\n"));
    }

    #[test]
    fn question_marks_for_letters_are_known() {
        assert!(has_lost_letters("H? và tên ch? h?,Năm sinh,T? dân ph?\nNguy?n Công Tú,1983,T? dân ph? 1\n"));
        assert!(!has_lost_letters("Họ và tên,Ghi chú\nNguyễn Công Tú,đã ký chưa?\nTrần B,có mặt?\n"));
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "a,b\n\n\"hai\ndòng\",2\n3,=\"0123\"\n";
        let (_, grids) = sheets("x.csv", text.as_bytes(), &mut Budget::new()).unwrap();
        let rows: Vec<(u32, String)> = grids[0].rows.iter().map(|row| (row.number, row.joined())).collect();
        assert_eq!(rows, vec![(1, "a b".into()), (3, "hai\ndòng 2".into()), (4, "3 0123".into())]);
    }
}
