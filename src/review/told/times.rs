//! Times counted from today: what is told to come and has passed, and how long something has been in force.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::place::Place;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::subjects::Subject;

/// The time of what is to come stands at most so many words after its verb.
const NEAR: usize = 10;

/// Half a year more or less is the same number of years.
const ROUNDED: Decimal = Decimal::from_parts(6, 0, 0, false, 1);

/// Who belongs to something stands at most so many words before the verb.
const BEFORE: usize = 4;

/// Holds a passage against the day on which the report is issued.
pub(super) fn check(read: &Read<'_, '_>, sources: &Sources, findings: &mut Diagnostics) {
    let Some(issued) = read.review.case.issued.as_ref().map(|issued| issued.value) else { return };
    for words in read.sentences() {
        passed(read, words, issued, findings);
        duration(read, sources, words, issued, findings);
        // When belonging began is told with a time; most sentences have none.
        if !read.has_time(words) {
            continue;
        }
        let mut told = Diagnostics::new();
        joined(read, sources, words, &mut told);
        belonging_since(read, sources, words, &mut told);
        nearly_joined(read, sources, words, &mut told);
        if told.is_empty() {
            super::joining::check(read, sources, words, &mut told);
        }
        findings.extend(told);
    }
}

/// "Staden har tillhört förbundet alltsedan 2015": another year than the one of the fact.
fn belonging_since(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let year = |pair: &Words| {
        let year = pair[1].1.parse::<i32>().ok().filter(|_| pair[1].1.len() == 4)?;
        LANGUAGE.alltsedan.contains(&pair[0].1).then_some((pair[1].0.clone(), year))
    };
    // "har ingått i föreningens styrelse sedan 2016": in a part of it.
    let of_part = |(range, word): &(Range<usize>, String)| {
        let genitive = word.ends_with('s') && read.review.subjects.is_organisation(word);
        genitive
            || read.text(range).ends_with("s") && read.review.subjects.is_own(read.text(range)) && !read.is_home(range)
            || LANGUAGE.delar_av_organisation.iter().any(|part| word.contains(part.as_str()))
    };
    let found = words.windows(2).find_map(year).filter(|_| belongs(read, words) && !words.iter().any(of_part));
    let Some((range, typed)) = found else { return };
    let Some((name, month, places)) = sources.joined.first() else { return };
    if typed != month.year && !read.is_of_others(words) {
        let fran = read.review.templates.sprak.month(*month);
        let namn = format!("fakta.{name}");
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = namn);
        read.warn(problem, &range, places.first().cloned(), findings);
    }
}

/// "väntas ta ställning under hösten 2023" in a report of 2024.
fn passed(read: &Read<'_, '_>, words: &Words, issued: NaiveDate, findings: &mut Diagnostics) {
    let Some(verb) = words.iter().position(|(_, word)| LANGUAGE.vantas_bli.contains(word)) else { return };
    if words[verb].1 == LANGUAGE.smaord.kommer
        && words.get(verb + 1).is_none_or(|(_, word)| word != LANGUAGE.smaord.att)
    {
        return;
    }
    // What is told in another clause is another time: "väntas öka, eftersom avgiften höjdes 2023".
    let near = words[verb..]
        .iter()
        .take(NEAR)
        .take_while(|(range, _)| !read.text(&(words[verb].0.start..range.end)).contains([',', ';', '(']));
    let near: Vec<&(Range<usize>, String)> = near.collect();
    for pair in near.windows(2) {
        let lead = &pair[0].1;
        let led = LANGUAGE.arstider.contains(lead)
            || LANGUAGE.manader.contains(lead)
            || LANGUAGE.sifferord.tidpunkt.contains(lead.as_str());
        let year = pair[1].1.parse::<i32>().ok().filter(|_| pair[1].1.len() == 4);
        if led && year.is_some_and(|year| (1990..issued.year()).contains(&year)) {
            let range = pair[0].0.start..pair[1].0.end;
            let problem = message!(codes::TIME_PASSED, text = read.text(&range), utfardat = issued);
            return read.warn(problem, &range, None, findings);
        }
    }
}

