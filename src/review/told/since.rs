//! Years since a year that a sentence tells: "i mer än tjugo år, sedan 2003", and what the organisation cannot have done since before it
//! came into being: "Nätverket har sedan 1959 samlat …".

use std::ops::Range;

use chrono::Datelike;

use super::apart::{Founded, counted};
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::figures::period;
use crate::review::language_data::LANGUAGE;

/// "i mer än tjugo år": so many words before the year and its comma.
const BEFORE: usize = 3;

/// A rounded number of years may be more by so many.
const ROUGH: i32 = 9;

/// Holds every sentence of a passage against the years that it is told since.
pub(super) fn check(read: &Read<'_, '_>, founded: Option<&Founded>, findings: &mut Diagnostics) {
    for words in read.sentences() {
        let since = |pair: &Words| LANGUAGE.alltsedan.contains(&pair[0].1).then(|| year(&pair[1].1)).flatten();
        let Some((at, year)) = words.windows(2).enumerate().find_map(|(at, pair)| Some((at, since(pair)?))) else {
            continue;
        };
        if let Some(founded) = founded.filter(|founded| year < founded.year && is_subject(read, words, at)) {
            let (range, name) = (&words[at + 1].0, &founded.name);
            let problem = message!(codes::DURATION_DIFFERS, text = read.text(range), fran = founded.year, namn = name);
            read.warn(problem, range, founded.place.clone(), findings);
        }
        counted_since(read, words, (at, year), findings);
    }
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))
}

/// "Nätverket har sedan", "Sedan 1959 har nätverket": whether the organisation itself has done something since.
fn is_subject(read: &Read<'_, '_>, words: &Words, since: usize) -> bool {
    let has = |at: usize| words.get(at).is_some_and(|(_, word)| word == LANGUAGE.smaord.har);
    let own = |at: Option<usize>| {
        let Some((range, word)) = at.and_then(|at| words.get(at)) else { return false };
        let written = read.text(range);
        let named = written.starts_with(char::is_uppercase) && read.review.subjects.is_own(written);
        let called = read.review.subjects.is_organisation(word) || named && !read.is_home(range);
        called && !word.ends_with('s')
    };
    // "Europeiska flodstäder har sedan": a name of several words ends with a small one.
    let name = || words[..since - 1].iter().all(|(range, _)| read.review.subjects.is_own(read.text(range)));
    let before = since > 1 && has(since - 1) && (own(since.checked_sub(2)) && since == 2 || name());
    let after = since == 0 && has(2) && own(Some(3));
    (before || after) && !read.is_of_others(words)
}

/// "I mer än tjugo år, sedan 2003, har": so many years back from the report, or from the beginning of the period.
fn counted_since(read: &Read<'_, '_>, words: &Words, (since, year): (usize, i32), findings: &mut Diagnostics) {
    let Some(at) = since.checked_sub(2).filter(|at| words[at + 1].1 == LANGUAGE.smaord.ar) else { return };
    let comma = read.text(&(words[at + 1].0.end..words[since].0.start)).trim() == ",";
    let Some(typed) = counted(read, &words[at].0).filter(|_| comma) else { return };
    let lead: Vec<&str> = words[at.saturating_sub(BEFORE)..at].iter().map(|(_, word)| word.as_str()).collect();
    let more =
        matches!(lead.as_slice(), [.., more, than] if LANGUAGE.fler.contains(more) && *than == LANGUAGE.smaord.an);
    let about = more || lead.last().is_some_and(|word| LANGUAGE.ungefar.contains_key(word));
    let Some(until) = reference(read, words).filter(|_| lead.contains(&LANGUAGE.smaord.i)) else { return };
    let over = until - year - typed;
    let right = if about { (-1..=ROUGH).contains(&over) } else { over.abs() <= 1 };
    if !right {
        let range: &Range<usize> = &words[since + 1].0;
        let fran = until - typed;
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(range), fran = fran, namn = "arende.utfardat");
        read.warn(problem, range, None, findings);
    }
}

/// The year up to which a sentence counts: the report's, or the first of the period where that is said to begin.
fn reference(read: &Read<'_, '_>, words: &Words) -> Option<i32> {
    let has = |wanted: &str| words.iter().any(|(_, word)| word == wanted);
    if !has(LANGUAGE.smaord.hade) {
        return read.review.case.issued.as_ref().filter(|_| has(LANGUAGE.smaord.har)).map(|day| day.value.year());
    }
    let begins = words
        .windows(2)
        .any(|pair| LANGUAGE.hela_tiden.contains(&pair[0].1) && LANGUAGE.direkt.borjade.contains(&pair[1].1));
    period(read.review).filter(|_| begins).map(|(from, _)| from)
}
