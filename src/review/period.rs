//! G09: the period starts before it ends and ends before the report is issued, and the text gives it the same years.
//! Dates in the period and every year of it (G10, G11) are rules of the kind of case.

use std::ops::Range;

use chrono::Datelike;
use regex::Captures;

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::Passage;
use super::patterns::{Pattern, compiled};
use super::phrases::lowered;
use super::subjects::{Subject, is_place};
use super::words::words;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Attachment, DocumentRole, Placed, Value};
use crate::place::Place;
use crate::templates::PeriodWords;

/// Shorter words with a capital are no names: "I", "För".
const SHORTEST_NAME: usize = 4;

/// A period that ended so many years before the case's begins is of another time, and no slip for it: "Perioden 1955–1960".
const LONG_AGO: i32 = 15;

/// Two years have so many digits.
const YEARS: usize = 8;

/// The years of the period, and where they stand.
struct StatedPeriod {
    from: i32,
    to: i32,
    places: Vec<Place>,
}

impl StatedPeriod {
    /// Whether years are the period's, or lie in it where a part of it may be meant.
    fn allows(&self, from: &str, to: &str, part: bool) -> bool {
        let (Ok(from), Ok(to)) = (from.parse::<i32>(), to.parse::<i32>()) else { return true };
        (from, to) == (self.from, self.to) || (part && self.from <= from && to <= self.to) || to + LONG_AGO < self.from
    }
}

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(words) = &review.templates.arendetyp.periodnamn else { return };
    let Some(period) = period(review, &words.fakta) else { return };
    let (from, to) = (period.from, period.to);
    if from > to {
        let problem = Diagnostic::finding(message!(codes::PERIOD_REVERSED, fran = from, till = to));
        findings.push(problem.at_all(period.places));
        return;
    }
    if let Some(issued) = review.case.issued.as_ref().filter(|issued| to > issued.value.year()) {
        let problem = Diagnostic::finding(message!(codes::PERIOD_UNFINISHED, till = to, utfardat = issued.value));
        let places = period.places.iter().skip(1).chain(&issued.places).cloned().collect();
        findings.push(problem.at_all(places));
    }
    contradictions(review, &period, words, findings);
}

fn period(review: &Review<'_>, group: &str) -> Option<StatedPeriod> {
    let year = |field: &str| match review.case.facts.get(&format!("{group}.{field}")) {
        Some(Some(Placed { value: Value::Year(year), places })) => Some((*year, places.clone())),
        _ => None,
    };
    let ((from, first), (to, last)) = (year("fran")?, year("till")?);
    Some(StatedPeriod { from, to, places: first.into_iter().chain(last).collect() })
}

/// Years typed after words that stand for the period ("perioden 2020–2023") are the period's. The text of a document
/// that was decided earlier speaks of its own time. Where G07 has seen that the years are nearly the period's, that is
/// said already.
fn contradictions(review: &Review<'_>, period: &StatedPeriod, words: &PeriodWords, findings: &mut Diagnostics) {
    let Some(pattern) = pattern(words) else { return };
    let two_years = |passage: &&Passage<'_>| passage.text.bytes().filter(u8::is_ascii_digit).nth(YEARS - 1).is_some();
    for passage in review.passages.iter().filter(two_years).filter(|passage| !is_earlier(review, passage)) {
        for found in pattern.captures_iter(&lowered(&passage.text)) {
            let years = (found.name("fran"), found.name("till"));
            let (Some(from), Some(to)) = years else { continue };
            let range = from.start()..to.end();
            if period.allows(from.as_str(), to.as_str(), found.name("inom").is_some()) || !passage.is_typed(&range) {
                continue;
            }
            let place = passage.place(&range);
            let said = |finding: &Diagnostic| finding.code.shown() == "G07" && finding.places.first() == place.as_ref();
            if findings.iter().any(said) {
                continue;
            }
            // "Perioden 2026–2029 föreslås bli nästa": what has not begun has not been followed up.
            let begins = from.as_str().parse::<i32>().ok();
            let issued = review.case.issued.as_ref().map(|issued| issued.value.year());
            if begins.zip(issued).is_some_and(|(begins, issued)| begins >= issued && begins > period.to) {
                continue;
            }
            if found.name("inom").is_some() && is_of_something_else(review, passage, &found, &range) {
                continue;
            }
            let certain = match subject(review, passage, &range) {
                Subject::Other => continue,
                subject => subject == Subject::Own && found.name("inom").is_none(),
            };
            let problem = message!(
                codes::PERIOD_CONTRADICTED,
                text = &passage.text[range.clone()],
                period = format!("{}–{}", period.from, period.to),
                referens = format!("{{{{ fakta.{} | period }}}}", words.fakta)
            );
            let problem = if certain { Diagnostic::finding(problem) } else { Diagnostic::warning(problem) };
            let places = place.into_iter().chain(period.places.iter().cloned()).collect();
            findings.push(problem.at_all(places));
        }
    }
}

