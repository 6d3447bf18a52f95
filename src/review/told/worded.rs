//! Facts of several words of which a sentence has all but one: "turistbyråerna i Bergen och Vasa" for "… i Bergen och Åbo".

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
use crate::review::readings::cardinal;

/// A fact has so many words: fewer are told as names, more are a sentence.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=9;

/// Facts of fewer words are held only against sentences about who took an initiative.
const SHORT: usize = 3;

/// A word that tells a fact from others has so many letters, and there are so many of them beside the one that differs.
const TELLING: usize = 5;
const BESIDE: usize = 2;

/// Words of so many letters that differ in one or two are one word with a slip of the pen.
const SLIP: usize = 6;

/// A fact by its words in small letters.
struct Worded {
    text: String,
    words: Vec<String>,
    place: Option<Place>,
}

/// The facts of several words.
pub(super) struct Facts(Vec<Worded>);

impl Facts {
    pub(super) fn of(review: &Review<'_>) -> Self {
        let facts = review.case.facts.values().filter_map(|fact| match fact {
            Some(Placed { value: Value::Text(text), places }) => {
                let list: Vec<String> = words(text).iter().map(|word| word.text.to_lowercase()).collect();
                // How many began something is [`super::origin`]'s.
                let numbered = || list.first().is_some_and(|word| cardinal(word, &review.templates.sprak).is_some());
                let named = text.contains(char::is_uppercase) && !text.contains(['{', '.']) && !numbered();
                let place = places.first().cloned();
                (named && LENGTH.contains(&list.len())).then(|| Worded { text: text.clone(), words: list, place })
            }
            _ => None,
        });
        Self(facts.collect())
    }

    pub(super) fn check(&self, read: &Read<'_, '_>, findings: &mut Diagnostics) {
        // Most passages have none of their words, which costs little to see.
        let initiative = read.passage.lower.iter().any(|word| LANGUAGE.slutna.initiativ.contains(word));
        let facts: Vec<&Worded> = self.0.iter().filter(|fact| fact.is_near(&read.passage.text, initiative)).collect();
        if facts.is_empty() {
            return;
        }
        for sentence in read.sentences() {
            for fact in facts.iter().filter(|fact| fact.words.len() <= sentence.len()) {
                if let Some(range) =
                    sentence.windows(fact.words.len()).find_map(|run| fact.differs(read, run, sentence))
                {
                    let problem = message!(codes::NAME_DIFFERS, text = read.text(&range), namn = fact.text);
                    read.warn(problem, &range, fact.place.clone(), findings);
                }
            }
        }
    }
}

impl Worded {
    /// Whether a text has words that tell the fact from others: one where it tells of an initiative.
    fn is_near(&self, text: &str, initiative: bool) -> bool {
        let telling = self.text.split(' ').filter(|word| word.chars().count() >= TELLING);
        let beside = if initiative { 1 } else { BESIDE };
        telling.filter(|word| text.contains(*word)).count() >= beside && (initiative || self.words.len() >= SHORT)
    }

    /// The words in a row that are the fact's but for one, which is nearly it or, where the sentence tells how something began, another
    /// name or another number.
    fn differs(&self, read: &Read<'_, '_>, run: &Words, sentence: &Words) -> Option<Range<usize>> {
        let mut other = run.iter().zip(&self.words).filter(|((_, word), own)| !is_same(word, own));
        let (((range, word), own), None) = (other.next()?, other.next()) else { return None };
        let telling = self.words.iter().filter(|other| *other != own && other.chars().count() >= TELLING).count();
        let language = &read.review.templates.sprak;
        let slip = own.chars().count() >= SLIP && strsim::levenshtein(word, own) <= 2;
        let begins = || sentence.iter().any(|(_, word)| LANGUAGE.fran_borjan.contains(word));
        let name = read.text(range).starts_with(char::is_uppercase);
        let number = cardinal(word, language).is_some() && cardinal(own, language).is_some();
        let written = self.text.to_lowercase().find(own.as_str()).and_then(|at| self.text.get(at..));
        let numeral = cardinal(word, language).is_some() || cardinal(own, language).is_some();
        let both = name && !numeral && written.is_some_and(|own| own.starts_with(char::is_uppercase));
        let meant = slip && both || begins() && (both || number);
        // "Umeå kommun, på vars initiativ …": a fact that the sentence has elsewhere is not told otherwise.
        let took = || {
            let own = |run: &Words| run.iter().zip(&self.words).all(|((_, word), own)| is_same(word, own));
            sentence.iter().any(|(_, word)| LANGUAGE.slutna.initiativ.contains(word))
                && !sentence.windows(self.words.len()).any(own)
        };
        let enough = telling >= BESIDE && self.words.len() >= SHORT || telling > 0 && took();
        (meant && enough).then(|| run[0].0.start..run[run.len() - 1].0.end)
    }
}

/// Whether two words are one, in the genitive or not.
fn is_same(word: &str, own: &str) -> bool {
    word == own || (word.strip_suffix('s') == Some(own) && !own.ends_with('s'))
}