/// "policyn har gällt i sju år", "har varit med i fem år": years since the day that the facts give.
fn duration(read: &Read<'_, '_>, sources: &Sources, words: &Words, issued: NaiveDate, findings: &mut Diagnostics) {
    let Some((range, typed, about)) = years(read, words) else { return };
    let has = |wanted: &str| words.iter().any(|(_, word)| word == wanted);
    if !has(LANGUAGE.smaord.har) || has(LANGUAGE.smaord.hade) || read.subject(range.start) == Subject::Other {
        return;
    }
    let Some((day, name, place)) = since(read, sources, words) else { return };
    let known = Decimal::from((issued - day).num_days()) / Decimal::new(36525, 2);
    let right = match about.and_then(|word| LANGUAGE.ungefar.get(word)) {
        // "drygt sju": seven and not yet eight; "knappt sju": not yet seven, and more than six.
        Some((below, above)) => {
            let (low, high) =
                (typed - Decimal::from(i64::from(*below > 0)), typed + Decimal::from(i64::from(*above > 0)));
            let many = Decimal::from(i64::from(*above > 100)) * Decimal::ONE_HUNDRED;
            low <= known && known <= high + many
        }
        None => typed - ROUNDED <= known && known < typed + Decimal::ONE,
    };
    if !right {
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = day, namn = name);
        read.warn(problem, &range, place, findings);
    }
}

/// "i drygt sju år": the range, the number and the word that makes it less exact.
fn years<'w>(read: &Read<'_, '_>, words: &'w Words) -> Option<(Range<usize>, Decimal, Option<&'w str>)> {
    let at = words.iter().position(|(_, word)| word == LANGUAGE.smaord.ar)?;
    let number = words.get(at.checked_sub(1)?)?;
    let reading = read.readings.iter().find(|reading| reading.range == number.0)?;
    let Numeral::Count(count) = reading.numerals[0].0 else { return None };
    let before = |back: usize| at.checked_sub(back).map(|at| words[at].1.as_str());
    let (about, lead) = match before(2) {
        Some(word) if LANGUAGE.ungefar.contains_key(word) => (Some(word), before(3)),
        lead => (None, lead),
    };
    (lead == Some(LANGUAGE.smaord.i)).then(|| (number.0.start..words[at].0.end, Decimal::from(count), about))
}

/// The day that years are counted from, by what the sentence says has lasted.
fn since(read: &Read<'_, '_>, sources: &Sources, words: &Words) -> Option<(NaiveDate, String, Option<Place>)> {
    let has = |wanted: &str| words.iter().any(|(_, word)| word.starts_with(wanted));
    if words.iter().any(|(_, word)| LANGUAGE.galler_sedan.contains(word)) {
        let named = |source: &&super::Source| source.kind.as_deref().is_some_and(has);
        let source = sources.decisions.iter().find(named)?;
        return Some((source.date, format!("fakta.{}.datum", source.group), source.places.first().cloned()));
    }
    let member = words.iter().any(|(_, word)| *word == LANGUAGE.medlemsord) && has(LANGUAGE.smaord.varit);
    let belongs = member || belongs(read, words) || been_with(read, words);
    let (name, month, places) = sources.joined.first().filter(|_| belongs)?;
    let day = NaiveDate::from_ymd_opt(month.year, month.month, 15)?;
    Some((day, format!("fakta.{name}"), places.first().cloned()))
}

/// "staden har tillhört nätverket", "ÅIS, som kommunen har ingått i": the municipality has, and what it belongs to is the case's.
fn belongs(read: &Read<'_, '_>, words: &Words) -> bool {
    let Some(at) = words.iter().position(|(_, word)| LANGUAGE.tillhort.contains(word)) else { return false };
    let by_town = words[at.saturating_sub(BEFORE)..at].iter().any(|(_, word)| LANGUAGE.kommunen.contains(word));
    let by_name = || words[..at].iter().any(|(range, _)| read.is_home(range));
    let after = words[at..].iter().any(|(_, word)| LANGUAGE.kommunen.contains(word));
    (by_town || by_name()) && !after && read.names_organisation(words)
}

/// "Staden har i skrivande stund varit med i tio år": in nothing else, since nothing stands between.
fn been_with(read: &Read<'_, '_>, words: &Words) -> bool {
    let small = &LANGUAGE.smaord;
    let at = words
        .windows(3)
        .position(|three| three[0].1 == small.varit && three[1].1 == small.med && three[2].1 == small.i);
    let Some(at) = at else { return false };
    let town = words[..at].iter().any(|(range, word)| LANGUAGE.kommunen.contains(word) || read.is_home(range));
    town && words.get(at + 4).is_some_and(|(_, word)| word == small.ar)
        && words.get(at + 5).is_none_or(|(_, word)| word != small.i)
}

