//! How many took the initiative to what the case is about, who they were and when all of it began, against the case's facts: "Idén kom från
//! sju städer", "Grundarna var fyra", "grundades av fem kartingenjörer", "Det hela började 2013".

use std::ops::Range;

use super::apart::Founded;
use super::{Read, Words};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, cardinal};
use crate::review::words::root;

/// A fact that counts somebody has at most so many words, and a word that tells who they are so many letters.
const LENGTH: usize = 8;
const TELLING: usize = 5;

/// A year stands at most so many words after the verb.
const BESIDE: usize = 2;

/// What is counted stands at most so many words after its number, and a verb for founding so many before it.
const NEAR: usize = 2;
const VERB: usize = 3;

/// A fact that is a number of somebody: "fem kuststäder", "två danska och tre svenska städer".
struct Many {
    text: String,
    /// Its numbers, in order.
    numbers: Vec<i64>,
    roots: Vec<String>,
    place: Option<Place>,
}

/// The facts that say how many began something.
pub(super) struct Origin(Vec<Many>);

impl Origin {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let language = &review.templates.sprak;
        let number = |word: &str| cardinal(word, language).and_then(|number| i64::try_from(number).ok());
        let many = review.case.facts.values().filter_map(|fact| match fact {
            Some(Placed { value: Value::Text(text), places }) => {
                let lower = text.to_lowercase();
                let words: Vec<&str> = lower.split_whitespace().collect();
                number(words.first()?).filter(|first| *first > 1 && words.len() <= LENGTH)?;
                let numbers = words.iter().filter_map(|word| number(word)).collect();
                let told = words.iter().filter(|word| word.chars().count() >= TELLING && number(word).is_none());
                let roots: Vec<String> = told.map(|word| root(word).to_owned()).collect();
                (!roots.is_empty()).then(|| Many { text: text.clone(), numbers, roots, place: places.first().cloned() })
            }
            _ => None,
        });
        Self(many.collect())
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, founded: Option<&Founded>, findings: &mut Diagnostics) {
        for words in read.sentences() {
            if let Some(founded) = founded {
                all_began(read, words, founded, findings);
            }
            for many in &self.0 {
                many.check(read, words, findings);
            }
        }
    }
}

impl Many {
    fn check(&self, read: &Read<'_, '_>, words: &Words, findings: &mut Diagnostics) {
        let founders = words.first().is_some_and(|(_, word)| LANGUAGE.direkt.grundarna.contains(word));
        let idea = words.iter().any(|(_, word)| LANGUAGE.direkt.ursprung.contains(word));
        if !(founders || idea || whole_began(words).is_some() || words.iter().any(|(_, word)| is_founding(word))) {
            return;
        }
        let counts = counts(read, words);
        let sum: i64 = self.numbers.iter().sum();
        let has = |wanted: i64| counts.iter().any(|(_, number)| *number == wanted);
        let meant = if founders {
            counts.first()
        } else {
            counts.iter().find(|(range, _)| {
                (idea || is_by(words, range) || is_who(read, words, range)) && self.is_them(words, range)
            })
        };
        let wrong = match meant {
            Some((_, 1)) => None,
            Some((range, _)) if !has(sum) && !self.numbers.iter().all(|part| has(*part)) => Some(range.clone()),
            Some(_) => None,
            None => self.other_noun(words, &counts),
        };
        if let Some(range) = wrong.filter(|_| !read.is_of_others(words)) {
            let problem = message!(codes::NAME_DIFFERS, text = read.text(&range), namn = self.text);
            read.warn(problem, &range, self.place.clone(), findings);
        }
    }

    /// Whether what stands after a number is whom the fact counts.
    fn is_them(&self, words: &Words, number: &Range<usize>) -> bool {
        let after = words.iter().filter(|(word, _)| word.start >= number.end).take(NEAR);
        after.into_iter().any(|(_, word)| self.roots.iter().any(|root| word.starts_with(root.as_str())))
    }

