//! Days, months and years to come in what has happened.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Slip;
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Passage;
use crate::review::tokens::Word;

/// Words that point ahead stand at most so many words before a time.
const FEW: usize = 4;

/// A verb stands at most so many words before the month of this year, or the day, that it speaks of.
const BESIDE: usize = 8;

/// "2021-03-02" has so many signs.
const FIGURES: usize = 10;

/// A verb after a time stands at most so many words after it.
const AFTER: usize = 4;

/// A time that a comma parts from its verb has at most so many words before it.
const APPENDED: usize = 3;

/// A time to come in a sentence that tells what happened then, or has been so since.
pub(super) fn future(passage: &Passage<'_>, issued: NaiveDate) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (chunk, lower) in passage.sentences() {
        let clause = Telling { text: &passage.text, chunk, lower };
        // "leder till nytta" is no time to come: such a word counts right before the time.
        let is_future = |word: &String| LANGUAGE.framtidsord.contains(word) && !LANGUAGE.fram_till.contains(word);
        let mut ahead = (0..lower.len()).filter_map(|at| clause.time(at, issued)).peekable();
        if ahead.peek().is_none() {
            continue;
        }
        let to_come = lower.iter().any(is_future);
        // What a day is said of stands in its clause, and so does a verb right before the time.
        let ahead = ahead.filter(|time| !to_come || time.exactness == Exactness::Day || clause.is_led_by_verb(time));
        for time in ahead.filter(|time| clause.happened(time) && is_bare(clause.text, &clause.range(time))) {
            let range = clause.range(&time);
            let text = &passage.text[range.clone()];
            slips.push((range.clone(), message!(codes::YEAR_AHEAD, text = text, utfardat = issued)));
        }
    }
    slips
}

/// A time after the day of issue, by its first and last word.
struct Time {
    first: usize,
    last: usize,
    exactness: Exactness,
}

/// How much a time says; what may stand before it depends on that.
#[derive(PartialEq)]
enum Exactness {
    /// "2027", "maj 2027".
    Year,
    /// A later month of the year of issue.
    Month,
    /// "3 maj 2027".
    Day,
}

/// A sentence with a time.
struct Telling<'a> {
    text: &'a str,
    chunk: &'a [Word],
    lower: &'a [String],
}

