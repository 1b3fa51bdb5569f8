use jiff::Timestamp;

/// "22/11/2026 18:05", in Vietnam.
pub fn moment(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).strftime("%d/%m/%Y %H:%M").to_string()
}
