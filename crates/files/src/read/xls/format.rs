//! Which number formats show a day.

/// Formats that every workbook has (ECMA-376 18.8.30 lists the same numbers).
pub fn is_built_in_day(id: u16) -> bool {
    matches!(id, 14..=22 | 27..=36 | 50..=58)
}

/// "dd/mm/yyyy" shows a day; "0.00", "[h]:mm", "#,##0\ \"đ\"" do not.
pub fn shows_day(code: &str) -> bool {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let mut brackets = 0_usize;
    let (mut has_day, mut has_month, mut has_time) = (false, false, false);
    for c in code.split(';').next().unwrap_or("").chars() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match c.to_ascii_lowercase() {
            '\\' | '_' | '*' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' => brackets += 1,
            ']' => brackets = brackets.saturating_sub(1),
            // "[h]" counts hours; "[$-42A]", "[Red]" say nothing of days.
            'h' | 's' if brackets == 0 || code.to_ascii_lowercase().contains("[h") => has_time = true,
            _ if brackets != 0 => {}
            'd' | 'y' => has_day = true,
            'm' => has_month = true,
            _ => {}
        }
    }
    // Beside hours and seconds "m" is minutes.
    has_day || (has_month && !has_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_times_and_numbers() {
        for code in ["dd/mm/yyyy", "d-mmm", "[$-42A]dd mmmm yyyy", "yyyy\\-mm\\-dd", "mm/yyyy", "dd/mm/yyyy hh:mm"] {
            assert!(shows_day(code), "{code}");
        }
        for code in ["General", "0", "#,##0\\ \"đồng\"", "[h]:mm:ss", "hh:mm", "0.00\"d\"", "@", "[Red]0"] {
            assert!(!shows_day(code), "{code}");
        }
    }
}
