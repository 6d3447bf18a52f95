//! What the register and the facts say in words, told again with another number: "staten och tolv län", "gäller till och
//! med 2023".

use std::ops::Range;

use memchr::memmem::Finder;

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reader, Reading};
use crate::review::tokens::words;

/// A fact of so many words can be known by all of them but one.
const SHORTEST: usize = 3;

/// A fact in words of which one is a number.
struct Phrase {
    words: Vec<String>,
    number: usize,
    text: String,
    place: Option<Place>,
}

/// A registered title with the last year in which it is in force.
struct Title {
    text: String,
    /// A search for it, made once: every sentence is held against it.
    search: Finder<'static>,
    last: i32,
    place: Place,
}

/// What may be told again.
pub(super) struct Quoted {
    phrases: Vec<Phrase>,
    titles: Vec<Title>,
}

impl Quoted {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let facts = review.case.facts.values().flatten();
        Self { phrases: facts.filter_map(|fact| phrase(fact, &review.reader)).collect(), titles: titles(review) }
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        if read.readings.is_empty() {
            return;
        }
        for words in read.sentences() {
            self.phrases.iter().for_each(|phrase| phrase.check(read, words, findings));
            self.titles.iter().for_each(|title| title.check(read, words, findings));
        }
    }
}

fn phrase(fact: &Placed<Value>, reader: &Reader<'_>) -> Option<Phrase> {
    let Value::Text(text) = &fact.value else { return None };
    let all = words(text);
    let readings = reader.readings(text, &all);
    let [reading] = readings.as_slice() else { return None };
    let Numeral::Count(_) = reading.numerals[0].0 else { return None };
    let number = all.iter().position(|word| word.range == reading.range)?;
    let lower: Vec<String> = all.iter().map(|word| text[word.range.clone()].to_lowercase()).collect();
    // "vart tredje år" can be said of anything.
    let telling = |word: &String| word.chars().count() > SHORTEST + 1 && !LANGUAGE.tidsord.begin(word);
    let tells = lower.iter().enumerate().any(|(at, word)| at != number && telling(word));
    (all.len() >= SHORTEST && tells).then(|| Phrase {
        words: lower,
        number,
        text: text.clone(),
        place: fact.places.first().cloned(),
    })
}

impl Phrase {
    /// "Bakom föreningen stod sju städer och …" of "sex städer och …": the number of the same noun, in a sentence that speaks of the
    /// beginning and has another word of the fact.
    fn turned(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let Some(noun) = self.words.get(self.number + 1) else { return };
        let rest = self.words.iter().enumerate().filter(|(at, _)| *at != self.number && *at != self.number + 1);
        let mut rest = rest.map(|(_, word)| word).filter(|word| word.chars().count() > SHORTEST + 1);
        let told = rest.any(|word| words.iter().any(|(_, other)| other == word));
        let begins = words.iter().any(|(_, word)| LANGUAGE.fran_borjan.contains(word));
        if !told || !begins || !read.names_organisation(words) || words.len() < self.words.len() {
            return;
        }
        let same = words.windows(2).filter(|pair| pair[1].1 == *noun && pair[0].1 != self.words[self.number]);
        let number = same.map(|pair| &pair[0].0).find(|range| is_count(read, range));
        if let Some(range) = number {
            let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = &self.text);
            read.warn(problem, range, self.place.clone(), findings);
        }
    }

    fn check(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        for window in words.windows(self.words.len()) {
            let pairs = window.iter().zip(&self.words).enumerate();
            let mut differing = pairs.filter(|(_, ((_, one), other))| one != *other).map(|(at, _)| at);
            if differing.next() != Some(self.number) || differing.next().is_some() {
                continue;
            }
            let range = &window[self.number].0;
            if is_count(read, range) {
                let problem = message!(codes::COUNT_DIFFERS, text = read.text(range), annat = &self.text);
                return read.warn(problem, range, self.place.clone(), findings);
            }
        }
        self.turned(read, words, findings);
    }
}

fn is_count(read: &Read<'_, '_>, range: &Range<usize>) -> bool {
    let is = |reading: &Reading| reading.range == *range && matches!(reading.numerals[0].0, Numeral::Count(_));
    read.readings.iter().any(is)
}

fn titles(review: &Review<'_>) -> Vec<Title> {
    let Some((spec, table)) = review.register() else { return Vec::new() };
    let (Some(title), Some(last)) = (table.column(&spec.titel), table.column(&spec.till)) else { return Vec::new() };
    let rows = table.rows.iter().enumerate().filter_map(|(row, values)| {
        match (values.values.get(title)?.as_ref()?, values.values.get(last)?.as_ref()?) {
            (Value::Text(text), Value::Year(year)) => {
                let search = Finder::new(text.as_bytes()).into_owned();
                Some(Title { text: text.clone(), search, last: *year, place: table.place(row, last) })
            }
            _ => None,
        }
    });
    rows.collect()
}

impl Title {
    /// "Planen gäller till och med 2023" after its title.
    fn check(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let sentence = read.text(&(first.0.start..last.0.end));
        let Some(at) = self.search.find(sentence.as_bytes()) else { return };
        let after = first.0.start + at + self.text.len();
        let rest: Vec<&(Range<usize>, String)> = words.iter().filter(|(range, _)| range.start >= after).collect();
        let ends = rest.iter().position(|(_, word)| LANGUAGE.galler_till.contains(word));
        let Some(ends) = ends else { return };
        let year = rest[ends..].iter().take(5).find_map(|(range, word)| {
            let year = word.parse::<i32>().ok().filter(|year| (1900..2200).contains(year))?;
            Some((range, year))
        });
        let until = rest[ends..].iter().take(4).any(|(_, word)| LANGUAGE.sifferord.slut_pa_tid.contains(word.as_str()));
        if let Some((range, year)) = year.filter(|(_, year)| until && *year != self.last) {
            let annat = format!("{} ({})", self.last, self.text);
            let problem = message!(codes::COUNT_DIFFERS, text = year, annat = annat);
            read.warn(problem, range, Some(self.place.clone()), findings);
        }
    }
}
