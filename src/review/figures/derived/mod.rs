//! Figures that no rule of one sentence's form reads: whatever a sentence names of a sheet (times, values, units) is put together in every
//! way that it may be meant, and a figure that none of them gives is told. What a sentence says of others, or of what only may be, is
//! left alone.

mod books;
mod changes;
mod claims;
mod closed;
mod counts;
mod dates;
mod direct;
mod from_to;
mod given;
mod included;
mod levels;
mod marks;
mod money;
mod of_whole;
mod only;
mod paired;
mod people;
mod pool;
mod scope;
mod shares;
mod slipped;

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use self::books::Book;
use super::pieces::Counted;
use super::{Sentence, Slip};
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::subjects::is_place;
use crate::review::tables::Attended;

/// Where something was held stands at most so many words after the verb.
const HELD: usize = 7;

/// What a case's figures may be computed of.
pub(super) struct Derived<'a> {
    books: Vec<Book<'a>>,
    /// The amounts of facts, and what is computed.
    amounts: Vec<Decimal>,
    /// The numbers of facts, and what is computed.
    numbers: Vec<i64>,
    /// Every day that the case has anywhere.
    days: BTreeSet<NaiveDate>,
    /// Days of decisions that facts have, with where they stand.
    decided: Vec<(String, NaiveDate, Option<Place>)>,
    /// The words of the case's own names, in small letters.
    own_names: BTreeSet<String>,
}

impl<'a> Derived<'a> {
    pub(super) fn of(review: &Review<'a>) -> Self {
        let facts = || review.case.facts.values().chain(review.computed.values()).flatten();
        let amounts = facts().filter_map(|fact| match &fact.value {
            Value::Amount(amount) => Some(amount.normalize()),
            _ => None,
        });
        let numbers = facts().filter_map(|fact| match &fact.value {
            Value::Integer(number) => Some(*number),
            _ => None,
        });
        let rows = review.case.tables.values().flat_map(|table| &table.rows);
        let cells = rows.flat_map(|row| row.values.iter()).flatten();
        let days = facts().map(|fact| &fact.value).chain(cells).filter_map(|value| match value {
            Value::Date(date) => Some(*date),
            _ => None,
        });
        let days = days.chain(review.case.issued.iter().map(|day| day.value)).collect();
        let decided = review.case.facts.iter().filter_map(|(name, fact)| match fact.as_ref()? {
            Placed { value: Value::Date(date), places } if name.ends_with(".datum") => {
                Some((name.clone(), *date, places.first().cloned()))
            }
            _ => None,
        });
        let decided = decided.collect();
        let (amounts, numbers) = (amounts.collect(), numbers.collect());
        Self { books: Book::all(review), amounts, numbers, days, decided, own_names: closed::own_names(review) }
    }

    /// Whether a word is one of the case's own names.
    pub(super) fn is_own_name(&self, lower: &str) -> bool {
        self.own_names.contains(lower)
    }

    /// Whether a word is a value of a sheet, a row of one, or one of the case's own names.
    pub(super) fn knows(&self, lower: &str) -> bool {
        let known = |book: &Book<'_>| {
            book.is_row(lower) || book.marks.iter().any(|mark| mark.is_kind(lower) || mark.is_form(lower))
        };
        self.own_names.contains(lower) || self.books.iter().any(known)
    }

    /// "Nordisk skolväg kostar 4 000 kr": the sentence opens with the name of a row that is no item of the costs.
    pub(super) fn opens_with_another(&self, sentence: &Sentence<'_>) -> bool {
        let text = sentence.small();
        let named = |book: &Book<'_>| {
            let names = || book.rows().iter().filter_map(|row| book.name_of(*row));
            book.has_names() && !book.has_amounts() && names().any(|name| text.starts_with(&name.to_lowercase()))
        };
        self.books.iter().any(named)
    }
}