    /// "grundades av fem kartingenjörer" of "fem stadsingenjörer": its number, and none of its nouns.
    fn other_noun(&self, words: &Words, counts: &[(Range<usize>, i64)]) -> Option<Range<usize>> {
        let ([noun], [known]) = (self.roots.as_slice(), self.numbers.as_slice()) else { return None };
        let (number, _) = counts.iter().find(|(range, number)| number == known && is_by(words, range))?;
        let (range, next) = words.iter().find(|(word, _)| word.start >= number.end)?;
        let fact = self.text.split_whitespace().next_back()?;
        let plural = next.ends_with('r') == fact.ends_with('r') && next.chars().count() > TELLING;
        let elsewhere = words.iter().any(|(_, word)| word.starts_with(noun.as_str()));
        (plural && !elsewhere).then_some(number.start..range.end)
    }
}

/// Whether a word is a verb for the beginning of an organisation.
fn is_founding(word: &str) -> bool {
    LANGUAGE.grundande.contains(word) || LANGUAGE.inledde.contains(word)
}

/// Whether a number is of those who founded: "grundades av fem", "Allt började med nio".
fn is_by(words: &Words, number: &Range<usize>) -> bool {
    let before: Vec<&str> =
        words.iter().filter(|(word, _)| word.end <= number.start).map(|(_, w)| w.as_str()).collect();
    let Some((lead, rest)) = before.split_last() else { return false };
    let founded = rest.iter().rev().take(VERB).any(|word| is_founding(word));
    *lead == LANGUAGE.smaord.av && founded || *lead == LANGUAGE.smaord.med && whole_began(words).is_some()
}

/// "kom till när sju fritidsledare tröttnade": who did what it came of, after the verb for founding.
fn is_who(read: &Read<'_, '_>, words: &Words, number: &Range<usize>) -> bool {
    let Some(at) = words.iter().position(|(range, _)| range == number) else { return false };
    let Some(lead) = at.checked_sub(1).filter(|lead| LANGUAGE.uppgift.genom.contains(&words[*lead].1)) else {
        return false;
    };
    words[..lead].iter().any(|(_, word)| is_founding(word)) && read.names_organisation(&words[..lead])
}

/// The numbers of a sentence that count something.
fn counts(read: &Read<'_, '_>, words: &Words) -> Vec<(Range<usize>, i64)> {
    let (Some((first, _)), Some((last, _))) = (words.first(), words.last()) else { return Vec::new() };
    let inside = read.readings.iter().filter(|it| first.start <= it.range.start && it.range.end <= last.end);
    let counted = inside.filter_map(|reading| match reading.numerals.as_slice() {
        [(Numeral::Count(count), Some(_))] => Some((reading.range.clone(), *count)),
        _ => None,
    });
    let mut counted: Vec<(Range<usize>, i64)> = counted.collect();
    counted.sort_by_key(|(range, _)| range.start);
    counted
}

/// "Det hela började", "Allt startade": where the verb of a sentence about the beginning stands.
fn whole_began(words: &Words) -> Option<usize> {
    let began = |at: usize| words.get(at).is_some_and(|(_, word)| LANGUAGE.direkt.borjade.contains(word));
    match words {
        [(_, it), (_, all), ..] if LANGUAGE.sifferord.den_det.contains(it) => {
            (*all == LANGUAGE.smaord.hela && began(2)).then_some(2)
        }
        [(_, all), ..] => (*all == LANGUAGE.smaord.allt && began(1)).then_some(1),
        [] => None,
    }
}

/// "Det hela började år 2013", "Allt startade 2013": another year than that of the founding.
fn all_began(read: &Read<'_, '_>, words: &Words, founded: &Founded, findings: &mut Diagnostics) {
    let Some(verb) = whole_began(words) else { return };
    let mut years = words.iter().filter_map(|(range, word)| {
        let year = word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1800..2200).contains(year))?;
        Some((range, year))
    });
    let (Some((range, year)), None) = (years.next(), years.next()) else { return };
    if !words[verb..].iter().take(BESIDE + 1).any(|(other, _)| other == range) {
        return;
    }
    let event = founded.event();
    let known = event.months.div_euclid(12);
    if year != known && !read.is_of_others(words) {
        let problem = message!(codes::DURATION_DIFFERS, text = read.text(range), fran = known, namn = event.name);
        read.warn(problem, range, event.place, findings);
    }
}
