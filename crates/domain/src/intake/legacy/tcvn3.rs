//! TCVN3 (ABC, the `.VnTime` fonts): one byte per letter, read by programs as Latin-1. It has no capitals with tone
//! marks; capital fonts (`.VnTimeH`) only draw the small letters large.

/// The letters of the bytes A1 to FE; `\0` where the table has none.
const LETTERS: [&str; 6] = [
    "ĂÂÊÔƠƯĐăâêôơưđ\0",        // A1–AF
    "\0\0\0\0\0àảãáạ\0ằẳẵắ\0", // B0–BF
    "\0\0\0\0\0\0ặầẩẫấậè\0ẻẽ", // C0–CF
    "éẹềểễếệìỉ\0\0\0ĩíịò",     // D0–DF
    "\0ỏõóọồổỗốộờởỡớợù",       // E0–EF
    "\0ủũúụừửữứựỳỷỹýỵ\0",      // F0–FF
];

fn letter(c: char) -> Option<char> {
    let code = u32::from(c);
    let (line, at) = match code {
        0xA1..=0xAF => (0, code - 0xA1),
        0xB0..=0xFF => ((code - 0xA0) / 16, code % 16),
        _ => return None,
    };
    let found = LETTERS.get(usize::try_from(line).ok()?)?.chars().nth(usize::try_from(at).ok()?)?;
    (found != '\0').then_some(found)
}

/// One letter in Unicode; none if TCVN3 cannot hold it. Signs that are no letters of the table pass.
fn modern(c: char) -> Option<char> {
    letter(c).or_else(|| (c.is_ascii() || !c.is_alphabetic()).then_some(c))
}

/// The text in Unicode; none if it holds a letter that TCVN3 cannot hold.
pub fn decode(text: &str) -> Option<String> {
    text.chars().map(modern).collect()
}

/// The same with U+FFFD for each letter that TCVN3 cannot hold.
pub fn decode_lossy(text: &str) -> String {
    text.chars().map(|c| modern(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_table_has_its_place() {
        for (given, read) in [
            ("Uû ban nh©n d©n ph\u{ad}êng B¾c Hång", "Uỷ ban nhân dân phường Bắc Hồng"),
            ("§\u{ad}êng X« ViÕt NghÖ TÜnh", "Đường Xô Viết Nghệ Tĩnh"),
            ("NguyÔn TiÕn ¸nh", "Nguyễn Tiến ánh"),
            ("Ph¹m ThÞ Thñy, kÕt qu¶, mÉu gi¸o, cò kü", "Phạm Thị Thủy, kết quả, mẫu giáo, cũ kỹ"),
            ("Æ Ç È É Ê Ë", "ặ ầ ẩ ẫ ấ ậ"),
            ("× Ø Ü Ý Þ ß á â ã ä", "ì ỉ ĩ í ị ò ỏ õ ó ọ"),
            ("õ ö ÷ ø ù ú û ü ý þ", "ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ"),
            ("¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ ®", "Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ đ"),
        ] {
            assert_eq!(decode(given).as_deref(), Some(read));
        }
        assert_eq!(decode("Nguyễn"), None);
    }

    #[test]
    fn signs_pass_and_a_foreign_letter_is_marked() {
        for (given, read) in [
            ("Sè 5 – ®\u{ad}êng TrÇn Phó", "Số 5 – đường Trần Phú"),
            ("“ThÞ” ‘xã’… 100m² • 5°", "“Thị” ‘xó’… 100m² • 5°"),
        ] {
            assert_eq!(decode(given).as_deref(), Some(read));
        }
        assert_eq!(decode("Àn TrÇn"), None);
        assert_eq!(decode_lossy("Àn TrÇn"), "\u{fffd}n Trần");
    }
}