impl Sentence<'_> {
    /// The figures of the sentence that nothing that it names gives.
    pub(super) fn derived(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Vec<Slip> {
        if self.is_of_others_or_may_be() {
            return Vec::new();
        }
        if self.is_cumulative() {
            return Vec::new();
        }
        let mut slips: Vec<Slip> = self.derived_amount_told(derived).into_iter().collect();
        if slips.is_empty() {
            slips.extend(self.derived_amount_of_several(derived));
        }
        if slips.is_empty() {
            slips.extend(self.derived_with_items(derived).or_else(|| self.derived_change(derived)));
        }
        slips.extend(attended.and_then(|attended| self.derived_people(derived, attended)));
        slips.extend(attended.and_then(|attended| self.people_from_to(derived, attended)));
        slips.extend(self.derived_levels(derived).or_else(|| self.derived_count(derived, attended)));
        slips.extend(self.derived_shares(derived, attended));
        slips.extend(self.derived_days(derived));
        slips.extend(self.derived_only(derived, attended).or_else(|| self.derived_claim(derived)));
        slips.extend(self.derived_of_each(derived, attended));
        slips.extend(self.derived_part(derived, attended));
        slips
    }

    /// Whether the sentence speaks of others, of another time, or of what has not happened.
    fn is_of_others_or_may_be(&self) -> bool {
        self.others
            || self.may_be_otherwise()
            || self.has_any(&LANGUAGE.harledning.andras)
            || self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || self.opens_with_if()
            || self.names_another_place()
            || self.is_of_each_town()
            || self.is_of_organiser()
            || self.tells_range()
            || self.tells_what_it_came_of()
    }

    /// "Föreningen ordnade 14 möten 2022": of all that there were, and not of those that the municipality came to.
    pub(super) fn is_of_organiser(&self) -> bool {
        self.has_any(&LANGUAGE.harledning.ordnade)
            && !self.lower.iter().any(|(_, word)| self.is_ours(word) || *word == LANGUAGE.smaord.vi)
    }

    /// "Nätverket kom till sedan sex lärare hade träffats": who did what it came of is nobody that a sheet counts.
    fn tells_what_it_came_of(&self) -> bool {
        let small = &LANGUAGE.smaord;
        self.lower.windows(3).any(|three| {
            three[0].1 == small.kom && three[1].1 == small.till && LANGUAGE.uppgift.genom.contains(&three[2].1)
        })
    }

    /// Whether a word makes what is told uncertain, or to come; one that explains it afterwards does not: "55 deltaganden, eftersom samma
    /// person kan förekomma flera gånger".
    fn may_be_otherwise(&self) -> bool {
        let last = self.readings.last().map_or(self.range.end, |reading| reading.range.end);
        self.lower.iter().filter(|(_, word)| LANGUAGE.harledning.ovisst.contains(word)).any(|(range, _)| {
            let explains = |word: &&str| LANGUAGE.forklaring.contains(word);
            let between = self.words_in(&(last..range.start));
            // "55, en uppgift som bör tolkas": what is said of something else.
            let of_it = matches!(between.as_slice(), [one, _, as_one, ..]
                if LANGUAGE.sifferord.ett.contains(one) && *as_one == LANGUAGE.smaord.som);
            range.start < last || !(of_it || between.iter().any(explains))
        })
    }

    /// "Om staden går ur"; but "om man lägger ihop åren" tells what they are.
    fn opens_with_if(&self) -> bool {
        let opens = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.om);
        opens && !self.has_any(&LANGUAGE.harledning.raknar_ihop)
    }

    /// Whether it names a place that is not the case's: "Malmö har tio platser".
    pub(super) fn names_another_place(&self) -> bool {
        self.lower.iter().enumerate().any(|(at, (range, word))| {
            // "då konferensen hölls i Malmö", "hölls så långt bort som i Umeå", "i en lada på Orust": where something was.
            let led = at > 1 && [LANGUAGE.smaord.i, LANGUAGE.smaord.pa].contains(&self.lower[at - 1].1.as_str());
            let verb =
                || self.lower[at.saturating_sub(HELD)..at].iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word));
            let held = led && verb();
            !held
                && is_place(&self.text[range.clone()])
                && !self.home.iter().any(|home| home == word.trim_end_matches('s'))
        })
    }

    /// Whether a number stands in a quotation.
    fn is_quoted(&self, number: &Range<usize>) -> bool {
        let marks = |text: &str| text.matches(['”', '“', '"', '»', '«']).count();
        marks(&self.text[..number.start]) % 2 == 1
    }

    /// Whether a number is a bound: "fler än åtta", "minst tre", "upp till fem".
    fn is_bound(&self, number: &Range<usize>) -> bool {
        let mut before = self.lower.iter().rev().filter(|(range, _)| range.end <= number.start).map(|(_, word)| word);
        let near: Vec<&String> = before.by_ref().take(2).collect();
        near.iter().any(|word| {
            LANGUAGE.harledning.urval.contains(word)
                || word.as_str() == LANGUAGE.smaord.an
                || LANGUAGE.sifferord.fler.contains(word)
        })
    }

    /// "Av 2019 års resekostnad": what is told is a part.
    pub(super) fn opens_with_of(&self) -> bool {
        self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.av)
    }

    /// Whether the sentence holds one thing against another.
    pub(super) fn compares(&self) -> bool {
        let change = |word: &str| word.ends_with(LANGUAGE.harledning.andring.as_str());
        self.has_any(&LANGUAGE.harledning.jamfor) || self.lower.iter().any(|(_, word)| change(word))
    }

    /// Whether a word of the sentence is the municipality or what the case is about.
    fn names_own(&self) -> bool {
        self.lower.iter().any(|(_, word)| {
            LANGUAGE.egna.contains(word)
                || LANGUAGE.kommunen.contains(word)
                || LANGUAGE.sifferord.vi.contains(word)
                || word.starts_with(LANGUAGE.medlemsord.as_str())
                || self.home.iter().any(|home| home == word.trim_end_matches('s'))
        })
    }

    /// Whether the sentence speaks of what the sheets have: by a time of theirs, by what they name, or by a word for all of their rows.
    fn names_rows(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> bool {
        let words = self.words();
        let people = attended.is_some_and(|attended| {
            let all = |word: &&str| attended.is_people(word) && LANGUAGE.is_definite_plural(word);
            !attended.named(&words).is_empty() || words.iter().any(|word| attended.is_noun(word) || all(word))
        });
        let definite = |word: &&str| {
            let rows =
                |book: &Book<'_>| book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
            LANGUAGE.is_definite_plural(word) && derived.books.iter().any(rows)
        };
        people
            || self.names_own()
            || self.names_document()
            || self.has_period()
            || !self.years().is_empty()
            || words.iter().any(definite)
    }

    /// Whether a word of the sentence is what one of the case's documents is called: "inriktningen".
    fn names_document(&self) -> bool {
        self.lower.iter().any(|(_, word)| self.kinds.iter().any(|kind| word.starts_with(kind.as_str())))
    }

    /// The count of the sentence that may be held against a sheet: of several one may be a part, or of others.
    fn only_count(&self) -> Option<Counted> {
        match self.counts_and_ones() {
            [counted] if !self.opens_with_of() => Some(counted.clone()),
            _ => None,
        }
    }
}
