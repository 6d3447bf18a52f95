//! Days that no month has, weekdays that a day is not, and years to come in what has happened.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use memchr::memchr_iter;

use super::Slip;
use super::patterns::{digit, sign, space};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::tokens::Word;

sign!(
    DATE = [], digit, [space, char::is_lowercase] and is_of_month,
    &format!(
        r"\b(?<day>[0-9]{{1,2}})[ \u{{a0}}](?<month>{})\b(?:[ \u{{a0}}](?<year>[0-9]{{4}})\b)?",
        LANGUAGE.manader.join("|")
    )
);
sign!(
    WEEKDAY = [], |c| matches!(c, 'd' | 'D'), [|c| matches!(c, 'a' | 'A'), |c| matches!(c, 'g' | 'G')] and is_at_the_end,
    &format!(r"(?i)\b(?<weekday>{})(?:en)?(?: den)? $", LANGUAGE.veckodagar.join("|"))
);
sign!(
    WEEKDAY_AFTER = [], |c| c == 'd', [|c| c == 'a', |c| c == 'g'] and is_near_the_day,
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
    let held = || text[start..day.start].split_whitespace().any(|word| LANGUAGE.agde_rum.contains(word));
    if !LANGUAGE.samma_ar.begin(rest) && !held() {
        return None;
    }
    let numbers = text[start..day.start].split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4);
    let mut years = numbers.filter_map(|word| word.parse().ok()).filter(|year| (1900..2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}

/// A year to come in a sentence that tells what has happened.
pub(super) fn future(passage: &Passage<'_>, issued: NaiveDate) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (chunk, lower) in passage.sentences() {
        let word = |range: &Range<usize>| &passage.text[range.clone()];
        // "leder till nytta" is no time to come: such a word counts right before the year.
        let near = |word: &String| LANGUAGE.fram_till.contains(word);
        let is_future = |word: &String| LANGUAGE.framtidsord.contains(word) && !near(word);
        let has = lower.iter().any(|word| is_past(word));
        if !has || lower.iter().any(is_future) {
            continue;
        }
        for pair in chunk.windows(2).zip(lower.windows(2)) {
            let (at, before) = (&pair.0[1], pair.1[0].as_str());
            let index = chunk.iter().position(|word| word.range == at.range).unwrap_or(0);
            let from = index.saturating_sub(FEW);
            // "ägde senast rum" looks back; "klar senast 2025" looks ahead.
            let held = |at: usize| at > 0 && lower[at] == "senast" && LANGUAGE.agde_rum.contains(&lower[at - 1]);
            if (from..index).any(|at| near(&lower[at]) && !held(at)) {
                continue;
            }
            // "Lovdagarna 2024 besöktes".
            let named = word(&pair.0[0].range).starts_with(char::is_uppercase)
                && lower.get(index + 1).is_some_and(|next| is_past(next));
            let Ok(year) = word(&at.range).parse::<i32>() else { continue };
            let lead = matches!(before, "under" | "år" | "i")
                || LANGUAGE.arstider.contains(before)
                || LANGUAGE.manader.iter().any(|month| month == before);
            // "i november 2022" in a report of May 2022.
            let month = LANGUAGE.manader.iter().position(|month| month == before);
            let months = year == issued.year() && month.is_some_and(|month| month > issued.month0() as usize);
            // A clause of its own may have another verb: "hölls i maj, återkommer i november 2022".
            let verb = (index.saturating_sub(BESIDE)..index).rfind(|at| is_past(&lower[*at]));
            // "beslutade att mötet hålls den 3 februari 2026": what was decided is to come.
            let told = (0..index).rfind(|at| is_past(&lower[*at]));
            if told.is_some_and(|told| lower[told + 1..index].iter().any(|word| word == LANGUAGE.smaord.att)) {
                continue;
            }
            let is_of_month = |verb: usize| {
                let of_more = lower[verb + 1..index].iter().any(|word| LANGUAGE.handlar_om.contains(word));
                let parted = passage.text[chunk[verb].range.end..at.range.start].contains([',', ';']);
                LANGUAGE.agde_rum.contains(&lower[verb]) && !of_more && !parted
            };
            let later = months && verb.is_some_and(is_of_month);
            if (lead || named)
                && (year > issued.year() || later)
                && year < 2100
                && word(&at.range).len() == 4
                && is_bare(&passage.text, &at.range)
            {
                slips.push((at.range.clone(), message!(codes::YEAR_AHEAD, text = year, utfardat = issued)));
            }
        }
    }
    slips
}

