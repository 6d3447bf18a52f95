//! Who began something, and how many: "Det var nio kostchefer som kom på idén" of a fact that has seven, "grundades av fem kartingenjörer"
//! of a fact that has another noun.

use std::ops::Range;

use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::phrases::words;
use crate::review::readings::{Numeral, cardinal};

/// A fact of a number and a noun has at most so many words.
const LENGTH: usize = 5;

/// The noun stands at most so many words after its number.
const NEAR: usize = 3;

/// A noun has so many letters to tell what is counted.
const TELLING: usize = 6;

/// A fact that begins with a number: "sju kostchefer", "åtta kommunala bolag".
struct Counted {
    text: String,
    number: i64,
    /// Its words after the number, in small letters.
    nouns: Vec<String>,
    place: Option<Place>,
}

/// All such facts.
pub(super) struct Initiators(Vec<Counted>);

impl Initiators {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let language = &review.templates.sprak;
        let facts = review.case.facts.values().filter_map(|fact| match fact {
            Some(Placed { value: Value::Text(text), places }) => {
                let list: Vec<String> = words(text).iter().map(|word| word.text.to_lowercase()).collect();
                let (first, nouns) = list.split_first()?;
                let number = first
                    .parse()
                    .ok()
                    .or_else(|| cardinal(first, language).and_then(|number| i64::try_from(number).ok()))?;
                let counted = (1..LENGTH).contains(&nouns.len()) && number > 1;
                let place = places.first().cloned();
                counted.then(|| Counted { text: text.clone(), number, nouns: nouns.to_vec(), place })
            }
            _ => None,
        });
        Self(facts.collect())
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        if self.0.is_empty() {
            return;
        }
        for words in read.sentences().filter(|words| begins(words)) {
            for fact in &self.0 {
                let told = fact.other_number(read, words).or_else(|| fact.other_noun(read, words));
                if let Some(range) = told.filter(|_| !read.is_of_others(words)) {
                    let problem = message!(codes::NAME_DIFFERS, text = read.text(&range), namn = fact.text);
                    read.warn(problem, &range, fact.place.clone(), findings);
                }
            }
        }
    }
}

impl Counted {
    /// "nio kostchefer" of "sju kostchefer": its own nouns after another number.
    fn other_number(&self, read: &Read<'_, '_>, words: &Words) -> Option<Range<usize>> {
        let (at, number) = (0..words.len()).find_map(|at| {
            let same = self
                .nouns
                .iter()
                .enumerate()
                .all(|(more, noun)| words.get(at + 1 + more).is_some_and(|(_, word)| word == noun));
            same.then(|| Some((at, number_at(read, words, at)?))).flatten()
        })?;
        let long = self.nouns.iter().any(|noun| noun.chars().count() >= TELLING);
        (number != self.number && long).then(|| words[at].0.start..words[at + self.nouns.len()].0.end)
    }

    /// "av fem kartingenjörer" of "fem stadsingenjörer": its number right after "av", and none of its nouns.
    fn other_noun(&self, read: &Read<'_, '_>, words: &Words) -> Option<Range<usize>> {
        let has = |noun: &String| words.iter().any(|(_, word)| word.starts_with(noun.as_str()));
        let [noun] = self.nouns.as_slice() else { return None };
        let at = (1..words.len()).find(|at| number_at(read, words, *at) == Some(self.number))?;
        let by = words[at - 1].1 == LANGUAGE.smaord.av;
        let (next, word) = words.get(at + 1)?;
        let founded = words[..at]
            .iter()
            .rev()
            .take(NEAR)
            .any(|(_, word)| LANGUAGE.grundande.contains(word) || LANGUAGE.inledde.contains(word));
        let plural = word.ends_with('r') == noun.ends_with('r') && word.chars().count() >= TELLING;
        (by && founded && plural && !has(noun)).then(|| words[at].0.start..next.end)
    }
}

/// The number that a word is.
fn number_at(read: &Read<'_, '_>, words: &Words, at: usize) -> Option<i64> {
    let (range, _) = words.get(at)?;
    let reading = read.readings.iter().find(|reading| reading.range == *range)?;
    match reading.numerals.as_slice() {
        [(Numeral::Count(number), Some(_))] => Some(*number),
        _ => None,
    }
}

/// Whether a sentence tells how something began.
fn begins(words: &Words) -> bool {
    let lists = [
        &LANGUAGE.grundande,
        &LANGUAGE.inledde,
        &LANGUAGE.fran_borjan,
        &LANGUAGE.bildandet,
        &LANGUAGE.tillfalle.uppslag,
    ];
    words.iter().any(|(_, word)| lists.iter().any(|list| list.contains(word)))
}
