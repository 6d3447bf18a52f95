//! Sentences of which every word is known: small words, and what the facts and the sheets have. Nothing in such a sentence can make its
//! numbers those of something else, whatever its order, and so each of them must be given by what the sentence names.

mod amounts;
mod counts;
mod extremes;
mod presence;
mod scope;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Derived;
use super::marks::Mark;
use crate::model::{Placed, Value};
use crate::review::Review;
use crate::review::figures::seats::Seated;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;
use crate::review::phrases::words;
use crate::review::subjects::is_place;
use crate::review::tables::Attended;

/// A sentence of more numbers is a table.
const MOST_NUMBERS: usize = 8;

/// A name has at most so many words.
const NAME: usize = 4;

/// What the sheets know, as a sentence of known words is held against it.
struct Known<'k, 'a> {
    derived: &'k Derived<'a>,
    attended: Option<&'k Attended<'a>>,
    seated: Option<&'k Seated<'a>>,
}

/// The words of the facts that are names, in small letters; towns are names of others.
pub(super) fn own_names(review: &Review<'_>) -> BTreeSet<String> {
    let facts = review.case.facts.values().filter_map(|fact| match fact {
        Some(Placed { value: Value::Text(text), .. }) => Some(text.as_str()),
        _ => None,
    });
    let names = facts.filter(|text| text.starts_with(char::is_uppercase) && !text.contains(['{', '.']));
    let named = names.map(words).filter(|words| words.len() <= NAME).flatten();
    named.filter(|word| !is_place(word.text)).map(|word| word.text.to_lowercase()).collect()
}

impl Sentence<'_> {
    /// The first number of the sentence that nothing gives, where all of its words are known.
    pub(in crate::review::figures) fn closed<'a>(
        &self,
        derived: &Derived<'a>,
        attended: Option<&Attended<'a>>,
        seated: Option<&Seated<'a>>,
    ) -> Option<Slip> {
        let known = Known { derived, attended, seated };
        let few = !self.readings.is_empty() && self.readings.len() <= MOST_NUMBERS;
        if !few || !self.is_closed(&known) || self.is_shared_on_others() || self.is_of_one_thing() {
            return None;
        }
        // "Det är fler än tre", "Sex av dem": of what the sentence before says.
        let first = self.lower.first().map_or("", |(_, word)| word.as_str());
        let points = LANGUAGE.slutna.pekar.contains(first) || self.has_any(&LANGUAGE.slutna.dem);
        // "Ett av webbinarierna hade sju deltagare": which one nobody can tell.
        let one = |pair: &[Spoken]| LANGUAGE.sifferord.ett.contains(&pair[0].1) && pair[1].1 == LANGUAGE.smaord.av;
        let one_of_some = self.lower.windows(2).any(one);
        let denied = self.has(&[LANGUAGE.smaord.inte]);
        if denied || self.orders_rows() || one_of_some || self.is_represented() || !self.earlier.is_empty() && points {
            return None;
        }
        let figure = self.closed_amount(&known).or_else(|| self.closed_count(&known));
        figure
            .or_else(|| self.closed_last_report(&known))
            .or_else(|| self.closed_extreme(&known))
            .or_else(|| self.closed_presence(&known))
    }

    /// "de tre första aktiviteterna", "de båda sista åren": which they are nobody can tell.
    fn orders_rows(&self) -> bool {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let order = |word: &str| LANGUAGE.harledning.forsta.contains(word) || LANGUAGE.harledning.sista.contains(word);
        (0..self.lower.len()).filter(|at| order(word(*at))).any(|at| {
            let both = at > 0 && LANGUAGE.slutna.bada.contains(word(at - 1));
            let of_time = |at: usize| LANGUAGE.is_of_time(word(at)) || LANGUAGE.sifferord.aren.contains(word(at));
            let last = at + 1 == self.lower.len();
            both || !(last || of_time(at + 1) || self.number_at(at + 1).is_some() && of_time(at + 2))
        })
    }

    /// Whether every word is known.
    fn is_closed(&self, known: &Known<'_, '_>) -> bool {
        let mut at = 0;
        while let Some((range, word)) = self.lower.get(at) {
            let length = if self.is_plain(range, word, known) { Some(1) } else { self.value_at(at, known) };
            let Some(length) = length else { return false };
            at += length;
        }
        true
    }

    /// Whether a word says nothing of its own, is a number, or is one of the case's names.
    fn is_plain(&self, range: &Range<usize>, word: &str, known: &Known<'_, '_>) -> bool {
        let bare = word.strip_suffix('s').unwrap_or(word);
        let number = || self.readings.iter().any(|r| r.range.start <= range.start && range.end <= r.range.end);
        let names = &known.derived.own_names;
        LANGUAGE.slutna.ord.contains(word)
            || word == LANGUAGE.smaord.inte
            || number()
            || LANGUAGE.egna.contains(word)
            || LANGUAGE.kommunen.contains(word)
            || LANGUAGE.organisationen.contains(bare)
            || self.text[range.clone()].starts_with(char::is_uppercase)
                && (names.contains(word) || names.contains(bare))
            || self.home.iter().any(|home| home == bare)
            || self.kinds.iter().any(|kind| word.starts_with(kind.as_str()))
            || known.seated.is_some_and(|seated| seated.is_forum_word(word))
    }

    /// How many words from one on are a value of a sheet, a unit, a month, or stand for rows or people.
    fn value_at(&self, at: usize, known: &Known<'_, '_>) -> Option<usize> {
        let word = self.lower[at].1.as_str();
        let people = |attended: &Attended<'_>| is_people(attended, word) || !attended.named(&[word]).is_empty();
        let of_sheets = || {
            known.derived.books.iter().any(|book| {
                let long = word.chars().count() > SHORT;
                let short = |mark: &Mark| long && mark.is_called(word, book.has_seats());
                let form = |mark: &Mark| mark.listed && mark.is_kind(word) || mark.is_form(word) || short(mark);
                book.is_row(word) || book.marks.iter().any(form)
            })
        };
        if LANGUAGE.manader.iter().any(|month| month == word) || known.attended.is_some_and(people) || of_sheets() {
            return Some(1);
        }
        let marks = known.derived.books.iter().flat_map(|book| &book.marks);
        marks.filter_map(|mark| mark.spans(&self.lower[at..])).max()
    }
}

/// Whether a word stands for those who took part: "anställda" are anybody.
fn is_people(attended: &Attended<'_>, word: &str) -> bool {
    attended.is_people(word) || attended.is_noun(word) || LANGUAGE.slutna.personer.contains(word)
}

/// A word that stands for a unit, or for a row, has more letters.
const SHORT: usize = 6;
