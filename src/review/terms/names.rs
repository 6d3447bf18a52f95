//! Names that are nearly a known one: "Skolornas Trafikråd". Only names of several words are compared, word by word, so
//! that an ordinary word is never taken for a misspelt one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::message::message;

use super::{Review, Terms, texts_of, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::place::Place;
use crate::review::runs::Run;
use crate::review::word_set::Shapes;

/// More names are not compared: a register of thousands is no list of names to hold prose against.
const MOST_NAMES: usize = 500;

/// Letters that may be wrong in the whole name.
const MOST_WRONG: usize = 2;

/// A known name.
struct Name {
    text: String,
    words: Vec<String>,
    lower: Vec<String>,
    place: Option<Place>,
}

/// The known names, by the words in them.
pub(super) struct Names<'t> {
    names: Vec<Name>,
    /// Name and position of every word of enough letters.
    by_word: BTreeMap<String, Vec<(usize, usize)>>,
    /// Their shapes: most words of a text are told by these to be none.
    shapes: Shapes,
    /// Those words, as the names write them or in small letters.
    any_word: BTreeSet<String>,
    terms: &'t Terms<'t>,
}

impl<'t> Names<'t> {
    /// Collects the names of the kind of case's sources, and the terms of several words.
    pub(super) fn new(review: &Review<'_>, terms: &'t Terms<'t>) -> Self {
        let mut texts: BTreeMap<&str, Option<Place>> = BTreeMap::new();
        for term in &terms.list {
            texts.entry(term.written).or_insert_with(|| term.place.cloned());
        }
        for source in &review.templates.arendetyp.egennamn {
            for (text, place) in texts_of(review.case, source) {
                if texts.len() < MOST_NAMES {
                    texts.insert(text, Some(place));
                }
            }
        }
        let names = texts.into_iter().map(|(text, place)| Name::new(text, place)).filter(Name::is_comparable).collect();
        let (by_word, shapes, any_word) = (BTreeMap::new(), Shapes::default(), BTreeSet::new());
        let mut known = Self { names, by_word, shapes, any_word, terms };
        for (index, name) in known.names.iter().enumerate() {
            for (at, word) in name.lower.iter().enumerate().filter(|(_, word)| word.chars().count() >= 4) {
                known.by_word.entry(word.clone()).or_default().push((index, at));
            }
        }
        known.shapes = Shapes::of(known.by_word.keys());
        let written = known.names.iter().flat_map(|name| &name.words);
        let words = written.filter(|word| word.chars().count() >= 4).chain(known.by_word.keys());
        known.any_word = words.cloned().collect();
        known
    }

    /// Reports the names that are nearly a known one, but not where a banned variant is reported.
    pub(super) fn check(
        &self,
        text: &str,
        runs: &[Run],
        banned: &[Range<usize>],
        place: impl Fn(&Range<usize>) -> Option<Place>,
        findings: &mut Diagnostics,
    ) {
        if !self.has_any(text, runs) {
            return;
        }
        let mut seen = BTreeSet::new();
        for (index, run) in runs.iter().enumerate() {
            for (name, at) in self.candidates(&run.lower) {
                let Some(start) = index.checked_sub(at) else { continue };
                let end = start + self.names[name].words.len();
                if end > runs.len() || !seen.insert((start, name)) || !is_run(text, &runs[start..end]) {
                    continue;
                }
                let window = Window { text, runs: &runs[start..end] };
                let range = runs[start].range.start..runs[end - 1].range.end;
                let reported = banned.iter().any(|b| b.start < range.end && range.start < b.end);
                if !reported && self.is_misspelt(&self.names[name], &window) && !self.is_known(&window) {
                    let finding = Diagnostic::finding(message!(
                        codes::NAME_MISSPELT,
                        text = &text[range.clone()],
                        namn = &self.names[name].text
                    ));
                    let places = place(&range).into_iter().chain(self.names[name].place.clone());
                    findings.push(places.fold(finding, Diagnostic::at));
                }
            }
        }
    }

    /// Whether a text has a word of the names as they write it or in small letters: most texts have none, and need no closer look.
    fn has_any(&self, text: &str, runs: &[Run]) -> bool {
        let known = |word: &str| self.any_word.contains(word);
        let is_written = |run: &Run| {
            let word = &text[run.range.clone()];
            known(word) || word.strip_suffix('s').is_some_and(known)
        };
        let may_be_one = runs.iter().any(|run| self.candidates(&run.lower).next().is_some());
        may_be_one && (runs.iter().any(is_written) || self.any_word.iter().any(|word| text.contains(word.as_str())))
    }

    /// Names with this word; a genitive counts as the word.
    fn candidates<'n>(&'n self, word: &str) -> impl Iterator<Item = (usize, usize)> + use<'n, 't> {
        let of = |word: &str| if self.shapes.may_have(word) { self.by_word.get(word) } else { None };
        let genitive = word.strip_suffix('s').and_then(of).into_iter().flatten();
        of(word).into_iter().flatten().chain(genitive).copied()
    }

    /// Whether the words are nearly the name: a few letters are wrong, or capitals, but no form of inflection differs.
    fn is_misspelt(&self, name: &Name, window: &Window<'_>) -> bool {
        if !window.word(0).starts_with(char::is_uppercase) {
            return false;
        }
        let (mut wrong, mut capitals) = (0, false);
        for (at, known) in name.lower.iter().enumerate() {
            let word = &window.runs[at].lower;
            if word == known {
                capitals |= window.word(at) != name.words[at];
                continue;
            }
            let letters = known.chars().count();
            let distance = strsim::damerau_levenshtein(word, known);
            let most = match letters {
                ..4 => 0,
                4..8 => 1,
                _ => 2,
            };
            if distance > most || self.terms.inflects(word, known) {
                return false;
            }
            wrong += distance;
        }
        wrong <= MOST_WRONG && (wrong > 0 || capitals)
    }

    /// Whether the words are another known name, inflected or not.
    fn is_known(&self, window: &Window<'_>) -> bool {
        let same = |name: &&Name| {
            let (last, first) = (name.words.len() - 1, &name.words[..name.words.len() - 1]);
            name.words.len() == window.runs.len()
                && first.iter().enumerate().all(|(at, word)| window.word(at) == word)
                && self.terms.inflects(window.word(last), &name.words[last])
        };
        self.names.iter().any(|name| same(&name))
    }
}

impl Name {
    fn new(text: &str, place: Option<Place>) -> Self {
        let words: Vec<String> = words::words(text).into_iter().map(|range| text[range].to_owned()).collect();
        let lower = words.iter().map(|word| word.to_lowercase()).collect();
        Self { text: text.to_owned(), words, lower, place }
    }

    /// A name of several words that begins with a capital; a single word may be near any other word.
    fn is_comparable(&self) -> bool {
        self.words.len() > 1 && self.text.starts_with(char::is_uppercase)
    }
}

/// As many words of a text as a name has.
struct Window<'a> {
    text: &'a str,
    runs: &'a [Run],
}

impl Window<'_> {
    fn word(&self, at: usize) -> &str {
        &self.text[self.runs[at].range.clone()]
    }
}

/// Whether only single spaces stand between the words.
fn is_run(text: &str, runs: &[Run]) -> bool {
    runs.windows(2).all(|pair| {
        let between = &text[pair[0].range.end..pair[1].range.start];
        between.chars().count() == 1 && between.chars().all(char::is_whitespace)
    })
}