/// A day to come in a sentence that tells what happened on it, or has been so since.
pub(super) fn future_days(passage: &Passage<'_>, issued: NaiveDate) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut lower = passage.lower.as_slice();
    for chunk in passage.words.chunk_by(|one, other| one.sentence == other.sentence) {
        let (own, rest) = lower.split_at(chunk.len());
        lower = rest;
        let is_future = |word: &String| LANGUAGE.framtidsord.contains(word) && !LANGUAGE.fram_till.contains(word);
        if own.iter().any(is_future) {
            continue;
        }
        for at in 0..own.len() {
            let Some((first, _)) = day_at(own, at).filter(|(_, date)| *date > issued) else { continue };
            let range = chunk[first].range.start..chunk[at].range.end;
            // "beslutade den 5 april 2022, § 214": a decision with its paragraph is told elsewhere.
            let decision = passage.text[range.end..].trim_start_matches([',', ' ', '\u{a0}']).starts_with('§');
            if !decision && happened(passage, chunk, own, first) && is_bare(&passage.text, &range) {
                let text = &passage.text[range.clone()];
                slips.push((range.clone(), message!(codes::YEAR_AHEAD, text = text, utfardat = issued)));
            }
        }
    }
    slips
}

/// The day that ends with a word, and which word it begins with: "3 februari 2026", "2026-02-03".
fn day_at(words: &[String], at: usize) -> Option<(usize, NaiveDate)> {
    if let Ok(date) = NaiveDate::parse_from_str(&words[at], "%Y-%m-%d") {
        return Some((at, date));
    }
    let first = at.checked_sub(2)?;
    let month = LANGUAGE.manader.iter().position(|month| *month == words[at - 1])?;
    let (year, day) = (words[at].parse().ok().filter(|year| (1900..2100).contains(year))?, words[first].parse().ok()?);
    Some((first, NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)?))
}

/// Whether a verb before a day in its own clause says that something has happened, or "sedan" that it has been so since.
fn happened(passage: &Passage<'_>, chunk: &[Word], lower: &[String], day: usize) -> bool {
    let den = usize::from(day > 0 && lower[day - 1] == LANGUAGE.smaord.den);
    let Some(lead) = day.checked_sub(1 + den).map(|at| lower[at].as_str()) else { return false };
    if lead == LANGUAGE.smaord.sedan {
        return true;
    }
    if LANGUAGE.fram_till.contains(lead) {
        return false;
    }
    let from = day.saturating_sub(BESIDE);
    let Some(verb) = (from..day).rfind(|at| is_past(&lower[*at])) else { return false };
    let written = |at: usize| &passage.text[chunk[at].range.clone()];
    // "beslutades i maj och träder i kraft den 1 juli": another verb, of what is to come.
    let goes_on = |at: usize| {
        let next = written(at + 1);
        lower[at] == LANGUAGE.smaord.och && next.starts_with(char::is_lowercase) && next.ends_with(['r', 's'])
    };
    let parts = |at: usize| {
        [LANGUAGE.smaord.att, LANGUAGE.smaord.som].contains(&lower[at].as_str())
            || LANGUAGE.fram_till.contains(&lower[at])
            || goes_on(at)
    };
    let between = &passage.text[chunk[verb].range.end..chunk[day].range.start];
    !between.contains([',', ';', ':', '(']) && !(verb + 1..day).any(parts)
}

/// Words that point ahead stand at most so many words before a year.
const FEW: usize = 4;

/// A verb stands at most so many words before the month that it speaks of.
const BESIDE: usize = 8;

/// Whether a word is a verb that says that something has happened.
fn is_past(word: &str) -> bool {
    let ending = LANGUAGE.har_hant_slut.end(word) && word.chars().count() > 5;
    LANGUAGE.har_hant.contains(word) || ending
}

fn is_bare(text: &str, range: &Range<usize>) -> bool {
    !text[range.end..].starts_with(['–', '-', ':', '/']) && !text[..range.start].ends_with(['–', '-', ':', '/', '”'])
}

#[cfg(test)]
pub(super) static SIGNS: [&crate::review::patterns::Fixed; 3] = [&DATE, &WEEKDAY, &WEEKDAY_AFTER];
