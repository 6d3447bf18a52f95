//! Numbers of years between what the facts date, in whatever words: the founding, the joining, the decision, today and each year that the
//! sentence has are points of time, and a number of years that no two of them have between them is told.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::Datelike;

use super::apart::{Event, Founded, counted, events};
use super::{Read, Sources, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::figures::period;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::subjects::is_place;

/// Holds every sentence of a passage against the years between what it speaks of.
pub(super) fn check(read: &Read<'_, '_>, founded: Option<&Founded>, sources: &Sources, findings: &mut Diagnostics) {
    for words in read.sentences() {
        let Some((range, typed)) = typed(read, words) else { continue };
        let other = |range: &Range<usize>| is_place(read.text(range)) && !read.review.subjects.is_own(read.text(range));
        let denies = words.iter().any(|(_, word)| {
            LANGUAGE.sifferord.nekar_alls.contains(word)
                || LANGUAGE.inte_nu.contains(word) && *word != LANGUAGE.smaord.hade
        });
        if denies || read.is_of_others(words) || words.iter().any(|(range, _)| other(range)) {
            continue;
        }
        let told = events_told(read, words, founded, sources);
        let Some(event) = told.first() else { continue };
        let points = points(read, words, &told);
        if points.len() < 2 || is_right(read, words, sources, (&range, typed), &points) {
            continue;
        }
        let fran = event.months.div_euclid(12);
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(&range), fran = fran, namn = event.name);
        read.warn(problem, &range, event.place.clone(), findings);
    }
}

/// The one number of years that a sentence tells.
fn typed(read: &Read<'_, '_>, words: &Words) -> Option<(Range<usize>, i32)> {
    let mut found = words.windows(2).filter(|pair| pair[1].1 == LANGUAGE.smaord.ar).filter_map(|pair| {
        let number = counted(read, &pair[0].0).filter(|number| (2..200).contains(number))?;
        // "vart fjärde år" is no length, "6 år 2020" is one.
        let reading = read.readings.iter().find(|reading| reading.range == pair[0].0)?;
        reading.numerals[0].1?;
        Some((pair[0].0.start..pair[1].0.end, number))
    });
    let (one, None) = (found.next()?, found.next()) else { return None };
    // "I fjorton av föreningens arton år": of two numbers one is another length.
    let counts = words.iter().filter(|(range, _)| counted(read, range).is_some_and(|number| number < 1000)).count();
    Some(one).filter(|_| counts == 1)
}

/// What the sentence speaks of that the facts date; the organisation and the belonging by other words too.
fn events_told(read: &Read<'_, '_>, words: &Words, founded: Option<&Founded>, sources: &Sources) -> Vec<Event> {
    let has = |wanted: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| wanted(word));
    let mut told = events(words, founded, sources);
    let organisation = read.names_organisation(words);
    let aged =
        has(&|word| LANGUAGE.firar.contains(word) || LANGUAGE.funnits.contains(word) || LANGUAGE.gammal.contains(word));
    // "År 2024 fyller planen sex år": of a document.
    let kinds = &read.review.templates.sprak.granskning.granskningsord.dokumentsorter;
    let aged = aged && !kinds.iter().any(|kind| has(&|word| word == kind.bestamd));
    let known = |told: &[Event], event: &Event| told.iter().any(|other| other.name == event.name);
    if let Some(event) =
        founded.filter(|_| aged && organisation).map(Founded::event).filter(|event| !known(&told, event))
    {
        told.push(event);
    }
    let belongs = organisation && has(&|word| LANGUAGE.tillhort.contains(word))
        || has(&|word| word.starts_with(LANGUAGE.medlemsord.as_str())) && has(&|word| word == LANGUAGE.smaord.varit);
    if belongs {
        told.extend(super::apart::joining(sources).filter(|event| !known(&told, event)));
    }
    told.retain(|event| event.exact || organisation);
    told
}

/// Months of everything that is spoken of: what the facts date, today, and the years of the sentence.
fn points(read: &Read<'_, '_>, words: &Words, told: &[Event]) -> BTreeSet<i32> {
    let mut points: BTreeSet<i32> = told.iter().map(|event| event.months).collect();
    let now = words.iter().any(|(_, word)| {
        *word == LANGUAGE.smaord.har
            || *word == LANGUAGE.smaord.sedan
            || LANGUAGE.numera.contains(word)
            || LANGUAGE.firar.contains(word)
            || LANGUAGE.gammal.contains(word)
            || LANGUAGE.uppgift.skrevs.contains(word)
    });
    let issued = read.review.case.issued.as_ref().filter(|_| now).map(|day| day.value);
    points.extend(issued.map(|day| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0)));
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return points };
    let inside =
        read.readings.iter().filter(|reading| first.0.start <= reading.range.start && reading.range.end <= last.0.end);
    for (numeral, _) in inside.flat_map(|reading| &reading.numerals) {
        match numeral {
            Numeral::Year(year) => points.extend([year * 12]),
            Numeral::Date(date) => points.extend([date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0)]),
            Numeral::Month(month) => {
                points.extend([month.year * 12 + i32::try_from(month.month).unwrap_or(1) - 1]);
            }
            Numeral::Period(from, to) => points.extend([from * 12, to * 12, to * 12 + 12]),
            _ => {}
        }
    }
    points
}

/// "mer än sju år".
fn is_more_than(words: &Words, range: &Range<usize>) -> bool {
    let mut before = words.iter().rev().filter(|(before, _)| before.end <= range.start).map(|(_, word)| word.as_str());
    before.next() == Some(LANGUAGE.smaord.an)
        && before.next().and_then(|word| LANGUAGE.storre_an.get(word)) == Some(&true)
}

/// Whether two points have so many years between them, or the number is that of an interval or of the period.
fn is_right(
    read: &Read<'_, '_>,
    words: &Words,
    sources: &Sources,
    (range, typed): (&Range<usize>, i32),
    points: &BTreeSet<i32>,
) -> bool {
    let about = words.iter().rfind(|(before, _)| before.end <= range.start);
    let about = about.is_some_and(|(_, word)| LANGUAGE.ungefar.contains_key(word));
    let slack = i32::from(about);
    let between = points.iter().flat_map(|one| points.iter().map(move |other| (*one, *other)));
    let (mut lengths, mut longest): (Vec<i32>, i32) = (Vec::new(), 0);
    for (one, other) in between.filter(|(one, other)| one < other) {
        let months = other - one;
        let years = other.div_euclid(12) - one.div_euclid(12);
        lengths.extend([months / 12, (months + 6) / 12, years]);
        // A year alone, which is told by its first month, may be any day of it.
        let alone = one % 12 == 0 || other % 12 == 0;
        lengths.extend(alone.then_some(years - 1));
        longest = longest.max(if alone { months + 12 } else { months });
    }
    // "mer än sju år" of six and a half.
    if is_more_than(words, range) && longest < typed * 12 {
        return false;
    }
    let fixed = sources.intervals.iter().filter_map(|(_, years, ..)| i32::try_from(*years).ok());
    let whole = period(read.review).map(|(from, to)| to - from + 1);
    lengths.iter().any(|length| (length - typed).abs() <= slack) || fixed.chain(whole).any(|years| years == typed)
}
