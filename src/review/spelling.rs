//! G32: a word that the language's dictionary does not know and that is nearly one that it knows, or nearly a word of the case; and
//! words written apart that are one. Where a language has no dictionary, only the case's own words are known.

mod dictionary;
mod shape;
mod slips;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use self::dictionary::Dictionary;
use self::shape::{begins_sentence, is_participle, is_plain, is_put_together};
use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage};
use super::runs::{Run, words};
use super::safety::is_quoted;
use super::subjects::is_place;
use super::words::source;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Case, Value};

/// Words that nobody uses twice and that are held against the case's own have so many letters; shorter ones are too near each other.
const SHORTEST: usize = 8;

/// Words that the dictionary does not know have so many letters: shorter ones may be anything.
const SHORTEST_UNKNOWN: usize = 5;

/// Words that the dictionary does not know and that begin a sentence have so many letters: shorter ones may be names.
const SHORTEST_FIRST: usize = 7;

/// A word that others are held against stands so often.
const OFTEN: usize = 2;

/// Names of towns that are shorter are near too many others.
const SHORTEST_PLACE: usize = 7;

/// Letters at the end that inflection changes.
const ENDING: usize = 3;

/// Shorter parts of words that are written apart are words of their own.
const SHORTEST_PART: usize = 4;

/// So many unknown words of a case are looked into: a text in another language has no end of them.
const MOST_UNKNOWN: usize = 100;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    places_of_facts(review.case, findings);
    let counts = counts(review);
    let frequent = counts.iter().filter(|(_, count)| **count >= OFTEN).map(|(word, _)| word.as_ref()).collect();
    let mut speller = Speller {
        near: Neighbours::new(&counts),
        counts: &counts,
        frequent,
        own: own_words(review.case),
        dictionary: Dictionary::of(review.templates),
        ordinals: &review.templates.sprak.granskning.talord.ordningstal,
        unknown: 0,
    };
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        if !passage.stretches.iter().any(|s| matches!(s.origin, Origin::Typed(_))) {
            continue;
        }
        let list = passage.runs();
        for (at, run) in list.iter().enumerate() {
            if let Some(mended) = speller.mended(passage, list, at) {
                findings.extend(finding(passage, &run.range, |text| {
                    message!(codes::WORD_MISSPELT, text = text, forslag = mended)
                }));
            }
        }
        for pair in list.windows(2).filter(|pair| &passage.text[pair[0].range.end..pair[1].range.start] == " ") {
            if let Some(whole) = speller.whole(&passage.text, pair) {
                let range = pair[0].range.start..pair[1].range.end;
                findings
                    .extend(finding(passage, &range, |text| message!(codes::WORD_APART, text = text, forslag = whole)));
            }
        }
    }
}

/// A fact that is nearly a place: "Stokholm".
fn places_of_facts(case: &Case, findings: &mut Diagnostics) {
    for fact in case.facts.values().flatten() {
        let Value::Text(text) = &fact.value else { continue };
        if text.contains(char::is_whitespace) || !text.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(place) = near_place(text) {
            let problem = message!(codes::WORD_MISSPELT, text = text, forslag = place);
            findings.push(Diagnostic::warning(problem).at_all(fact.places.iter().take(1).cloned().collect()));
        }
    }
}

/// How often words stand in a case.
type Counts<'r> = BTreeMap<Cow<'r, str>, usize>;

/// How often the case has each word, in small letters; the house's names and terms count as frequent.
fn counts<'r>(review: &'r Review<'_>) -> Counts<'r> {
    let mut counts = Counts::new();
    for passage in &review.passages {
        for run in passage.runs() {
            if passage.text[run.range.clone()].chars().count() >= SHORTEST_UNKNOWN {
                *counts.entry(Cow::Borrowed(&run.lower)).or_default() += 1;
            }
        }
    }
    let house = &review.templates.husstil;
    let names = house.termer.iter().map(|term| &term.skrivs).chain(house.hus.values());
    for word in names.map(|name| name.to_lowercase()).filter(|word| word.chars().count() >= SHORTEST) {
        *counts.entry(Cow::Owned(word)).or_default() += OFTEN;
    }
    counts
}