/// "Staden ingår sedan maj 2017 i nätverket": another month than the one of the fact.
fn joined(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let has = |list: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| list(word));
    let part = |word: &str| LANGUAGE.delar_av_organisation.iter().any(|stem| word.contains(stem.as_str()));
    let town = |word: &str| LANGUAGE.kommunen.contains(word);
    // "har varit med i forumet sedan": the municipality may stand by its name.
    let with = words.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.med && pair[1].1 == LANGUAGE.smaord.i);
    let town =
        has(&town) || has(&|word| word == LANGUAGE.smaord.vi) || words.iter().any(|(range, _)| read.is_home(range));
    let counted = has(&|word| LANGUAGE.harledning.raknas.contains(word))
        && has(&|word| word.starts_with(LANGUAGE.medlemsord.as_str()));
    let entry = super::begins_belonging(words)
        || counted
        || has(&|word| word.ends_with("et") && LANGUAGE.gick_med.contains(word));
    // "I maj 2017, ett år efter inträdet, höll staden ett möte".
    if super::counts_from_joining(words) {
        return;
    }
    let belongs = has(&|word| LANGUAGE.hor_till.contains(word) || LANGUAGE.tillhort.contains(word));
    let belongs = (with || entry || belongs) && (town || entry) && !has(&part);
    let Some((name, known, places)) = sources.joined.first().filter(|_| belongs) else { return };
    let since = |reading: &&crate::review::readings::Reading| {
        let before = words.iter().rfind(|(range, _)| range.end <= reading.range.start);
        let leads = |word: &str| {
            word == LANGUAGE.smaord.sedan
                || entry && [LANGUAGE.smaord.i, LANGUAGE.smaord.fran, LANGUAGE.smaord.med].contains(&word)
        };
        before.is_some_and(|(range, word)| leads(word) && range.end + 1 == reading.range.start)
    };
    let found = read.readings.iter().filter(since).find_map(|reading| match reading.numerals[0].0 {
        Numeral::Month(month) => Some((reading.range.clone(), month)),
        _ => None,
    });
    let Some((range, typed)) = found else { return };
    if typed != *known && read.names_organisation(words) && !read.is_of_others(words) {
        let fran = read.review.templates.sprak.month(*known);
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = format!("fakta.{name}"));
        read.warn(problem, &range, places.first().cloned(), findings);
    }
}

/// "I september 2010 blev staden den första storstaden i nätverket": the month of the fact but for its year, or its year but for the month.
fn nearly_joined(read: &Read<'_, '_>, sources: &Sources, words: &Words, findings: &mut Diagnostics) {
    let (Some((name, known, places)), Some((first, _)), Some((last, _))) =
        (sources.joined.first(), words.first(), words.last())
    else {
        return;
    };
    let sentence = first.start..last.end;
    let inside = read.readings.iter().filter(|reading| sentence.contains(&reading.range.start));
    let mut months = inside.filter_map(|reading| match reading.numerals[0].0 {
        Numeral::Month(month) => Some((reading.range.clone(), month)),
        _ => None,
    });
    let (Some((range, typed)), None) = (months.next(), months.next()) else { return };
    if (typed.year == known.year) == (typed.month == known.month) || super::counts_from_joining(words) {
        return;
    }
    let small = &LANGUAGE.smaord;
    let lead = words.iter().rfind(|(before, _)| before.end <= range.start).map_or("", |(_, word)| word.as_str());
    let town = words.iter().any(|(range, word)| LANGUAGE.kommunen.contains(word) || read.is_home(range));
    let has = |list: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| list(word));
    let enters = has(&|word| LANGUAGE.harledning.steg_in.contains(word));
    let member = has(&|word| word == LANGUAGE.medlemsord) && has(&|word| LANGUAGE.harledning.raknas.contains(word));
    // "blev staden den första storstaden i nätverket": of it, at the end.
    let became = has(&|word| LANGUAGE.blev.contains(word))
        && words.windows(2).next_back().is_some_and(|pair| pair[0].1 == small.i && read.names_organisation(pair));
    let begins = [small.i, small.fran, small.med].contains(&lead) && (enters || became || member);
    let part = has(&|word| LANGUAGE.delar_av_organisation.iter().any(|stem| word.contains(stem.as_str())));
    let since = lead == small.sedan && read.names_organisation(words) && !part;
    let own = member || read.names_organisation(words);
    if (begins && own || since) && (town || enters) && !read.is_of_others(words) {
        let fran = read.review.templates.sprak.month(*known);
        let problem =
            message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = format!("fakta.{name}"));
        read.warn(problem, &range, places.first().cloned(), findings);
    }
}
