//! Dutch dates to ISO 8601, and what is counted and written from there.

use crate::text::str_ext::StrExt;

/// The Dutch months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Reads the first date `D maand JJJJ` of a text, also where line ends ate the spaces (`18 november2024`), and the
/// forms `15-11-2024` and `15/11/2024`.
///
/// Returns ISO 8601 (`2024-11-18`) and the place of the printed words in bytes; a date that does not exist (`31 april`)
/// comes back as `Err` with its place, so that it stays as printed.
pub(crate) fn find(text: &str) -> Option<(Result<String, ()>, std::ops::Range<usize>)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = digits(text, at);
        if run <= 2
            && let Some((month, year, end)) = month_and_year(text, at + run)
        {
            let day: u32 = text[at..at + run].parse().unwrap_or(0);
            let iso = exists(year, month, day).then(|| format!("{year:04}-{month:02}-{day:02}")).ok_or(());
            return Some((iso, at..end));
        }
        at += run.max(1);
    }
    None
}

/// How many ASCII digits stand at `at`.
fn digits(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The month and year after a day: `" november 2024"`, `"-11-2024"`; returns the byte offset of the end as well.
fn month_and_year(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let rest = text.get(at..)?;
    let (month, after) = if let Some(rest) = rest.strip_prefix(['-', '/']) {
        let run = digits(rest, 0);
        let month = rest[..run].parse().ok().filter(|_| run <= 2)?;
        (month, at + 1 + run + usize::from(rest[run..].starts_with_any("-/")))
    } else {
        let start = at + (rest.len() - rest.trim_start().len());
        let word = text.get(start..)?;
        let (month, length) = month_at(word)?;
        (month, start + length)
    };
    let tail = text.get(after..)?;
    let start = after + (tail.len() - tail.trim_start().len());
    let run = digits(text, start);
    // A note reference may follow the year at once: `20241` is 2024 and note 1.
    let year = text.get(start..start + 4).filter(|_| run >= 4)?.parse().ok()?;
    Some((month, year, start + 4))
}

/// The month with which words begin, written out or short (`okt.`), and the length of the word.
fn month_at(words: &str) -> Option<(u32, usize)> {
    let begins = |word: &str| words.get(..word.len()).is_some_and(|words| words.eq_ignore_ascii_case(word));
    let whole = MONTHS.iter().zip(1..).find(|(month, _)| begins(month)).map(|(word, month)| (month, word.len()));
    whole.or_else(|| {
        // `mrt.`; of the others the first three or four letters.
        let (month, length) = MONTHS
            .iter()
            .zip(1..)
            .find_map(|(word, month)| {
                let short = [word.get(..4)?, word.get(..3)?].into_iter().find(|short| begins(short))?;
                Some((month, short.len()))
            })
            .or_else(|| begins("mrt").then_some((3, 3)))?;
        let rest = &words[length..];
        let length = length + usize::from(rest.starts_with('.'));
        (!rest.starts_with(char::is_alphabetic)).then_some((month, length))
    })
}

/// The first day of a text that stands behind `op`, without its year: `op 6 november jl.`
pub(crate) fn day_without_year(text: &str) -> Option<(u32, u32)> {
    text.places_of("p ").find_map(|at| {
        let rest = text[at + 2..].trim_start();
        let run = digits(rest, 0);
        let day = rest[..run].parse().ok().filter(|day| (1..=31).contains(day))?;
        let (month, _) = month_at(rest[run..].trim_start())?;
        Some((month, day))
    })
}

/// The last such day that is not after a date: `(11, 6)` and `2031-11-20` are `2031-11-06`.
pub(crate) fn last_before((month, day): (u32, u32), date: &str) -> Option<String> {
    let (year, month_then, day_then) = iso(date)?;
    let year = if (month, day) > (month_then, day_then) { year - 1 } else { year };
    exists(u32::try_from(year).ok()?, month, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether that day exists.
fn exists(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1800..2200).contains(&year) && (1..=last).contains(&day)
}

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
    let [year @ .., b'-', m, n, b'-', d, e] = date.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let whole = digits.iter().all(u8::is_ascii_digit);
        whole.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let year = Some(year).filter(|year| year.len() == 4).and_then(number)?;
    let month = number(&[*m, *n]).filter(|month| (1..=12).contains(month))?;
    let day = number(&[*d, *e]).filter(|day| (1..=31).contains(day))?;
    Some((i64::from(year), month, day))
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
    use super::{day_without_year, days_between, find, last_before};

    #[track_caller]
    fn reads(text: &str, expected: Option<Result<&str, &str>>) {
        let found = find(text).map(|(iso, place)| iso.map_err(|()| text[place].to_owned()));
        assert_eq!(found, expected.map(|date| date.map(str::to_owned).map_err(str::to_owned)), "{text:?}");
    }

    #[test]
    fn dates_as_printed() {
        reads("(ingezonden 6 maart 2024)", Some(Ok("2024-03-06")));
        reads("ontvangen 18 november2024", Some(Ok("2024-11-18")));
        reads("op 20241 sinds 3 mei 20232", Some(Ok("2023-05-03")));
        reads("29 februari 2024", Some(Ok("2024-02-29")));
        reads("29 februari 2023", Some(Err("29 februari 2023")));
        reads("d.d. 5-7-2024", Some(Ok("2024-07-05")));
        reads("1 Maart 1999", Some(Ok("1999-03-01")));
        reads("19 okt. 2022", Some(Ok("2022-10-19")));
        reads("2 sept 2010", Some(Ok("2010-09-02")));
        reads("3 mrt. 2010", Some(Ok("2010-03-03")));
        reads("nov. 2010", None);
        reads("3 marters 2010", None);
        reads("15 maa", None);
        reads("", None);
    }

    #[test]
    fn days_of_the_year_before_a_date() {
        assert_eq!(day_without_year("Op 6 november jl. hebben"), Some((11, 6)));
        assert_eq!(day_without_year("op de 6 november, op 32 mei, zes"), None);
        assert_eq!(last_before((11, 6), "2031-11-20").as_deref(), Some("2031-11-06"));
        assert_eq!(last_before((12, 6), "2031-01-20").as_deref(), Some("2030-12-06"));
        assert_eq!(last_before((2, 30), "2031-11-20"), None);
        assert_eq!(last_before((2, 3), "november"), None);
    }

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