/// The words of the facts and of the workbook: names and terms, which the case writes as it will.
fn own_words(case: &Case) -> BTreeSet<String> {
    let facts = case.facts.values().flatten().filter_map(|fact| match &fact.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let cells = super::words::cells(case).map(|(text, _)| text);
    facts.chain(cells).flat_map(|text| words(text).into_iter().map(|range| text[range].to_lowercase())).collect()
}

/// Words of so many letters are nearly one another by a slip alone.
const LONGEST: usize = 12;

/// What FNV-1a begins with and multiplies by.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x100_0000_01b3;

/// What words are held against.
struct Speller<'c> {
    counts: &'c Counts<'c>,
    /// The case's own words that stand more than once.
    frequent: BTreeSet<&'c str>,
    /// The words of facts and cells.
    own: BTreeSet<String>,
    near: Neighbours<'c>,
    dictionary: Option<Arc<Dictionary>>,
    /// "första": no part of a word.
    ordinals: &'c [String],
    /// How many unknown words have been looked into.
    unknown: usize,
}

impl Speller<'_> {
    /// What a word ought to be, when it is misspelt.
    fn mended(&mut self, passage: &Passage<'_>, list: &[Run], at: usize) -> Option<String> {
        let (text, Run { range, lower }) = (&passage.text, &list[at]);
        let long = text[range.clone()].chars().count() >= SHORTEST_UNKNOWN;
        let seen = if long { self.counts.get(lower.as_str()).copied().unwrap_or_default() } else { 0 };
        let place = || if seen <= 1 { misspelt_place(text, range) } else { None };
        let mended = without_third(&text[range.clone()]).or_else(|| place().map(str::to_owned));
        // What stands more than once is meant.
        if mended.is_some() || seen != 1 {
            return mended;
        }
        let known = || self.dictionary.as_ref().is_some_and(|dictionary| dictionary.knows(lower));
        self.near.of(lower).filter(|_| !known()).map(str::to_owned).or_else(|| self.unknown(text, list, at))
    }

    /// What is nearly a word that the dictionary does not know.
    fn unknown(&mut self, text: &str, list: &[Run], at: usize) -> Option<String> {
        let Run { range, lower } = &list[at];
        if self.unknown >= MOST_UNKNOWN || !is_plain(text, range) {
            return None;
        }
        if self.is_known(&text[range.clone()]) || is_quoted(text, range) {
            return None;
        }
        // "jätteloka" of a case that has "jättelokan".
        let inflected =
            |own: &String| own.strip_prefix(lower.as_str()).is_some_and(|rest| LANGUAGE.harledning.bojt.contains(rest));
        if self.own.range(lower.clone()..).take_while(|own| own.starts_with(lower.as_str())).any(inflected) {
            return None;
        }
        self.unknown += 1;
        // Beside another one it is of another language.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| list.get(at));
        let foreign = beside.map(|run| &text[run.range.clone()]).any(|word| self.is_foreign(word));
        let dictionary = self.dictionary.as_ref()?;
        // So it is two words from one, where no word of the language stands between: "energy 2030 targets".
        let word = |at: usize| list.get(at).map(|run| &text[run.range.clone()]);
        let farther = [at.checked_sub(1).zip(at.checked_sub(2)), Some((at + 1, at + 2))];
        let alien = |(between, far): (usize, usize)| {
            let (Some(between), Some(far)) = (word(between), word(far)) else { return false };
            !self.is_known(between) && self.is_foreign(far) && slips::known(&far.to_lowercase(), dictionary).is_none()
        };
        if foreign || farther.into_iter().flatten().any(alien) {
            return None;
        }
        let is_in_dictionary = |word: &str| dictionary.knows(word);
        // A capital inside a sentence is a name: only nearly that of an authority can be told, and those are long.
        if text[range.clone()].starts_with(char::is_uppercase) && !begins_sentence(text, range.start) {
            let is_long = lower.chars().count() >= SHORTEST_FIRST;
            return slips::common(lower, |word| is_long && LANGUAGE.kommunord.contains(word), is_in_dictionary);
        }
        // A long word of the case's own facts and cells is what it is nearly: "Stadsbygnadsförvaltningen".
        let own = |word: &str| word.chars().count() >= LONGEST && self.own.contains(word);
        let common = |word: &str| LANGUAGE.kommunord.contains(word) || self.frequent.contains(word) || own(word);
        // A short word with the capital of a sentence's beginning may be a name: "Rabin".
        let name = text[range.clone()].starts_with(char::is_uppercase) && lower.chars().count() < SHORTEST_FIRST;
        slips::common(lower, common, is_in_dictionary).or_else(|| slips::known(lower, dictionary).filter(|_| !name))
    }

    /// Whether a word is long enough to be known, and is not.
    fn is_foreign(&self, word: &str) -> bool {
        word.chars().count() >= SHORTEST_UNKNOWN && word.chars().all(char::is_alphabetic) && !self.is_known(word)
    }

    /// Whether a word is right as it stands; of its parts at hyphens each is.
    fn is_known(&self, word: &str) -> bool {
        let Some(dictionary) = &self.dictionary else { return true };
        self.own.contains(&word.to_lowercase()) || is_in(dictionary, word)
    }

    /// "Brev ställs till kansliet", "Temat värme behandlades": a verb, whose infinitive the language has. "slut besiktigades" is one.
    fn is_passive(&self, first: &str, word: &str) -> bool {
        let verb = |stem: &str| self.dictionary.as_ref().is_some_and(|known| known.has(&format!("{stem}as")));
        let past = || LANGUAGE.uppgift.passiva_forflutna.iter().any(|end| word.strip_suffix(end).is_some_and(verb));
        word.strip_suffix('s').is_some_and(verb) || !LANGUAGE.verbled.iter().any(|lead| lead == first) && past()
    }

    /// The word that two are when they are written together, where they are one.
    fn whole(&self, text: &str, pair: &[Run]) -> Option<String> {
        let (one, other) = (&text[pair[0].range.clone()], &text[pair[1].range.clone()]);
        let parts = [one, other].iter().all(|part| part.chars().count() >= SHORTEST_PART);
        let small = other.chars().all(char::is_lowercase) && one.chars().skip(1).all(char::is_lowercase);
        if !parts || !small {
            return None;
        }
        let first = &pair[0].lower;
        let whole = format!("{first}{other}");
        let long = [one, other].iter().all(|part| part.chars().count() > SHORTEST_PART);
        if long && self.counts.contains_key(whole.as_str()) {
            return Some(whole);
        }
        let apart = LANGUAGE.inte_sammansatta.contains(first)
            || LANGUAGE.inte_sammansatta.contains(other)
            || self.ordinals.contains(first)
            // "1,2 kilometer lång".
            || LANGUAGE.matt.contains(first)
            // "ett kvarts sekel gammal".
            || (LANGUAGE.is_of_time(first) && LANGUAGE.efter_matt.contains(other))
            || self.is_passive(first, other);
        // "Storstads kommuns plan": a name before it.
        let named = one.starts_with(char::is_uppercase) && !begins_sentence(text, pair[0].range.start);
        let known = || {
            LANGUAGE.kommunord.contains(&whole)
                || self.dictionary.as_ref().is_some_and(|known| known.has(&whole) && known.begins_others(first))
        };
        (!apart && !named && known()).then_some(whole)
    }
}

