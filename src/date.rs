//! Dates that stand in a document as ISO 8601.

/// The days from one date to another; `None` where either is no date.
///
/// ```text
/// days_between("2024-03-06", "2024-04-15") == Some(40)
/// ```
pub(crate) fn days_between(from: &str, to: &str) -> Option<i64> {
    Some(day_number(iso(to)?) - day_number(iso(from)?))
}

/// Year, month and day of `2024-03-06`; `None` for what is no such date.
pub(crate) fn iso(date: &str) -> Option<(i64, u32, u32)> {
    let mut parts = date.split('-');
    let year: i64 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day: u32 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    parts.next().is_none().then_some((year, month, day))
}

/// Days since 1 March of the year 0, in the Gregorian calendar.
fn day_number((year, month, day): (i64, u32, u32)) -> i64 {
    // The year begins in March here, so that the leap day is its last and the months before it need no exception.
    let year = if month > 2 { year } else { year - 1 };
    let month = i64::from(if month > 2 { month - 3 } else { month + 9 });
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + i64::from(day)
        - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (from, to, days) in [
            ("2024-03-06", "2024-04-15", Some(40)),
            ("2024-02-28", "2024-03-01", Some(2)),
            ("2023-02-28", "2023-03-01", Some(1)),
            ("2022-12-31", "2023-01-01", Some(1)),
            ("2000-01-01", "2001-01-01", Some(366)),
            ("2024-03-06", "31 april 2024", None),
            ("2024-13-06", "2024-03-06", None),
        ] {
            assert_eq!(days_between(from, to), days, "{from} to {to}");
        }
    }
}