impl Telling<'_> {
    /// The time that ends with a word, if it is to come.
    fn time(&self, last: usize, issued: NaiveDate) -> Option<Time> {
        let word = self.lower[last].as_str();
        // Most words are no numbers.
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let date = Some(word).filter(|word| word.len() == FIGURES).and_then(|word| word.parse::<NaiveDate>().ok());
        if let Some(date) = date {
            return (date > issued).then_some(Time { first: last, last, exactness: Exactness::Day });
        }
        let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
        if !(issued.year()..2100).contains(&year) {
            return None;
        }
        let month = last.checked_sub(1).and_then(|at| LANGUAGE.manader.iter().position(|name| *name == self.lower[at]));
        let Some(month) = month.and_then(|month| u32::try_from(month + 1).ok()) else {
            let is_led = year > issued.year() && (self.is_led(last) || self.is_of_name(last));
            return is_led.then_some(Time { first: last, last, exactness: Exactness::Year });
        };
        let day = last.checked_sub(2).and_then(|at| self.lower[at].parse().ok());
        if let Some(date) = day.and_then(|day| NaiveDate::from_ymd_opt(year, month, day)) {
            return (date > issued).then_some(Time { first: last - 2, last, exactness: Exactness::Day });
        }
        let exactness = if year > issued.year() { Exactness::Year } else { Exactness::Month };
        ((year, month) > (issued.year(), issued.month())).then_some(Time { first: last - 1, last, exactness })
    }

    /// Whether the word before a year says that it is one.
    fn is_led(&self, year: usize) -> bool {
        let before = year.checked_sub(1).map_or("", |at| self.lower[at].as_str());
        LANGUAGE.fore_ar.contains(before) || LANGUAGE.arstider.contains(before)
    }

    /// "Lovdagarna 2024 besöktes".
    fn is_of_name(&self, year: usize) -> bool {
        let named = year.checked_sub(1).is_some_and(|at| self.written(at).starts_with(char::is_uppercase));
        named && self.lower.get(year + 1).is_some_and(|next| LANGUAGE.has_happened(next))
    }

    fn written(&self, at: usize) -> &str {
        &self.text[self.chunk[at].range.clone()]
    }

    fn range(&self, time: &Time) -> Range<usize> {
        self.chunk[time.first].range.start..self.chunk[time.last].range.end
    }

    /// What stands between a word and the next.
    fn after(&self, at: usize) -> &str {
        let next = self.chunk.get(at + 1).map_or(self.text.len(), |next| next.range.start);
        &self.text[self.chunk[at].range.end..next]
    }

    /// Whether a verb in the clause of a time says that something has happened then, or "sedan" that it has been so since.
    fn happened(&self, time: &Time) -> bool {
        let den = usize::from(time.first > 0 && self.lower[time.first - 1] == LANGUAGE.smaord.den);
        let first = time.first - den;
        if first.checked_sub(1).is_some_and(|at| self.lower[at] == LANGUAGE.smaord.sedan) {
            return true;
        }
        // "beslutade den 5 april 2022, § 214": a decision with its paragraph is told elsewhere.
        let is_decided = time.exactness == Exactness::Day && self.after(time.last).trim_end().ends_with('§');
        let told = || self.verb_before(time, first) || self.verb_after(time) || self.verb_around(time, first);
        !is_decided && !self.points_ahead(first) && told()
    }

    /// "översikten som publicerades i oktober 2023 kommer att visa": the verb of the time's own clause, whatever the sentence goes on to.
    fn is_led_by_verb(&self, time: &Time) -> bool {
        let led = time.first.checked_sub(1).filter(|at| LANGUAGE.fore_ar.contains(&self.lower[*at]));
        // "skickades ut i maj".
        led.is_some_and(|lead| (lead.saturating_sub(2)..lead).any(|at| LANGUAGE.has_happened(&self.lower[at])))
    }

    /// "Rådet har vid sitt möte den 26 februari 2026 tillstyrkt": a day between the verb and what has been done.
    fn verb_around(&self, time: &Time, first: usize) -> bool {
        let done = self.lower.get(time.last + 1).filter(|_| time.exactness == Exactness::Day);
        let done = done.is_some_and(|word| word.chars().count() > FEW && LANGUAGE.supinum_efter_tid.end(word));
        let has = |at: usize| self.lower[at] == LANGUAGE.smaord.har;
        let parted = |at: usize| self.after(at).contains([',', ';', ':', '(']) || self.begins_a_clause(at);
        let verb = || (first.saturating_sub(FEW)..first).rev().find(|at| has(*at) || parted(*at));
        done && self.after(time.last) == " " && verb().is_some_and(has)
    }

    /// "I december 2024 fick alla en broschyr": the sentence opens with the time, and its verb comes at once.
    fn opens_with(&self, time: &Time, verb: usize) -> bool {
        let was = LANGUAGE.ar.contains(&self.lower[verb]) || self.lower[verb] == LANGUAGE.smaord.hade;
        time.first == 1 && verb == time.last + 1 && !was && !LANGUAGE.kringgarande.begin(&self.lower[verb])
    }

    /// Whether a word before a time points ahead; "ägde senast rum" looks back, "klar senast 2025" ahead.
    fn points_ahead(&self, first: usize) -> bool {
        let held = |at: usize| {
            at > 0 && self.lower[at] == LANGUAGE.smaord.senast && LANGUAGE.agde_rum.contains(&self.lower[at - 1])
        };
        (first.saturating_sub(FEW)..first).any(|at| LANGUAGE.fram_till.contains(&self.lower[at]) && !held(at))
    }

    /// A verb before a time that nothing parts from it.
    fn verb_before(&self, time: &Time, first: usize) -> bool {
        let least = if time.exactness == Exactness::Year { 0 } else { first.saturating_sub(BESIDE) };
        let mut done = false;
        for at in (least..first).rev() {
            if self.parts(time, first, at) {
                return false;
            }
            // "har hållits den 21 september".
            let word = self.lower[at].as_str();
            done |= LANGUAGE.supinum.end(word) && word.chars().count() > FEW;
            let has = done && [LANGUAGE.smaord.har, LANGUAGE.smaord.hade].contains(&word);
            if has || LANGUAGE.has_happened(word) {
                return self.tells(time, first, at) && !self.is_to_come(at..first) && !self.is_to_come_before(at);
            }
            if self.begins_a_clause(at) {
                return false;
            }
        }
        false
    }

    /// Whether one of some words says that something is to come.
    fn is_to_come(&self, words: Range<usize>) -> bool {
        let ahead = |word: &String| LANGUAGE.framtidsord.contains(word) && !LANGUAGE.fram_till.contains(word);
        self.lower[words].iter().any(ahead)
    }

    /// Whether one before a verb in its clause does.
    fn is_to_come_before(&self, verb: usize) -> bool {
        let start =
            (0..verb).rev().find(|at| self.after(*at).contains([',', ';', ':', '(']) || self.begins_a_clause(*at));
        self.is_to_come(start.map_or(0, |at| at + 1)..verb)
    }

    /// Whether a mark after a word parts it from a time: any that is no comma before a few words that add it.
    fn parts(&self, time: &Time, first: usize, at: usize) -> bool {
        let between = self.after(at);
        let is_added = first - at - 1 <= APPENDED && time.exactness == Exactness::Year;
        between.contains([';', ':', '(']) || (between.contains(',') && !is_added)
    }

    /// "beslutades i maj och träder i kraft den 1 juli", "där mötet hålls den 5 maj": from here on another verb speaks.
    fn begins_a_clause(&self, at: usize) -> bool {
        let verb = |next: usize| {
            next < self.lower.len()
                && self.written(next).starts_with(char::is_lowercase)
                && self.lower[next].ends_with(['r', 's'])
        };
        LANGUAGE.ny_sats.contains(&self.lower[at])
            || (LANGUAGE.bindeord.contains(&self.lower[at]) && verb(at + 1))
            || (LANGUAGE.bindeord.contains(&self.lower[at]) && at > 0 && self.after(at - 1).contains(','))
    }

    /// Whether the verb of a clause tells of its time: one of deciding does not when what was decided comes between, and a month of
    /// the year of issue needs one of what is held.
    fn tells(&self, time: &Time, first: usize, verb: usize) -> bool {
        // "visades för Rådet i maj": for a body that has its name.
        let named = |at: usize| at + 1 < first && self.written(at + 1).starts_with(char::is_uppercase);
        let of_more = (verb + 1..first).any(|at| LANGUAGE.handlar_om.contains(&self.lower[at]) && !named(at));
        match time.exactness {
            Exactness::Month => !LANGUAGE.kringgarande.begin(&self.lower[verb]) && !of_more,
            _ => !(of_more && self.lower[verb].starts_with(LANGUAGE.harledning.beslut.as_str())),
        }
    }

    /// "Under 2027 deltog staden": a verb a few words after a time in the same clause.
    fn verb_after(&self, time: &Time) -> bool {
        let after = (time.last + 1..self.lower.len()).take(AFTER);
        let mut inside = after.take_while(|at| !self.after(at - 1).contains([',', ';', ':', '(', ')']));
        let verb =
            inside.find(|at| LANGUAGE.has_happened(&self.lower[*at]) || LANGUAGE.ny_sats.contains(&self.lower[*at]));
        let Some(verb) = verb.filter(|at| LANGUAGE.has_happened(&self.lower[*at])) else { return false };
        // "Mötet den 5 maj bestämdes i höstas"; but "Mötet i maj beslutade".
        let is_held = LANGUAGE.agde_rum.contains(&self.lower[verb]);
        let is_around = || LANGUAGE.kringgarande.begin(&self.lower[verb]) && self.lower[verb].ends_with('s');
        is_held || self.opens_with(time, verb) || (time.exactness != Exactness::Month && !is_around())
    }
}

fn is_bare(text: &str, range: &Range<usize>) -> bool {
    !text[range.end..].starts_with(['–', '-', ':', '/']) && !text[..range.start].ends_with(['–', '-', ':', '/', '”'])
}