/// The words of the language alone, for rules that know what a case writes otherwise.
pub(super) struct Known(Option<Arc<Dictionary>>);

impl Known {
    pub(super) fn new(review: &Review<'_>) -> Self {
        Self(Dictionary::of(review.templates))
    }

    /// Whether a word is one of the language; of its parts at hyphens each is. Without a dictionary none is known.
    pub(super) fn is_known(&self, word: &str) -> bool {
        let is_small = |part: &str| part.starts_with(char::is_lowercase);
        let is_one = |dictionary: &Dictionary, part: &str| {
            if is_small(part) { is_small_in(dictionary, part) } else { is_in(dictionary, part) }
        };
        self.0.as_ref().is_some_and(|dictionary| word.split('-').all(|part| is_one(dictionary, part)))
    }
}

/// Whether a word is one of the language.
fn is_in(dictionary: &Dictionary, word: &str) -> bool {
    let lower = word.to_lowercase();
    let capital = || {
        let mut letters = lower.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    };
    is_small_in(dictionary, &lower) || is_place(&capital()) || dictionary.has(&capital())
}

/// Whether a word in small letters is one, and no name.
fn is_small_in(dictionary: &Dictionary, lower: &str) -> bool {
    LANGUAGE.kommunord.contains(lower)
        || dictionary.knows(lower)
        || is_put_together(lower, dictionary)
        || is_participle(lower, dictionary)
}