/// Whom the sentence around years speaks of.
fn subject(review: &Review<'_>, passage: &Passage<'_>, range: &Range<usize>) -> Subject {
    let Some(sentence) = sentence(passage, range) else { return Subject::Unknown };
    review.subjects.of(passage, sentence, range.start)
}

/// The sentence that a range stands in.
fn sentence(passage: &Passage<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let number = passage.words.iter().find(|word| word.range.start >= range.start)?.sentence;
    let mut inside = passage.words.iter().filter(|word| word.sentence == number);
    let first = inside.next()?;
    Some(first.range.start..inside.next_back().unwrap_or(first).range.end)
}

/// "Uppdraget gäller under perioden 2022–2026", "planen för perioden 2023–2025", "Under perioden 2019–2023 byggde Uppsala …": a period in
/// a sentence that names something else, and nothing of the case or of a follow-up.
fn is_of_something_else(
    review: &Review<'_>,
    passage: &Passage<'_>,
    found: &Captures<'_>,
    range: &Range<usize>,
) -> bool {
    let (text, start) = (passage.text.as_str(), found.get(0).map_or(range.start, |whole| whole.start()));
    let Some(sentence) = sentence(passage, range) else { return false };
    let written = |range: &Range<usize>| &text[sentence.start + range.start..sentence.start + range.end];
    let list = words(&text[sentence.clone()]);
    let is_own = |word: &str| {
        let lower = word.to_lowercase();
        let named = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST_NAME;
        named && review.subjects.is_own(word)
            || LANGUAGE.egna.contains(&lower)
            || LANGUAGE.kommunen.contains(&lower)
            || LANGUAGE.foljer_upp.begin(&lower)
            || lower.starts_with(LANGUAGE.redovisar.as_str())
    };
    if list.iter().any(|range| is_own(written(range))) {
        return false;
    }
    let before = list.iter().filter(|range| sentence.start + range.end <= start);
    let has_time = |word: &str| {
        let lower = word.to_lowercase();
        let bare = lower.strip_suffix('s').unwrap_or(&lower);
        LANGUAGE.is_another_document(bare) || LANGUAGE.har_egen_tid.end(bare)
    };
    // "Nivån ska gälla under perioden 2026–2029".
    let coming = |range: &Range<usize>| LANGUAGE.vantas.contains(&written(range).to_lowercase());
    before.into_iter().any(|range| has_time(written(range)))
        || list.iter().any(|range| is_place(written(range)) || coming(range))
}

/// The period's words in lower case, and two years with a dash, a hyphen or a word between them.
fn pattern(words: &PeriodWords) -> Option<Pattern> {
    let any_of =
        |words: &[String]| words.iter().map(|word| regex::escape(&word.to_lowercase())).collect::<Vec<_>>().join("|");
    let (whole, part) = (any_of(&words.fore), any_of(&words.inom));
    let years = r"(?P<fran>[0-9]{4})(?:[ \u{a0}]*[–—-][ \u{a0}]*|[ \u{a0}\n]till[ \u{a0}\n](?:och[ \u{a0}\n]med[ \u{a0}\n])?)(?P<till>[0-9]{4})";
    compiled(&format!(r"\b(?:{whole}|(?P<inom>{part}))[ \u{{a0}}\n]{years}\b")).ok()
}

fn is_earlier(review: &Review<'_>, passage: &Passage<'_>) -> bool {
    let earlier = |attachment: &Attachment| attachment.role() == Some(DocumentRole::Foregangare);
    review.case.attachments.iter().any(|attachment| attachment.key() == passage.document.key && earlier(attachment))
}

#[cfg(test)]
mod tests;
