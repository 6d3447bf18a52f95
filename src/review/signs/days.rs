//! Days that no month has, and weekdays that a day is not.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use memchr::memchr_iter;

use super::Slip;
use super::patterns::{DIGITS, sign, space};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;

sign!(
    DATE = [], DIGITS, [space, char::is_lowercase] and is_of_month,
    &format!(
        r"\b(?<day>[0-9]{{1,2}})[ \u{{a0}}](?<month>{})\b(?:[ \u{{a0}}](?<year>[0-9]{{4}})\b)?",
        LANGUAGE.manader.join("|")
    )
);
sign!(
    WEEKDAY = [], b"dD", [|c| matches!(c, 'a' | 'A'), |c| matches!(c, 'g' | 'G')] and is_at_the_end,
    &format!(r"(?i)\b(?<weekday>{})(?:en)?(?: den)? $", LANGUAGE.veckodagar.join("|"))
);
sign!(
    WEEKDAY_AFTER = [], b"d", [|c| c == 'a', |c| c == 'g'] and is_near_the_day,
    &format!(
        r"^(?:,? (?:som )?(?:var|är|blev|vilket var|inföll på)? ?(?:en )?| \(| (?:då|dagen)[^.]{{0,40}}, var en )(?<weekday>{})\b",
        LANGUAGE.veckodagar.join("|")
    )
);

/// Whether the name of a month stands after the digit at a byte and a space.
fn is_of_month(text: &str, at: usize) -> bool {
    let after = text[at + 1..].strip_prefix(space).unwrap_or_default();
    LANGUAGE.manader.iter().any(|month| after.starts_with(month.as_str()))
}

/// Whether nothing but what [`WEEKDAY`] has after the name of a weekday can stand after a byte of it.
fn is_at_the_end(text: &str, at: usize) -> bool {
    text.len() - at <= "dagen den ".len()
}

/// Whether a byte of the name of a weekday stands as near the beginning as in [`WEEKDAY_AFTER`], or after what may stand farther from it.
fn is_near_the_day(text: &str, at: usize) -> bool {
    at <= ", som vilket inföll på en torsdag".len() || text[..at].contains(", var en ")
}

/// Days that no month has, and weekdays that a day is not.
pub(super) fn days(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in DATE.all(text) {
        let Some(month) = LANGUAGE.manader.iter().position(|month| *month == found["month"]) else { continue };
        let year = found.name("year").and_then(|year| year.as_str().parse().ok());
        let (Some(whole), Ok(number)) = (found.get(0), found["day"].parse()) else { continue };
        slips.extend(day(text, whole.range(), (year, month as u32 + 1, number)));
    }
    let written = in_figures(text);
    slips.extend(written.filter_map(|(range, (year, month, number))| day(text, range, (Some(year), month, number))));
    slips
}

/// "2021-03-02": where a text has such days of the last century or this, apart from other words.
fn in_figures(text: &str) -> impl Iterator<Item = (Range<usize>, (i32, u32, u32))> {
    let bytes = text.as_bytes();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    memchr_iter(b'-', bytes).filter_map(move |hyphen| {
        let at = hyphen.checked_sub(4)?;
        let range = at..at + FIGURES.len();
        let is_of_form = |(byte, form): (&u8, &u8)| if *form == b'-' { *byte == b'-' } else { byte.is_ascii_digit() };
        let is_so = bytes.get(range.clone())?.iter().zip(FIGURES).all(is_of_form);
        if !is_so || text[..at].ends_with(is_word) || text[range.end..].starts_with(is_word) {
            return None;
        }
        let number = |part: Range<usize>| text[at..][part].parse::<u32>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        (1900..2100).contains(&year).then_some((range, (year as i32, month, day)))
    })
}

/// How such a day is written.
const FIGURES: &[u8] = b"0000-00-00";

fn day(text: &str, range: Range<usize>, (year, month, number): (Option<i32>, u32, u32)) -> Option<Slip> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | ':');
    if text[..range.start].ends_with(joined) || text[range.end..].starts_with(|c: char| c == '-' || c.is_alphanumeric())
    {
        // "3–31 mars" begins with a day of its own.
        if !text[..range.start].ends_with('–') {
            return None;
        }
    }
    // Without its year a leap day may be.
    let Some(date) = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, number) else {
        return Some((range.clone(), message!(codes::DAY_IMPOSSIBLE, text = &text[range])));
    };
    let date = match year {
        Some(_) => date,
        None => NaiveDate::from_ymd_opt(year_told(text, &range)?, month, number)?,
    };
    let after = WEEKDAY_AFTER.all(&text[range.end..]).next();
    if let Some(named) = after.as_ref().and_then(|found| found.name("weekday")) {
        let right = LANGUAGE.veckodagar.get(date.weekday().num_days_from_monday() as usize)?;
        let whole = range.start..range.end + named.end();
        return (named.as_str().to_lowercase() != *right)
            .then(|| (whole.clone(), message!(codes::WEEKDAY_WRONG, text = &text[whole], dag = right)));
    }
    let weekday = WEEKDAY.all(text[..range.start].trim_end_matches('\u{a0}')).next()?;
    let named = weekday.name("weekday")?;
    let right = LANGUAGE.veckodagar.get(date.weekday().num_days_from_monday() as usize)?;
    let whole = named.start()..range.end;
    (named.as_str().to_lowercase() != *right)
        .then(|| (whole.clone(), message!(codes::WEEKDAY_WRONG, text = &text[whole], dag = right)))
}

/// The one year of a sentence, where a day in it says that it is of that year: "årsrapporten för 2022 … den 30 november samma år".
fn year_told(text: &str, day: &Range<usize>) -> Option<i32> {
    let rest = text[day.end..].trim_start();
    let start = text[..day.start].rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    // "Rådsmötet 2024 hölls tisdagen den 9 oktober".
    let held = || {
        let held = |word: &str| LANGUAGE.agde_rum.contains(word) || LANGUAGE.harledning.var_den.contains(word);
        text[start..day.start].split_whitespace().any(held)
    };
    if !LANGUAGE.samma_ar.begin(rest) && !held() {
        return None;
    }
    let numbers = text[start..day.start].split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4);
    let mut years = numbers.filter_map(|word| word.parse().ok()).filter(|year| (1900..2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}

#[cfg(test)]
pub(super) static SIGNS: [&crate::review::patterns::Fixed; 3] = [&DATE, &WEEKDAY, &WEEKDAY_AFTER];