/// A name that is nearly one of a town, and no name that the case has otherwise: "Ullricehamn".
fn misspelt_place(text: &str, range: &Range<usize>) -> Option<&'static str> {
    let word = &text[range.clone()];
    let inside = text[..range.start].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let short = word.chars().count() < SHORTEST_PLACE;
    if short || !inside || !word.starts_with(char::is_uppercase) || is_place(word) {
        return None;
    }
    near_place(word)
}

/// The town whose name a word is nearly.
fn near_place(word: &str) -> Option<&'static str> {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let letters = word.chars().count();
    let near = |place: &&&str| {
        let long = place.chars().count();
        // A slip adds a letter or leaves one out; a genitive has one more.
        long >= SHORTEST_PLACE
            && (long.saturating_sub(1)..=long + 2).contains(&letters)
            && !word.starts_with(**place)
            && [word, bare].iter().any(|word| strsim::damerau_levenshtein(word, place) == 1)
    };
    let capital = word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST_PLACE && !is_place(word);
    LANGUAGE.orter.iter().filter(|_| capital).find(near).copied()
}

fn finding(
    passage: &Passage<'_>,
    range: &Range<usize>,
    message: impl Fn(&str) -> crate::message::Message,
) -> Option<Diagnostic> {
    let typed = |s: &super::passages::Stretch<'_>| {
        matches!(s.origin, Origin::Typed(_)) && s.range.start < range.end && range.start < s.range.end
    };
    let place = source(passage, range).filter(|_| passage.stretches.iter().any(typed))?;
    Some(Diagnostic::warning(message(&passage.text[range.clone()])).at(place))
}

/// The words of a case by what is left of them without one letter: words a letter apart share that.
struct Neighbours<'c> {
    /// What is left, as a number, in order. Two of one number need not be one: [`is_slip`] tells.
    without_one: Vec<(u64, &'c str)>,
}

impl<'c> Neighbours<'c> {
    fn new(counts: &'c Counts<'_>) -> Self {
        let frequent = counts.iter().filter(|(_, count)| **count >= OFTEN).map(|(word, _)| word.as_ref());
        let is_word = |word: &&str| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
        let mut without_one: Vec<(u64, &str)> =
            frequent.filter(is_word).flat_map(|word| shortened(word).map(move |shorter| (shorter, word))).collect();
        without_one.sort_unstable();
        Self { without_one }
    }

    /// The frequent word that a word is nearly.
    fn of(&self, word: &str) -> Option<&'c str> {
        let long = word.chars().count() >= SHORTEST;
        if !long || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let same = |shorter: u64| {
            let from = self.without_one.partition_point(|(number, _)| *number < shorter);
            self.without_one[from..].iter().take_while(move |(number, _)| *number == shorter)
        };
        let mut near = shortened(word).flat_map(same).map(|(_, known)| *known);
        near.find(|known| *known != word && is_slip(word, known))
    }
}

/// A word with the third of three equal letters in a row taken away: no word has three, not even one put together of two.
fn without_third(word: &str) -> Option<String> {
    let mut before = [None; 2];
    let (third, letter) = word.char_indices().find(|(_, letter)| {
        let alike = before == [Some(*letter); 2];
        before = [before[1], Some(*letter)];
        alike
    })?;
    let at = third - letter.len_utf8();
    let small = word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 4;
    small.then(|| format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]))
}

/// Numbers for a word and for the word without each of its letters: equal ones for equal texts (FNV-1a).
fn shortened(word: &str) -> impl Iterator<Item = u64> + '_ {
    let number =
        |number: u64, part: &str| part.bytes().fold(number, |n, byte| (n ^ u64::from(byte)).wrapping_mul(PRIME));
    let without =
        move |(at, letter): (usize, char)| number(number(BASIS, &word[..at]), &word[at + letter.len_utf8()..]);
    std::iter::once(number(BASIS, word)).chain(word.char_indices().map(without))
}

/// Whether one word is the other with one slip that no inflection or composition makes: a letter too many or too few of those
/// doubled, or two that have changed places, inside the stem.
fn is_slip(word: &str, known: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let distance = strsim::damerau_levenshtein(word, known);
    // The s of a compound, and what begins a word, make other words.
    let added = one.len() != other.len();
    let letter = if one.len() > other.len() { one.get(head) } else { other.get(head) };
    let joint = added && matches!(letter, Some('s' | 'e'));
    distance == 1 && head >= 2 && tail >= ENDING && !joint
}

#[cfg(test)]
mod tests;
